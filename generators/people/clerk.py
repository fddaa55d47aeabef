"""A clerk who records humans: draws all that a record holds besides the name and the day of birth."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from generators import identifiers
from generators.dates import PartialDate
from generators.ids import Ids
from generators.names import CULTURES
from generators.people.humans import Human, age
from generators.people.occupations import occupation
from generators.people.rates import DELETED, EARLIER_HOMES_EACH, MARKERS_EACH, PHONES_EACH, RESTRICTED
from generators.places import Gazetteer
from generators.records import Address, Identifier, Name, Person, Visibility
from generators.weighted import WeightedChoice

__all__ = ["MARKERS", "Clerk"]

MARKERS = ("FI", "WE", "VI", "XP", "CO", "ES", "AG", "AT", "SU", "MN", "DR", "IM", "IF")
"""Warning markers as British forces abbreviate them: firearms, weapons, violent, and so on."""

_ETHNICITIES = {culture.name: WeightedChoice(culture.ethnicities) for culture in CULTURES.values()}
_NOT_STATED = 0.05
"""Share of people who did not state their ethnicity."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clerk:
    """Writes records; `serials` are the serials of the records still to be written, in the order they are taken."""

    rng: random.Random
    gazetteer: Gazetteer
    serials: Iterator[int]
    ids: Ids

    def record(self, human: Human, *, name: Name, born: PartialDate | None, aliases: tuple[Name, ...] = ()) -> Person:
        """Record `human` for the first time."""
        rng = self.rng
        serial = next(self.serials)
        earlier, phones = EARLIER_HOMES_EACH.draw(rng), PHONES_EACH.draw(rng)
        markers = MARKERS_EACH.draw(rng)
        return Person(
            id=self.ids.person(serial),
            human=human.key,
            culture=human.culture.name,
            sex=human.sex,
            name=name,
            aliases=aliases,
            born=born,
            ethnicity=self._ethnicity(human),
            occupation=occupation(rng, age(human.born)),
            addresses=(human.home, *(self.address(current=False) for _ in range(earlier)))
            if earlier
            else (human.home,),
            phones=tuple([identifiers.phone_number(rng) for _ in range(phones)]),
            identifiers=self._identifiers(serial),
            vehicles=(identifiers.vehicle_mark(rng),) if rng.random() < 0.25 else (),
            markers=tuple(sorted(rng.sample(MARKERS, markers))) if markers else (),
            visibility=self._visibility(),
        )

    def again(
        self, first: Person, *, name: Name, born: PartialDate | None, home: Address, aliases: tuple[Name, ...] = ()
    ) -> Person:
        """Record the human of `first` once more, by another clerk: with less, and mostly without the numbers."""
        rng = self.rng
        serial = next(self.serials)
        kept = rng.random()
        return Person(
            id=self.ids.person(serial),
            human=first.human,
            culture=first.culture,
            sex=first.sex,
            name=name,
            aliases=aliases,
            born=born,
            ethnicity=first.ethnicity if kept < 0.8 else "NS",
            occupation=first.occupation if kept < 0.4 else "",
            addresses=(home,),
            phones=first.phones[:1] if kept < 0.3 else (identifiers.phone_number(rng),),
            identifiers=(*(first.identifiers[:-1] if kept < 0.15 else ()), _nominal(serial)),
            visibility=self._visibility(),
        )

    def address(self, *, current: bool = True) -> Address:
        """Draw somewhere to live."""
        random_ = self.rng.random
        house = str(1 + int(random_() * 159))
        if random_() < 0.12:
            house = f"Flat {1 + int(random_() * 19)}, {house}"
        return Address(house=house, place=self.gazetteer.draw(self.rng), current=current)

    def _ethnicity(self, human: Human) -> str:
        if self.rng.random() < _NOT_STATED:
            return "NS"
        return _ETHNICITIES[human.culture.name].draw(self.rng)

    def _identifiers(self, serial: int) -> tuple[Identifier, ...]:
        """Draw the national identifiers somebody has been given; the reference of the record comes last."""
        rng = self.rng
        given = []
        if rng.random() < 0.40:
            given.append(Identifier(scheme="pnc", value=identifiers.pnc_id(rng)))
            roll = rng.random()
            if roll < 0.45:
                given.append(Identifier(scheme="cro", value=identifiers.cro_number(rng)))
            elif roll < 0.60:
                given.append(Identifier(scheme="cro", value=identifiers.cro_file_number(rng)))
        if rng.random() < 0.20:
            given.append(Identifier(scheme="nino", value=identifiers.national_insurance_number(rng)))
        given.append(_nominal(serial))
        return tuple(given)

    def _visibility(self) -> Visibility:
        roll = self.rng.random()
        if roll >= RESTRICTED + DELETED:
            return Visibility.OPEN
        return Visibility.RESTRICTED if roll < RESTRICTED else Visibility.DELETED


def _nominal(serial: int) -> Identifier:
    return Identifier(scheme="nominal", value=identifiers.nominal_reference(serial))
