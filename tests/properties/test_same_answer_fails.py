"""Every relation of the family "same answer" is seen to fail."""

from tests.properties.conftest import Break, TrialOf, assert_found


def test_diacritics_that_are_not_folded(broken: Break, trial_of: TrialOf) -> None:
    system = broken("person.index.json", ('"asciifolding"', '"lowercase"'))

    found = assert_found(trial_of("person-diacritics", system))

    assert found.broken.question == 2
