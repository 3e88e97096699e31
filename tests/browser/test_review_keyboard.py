"""Every flow of a review that has no test of its own at the keyboard: the mouse is never touched here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.reviewing import Reviewing, reviewing
from tests.browser.test_review_decide import deciding
from tests.browser.test_review_sign import act, tab_to
from tests.web.running import SPEC, make, review

pytestmark = pytest.mark.browser
__all__ = ["deciding", "reviewing"]
TEXT = "A visitor must be able to ask in plain language."


def at(page: Any, id_: str) -> None:
    """Come to a requirement with `j`, as the page says one can."""
    page.evaluate("document.activeElement.blur()")
    for step in range(24):
        if step == 12:  # a slow machine may still be bringing the page to life
            page.wait_for_timeout(500)
        page.keyboard.press("j")
        if page.evaluate("document.activeElement.closest('[id]')?.id") == id_:
            page.locator(f"#{id_} :is(.ctls, .cl)").wait_for()
            return
    raise AssertionError(f"`j` never came to {id_}")


def chosen(page: Any, words: str) -> None:
    """An entry of the menu of the requirement that has the focus."""
    act(page, "More")
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.textContent") == words:
            page.keyboard.press("Enter")
            page.get_by_role("dialog").wait_for()
            return
    raise AssertionError(f"the menu has no {words}")


def test_every_field_of_a_line_is_written_and_taken_back(reviewing: Reviewing) -> None:
    page = reviewing.page()
    before = reviewing.text()
    at(page, "FR-01")
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("A visitor must ask.")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Asking")
    page.keyboard.press("Tab")
    page.keyboard.type("s")
    act(page, "Reason, examples")
    page.keyboard.press("Tab")
    page.keyboard.type("It is why.")
    act(page, "Add an example")
    for words in ("a city", "", "a place is shown"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#FR-01 .stmt")).to_have_text("A visitor must ask.")
    one = reviewing.spec_now().requirements[0]
    assert (one.title, one.priority, one.rationale) == ("Asking", "should", "It is why.")
    assert one.scenarios[0].then == "a place is shown"
    expect(page.locator("#FR-01 .form")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator("#FR-01 .stmt")).to_have_text(TEXT)
    assert reviewing.text() == before


def test_comments_answers_and_suggestions(reviewing: Reviewing) -> None:
    page = reviewing.page()
    at(page, "FR-01")
    page.keyboard.press("c")
    page.keyboard.type("Which language?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#FR-01 .thread")).to_contain_text("Which language?")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Answer").wait_for()
    page.keyboard.type("English first.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#FR-01 .answer")).to_contain_text("English first.")
    at(page, "FR-01")
    chosen(page, "Suggest other words…")
    page.keyboard.press("Control+A")
    page.keyboard.type("A visitor must ask.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#FR-01 .sugg")).to_contain_text("A visitor must")
    page.locator("#FR-01 > summary").focus()
    act(page, "Accept")
    expect(page.locator("#FR-01 .stmt")).to_have_text("A visitor must ask.")
    expect(page.locator("#FR-01 .thread.settled")).to_contain_text("accepted by")


@pytest.mark.parametrize(("key", "kept"), [("Control+Enter", "Mine."), ("Escape", "Theirs.")])
def test_a_conflict(reviewing: Reviewing, key: str, kept: str) -> None:
    page = reviewing.page()
    at(page, "FR-01")
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("Mine.")
    reviewing.running.change({"id": "FR-01", "field": "text", "was": TEXT, "value": "Theirs."})
    expect(page.locator("#FR-01 .stmt")).to_have_text("Theirs.")
    page.keyboard.press("Control+Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#FR-01 .form")).to_have_count(0)
    expect(page.locator("#FR-01 .stmt")).to_have_text(kept)
    assert reviewing.spec_now().requirements[0].text == kept


def test_split_merge_and_something_new(reviewing: Reviewing) -> None:
    page = reviewing.page()
    at(page, "FR-01")
    chosen(page, "Split in two…")
    page.keyboard.press("Tab")
    page.keyboard.type("A visitor must be able to speak.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#FR-03 .stmt")).to_have_text("A visitor must be able to speak.")
    at(page, "FR-01")
    chosen(page, "Merge with…")
    page.keyboard.type("FR-03")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#FR-03")).to_have_count(0)
    page.evaluate("document.activeElement.blur()")
    act(page, "Add…")
    page.get_by_role("dialog").wait_for()
    page.keyboard.type("Table bookings")
    page.keyboard.press("Tab")
    page.keyboard.type("OS")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#OS-01")).to_contain_text("Table bookings")


def test_a_question_and_what_changed_since(reviewing: Reviewing) -> None:
    page = reviewing.page()
    tab_to(page, "Behaviour")
    page.keyboard.press("Home")
    act(page, "Something else")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.type("In May.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#Q-01")).to_contain_text("In May.")
    page.evaluate("document.activeElement.blur()")
    act(page, "Changes since")
    page.get_by_role("dialog", name="Changes since").wait_for()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Changes since")).to_be_focused()


@pytest.fixture
def clashing(browser: Any, workspace: Any) -> Iterator[Reviewing]:
    """A spec with two lines that cannot both hold."""
    text = SPEC.replace("A visitor must be able to ask in plain language.", "An answer must show at most 5 places.", 1)
    text = text.replace("When nothing is found, the system must say so.", "An answer must show at least 8 places.")
    spec = make(workspace, text)
    with review(workspace) as running:
        yield Reviewing(running, spec, browser)


def test_two_lines_that_may_both_stand(clashing: Reviewing) -> None:
    page = clashing.page()
    page.locator(".clash").wait_for()
    at(page, "clash-1")
    act(page, "Both may stand")
    page.get_by_role("dialog").wait_for()
    page.keyboard.type("Eight only on a large screen.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".clash")).to_have_count(0)
    assert clashing.spec_now().resolutions[0].why == "Eight only on a large screen."


def test_a_rule_table_and_a_choice(deciding: Reviewing) -> None:
    page = deciding.page()
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "Add a rule for it")
    page.keyboard.press("Enter")
    page.keyboard.type("Ask")
    tab_to(page, "Reason for DN-03")
    page.keyboard.type("As agreed.")
    page.keyboard.press("Enter")
    expect(page.locator("#DN-03 header")).to_contain_text("Decided")
    page.evaluate("document.activeElement.blur()")
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === 'way-DN-04'"):
            break
    page.keyboard.press("Space")
    tab_to(page, "Reason for DN-04")
    page.keyboard.type("Hands stay free.")
    page.keyboard.press("Enter")
    expect(page.locator("#DN-04 header")).to_contain_text("Decided")
    assert {one.id for one in deciding.spec_now().decisions if one.decided} == {"DN-03", "DN-04"}
