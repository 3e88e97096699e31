"""Hostile text in real Chromium: it is shown, it runs nothing, it fetches nothing."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.render.build_page import HOSTILE, PAYLOADS, hostile_page

pytestmark = pytest.mark.browser

POKE = """() => {
  document.querySelectorAll('details').forEach(d => { d.open = true });
  for (const e of document.querySelectorAll('body *')) for (const kind of ['mouseover', 'focus', 'load', 'error', 'animationend'])
    e.dispatchEvent(new Event(kind, {bubbles: true}));
  document.querySelectorAll('main summary, main h3, .stmt, .item, td').forEach(e => e.click());
}"""
STRANGE = """() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes].filter(a =>
  /^(on|style$)/.test(a.name) || (/^(href|src|action|formaction)$/.test(a.name) && !/^(#|data:image)/.test(a.value)))
  .map(a => e.tagName + ' ' + a.name + '=' + a.value.slice(0, 60)))"""


# spec: note-to-spec/FR-16, FR-17
def test_nothing_runs_and_nothing_is_fetched(open_page: Open) -> None:
    opened = open_page(hostile_page())
    page = opened.page
    assert page.evaluate(STRANGE) == []
    page.evaluate(POKE)
    for tab in ("product", "technical", "verification", "behaviour"):
        page.click(f"#tab-{tab}")
        assert page.locator(f"#{tab} h2").first.is_visible()
    assert page.evaluate("'hacked' in window") is False
    assert "{{ 7*7 }}" in page.locator("#FR-04 .src q").inner_text()
    opened.is_quiet()


def test_an_edit_or_an_answer_runs_nothing_either(open_page: Open) -> None:
    opened = open_page(hostile_page())
    page = opened.page
    page.locator("#FR-04 .acts").scroll_into_view_if_needed()
    page.locator("#FR-04").get_by_role("button", name="Edit text").click()
    page.locator("#FR-04 textarea").fill(HOSTILE.replace("\x00", ""))
    page.locator("#FR-04").get_by_role("button", name="Save text").click()
    assert "<img src=x onerror=window.hacked=1>" in page.locator("#FR-04 .stmt").inner_text()
    page.click("#tab-product")
    page.locator("#Q-02").get_by_role("button", name="Answer").click()
    page.locator("#Q-02 textarea").fill(PAYLOADS[1])
    page.locator("#Q-02").get_by_role("button", name="Save text").click()
    page.fill("#q", PAYLOADS[0])
    page.evaluate(POKE)
    assert page.evaluate("'hacked' in window") is False
    assert [one for one in page.evaluate(STRANGE) if not one.startswith("DIV style=left: ")] == []  # the place of a value's card
    opened.is_quiet()


@pytest.mark.parametrize("address", ["#%", "#%3Cimg%20src=x%20onerror=hacked=1%3E", "#spec-data", "#nowhere", "#constructor"])
def test_strange_addresses_do_no_harm(open_page: Open, address: str) -> None:
    opened = open_page(hostile_page("mild"), hash=address)
    assert opened.page.locator("#behaviour h2").first.is_visible()
    assert opened.page.evaluate("'hacked' in window") is False
    opened.is_quiet()
