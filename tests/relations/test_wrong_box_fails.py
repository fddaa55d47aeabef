"""Every relation of the family "wrong box" holds for the reference, and is seen to fail."""

import pytest

from harness.relations import Family
from harness.systems import reference_system
from tests.relations.breaks import INCIDENT, PERSON, Fault, Shown, faults, only_people
from tests.relations.conftest import Break, TrialOf, assert_found, assert_holds, of_family

_LIVES_THERE = "{{ lives_there(street, town, postcode, beside_name=named) }}"


@pytest.mark.parametrize("name", of_family(Family.WRONG_BOX))
def test_holds_for_the_reference(name: str, trial_of: TrialOf) -> None:
    assert_holds(trial_of(name, reference_system()))


def must_be_right(box: str, clause: str) -> Fault:
    """Return the fault of taking what is typed into `box` beside a name for a condition."""
    return only_people(f"{box} must be right", "person-one-wrong-box", clause, where=f"query.{box} and named")


@faults(
    *(
        Shown(f"wrong-{box}-hides", "person-one-wrong-box")
        for box in ("town", "street", "postcode", "phone", "vehicle", "sex")
    ),
    must_be_right("age", '{{ days("born", of_age.first, of_age.last) }}'),
    must_be_right("identifier", '{{ exactly("identifiers.value", identifiers[0]) }}'),
    only_people(
        "a date beside a number must be right",
        "person-identifier-beside-anything",
        "{{ born_exactly(born) }}",
        where="identifiers and born",
    ),
    only_people(
        "whoever has the number must live there",
        "person-identifier-beside-anything",
        _LIVES_THERE,
        where="identifiers and placed",
    ),
    only_people(
        "whoever bears the name must have the number",
        "person-number-and-name-of-two",
        '{{ match("phones", phone) }}',
        where="phone and named",
    ),
    Fault(
        "the first of several numbers alone is looked for",
        "person-identifiers-of-two",
        PERSON,
        '.split(",")[:20]',
        '.split(",")[:1]',
    ),
    Fault(
        "a date beside a reference must be right",
        "incident-one-wrong-box",
        INCIDENT,
        "{% if date and not reference %}",
        "{% if date %}",
    ),
    Fault(
        "a place beside a reference must be right",
        "incident-one-wrong-box",
        INCIDENT,
        '"should" if sure',
        '"must" if sure',
    ),
)
def test_fails_for(fault: Fault | Shown, broken: Break, trial_of: TrialOf) -> None:
    assert_found(trial_of(fault.relation, fault.done_to(broken)))
