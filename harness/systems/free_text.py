"""What was typed into the one box of a form that has no other: which of the words are a date, a number, a place."""

import re
from typing import NamedTuple

from generators.dates import PRESENT, PartialDate
from harness.systems.dates import typed_date

__all__ = ["FreeText", "free_text"]


class FreeText(NamedTuple):
    """The parts of a free text by the box that each would be typed into; an empty part was not typed.

    `words` are what is left: names, and perhaps places.  `identifier` holds several numbers with commas between them.
    """

    words: str = ""
    born: PartialDate | None = None
    sex: str = ""
    identifier: str = ""
    phone: str = ""
    vehicle: str = ""
    postcode: str = ""


# In this order, since the shapes overlap: a vehicle's first half looks like that of a postcode.
_START = r"(?<!\w)"
_NATIONAL_INSURANCE = r"[A-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D]"
_SHAPES = {
    "phone": rf"(?:(?:\+|{_START}00)44[\s()-]*0?|{_START}0)(?:[\s()-]{{0,2}}\d){{9,10}}",
    # A digit at least: Saoirse is a name.
    "vehicle": rf"{_START}[A-Z]{{2}}(?![OI]{{2}})[\dOI]{{2}}\s?[A-Z]{{3}}",
    "postcode": rf"{_START}[A-Z]{{1,2}}\d[A-Z\d]?\s?[\dOI][A-Z]{{2}}",
    "identifier": rf"{_START}(?:{_NATIONAL_INSURANCE}|SF\s?\d\d/?\d{{1,6}}[A-Z]|\d{{1,6}}\s?/\s?\d{{1,7}}[A-Z]"
    r"|\d{3,11}[A-Z]|[A-Z]{2}/?\d{5,7}|\d{7})",
    "outward": rf"{_START}[A-Z]{{1,2}}\d[A-Z\d]?",
}
_SHAPED = {part: re.compile(rf"{shape}(?![\w/])", re.IGNORECASE) for part, shape in _SHAPES.items()}
_NO_DATE = re.compile(rf"{_SHAPES['phone']}|{_START}{_NATIONAL_INSURANCE}(?!\w)", re.IGNORECASE)
"""What is written in groups of digits, as a date may be, and is none."""
_SEXES = {
    **dict.fromkeys(("m", "male", "man", "boy", "gentleman"), "M"),
    **dict.fromkeys(("f", "female", "woman", "girl", "lady"), "F"),
}
_LABELS = frozenset(
    {"dob", "born", "pnc", "cro", "nino", "nominal", "tel", "mob", "mobile", "phone", "vrm", "reg", "postcode"}
)
_WORDS_OF_A_DATE = 4
_EARLIEST = 1890


def free_text(text: str) -> FreeText:
    """Return the parts of `text`, which may stand in any order; what has no shape of its own is left as words.

    Taken out are a date (:func:`~harness.systems.dates.typed_date`), telephone numbers, vehicle marks, postcodes,
    numbers of persons, and a word or letter for the sex.  Of several of a kind the first counts, but every identifier.
    """
    rest, shaped = re.sub(r"[,;|]+", " ", text), dict[str, list[str]]()
    rest, born = _without_date(rest)
    for part, shape in _SHAPED.items():
        shaped[part] = shape.findall(rest)
        rest = shape.sub(" ", rest)
    words = [word for word in rest.split() if word.lower().strip(".:") not in _LABELS]
    # A letter before the only name is an initial; behind it, or among more words, it is the sex.
    sexes = [
        word for n, word in enumerate(words) if word.lower() in _SEXES and (len(word) > 1 or n > 0 or len(words) > 2)
    ]
    return FreeText(
        words=" ".join(word for word in words if word not in sexes[:1]),
        born=born,
        sex=_SEXES[sexes[0].lower()] if sexes else "",
        identifier=", ".join(shaped["identifier"]),
        phone=next(iter(shaped["phone"]), ""),
        vehicle=next(iter(shaped["vehicle"]), ""),
        postcode=next(iter(shaped["postcode"] + shaped["outward"]), ""),
    )


def _without_date(text: str) -> tuple[str, PartialDate | None]:
    """Return `text` without the longest row of its words that is a date, and the date."""
    words = _NO_DATE.sub(lambda number: re.sub(r"\s", "", number[0]), text).split()
    for length in range(_WORDS_OF_A_DATE, 0, -1):
        for start in range(len(words) - length + 1):
            row = " ".join(words[start : start + length])
            # A name beside a year is no misspelt month: a date begins or ends with a digit.
            if (row[0].isdigit() and row[-1].isalnum()) or row[-1:].isdigit():
                date = typed_date(row)
                if date and _EARLIEST <= date.year <= PRESENT.year:
                    return " ".join((*words[:start], *words[start + length :])), date
    return text, None
