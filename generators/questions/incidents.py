"""The forms in which incidents are asked for."""

import random

from generators.queries import IncidentQuery
from generators.questions.forms import Fit, Form
from generators.questions.windows import around, month, night, over_clock_change
from generators.records import Incident
from generators.text import tokens

__all__ = ["INCIDENT_FORMS"]

_PHRASE = 4
"""Words that a phrase has."""


def _ask_reference(incident: Incident, rng: random.Random) -> IncidentQuery:
    return IncidentQuery(reference=rng.choice([r for r in (incident.reference, incident.crime_reference) if r]))


def _ask_reference_in_window(incident: Incident, rng: random.Random) -> IncidentQuery:
    return around(incident, rng, days=30).with_box("reference", incident.reference)


def _ask_number_and_date(incident: Incident, rng: random.Random) -> IncidentQuery:  # noqa: ARG001
    return IncidentQuery(number=str(incident.number), date=f"{incident.opened:%d/%m/%Y}")


def _ask_number_in_window(incident: Incident, rng: random.Random) -> IncidentQuery:
    return around(incident, rng, days=3).with_box("number", str(incident.number))


def _ask_street(incident: Incident, rng: random.Random) -> IncidentQuery:
    return _in_street(incident, around(incident, rng, days=365))


def _ask_street_at_night(incident: Incident, rng: random.Random) -> IncidentQuery | None:  # noqa: ARG001
    query = night(incident)
    return _in_street(incident, query) if query else None


def _ask_street_in_month(incident: Incident, rng: random.Random) -> IncidentQuery:  # noqa: ARG001
    return _in_street(incident, month(incident))


def _ask_street_at_clock_change(incident: Incident, rng: random.Random) -> IncidentQuery | None:  # noqa: ARG001
    query = over_clock_change(incident)
    return _in_street(incident, query) if query else None


def _in_street(incident: Incident, query: IncidentQuery) -> IncidentQuery:
    place = incident.address.place
    return query.with_box("street", place.street).with_box("town", place.town)


def _ask_junction(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    query = _ask_street(incident, rng)
    return query.with_box("crossing", incident.crossing) if incident.crossing else None


def _ask_junction_in_month(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    query = _ask_street_in_month(incident, rng)
    return query.with_box("crossing", incident.crossing) if incident.crossing else None


def _ask_landmark(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    return around(incident, rng, days=365).with_box("landmark", incident.landmark) if incident.landmark else None


def _ask_category(incident: Incident, rng: random.Random) -> IncidentQuery:
    asked = around(incident, rng, days=14).with_box("category", incident.category)
    return asked.with_box("town", incident.address.place.town)


def _ask_category_in_street(incident: Incident, rng: random.Random) -> IncidentQuery:
    return _ask_street(incident, rng).with_box("category", incident.category)


def _ask_risk(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    if not incident.risk:
        return None
    asked = around(incident, rng, days=14).with_box("risk", incident.risk.value)
    return asked.with_box("town", incident.address.place.town)


def _ask_status(incident: Incident, rng: random.Random) -> IncidentQuery:
    return _ask_street(incident, rng).with_box("status", "open" if incident.open else "closed")


def _ask_officer(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    return (
        around(incident, rng, days=3).with_box("officer", rng.choice(incident.officers)) if incident.officers else None
    )


def _ask_postcode(incident: Incident, rng: random.Random) -> IncidentQuery:
    return around(incident, rng, days=365).with_box("postcode", incident.address.place.postcode)


def _ask_words(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    words = [word for word in dict.fromkeys(tokens(incident.narrative)) if len(word) > 4]
    chosen = " ".join(sorted(rng.sample(words, 3), key=words.index)) if len(words) >= 3 else ""
    return around(incident, rng, days=90).with_box("words", chosen) if chosen else None


def _ask_words_in_street(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    query = _ask_words(incident, rng)
    return _in_street(incident, query) if query else None


def _ask_phrase(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    words = tokens(incident.narrative)
    if len(words) < _PHRASE:
        return None
    start = rng.randrange(len(words) - _PHRASE + 1)
    return around(incident, rng, days=90).with_box("words", " ".join(words[start : start + _PHRASE]))


def _ask_person(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    named = [i.name for i in incident.involved if i.name.forename]
    if not named:
        return None
    name = rng.choice(named)
    return around(incident, rng, days=365).with_box("forename", name.forename).with_box("surname", name.surname)


def _ask_person_in_street(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    """Ask for every call to one street about one person, whenever it was."""
    named = [i.name for i in incident.involved if i.name.forename]
    if not named:
        return None
    name = rng.choice(named)
    return _in_street(incident, IncidentQuery(forename=name.forename, surname=name.surname))


def _ask_person_in_role(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    named = [i for i in incident.involved if i.name.forename]
    if not named:
        return None
    chosen = rng.choice(named)
    return IncidentQuery(forename=chosen.name.forename, surname=chosen.name.surname, role=chosen.role.value)


def _ask_flag(incident: Incident, rng: random.Random) -> IncidentQuery | None:
    if not incident.flags:
        return None
    asked = around(incident, rng, days=14).with_box("flag", rng.choice(incident.flags).value)
    return asked.with_box("town", incident.address.place.town)


def _ask_caller(incident: Incident, rng: random.Random) -> IncidentQuery | None:  # noqa: ARG001
    return IncidentQuery(phone=incident.caller_phone) if incident.caller_phone else None


def _ask_vehicle(incident: Incident, rng: random.Random) -> IncidentQuery | None:  # noqa: ARG001
    return IncidentQuery(vehicle=incident.vehicle) if incident.vehicle else None


INCIDENT_FORMS: dict[str, Form[Incident]] = {
    form.name: form
    for form in (
        Form(name="reference", ask=_ask_reference, fit=Fit.CERTAINLY),
        Form(name="reference + window", ask=_ask_reference_in_window, fit=Fit.CERTAINLY),
        Form(name="number + date", ask=_ask_number_and_date, fit=Fit.CERTAINLY),
        Form(name="number + window", ask=_ask_number_in_window, fit=Fit.CERTAINLY),
        Form(name="street + window", ask=_ask_street),
        Form(name="street + night", ask=_ask_street_at_night),
        Form(name="street + month", ask=_ask_street_in_month),
        Form(name="street + window, clock change", ask=_ask_street_at_clock_change, few_hidden=True),
        Form(name="street + status + window", ask=_ask_status),
        Form(name="junction + window", ask=_ask_junction, few_hidden=True),
        Form(name="junction + month", ask=_ask_junction_in_month, few_hidden=True),
        Form(name="landmark + window", ask=_ask_landmark),
        Form(name="category + town + window", ask=_ask_category),
        Form(name="category + street + window", ask=_ask_category_in_street),
        Form(name="risk + town + window", ask=_ask_risk, few_hidden=True),
        Form(name="officer + window", ask=_ask_officer, fit=Fit.CERTAINLY),
        Form(name="postcode + window", ask=_ask_postcode),
        Form(name="words + window", ask=_ask_words, fit=Fit.BY_DEGREES),
        Form(name="words + street + window", ask=_ask_words_in_street, fit=Fit.BY_DEGREES),
        Form(name="phrase + window", ask=_ask_phrase, fit=Fit.BY_DEGREES),
        Form(name="person + window", ask=_ask_person, fit=Fit.BY_DEGREES),
        Form(name="person + street", ask=_ask_person_in_street, fit=Fit.BY_DEGREES),
        Form(name="person + role", ask=_ask_person_in_role, fit=Fit.BY_DEGREES),
        Form(name="flag + town + window", ask=_ask_flag),
        Form(name="caller phone", ask=_ask_caller),
        Form(name="vehicle", ask=_ask_vehicle),
    )
}
"""Every form in which incidents are asked for, by name."""
