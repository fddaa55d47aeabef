"""The naming cultures of Britain and Ireland."""

from faker.providers.person import en_GB, en_IE

from generators.names.culture import Culture
from generators.names.pools import NamePool
from generators.names.tables import by_decade, curated

__all__ = ["CULTURES"]

# After the first fifty of R. E. Matheson, "Special report on surnames in Ireland" (1894); the order is approximate.
_IRISH_COMMONEST = (
    *("Murphy", "Kelly", "O'Sullivan", "Walsh", "Smith", "O'Brien", "Byrne", "Ryan", "O'Connor", "O'Neill"),
    *("O'Reilly", "Doyle", "McCarthy", "Gallagher", "O'Doherty", "Kennedy", "Lynch", "Murray", "Quinn", "Moore"),
    *("McLaughlin", "O'Carroll", "Connolly", "Daly", "O'Connell", "Wilson", "Dunne", "Brennan", "Burke", "Collins"),
    *("Campbell", "Clarke", "Johnston", "Hughes", "O'Farrell", "Fitzgerald", "Brown", "Martin", "Maguire", "Nolan"),
    *("Flynn", "Thompson", "O'Callaghan", "O'Donnell", "Duffy", "O'Mahony", "Boyle", "Healy", "O'Shea", "White"),
)

CULTURES = (
    Culture(
        name="british",
        share=0.29,
        pools=(
            NamePool(
                weight=0.85,
                female=en_GB.Provider.first_names_female,
                male=en_GB.Provider.first_names_male,
                surnames=en_GB.Provider.last_names,
                decades=by_decade("british"),
                double_barrelled=0.05,
            ),
            NamePool(
                weight=0.15,
                female=en_GB.Provider.first_names_female,
                male=en_GB.Provider.first_names_male,
                surnames=(),
                commonest=curated("scottish_surnames")["surnames"],
                flatness=15.0,
                decades=by_decade("british"),
                double_barrelled=0.03,
            ),
        ),
        ethnicities=(("W1", 90), ("B1", 3), ("M1", 2), ("M9", 1), ("M3", 1), ("B9", 1), ("W9", 1), ("A9", 1)),
    ),
    Culture(
        name="irish",
        share=0.09,
        pools=(
            NamePool(
                female=en_IE.Provider.first_names_female,
                male=en_IE.Provider.first_names_male,
                surnames=en_IE.Provider.last_names,
                commonest=_IRISH_COMMONEST,
                flatness=30.0,
                decades=by_decade("irish"),
                double_barrelled=0.03,
            ),
        ),
        ethnicities=(("W2", 65), ("W1", 31), ("W9", 2), ("M9", 1), ("M1", 1)),
    ),
)
"""British and Irish."""
