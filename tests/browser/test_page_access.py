"""Accessibility in real Chromium: no axe violation and no sideways scrolling, in every panel, width and theme."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from specflow.render.page import PageInput
from tests.browser.conftest import PHONE, WIDE, Open
from tests.render.build_page import DIGEST, PATH, hostile_page, large_spec, page_input, with_states

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const found = await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']});
  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary}`));
}"""
UNFOLD = """async () => {
  document.querySelectorAll('details').forEach(d => { d.open = true });
  for (const foot of document.querySelectorAll('.panel:not([hidden]) .acts')) {
    foot.scrollIntoView(); await new Promise(done => requestAnimationFrame(done));
  }
}"""
TABS = ("product", "behaviour", "technical", "verification")

# Each width and each theme in every run, the other two of the four in `make soak`.
LOOKS = [
    pytest.param(WIDE, "light", id="1440-light"),
    pytest.param(PHONE, "dark", id="390-dark"),
    pytest.param(WIDE, "dark", id="1440-dark", marks=pytest.mark.soak),
    pytest.param(PHONE, "light", id="390-light", marks=pytest.mark.soak),
]


def violations(page: Any) -> list[str]:
    """What axe finds."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN)
    return found


def overflow(page: Any) -> int:
    """Pixels that the page is wider than the window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wider


# spec: note-to-spec/NFR-03
@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_every_panel_folded_and_unfolded(open_page: Open, size: tuple[int, int], theme: str) -> None:
    opened = open_page(page_input(states=with_states()), size=size, theme=theme)
    for tab in TABS:
        opened.page.click(f"#tab-{tab}")
        assert violations(opened.page) == []
        assert overflow(opened.page) <= 0
        opened.page.evaluate(UNFOLD)
        assert violations(opened.page) == []
        assert overflow(opened.page) <= 0
    opened.is_quiet()


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_editing_answering_and_looking_a_value_up(open_page: Open, size: tuple[int, int], theme: str) -> None:
    opened = open_page(page_input(), size=size, theme=theme, hash="#FR-04")
    page = opened.page
    page.locator("#FR-04").get_by_role("button", name="Edit text").click()
    page.locator("#FR-04 .scen a.param").first.click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click("#tab-product")
    page.locator("#Q-01").get_by_role("button", name="Yes, take it").click()
    page.locator("#Q-02").get_by_role("button", name="Answer").click()
    assert violations(page) == []
    assert overflow(page) <= 0


def test_evidence_has_the_width_of_a_phone(open_page: Open) -> None:
    opened = open_page(page_input(states=with_states()), size=PHONE)
    opened.page.click("#tab-verification")
    cell = opened.page.locator("#verification td:last-child").first.bounding_box()
    table = opened.page.locator("#verification .scroll").first
    assert cell is not None
    assert cell["width"] > 300
    assert table.evaluate("e => e.scrollWidth - e.clientWidth") == 0
    assert opened.page.locator("#verification").get_by_role("columnheader", name="Evidence").count() > 0, "read out all the same"
    assert violations(opened.page) == []


# spec: note-to-spec/NFR-02
def test_the_page_without_scripts(open_page: Open) -> None:
    opened = open_page(page_input(), size=PHONE, java_script_enabled=False)
    shown = opened.page.locator("main").inner_text()
    for words in ("The job", "What it does", "What the design must keep", "How we will know", "Does voice ship"):
        assert words in shown
    assert not opened.page.locator("#q, .tools, .next").first.is_visible()
    opened.is_quiet()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_hostile_and_endless_words_do_not_widen_the_page(open_page: Open, size: tuple[int, int]) -> None:
    for poison in (None, "x" * 3000):
        opened = open_page(hostile_page(poison) if poison else hostile_page(), size=size)
        for tab in TABS:
            opened.page.click(f"#tab-{tab}")
            opened.page.evaluate(UNFOLD)
            assert overflow(opened.page) <= 0


def test_a_long_spec(open_page: Open) -> None:
    opened = open_page(PageInput(large_spec(400), PATH, DIGEST), size=PHONE)
    assert violations(opened.page) == []
    assert overflow(opened.page) <= 0
    opened.is_quiet()
