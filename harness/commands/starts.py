"""Commented starts of a system's folder, of each kind."""

from collections.abc import Mapping
from typing import NamedTuple

from generators.queries import IncidentQuery, PersonQuery

__all__ = ["STARTS", "Start", "start_files"]


class Start(NamedTuple):
    """What a start of a kind `asks` for (by name: the question, and what is meant where nobody says), and its files."""

    asks: Mapping[str, tuple[str, str]]
    files: Mapping[str, str]


def start_files(kind: str, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a start of `kind`, by name, with what was answered in its places."""
    quoted = {what: answer.replace("\\", "\\\\").replace('"', '\\"') for what, answer in answers.items()}
    id_field = quoted.get("id_field", "_id")
    quoted["fetched"] = "" if id_field == "_id" else f', "{id_field}"'  # an _id every hit carries unasked
    return {name: _filled(text, quoted) for name, text in STARTS[kind].files.items()}


def _filled(text: str, answers: Mapping[str, str]) -> str:
    for what, answer in answers.items():
        text = text.replace(f"<{what}>", answer)
    return text


_PERSON_REQUEST = """{# The search of people. docs/systems.md tells every box of `query`, and every filter. #}
{
  "from": {{ start }},
  "size": {{ size }},
  "_source": false,
  "fields": [<fields>],
  "query": {"bool": {
    "filter": {"term": {"visibility": "open"}},
    "must": [
      {% if query.surname | typed %}{"match": {"names.surname": {{ query.surname | typed | tojson }}}},{% endif %}
      {% if query.forename | typed %}{"match": {"names.forename": {{ query.forename | typed | tojson }}}},{% endif %}
    ],
    "should": [
      {% set born = query.date_of_birth | date_parts %}
      {% if born %}{"term": {"date_of_birth": "{{ born.iso }}"}},{% endif %}
    ]
  }}
}
"""
_INCIDENT_REQUEST = """{# The search of incidents. #}
{
  "from": {{ start }},
  "size": {{ size }},
  "query": {"bool": {
    "filter": {"term": {"visibility": "open"}},
    "must": [
      {% if query.reference | typed %}{"term": {"reference": {{ query.reference | typed | tojson }}}},{% endif %}
      {% if query.street | typed %}{"match": {"street": {{ query.street | typed | tojson }}}},{% endif %}
      {% if query.words | typed %}{"match": {"narrative": {{ query.words | typed | tojson }}}},{% endif %}
    ]
  }}
}
"""
_PERSON_INDEX = """{
  "mappings": {
    "properties": {
      "id": {"type": "keyword"},
      "names": {"properties": {"forename": {"type": "text"}, "surname": {"type": "text"}}},
      "date_of_birth": {"type": "date", "format": "uuuu-MM-dd||uuuu-MM||uuuu"},
      "visibility": {"type": "keyword"}
    }
  }
}
"""
_INCIDENT_INDEX = """{
  "mappings": {
    "properties": {
      "id": {"type": "keyword"},
      "reference": {"type": "keyword"},
      "street": {"type": "text"},
      "narrative": {"type": "text"},
      "visibility": {"type": "keyword"}
    }
  }
}
"""
_ELASTICSEARCH = """# A search over indices that the harness makes, fills and deletes. docs/systems.md tells every key.
name = "<name>"
kind = "elasticsearch"

[person]
index = "person.index.json"            # settings and mappings
request = "person.search.json.j2"      # the body of a search
# document = "person.document.json.j2" # what is indexed of a record, where it is not the canonical document
markers = "markers"                    # where a hit carries the warning markers of its person
page_size = 10                         # hits that an officer sees
timeout = 10                           # seconds
# lacks = ["anything"]                 # where the form has no box for anything

[incident]
index = "incident.index.json"
request = "incident.search.json.j2"
"""
_INDEX = """# A search over indices that are there already, and that are only read. docs/systems.md tells every key.
name = "<name>"
kind = "index"

[person]
index = "<person_index>"               # an index, an alias or a data stream
request = "person.search.json.j2"      # the body of a search
id_field = "<id_field>"                # where a hit carries the id of the record, as the corpus has it
markers = "markers"                    # where a hit carries the warning markers of its person
# document = "person.document.json.j2" # what the index holds of a record, for `search-harness verify`
# preference = "_local"
# lacks = ["anything"]                 # where the form has no box for anything

[incident]
index = "<incident_index>"
request = "incident.search.json.j2"
id_field = "<id_field>"
"""
_HTTP = """# A search behind a service. docs/services.md tells every key.
name = "<name>"
kind = "http"
url = "<url>"                          # HARNESS_HTTP_URL, where it is set, comes first
concurrency = 4                        # questions under way at once
# rate = 50                            # requests in a second, at most

# [auth]                               # how to show who asks: bearer, basic, header or token
# kind = "bearer"
# token = { secret = "SEARCH_TOKEN" }  # the name of a secret: a variable, a file or an entry of the keyring

[person]
method = "POST"
path = "<person_path>"
body = "person.json.j2"
safe = true                            # a search changes nothing, and may be sent again
hits = "$.results"                     # the list of hits, by JSONPath; what follows is read of each
id = "$.id"
markers = "$.markers[*]"
total = "$.total"                      # leave it out where the service does not count
# lacks = ["anything"]                 # where the form has no box for anything

[incident]
path = "<incident_path>"
hits = "$.results"
id = "$.id"
total = "$.total"

[incident.parameters]                  # one for which nothing was typed is left out
<parameters>
offset = "{{ start }}"
limit = "{{ size }}"
"""
_ANSWERS = """# A search that only its maker can ask. docs/answers.md tells every key.
name = "<name>"
kind = "answers"

[person]
markers = true                         # whether the answers say which warning markers are shown
# lacks = ["anything"]                 # where the form has no box for anything

[incident]
"""
_REQUESTS = {"person.search.json.j2": _PERSON_REQUEST, "incident.search.json.j2": _INCIDENT_REQUEST}
_BODY = ",\n".join(f'  "{box}": {{{{ query.{box} | tojson }}}}' for box in PersonQuery.boxes())
_PARAMETERS = "\n".join(f'{box} = "{{{{ query.{box} }}}}"' for box in IncidentQuery.boxes())

STARTS: Mapping[str, Start] = {
    "elasticsearch": Start(
        {},
        {
            "system.toml": _ELASTICSEARCH,
            "person.index.json": _PERSON_INDEX,
            "incident.index.json": _INCIDENT_INDEX,
            **{name: text.replace("<fields>", '"markers"') for name, text in _REQUESTS.items()},
        },
    ),
    "index": Start(
        {
            "person_index": ("In which index are people", "people"),
            "incident_index": ("In which index are incidents", "incidents"),
            "id_field": ("Where does a hit carry the id of its record", "_id"),
        },
        {
            "system.toml": _INDEX,
            **{name: text.replace("<fields>", '"markers"<fetched>') for name, text in _REQUESTS.items()},
        },
    ),
    "http": Start(
        {
            "url": ("At which address does it answer", "http://127.0.0.1:8080"),
            "person_path": ("At which path are people searched", "/people/search"),
            "incident_path": ("At which path are incidents searched", "/incidents"),
        },
        {
            "system.toml": _HTTP.replace("<parameters>", _PARAMETERS),
            "person.json.j2": f'{{\n{_BODY},\n  "offset": {{{{ start }}}},\n  "limit": {{{{ size }}}}\n}}\n',
        },
    ),
    "answers": Start({}, {"system.toml": _ANSWERS}),
}
"""A start of each kind."""
