from collections import Counter

import pytest

from generators.records import Flag, Visibility
from generators.survey import Table, incident_tables, people_tables, surname_counts, topic_tables
from generators.topics import CLASSES, Posed, Stratum, pose
from generators.truth import Truth


@pytest.fixture(scope="module")
def tables(truth: Truth) -> dict[str, Table]:
    every = [*people_tables(truth.corpus.people), *incident_tables(truth.corpus.incidents)]
    return {table.title: table for table in every}


def rows(table: Table) -> dict[str | int, tuple[str | int, ...]]:
    return {row[0]: row[1:] for row in table.rows}


def test_every_table_has_a_cell_for_each_header(tables: dict[str, Table]) -> None:
    for table in tables.values():
        assert {len(row) for row in table.rows} == {len(table.headers)}


def test_cultures_add_up_to_everybody(truth: Truth, tables: dict[str, Table]) -> None:
    people = truth.corpus.people
    counted = {culture: row[0] for culture, row in rows(tables["Naming cultures"]).items()}

    assert counted == Counter(person.culture for person in people)
    assert {c: sum(bearers) for c, bearers in surname_counts(people).items()} == counted


def test_features_are_those_of_the_records(truth: Truth, tables: dict[str, Table]) -> None:
    people, incidents = truth.corpus.people, truth.corpus.incidents
    undated = sum(person.born is None for person in people)

    assert rows(tables["Records"])["no date of birth"][0] == undated
    for flag in Flag:
        flagged = sum(flag in incident.flags for incident in incidents)
        assert rows(tables["Incidents"])[f"flag: {flag.value}"][0] == flagged
    hidden = sum(incident.visibility is Visibility.DELETED for incident in incidents)
    assert rows(tables["Incidents"])["visibility: deleted"][0] == hidden


def test_a_class_says_how_many_topics_it_got_and_why_a_culture_gave_none(truth: Truth) -> None:
    topic_class = CLASSES["person/diacritics/name"]
    topics = pose(truth, topic_class, 7).topics
    strata = (
        Stratum(culture="polish", given=4),
        Stratum(culture="turkish", given=3),
        Stratum(culture="british", tried=9, refused={"would be typed as recorded": 8, "with too common a name": 1}),
        Stratum(culture="somali"),
    )

    (table,) = topic_tables({topic_class.id: Posed(topics, strata)}, [topic_class], 9)

    assert table.rows == (
        (
            topic_class.id,
            "strong",
            7,
            2,
            "3–4",
            "would be typed as recorded: british; no such record: somali",
        ),
    )
