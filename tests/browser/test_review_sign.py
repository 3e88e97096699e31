"""From a fresh spec to two signatures, by keyboard alone; reading, short work, and what changed since."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.reviewing import PHONE, WIDE, Reviewing, accessible, foot, reviewing

pytestmark = pytest.mark.browser
__all__ = ["reviewing"]
TEXT = "A visitor must be able to ask in plain language."


def tab_to(page: Any, words: str, most: int = 400) -> None:
    """Press Tab until what has the focus says these words."""
    seen = ""
    for _ in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()")
        if seen.startswith(words):
            return
    raise AssertionError(f"Tab never came to {words!r}; the last was {seen!r}")


def act(page: Any, words: str) -> None:
    """Come to a control by Tab and press Enter."""
    tab_to(page, words)
    page.keyboard.press("Enter")


def test_a_whole_review_by_keyboard_alone(reviewing: Reviewing) -> None:
    page = reviewing.page()
    act(page, "Take 1 suggested answer")
    page.get_by_role("dialog").wait_for()
    act(page, "Take them all")
    expect(page.locator(".ready [data-n=question]")).to_have_text("0")
    act(page, "Decline 1 untouched proposal")
    page.get_by_role("dialog").wait_for()
    accessible(page)
    act(page, "Decline together")
    expect(page.locator("#EC-01")).to_have_count(0)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    expect(page.locator("#FR-01")).to_be_visible()
    page.keyboard.press("f")
    expect(page.locator("#FR-01")).to_have_attribute("data-status", "final")
    tab_to(page, "How sure must an answer be?")
    page.keyboard.press("ArrowRight")
    tab_to(page, "Reason for DN-01")
    page.keyboard.type("Testers trusted it.")
    page.keyboard.press("Enter")
    expect(page.locator(".ready [data-n=decision]")).to_have_text("0")
    expect(page.locator("#FR-02")).to_have_attribute("data-status", "review")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("f")
    expect(page.locator("#FR-02")).to_have_attribute("data-status", "final")
    reviewing.running.note({"do": "mark", "read": reviewing.running.state()["digests"]})
    expect(page.locator("#left")).to_have_text("Nothing is open. It can be signed.")
    act(page, "Sign off and proceed")
    page.get_by_role("dialog", name="Sign off and proceed").wait_for()
    accessible(page)
    act(page, "Sign")
    expect(page.get_by_role("dialog", name="Signed for product")).to_be_visible()
    page.keyboard.press("Escape")
    act(page, "Sign off and proceed")
    page.get_by_role("dialog", name="Sign off and proceed").wait_for()
    act(page, "Sign")
    expect(page.get_by_role("dialog", name="Signed for engineering")).to_contain_text("Both roles have signed")
    page.keyboard.press("Escape")
    expect(page.locator("#left")).to_have_text("Both roles have signed what stands here.")
    expect(page.locator("#signoff")).to_contain_text("test@example.org")
    expect(page.locator("#signoff")).to_contain_text("nobody has checked them")
    assert (reviewing.spec.parent / "approvals.yaml").read_text(encoding="utf-8").count("\n- ") == 6
    reviewing.running.change({"id": "FR-01", "field": "text", "was": TEXT, "value": "New."})
    expect(page.locator("#signoff")).to_contain_text("2 void")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_what_stands_in_the_way_is_a_list_of_links(reviewing: Reviewing, size: tuple[int, int], theme: str) -> None:
    page = reviewing.page(size, theme)
    page.locator("#sign").scroll_into_view_if_needed()
    page.locator("#sign").click()
    dialog = page.get_by_role("dialog", name="Not yet")
    expect(dialog).to_contain_text("DN-01 is undecided")
    expect(dialog).to_contain_text("Product context is unread by you")
    accessible(page)
    dialog.get_by_role("link", name="Q-01").click()
    expect(page.locator("#Q-01")).to_be_in_viewport()


def test_reading_is_noticed_and_a_change_makes_it_unread(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#FR-01")
    expect(page.locator("#FR-01")).to_have_attribute("data-read", "", timeout=15_000)
    expect(page.locator("#readers")).to_contain_text("You")
    reviewing.running.change({"id": "FR-01", "field": "title", "was": "Ask in plain language", "value": "Ask"})
    expect(page.locator("#FR-01 h3")).to_have_text("Ask")
    page.click("#tab-verification")
    seen = reviewing.running.state()["digests"]["FR-01"]
    assert reviewing.running.state()["digests"]["FR-01"] == seen


def test_a_hidden_page_reads_nothing(reviewing: Reviewing) -> None:
    page = reviewing.page()
    page.click("#tab-verification")
    page.wait_for_timeout(2500)
    assert reviewing.running.state()["read"] == {}


def test_unread_can_be_said_outright(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#FR-01")
    foot(page, "FR-01")
    button = page.locator("#FR-01 .do-read")
    expect(button).to_have_attribute("aria-pressed", "true", timeout=15_000)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.wait_for_timeout(2500)
    assert "FR-01" not in reviewing.running.state()["read"].get("test@example.org", [])


def test_together_and_back(reviewing: Reviewing) -> None:
    page = reviewing.page()
    before = reviewing.text()
    page.get_by_role("button", name="Decline 1 untouched proposal").click()
    page.get_by_role("button", name="Decline together").click()
    expect(page.locator("#EC-01")).to_have_count(0)
    page.locator("#undo").click()
    expect(page.locator("#EC-01")).to_have_count(1)
    assert reviewing.text() == before


def test_changes_since_a_commit(reviewing: Reviewing) -> None:
    root = reviewing.spec.parents[2]
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    subprocess.run(["git", "commit", "-qm", "First draft"], cwd=root, check=True)
    reviewing.running.change({"id": "FR-01", "field": "text", "was": TEXT, "value": TEXT.replace("plain", "any")})
    page = reviewing.page()
    page.get_by_role("button", name="Changes since").click()
    dialog = page.get_by_role("dialog", name="What changed")
    expect(dialog.locator("del")).to_have_text("plain")
    expect(dialog.locator("ins")).to_have_text("any")
    accessible(page)
