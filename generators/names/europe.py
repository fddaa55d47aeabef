"""The naming cultures of the Continent and of Turkey."""

from faker.providers.person import da_DK, de_DE, es_ES, is_IS, nl_NL, no_NO, pl_PL, pt_PT, ro_RO, sv_SE, tr_TR

from generators.names import ukrainian
from generators.names.culture import Culture
from generators.names.customs import feminine, icelandic, portuguese, slavic, spanish
from generators.names.pools import NamePool

__all__ = ["CULTURES"]

_OTHER_WHITE = (("W9", 96), ("W1", 2), ("O9", 1), ("M9", 1))

# National rankings of surnames, the first ten to twenty: Instituto Nacional de Estadística (Spain), Nüfus ve
# Vatandaşlık İşleri (Turkey), Ministerstwo Cyfryzacji's PESEL register
# (Poland); for Portugal and Romania the order is approximate.
_SPANISH_COMMONEST = (
    *("García", "Rodríguez", "González", "Fernández", "López", "Martínez", "Sánchez", "Pérez", "Gómez", "Martín"),
    *("Jiménez", "Hernández", "Ruiz", "Díaz", "Moreno", "Muñoz", "Álvarez", "Romero", "Gutiérrez", "Alonso"),
)
_TURKISH_COMMONEST = (
    *("Yılmaz", "Kaya", "Demir", "Çelik", "Şahin", "Yıldız", "Yıldırım", "Öztürk", "Aydın", "Özdemir"),
    *("Arslan", "Doğan", "Kılıç", "Aslan", "Çetin", "Kara", "Koç", "Kurt", "Özkan", "Şimşek"),
)
_POLISH_COMMONEST = ("Nowak", *pl_PL.Provider.male_last_names[:100])
_PORTUGUESE_COMMONEST = ("Silva", "Santos", "Ferreira", "Pereira", "Oliveira", "Costa", "Rodrigues", "Martins", "Jesus")
_ROMANIAN_COMMONEST = ("Popa", "Popescu", "Pop", "Radu", "Ionescu", "Dumitru", "Stan", "Stoica", "Gheorghe", "Matei")
_ROMANIAN_OTHERS = (
    *("Ciobanu", "Rusu", "Munteanu", "Moldovan", "Constantin", "Dumitrache", "Lazăr", "Vasile", "Sandu", "Ungureanu"),
    *("Crăciun", "Mihai", "Nicolae", "Olteanu", "Petre", "Serban", "Bălan", "Neagu", "Lungu", "Cojocaru", "Dragomir"),
)
_NOBLE = ("von Berg", "von Hagen", "von der Heide", "von Lindau", "zu Reventlau")
_FORENAMES_OF_ICELAND = tuple(is_IS.Provider.first_names_male)
# Faker lists the genitives of the men's forenames in the same order.
_GENITIVES = dict(zip(_FORENAMES_OF_ICELAND, is_IS.Provider.last_names_without_suffix, strict=True))


def _plain(surnames: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what is a title or a note: of several words, only those with a particle in front are kept."""
    return tuple(name for name in surnames if " " not in name or name.startswith(("van ", "von ", "de ", "ter ")))


_GERMANIC = (
    NamePool(
        weight=0.40,
        female=de_DE.Provider.first_names_female,
        male=de_DE.Provider.first_names_male,
        surnames=(*_plain(de_DE.Provider.last_names), *_NOBLE),
        flatness=20.0,
    ),
    NamePool(
        weight=0.22,
        female=nl_NL.Provider.first_names_female,
        male=nl_NL.Provider.first_names_male,
        surnames=_plain(nl_NL.Provider.last_names),
        commonest=("de Jong", "Jansen", "de Vries", "van den Berg", "van Dijk", "Bakker", "Janssen", "Visser", "Smit"),
        flatness=20.0,
        wife_takes=0.5,
    ),
    NamePool(
        weight=0.18,
        female=sv_SE.Provider.first_names_female,
        male=sv_SE.Provider.first_names_male,
        surnames=sv_SE.Provider.last_names,
    ),
    NamePool(
        weight=0.10,
        female=da_DK.Provider.first_names_female,
        male=da_DK.Provider.first_names_male,
        surnames=(),
        commonest=tuple(dict.fromkeys(da_DK.Provider.last_names)),
    ),
    NamePool(
        weight=0.06,
        female=no_NO.Provider.first_names_female,
        male=no_NO.Provider.first_names_male,
        surnames=no_NO.Provider.last_names,
        flatness=20.0,
    ),
    NamePool(
        weight=0.04,
        female=is_IS.Provider.first_names_female,
        male=_FORENAMES_OF_ICELAND,
        surnames=_FORENAMES_OF_ICELAND,
        custom=icelandic(_GENITIVES),
        wife_takes=0.0,
        by_sex=True,
    ),
)

CULTURES = (
    Culture(
        name="polish",
        share=0.05,
        pools=(
            NamePool(
                female=pl_PL.Provider.first_names_female,
                male=pl_PL.Provider.first_names_male,
                surnames=pl_PL.Provider.unisex_last_names,
                commonest=_POLISH_COMMONEST,
                flatness=20.0,
                custom=slavic(patronymics=0.0),
                middles=0.3,
                wife_takes=0.85,
                by_sex=True,
                feminine=feminine,
            ),
        ),
        ethnicities=_OTHER_WHITE,
    ),
    Culture(
        name="romanian",
        share=0.03,
        pools=(
            NamePool(
                female=ro_RO.Provider.first_names_female,
                male=ro_RO.Provider.first_names_male,
                surnames=(*ro_RO.Provider.last_names, *_ROMANIAN_OTHERS),
                commonest=_ROMANIAN_COMMONEST,
                flatness=10.0,
            ),
        ),
        ethnicities=_OTHER_WHITE,
    ),
    Culture(
        name="ukrainian",
        share=0.02,
        pools=(
            NamePool(
                female=ukrainian.FEMALE,
                male=ukrainian.MALE,
                surnames=ukrainian.SURNAMES,
                flatness=40.0,
                custom=slavic(patronymics=0.4),
                by_sex=True,
                feminine=feminine,
            ),
        ),
        ethnicities=_OTHER_WHITE,
    ),
    Culture(
        name="turkish",
        share=0.03,
        pools=(
            NamePool(
                female=tr_TR.Provider.first_names_female,
                male=tr_TR.Provider.first_names_male,
                surnames=tr_TR.Provider.last_names,
                commonest=_TURKISH_COMMONEST,
                middles=0.15,
            ),
        ),
        ethnicities=(("W9", 65), ("O9", 27), ("A9", 4), ("M9", 4)),
    ),
    Culture(
        name="portuguese",
        share=0.025,
        pools=(
            NamePool(
                female=pt_PT.Provider.first_names_female,
                male=pt_PT.Provider.first_names_male,
                surnames=pt_PT.Provider.last_names,
                commonest=_PORTUGUESE_COMMONEST,
                flatness=10.0,
                custom=portuguese,
                wife_takes=0.0,
            ),
        ),
        ethnicities=(("W9", 80), ("B2", 8), ("M9", 7), ("O9", 5)),
    ),
    Culture(
        name="spanish",
        share=0.025,
        pools=(
            NamePool(
                female=es_ES.Provider.first_names_female,
                male=es_ES.Provider.first_names_male,
                surnames=es_ES.Provider.last_names,
                commonest=_SPANISH_COMMONEST,
                flatness=10.0,
                custom=spanish,
                wife_takes=0.0,
            ),
        ),
        ethnicities=(("W9", 80), ("O9", 12), ("M9", 8)),
    ),
    Culture(name="german-nordic", share=0.03, pools=_GERMANIC, ethnicities=_OTHER_WHITE),
)
"""Polish, Romanian, Ukrainian, Turkish, Portuguese, Spanish, and German with the Dutch and Nordic."""
