"""The page in numbers: CPU and size of rendering, and loading with and without the measures for long specs.

    python benchmarks/page.py [--count 2000] [--rounds 3]

Each ratio compares two runs of the same minute on the same machine. Without Chromium only the rendering is measured.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from specflow.render.page import PageInput, render_page  # noqa: E402
from tests.browser.chromium import FLAGS, find_chromium  # noqa: E402
from tests.render.build_page import DIGEST, PATH, large_spec, templates  # noqa: E402

FILTER = """() => { const s = performance.now(); document.querySelector('[data-f=review]').click(); document.body.offsetHeight;
document.querySelector('[data-f=all]').click(); document.body.offsetHeight; return performance.now() - s }"""


def page_of(count: int) -> PageInput:
    """A long spec as a page input, with the line of every requirement."""
    spec = large_spec(count)
    lines = {one.id: 12 * number for number, one in enumerate(spec.requirements, 1)}
    return PageInput(spec, PATH, DIGEST, lines)


def rendering(count: int, rounds: int) -> tuple[float, str]:
    """The least CPU seconds of rendering, and the page."""
    page, texts, best, html = page_of(count), templates(), float("inf"), ""
    for _ in range(rounds):
        start = time.process_time()
        html = render_page(page, texts)
        best = min(best, time.process_time() - start)
    return best, html


def loading(browser: Any, path: Path) -> tuple[float, float]:
    """Milliseconds to load a file (navigation start to a laid out frame after load), and to filter there and back."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="load")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    loaded = (time.perf_counter() - start) * 1000
    filtered = float(page.evaluate(FILTER))
    context.close()
    return loaded, filtered


def in_chromium(count: int, rounds: int) -> None:
    """Prints both variants and their ratios."""
    from playwright.sync_api import sync_playwright

    chromium = find_chromium()
    if chromium is None:
        print("loading: not measured, no Chromium on this machine")
        return
    page, texts = page_of(count), templates()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        files = {}
        for name, plain in (("with", False), ("without", True)):
            files[name] = Path(folder) / f"{name}.html"
            files[name].write_text(render_page(page, texts, plain=plain), encoding="utf-8")
        measured: dict[str, list[tuple[float, float]]] = {name: [] for name in files}
        for _ in range(rounds):
            for name, path in files.items():
                measured[name].append(loading(browser, path))
        browser.close()
    load, switch = ({name: statistics.median(run[at] for run in runs) for name, runs in measured.items()} for at in (0, 1))
    print(f"loading {count}: {load['with']:.0f} ms with, {load['without']:.0f} ms without the measures; "
          f"ratio {load['with'] / load['without']:.2f} (at most 0.40)")  # fmt: skip
    print(f"filter there and back: {switch['with']:.0f} ms with, {switch['without']:.0f} ms without")


def main() -> None:
    """Prints everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    seconds, html = rendering(wanted.count, wanted.rounds)
    size = len(html.encode()) / 1e6
    print(f"rendering {wanted.count} requirements: {seconds:.2f} s CPU (at most 0.50), {size:.2f} MB (at most 4.00)")
    small, _ = rendering(40, wanted.rounds)
    print(f"rendering 40 requirements: {small * 1000:.0f} ms CPU, Jinja imported")
    in_chromium(wanted.count, wanted.rounds)


if __name__ == "__main__":
    main()
