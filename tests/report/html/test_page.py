"""A run as a page: complete in itself, the same every time, and nothing in it is taken for anything but text."""

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generators.queries import PersonQuery
from harness.cli import commands
from harness.diagnosis.cause import Cause, Diagnosis, Why
from harness.diagnosis.kept import Causes
from harness.judging.policy import Policy
from harness.judging.results import ClassResult
from harness.judging.statistics import Interval, wilson
from harness.report.html.origin import FileFacts
from harness.report.html.plots import Forest, Share
from harness.report.html.run import run_page
from harness.report.html.topics import ToldTopics
from harness.report.model import Conclusion
from harness.report.told import Outcome, ToldTopic
from harness.runs import Ranking
from harness.settings import Settings
from tests.judging.comparing.runs import MEDIUM, STRONG, Runs, first
from tests.report.samples import FIDELITIES, GO, GOLDEN, NO_GO, PERSON_TOPIC, PROVENANCE, verdict_of

VOID = frozenset({"meta", "line", "circle", "rect", "br", "input"})
NASTY = ("<script>alert(1)</script>", "</style><b>", '" onload="x', "=cmd()", "\u202egnihtemos", "{{ 7 * 7 }}", "&lt;")


class Parsed(HTMLParser):
    """The elements of a page, each closed where it should be, and what is said in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page_of(results: list[ClassResult], topics: list[ToldTopic] | None = None, settings: Settings | None = None) -> str:
    verdict = verdict_of(results, golden=GOLDEN, records=FIDELITIES)
    run = Conclusion(verdict=verdict, settings=settings or Settings(), policy=Policy(), provenance=PROVENANCE)
    told = ToldTopics(
        outcomes=list(Outcome), sides=("first hits",), commands=[("ask again", "pytest harness --topic ", "")]
    )
    told.add(PERSON_TOPIC.topic_class, topics or ())
    return run_page(run, PROVENANCE, told, FileFacts(name="run.zip", sha256="0" * 64))


def data_of(page: str) -> dict[str, Any]:
    (packed,) = re.findall(r'<script type="text/plain" id="data">([^<]*)</script>', page)
    return dict(json.loads(gzip.decompress(base64.b64decode(packed))))


def test_the_verdict_its_reasons_and_where_the_figures_come_from_stand_in_it() -> None:
    page = Parsed(page_of(NO_GO))

    said = " ".join(" ".join(page.texts).split())
    assert "NO-GO – search accuracy of reference" in said
    assert "person/diacritics/name: 37 of 200 missed (strong tier allows none)" in said
    assert PROVENANCE.corpus_sha256 in said
    assert "names.surname accents lost" in said
    assert "golden/person/alias-of-one-name" in said
    assert "0" * 64 in said


def test_every_picture_says_what_it_shows_and_has_the_table_of_its_figures() -> None:
    page = page_of(NO_GO)

    pictures = re.findall(r'<svg [^>]*role="img" aria-label="[^"]+">\s*<title>[^<]+</title>\s*<desc>[^<]+</desc>', page)
    assert len(pictures) == page.count("<svg ") == page.count("<summary>The figures: ")
    for result in NO_GO:
        assert page.count(result.id) >= 2


@pytest.mark.parametrize("nasty", NASTY)
def test_whatever_was_typed_is_shown_as_text(nasty: str) -> None:
    topic = replace(PERSON_TOPIC, typed=PersonQuery(surname=nasty))
    miss = ToldTopic(topic=topic, outcome=Outcome.MISSED, answers=[Ranking(topic=topic.id, hits=("N1", nasty))])

    whole = page_of(NO_GO, [miss])

    page = Parsed(whole)
    assert nasty in "".join(page.texts)
    assert [tag for tag, _ in page.tags].count("script") == 2
    assert {tag for tag, _ in page.tags}.isdisjoint({"b", "img"})
    ((_, rows),) = data_of(whole)["classes"]
    assert rows[0][3] == str(topic.typed)
    assert rows[0][6] == [[["N1", "other"], [nasty, "other"]]]
    assert not [attributes for _, attributes in page.tags if "onload" in attributes]


def test_nothing_is_loaded_and_nothing_runs_but_what_stands_in_it() -> None:
    page = page_of(GO)

    parsed = Parsed(page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    of_style, of_script = (
        base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)
    )
    (policy,) = (told["content"] for tag, told in parsed.tags if tag == "meta" and "http-equiv" in told)
    allowed = f"default-src 'none'; style-src 'sha256-{of_style}'; script-src 'sha256-{of_script}'"
    assert (policy or "").startswith(allowed)
    assert not [told for _, told in parsed.tags if {"src", "href", "style"} & told.keys()]
    assert "url(" not in style


def test_what_was_chosen_is_told_beside_what_it_would_have_been() -> None:
    said = " ".join(Parsed(page_of(GO, settings=Settings(seed="7", golden=("ours",)))).texts)

    assert "7 (by default 1)" in said
    assert "ours (by default none)" in said
    assert "20000 (as by default)" in said


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    saved = Runs(tmp_path)(answers={STRONG: first(7), MEDIUM: first(190)})
    pages = [tmp_path / "one.html", tmp_path / "two.html"]

    for path in pages:
        done = CliRunner().invoke(commands, ["report", str(saved.path), "--html", str(path)], catch_exceptions=False)
        assert done.exit_code == 0

    assert pages[0].read_bytes() == pages[1].read_bytes()
    page = pages[0].read_text(encoding="utf-8")
    assert "197 topics did not come out as they should" in page
    assert page.count('<article class="miss">') == 197
    rows = [row for _, of_class in data_of(page)["classes"] for row in of_class]
    assert len(rows) == 600
    assert sum(row[1] == 0 for row in rows) == 197
    assert hashlib.sha256(saved.path.read_bytes()).hexdigest() in page


def test_why_they_were_missed_is_told_of_causes_that_are_of_this_run(tmp_path: Path) -> None:
    saved = Runs(tmp_path)(answers={STRONG: first(3)})
    sha256 = hashlib.sha256(saved.path.read_bytes()).hexdigest()
    accents = Cause(why=Why.ANALYSIS, where="names.surname", how="accents", evidence="typed <Munoz>")
    told = tuple(Diagnosis(topic=f"{STRONG}/N{n}", record=f"N{n}", causes=(accents,)) for n in range(3))
    causes, page = tmp_path / "causes.json", tmp_path / "page.html"
    command = ["report", str(saved.path), "--html", str(page), "--causes", str(causes)]

    causes.write_bytes(Causes(run_sha256=sha256, diagnoses=told).encoded())
    CliRunner().invoke(commands, command, catch_exceptions=False)

    said = " ".join(" ".join(Parsed(page.read_text(encoding="utf-8")).texts).split())
    assert "3 3 analysed otherwise than it is looked for (names.surname): accents" in said
    assert said.count("accents; typed <Munoz>") == 3

    causes.write_bytes(Causes(run_sha256="1" * 64, diagnoses=told).encoded())
    assert "explain it anew" in str(CliRunner().invoke(commands, command).exception)
    causes.write_bytes(b'{"schema": 2}')
    assert "is no file of `search-harness explain --json`" in str(CliRunner().invoke(commands, command).exception)


@given(st.lists(st.tuples(st.integers(1, 500), st.floats(0, 1)), min_size=1, max_size=30))
def test_whatever_is_drawn_lies_within_the_picture(counts: list[tuple[int, float]]) -> None:
    shares = [
        Share(label="x", n=n, found=round(n * share), interval=wilson(round(n * share), n, confidence=0.95), limit=0.9)
        for n, share in counts
    ]

    forest = Forest.of(shares)

    for y, share in forest.rows():
        assert 0 < y < forest.bottom
        assert forest.labels < forest.x(share.interval.low) <= forest.x(share.value) <= forest.x(share.interval.high)
        assert forest.x(share.interval.high) < forest.width


def test_what_is_drawn_from_nothing_lies_within_the_picture_too() -> None:
    lost = Share(label="x", n=200, found=60, interval=Interval(0.3, 0.36), limit=0.05)

    forest = Forest.from_nothing([lost])

    assert forest.most == pytest.approx(0.4)
    assert forest.labels < forest.x(0) < forest.x(0.05) < forest.x(0.3) < forest.x(0.36) < forest.width
