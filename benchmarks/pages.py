"""What a page costs: its size, how long it takes to write, and until it can be used in Chromium without a network.

    python -m benchmarks.pages RUN [BASELINE] [--rounds N]

The files are those of ``pytest harness --save-run``.  Goal, of 76,000 topics: below 12 MB, and usable within 3 seconds.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import sync_playwright
from tabulate import tabulate

_CLI = "from harness.cli import main; main()"


def main() -> None:
    """Print size and seconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("baseline", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5, help="how often it is opened (default: 5)")
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("there is no Chromium here (Debian: apt-get install chromium)")
    files = [file for file in (options.run, options.baseline) if file]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        began = perf_counter()
        subprocess.run([sys.executable, "-c", _CLI, "report", *map(str, files), "--html", str(page)], check=True)
        written = perf_counter() - began
        topics, usable = _opened(page, chromium, options.rounds)
        rows = [(topics, page.stat().st_size / 1_000_000, written, median(usable), max(usable))]
    headers = ("topics", "MB", "written in s", "usable in s, median", "at most")
    print(tabulate(rows, headers=headers, floatfmt=".1f", tablefmt="pipe"))


def _opened(page: Path, chromium: str, rounds: int) -> tuple[str, list[float]]:
    """Return what the page says of its topics, and how many seconds it took each time until it could be used."""
    usable = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=("--no-sandbox", "--disable-gpu"))
        for _ in range(rounds):
            tab = browser.new_context(offline=True).new_page()
            began = perf_counter()
            tab.goto(page.as_uri())
            tab.wait_for_selector("html.scripted")
            usable.append(perf_counter() - began)
            said = tab.locator("#state").inner_text()
            tab.context.close()
        browser.close()
    return said, usable


if __name__ == "__main__":
    main()
