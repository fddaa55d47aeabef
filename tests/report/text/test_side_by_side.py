from typing import Any

from syrupy.assertion import SnapshotAssertion

from harness.report.text.side_by_side import side_by_side


def run(
    system: str, found: dict[str, int], *, verdict: str = "GO", disparities: tuple[str, ...] = ()
) -> dict[str, Any]:
    return {
        "provenance": {"system": system, "engine": "Elasticsearch 9.4.3 (embedded)"},
        "verdict": {"kind": verdict},
        "classes": [
            {
                "id": topic_class,
                "intent": topic_class.partition("/")[0],
                "tier": "weak" if "two-slips" in topic_class else "strong",
                "n": 200,
                "found": n,
                "wrong_top": 200 - n,
                "empty": (200 - n) // 2,
                "means": {"strangers": (200 - n) / 100},
                "verdict": "GO" if n == 200 else "NO-GO",
            }
            for topic_class, n in found.items()
        ],
        "golden": [{"status": "held"}, {"status": "known failure"}],
        "relations": [{"status": "held"}],
        "slices": [{"value": value, "disparity": True} for value in disparities],
    }


GOOD = {"person/case/name": 200, "person/two-slips/name": 171, "incident/as-recorded/reference": 200}
BAD = {"person/case/name": 90, "person/two-slips/name": 20}


def test_runs_stand_side_by_side_where_the_last_does_worst_first(snapshot: SnapshotAssertion) -> None:
    runs = [run("good", GOOD), run("bad", BAD, verdict="NO-GO", disparities=("somali",))]

    assert "\n".join(side_by_side(runs)) == snapshot


def test_a_class_that_a_run_lacks_is_a_dash_and_no_zero() -> None:
    lines = list(side_by_side([run("good", GOOD), run("bad", BAD)]))

    (row,) = (line for line in lines if "as-recorded/reference" in line)
    assert [cell.strip() for cell in row.split("|")[3:5]] == ["200 of 200, 0 empty, 0.0 strangers", "–"]
