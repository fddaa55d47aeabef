"""Pages in a real browser, without a network: they filter, open, print, and nobody is kept from reading them."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from generators.queries import PersonQuery
from harness.cli import commands
from harness.report.told import Outcome, ToldTopic
from harness.runs import Ranking
from harness.runs.file import SavedRun
from tests.judging.comparing.runs import MEDIUM, STRONG, WEAK, Runs, first
from tests.report.html.test_page import NASTY, page_of
from tests.report.samples import NO_GO, PERSON_TOPIC

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here (Debian: apt-get install chromium)")
OF_ITS_OWN = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")

Opened = Callable[[Path], Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=OF_ITS_OWN)
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens a file without a network; whatever the browser complains of is an error at the end."""
    complaints: list[str] = []
    contexts = []

    def refuse(request: Request) -> None:
        if not request.url.startswith("file:"):
            complaints.append(f"asks for {request.url}")

    def open_file(path: Path, *, scripts: bool = True) -> Page:
        context = browser.new_context(offline=True, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", refuse)
        page.goto(path.as_uri())
        if scripts:
            page.wait_for_selector("html.scripted")
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes the page of a run, or of a comparison."""

    def write(run: SavedRun, *options: str | Path) -> Path:
        page = tmp_path / "page.html"
        done = CliRunner().invoke(
            commands, ["report", str(run.path), *map(str, options), "--html", str(page)], catch_exceptions=False
        )
        assert done.exit_code == 0
        return page

    return write


def state(page: Page) -> str:
    return page.locator("#state").inner_text()


def test_a_run_shows_what_was_missed_first_a_hundred_at_a_time(
    tmp_path: Path, written: Callable[..., Path], opened: Opened
) -> None:
    page = opened(written(Runs(tmp_path)(answers={STRONG: first(7), MEDIUM: first(190)})))

    assert state(page) == "1 to 100 of 197 topics; 600 in all"
    assert page.locator("#rows tr").count() == 100
    page.click("#later")
    assert state(page) == "101 to 197 of 197 topics; 600 in all"
    assert page.locator("#later").is_disabled()
    page.click("#earlier")
    assert page.locator("#earlier").is_disabled()


def test_topics_are_chosen_by_outcome_class_culture_and_text(
    tmp_path: Path, written: Callable[..., Path], opened: Opened
) -> None:
    page = opened(written(Runs(tmp_path)(answers={STRONG: first(7), MEDIUM: first(190)})))

    page.select_option("#class", STRONG)
    assert state(page) == "1 to 7 of 7 topics; 600 in all"
    page.select_option("#culture", label="b (300)")
    assert state(page) == "1 to 4 of 4 topics; 600 in all"
    page.select_option("#outcome", "")
    page.select_option("#culture", "")
    page.fill("#words", "NAME/N19")
    expect(page.locator("#state")).to_have_text("1 to 11 of 11 topics; 600 in all")
    page.fill("#words", "nobody is called so")
    expect(page.locator("#state")).to_have_text("none of 600 topics")


def test_a_miss_opens_by_keyboard_to_all_that_is_known_of_it(
    tmp_path: Path, written: Callable[..., Path], opened: Opened
) -> None:
    run = Runs(tmp_path)(answers={STRONG: first(1)})
    page = opened(written(run))

    page.locator("#rows button").focus()
    page.keyboard.press("Enter")

    told = page.locator("#rows dl").inner_text()
    for said in ("Munoz", "Muñoz", "N0", "N9999", f"pytest harness --topic {STRONG}/N0"):
        assert said in told
    assert f"search-harness replay {run.path.name} {STRONG}/N0" in told
    assert page.locator("#rows button").get_attribute("aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert page.locator("#rows dl").count() == 0


def test_a_comparison_shows_what_was_lost_and_both_pages_of_it(
    tmp_path: Path, written: Callable[..., Path], opened: Opened
) -> None:
    runs = Runs(tmp_path)
    baseline, candidate = runs(answers={WEAK: first(9)}), runs(answers={STRONG: first(3)})
    page = opened(written(candidate, baseline.path))

    assert state(page) == "1 to 3 of 3 topics; 600 in all"
    page.locator("#rows button").first.click()
    terms = page.locator("#rows dt").all_inner_texts()
    assert terms[:5] == ["typed", "recorded", "wanted", "before", "now"]
    assert page.locator("#rows dl ol").all_inner_texts() == ["N0 – wanted\nN9999", "N9999"]
    page.select_option("#outcome", label="gained (9)")
    assert state(page) == "1 to 9 of 9 topics; 600 in all"


@pytest.mark.parametrize("nasty", NASTY)
def test_whatever_was_typed_or_answered_is_shown_as_text(tmp_path: Path, opened: Opened, nasty: str) -> None:
    asked = replace(PERSON_TOPIC, typed=PersonQuery(surname=nasty))
    file = tmp_path / "page.html"
    answer = Ranking(topic=asked.id, hits=("N1", nasty))
    file.write_text(
        page_of(NO_GO, [ToldTopic(topic=asked, outcome=Outcome.MISSED, answers=[answer])]), encoding="utf-8"
    )

    page = opened(file)
    page.locator("#rows button").click()

    assert page.locator("#rows dl ol li").all_text_contents() == ["N1", nasty]
    assert page.locator("#rows dl dd").first.text_content() == str(asked.typed)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_from_reading_it(
    tmp_path: Path, written: Callable[..., Path], opened: Opened, scheme: str
) -> None:
    runs = Runs(tmp_path)
    baseline, candidate = runs(), runs(answers={STRONG: first(3), MEDIUM: first(80)})

    for options in ((), (baseline.path,)):
        page = opened(written(candidate, *options))
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of them
        page.locator("#rows button").first.click()
        page.evaluate("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_in_print_the_verdict_the_plots_and_the_misses_are_there(
    tmp_path: Path, written: Callable[..., Path], opened: Opened
) -> None:
    page = opened(written(Runs(tmp_path)(answers={STRONG: first(3)})))

    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    assert page.locator("svg").first.is_visible()
    assert page.locator("#told article").count() == 3
    assert page.locator("#told article").first.is_visible()
    assert not page.locator("#explorer").is_visible()
    printed = page.pdf(path=tmp_path / "page.pdf")
    assert printed.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 1


def test_without_scripts_the_misses_are_told_one_by_one(
    tmp_path: Path, written: Callable[..., Path], opened: Callable[..., Page]
) -> None:
    page = opened(written(Runs(tmp_path)(answers={STRONG: first(3)})), scripts=False)

    assert page.locator("#told article").first.is_visible()
    assert not page.locator("#explorer").is_visible()
