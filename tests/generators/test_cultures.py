import random
import unicodedata
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.names import CULTURES, Culture
from generators.names.customs import feminine
from generators.names.pools import Parents
from generators.names.ukrainian import romanised
from generators.records import Name, Sex

every_culture = pytest.mark.parametrize("culture", [pytest.param(c, id=c.name) for c in CULTURES.values()])
randoms = st.integers(min_value=0).map(random.Random)
FATHER = Name(forename="Ibrahim", middle="Farah", surname="Warsame")

COMMONEST = {
    "british": (0.004, 0.05),
    "irish": (0.004, 0.05),
    "south-asian-muslim": (0.05, 0.20),
    "south-asian-sikh": (0.12, 0.30),
    "south-asian-hindu": (0.02, 0.12),
    "arabic": (0.01, 0.10),
    "west-african": (0.01, 0.10),
    "somali": (0.02, 0.12),
    "polish": (0.004, 0.04),
    "romanian": (0.01, 0.10),
    "ukrainian": (0.002, 0.03),
    "chinese": (0.02, 0.12),
    "vietnamese": (0.10, 0.35),
    "turkish": (0.02, 0.12),
    "portuguese": (0.01, 0.08),
    "spanish": (0.001, 0.05),
    "german-nordic": (0.003, 0.05),
}
"""Bounds of the share of a culture that bears its commonest surname, as it is recorded."""


def named(culture: Culture, rng: random.Random, sex: Sex, parents: Parents | None = None, year: int = 1985) -> Name:
    pool = culture.pool(rng)
    return pool.name(rng, sex, year, pool.family(rng), parents or Parents())


def test_the_shares_of_the_cultures_add_up() -> None:
    assert sum(culture.share for culture in CULTURES.values()) == pytest.approx(1.0)


@every_culture
@given(rng=randoms, sex=st.sampled_from(Sex), year=st.integers(min_value=1930, max_value=2025))
def test_every_culture_names_both_sexes_in_letters_composed(
    culture: Culture, rng: random.Random, sex: Sex, year: int
) -> None:
    name = named(culture, rng, sex, year=year)

    assert name.forename
    assert name.surname
    assert unicodedata.is_normalized("NFC", name.full)
    assert all("LATIN" in unicodedata.name(c) for c in name.full if c.isalpha())
    assert name.full == " ".join(name.full.split())
    assert "\u2019" not in name.full


@every_culture
def test_the_forename_is_one_of_the_sex(culture: Culture) -> None:
    rng = random.Random(1)
    for sex, forenames in ((Sex.FEMALE, set(culture.female)), (Sex.MALE, set(culture.male))):
        known = {unicodedata.normalize("NFC", name).replace("\u2019", "'") for name in forenames}
        drawn = {culture.pool(rng).forename(rng, sex, 1985) for _ in range(300)}
        assert drawn <= known


@every_culture
def test_a_few_surnames_are_common_and_most_are_not(culture: Culture) -> None:
    rng = random.Random(2)
    sexes = (Sex.FEMALE, Sex.MALE)
    surnames = Counter(named(culture, rng, sex).surname for sex, _ in product(sexes, range(4000)))
    least, most = COMMONEST[culture.name]

    assert least <= surnames.most_common(1)[0][1] / 8000 <= most


@pytest.mark.parametrize("culture", ["british", "irish"])
@pytest.mark.parametrize(("old", "young", "sex"), [("Margaret", "Ella", Sex.FEMALE), ("John", "Noah", Sex.MALE)])
def test_forenames_go_with_the_decade_of_birth(culture: str, old: str, young: str, sex: Sex) -> None:
    rng = random.Random(3)
    drawn = {
        year: Counter(CULTURES[culture].pool(rng).forename(rng, sex, year) for _ in range(3000))
        for year in (1938, 2014)
    }

    assert drawn[1938][old] > 3 * drawn[2014][old]
    assert drawn[2014][young] > 3 * drawn[1938][young]


@given(rng=randoms)
def test_sikh_men_are_singh_and_women_kaur(rng: random.Random) -> None:
    for sex, own, other in ((Sex.FEMALE, "Kaur", "Singh"), (Sex.MALE, "Singh", "Kaur")):
        name = named(CULTURES["south-asian-sikh"], rng, sex)
        assert other not in name.full.split()
        assert own in name.full.split() or not name.middle


@given(rng=randoms)
def test_begum_and_bibi_are_names_of_women(rng: random.Random) -> None:
    name = named(CULTURES["south-asian-muslim"], rng, Sex.MALE)

    assert {"Begum", "Bibi", "Khatun", "Sultana"}.isdisjoint(name.full.split())


@given(rng=randoms, sex=st.sampled_from(Sex))
def test_a_somali_bears_the_names_of_father_and_grandfather(rng: random.Random, sex: Sex) -> None:
    name = named(CULTURES["somali"], rng, sex, Parents(father=FATHER))

    assert (name.middle, name.surname) == ("Ibrahim", "Farah")


@given(rng=randoms)
def test_a_spaniard_of_two_surnames_bears_the_mothers_first_one_second(rng: random.Random) -> None:
    name = named(CULTURES["spanish"], rng, Sex.FEMALE, Parents(mother=Name(forename="Ana", surname="Zz Yy")))

    assert name.surname.count(" ") == 0 or name.surname.endswith(" Zz")


@given(rng=randoms)
def test_no_polish_or_ukrainian_woman_bears_a_mans_form(rng: random.Random) -> None:
    for culture in ("polish", "ukrainian"):
        assert not named(CULTURES[culture], rng, Sex.FEMALE).surname.endswith(("ski", "cki", "dzki", "skyi"))


@pytest.mark.parametrize(
    ("man", "woman"),
    [("Kowalski", "Kowalska"), ("Nowicki", "Nowicka"), ("Haievskyi", "Haievska"), ("Chalyi", "Chala"), ("Zając",) * 2],
)
def test_a_surname_that_follows_the_sex_has_the_form_that_women_bear(man: str, woman: str) -> None:
    assert feminine(man) == woman


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Згурський", "Zghurskyi"),
        ("Юрій", "Yurii"),
        ("Щербаченко", "Shcherbachenko"),
        ("Гоголь-Яновський", "Hohol-Yanovskyi"),
    ],
)
def test_ukrainian_is_written_as_passports_write_it(cyrillic: str, latin: str) -> None:
    """Examples of the resolution's own table, but for the last."""
    assert romanised(cyrillic) == latin


@pytest.mark.parametrize(
    ("culture", "pattern"),
    [
        ("arabic", "Al-"), ("arabic", "bin "), ("arabic", "Abd al-"), ("portuguese", " da "), ("portuguese", "Dos "),
        ("german-nordic", "van "), ("german-nordic", "von "), ("german-nordic", "dóttir"), ("irish", "O'"),
        ("irish", "Mc"), ("british", "Mac"), ("british", "-"), ("vietnamese", " Thị "), ("chinese", " Ng"),
    ],
)  # fmt: skip
def test_particles_and_patronymics_occur(culture: str, pattern: str) -> None:
    rng = random.Random(4)
    sexes = (Sex.FEMALE, Sex.MALE)

    assert any(pattern in named(CULTURES[culture], rng, sex).full for sex, _ in product(sexes, range(3000)))
