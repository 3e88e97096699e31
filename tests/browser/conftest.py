"""A real Chromium for the page's tests: one browser a run, one fresh context a page, every request and complaint on record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from specflow.render.page import PageInput, render_page
from tests.browser.chromium import FLAGS, find_chromium
from tests.render.build_page import templates

# Read when this file is first imported, before the test environment is swept.
IN_CI = bool(os.environ.get("CI"))
WIDE, PHONE = (1440, 900), (390, 844)


@dataclass
class Opened:
    """A page in the browser, and what it did that it should not: requests out, console errors, script errors."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def is_quiet(self) -> None:
        """Fails when the page asked for anything or complained."""
        assert self.requests == []
        assert self.complaints == []


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser; skips where there is none, fails in CI."""
    chromium = find_chromium()
    if chromium is None:
        message = "no Chromium on PATH or in the usual places; install it to test the page"
        if IN_CI:
            pytest.fail(message)
        pytest.skip(message)
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Renders a page input to a file and opens it from disk: `open_page(page, size=…, theme=…, hash="#FR-07", **context)`."""
    contexts: list[Any] = []

    def opened(
        page: PageInput, *, size: tuple[int, int] = WIDE, theme: str = "light", hash: str = "", **context: Any  # noqa: A002
    ) -> Opened:
        path = tmp_path / "spec.html"
        path.write_text(render_page(page, templates()), encoding="utf-8")
        made = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, reduced_motion="reduce", **context
        )
        contexts.append(made)
        out = Opened(made.new_page())
        own = path.as_uri()
        out.page.on("request", lambda seen: _note(out.requests, seen.url, own))
        out.page.on("console", lambda seen: out.complaints.append(seen.text))
        out.page.on("pageerror", lambda seen: out.complaints.append(str(seen)))
        out.page.goto(own + hash)
        return out

    yield opened
    for made in contexts:
        made.close()


def _note(requests: list[str], url: str, own: str) -> None:
    if not url.startswith("data:") and url.partition("#")[0] != own:
        requests.append(url)
