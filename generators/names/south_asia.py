"""The naming cultures of South Asia."""

from faker.providers.person import en_IN

from generators.names.culture import Culture
from generators.names.customs import muslim, sikh
from generators.names.pools import NamePool
from generators.names.tables import curated

__all__ = ["CULTURES"]

_MUSLIM = curated("south_asian_muslim_names")
_SIKH = curated("sikh_names")
# Those of the list that are Sikh, Christian, or no surname of that people.
_NOT_HINDU = frozenset(
    [*_SIKH["surnames"], "Kaur", "Khalsa", "D’Alia", "Edwin", "Issac", "Nazareth", "Chad", "Ben", "Nagy", "Gill"]
)
# Heads of the published counts of bearers in Britain (Patel 88,000), then those common in India.
_HINDU_COMMONEST = ("Patel", "Shah", "Sharma", "Kumar", "Mistry", "Desai", "Joshi", "Gupta", "Rao", "Reddy", "Singh")

CULTURES = (
    Culture(
        name="south-asian-muslim",
        share=0.08,
        pools=tuple(
            NamePool(
                weight=weight,
                female=_MUSLIM["female"],
                male=_MUSLIM["male"],
                ranked=True,
                surnames=(),
                commonest=_MUSLIM[people],
                flatness=3.0,
                custom=muslim,
                wife_takes=0.3,
                by_sex=True,
            )
            for people, weight in (("pakistani", 0.68), ("bangladeshi", 0.32))
        ),
        ethnicities=(("A2", 62), ("A3", 27), ("A9", 5), ("A1", 4), ("M3", 2)),
        estimated=0.06,
    ),
    Culture(
        name="south-asian-sikh",
        share=0.05,
        pools=(
            NamePool(
                female=(*_SIKH["female"], *_SIKH["either"]),
                male=(*_SIKH["male"], *_SIKH["either"]),
                surnames=(),
                commonest=_SIKH["surnames"],
                custom=sikh,
                wife_takes=0.5,
                by_sex=True,
            ),
        ),
        ethnicities=(("A1", 90), ("A9", 7), ("M3", 2), ("O9", 1)),
        estimated=0.03,
    ),
    Culture(
        name="south-asian-hindu",
        share=0.05,
        pools=(
            NamePool(
                female=en_IN.Provider.first_names_female,
                male=en_IN.Provider.first_names_male,
                surnames=tuple(name for name in en_IN.Provider.last_names if name not in _NOT_HINDU),
                commonest=_HINDU_COMMONEST,
                flatness=3.0,
                middles=0.25,
            ),
        ),
        ethnicities=(("A1", 91), ("A9", 6), ("M3", 2), ("O9", 1)),
    ),
)
"""South Asian Muslim, Sikh and Hindu."""
