import json
from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.topics import CLASSES
from harness.errors import ConfigurationError, SystemFolderError
from harness.judging.merging import merged
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.verdict import Verdict, judge, unmeasured
from harness.report.formats.report import FORMAT, document
from harness.report.model import Conclusion
from harness.runs import Asked, Scope, Timing
from harness.settings import Settings
from tests.judging.strategies import class_result, class_results
from tests.judging.test_slices import result
from tests.report.samples import FIDELITIES, GO, GOLDEN, INVALID, NO_GO, PROVENANCE, verdict_of


def written(verdict: Verdict, **of: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"settings": Settings(), "policy": Policy(), "provenance": PROVENANCE}
    run = Conclusion(verdict=verdict, **usual | of)
    content = document(run, session_seconds=70.5, exit_status=verdict.exit_status)
    read: dict[str, Any] = json.loads(orjson.dumps(content))
    return read


def test_it_says_its_format_where_the_figures_come_from_and_the_verdict() -> None:
    verdict = verdict_of(NO_GO, records=FIDELITIES)
    whole = written(verdict)

    assert whole["format"] == FORMAT
    assert whole["provenance"]["corpus_sha256"] == PROVENANCE.corpus_sha256
    assert whole["provenance"]["cutoff"] == 10
    assert whole["settings"]["profile"] == "acceptance"
    assert (whole["verdict"]["kind"], whole["verdict"]["exit_status"]) == ("NO-GO", 1)
    assert [(r["kind"], r["text"]) for r in whole["verdict"]["reasons"]] == list(verdict.reasons)
    assert [(one["id"], one["status"], one["sound"]) for one in whole["records"]] == [
        ("records/person", "broken", 19_998),
        ("records/incident", "needs what the system lacks", 0),
    ]
    assert whole["records"][0]["findings"][1]["examples"] == [
        {"record": "N0000007", "expected": "Muñoz", "held": "Munoz"}
    ]


@given(st.lists(class_results(), max_size=3).map(merged))
def test_every_class_has_its_counts_and_every_topic_missed_or_not_asked(results: list[ClassResult]) -> None:
    verdict = judge(results, Policy(), Scope(classes=Asked()))

    for one, judged in zip(written(verdict)["classes"], verdict.classes, strict=True):
        of = judged.result
        assert (one["id"], one["n"], one["found"], one["asked"]) == (of.id, of.n, of.found, of.asked)
        assert len(one["missed"]) == one["n"] - one["found"]
        assert [(f["topic"], f["reason"]) for f in one["not_asked"]] == [(f.topic, f.reason) for f in of.failures]
        assert (one["interval"]["low"], one["interval"]["high"]) == tuple(judged.share)
        assert (one["means"] is None) == (of.n == 0)
        assert one["verdict"] == judged.kind


def test_means_are_those_of_the_class_with_what_it_returns_and_shows_beside_it() -> None:
    of = GO[1]
    over = replace(of, assessments=(replace(of.assessments[0], returned=of.n + 1), *of.assessments[1:]))
    one = written(verdict_of([over]))["classes"][0]

    of_found = dict.fromkeys(("recall", "success", "reciprocal_rank", "ndcg"), 0.96)
    assert one["means"] == {**of_found, "surplus": 1.0, "strangers": 0.04}
    assert (one["wrong_top"], one["forbidden_shown"]) == (8, 0)


def test_means_have_intervals_that_the_seed_of_the_run_decides() -> None:
    verdict = verdict_of([GO[1], class_result(CLASSES["person/diacritics/name"], n=1)])
    several, single = (one["mean_intervals"] for one in written(verdict)["classes"])

    assert several == written(verdict)["classes"][0]["mean_intervals"]
    assert several != written(verdict, settings=Settings(seed="2"))["classes"][0]["mean_intervals"]
    assert several["recall"]["low"] < 0.96 < several["recall"]["high"]
    assert several["surplus"] == {"low": 0.0, "high": 0.0}
    assert set(single.values()) == {None}


def test_a_class_says_what_it_sees_and_how_probable_so_few_found_are() -> None:
    of = {one["tier"]: one for one in written(verdict_of(GO))["classes"]}
    strong, medium = of["strong"], of["medium"]

    assert (strong["p"], strong["detectable_drop"]) == (None, pytest.approx(1 - 0.05 ** (1 / 200)))
    assert medium["p"] > 0.5
    assert 0 < medium["detectable_drop"] < medium["floor"]


def test_exact_lists_are_counted_where_a_page_should_be_the_whole_list() -> None:
    classes = [CLASSES[name] for name in ("incident/as-recorded/reference", "person/diacritics/name")]
    whole = written(verdict_of([class_result(of, n=7, missed=2) for of in classes]))

    assert {one["id"]: one["exact"] for one in whole["classes"]} == {
        "incident/as-recorded/reference": 5,
        "person/diacritics/name": None,
    }


def test_a_class_that_gave_nothing_says_why() -> None:
    ids = {one["id"]: one for one in written(verdict_of(INVALID))["classes"]}

    assert ids["incident/as-recorded/reference"]["error"] == "the node stopped answering"
    assert ids["person/nickname/name"]["error"] is None
    assert ids["person/nickname/name"]["not_asked"][0]["reason"] == "timed out after 10000 ms"


def test_golden_topics_and_relations_have_status_and_reasons() -> None:
    whole = written(verdict_of(GO, golden=GOLDEN))

    assert whole["golden"][28] == {
        "id": "golden/person/alias-of-one-name",
        "class": "alias",
        "intent": "person",
        "tier": "strong",
        "status": "broken",
        "reasons": ["GP-okoro should be among the first 10, but is not among the 3 shown"],
        "known": "",
    }
    assert whole["relations"][0] == {
        "name": "case",
        "status": "held",
        "reasons": [],
        "declared": "",
        "examples": 40,
        "telling": 40,
        "searches": 0,
        "seconds": 0.0,
        "waited": 0.0,
    }


def test_slices_say_who_is_missed_more_often() -> None:
    somali = {"somali": (9, 40), "british": (2, 160)}
    of = [result(CLASSES[name], somali) for name in ("person/slip/name+born", "person/slip/name")]
    slices = {one["value"]: one for one in written(verdict_of(of))["slices"]}

    assert (slices["somali"]["n"], slices["somali"]["missed"], slices["somali"]["disparity"]) == (80, 18, True)
    assert not slices["british"]["disparity"]


def test_timing_is_that_of_the_questions_and_of_the_session() -> None:
    assert written(verdict_of(GO), timing=Timing(topics=300, seconds=1.5))["timing"] == {
        "topics": 300,
        "seconds": 1.5,
        "topics_per_second": 200.0,
        "session_seconds": 70.5,
    }


@pytest.mark.parametrize(("error", "status"), [(SystemFolderError("no such folder"), 4), (ConfigurationError("x"), 4)])
def test_a_run_that_could_not_begin_is_invalid_with_its_reason(error: ConfigurationError, status: int) -> None:
    whole = written(unmeasured(error), provenance=None)

    assert whole["verdict"] == {
        "kind": "INVALID",
        "exit_status": status,
        "reasons": [{"kind": "INVALID", "text": str(error)}],
    }
    assert whole["provenance"] is None
    assert whole["classes"] == []
