"""People as a force records them: households, namesakes, twins, aliases, gaps, and humans recorded twice."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generators import identifiers
from generators.dates import PRESENT, PartialDate
from generators.names import CULTURES, Culture
from generators.places import Gazetteer
from generators.records import Address, Identifier, Name, NameKind, Person, Sex

__all__ = ["MARKERS", "people"]

MARKERS = ("FI", "WE", "VI", "XP", "CO", "ES", "AG", "AT", "SU", "MN", "DR", "IM", "IF")
"""Warning markers as British forces abbreviate them: firearms, weapons, violent, and so on."""


def people(rng: random.Random, count: int, gazetteer: Gazetteer, *, first: int = 1) -> list[Person]:
    """Return `count` person records, numbered from `first`, in no order that a search could profit from.

    `count` is of records: some humans have two, and the truth knows by :attr:`Person.human`.
    """
    records: list[Person] = []
    draw = _Draw(rng=rng, gazetteer=gazetteer)
    while len(records) < count:
        for member in draw.household(first + len(records)):
            records.append(member)
            if rng.random() < 0.03:
                records.append(draw.again(member))
    del records[count:]
    rng.shuffle(records)
    return [replace(record, id=f"N{number:07d}") for number, record in enumerate(records, start=first)]


@dataclass(frozen=True, kw_only=True)
class _Draw:
    rng: random.Random
    gazetteer: Gazetteer

    def household(self, serial: int) -> list[Person]:
        """Draw the people of one address: one family, mostly of one culture and one surname."""
        rng = self.rng
        culture = rng.choices(tuple(CULTURES.values()), weights=[c.share for c in CULTURES.values()])[0]
        surname = self.surname(culture)
        home = self.address()
        size = rng.choices((1, 2, 3, 4, 5), weights=(30, 34, 16, 14, 6))[0]
        members: list[Person] = []
        for place in range(size):
            sex = rng.choice((Sex.FEMALE, Sex.MALE))
            adult = place < 2
            own_surname = surname if rng.random() < 0.85 else self.surname(culture)
            name = Name(forename=culture.forename(rng, sex), middle=self.middle(culture, sex), surname=own_surname)
            born = PRESENT - timedelta(
                days=rng.randrange(18 * 365, 80 * 365) if adult else rng.randrange(365, 25 * 365)
            )
            if members and rng.random() < 0.03:
                name, born, sex = self.junior(members[0], born)
            elif not adult and place > 2 and rng.random() < 0.10:
                born = members[-1].born.first if members[-1].born else born  # twins
            members.append(self.person(f"H{serial + place:07d}", culture, sex, name, born, home))
        return members

    def person(self, human: str, culture: Culture, sex: Sex, name: Name, born: date, home: Address) -> Person:
        """Draw all that is recorded of one human besides the name and the day of birth."""
        rng = self.rng
        previous = tuple(
            replace(self.address(), current=False) for _ in range(rng.choices((0, 1, 2), weights=(60, 30, 10))[0])
        )
        return Person(
            id="",
            human=human,
            culture=culture.name,
            sex=sex,
            name=name if rng.random() >= 0.004 else Name(forename="", surname=name.forename),
            aliases=self.aliases(culture, sex, name),
            born=self.recorded_birth(born),
            addresses=(home, *previous),
            phones=tuple(identifiers.phone_number(rng) for _ in range(rng.choices((0, 1, 2), weights=(25, 60, 15))[0])),
            identifiers=self.identifiers(),
            vehicles=(identifiers.vehicle_mark(rng),) if rng.random() < 0.25 else (),
            markers=tuple(sorted(rng.sample(MARKERS, rng.choices((0, 1, 2, 3), weights=(85, 10, 4, 1))[0]))),
        )

    def again(self, person: Person) -> Person:
        """Record `person` a second time: elsewhere, by another clerk, without numbers, perhaps without a date."""
        rng = self.rng
        return replace(
            person,
            name=replace(person.name, middle=""),
            aliases=(),
            born=person.born if rng.random() < 0.7 else None,
            addresses=(self.address(),),
            phones=(identifiers.phone_number(rng),),
            identifiers=(),
            vehicles=(),
            markers=(),
        )

    def junior(self, senior: Person, born: date) -> tuple[Name, date, Sex]:
        """Name a child after the first of the household, a generation later."""
        elder = senior.born.first if senior.born else born
        later = elder + timedelta(days=self.rng.randrange(20 * 365, 35 * 365))
        return senior.name, min(later, PRESENT - timedelta(days=365)), senior.sex

    def surname(self, culture: Culture) -> str:
        """Draw a surname; a few are double-barrelled."""
        surname = culture.surname(self.rng)
        if culture.name in {"british", "irish"} and self.rng.random() < 0.06:
            other = culture.surname(self.rng)
            return surname if other == surname else f"{surname}-{other}"
        return surname

    def middle(self, culture: Culture, sex: Sex) -> str:
        """Draw a middle name, or none."""
        return culture.forename(self.rng, sex) if self.rng.random() < 0.45 else ""

    def aliases(self, culture: Culture, sex: Sex, name: Name) -> tuple[Name, ...]:
        """Draw the other names somebody goes by: a maiden name, or another name altogether."""
        rng = self.rng
        other: list[Name] = []
        if sex is Sex.FEMALE and rng.random() < 0.15:
            other.append(replace(name, surname=culture.surname(rng), kind=NameKind.MAIDEN))
        if rng.random() < 0.08:
            other.append(Name(forename=culture.forename(rng, sex), surname=culture.surname(rng), kind=NameKind.ALIAS))
        return tuple(alias for alias in other if (alias.forename, alias.surname) != (name.forename, name.surname))

    def recorded_birth(self, born: date) -> PartialDate | None:
        """Return what is recorded of a day of birth: often all, at times an estimate, a part or nothing."""
        whole = PartialDate.from_date(born)
        roll = self.rng.random()
        if roll < 0.03:
            return None
        if roll < 0.07:
            return PartialDate(year=born.year)
        if roll < 0.08:
            return whole.truncated(to="month")
        return PartialDate(year=born.year, month=1, day=1) if roll < 0.11 else whole

    def identifiers(self) -> tuple[Identifier, ...]:
        """Draw the national identifiers somebody has been given."""
        rng = self.rng
        given = []
        if rng.random() < 0.40:
            given.append(Identifier(scheme="pnc", value=identifiers.pnc_id(rng)))
            if rng.random() < 0.6:
                given.append(Identifier(scheme="cro", value=identifiers.cro_number(rng)))
        if rng.random() < 0.20:
            given.append(Identifier(scheme="nino", value=identifiers.national_insurance_number(rng)))
        return tuple(given)

    def address(self) -> Address:
        """Draw somewhere to live."""
        house = str(self.rng.randrange(1, 160))
        if self.rng.random() < 0.12:
            house = f"Flat {self.rng.randrange(1, 20)}, {house}"
        return Address(house=house, place=self.gazetteer.draw(self.rng))
