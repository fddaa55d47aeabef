from pathlib import Path

import pytest
from click.testing import CliRunner

from harness.commands.survey import survey
from harness.errors import ConfigurationError

SMALL = ("--people", "300", "--incidents", "200", "--topics", "5")


def test_the_survey_names_its_corpus_and_counts_every_class() -> None:
    done = CliRunner().invoke(survey, SMALL, catch_exceptions=False)

    assert done.exit_code == 0
    assert "300 people, 200 incidents, seed 1, sha256 " in done.stdout
    assert "person/diacritics/name" in done.stdout


def test_a_plot_is_drawn_where_it_was_asked_for(tmp_path: Path) -> None:
    picture = tmp_path / "skew.svg"

    CliRunner().invoke(survey, (*SMALL, "--plot", str(picture)), catch_exceptions=False)

    assert "<svg" in picture.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["missing/skew.svg", "skew.nonsense"])
def test_a_plot_that_cannot_be_drawn_is_one_message(tmp_path: Path, name: str) -> None:
    done = CliRunner().invoke(survey, (*SMALL, "--plot", str(tmp_path / name)))

    assert isinstance(done.exception, ConfigurationError)
    assert str(tmp_path / name) in str(done.exception)


def test_bad_sizes_are_refused() -> None:
    assert "--people" in CliRunner().invoke(survey, ("--people", "0")).output
