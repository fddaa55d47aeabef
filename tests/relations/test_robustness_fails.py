"""Every relation of the family "robustness" holds for the reference, and is seen to fail."""

from collections.abc import Iterable, Iterator

import pytest
from elasticsearch import Elasticsearch

from harness.backends.base import Question
from harness.backends.elasticsearch import ElasticsearchBackend, Indices
from harness.relations import Family
from harness.runs import Answer, Failure
from harness.systems import reference_system
from tests.relations.breaks import CLAUSES, INCIDENT, NAMES, PERSON, Fault, faults, only_people
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family

_NOTHING, _EVERYTHING = '{"match_none": {}}\n', '{"match_all": {}}\n'


_MATCH = '{% macro match(field, typed, analyzer="", operator="and") -%}'
_PARSED = (
    _MATCH
    + '{"query_string": {"fields": ["{{ field }}"], "query": {{ typed | tojson }} }}{%- endmacro %}'
    + _MATCH.replace("match", "matched")
)
"""What was typed read by a parser of query syntax, instead of a clause of its own."""


@pytest.mark.parametrize("name", of_family(Family.ROBUSTNESS))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


@faults(
    Fault(
        "what is typed parsed as query syntax, strictly",
        "person-any-text",
        CLAUSES,
        _MATCH,
        _PARSED,
    ),
    Fault(
        "a text without words taken for no condition",
        "person-any-text",
        CLAUSES,
        '"operator": "{{ operator }}"\n',
        '"operator": "{{ operator }}", "zero_terms_query": "all"\n',
    ),
    Fault(
        "what is typed parsed as query syntax, strictly",
        "incident-any-text",
        CLAUSES,
        _MATCH,
        _PARSED,
    ),
    Fault(
        "a status passed on as typed, to a field that is true or false",
        "incident-any-text",
        INCIDENT,
        '{% elif status %}{"match_none": {}},',
        '{% elif status %}{"term": {"open": {{ status | tojson }} }},',
    ),
    Fault("everybody where nothing is typed", "person-nothing-typed", PERSON, _NOTHING, _EVERYTHING),
    Fault("everything where nothing is typed", "incident-nothing-typed", INCIDENT, _NOTHING, _EVERYTHING),
)
def test_fails_for(fault: Fault, broken: Break, trial_of: TrialOf) -> None:
    found = assert_found(trial_of(fault.relation, fault.done_to(broken)))

    assert all(len(text) <= 3 for text in found.asked.query.typed().values())


@faults(
    only_people(
        "a space taken for an identifier",
        "person-space-in-boxes",
        '{{ exactly("identifiers.value", query.identifier) }}',
        where="query.identifier",
    ),
    Fault("a space taken for a beat", "incident-space-in-boxes", INCIDENT, "query.beat | typed", "query.beat"),
    Fault("what is typed parsed as query syntax, strictly", "person-marks-about-name", CLAUSES, _MATCH, _PARSED),
    Fault("what is typed parsed as query syntax, strictly", "incident-marks-about-street", CLAUSES, _MATCH, _PARSED),
)
def test_fails_about_a_true_question_for(fault: Fault, broken: Break, trial_of: TrialOf) -> None:
    assert_found(trial_of(fault.relation, fault.done_to(broken)))


def test_everything_where_a_box_cannot_be_read(broken: Break, trial_of: TrialOf) -> None:
    unreadable = "{% if query.date_of_birth | letters and not born %}"
    system = broken(
        PERSON,
        (_NOTHING, f'{unreadable} {{"match_all": {{}}}} {{% else %}} {{"match_none": {{}}}} {{% endif %}}\n'),
    )

    found = assert_found(trial_of("person-any-text", system))

    assert "finds everything" in found.broken.because
    assert len(found.asked.query.typed()["date_of_birth"]) == 1


def test_everything_is_not_seen_in_a_first_page_that_is_always_shown(broken: Break, trial_of: TrialOf) -> None:
    system = broken(PERSON, ('"from": {{ start }},', ""))

    trial = trial_of("person-any-text", system)

    assert trial.counterexample is None
    assert trial.unanswered == ""


class Late(ElasticsearchBackend):
    """Answers, but too late, whatever has a box without a letter or a digit: so many times."""

    times = 10**6

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        asked = list(questions)
        answers = zip(super().answer(asked), (question.query.typed().values() for question in asked), strict=True)
        return (self._late(answer) if any(map(_says_nothing, texts)) else answer for answer, texts in answers)

    def _late(self, answer: Answer) -> Answer:
        self.times -= 1
        return Failure(topic=answer.topic, reason="took 10001 ms", late=True) if self.times >= 0 else answer


def _says_nothing(text: str) -> bool:
    return not any(map(str.isalnum, text))


@pytest.fixture
def late(session_client: Elasticsearch, reference_indices: Indices) -> Late:
    return Late(session_client, reference_system(), reference_indices)


def test_a_text_that_takes_too_long(late: Late, trial_of: TrialOf) -> None:
    found = assert_found(trial_of("person-any-text", reference_system(), backend=late))

    assert found.broken.because == "too late: took 10001 ms"
    (only,) = found.asked.query.typed().values()
    assert _says_nothing(only)


def test_that_it_took_too_long_once_is_no_finding(late: Late, trial_of: TrialOf) -> None:
    late.times = 1

    trial = trial_of("person-any-text", reference_system(), backend=late)

    assert trial.counterexample is None
    assert trial.unanswered == "took 10001 ms"


def test_a_template_that_cannot_take_any_text(broken: Break, trial_of: TrialOf) -> None:
    system = broken(
        NAMES, ("{% set typed = typed | tojson %}", "{% set typed = typed | tojson if typed | letters else '' %}")
    )

    trial = trial_of("person-any-text", system)

    assert trial.counterexample is None
    assert "makes no JSON" in trial.unanswered
    assert len(trial.unanswered.partition("so it is for ")[2]) in range(1, 40)
