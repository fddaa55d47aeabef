"""Titles as records hold them: by sex, age and culture."""

import random
from collections.abc import Mapping

from generators.records import Sex
from generators.urns import Urn

__all__ = ["title"]

_MEN = Urn.from_mapping({"Mr": 88.0, "Dr": 6.0, "Rev": 2.0, "Prof": 1.0, "Sir": 0.5, "Capt": 1.0, "Cllr": 1.5})
_WIVES = Urn.from_mapping({"Mrs": 85.0, "Ms": 9.0, "Dr": 5.0, "Rev": 1.0})
_WOMEN = Urn.from_mapping({"Miss": 48.0, "Ms": 38.0, "Dr": 8.0, "Mrs": 4.0, "Rev": 1.0, "Sister": 1.0})
_OWN: Mapping[tuple[str, Sex], Urn[str]] = {
    ("arabic", Sex.MALE): Urn.from_mapping({"Sheikh": 4.0, "Haji": 4.0, "Imam": 2.0}),
    ("arabic", Sex.FEMALE): Urn.from_mapping({"Hajja": 1.0}),
    ("somali", Sex.MALE): Urn.from_mapping({"Haji": 6.0, "Sheikh": 4.0}),
    ("somali", Sex.FEMALE): Urn.from_mapping({"Hajja": 1.0}),
    ("south-asian-muslim", Sex.MALE): Urn.from_mapping({"Haji": 5.0, "Maulana": 2.0, "Hafiz": 2.0, "Imam": 1.0}),
    ("south-asian-muslim", Sex.FEMALE): Urn.from_mapping({"Hajja": 1.0}),
    ("south-asian-sikh", Sex.MALE): Urn.from_mapping({"Sardar": 8.0, "Giani": 2.0}),
    ("south-asian-sikh", Sex.FEMALE): Urn.from_mapping({"Sardarni": 1.0}),
    ("south-asian-hindu", Sex.MALE): Urn.from_mapping({"Shri": 3.0, "Pandit": 1.0}),
    ("south-asian-hindu", Sex.FEMALE): Urn.from_mapping({"Smt": 1.0}),
    ("west-african", Sex.MALE): Urn.from_mapping({"Chief": 3.0, "Pastor": 6.0, "Alhaji": 2.0}),
    ("west-african", Sex.FEMALE): Urn.from_mapping({"Pastor": 2.0, "Chief": 1.0}),
}


def title(rng: random.Random, culture: str, sex: Sex, years: int, *, wed: bool) -> str:
    """Draw the title of somebody `years` old; a quarter of the adults of some cultures have one of its own."""
    if years < 18:
        return "Miss" if sex is Sex.FEMALE else "Master"
    own = _OWN.get((culture, sex))
    if own and rng.random() < 0.25:
        return own.draw(rng)
    if sex is Sex.MALE:
        return _MEN.draw(rng)
    return (_WIVES if wed else _WOMEN).draw(rng)
