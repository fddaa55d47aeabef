"""What a corpus holds of people: cultures, gaps in records, forms of names, and who may be taken for whom."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generators.collisions import COLLISIONS
from generators.records import NameKind, Person, Visibility
from generators.survey.table import Table, counts, share
from generators.text import fold

__all__ = ["people_tables", "surname_counts"]

_PARTICLES = frozenset("al abd bin bint da das de del den der di do dos el ibn la le ten ter van von".split())


def people_tables(people: Sequence[Person]) -> Iterator[Table]:
    """Yield every table about `people`."""
    yield _cultures(people)
    yield Table(
        title="Names",
        asked="forms of names that searches trip over",
        headers=("people with", "records", "share"),
        rows=counts(people, _NAMES),
    )
    yield Table(
        title="Records",
        asked="gaps, and what else a record holds",
        headers=("people with", "records", "share"),
        rows=counts(people, _RECORDS),
    )
    yield Table(
        title="Collisions",
        asked="who may be taken for whom",
        headers=("kind", "groups", "records in them", "share"),
        rows=tuple(_collisions(people)),
    )


def surname_counts(people: Sequence[Person]) -> dict[str, list[int]]:
    """Return, by naming culture, how many records bear each surname, the commonest first."""
    bearers: dict[str, Counter[str]] = {}
    for person in people:
        bearers.setdefault(person.culture, Counter())[fold(person.name.surname)] += 1
    return {culture: sorted(counted.values(), reverse=True) for culture, counted in sorted(bearers.items())}


def _cultures(people: Sequence[Person]) -> Table:
    rows = []
    for culture in sorted({person.culture for person in people}):
        of = [person for person in people if person.culture == culture]
        surnames = Counter(person.name.surname for person in of)
        (commonest, bearers), *_ = surnames.most_common(1)
        forenames = len({person.name.forename for person in of})
        rows.append(
            (
                culture,
                len(of),
                share(len(of), len(people)),
                forenames,
                len(surnames),
                commonest,
                share(bearers, len(of)),
            )
        )
    return Table(
        title="Naming cultures",
        asked="names by culture, with a realistic skew",
        headers=("culture", "people", "share", "forenames", "surnames", "commonest", "its share"),
        rows=tuple(sorted(rows, key=lambda row: -int(row[1]))),
    )


def _collisions(people: Sequence[Person]) -> Iterator[tuple[str | int, ...]]:
    for kind, find in COLLISIONS.items():
        groups = find(people)
        records = len({record for group in groups for record in group})
        yield kind, len(groups), records, share(records, len(people))


def _has_alias(kind: NameKind, person: Person) -> bool:
    return any(alias.kind is kind for alias in person.aliases)


_NAMES = (
    ("one name alone", lambda p: not p.name.forename),
    ("a surname of two letters", lambda p: len(p.name.surname) == 2),
    ("a surname with a hyphen", lambda p: "-" in p.name.surname),
    ("an apostrophe", lambda p: "'" in p.name.full),
    ("a particle in the surname", lambda p: not _PARTICLES.isdisjoint(fold(p.name.surname).split())),
    ("a surname of several words", lambda p: " " in p.name.surname),
    ("letters beyond A to Z", lambda p: not p.name.full.isascii()),
    ("a middle name", lambda p: bool(p.name.middle)),
    ("a title", lambda p: bool(p.name.title)),
    *(
        (f"another name: {kind.value}", lambda p, kind=kind: _has_alias(kind, p))
        for kind in NameKind
        if kind is not NameKind.RECORDED
    ),
)

_RECORDS = (
    ("no date of birth", lambda p: p.born is None),
    ("a year of birth alone", lambda p: p.born is not None and p.born.month is None),
    ("a month and year of birth", lambda p: p.born is not None and p.born.month is not None and not p.born.complete),
    ("1 January as date of birth", lambda p: p.born is not None and (p.born.month, p.born.day) == (1, 1)),
    ("a previous address", lambda p: any(not address.current for address in p.addresses)),
    ("two telephone numbers or more", lambda p: len(p.phones) > 1),
    ("no telephone number", lambda p: not p.phones),
    ("a vehicle", lambda p: bool(p.vehicles)),
    ("a warning marker", lambda p: bool(p.markers)),
    *(
        (f"an identifier: {scheme}", lambda p, scheme=scheme: any(i.scheme == scheme for i in p.identifiers))
        for scheme in ("pnc", "cro", "nino", "nominal")
    ),
    *(
        (f"visibility: {visibility.value}", lambda p, visibility=visibility: p.visibility is visibility)
        for visibility in Visibility
        if visibility is not Visibility.OPEN
    ),
)
