"""What the reference system promises and a reader would doubt, on a handful of records in a real Elasticsearch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from generators.corpus import Corpus
from generators.dates import PartialDate
from generators.incidents import LOCAL_TIME
from generators.queries import IncidentQuery, PersonQuery, Query
from generators.records import Address, Flag, Identifier, Incident, Involvement, Name, Person, Place, Role, Sex
from harness.backends.base import Question
from harness.backends.elasticsearch import ElasticsearchBackend
from harness.engine import Engine
from harness.loading.index import private_indices
from harness.runs import Ranking
from harness.systems import reference_system

Found = Callable[[Query], Sequence[str]]

HOME = Address(house="12", place=Place(street="Chapel Street", town="Ashbury", postcode="XN1 2AB"))
NORBY = Address(house="14", place=Place(street="Halberd Row", town="Norby", postcode="XN21 5HJ"))
GROVES = [
    Address(house="155", place=Place(street=f"{name} Grove", town="Langerthorpe", postcode="XN11 1JJ"))
    for name in ("Temple", "Grove")
]
FORMER = Address(house="7", place=Place(street="Mill Lane", town="Kirkby", postcode="XN10 3CD"), current=False)


def person(
    record: str, forename: str, surname: str, born: str = "", *, middle: str = "", aliases: tuple[Name, ...] = ()
) -> Person:
    return Person(
        id=record,
        human=record,
        culture="british",
        sex=Sex.FEMALE,
        name=Name(forename=forename, middle=middle, surname=surname),
        aliases=aliases,
        born=PartialDate.parse(born) if born else None,
    )


PEOPLE = (
    person("li", "Xiaoming", "Li", "1986-12-22"),
    person("desiree", "Désirée", "Müller", "1971-05-30"),
    person("desiree-plain", "Desiree", "Muller", "1964-02-11"),
    replace(
        person("ann", "Ann", "Larkhill", "1984-03-09", middle="Beatrice"),
        phones=("07700900123",),
        vehicles=("QA12 BCD",),
        identifiers=(
            Identifier(scheme="pnc", value="2041/0000034U"),
            Identifier(scheme="cro", value="000451/63A"),
            Identifier(scheme="nino", value="ZZ301277C"),
        ),
        addresses=(HOME, FORMER),
    ),
    person("ann-undated", "Ann", "Larkhill"),
    person("ann-of-the-year", "Ann", "Larkhill", "1984"),
    person("ann-of-another-day", "Ann", "Larkhill", "1951-07-24"),
    person("anne-on-the-day", "Anne", "Larkhill", "1984-03-09"),
    person(
        "two-aliases",
        "Rowena",
        "Thistledown",
        aliases=(Name(forename="Petra", surname="Voss"), Name(forename="Ilse", surname="Oyelstrand")),
    ),
    person("one-name", "", "Thangamuthu"),
    person("spaced", "Zaynab", "Al Tarrozi"),
    person("a-hyphenated", "Zaynab", "Al-Tarrozi"),
    person("kin-hung", "Kin Hung", "Ko"),
    person("a-kin-hung-of-another-name", "Kin Hung", "Ip"),
    person("isil", "Işıl", "Kılıçarpan"),
    person("obrien", "Siobhán", "O'Brien"),
    person("william", "William", "Pellanscoe"),
    person("skerrow", "Philippa", "Skerrow-Finchett"),
    person("crispin", "Crispin", "Valderhaugh", "1975-08-23"),
    person(
        "tobias",
        "Tobias",
        "Wrangleby",
        "1988-04-12",
        aliases=(Name(forename="Crispin", surname="Valderhaugh", born=PartialDate.parse("1991-11-05")),),
    ),
    replace(
        person("violent", "Magnus", "Ferreterby"),
        addresses=(NORBY,),
        markers=("DR", "VI"),
        identifiers=(Identifier(scheme="pnc", value="2041/0000036W"),),
    ),
    replace(
        person("a-namesake", "Osric", "Tumbleholme"), identifiers=(Identifier(scheme="nominal", value="XN/7302918"),)
    ),
    replace(person("misread", "Osric", "Tumbleholme"), identifiers=(Identifier(scheme="nominal", value="XN/2472687"),)),
    replace(person("neighbour", "Nell", "Barnsleygate"), addresses=(NORBY,)),
    replace(person("a-temple-grove", "Irma", "Quillsworthy"), addresses=(GROVES[0],)),
    replace(person("grove-grove", "Irma", "Quillsworthy"), addresses=(GROVES[1],)),
    replace(person("armed", "Rupert", "Greavesend"), addresses=(NORBY,), markers=("FI",)),
    replace(person("violent-elsewhere", "Ivo", "Dovecotter"), addresses=(FORMER,), markers=("VI",)),
)


def incident(record: str, opened: str, **more: object) -> Incident:
    """An incident at `opened`, local time; the second of two equal times on the clock is written with ``fold``."""
    moment = datetime.fromisoformat(opened.removesuffix(" again")).replace(
        tzinfo=LOCAL_TIME, fold=int("again" in opened)
    )
    plain = Incident(
        id=record, reference=f"42XN/{record}", number=1, opened=moment, category="theft", address=HOME, narrative=""
    )
    return replace(plain, **more)  # type: ignore[arg-type]


ANN, SUSPECT = Name(forename="Ann", surname="Larkhill"), Name(forename="Bryony", surname="Quaylegate")
INCIDENTS = (
    incident("october-00:59", "2025-10-26T00:59"),
    incident("october-01:30", "2025-10-26T01:30"),
    incident("october-01:30-again", "2025-10-26T01:30 again"),
    incident("october-02:00", "2025-10-26T02:00"),
    incident("march-00:59", "2026-03-29T00:59"),
    incident("march-02:00", "2026-03-29T02:00"),
    incident("april-at-eight", "2026-04-10T08:00"),
    incident("april-before-ten", "2026-04-10T09:59"),
    incident("april-at-ten", "2026-04-10T10:00"),
    incident("logged", "2026-06-01T12:00", reference="42XN/000123/26", number=7, flags=(Flag.WEAPON,)),
    incident("logged-next", "2026-06-02T12:00", reference="42XN/000124/26", number=7, vehicle="QO12 IBD"),
    incident(
        "involved",
        "2026-06-03T12:00",
        involved=(
            Involvement(person="ann", role=Role.VICTIM, name=ANN),
            Involvement(person="bryony", role=Role.SUSPECT, name=SUSPECT),
        ),
        caller_phone="01632960001",
    ),
    incident("lamp-exact", "2026-06-04T12:00", narrative="Brass lantern stolen from unlocked shed."),
    incident("lamp-later", "2026-06-05T12:00", narrative="Brass lanterns stolen again."),
)


@pytest.fixture(scope="module")
def found(engine: Engine) -> Iterator[Found]:
    """Says which records the reference system finds, best first."""
    corpus, system = Corpus(seed="by hand", people=PEOPLE, incidents=INCIDENTS), reference_system()
    with engine.client() as client, private_indices(client, system, corpus, progress=False) as indices:
        backend = ElasticsearchBackend(client, system, indices)

        def found(query: Query) -> Sequence[str]:
            (answer,) = backend.answer([Question(query)])
            assert isinstance(answer, Ranking), answer
            return answer.hits

        yield found


@pytest.mark.parametrize("typed", ["155 Grove Grove", "Grove Grove", "155 grove gr"])
@pytest.mark.parametrize("surname", ["", "Quillsworthy"])
def test_one_word_of_a_street_does_not_count_for_two(found: Found, typed: str, surname: str) -> None:
    assert found(PersonQuery(street=typed, surname=surname)) == ("grove-grove", "a-temple-grove")


@pytest.mark.parametrize("typed", ["XN/9472687", "xn 2472678", "XN/247267"])
def test_of_two_people_of_a_name_the_one_whose_number_is_nearly_as_typed_is_first(found: Found, typed: str) -> None:
    assert found(PersonQuery(forename="Osric", surname="Tumbleholme", identifier=typed)) == ("misread", "a-namesake")


@pytest.mark.parametrize("typed", ["Lo", "L", "Lii", "Ki"])
def test_a_surname_of_two_letters_is_found_with_one_slip(found: Found, typed: str) -> None:
    by_name = found(PersonQuery(forename="Xiaoming", surname=typed))

    assert ("li" in by_name) is (len(typed) > 1)


def test_a_slip_in_a_short_surname_comes_before_a_surname_that_has_nothing_of_it(found: Found) -> None:
    asked = PersonQuery(forename="Kin Hung", surname="Kp")

    assert found(asked)[:2] == ("kin-hung", "a-kin-hung-of-another-name")


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2003", "\u3000"])
def test_every_kind_of_space_parts_words_as_a_plain_one_does(found: Found, space: str) -> None:
    asked = PersonQuery(forename=f"{space}Zaynab", surname=f"Al{space}Tarrozi")

    assert found(asked)[:2] == ("spaced", "a-hyphenated")


def test_the_parts_of_two_aliases_do_not_combine(found: Found) -> None:
    assert found(PersonQuery(forename="Petra", surname="Voss")) == ("two-aliases",)
    assert found(PersonQuery(forename="Petra", surname="Oyelstrand")) == ()
    assert found(PersonQuery(name="Oyelstrand, Petra")) == ()


def test_the_best_fit_of_name_and_date_comes_first_and_a_missing_date_hides_nobody(found: Found) -> None:
    hits = found(PersonQuery(forename="Ann", surname="Larkhill", date_of_birth="09/03/1984"))

    assert hits == ("ann", "ann-of-the-year", "anne-on-the-day", "ann-undated", "ann-of-another-day")


@pytest.mark.parametrize("typed", ["03/09/1984", "09/03/1985", "09/03/1934", "19/03/1984", "1984", "03/1984"])
def test_a_date_that_is_a_slip_away_or_partial_still_leads_to_the_person(found: Found, typed: str) -> None:
    hits = found(PersonQuery(forename="Ann", surname="Larkhill", date_of_birth=typed))

    assert hits.index("ann") < hits.index("ann-of-another-day")


def test_another_surname_is_forgiven_only_where_forename_and_date_are_right(found: Found) -> None:
    married = PersonQuery(forename="Désirée", surname="Zimmerwald")

    assert found(married.with_box("date_of_birth", "30/05/1971")) == ("desiree",)
    assert found(married) == ()


@pytest.mark.parametrize(
    "typed",
    [
        *("2041/0000034U", "2041/34U", "41/34U", "41/34u", "410000034u", "20410000034U", "4134U", " 41 / 34 U "),
        *("000451/63A", "451/63a", "ZZ301277C", "zz 30 12 77 c"),
    ],
)
def test_an_identifier_is_found_in_any_form_and_comes_before_the_name_of_another(found: Found, typed: str) -> None:
    assert found(PersonQuery(identifier=typed)) == ("ann",)
    assert found(PersonQuery(identifier=typed, forename="Xiaoming", surname="Li")) == ("ann", "li")


@pytest.mark.parametrize(
    "box", [box for box in PersonQuery.boxes() if box not in ("forename", "surname", "name", "anything")]
)
def test_a_wrong_box_beside_a_true_name_hides_nobody(found: Found, box: str) -> None:
    wrong = {"age": "71", "sex": "M", "marker": "FI", "identifier": "2041/0000035V", "phone": "01632960999"}
    typed = wrong.get(box, "01/02/1931" if "born" in box or "birth" in box else "ZZ9 9ZZ")

    assert "ann" in found(PersonQuery(forename="Ann", surname="Larkhill").with_box(box, typed))


@pytest.mark.parametrize("typed", ["2041/34U, 41/36w", "41/36W,451/63a,99/1A", " , 2041/0000036W,,zz 30 12 77 c ,"])
def test_several_identifiers_show_everybody_who_has_one(found: Found, typed: str) -> None:
    assert set(found(PersonQuery(identifier=typed))) == {"ann", "violent"}


@pytest.mark.parametrize(
    ("number", "first"),
    [("2041/0000035V", ("ann",)), ("2041/0000036W", ("violent", "ann"))],
    ids=["nobody's", "another's"],
)
def test_a_wrong_number_beside_name_and_date_leaves_the_best_fit_of_them_first(
    found: Found, number: str, first: tuple[str, ...]
) -> None:
    asked = PersonQuery(forename="Ann", surname="Larkhill", date_of_birth="09/03/1984", identifier=number)

    assert found(asked)[: len(first)] == first


@pytest.mark.parametrize(
    ("first", "last", "born_within"),
    [
        ("09/03/1984", "31/03/1984", True),
        ("01/03/1984", "09/03/1984", True),
        ("09/03/1984", "09/03/1984", True),
        ("10/03/1984", "31/03/1984", False),
        ("01/03/1984", "08/03/1984", False),
        ("1980", "1984", True),
        ("09/03/1984", "", True),
        ("", "09/03/1984", True),
        ("10/03/1984", "", False),
        ("", "08/03/1984", False),
    ],
)
def test_the_first_and_the_last_day_belong_to_a_range_of_births(
    found: Found, first: str, last: str, born_within: bool
) -> None:
    of_the_town = found(PersonQuery(town="Ashbury", sex="F", born_from=first, born_to=last))

    assert of_the_town == (("ann",) if born_within else ())


def test_beside_a_name_a_range_of_births_puts_who_was_born_in_it_first_and_hides_nobody(found: Found) -> None:
    hits = found(PersonQuery(forename="Ann", surname="Larkhill", born_from="24/07/1951", born_to="31/07/1951"))

    assert hits[:2] == ("ann-of-another-day", "ann-undated")
    assert "ann" in hits


@pytest.mark.parametrize(
    ("born", "first"), [("05/11/1991", "tobias"), ("12/04/1988", "tobias"), ("23/08/1975", "crispin")]
)
def test_another_name_is_asked_for_with_its_own_date_of_birth_or_with_the_one_recorded(
    found: Found, born: str, first: str
) -> None:
    for name in ({"forename": "Crispin", "surname": "Valderhaugh"}, {"name": "VALDERHAUGH, Crispin"}):
        assert found(PersonQuery(date_of_birth=born).with_boxes(name))[:1] == (first,)


@pytest.mark.parametrize(
    "box", [{"street": "Halberd Row"}, {"street": "14 Halberd Row", "town": "Norby"}, {"postcode": "xn215hj"}]
)
def test_a_marker_at_a_place_is_of_those_who_bear_it_there(found: Found, box: dict[str, str]) -> None:
    at_the_place = PersonQuery().with_boxes(box)

    assert found(at_the_place.with_box("marker", "VI")) == ("violent",)
    assert found(at_the_place.with_box("marker", "fi")) == ("armed",)
    assert found(at_the_place.with_box("marker", "ES")) == ()


@pytest.mark.parametrize(
    "typed",
    [
        "Larkhill Ann 09/03/1984",
        "9 Mar 84 ann larkhill f",
        "41/34U",
        "Larkhill Ashbury",
        "07700 900123",
        "larkhill XN1 2AB",
    ],
)
def test_one_box_takes_everything_in_any_order(found: Found, typed: str) -> None:
    assert found(PersonQuery(anything=typed))[0] == "ann"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "W Pellanscoe",
            "Pellanscoe W",
            "Bill Pellanscoe",
            "Bill Pelanscoe",
            "William John Pellanscoe",
            "Wiliam Pellanscoe",
        ),
        *(
            "Guillermo Pellanscoe",
            "UNKNOWN Pellanscoe",
            "Sgt William Pellanscoe",
            "WilliamPellanscoe",
            "William Pellanscoe Jr",
        ),
    ],
)
def test_a_whole_name_is_found_as_in_two_boxes(found: Found, typed: str) -> None:
    assert found(PersonQuery(name=typed))[:1] == ("william",)
    if typed.count(" ") == 1 and not typed.endswith(" W"):
        forename, surname = typed.split()
        assert found(PersonQuery(forename=forename, surname=surname))[:1] == ("william",)


@pytest.mark.parametrize(
    "typed", ["07700900123", "07700 900 123", "+447700900123", "+44 (0)7700 900123", "00447700900123", "7700900123"]
)
def test_a_telephone_number_is_found_in_any_form(found: Found, typed: str) -> None:
    assert found(PersonQuery(phone=typed)) == ("ann",)


@pytest.mark.parametrize(
    ("forename", "surname", "first"),
    [
        ("Désirée", "Müller", "desiree"),
        ("Desiree", "Muller", "desiree-plain"),
        ("De\u0301sire\u0301e", "Mu\u0308ller", "desiree"),
    ],
)
def test_an_accent_hides_nobody_and_who_is_written_as_typed_comes_first(
    found: Found, forename: str, surname: str, first: str
) -> None:
    hits = found(PersonQuery(forename=forename, surname=surname))

    assert set(hits) == {"desiree", "desiree-plain"}
    assert hits[0] == first


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        (PersonQuery(forename="Désirée", surname="Mueller"), "desiree"),
        (PersonQuery(forename="IŞIL", surname="KILIÇARPAN"), "isil"),
        (PersonQuery(forename="isil", surname="kilicarpan"), "isil"),
        (PersonQuery(forename="Siobhan", surname="O Brien"), "obrien"),
        (PersonQuery(forename="Siobhan", surname="OBrien"), "obrien"),
        (PersonQuery(name="O’BRIEN, Siobhan"), "obrien"),
        (PersonQuery(name="o brien siobhan"), "obrien"),
        (PersonQuery(forename="Bill", surname="Pellanscoe"), "william"),
        (PersonQuery(name="Pellanscoe Bill"), "william"),
        (PersonQuery(forename="W.", surname="Pellanscoe"), "william"),
        (PersonQuery(forename="Philippa", surname="skerrow finchett"), "skerrow"),
        (PersonQuery(forename="Philippa", surname="Finchett"), "skerrow"),
        (PersonQuery(forename="Skerrow-Finchett", surname="Philippa"), "skerrow"),
        (PersonQuery(forename="Thangamuthu"), "one-name"),
        (PersonQuery(forename="Beatrice", surname="Larkhill"), "ann"),
        (PersonQuery(surname="Larkhill", street="12 Chapel St", postcode="xn12ab"), "ann"),
        (PersonQuery(vehicle="qai2bcd"), "ann"),
        (PersonQuery(postcode="XN10"), "ann"),
    ],
    ids=str,
)
def test_a_person_is_found_first_however_asked_for(found: Found, query: PersonQuery, meant: str) -> None:
    assert found(query)[0] == meant


def test_the_parts_of_two_addresses_do_not_combine(found: Found) -> None:
    assert found(PersonQuery(street="Chapel Street", town="Ashbury")) == ("ann",)
    assert found(PersonQuery(street="Chapel Street", town="Kirkby")) == ()
    assert found(PersonQuery(postcode="XN1")) == ("ann",)


@pytest.mark.parametrize("typed", [".", "-", "'", "()", "☎"])
def test_a_mark_alone_is_nobody_s_name_or_number(found: Found, typed: str) -> None:
    for box in ("name", "forename", "surname", "identifier", "phone", "vehicle", "street", "town", "postcode"):
        assert found(PersonQuery().with_box(box, typed)) == (), box
    for box in IncidentQuery.boxes():
        assert found(IncidentQuery().with_box(box, typed)) == (), box


@pytest.mark.parametrize("query", [PersonQuery(), IncidentQuery()])
def test_nothing_typed_finds_nothing(found: Found, query: Query) -> None:
    assert found(query) == ()


@pytest.mark.parametrize(
    "typed", ["Larkhill AND", "+Larkhill", '"Larkhill', "(Larkhill", "Larkhill/", "Larkhill:", "Larkhill*", "Larkhill~"]
)
def test_the_signs_of_a_query_language_are_harmless(found: Found, typed: str) -> None:
    assert "ann" in found(PersonQuery(forename="Ann", surname=typed))
    found(IncidentQuery(words=typed))


def test_text_too_long_for_any_form_is_harmless(found: Found) -> None:
    for kind in (PersonQuery, IncidentQuery):
        for box in kind.boxes():
            for text in ("x" * 50_000, "x y " * 5_000, "9" * 5_000):
                found(kind().with_box(box, text))


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(
            "2026-04-10T08:00", "2026-04-10T10:00", ("april-before-ten", "april-at-eight"), id="first in, last out"
        ),
        pytest.param(
            "2025-10-26T01:00",
            "2025-10-26T02:00",
            ("october-01:30-again", "october-01:30"),
            id="an hour of two, when the clocks go back",
        ),
        pytest.param("2026-03-29T01:00", "2026-03-29T02:00", (), id="an hour that never was, when they go forward"),
        pytest.param(
            "2026-03-29T00:00", "2026-03-29T03:00", ("march-02:00", "march-00:59"), id="three hours that were two"
        ),
    ],
)
def test_a_window_is_of_local_time(found: Found, since: str, until: str, expected: tuple[str, ...]) -> None:
    assert found(IncidentQuery(since=since, until=until)) == expected


@pytest.mark.parametrize("typed", ["42XN/000123/26", "42xn/123/26", "42XN 123 26", "42XN-000123-26", "42XN00012326"])
def test_a_reference_is_found_in_any_form_and_alone(found: Found, typed: str) -> None:
    assert found(IncidentQuery(reference=typed)) == ("logged",)


@pytest.mark.parametrize("number", ["7", "007", " 7 "])
def test_a_number_means_that_of_its_day(found: Found, number: str) -> None:
    assert found(IncidentQuery(number=number, date="01/06/2026")) == ("logged",)


def test_name_and_role_are_of_one_person(found: Found) -> None:
    asked = IncidentQuery(forename="Ann", surname="Larkhill")

    assert found(asked) == ("involved",)
    assert found(asked.with_box("role", "victim")) == ("involved",)
    assert found(asked.with_box("role", "suspect")) == ()
    assert found(IncidentQuery(forename="Bryony", surname="Larkhill")) == ()


def test_words_as_typed_come_before_other_forms_of_them_and_newer_ones(found: Found) -> None:
    assert found(IncidentQuery(words="brass lantern")) == ("lamp-exact", "lamp-later")
    assert found(IncidentQuery(words="lantern chandelier")) == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (IncidentQuery(flag="Weapon", street="chapel st"), ("logged",)),
        (IncidentQuery(vehicle="q012ibd"), ("logged-next",)),
        (IncidentQuery(phone="+44 1632 960001"), ("involved",)),
        (IncidentQuery(street="Chapell Street", date="01/06/2026"), ("logged",)),
        (IncidentQuery(town="Ashbury", category="THEFT", date="02/06/2026"), ("logged-next",)),
        (IncidentQuery(postcode="xn1", number="7"), ("logged-next", "logged")),
    ],
    ids=str,
)
def test_every_box_is_a_filter(found: Found, query: IncidentQuery, expected: tuple[str, ...]) -> None:
    assert found(query) == expected


def test_the_last_days_come_first(found: Found) -> None:
    hits = found(IncidentQuery(town="Ashbury"))

    newest = sorted(INCIDENTS, key=lambda record: record.opened.timestamp(), reverse=True)
    assert hits == tuple(record.id for record in newest[:10])


@pytest.mark.parametrize(
    ("box", "typed"),
    [
        ("date", "03/02/2024"),
        ("date", "no date"),
        ("street", "Zinnia Row"),
        ("since", "2026-06-20T00:00"),
        ("words", "x"),
    ],
)
def test_a_reference_decides_whatever_is_typed_beside_it(found: Found, box: str, typed: str) -> None:
    assert found(IncidentQuery(reference="42XN/000123/26").with_box(box, typed)) == ("logged",)
