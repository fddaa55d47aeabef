"""Systems broken on purpose, of which each was once a GO: each is NO-GO, and what it breaks is named."""

from pathlib import Path
from typing import NamedTuple

import pytest

from harness.errors import ExitStatus
from tests.acceptance.conftest import SMALL, Harness, reference_with
from tests.relations.breaks import INCIDENT, NAMES, OPEN, PERSON, only_those, shown_to_all

_MARKERS = '["FI", "WE", "VI", "XP", "CO", "ES", "AG", "AT", "SU", "MN", "DR", "IM", "IF"]'
_MARKED_ALL = (
    '"runtime_mappings": {"shown": {"type": "keyword", "script": {"source": '
    f"\"def own = doc['markers']; if (own.size() == 0) {{ for (m in params.all) {{ emit(m) }} }} "
    f'else {{ for (m in own) {{ emit(m) }} }}", "params": {{"all": {_MARKERS}}}}}}}}}, "fields": ["shown"],'
)


def under_ids(script: str) -> tuple[tuple[str, str, str], ...]:
    """Return the changes that show people under the ids that `script` emits, given their own as ``own``."""
    source = f"def own = doc['id'].value; emit({script})"
    shown = f'"runtime_mappings": {{"shown": {{"type": "keyword", "script": {{"source": "{source}"}}}}}}'
    return (
        (PERSON, '"fields": ["markers"],', f'{shown}, "fields": ["markers", "shown"],'),
        ("system.toml", "timeout = 10      # seconds", 'timeout = 10\nid_field = "shown"'),
    )


class Broken(NamedTuple):
    """What was done to a copy of the reference: texts replaced, by file; and what must be named for it."""

    story: str
    changes: tuple[tuple[str, str, str], ...]
    asked: str
    named: str


def only(clause: str, where: str) -> tuple[str, str, str]:
    """Return the change that shows nobody for whom `clause` does not hold, `where` something was typed."""
    return PERSON, OPEN, only_those(clause, where=where)


def shown(where: str) -> tuple[str, str, str]:
    """Return the change that shows hidden people `where` something was typed."""
    return PERSON, OPEN, shown_to_all(where)


_BROKEN = (
    Broken("hidden people by postcode alone", (shown("postcode and not named"),), "person-hidden", "person-hidden"),
    Broken(
        "nobody by street and town without a name",
        (only('{"match_none": {}}', "street and town and not named"),),
        "house+street+town",
        "person/as-recorded/house+street+town",
    ),
    Broken(
        "all markers on whoever has none",
        (
            (PERSON, '"fields": ["markers"],', _MARKED_ALL),
            ("system.toml", "timeout = 10      # seconds", 'timeout = 10\nmarkers = "shown"'),
        ),
        "person/as-recorded/name+born]",
        "marker",
    ),
    Broken(
        "a town that is not recorded hides",
        (only("{{ lives_there(street, town, postcode, named) }}", "town and named"),),
        "wrong-town/name+born]",
        "person/wrong-town/name+born",
    ),
    Broken(
        "a vehicle that is not recorded hides",
        (only('{{ match("vehicles", vehicle) }}', "vehicle and named"),),
        "wrong-vehicle/name+born]",
        "person/wrong-vehicle/name+born",
    ),
    Broken(
        "a wrong date beside an identifier hides",
        (only("{{ born_exactly(born) }}", "identifiers and born"),),
        "wrong-born/identifier]",
        "person/wrong-born/identifier",
    ),
    Broken(
        "three hits on a page, where a household is larger",
        (("system.toml", "page_size = 10    # hits", "page_size = 3"),),
        "household",
        "person/household/surname+postcode",
    ),
    Broken(
        "no id with some of the people",
        under_ids("own.hashCode() % 5 == 0 ? '' : own"),
        "person/as-recorded/name+town",
        "have an empty id",
    ),
    Broken(
        "one id for many people",
        under_ids("own.hashCode() % 2 == 0 ? 'N0000000' : own"),
        "person/as-recorded/name+town",
        "a record that its page shows already",
    ),
    Broken(
        "no short form of a forename in the box for a whole name",
        ((NAMES, '  (0.85, "name",       "words_known_as", "and", "a short form"),\n', ""),),
        "person/nickname/one-box",
        "person/nickname/one-box",
    ),
    Broken(
        "no number in the box for anything",
        ((PERSON, "(query.identifier | typed or anything.identifier)", "(query.identifier | typed)"),),
        "anything-identifier",
        "person/as-recorded/anything-identifier",
    ),
    Broken(
        "nobody by a warning marker and where they live",
        (only('{"match_none": {}}', "marker and placed and not named"),),
        "marker+postcode",
        "person/as-recorded/marker+postcode",
    ),
    Broken(
        "hidden incidents by officer",
        (
            (
                INCIDENT,
                '{"term": {"visibility": "open"}},',
                '{% if not officer %}{"term": {"visibility": "open"}},{% endif %}',
            ),
        ),
        "incident/hidden/officer+window",
        "incident/hidden/officer+window",
    ),
)


@pytest.mark.parametrize("broken", _BROKEN, ids=[broken.story for broken in _BROKEN])
def test_a_system_broken_so_is_no_go(broken: Broken, harness: Harness, tmp_path: Path) -> None:
    folder = reference_with(tmp_path / "broken", *broken.changes)

    done = harness(*SMALL, "-k", broken.asked, "--system", str(folder))

    told = done.stdout[done.stdout.rindex("NO-GO:") :]
    assert broken.named in told
    assert done.returncode == ExitStatus.NO_GO
