"""What happened to records on their way from one system into another, to all of them or to a few."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from generators.records import Record
from generators.topics import Intent
from harness.mutants.changes import ALL, Documents, Json, Lot
from harness.mutants.holding import each_at
from harness.mutants.mutant import Layer, Mutant

__all__ = ["MIGRATION"]

DOSES: Mapping[float, str] = {ALL: "all", 0.05: "5%", 0.01: "1%", 0.005: "0.5%", 0.001: "0.1%"}
"""The shares of records to which something happened, and how they are written."""
_FEW = (ALL, 0.001)

_NAMES = tuple(f"{of}.{part}" for of in ("names", "involved") for part in ("forename", "middle", "surname"))
_DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")


def _at(change: Callable[[Any], Any], *paths: str) -> Callable[[Json, Record], Json]:
    """Return the change of whatever stands at `paths`, where there is anything."""

    def edit(document: Json, record: Record) -> Json:  # noqa: ARG001
        for path in paths:
            for holder, key in list(each_at(document, path)):
                if holder[key] not in (None, "", []):
                    holder[key] = change(holder[key])
        return document

    return edit


def _first_of(*lists: str) -> Callable[[Json, Record], Json]:
    """Return the change by which of several the first is kept."""

    def edit(document: Json, record: Record) -> Json:  # noqa: ARG001
        for name in lists:
            if name in document:
                document[name] = document[name][:1]
        return document

    return edit


def _set(path: str, value: object) -> Callable[[Json, Record], Json]:
    def edit(document: Json, record: Record) -> Json:  # noqa: ARG001
        if path in document:
            document[path] = value
        return document

    return edit


def _lost(document: Json, record: Record) -> None:
    """Lose a record."""


def _shown(document: Json, record: Record) -> Json:  # noqa: ARG001
    """Show what was hidden."""
    document["visibility"] = "open"
    return document


def _halves_exchanged(document: Json, record: Record) -> Json:  # noqa: ARG001
    for named in (*document.get("names", ()), *document.get("involved", ())):
        named["forename"], named["surname"] = named["surname"], named["forename"]
    return document


def _a_day_earlier(date: str) -> str:
    if found := _DAY.match(date):
        year, month, day = found.groups()
        return f"{year}-{month}-{int(day) - 1 or 28:02d}"
    return date


def _day_and_month(date: str) -> str:
    found = _DAY.match(date)
    return f"{found[1]}-{found[3]}-{found[2]}" if found and int(found[3]) <= 12 else date


def _year(date: str) -> str:
    return date[:4]


def _century(date: str) -> str:
    return f"20{date[2:]}" if date.startswith("19") else date


def _mangled(text: str) -> str:
    """Read UTF-8 as Latin-1."""
    return text.encode().decode("latin-1")


def _questioned(text: str) -> str:
    return text.encode("ascii", "replace").decode()


def _unescaped(text: str) -> str:
    return text.replace("'", "&#39;").replace("&", "&amp;")


def _no_zeros(text: str) -> str:
    return text.lstrip("0")


def _an_hour_later(moment: str) -> str:
    hour = (int(moment[11:13]) + 1) % 24
    return f"{moment[:11]}{hour:02d}{moment[13:]}"


def _midnight(moment: str) -> str:
    return f"{moment[:11]}00:00:00{moment[19:]}"


def _next(text: str) -> str:
    """Let the last digit or letter be another one."""
    return f"{text[:-1]}{chr(ord(text[-1]) + 1) if text[-1] not in '9Zz' else '0'}"


def _another_sex(sex: str) -> str:
    return {"M": "F", "F": "M"}.get(sex, sex)


_BIRTH = ("date_of_birth", "names.date_of_birth")

_Edit = Callable[[Json, Record], Json | None]

_PERSON, _INCIDENT = "records/person", "records/incident"
_DAMAGES: tuple[tuple[str, str, str, tuple[float, ...], _Edit, tuple[str, ...]], ...] = (
    ("records-lost", "records were not carried over", "es#22471", tuple(DOSES)[1:], _lost, (_PERSON, _INCIDENT)),
    ("dob-utc-shift", "midnight here was the day before elsewhere", "opentrials#586", tuple(DOSES),
     _at(_a_day_earlier, *_BIRTH), (_PERSON,)),
    ("dd-mm-swap", "day and month were read the other way round", "own", tuple(DOSES),
     _at(_day_and_month, *_BIRTH), (_PERSON,)),
    ("dob-year-only", "of a date of birth the year was kept", "own", _FEW, _at(_year, *_BIRTH), (_PERSON,)),
    ("dob-century", "years of two digits were read as this century's", "own", _FEW, _at(_century, *_BIRTH), (_PERSON,)),
    ("dob-lost", "dates of birth were not carried over", "own", tuple(DOSES), _at(lambda _: None, *_BIRTH), (_PERSON,)),
    ("excel-zeros", "a spreadsheet took the zeros in front of numbers", "seed#2562", tuple(DOSES),
     _at(_no_zeros, "phones", "identifiers.value", "caller_phone"), (_PERSON, _INCIDENT)),
    ("names-mangled", "names in UTF-8 were read as Latin-1", "own", tuple(DOSES), _at(_mangled, *_NAMES),
     (_PERSON, _INCIDENT)),
    ("names-questioned", "letters with accents became question marks", "own", _FEW, _at(_questioned, *_NAMES),
     (_PERSON, _INCIDENT)),
    ("names-escaped", "names were carried over as they stand in HTML", "own", _FEW, _at(_unescaped, *_NAMES),
     (_PERSON, _INCIDENT)),
    ("names-cut", "of names ten characters were kept", "own", _FEW, _at(lambda text: text[:10], *_NAMES),
     (_PERSON, _INCIDENT)),
    ("halves-exchanged", "forename and surname went into each other's field", "own", tuple(DOSES), _halves_exchanged,
     (_PERSON, _INCIDENT)),
    ("middle-lost", "middle names were not carried over", "own", _FEW,
     _at(lambda _: "", "names.middle", "involved.middle"), (_PERSON, _INCIDENT)),
    ("aliases-lost", "of several names the first was carried over", "public inquiry 2004", tuple(DOSES),
     _first_of("names"), (_PERSON,)),
    ("addresses-lost", "of several addresses the first was carried over", "own", _FEW, _first_of("addresses"),
     (_PERSON,)),
    ("numbers-lost", "of several phones, numbers and vehicles the first was carried over", "own", _FEW,
     _first_of("phones", "identifiers", "vehicles", "officers"), (_PERSON, _INCIDENT)),
    ("people-lost", "of several people involved the first was carried over", "own", tuple(DOSES),
     _first_of("involved"), (_INCIDENT,)),
    ("marker-lost", "warning markers were not carried over", "police complaints body 2022", tuple(DOSES),
     _set("markers", []), (_PERSON,)),
    ("marker-invented", "a warning marker was put where none was", "own", _FEW, _set("markers", ["VI"]), (_PERSON,)),
    ("flags-lost", "flags were not carried over", "police complaints body 2022", tuple(DOSES), _set("flags", []),
     (_INCIDENT,)),
    ("all-shown", "what was hidden is shown", "freedom-of-information answer", tuple(DOSES)[:2], _shown,
     (_PERSON, _INCIDENT)),
    ("hidden-by-default", "records were carried over as restricted", "own", tuple(DOSES),
     _set("visibility", "restricted"), (_PERSON, _INCIDENT)),
    ("sex-exchanged", "the codes of sex were mistaken for each other", "own", _FEW, _at(_another_sex, "sex"),
     (_PERSON,)),
    ("postcodes-wrong", "the last letter of postcodes is another", "own", _FEW,
     _at(_next, "addresses.postcode", "postcode"), (_PERSON, _INCIDENT)),
    ("houses-lost", "numbers of houses were not carried over", "own", _FEW,
     _at(lambda _: "", "addresses.house", "house"), (_PERSON, _INCIDENT)),
    ("streets-cut", "of streets eight characters were kept", "own", _FEW,
     _at(lambda text: text[:8], "addresses.street", "street", "crossing"), (_PERSON, _INCIDENT)),
    ("opened-hour-later", "times of summer were carried over as those of winter", "own", tuple(DOSES),
     _at(_an_hour_later, "opened"), (_INCIDENT,)),
    ("opened-midnight", "of the time of an incident the day was kept", "own", _FEW, _at(_midnight, "opened"),
     (_INCIDENT,)),
    ("narrative-cut", "of narratives 60 characters were kept", "own", tuple(DOSES),
     _at(lambda text: text[:60], "narrative"), (_INCIDENT,)),
    ("narrative-lost", "narratives were not carried over", "own", _FEW, _at(lambda _: "", "narrative"), (_INCIDENT,)),
    ("roles-lost", "everybody involved became a witness", "own", _FEW, _at(lambda _: "witness", "involved.role"),
     (_INCIDENT,)),
    ("reference-wrong", "the last digit of references is another", "own", _FEW, _at(_next, "reference"), (_INCIDENT,)),
    ("officers-lost", "officers were not carried over", "own", _FEW, _set("officers", []), (_INCIDENT,)),
    ("risk-lost", "risks were not carried over", "own", _FEW, _set("risk", None), (_INCIDENT,)),
    ("closed-opened", "what was closed is open", "own", _FEW, _set("open", True), (_INCIDENT,)),
    ("links-lost", "incidents are no longer linked to each other", "own", _FEW, _set("linked", []), (_INCIDENT,)),
    ("occupation-lost", "occupations were not carried over", "own", _FEW, _set("occupation", None), (_PERSON,)),
)  # fmt: skip

_DESIGNED: tuple[tuple[str, str, str, _Edit, tuple[str, ...]], ...] = (
    ("one-name-each", "the new system holds one name of everybody", "public inquiry 2004", _first_of("names"),
     ("person/alias/*",)),
    ("one-address-each", "the new system holds one address of everybody", "own", _first_of("addresses"),
     ("person/as-recorded/name+previous-address", "person/as-recorded/house+street*")),
    ("no-middle-names", "the new system has no field for middle names", "own",
     _at(lambda _: "", "names.middle", "involved.middle"), ("person/middle-name/*", "person/middle-initial/*")),
    ("one-person-each", "the new system holds one person of every incident", "own", _first_of("involved"),
     ("incident/as-recorded/person+*",)),
    ("no-dates-in-part", "the new system holds dates in full alone", "own",
     _at(lambda date: date if _DAY.match(date) else None, *_BIRTH), ("person/as-recorded/name+born-partly-recorded",)),
    ("no-crossings", "the new system holds one street of a junction", "own", _at(lambda _: None, "crossing"),
     ("incident/as-recorded/junction+*",)),
)  # fmt: skip


def _of(name: str, dose: float, edit: _Edit, intents: tuple[str, ...], *, designed: bool = False) -> Documents:
    kinds = frozenset(intent for intent in Intent if f"records/{intent}" in intents) or frozenset(Intent)
    return Documents(edit=edit, lot=Lot(dose, name), intents=kinds, designed=designed)


def _dosed(name: str, dose: float) -> str:
    return name if dose == ALL else f"{name}@{DOSES[dose]}"


MIGRATION = (
    *(
        Mutant(
            id=_dosed(name, dose),
            layer=Layer.MIGRATION,
            story=f"{story}{'' if dose == ALL else f' ({DOSES[dose]})'}",
            source=source,
            shows=shows,
            changes=(_of(name, dose, edit, shows),),
        )
        for name, story, source, doses, edit, shows in _DAMAGES
        for dose in doses
    ),
    *(
        Mutant(
            id=name,
            layer=Layer.MIGRATION,
            story=story,
            source=source,
            shows=shows,
            changes=(_of(name, ALL, edit, (), designed=True),),
        )
        for name, story, source, edit, shows in _DESIGNED
    ),
)
