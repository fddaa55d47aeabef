"""What accents say: nobody sees whether they were recorded, but they are seen to be typed."""

from dataclasses import replace

from generators.records import Name, Person
from generators.strategies import choices
from generators.text import unmarked
from harness.relations.case import Case
from harness.relations.families.naming import by_name, named
from harness.relations.questions import NOTHING_SAID, Broken, Change, Check, NothingSaid, Questions, Rankings
from harness.relations.relation import Family, relation
from harness.relations.rounds import twice

__all__: list[str] = []


@relation(
    "person-accents-as-typed-first",
    family=Family.ORDERING,
    asked="asked by a name with its accents",
    differs="after somebody was added who bears it without",
    holds="who bears the name as it was typed stands above who does not",
    source="ElasticPress#4212: the exact name no longer came first",
    suits=lambda person: named(person) and _accented(f"{person.name.forename} {person.name.surname}"),
)
def accents_as_typed_first(person: Person, case: Case[Person]) -> Questions | None:
    """Let two people bear one name, with accents and without."""
    other = replace(case.draw(choices(case.world.people)), name=_unaccented(person.name), aliases=())
    if other.id == person.id:
        return None
    asked = by_name(person, person.name).with_box("date_of_birth", "")
    return twice({asked: _above_by_now(person.id, other.id)}, Change(before=(person,), put=(other,)))


def _accented(text: str) -> bool:
    """Whether `text` has accents in small letters too: the dot of İ is no more than that of i."""
    small = text.replace("İ", "i").lower()
    return unmarked(small) != small


def _unaccented(name: Name) -> Name:
    return replace(name, forename=unmarked(name.forename), surname=unmarked(name.surname))


def _above_by_now(record: str, other: str) -> Check:
    """Return a check that the second question finds `record` above `other`, if it finds that."""

    def check(rankings: Rankings) -> Broken | NothingSaid | None:
        one, another = (rankings[1].place(name) for name in (record, other))
        if one is None or another is None:
            return NOTHING_SAID
        return None if one < another else Broken(f"{record} stands no higher than {other}, who bears another spelling")

    return check
