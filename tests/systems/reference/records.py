"""A handful of people and incidents, each there for one promise of the reference system."""

from dataclasses import replace
from datetime import datetime

from generators.dates import PartialDate
from generators.incidents import LOCAL_TIME
from generators.records import Address, Flag, Identifier, Incident, Involvement, Name, Person, Place, Role, Sex

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
