"""One small run, written down by hand, for the texts made of it."""

from datetime import datetime, timedelta, timezone

from generators.dates import PartialDate
from generators.queries import IncidentQuery, PersonQuery
from generators.records import Address, Incident, Involvement, Name, NameKind, Person, Place, Record, Role, Sex
from generators.tiers import Tier
from generators.topics import CLASSES, Intent, Topic
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import Verdict, judge
from harness.runs import Asked, Fidelity, GoldenOutcome, Provenance, RelationOutcome, Scope, Status
from harness.runs.fidelity import Example, Finding
from tests.judging.strategies import class_result

PROVENANCE = Provenance(
    harness="0.1.0",
    engine="Elasticsearch 9.4.3 (embedded)",
    system="reference",
    system_sha256="3fa9c1d2e4b5" + "0" * 52,
    seed="1",
    people=20_000,
    incidents=30_000,
    corpus_sha256="90ab12cd34ef" + "0" * 52,
    topics_sha256="12fe34dc56ba" + "0" * 52,
    topics_per_class=200,
    cutoff=10,
    golden={"shipped": "5b6c7d8e9f01" + "0" * 52},
    versions={
        "python": "3.12.3",
        "hypothesis": "6.140.0",
        "faker": "40.54.0",
        "ir-measures": "0.4.2",
        "scipy": "1.16.0",
    },
    page_size={"person": 10, "incident": 25},
    timeout={"person": 10.0, "incident": 2.5},
)

HOME = Address(house="7", place=Place(street="Mill Lane", town="Elmwick", postcode="XN4 1ZL"))

MUNOZ = Person(
    id="N0000007",
    human="H1",
    culture="spanish",
    sex=Sex.MALE,
    name=Name(forename="José", surname="Muñoz"),
    aliases=(Name(forename="Pepe", middle="Luis", surname="Muñoz", kind=NameKind.NICKNAME),),
    born=PartialDate(year=1984, month=9, day=3),
    addresses=(HOME,),
)
TWIN = Person(id="N0000008", human="H2", culture="spanish", sex=Sex.MALE, name=MUNOZ.name)
MONROE = Person(
    id="N0000009",
    human="H3",
    culture="british",
    sex=Sex.FEMALE,
    name=Name(forename="Josephine", surname="Monroe"),
    born=PartialDate(year=1990),
    addresses=(Address(house="1", place=HOME.place, current=False),),
)
BREAK_IN = Incident(
    id="I0000003",
    reference="42XN/000003/25",
    number=12,
    opened=datetime(2025, 4, 30, 17, 7, tzinfo=timezone(timedelta(hours=1))),
    category="burglary",
    address=HOME,
    narrative="Rear window forced.",
    involved=(Involvement(person="N0000009", role=Role.VICTIM, name=MONROE.name),),
)
RECORDS: dict[str, Record] = {record.id: record for record in (MUNOZ, TWIN, MONROE, BREAK_IN)}

PERSON_TOPIC = Topic(
    id="person/diacritics/name/N0000007",
    topic_class="person/diacritics/name",
    intent=Intent.PERSON,
    tier=Tier.STRONG,
    typed=PersonQuery(forename="Jose", surname="Munoz"),
    meant=PersonQuery(forename="José", surname="Muñoz"),
    judgements={"N0000007": 2, "N0000008": 1},
    forbidden=frozenset({"N0000666"}),
    about="Typed without the diacritics recorded.",
)
INCIDENT_TOPIC = Topic(
    id="incident/as-recorded/caller's-phone/I0000003",
    topic_class="incident/as-recorded/caller's-phone",
    intent=Intent.INCIDENT,
    tier=Tier.STRONG,
    typed=IncidentQuery(phone="01632 960123"),
    meant=IncidentQuery(phone="01632 960123"),
    judgements={"I0000003": 2},
)


def golden(name: str, status: Status, *reasons: str, intent: Intent = Intent.PERSON, known: str = "") -> GoldenOutcome:
    return GoldenOutcome(
        topic=f"golden/{intent}/{name}",
        intent=intent,
        topic_class="alias",
        tier=Tier.STRONG,
        status=status,
        reasons=reasons,
        known=known,
    )


STRONG, MEDIUM = CLASSES["person/diacritics/name"], CLASSES["person/nickname/name"]

GO = [class_result(STRONG, n=200), class_result(MEDIUM, n=200, missed=8)]
NO_GO = [
    class_result(CLASSES["person/as-recorded/name+born-partly-recorded"], n=200),
    class_result(STRONG, n=200, missed=37),
    class_result(MEDIUM, n=200, missed=50),
    class_result(CLASSES["person/slip/name"], n=200, missed=14),
    class_result(CLASSES["person/two-slips/name"], n=200, missed=60),
    class_result(CLASSES["incident/as-recorded/reference"], n=40),
    class_result(CLASSES["incident/as-recorded/vehicle"], n=0),
]
INVALID = [
    class_result(STRONG, n=150, missed=2, failed=50),
    class_result(MEDIUM, n=199, failed=1),
    class_result(CLASSES["incident/as-recorded/reference"], n=0, asked=200, error="the node stopped answering"),
    class_result(CLASSES["incident/as-recorded/vehicle"], n=0, error="it gave no result"),
]
GOLDEN = [
    *(golden(f"held-{serial}", Status.HELD) for serial in range(28)),
    golden("alias-of-one-name", Status.BROKEN, "GP-okoro should be among the first 10, but is not among the 3 shown"),
    golden(
        "two-letters",
        Status.KNOWN_FAILURE,
        "GP-ng should be among the first 10, but nothing is shown",
        known="no name of two letters is looked up by its sound",
    ),
    golden("reference-with-zeros", Status.HELD, intent=Intent.INCIDENT),
]
RELATION_OUTCOMES = [
    RelationOutcome(name="case", status=Status.HELD, examples=40, telling=40),
    RelationOutcome(name="order", status=Status.HELD, examples=40, telling=35),
]


SOUND = [
    Fidelity(intent=Intent.PERSON, asked=20_000, sound=20_000, others=0),
    Fidelity(intent=Intent.INCIDENT, asked=30_000, sound=30_000, others=0),
]
FIDELITIES = [
    Fidelity(
        intent=Intent.PERSON,
        asked=20_000,
        sound=19_998,
        others=0,
        findings=(
            Finding(
                field="",
                damage="record not there",
                records=1,
                examples=(Example(record="N0000004", expected=None, held=None),),
            ),
            Finding(
                field="names.surname",
                damage="accents lost",
                records=1,
                examples=(Example(record="N0000007", expected="Muñoz", held="Munoz"),),
            ),
        ),
    ),
    Fidelity(intent=Intent.INCIDENT, lacking="the search cannot give out a record by its id"),
]


def verdict_of(
    results: list[ClassResult],
    *,
    golden: list[GoldenOutcome] | None = None,
    known: int | None = None,
    records: list[Fidelity] | None = None,
) -> Verdict:
    ids = frozenset(result.id for result in results)
    left_out = frozenset(f"class {serial}" for serial in range(known - len(ids))) if known else frozenset[str]()
    return judge(
        results,
        Policy(floor=0.9, wrong_top=1.0, class_wrong_top=1.0, visible_marker_loss=0.1),
        Scope(classes=Asked(ids=ids, known=ids | left_out)),
        golden=golden or [],
        relations=RELATION_OUTCOMES,
        records=SOUND if records is None else records,
    )
