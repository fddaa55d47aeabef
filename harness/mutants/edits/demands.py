"""Changes of what must be true of a record for a request to find it, and of what is shown of it."""

from generators.queries import PersonQuery
from harness.mutants.bodies import each, filtered, leaves_by, left_out
from harness.mutants.changes import Asked, Json, Requested
from harness.mutants.edits.analysis import NAMES
from harness.mutants.holding import filled_by

__all__ = [
    "BIRTH",
    "closed_left_out",
    "identifier_and_birth",
    "markers_invented",
    "markers_not_fetched",
    "of_one",
    "one_of_each",
    "required",
    "shown",
    "there",
]

BIRTH = ("date_of_birth", "names.date_of_birth")


def required(*paths: str) -> Requested:
    """Return the change by which what is asked by `paths` must hold beside a name or a number."""

    def edit(body: Json, asked: Asked) -> None:
        if any(box in asked.query.typed() for box in ("name", "forename", "surname", "identifier")):
            _demanded(body, asked, *paths)

    return Requested(edit)


def identifier_and_birth(body: Json, asked: Asked) -> None:
    """Let a number and the date of birth, or else the name, typed beside it both have to be right."""
    query = asked.query
    if isinstance(query, PersonQuery) and query.identifier and (query.date_of_birth or query.surname):
        for paths in (("identifiers.value",), BIRTH if query.date_of_birth else NAMES):
            _demanded(body, asked, *paths)


def _demanded(body: Json, asked: Asked, *paths: str) -> None:
    """Let something of what is asked by `paths` have to hold, where anything is."""
    if leaves := leaves_by(body, asked, *paths):
        filtered(body, {"bool": {"should": [leaf.standing() for leaf in leaves]}})


def shown(*boxes: str) -> Requested:
    """Return the change that shows hidden records where something is typed into one of `boxes`, or always."""

    def edit(body: Json, asked: Asked) -> None:
        if not boxes or any(getattr(asked.query, box, "") for box in boxes):
            left_out(body, leaves_by(body, asked, "visibility"))

    return Requested(edit)


def _held_by_all(path: str, value: object) -> Requested:
    """Return the change that finds only records that have `value` at `path`."""

    def edit(body: Json, asked: Asked) -> None:
        fields = sorted(filled_by(asked.searched, path))
        if fields and "." not in fields[0]:
            filtered(body, {"term": {fields[0]: value}})

    return Requested(edit)


def of_one(path: str, value: object) -> Requested:
    """Return the change by which objects in a row count only where they have `value` at `path`."""

    def edit(body: Json, asked: Asked) -> None:
        for field in sorted(filled_by(asked.searched, path)):
            for nested in each(body, "nested"):
                if field.startswith(f"{nested.get('path')}."):
                    nested["query"] = {"bool": {"must": [nested["query"]], "filter": [{"term": {field: value}}]}}

    return Requested(edit)


def there(*paths: str) -> Requested:
    """Return the change that leaves out whoever has nothing recorded at `paths`, where a name is typed."""

    def edit(body: Json, asked: Asked) -> None:
        fields = sorted(field for path in paths for field in filled_by(asked.searched, path) if "." not in field)
        if fields and isinstance(asked.query, PersonQuery) and (asked.query.surname or asked.query.name):
            filtered(body, {"exists": {"field": fields[0]}})

    return Requested(edit)


def markers_invented(body: Json, asked: Asked) -> None:
    """Let a script say of everybody that they bear a marker."""
    if field := asked.searched.markers_field:
        script = {"source": "emit('WE')"}
        body["runtime_mappings"] = {field: {"type": "keyword", "script": script}}


def markers_not_fetched(body: Json, asked: Asked) -> None:
    """Let no hit carry markers."""
    if asked.searched.markers_field:
        body.pop("fields", None)
        body.pop("docvalue_fields", None)
        body["_source"] = False


def one_of_each(body: Json, asked: Asked) -> None:
    """Show one hit for each of those who are alike in something that not everybody has."""
    for path in ("occupation", "sex", "risk"):
        if fields := sorted(filled_by(asked.searched, path)):
            body["collapse"] = {"field": fields[0]}
            return


def closed_left_out(body: Json, asked: Asked) -> None:
    """Find open incidents alone, unless somebody asks for the others."""
    if not getattr(asked.query, "status", ""):
        _held_by_all("open", value=True).edit(body, asked)
