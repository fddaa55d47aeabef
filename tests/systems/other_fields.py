"""The reference search over an index with other field names, other dates and a pipeline of its own."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from harness.systems import REFERENCE

__all__ = ["written_with_a_mapping", "written_with_other_fields"]

_CALLED = {
    "id": "nominal_id",
    "names": "known_as",
    "forename": "given",
    "middle": "middle_names",
    "surname": "family",
    "date_of_birth": "dob",
    "addresses": "lived_at",
    "house": "premises",
    "street": "road",
    "town": "locality",
    "postcode": "post_code",
    "phones": "telephones",
    "identifiers": "refs",
    "vehicles": "vrms",
    "markers": "warnings",
    "visibility": "access",
    "sex": "gender",
}
_DOCUMENT = """
{% macro dated(iso) %}{{ (iso | day_first or none) | tojson }}{% endmacro %}
{
  "nominal_id": {{ record.id | tojson }},
  "known_as": [
    {% for name in record.names %}
    {
      "kind": {{ name.kind | tojson }}, "title": {{ name.title | tojson }}, "given": {{ name.forename | tojson }},
      "middle_names": {{ name.middle | tojson }}, "family": {{ name.surname | tojson }},
      "dob": {{ dated(name.date_of_birth) }}
    },
    {% endfor %}
  ],
  "gender": {{ record.sex | tojson }},
  "dob": {{ dated(record.date_of_birth) }},
  "ethnicity": {{ record.ethnicity | tojson }},
  "occupation": {{ record.occupation | tojson }},
  "lived_at": [
    {% for place in record.addresses %}
    {
      "premises": {{ place.house | tojson }}, "road": {{ place.street | tojson }},
      "locality": {{ place.town | tojson }}, "post_code": {{ place.postcode | tojson }},
      "current": {{ place.current | tojson }}
    },
    {% endfor %}
  ],
  "telephones": {{ record.phones | tojson }},
  "refs": {{ record.identifiers | tojson }},
  "vrms": {{ record.vehicles | tojson }},
  "warnings": {{ record.markers | tojson }},
  "access": {{ record.visibility | tojson }}
}
"""
_YEAR_FIRST = """
List dates = new ArrayList();
if (ctx.dob != null) { dates.add(ctx.dob); }
for (name in ctx.known_as) { if (name.dob != null) { dates.add(name.dob); } }
ctx.born = new ArrayList();
for (date in dates) {
  String[] parts = date.splitOnToken('/');
  String born = parts[parts.length - 1];
  for (int i = parts.length - 2; i >= 0; i--) { born += '-' + parts[i]; }
  ctx.born.add(born);
}
"""

_MAPPING = """
CALLED = <called>
DATES = {"date_of_birth"}


def person(record):
    born = [one["date_of_birth"] for one in (record, *record["names"]) if one["date_of_birth"]]
    return {**renamed(record), "born": born}


def renamed(value):
    if isinstance(value, dict):
        return {CALLED.get(key, key): dated(one) if key in DATES else renamed(one) for key, one in value.items()}
    return [renamed(one) for one in value] if isinstance(value, list) else value


def dated(iso):
    return "/".join(reversed(iso.split("-"))) if iso else None
"""


def written_with_other_fields(folder: Path) -> Path:
    """Write such a system to `folder`, which must not be there, and return it."""
    shutil.copytree(REFERENCE, folder)
    for name in ("person.index.json", "person.search.json.j2", "names.json.j2", "clauses.json.j2"):
        path = folder / name
        kept = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'"([\w.]+)"', _renamed, kept), encoding="utf-8")
    _rewritten(folder / "person.search.json.j2", '"fields": ["warnings"]', '"fields": ["warnings", "nominal_id"]')
    _rewritten(
        folder / "system.toml",
        "[person]\n",
        '[person]\nmarkers = "warnings"\nid_field = "nominal_id"\n'
        'document = "person.document.json.j2"\npipeline = "person.pipeline.json"\n',
    )
    index = folder / "person.index.json"
    definition: dict[str, Any] = json.loads(index.read_text(encoding="utf-8"))
    properties = definition["mappings"]["properties"]
    for holder in (properties, properties["known_as"]["properties"]):
        holder["dob"] = {"type": "date", "format": "dd/MM/uuuu||MM/uuuu||uuuu"}
    index.write_text(json.dumps(definition), encoding="utf-8")
    # An incident has its own fields, and shares the templates of names.
    shutil.copy(REFERENCE / "names.json.j2", folder / "names_involved.json.j2")
    shutil.copy(REFERENCE / "clauses.json.j2", folder / "clauses_involved.json.j2")
    _rewritten(folder / "names_involved.json.j2", '"clauses.json.j2"', '"clauses_involved.json.j2"')
    _rewritten(folder / "incident.search.json.j2", '"names.json.j2"', '"names_involved.json.j2"')
    _rewritten(folder / "incident.search.json.j2", '"clauses.json.j2"', '"clauses_involved.json.j2"')
    (folder / "person.document.json.j2").write_text(_DOCUMENT, encoding="utf-8")
    pipeline = {"processors": [{"script": {"source": " ".join(_YEAR_FIRST.split())}}]}
    (folder / "person.pipeline.json").write_text(json.dumps(pipeline), encoding="utf-8")
    return folder


def written_with_a_mapping(folder: Path) -> Path:
    """Write the same to `folder` with a function in Python, which makes what the template and the pipeline make."""
    written_with_other_fields(folder)
    toml = folder / "system.toml"
    _rewritten(toml, 'document = "person.document.json.j2"\npipeline = "person.pipeline.json"\n', "")
    _rewritten(toml, "[person]\n", '[person]\ndocument = "mapping.py"\n')
    (folder / "person.document.json.j2").unlink()
    (folder / "person.pipeline.json").unlink()
    (folder / "mapping.py").write_text(_MAPPING.replace("<called>", repr(_CALLED)), encoding="utf-8")
    return folder


def _renamed(found: re.Match[str]) -> str:
    text = found[1]
    if text.endswith((".j2", ".txt")):
        return found[0]
    return f'"{".".join(_CALLED.get(part, part) for part in text.split("."))}"'


def _rewritten(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, (path.name, old)
    path.write_text(text.replace(old, new), encoding="utf-8")
