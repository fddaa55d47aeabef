import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from generators.corpus import Corpus
from generators.districts import plans
from generators.ids import Ids
from generators.records import Involvement, Role

SHA256 = (
    "import sys; from generators.corpus import Corpus; "
    "print(Corpus.from_seed(sys.argv[1], people_count=300, incident_count=400).sha256)"
)


def sha256_in_another_process(seed: str, *, hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(
        [sys.executable, "-c", SHA256, seed], env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.from_seed("1", people_count=6000, incident_count=6000)


def test_the_same_seed_gives_the_same_corpus_in_any_process() -> None:
    here = Corpus.from_seed("7", people_count=300, incident_count=400).sha256
    others = {sha256_in_another_process("7", hash_seed=hash_seed) for hash_seed in ("0", "1")}

    assert {here} == others


def test_another_seed_gives_another_corpus() -> None:
    assert sha256_in_another_process("7", hash_seed="0") != sha256_in_another_process("8", hash_seed="0")


def test_the_corpus_of_the_locked_dependencies_is_known() -> None:
    """A change here changes every figure ever reported for this seed: it belongs in the changelog."""
    built = Corpus.from_seed("1", people_count=1000, incident_count=1000)

    assert built.sha256 == "a7993396ab3510dbd219fdaa75be9811e5bf6660dad89add096389eba555c245"


def test_ids_tell_nothing_of_when_a_record_was_made_or_logged(corpus: Corpus) -> None:
    ids = [int(record[1:]) for record in (*corpus.person, *corpus.incident)]
    logged = sorted(corpus.incidents, key=lambda incident: incident.opened)
    rank = spearmanr([int(incident.id[1:]) for incident in logged], range(len(logged)))

    assert 0.4 < sum(number > 5_000_000 for number in ids) / len(ids) < 0.6
    assert abs(rank.statistic) < 0.05


def test_planted_records_have_ids_like_all_others_and_others_in_every_seed(corpus: Corpus) -> None:
    people, incidents = [], []
    for number in range(500):
        person, incident = corpus.people[number], corpus.incidents[number]
        key = f"GP-{number}"
        people.append(replace(person, id=key, human=key))
        part = Involvement(person=key, role=Role.VICTIM, name=person.name)
        earlier = (f"GI-{number - 1}",) if number else ()
        incidents.append(replace(incident, id=f"GI-{number}", involved=(part,), linked=earlier))
    whole, other = corpus.with_cast(people, incidents), replace(corpus, seed="2").with_cast(people, incidents)

    assert list(whole.cast.values()) == [*(person.id for person in people), *(one.id for one in incidents)]
    assert len(whole.person) == len(corpus.people) + 500
    assert len(whole.incident) == len(corpus.incidents) + 500
    assert all(re.fullmatch(r"[NI](?!0{7})\d{7}", record) for record in whole.cast)
    assert whole.cast.keys().isdisjoint(other.cast)
    for number, planted in enumerate(whole.incidents[:500]):
        assert [whole.cast[i.person] for i in planted.involved] == [f"GP-{number}"]
        assert [whole.cast[one] for one in planted.linked] == list(incidents[number].linked)
        assert "key" not in planted.document()
    assert all("GP-" not in str(p.document()) for p in whole.people[:500])


@given(seed=st.text(max_size=5), serials=st.sets(st.integers(1, 9_999_999), max_size=50))
def test_no_two_serials_share_an_id(seed: str, serials: set[int]) -> None:
    ids = Ids.of_seed(seed)

    assert len({ids.person(serial) for serial in serials}) == len(serials)
    assert "N0000000" not in {ids.person(serial) for serial in serials}


def test_a_corpus_has_as_many_records_as_were_asked_for(corpus: Corpus) -> None:
    assert (len(corpus.people), len(corpus.incidents)) == (6000, 6000)
    assert len(corpus.person) == len(corpus.people)
    assert len(corpus.incident) == len(corpus.incidents)


@pytest.mark.parametrize(("people", "incidents"), [(0, 0), (-1, 5), (5, -1)])
def test_a_corpus_of_no_people_or_of_a_negative_size_is_refused(people: int, incidents: int) -> None:
    with pytest.raises(ValueError, match="at least one person"):
        Corpus.from_seed("1", people_count=people, incident_count=incidents)


def test_the_truth_about_a_person_is_no_part_of_the_document(corpus: Corpus) -> None:
    assert all({"human", "culture"}.isdisjoint(person.document()) for person in corpus.people)


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("recorded twice", 100),
        ("without a date of birth", 100),
        ("with part of a date of birth", 100),
        ("with another name", 300),
        ("two-letter surname", 50),
        ("one-name", 5),
        ("namesakes of the same day of birth", 10),
        ("twins", 5),
    ],
)
def test_a_corpus_holds_what_makes_search_hard(corpus: Corpus, kind: str, least: int) -> None:
    people = corpus.people
    humans = Counter(p.human for p in people)
    households = Counter((p.addresses[0], p.born, p.name.surname) for p in people if p.born)
    namesakes = Counter((p.name.forename, p.name.surname, p.born) for p in people if p.born)
    found = {
        "recorded twice": sum(n > 1 for n in humans.values()),
        "without a date of birth": sum(p.born is None for p in people),
        "with part of a date of birth": sum(p.born is not None and not p.born.complete for p in people),
        "with another name": sum(bool(p.aliases) for p in people),
        "two-letter surname": sum(len(p.name.surname) == 2 for p in people),
        "one-name": sum(not p.name.forename for p in people),
        "namesakes of the same day of birth": sum(n > 1 for n in namesakes.values()),
        "twins": sum(n > 1 for n in households.values()),
    }

    assert found[kind] >= least


def test_incident_numbers_restart_every_day_at_every_desk(corpus: Corpus) -> None:
    by_day: dict[str, list[int]] = {}
    for incident in corpus.incidents:
        by_day.setdefault(incident.opened.date().isoformat(), []).append(incident.number)

    desks = len(list(plans(corpus.seed, people_count=len(corpus.people), incident_count=len(corpus.incidents))))
    for numbers in by_day.values():
        assert len(set(numbers)) == len(numbers)
        for desk in range(desks):
            own = sorted(number for number in numbers if (number - 1) % desks == desk)
            assert own == [desk + 1 + step * desks for step in range(len(own))]


def test_everybody_involved_in_an_incident_is_recorded_under_that_name(corpus: Corpus) -> None:
    for incident in corpus.incidents:
        for involvement in incident.involved:
            assert involvement.name in corpus.person[involvement.person].names
