"""What real projects demanded of a record before it was found, and what they let through."""

from harness.mutants.changes import Requested
from harness.mutants.edits.demands import (
    BIRTH,
    closed_left_out,
    identifier_and_birth,
    markers_invented,
    markers_not_fetched,
    of_one,
    one_of_each,
    required,
    shown,
    there,
)
from harness.mutants.mutant import Layer, maker

__all__ = ["DEMANDS"]


_mutant = maker(Layer.QUERY)

_HIDDEN = ("person/hidden/*", "incident/hidden/*", "golden/*/hidden-*", "golden/*/restricted-*", "relation/*-hidden")
_BY_BOX = ("postcode", "phone", "town", "marker", "anything", "identifier", "age", "officer", "role", "flag", "words")

DEMANDS = (
    _mutant(
        "dob-required",
        "whoever is born on another day, or on none that is known, is left out",
        "own",
        ("person/as-recorded/name+born-*", "person/wrong-born/*"),
        required(*BIRTH),
    ),
    _mutant(
        "born-must-be-known",
        "whoever has no date of birth is not found by name",
        "own",
        ("person/as-recorded/name+born-none-recorded", "relation/person-birth-*"),
        there("date_of_birth"),
    ),
    *(
        _mutant(
            f"wrong-{name}-hides",
            f"{name} beside a name must be right",
            "own",
            (f"person/wrong-{name}/*", "relation/person-one-wrong-box"),
            required(*paths),
        )
        for name, paths in {
            "street": ("addresses.street",),
            "town": ("addresses.town",),
            "postcode": ("addresses.postcode",),
            "phone": ("phones",),
            "vehicle": ("vehicles",),
            "sex": ("sex",),
        }.items()
    ),
    _mutant(
        "identifier-and",
        "a number and whatever is typed beside it must both be right",
        "probation-offender-search",
        ("person/wrong-identifier/*", "person/wrong-born/*", "person/misread-identifier/*"),
        Requested(identifier_and_birth),
    ),
    _mutant(
        "restricted-shown", "hidden records are shown to anybody", "freedom-of-information answer", _HIDDEN, shown()
    ),
    *(
        _mutant(
            f"hidden-by-form-{box}",
            f"hidden records are shown to whoever types something into the box {box}",
            "own",
            _HIDDEN,
            shown(box),
        )
        for box in _BY_BOX
    ),
    _mutant(
        "alias-not-searched",
        "nobody is found by another name than the one recorded",
        "public inquiry 2004",
        ("person/alias/*", "relation/person-by-*"),
        of_one("names.kind", "recorded"),
    ),
    _mutant(
        "current-address-only",
        "nobody is found where they lived before",
        "own",
        ("person/as-recorded/name+previous-address", "person/as-recorded/house+street*"),
        of_one("addresses.current", value=True),
    ),
    _mutant(
        "closed-left-out",
        "incidents that are closed are not found",
        "own",
        ("incident/as-recorded/*", "relation/incident-status-split"),
        Requested(closed_left_out),
    ),
    _mutant(
        "collapse-null",
        "one hit is shown for each of those who are alike, and for all who have nothing there",
        "es#94530",
        ("person/as-recorded/*", "incident/as-recorded/*"),
        Requested(one_of_each),
    ),
    _mutant(
        "markers-extra",
        "everybody is shown with a warning marker",
        "own",
        ("person/as-recorded/*",),
        Requested(markers_invented),
    ),
    _mutant(
        "markers-not-fetched",
        "nobody is shown with a warning marker",
        "police complaints body 2022",
        ("person/as-recorded/*",),
        Requested(markers_not_fetched),
    ),
)
