from dataclasses import replace

from syrupy.assertion import SnapshotAssertion

from generators.topics import Topic
from harness.diagnosis.cause import Cause, Diagnosis, Why
from harness.report.text.failure import Miss, miss_text, misses_text
from harness.runs import Ranking
from tests.report.samples import INCIDENT_TOPIC, PERSON_TOPIC, RECORDS


def ranking(*hits: str, topic: str = PERSON_TOPIC.id) -> Ranking:
    return Ranking(topic=topic, hits=hits)


def test_a_missed_person_is_told_in_full(snapshot: SnapshotAssertion) -> None:
    miss = Miss(topic=PERSON_TOPIC, ranking=ranking("N0000008", "N0000009", "N0000666", "N0000999"))

    assert miss_text(miss, RECORDS) == snapshot


def test_a_record_further_down_is_told_with_its_rank(snapshot: SnapshotAssertion) -> None:
    page = ["N0000009", *(f"N{serial}" for serial in range(9))]
    miss = Miss(topic=PERSON_TOPIC, ranking=ranking(*page), deeper=ranking(*page, "N10", "N0000007"))

    assert miss_text(miss, RECORDS) == snapshot


def test_a_record_on_the_page_is_told_with_its_rank(snapshot: SnapshotAssertion) -> None:
    two = replace(PERSON_TOPIC, judgements={"N0000007": 2, "N0000008": 2})

    assert miss_text(Miss(topic=two, ranking=ranking("N0000009", "N0000007")), RECORDS) == snapshot


def test_a_person_shown_without_a_warning_marker_is_told_with_it(snapshot: SnapshotAssertion) -> None:
    marked = replace(PERSON_TOPIC, markers={"N0000007": frozenset({"FI", "VI"}), "N0000008": frozenset({"SU"})})
    shown = Ranking(topic=marked.id, hits=("N0000007", "N0000008"), markers={"N0000007": frozenset({"VI"})})

    assert miss_text(Miss(topic=marked, ranking=shown), RECORDS) == snapshot


def test_an_empty_answer_and_the_options_of_the_run_are_told(snapshot: SnapshotAssertion) -> None:
    miss = Miss(topic=INCIDENT_TOPIC, ranking=ranking(topic=INCIDENT_TOPIC.id))

    assert miss_text(miss, RECORDS, options=["--seed", "7", "--system", "my system"]) == snapshot


def test_a_topic_that_wants_nothing_is_told_with_what_is_wrong(snapshot: SnapshotAssertion) -> None:
    nothing = replace(PERSON_TOPIC, judgements={})
    miss = Miss(topic=nothing, ranking=ranking("N0000009"), reasons=("nothing should be shown, but 1 is",))

    assert miss_text(miss, RECORDS) == snapshot


def test_of_many_misses_three_are_told_and_the_others_listed_below_what_all_have_in_common(
    snapshot: SnapshotAssertion,
) -> None:
    asked = topics(somali=40, british=160)
    misses = [Miss(topic=topic, ranking=ranking(topic=topic.id)) for topic in (*asked[:6], *asked[40:42])]

    assert misses_text(misses, RECORDS, asked=asked) == snapshot


def test_of_few_misses_nothing_is_said_in_common() -> None:
    asked = topics(somali=3, british=7)
    misses = [Miss(topic=topic, ranking=ranking(topic=topic.id)) for topic in asked[:3]]

    assert misses_text(misses, RECORDS, asked=asked).splitlines()[:2] == ["3 of 10 missed", ""]


def topics(**of_culture: int) -> list[Topic]:
    cultures = [culture for culture, count in of_culture.items() for _ in range(count)]
    return [
        replace(PERSON_TOPIC, id=f"person/diacritics/name/N{serial:07d}", slices={"culture": culture})
        for serial, culture in enumerate(cultures)
    ]


LOST = Diagnosis(topic=PERSON_TOPIC.id, record="N0000007", causes=(Cause(why=Why.NOT_THERE, evidence="by its id"),))


def test_why_a_wanted_record_is_missing_is_told_below_it() -> None:
    clause = Cause(why=Why.CLAUSE, where="born", how="by range")
    box = Cause(why=Why.BOX, where="date_of_birth", how="found without it")
    miss = Miss(topic=PERSON_TOPIC, ranking=ranking("N0000009"), causes=(replace(LOST, causes=(clause, box)),))

    lines = miss_text(miss, RECORDS).splitlines()

    wanted = next(number for number, line in enumerate(lines) if line.startswith("    wanted"))
    assert lines[wanted + 2 : wanted + 4] == [
        "       why  kept out by a clause (born): by range",
        "       and  kept out by what was typed into a box (date_of_birth): found without it",
    ]


def test_the_first_line_says_the_cause_of_most() -> None:
    asked = topics(british=10)
    accents = Cause(why=Why.ANALYSIS, where="names.surname", how="accents")
    found = [(topic, accents if number else LOST.cause) for number, topic in enumerate(asked[:3])]
    misses = [
        Miss(
            topic=topic,
            ranking=ranking(topic=topic.id),
            causes=(Diagnosis(topic=topic.id, record=f"N{number}", causes=(cause,)),),
        )
        for number, (topic, cause) in enumerate(found)
    ]

    assert misses_text(misses, RECORDS, asked=asked).splitlines()[:4] == [
        "3 of 10 missed; 2 of 3 records looked at: analysed otherwise than it is looked for (names.surname):",
        "  accents",
        "  1 record: never loaded",
        "",
    ]
