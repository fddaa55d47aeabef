"""Customs: how a whole name is made of a forename and the name of a family, where it is not simply the two."""

import random
from collections.abc import Mapping

from generators.names.pools import Custom, Given, NamePool
from generators.names.tables import curated
from generators.records import Name, Sex
from generators.weighted import WeightedChoice

__all__ = [
    "arabic",
    "feminine",
    "icelandic",
    "muslim",
    "portuguese",
    "sikh",
    "slavic",
    "somali",
    "spanish",
    "vietnamese",
]

# The particle that a Portuguese surname takes, where it takes one.
_PARTICLES = {
    **dict.fromkeys(("Silva", "Costa", "Cunha", "Rocha", "Fonseca", "Cruz", "Mota"), "da "),
    **dict.fromkeys(("Jesus", "Sousa", "Oliveira", "Almeida", "Carvalho", "Castro", "Matos", "Freitas", "Lima"), "de "),
    **dict.fromkeys(("Santos", "Reis", "Anjos", "Ramos"), "dos "),
}


def sikh(pool: NamePool, rng: random.Random, given: Given) -> Name:  # noqa: ARG001
    """Singh for men and Kaur for women: as the surname of two in five, before the family's name for the rest."""
    common = "Kaur" if given.sex is Sex.FEMALE else "Singh"
    if rng.random() < 0.4:
        return Name(forename=given.forename, surname=common)
    return Name(forename=given.forename, middle=common if rng.random() < 0.8 else "", surname=given.family)


def muslim(pool: NamePool, rng: random.Random, given: Given) -> Name:  # noqa: ARG001
    """South Asian Muslim names: Begum or Bibi for women, Muhammad before a man's own name; half bear no family's name.

    What stands last is no family's name for half of the women and a fifth of the men.
    """
    titles = _TITLES[given.sex]
    if given.sex is Sex.FEMALE:
        if rng.random() < 0.5:
            return Name(forename=given.forename, surname=titles.draw(rng))
        return Name(
            forename=given.forename, middle=titles.draw(rng) if rng.random() < 0.2 else "", surname=given.family
        )
    surname = titles.draw(rng) if rng.random() < 0.2 else given.family
    if given.forename != "Muhammad" and rng.random() < 0.35:
        if rng.random() < 0.6:
            return Name(forename="Muhammad", middle=given.forename, surname=surname)
        return Name(forename=f"Muhammad {given.forename}", surname=surname)
    return Name(forename=given.forename, surname=surname)


def arabic(pool: NamePool, rng: random.Random, given: Given) -> Name:
    """The father's name in the middle, at times after bin or bint; a family's Al- is at times written apart."""
    middle = ""
    roll = rng.random()
    if roll < 0.5:
        father = given.parents.father
        middle = father.forename if father and father.forename else pool.forename(rng, Sex.MALE)
        if roll < 0.12:
            middle = f"{'bint' if given.sex is Sex.FEMALE else 'bin'} {middle}"
    family = given.family
    if family.startswith(("Al-", "El-")) and rng.random() < 0.25:
        family = family.replace("-", " ", 1)
    return Name(forename=given.forename, middle=middle, surname=family)


def somali(pool: NamePool, rng: random.Random, given: Given) -> Name:
    """Own name, father's name, father's father's name: nobody takes a husband's."""
    father = given.parents.father
    if father and father.forename and father.middle:
        return Name(forename=given.forename, middle=father.forename, surname=father.middle)
    return Name(forename=given.forename, middle=pool.forename(rng, Sex.MALE), surname=given.family)


def spanish(pool: NamePool, rng: random.Random, given: Given) -> Name:
    """The father's first surname, then the mother's; one in five is recorded by the first alone."""
    second = _half(given.parents.mother, 0)
    if second in {"", given.family}:
        second = pool.family(rng)
    alone = rng.random() < 0.2
    return Name(forename=given.forename, surname=given.family if alone else f"{given.family} {second}")


def portuguese(pool: NamePool, rng: random.Random, given: Given) -> Name:
    """The mother's last surname, then the family's, with de, da or dos; two in five are recorded by the last alone."""
    particle = _PARTICLES.get(given.family, "") if rng.random() < 0.6 else ""
    if rng.random() < 0.4:
        return Name(forename=given.forename, surname=particle.capitalize() + given.family)
    mother = _half(given.parents.mother, -1)
    if mother in {"", given.family}:
        mother = pool.family(rng)
    return Name(forename=given.forename, surname=f"{mother} {particle}{given.family}")


def vietnamese(pool: NamePool, rng: random.Random, given: Given) -> Name:  # noqa: ARG001
    """A middle name that mostly tells the sex: Thị, Văn."""
    middle = _VIETNAMESE_MIDDLES[given.sex].draw(rng) if rng.random() < 0.8 else ""
    return Name(forename=given.forename, middle=middle, surname=given.family)


def slavic(*, patronymics: float) -> Custom:
    """Return the custom of surnames that follow the sex, with a patronymic for a share of people."""

    def custom(pool: NamePool, rng: random.Random, given: Given) -> Name:
        surname = pool.feminine(given.family) if given.sex is Sex.FEMALE else given.family
        if not patronymics:
            middle = pool.forename(rng, given.sex) if rng.random() < pool.middles else ""
        elif rng.random() < patronymics:
            father = given.parents.father
            middle = _patronymic(father.forename if father else pool.forename(rng, Sex.MALE), given.sex)
        else:
            middle = ""
        return Name(forename=given.forename, middle=middle, surname=surname)

    return custom


def icelandic(genitives: Mapping[str, str]) -> Custom:
    """Return the custom of surnames made of the father's name, which `genitives` has in the genitive."""

    def custom(pool: NamePool, rng: random.Random, given: Given) -> Name:
        father = given.parents.father.forename if given.parents.father else ""
        if father not in genitives:
            father = pool.forename(rng, Sex.MALE)
        surname = genitives[father] + ("dóttir" if given.sex is Sex.FEMALE else "son")
        return Name(forename=given.forename, surname=surname)

    return custom


def feminine(surname: str) -> str:
    """Return the form of a Slavic surname that a woman bears: Kowalska for Kowalski, Chorna for Chornyi."""
    for ending, form in (("skyi", "ska"), ("ski", "ska"), ("cki", "cka"), ("dzki", "dzka")):
        if surname.endswith(ending):
            return surname.removesuffix(ending) + form
    return surname.removesuffix("yi") + "a" if surname.endswith("yi") else surname


def _patronymic(father: str, sex: Sex) -> str:
    """Return the Ukrainian patronymic: Petrovych and Petrivna for Petro, Serhiiovych and Serhiivna for Serhii."""
    stem = father.rstrip("oa") or father
    if sex is Sex.MALE:
        return f"{stem}ovych"
    return f"{stem}vna" if stem.endswith("i") else f"{stem}ivna"


def _half(name: Name | None, place: int) -> str:
    return name.surname.split()[place] if name and name.surname else ""


def _of_both(table: str, female: str, male: str) -> Mapping[Sex, WeightedChoice[str]]:
    names = curated(table)
    return {
        sex: WeightedChoice((name, 1.0 / rank) for rank, name in enumerate(names[kind], start=1))
        for sex, kind in ((Sex.FEMALE, female), (Sex.MALE, male))
    }


_TITLES = _of_both("south_asian_muslim_names", "female_titles", "male_titles")
_VIETNAMESE_MIDDLES = _of_both("vietnamese_names", "female_middles", "male_middles")
