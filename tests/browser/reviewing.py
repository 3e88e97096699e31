"""A review in real Chromium: the server in a process of its own, pages of several people, and what axe finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from specflow.model.spec import Spec
from specflow.parse.spec import read_spec
from tests.browser.test_page_access import overflow, violations
from tests.web.running import Running, make, review

WIDE, PHONE = (1440, 900), (390, 844)


@dataclass
class Reviewing:
    """A running review and the browser that looks at it."""

    running: Running
    spec: Path
    browser: Any
    complaints: list[str] = field(default_factory=list)
    contexts: list[Any] = field(default_factory=list)

    def page(self, size: tuple[int, int] = WIDE, theme: str = "light", hash: str = "") -> Any:  # noqa: A002
        """A page of its own, ready to work with."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, reduced_motion="reduce"
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda seen: self._heard(seen.text))
        page.on("pageerror", lambda seen: self.complaints.append(str(seen)))
        page.goto(self.running.address + hash)
        page.wait_for_selector("#signoff", state="attached")
        return page

    def _heard(self, text: str) -> None:
        """A refused write is an answer that the page shows, not a complaint."""
        if "the server responded with a status of 4" not in text:
            self.complaints.append(text)

    def text(self) -> str:
        """The file as it stands."""
        return self.spec.read_text(encoding="utf-8")

    def spec_now(self) -> Spec:
        """What the file says."""
        found = read_spec("spec.yaml", self.text()).spec
        assert found is not None
        return found


def accessible(page: Any) -> None:
    """Axe finds nothing and nothing is wider than the window."""
    found = violations(page)
    assert found == [], "\n".join(found)
    assert overflow(page) <= 0, "wider than the window"


def foot(page: Any, id_: str) -> None:
    """The controls of a requirement, made when they come into view."""
    if page.locator(f"#{id_}").get_attribute("open") is None:
        page.locator(f"#{id_} > summary").click()
    page.locator(f"#{id_} .acts").scroll_into_view_if_needed()
    page.locator(f"#{id_} .ctls").wait_for()


def settle(reviewing: Reviewing) -> None:
    """Everything is decided, answered and final."""
    running = reviewing.running
    for change in (
        {"do": "accept", "ids": ["Q-01"]}, {"do": "decline", "ids": ["EC-01"]},
        {"do": "decide", "id": "DN-01", "answer": 0.8, "why": "So it is."},
        {"id": "FR-01", "field": "status", "was": "review", "value": "final"},
        {"id": "FR-02", "field": "status", "was": "review", "value": "final"},
    ):  # fmt: skip
        assert running.change(change).status == 200


@pytest.fixture
def reviewing(browser: Any, workspace: Path) -> Iterator[Reviewing]:
    """A review of a small spec with one of everything."""
    spec = make(workspace)
    with review(workspace) as running:
        opened = Reviewing(running, spec, browser)
        yield opened
        for context in opened.contexts:
            context.close()
    assert opened.complaints == []
