"""Strategies for what is asked and how it is typed."""

import random
from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.questions import INCIDENT_FORMS, PERSON_FORMS, Form
from generators.records import AnyRecord, Incident, Person
from generators.strategies.records import incidents, people
from generators.variations import VARIATIONS

__all__ = ["Varied", "incident_queries", "person_queries", "varied"]


# Forms and variations draw from a generator of their own: few of them, so that a failure shrinks to the first.
_generators = st.integers(min_value=0, max_value=99)


class Varied(NamedTuple):
    """A question as recorded and as typed, and the name of the variation between the two."""

    variation: str
    recorded: Query
    typed: Query


@st.composite
def person_queries(draw: st.DrawFn, people: SearchStrategy[Person] = people()) -> PersonQuery:  # noqa: B008
    """Draw questions for one of `people`, in any form in which that person can be asked for.

    Shrinks to a short name.
    """
    asked = draw(_asked(people, PERSON_FORMS))
    assert isinstance(asked, PersonQuery)  # noqa: S101 -- what a form of people asks
    return asked


@st.composite
def incident_queries(draw: st.DrawFn, incidents: SearchStrategy[Incident] = incidents()) -> IncidentQuery:  # noqa: B008
    """Draw questions for one of `incidents`, in any form in which it can be asked for.

    Shrinks to a reference.
    """
    asked = draw(_asked(incidents, INCIDENT_FORMS))
    assert isinstance(asked, IncidentQuery)  # noqa: S101
    return asked


@st.composite
def varied(draw: st.DrawFn, queries: SearchStrategy[Query] | None = None) -> Varied:
    """Draw `queries` (of both kinds) with one of the variations that change them.

    Queries that no variation changes are passed over.
    """
    recorded = draw(queries if queries is not None else st.one_of(person_queries(), incident_queries()))
    seed = draw(_generators)
    found = {name: variation(recorded, random.Random(seed)) for name, variation in VARIATIONS.items()}
    options = [Varied(name, recorded, typed) for name, typed in found.items() if typed is not None]
    return draw(st.sampled_from(options)) if options else reject()


@st.composite
def _asked(draw: st.DrawFn, records: SearchStrategy[AnyRecord], forms: Mapping[str, Form[AnyRecord]]) -> Query:
    record = draw(records)
    seed = draw(_generators)
    found = (form.ask(record, random.Random(seed)) for form in forms.values())
    options = [asked for asked in found if asked is not None and asked.typed()]
    return draw(st.sampled_from(options)) if options else reject()
