"""Titles as records hold them: by sex, age and culture."""

import random
from collections.abc import Mapping

from generators.records import Sex
from generators.weighted import WeightedChoice

__all__ = ["title"]

_MEN = WeightedChoice.from_mapping(
    {"Mr": 88.0, "Dr": 6.0, "Rev": 2.0, "Prof": 1.0, "Sir": 0.5, "Capt": 1.0, "Cllr": 1.5}
)
_WIVES = WeightedChoice.from_mapping({"Mrs": 85.0, "Ms": 9.0, "Dr": 5.0, "Rev": 1.0})
_WOMEN = WeightedChoice.from_mapping({"Miss": 48.0, "Ms": 38.0, "Dr": 8.0, "Mrs": 4.0, "Rev": 1.0, "Sister": 1.0})
_OWN: Mapping[tuple[str, Sex], WeightedChoice[str]] = {
    ("arabic", Sex.MALE): WeightedChoice.from_mapping({"Sheikh": 4.0, "Haji": 4.0, "Imam": 2.0}),
    ("arabic", Sex.FEMALE): WeightedChoice.from_mapping({"Hajja": 1.0}),
    ("somali", Sex.MALE): WeightedChoice.from_mapping({"Haji": 6.0, "Sheikh": 4.0}),
    ("somali", Sex.FEMALE): WeightedChoice.from_mapping({"Hajja": 1.0}),
    ("south-asian-muslim", Sex.MALE): WeightedChoice.from_mapping(
        {"Haji": 5.0, "Maulana": 2.0, "Hafiz": 2.0, "Imam": 1.0}
    ),
    ("south-asian-muslim", Sex.FEMALE): WeightedChoice.from_mapping({"Hajja": 1.0}),
    ("south-asian-sikh", Sex.MALE): WeightedChoice.from_mapping({"Sardar": 8.0, "Giani": 2.0}),
    ("south-asian-sikh", Sex.FEMALE): WeightedChoice.from_mapping({"Sardarni": 1.0}),
    ("south-asian-hindu", Sex.MALE): WeightedChoice.from_mapping({"Shri": 3.0, "Pandit": 1.0}),
    ("south-asian-hindu", Sex.FEMALE): WeightedChoice.from_mapping({"Smt": 1.0}),
    ("west-african", Sex.MALE): WeightedChoice.from_mapping({"Chief": 3.0, "Pastor": 6.0, "Alhaji": 2.0}),
    ("west-african", Sex.FEMALE): WeightedChoice.from_mapping({"Pastor": 2.0, "Chief": 1.0}),
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
