"""Boxes of the form that were renamed, while the request asks by what they were called."""

from harness.mutants.changes import Typed
from harness.mutants.mutant import Layer, maker

__all__ = ["BOXES"]

_P, _I = "person/as-recorded", "incident/as-recorded"

_LOST_BOXES = {
    "name": (f"{_P}/whole-name*", f"{_P}/one-box*"),
    "forename": (f"{_P}/name*", f"{_I}/person+*"),
    "surname": (f"{_P}/*surname*", f"{_P}/name*", f"{_I}/person+*"),
    "anything": (f"{_P}/anything-*",),
    "date_of_birth": (f"{_P}/*born*",),
    "born_from": (f"{_P}/*born-range*",),
    "born_to": (f"{_P}/*born-range*",),
    "age": (f"{_P}/*age*",),
    "sex": (f"{_P}/*sex*", "relation/person-narrowed-by-sex"),
    "identifier": (f"{_P}/*identifier*", f"{_P}/PNC-ID"),
    "phone": (f"{_P}/phone", f"{_I}/caller-phone"),
    "vehicle": (f"{_P}/vehicle", f"{_I}/vehicle"),
    "street": (f"{_P}/*street*", f"{_I}/*street*"),
    "town": (f"{_P}/*town*", f"{_I}/*town*"),
    "postcode": (f"{_P}/*postcode*", f"{_I}/*postcode*"),
    "marker": (f"{_P}/marker*",),
    "reference": (f"{_I}/reference*",),
    "number": (f"{_I}/number*",),
    "date": (f"{_I}/number+date",),
    "since": (f"{_I}/*window*",),
    "until": (f"{_I}/*window*",),
    "crossing": (f"{_I}/junction*",),
    "landmark": (f"{_I}/landmark*",),
    "beat": ("golden/incident/*", "relation/incident-*"),
    "words": (f"{_I}/words*", f"{_I}/phrase*"),
    "category": (f"{_I}/category*", "relation/incident-narrowed-by-category"),
    "role": (f"{_I}/person+role",),
    "flag": (f"{_I}/flag*", "relation/incident-narrowed-by-flag"),
    "risk": (f"{_I}/risk*", "relation/incident-narrowed-by-risk"),
    "status": (f"{_I}/street+status*", "relation/incident-status-split"),
    "officer": (f"{_I}/officer*", "relation/incident-narrowed-by-officer"),
}
"""The boxes of both forms, each with what shows that nothing is sent of it."""


def _ignored(box: str) -> Typed:
    return Typed(lambda query: query.with_box(box, "") if box in query.boxes() else query)


_mutant = maker(Layer.CLIENT)

BOXES = tuple(
    _mutant(
        f"box-lost-{box.replace('_', '-')}",
        f"the box {box} was renamed, and what is typed into it is not sent",
        "GTAS#1022",
        shows,
        _ignored(box),
    )
    for box, shows in _LOST_BOXES.items()
)
