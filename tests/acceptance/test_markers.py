"""A search that loses warning markers, which finds everybody all the same."""

from pathlib import Path

import pytest

from harness.errors import ExitStatus
from tests.acceptance.conftest import SMALL, Harness, reference_with, unbroken

NOT_FETCHED = ("person.search.json.j2", '  "fields": ["markers"],\n', "")
ANOTHER_FIELD = ("system.toml", "[person]\n", '[person]\nmarkers = "ethnicity"\n')


@pytest.mark.parametrize(
    "change", [pytest.param(NOT_FETCHED, id="not fetched"), pytest.param(ANOTHER_FIELD, id="field")]
)
def test_a_system_that_loses_warning_markers_is_no_go_and_says_who_was_shown_without(
    harness: Harness, change: tuple[str, str, str], tmp_path: Path
) -> None:
    folder = reference_with(tmp_path / "markers-lost", change)

    done = harness(*SMALL, "-k", "person/as-recorded/name+born] or marker-by-maiden-name", "--system", str(folder))

    told = unbroken(done.stdout)
    assert "people who bear warning markers are shown without them, first in person/as-recorded/name+born/" in told
    assert "without the warning marker" in told
    assert "GP-prydderchion-gwenllian should be shown with FI and VI, but is without FI and VI" in told
    assert done.returncode == ExitStatus.NO_GO


def test_the_reference_system_shows_everybody_with_their_warning_markers(harness: Harness) -> None:
    done = harness(*SMALL, "-k", "person/as-recorded/name+born] or golden/person/marker")

    assert "warning marker" not in done.stdout
    assert done.returncode == ExitStatus.GO
