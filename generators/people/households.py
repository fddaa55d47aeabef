"""Households: who lives together, with the names and the ages that go together."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from generators.names import CULTURES, Culture
from generators.names.pools import NamePool, Parents
from generators.names.titles import title
from generators.people.humans import ADULT, Human, age, birth_at
from generators.people.rates import HOUSEHOLD_SIZES, TITLED
from generators.records import Address, Sex
from generators.weighted import WeightedChoice

__all__ = ["household"]

_CULTURES = WeightedChoice((culture, culture.share) for culture in CULTURES.values())
_SEXES = (Sex.FEMALE, Sex.MALE)
_COUPLE = 0.8
"""Share of second adults who are the first one's partner; the others share a home alone."""
_OF_ONE_SEX = 0.03
"""Share of couples of one sex."""
_ONCE_WED = 0.4
"""Share of women at the head of a household, where wives take the name, who bear a husband's name."""


def household(rng: random.Random, home: Address, key: Callable[[], str]) -> list[Human]:
    """Draw the people of `home`: a family of one culture, or people who share it; `key` gives the next key."""
    culture = _CULTURES.draw(rng)
    pool = culture.pool(rng)
    drawn = _Household(rng=rng, home=home, key=key, culture=culture, pool=pool, family=pool.family(rng))
    drawn.head()
    for place in range(1, HOUSEHOLD_SIZES.draw(rng)):
        if place == 1 and rng.random() < _COUPLE:
            drawn.partner()
        else:
            drawn.child_or_lodger()
    return drawn.members


@dataclass(kw_only=True, slots=True)
class _Household:
    rng: random.Random
    home: Address
    key: Callable[[], str]
    culture: Culture
    pool: NamePool
    family: str
    members: list[Human] = field(default_factory=list)
    parents: Parents = Parents()  # noqa: RUF009  # a tuple: nobody can change it

    def head(self) -> None:
        """Add the first, an adult; a woman may bear the name of a husband who lives there no more."""
        rng = self.rng
        sex = _SEXES[rng.random() < 0.55]
        years = ADULT + int(68 * rng.random() ** 1.5)
        wed = sex is Sex.FEMALE and years > 24 and rng.random() < _ONCE_WED * self.pool.wife_takes
        head = self.add(sex, years, self.family, wed=wed)
        self.parents = Parents(father=head.name) if sex is Sex.MALE else Parents(mother=head.name)

    def partner(self) -> None:
        """Add the partner of the first, within six years of age."""
        rng, first = self.rng, self.members[0]
        others = first.sex is Sex.MALE
        sex = _SEXES[others if rng.random() < _OF_ONE_SEX else not others]
        years = max(ADULT, age(first.born) + int(13 * rng.random()) - 6)
        shared = sex is not first.sex and rng.random() < self.pool.wife_takes
        partner = self.add(
            sex, years, self.family if shared else self.pool.family(rng), wed=shared and sex is Sex.FEMALE
        )
        if shared and sex is Sex.MALE and not first.before:
            self.members[0] = replace(first, before=self.name_before(first.name.surname, self.family))
        if sex is not first.sex:
            pair = (first.name, partner.name) if first.sex is Sex.MALE else (partner.name, first.name)
            self.parents = Parents(*pair)

    def child_or_lodger(self) -> None:
        """Add a child of the first, or somebody of the same culture where the first is too young."""
        rng = self.rng
        sex = _SEXES[rng.random() < 0.5]
        years = min(age(member.born) for member in self.members[:2])
        if len(self.members) == 1:
            years = age(self.members[0].born) if rng.random() < 0.5 else 0
        if years >= ADULT + 2:
            self.add(sex, 1 + int(rng.random() * min(years - ADULT, 35)), self.family, parents=self.parents)
        else:
            self.add(sex, ADULT + int(40 * rng.random()), self.pool.family(rng))

    def add(self, sex: Sex, years: int, family: str, *, wed: bool = False, parents: Parents = Parents()) -> Human:  # noqa: B008
        """Add somebody of `family`; one who is `wed` into it had another name before, where wives take the name."""
        rng, pool = self.rng, self.pool
        born = birth_at(rng, years)
        name = pool.name(rng, sex, born.year, family, parents)
        before = self.name_before(name.surname, family) if wed else ""
        if rng.random() < TITLED:
            name = replace(name, title=title(rng, self.culture.name, sex, years, wed=wed))
        human = Human(
            key=self.key(),
            culture=self.culture,
            pool=pool,
            sex=sex,
            name=name,
            born=born,
            home=self.home,
            before=before,
        )
        self.members.append(human)
        return human

    def name_before(self, surname: str, family: str) -> str:
        """Draw the surname of a wife before she took that of `family`; nothing where hers is no family's."""
        pool = self.pool
        if surname != pool.feminine(family):
            return ""
        before = pool.feminine(pool.family(self.rng))
        return before if before != surname else ""
