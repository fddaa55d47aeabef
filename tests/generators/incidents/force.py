"""The incidents of a force, with the people and the places of its districts."""

import random
from typing import NamedTuple

from generators.incidents import Desk, incidents
from generators.narratives import CATEGORIES
from generators.people import people
from generators.places import Gazetteer
from generators.records import Incident, Person

CATEGORY = {category.name: category for category in CATEGORIES}


class Force(NamedTuple):
    gazetteers: list[Gazetteer]
    people: dict[str, Person]
    incidents: list[Incident]


def build(seed: str, *, desks: int, residents: int, count: int) -> Force:
    gazetteers: list[Gazetteer] = []
    everybody: dict[str, Person] = {}
    logged: list[Incident] = []
    for number in range(desks):
        gazetteer = Gazetteer.of_district(seed, number)
        local = people(random.Random(f"{seed}:p:{number}"), residents, gazetteer, first=1 + number * residents)
        desk = Desk(number=number, of=desks, first=1 + number * count)
        logged += incidents(random.Random(f"{seed}:i:{number}"), count, local, gazetteer, desk)
        gazetteers.append(gazetteer)
        everybody |= {person.id: person for person in local}
    return Force(gazetteers, everybody, logged)
