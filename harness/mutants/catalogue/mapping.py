"""What real projects got wrong in the mapping of fields."""

from typing import Any

from harness.mutants.bodies import each
from harness.mutants.changes import Asked, Defined, Json, Requested
from harness.mutants.edits.analysis import NAMES
from harness.mutants.index import Index
from harness.mutants.mutant import Layer, maker

__all__ = ["MAPPING"]

_DATES = ("date_of_birth", "names.date_of_birth", "opened", "date")


def _mapped(mapping: Json, *paths: str) -> Defined:
    """Return the change that maps what is at `paths` so, without forms of it."""

    def edit(index: Index) -> None:
        for field in index.fields(*paths, forms=False):
            field.mapping.clear()
            field.mapping.update(mapping)

    return Defined(edit)


def _set(kind: str, values: Json, *paths: str) -> Defined:
    """Return the change that sets `values` in the mapping of every field of that `kind` at `paths`."""

    def edit(index: Index) -> None:
        for field in index.fields(*paths):
            # Where no places of words are kept, none can be apart.
            if field.kind == kind and not ("position_increment_gap" in values and "index_options" in field.mapping):
                field.mapping.update(values)

    return Defined(edit)


def _unmapped(path: str) -> Defined:
    """Return the change that forgets what is at `path`: it is stored, and nothing is indexed of it."""

    def edit(index: Index) -> None:
        for field in index.fields(path, forms=False)[:1]:
            node: Any = index.mappings
            *within, last = field.name.split(".")
            for part in within:
                node = node["properties"][part]
            node.get("properties", {}).pop(last, None)
            index.mappings["dynamic"] = False

    return Defined(edit)


def _lower_case_kept(index: Index) -> None:
    paths = ("identifiers.value", "vehicles", "vehicle", "reference", "addresses.postcode", "postcode")
    for analyser in index.analysers(*paths):
        analyser["filter"] = [name for name in analyser["filter"] if name != "lowercase"]


def _formless(index: Index) -> None:
    for mapping in each(index.mappings, "properties"):
        for field in mapping.values():
            field.pop("fields", None)


def _copyless(index: Index) -> None:
    for mapping in each(index.mappings, "properties"):
        for field in mapping.values():
            field.pop("copy_to", None)


def _flat(index: Index) -> None:
    for mapping in each(index.mappings, "properties"):
        for field in mapping.values():
            if field.get("type") == "nested":
                del field["type"]


def _unnested(body: Json, asked: Asked) -> Json:  # noqa: ARG001
    """Ask of objects in a row what was asked of one of them."""

    def plain(node: Any) -> Any:  # noqa: ANN401
        if isinstance(node, list):
            return [plain(one) for one in node]
        if isinstance(node, dict):
            if "nested" in node and isinstance(node["nested"], dict) and "query" in node["nested"]:
                return plain(node["nested"]["query"])
            return {key: plain(value) for key, value in node.items()}
        return node

    made: Json = plain(body)
    return made


_mutant = maker(Layer.MAPPING)

_FORGOTTEN = {
    "forename": ("names.forename", ("person/as-recorded/name*",)),
    "surname": ("names.surname", ("person/as-recorded/*surname*", "person/as-recorded/name*")),
    "phone": ("phones", ("person/as-recorded/phone",)),
    "vehicle": ("vehicles", ("person/as-recorded/vehicle",)),
    "identifier": ("identifiers.value", ("person/as-recorded/identifier*",)),
    "markers": ("markers", ("person/as-recorded/marker*", "person/as-recorded/*")),
    "postcode": ("addresses.postcode", ("person/as-recorded/*postcode*",)),
    "town": ("addresses.town", ("person/as-recorded/*town*",)),
    "street": ("addresses.street", ("person/as-recorded/*street*",)),
    "birth": ("date_of_birth", ("person/as-recorded/*born*",)),
    "sex": ("sex", ("person/as-recorded/*sex*",)),
    "narrative": ("narrative", ("incident/as-recorded/words+*",)),
    "flags": ("flags", ("incident/as-recorded/flag+*",)),
    "officers": ("officers", ("incident/as-recorded/officer+*",)),
    "risk": ("risk", ("incident/as-recorded/risk+*",)),
    "role": ("involved.role", ("incident/as-recorded/person+role",)),
    "landmark": ("landmark", ("incident/as-recorded/landmark+*",)),
    "crossing": ("crossing", ("incident/as-recorded/junction+*",)),
    "caller-phone": ("caller_phone", ("incident/as-recorded/caller-phone",)),
}

MAPPING = (
    _mutant(
        "phrase-gap-0",
        "words of one value stand beside those of the next",
        "es#13207",
        ("incident/as-recorded/*street*", "golden/incident/*"),
        _set("text", {"position_increment_gap": 0}, "street", "crossing", "addresses.street"),
    ),
    _mutant(
        "id-numeric",
        "identifiers are numbers",
        "invenio#3339",
        ("person/as-recorded/identifier*", "person/as-recorded/PNC-ID"),
        _mapped({"type": "long", "ignore_malformed": True}, "identifiers.value"),
    ),
    _mutant(
        "phone-numeric",
        "phone numbers are numbers",
        "seed#2562",
        ("person/as-recorded/phone", "incident/as-recorded/caller-phone"),
        _mapped({"type": "long", "ignore_malformed": True}, "phones", "caller_phone"),
    ),
    _mutant(
        "id-case",
        "identifiers, registrations and postcodes keep their case",
        "wellcomecollection#3682",
        ("*/identifier-format/*", "*/vehicle-format/*", "*/reference-format/*", "*/postcode-format/*"),
        Defined(_lower_case_kept),
    ),
    _mutant(
        "nested-flattened",
        "names and addresses are rows of values, of which none belongs to another",
        "own",
        ("person/as-recorded/*", "incident/as-recorded/person+role", "golden/person/parts-of-*", "relation/*"),
        Defined(_flat),
        Requested(_unnested),
    ),
    _mutant(
        "too-long-ignored",
        "of identifiers, numbers and references no more than eight characters are indexed",
        "own",
        ("person/as-recorded/identifier*", "incident/as-recorded/reference*"),
        _set("keyword", {"ignore_above": 8}, "identifiers.value", "reference", "crime_reference", "number"),
    ),
    _mutant(
        "forms-dropped",
        "fields have lost the forms in which they are looked up",
        "own",
        ("person/slip/*", "person/nickname/*", "person/phonetic/*"),
        Defined(_formless),
    ),
    _mutant(
        "copies-dropped",
        "fields that were filled from others stay empty",
        "es#18650",
        ("person/as-recorded/*", "incident/as-recorded/*"),
        Defined(_copyless),
    ),
    _mutant(
        "dates-in-full-only",
        "dates of which the day is not known are left out",
        "own",
        ("person/as-recorded/name+born-partly-recorded",),
        _set("date", {"format": "uuuu-MM-dd", "ignore_malformed": True}, "date_of_birth", "names.date_of_birth"),
    ),
    _mutant(
        "dates-day-last",
        "of dates the day is read as the month",
        "own",
        ("person/as-recorded/*born*", "incident/as-recorded/number+date"),
        _set("date", {"format": "uuuu-dd-MM||uuuu-MM||uuuu", "ignore_malformed": True}, *_DATES),
    ),
    _mutant(
        "names-too-long-ignored",
        "of names written as they are no more than six letters are indexed",
        "own",
        ("relation/person-exact-before-near", "golden/person/*"),
        _set("keyword", {"ignore_above": 6}, *NAMES),
    ),
    *(
        _mutant(f"{name}-unmapped", f"{name}: stored, and not indexed", "GTAS#1022", shows, _unmapped(path))
        for name, (path, shows) in _FORGOTTEN.items()
    ),
)
