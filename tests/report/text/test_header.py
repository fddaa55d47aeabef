from dataclasses import replace

from syrupy.assertion import SnapshotAssertion

from harness.judging.policy import Policy
from harness.report.text.header import header_lines
from tests.report.samples import PROVENANCE

POLICY = Policy(file="policy.toml", sha256="77aa88bb99cc" + "0" * 52)


def test_the_header_says_where_the_figures_come_from(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(header_lines(PROVENANCE, POLICY, profile="acceptance")) == snapshot


def test_the_header_names_every_rule_that_is_laxer_than_the_shipped_one(snapshot: SnapshotAssertion) -> None:
    lax = replace(POLICY, floor=0.9, visible_drop=0.1, telling=3, exceptions=40, file="ours.toml")

    assert "\n".join(header_lines(PROVENANCE, lax, profile="acceptance")) == snapshot


def test_the_header_says_where_the_shipped_golden_queries_are_not_asked() -> None:
    ours = replace(PROVENANCE, golden={"ours": "5b6c7d8e9f01" + "0" * 52})

    assert "golden queries: ours (5b6c7d8e9f01), without those that are shipped" in header_lines(
        ours, POLICY, profile="acceptance"
    )


def test_a_long_line_is_broken_at_100_columns() -> None:
    assert max(map(len, header_lines(PROVENANCE, POLICY, profile="acceptance"))) <= 100


def test_a_system_without_a_folder_has_no_digest() -> None:
    answers = replace(PROVENANCE, system="theirs", system_sha256="", engine="answers in file.csv (0123456789ab)")

    assert header_lines(answers, POLICY, profile="acceptance")[0].endswith(
        ": theirs on answers in file.csv (0123456789ab)"
    )


def test_a_run_about_records_that_are_there_has_no_corpus() -> None:
    lines = header_lines(replace(PROVENANCE, people=0, incidents=0), POLICY, profile="acceptance")

    assert "corpus: none, golden topics are about records that are there" in lines
    assert not any(line.startswith("asked: ") for line in lines)
