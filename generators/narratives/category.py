"""What is known of a kind of incident."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generators.records import Flag, Role

__all__ = ["Category", "Group", "Scenes"]


class Group(StrEnum):
    """The heading under which a kind of incident is counted.

    The five headings are those of the National Standard for Incident Recording (NPIA, 2011).
    """

    TRANSPORT = "transport"
    ANTI_SOCIAL = "anti-social behaviour"
    SAFETY = "public safety and welfare"
    CRIME = "crime"
    ADMINISTRATION = "administration"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenes:
    """How likely each kind of place is: the home of somebody involved, a house, a junction, a landmark, of the rest."""

    home: float = 0.0
    house: float = 0.0
    junction: float = 0.0
    landmark: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Category:
    """A kind of incident.

    `code` and `everyday` are what officers write and say for it.  `weight` is how often it is logged, relative to all.
    `lines` are sentences whose slots are filled from :data:`generators.narratives.words.WORDS`.  `flags`, `cast` and
    `crime` are chances: of each flag, of somebody in each role, of a crime being recorded.  `grades` are the shares of
    the grades of response 1 to 4, in per cent; `vehicle` is the chance that one is noted.
    """

    name: str
    code: str
    everyday: tuple[str, ...]
    group: Group
    weight: int
    lines: tuple[str, ...]
    cast: Mapping[Role, float]
    flags: Mapping[Flag, float] = field(default_factory=dict)
    qualifiers: tuple[str, ...] = ()
    scenes: Scenes = Scenes(house=0.7, landmark=0.2, junction=0.1)
    grades: tuple[int, int, int, int] = (10, 35, 40, 15)
    crime: float = 0.0
    vehicle: float = 0.1
