"""What an imagined force makes of the records that it is given: its own names, codes and dates."""

from typing import Any

__all__ = ["log", "nominal"]

Document = dict[str, Any]

GENDERS = {"F": "Female", "M": "Male"}


def nominal(record: Document) -> Document:
    """Return a person as this system keeps people: the recorded name by itself, other names beside it."""
    recorded, *others = record["names"]
    return {
        "nominal_ref": record["id"],
        **_name(recorded),
        "also_known_as": [{"nature": name["kind"], **_name(name)} for name in others],
        "gender": GENDERS.get(record["sex"]),
        "dob": _day_first(record["date_of_birth"]),
        "ethnic_code": record["ethnicity"],
        "occupation": record["occupation"],
        "places": [
            {
                "line": " ".join(filter(None, (place["house"], place["street"]))),
                "town": place["town"],
                "postcode": place["postcode"],
                "current": place["current"],
            }
            for place in record["addresses"]
        ],
        "telephones": record["phones"],
        "refs": [f"{one['scheme']}:{one['value']}" for one in record["identifiers"]],
        "vrms": record["vehicles"],
        "warnings": record["markers"],
        "access": record["visibility"],
    }


def log(record: Document) -> Document:
    """Return an incident as this system keeps its log: times by the clock on the wall, day first."""
    day, _, clock = record["opened"].partition("T")
    return {
        "log_ref": record["id"],
        "urn": record["reference"],
        "crime_no": record["crime_reference"],
        "daily_no": record["number"],
        "received": f"{_day_first(day)} {clock[:5]}",
        "day": _day_first(record["date"]),
        "kind": record["category"],
        "more": record["qualifiers"],
        "premises": record["house"],
        "road": record["street"],
        "cross_road": record["crossing"],
        "known_place": record["landmark"],
        "town": record["town"],
        "postcode": record["postcode"],
        "beat": record["beat"],
        "at": record["location"],
        "text": record["narrative"],
        "people": [
            {"ref": one["person"], "part": one["role"], "given": one["forename"], "family": one["surname"]}
            for one in record["involved"]
        ],
        "tags": record["flags"],
        "risk": record["risk"],
        "grade": record["grade"],
        "collars": record["officers"],
        "caller": record["caller_phone"],
        "vrm": record["vehicle"],
        "see_also": record["linked"],
        "state": "open" if record["open"] else "closed",
        "access": record["visibility"],
    }


def _name(name: Document) -> Document:
    return {
        "title": name["title"],
        "given": name["forename"],
        "middle": name["middle"],
        "family": name["surname"],
        "dob_given": _day_first(name["date_of_birth"]),
    }


def _day_first(iso: str | None) -> str | None:
    return "/".join(reversed(iso.split("-"))) if iso else None
