import os
import subprocess
import sys
from collections import Counter

import pytest

from generators.corpus import Corpus
from generators.districts import plans

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

    assert built.sha256 == "6ccca909eb3a1caba45af2c9dd20441a852ea68f4476cd908682d824994b72c4"


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
