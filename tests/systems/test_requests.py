"""A rendered request is one line of JSON, whatever was typed."""

import re
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.topics import Intent
from harness.errors import SystemFolderError
from harness.systems import reference_system
from harness.systems.files import SystemFiles
from harness.systems.requests import RequestTemplate

SYSTEM = reference_system()

# What records hold and officers type, beside anything else that a keyboard or a clipboard can give.
TYPED = st.text(max_size=30) | st.sampled_from(
    ['"', "\\", "{{ 7 }}", "{% raw %}", "J", "O'Brien", "03/09/1984", "29/02/2024", "1984", "2026-03-29T01:30", "\n"]
)


def queries(kind: type[Query]) -> st.SearchStrategy[Query]:
    boxes = st.fixed_dictionaries(dict.fromkeys(kind.boxes(), st.just("") | TYPED))
    return boxes.map(lambda typed: kind(**typed))


def body(query: Query, *, size: int = 10) -> dict[str, Any]:
    intent = Intent.PERSON if isinstance(query, PersonQuery) else Intent.INCIDENT
    rendered = SYSTEM.intents[intent].request(query, size=size)
    assert b"\n" not in rendered
    parsed: dict[str, Any] = orjson.loads(rendered)
    return parsed


@given(query=queries(PersonQuery) | queries(IncidentQuery), size=st.integers(1, 10_000))
def test_anything_can_be_typed_into_any_box(query: Query, size: int) -> None:
    assert body(query, size=size)["size"] == size


@pytest.mark.parametrize("query", [PersonQuery(), IncidentQuery()])
def test_nothing_typed_asks_for_nobody(query: Query) -> None:
    assert body(query)["query"] == {"match_none": {}}


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\x00"])
def test_blanks_are_nothing_typed(blank: str) -> None:
    for query in (PersonQuery(), IncidentQuery()):
        for box in query.boxes():
            assert body(query.with_box(box, blank))["query"] == {"match_none": {}}


@pytest.mark.parametrize(
    ("otherwise", "said"), [("{% set a = 0 %}", ""), ("", "r, line 1: 'a' is undefined; so it is for (nothing typed)")]
)
def test_a_variable_may_be_set_where_it_is_needed(otherwise: str, said: str) -> None:
    text = "{% if query.surname %}{% set a = size %}{% else %}" + otherwise + '{% endif %}{"a": {{ a }}}'

    def read() -> RequestTemplate:
        return RequestTemplate.from_file(SystemFiles(contents={"r": text.encode()}), "r", PersonQuery)

    if said:
        with pytest.raises(SystemFolderError, match=f"^{re.escape(said)}"):
            read()
    else:
        assert orjson.loads(read().render(PersonQuery(surname="Ng"), size=3)) == {"a": 3}
        assert read().text.uses == {"query", "size"}


def test_a_page_is_asked_for_where_no_size_is_given() -> None:
    rendered = SYSTEM.intents[Intent.PERSON].request(PersonQuery(surname="Smith"))

    assert orjson.loads(rendered)["size"] == 10


@pytest.mark.parametrize("box", ["date", "since", "until"])
def test_a_time_that_cannot_be_read_finds_no_incident(box: str) -> None:
    query = IncidentQuery(street="High Street").with_box(box, "yesterday")

    assert body(query)["query"] == {"match_none": {}}


def test_a_date_of_birth_that_cannot_be_read_hides_nobody() -> None:
    named = PersonQuery(forename="Anna", surname="Smith")

    assert body(named.with_box("date_of_birth", "about 1984"))["query"] == body(named)["query"]


@given(text=st.text(max_size=10))
def test_a_comma_behind_the_last_is_left_out_and_none_that_was_typed(text: str) -> None:
    template = b'{"a": [\n  {% if query.town %}{{ query.town | tojson }},{% endif %}\n  1,\n  ],\n  "b": {},\n}'
    request = RequestTemplate.from_file(SystemFiles(contents={"a.j2": template}), "a.j2", PersonQuery)
    town = f"{text},\n]"

    rendered = request.render(PersonQuery(town=town), size=1)

    assert orjson.loads(rendered) == {"a": [town, 1], "b": {}}


def test_every_identifier_typed_is_looked_for() -> None:
    asked = str(body(PersonQuery(identifier="41/34U, 451/63A,")))

    assert "'41/34U'" in asked
    assert "'451/63A'" in asked


def test_a_key_that_is_said_twice_is_refused_for_whatever_is_then_typed() -> None:
    body = '{"a": {"b": 1, {% if query.town %}"b": {{ query.town | tojson }},{% endif %} "c": 2}}'

    with pytest.raises(SystemFolderError, match=r"^r says 'b' twice in one object; so it is for .*town"):
        RequestTemplate.from_file(SystemFiles(contents={"r": body.encode()}), "r", PersonQuery)
