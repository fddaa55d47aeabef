"""At which levels of evidence a variation is asked, and how much may be missed there."""

from collections.abc import Mapping

from generators.tiers import Tier
from generators.topics.topic import Intent
from generators.variations import Variation

__all__ = ["Level", "levels", "tier_at"]

Level = tuple[Intent, str]
"""What is searched for, and the form of the question."""


def levels(variation: Variation) -> tuple[Level, ...]:
    """Return the levels at which `variation` is asked: those of its field, or its own, and others besides."""
    own = _VARIED_OTHERWISE.get(variation.name, _VARIED_BY[variation.field])
    return (*own, *_VARIED_ALSO.get(variation.name, ()))


def tier_at(form: str, variation: Variation) -> Tier:
    """Return the tier of `variation` where it is asked in `form`: its own, but for what cannot be demanded there."""
    if variation.wrong and form not in _CERTAIN:
        return Tier.MEDIUM
    return Tier.WEAK if variation.name in _LISTED and form == "name" else variation.tier


_LISTED = frozenset({"abbreviation", "diminutive", "equivalent"})
"""Variations that a search knows by a list of names alone, and no list has them all.

A table of short forms had half of those that a public set of pairs used.  By the name alone such a form is therefore
only reported; with a date of birth it must be found.
"""

_NAME, _NAME_AND_BORN, _NAME_AND_TOWN = ((Intent.PERSON, form) for form in ("name", "name + born", "name + town"))
_INVOLVED = (Intent.INCIDENT, "person + window")
_BORN = (_NAME_AND_BORN, (Intent.PERSON, "surname + born"))
_BORN_AND_POSTED = (_NAME_AND_BORN, (Intent.PERSON, "name + born + postcode"))
_AGED = ((Intent.PERSON, "name + age + sex"), (Intent.PERSON, "name + age + sex + town"))
_HOUSED = ((Intent.PERSON, "name + house + street"), (Intent.PERSON, "surname + house + street + town"))
_POSTED = ((Intent.PERSON, "surname + postcode"), (Intent.PERSON, "name + postcode"))

_NUMBERED = tuple((Intent.PERSON, form) for form in ("identifier", "phone", "vehicle"))
_REFERENCE, _DAILY_NUMBER = ((Intent.INCIDENT, form) for form in ("reference", "number + date"))

_CERTAIN = frozenset({"name + born", "name + born + identifier", "identifier", "reference", "number + date"})
"""Forms that say for certain who is meant, or what: whatever else is typed, it must be found.

Who is asked for by another number or a name alone may be missed for a wrong box now and then.
"""

_VARIED_BY: Mapping[str, tuple[Level, ...]] = {
    "name": (_NAME_AND_BORN, _NAME),
    "whole name": ((Intent.PERSON, "whole name + born"), (Intent.PERSON, "whole name + town")),
    "date of birth": _BORN,
    "name and date of birth": _BORN_AND_POSTED,
    "age": _AGED,
    "sex": _AGED,
    "identifier": ((Intent.PERSON, "PNC ID"), (Intent.PERSON, "identifier")),
    "phone": ((Intent.PERSON, "phone"), (Intent.INCIDENT, "caller phone")),
    "vehicle": ((Intent.PERSON, "vehicle"), (Intent.INCIDENT, "vehicle")),
    "street": ((Intent.PERSON, "surname + street + town"), (Intent.INCIDENT, "street + window")),
    "house": _HOUSED,
    "town": ((Intent.INCIDENT, "street + window"), (Intent.INCIDENT, "junction + window")),
    "postcode": ((Intent.PERSON, "surname + postcode"), (Intent.INCIDENT, "postcode + window")),
    "outward code": ((Intent.PERSON, "name + postcode"), (Intent.PERSON, "name + born + postcode")),
    "reference": ((Intent.INCIDENT, "reference"), (Intent.INCIDENT, "reference + window")),
    "number": ((Intent.INCIDENT, "number + date"), (Intent.INCIDENT, "number + window")),
    "crossing": ((Intent.INCIDENT, "junction + window"), (Intent.INCIDENT, "junction + month")),
    "category": ((Intent.INCIDENT, "category + town + window"), (Intent.INCIDENT, "category + street + window")),
    "words": ((Intent.INCIDENT, "words + window"), (Intent.INCIDENT, "words + street + window")),
    "beside": (_NAME_AND_BORN, _NAME, (Intent.PERSON, "identifier")),
    "number beside": (_NAME_AND_BORN, _NAME),
    "misread beside": ((Intent.PERSON, "name + born + identifier"), (Intent.PERSON, "name + identifier")),
    "name beside": _NUMBERED,
    "birth beside": _NUMBERED,
    "day beside": (_REFERENCE, (Intent.INCIDENT, "reference + window")),
    "window beside": (_REFERENCE, _DAILY_NUMBER),
}
"""The levels of evidence, two at least, at which a variation of each field is asked."""

_VARIED_OTHERWISE: Mapping[str, tuple[Level, ...]] = {
    **dict.fromkeys(("slip", "nickname", "transliteration"), (_NAME_AND_BORN, _NAME, _INVOLVED)),
    "as-it-happens": (_NAME_AND_BORN, _NAME, _INVOLVED),
    # What is left of the name is too little to be asked alone, or says too little that other classes do not.
    **dict.fromkeys(
        (
            *(
                "honorific",
                "middle-added",
                "misread",
                "prefix",
                "title",
                "slip-in-forename+slip",
                "transliteration+slip",
            ),
            *("rank", "generation", "second-surname-added", "nickname+slip", "swapped+slip"),
        ),
        (_NAME_AND_BORN, _NAME_AND_TOWN),
    ),
    # What is right is one half of the name, or less: without a date nobody could tell who is meant.
    **dict.fromkeys(
        ("forename-other", "initial-of-nickname", "surname-other", "two-slips-in-short-name"), _BORN_AND_POSTED
    ),
    "placeholder": (_NAME_AND_BORN, (Intent.PERSON, "name + postcode")),
    "postcode-misread": _POSTED,
    **dict.fromkeys(("wrong-sex", "wrong-age"), (_NAME_AND_BORN, _NAME)),
    "wrong-street": (_NAME_AND_BORN, _NAME, (Intent.PERSON, "identifier"), _REFERENCE, _DAILY_NUMBER),
}
"""The levels of evidence of the variations that are asked at others than those of their field."""

_ONE_BOX, _ONE_BOX_ALONE, _ANYTHING = (
    (Intent.PERSON, form) for form in ("one box + born", "one box", "anything: name + born")
)

_VARIED_ALSO: Mapping[str, tuple[Level, ...]] = {
    **dict.fromkeys(
        (
            *("slip-in-forename", "middle-added", "diacritics", "hyphen", "apostrophe"),
            *("particle", "transliteration", "phonetic"),
        ),
        (_ONE_BOX,),
    ),
    **dict.fromkeys(("slip", "nickname", "initial"), (_ONE_BOX, _ONE_BOX_ALONE, _ANYTHING)),
    **dict.fromkeys(("date-format", "date-as-noted"), (_ANYTHING,)),
}
"""The levels at which variations are asked besides: everything in one box, which two boxes say nothing of."""
