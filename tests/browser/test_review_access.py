"""Every state of a review under axe, in both themes and widths: forms, menus, dialogs, errors, conflicts, a lost server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.reviewing import PHONE, WIDE, Reviewing, accessible, foot, reviewing, settle

pytestmark = pytest.mark.browser
__all__ = ["reviewing"]
TEXT = "A visitor must be able to ask in plain language."


def form(page: Any, id_: str = "FR-01") -> Any:
    """The form of a requirement, opened."""
    foot(page, id_)
    page.locator(f"#{id_} .do-edit").click()
    return page.locator(f"#{id_} .form")


def chosen(page: Any, words: str) -> None:
    """An entry of the menu of a requirement."""
    foot(page, "FR-01")
    page.locator("#FR-01 .menu > summary").click()
    page.locator("#FR-01 .mlist").get_by_role("button", name=words).click()
    page.get_by_role("dialog").wait_for()


def editing(page: Any, _: Reviewing) -> None:
    made = form(page)
    made.locator("textarea").first.fill("It should be quick and easy, TBD.")
    expect(made.locator(".notes li").first).to_be_visible()
    made.locator(".morefields > summary").click()
    made.get_by_role("button", name="Add an example").click()


def refused(page: Any, _: Reviewing) -> None:
    made = form(page)
    made.locator("textarea").first.fill("")
    made.locator("textarea").first.press("Control+Enter")
    expect(made.get_by_role("alert")).to_contain_text("cannot be empty")


def leaving(page: Any, _: Reviewing) -> None:
    made = form(page)
    made.locator("textarea").first.fill("Half a")
    made.locator("textarea").first.press("Escape")
    expect(made.get_by_role("alert")).to_contain_text("Esc again leaves it")


def menu(page: Any, _: Reviewing) -> None:
    foot(page, "FR-01")
    page.locator("#FR-01 .menu > summary").click()
    expect(page.locator("#FR-01 .mlist")).to_be_in_viewport(ratio=1)


def final_menu(page: Any, _: Reviewing) -> None:
    foot(page, "FR-02")
    page.locator("#FR-02 .menu > summary").click()
    expect(page.locator("#FR-02 .mlist")).to_be_in_viewport(ratio=1)


def talking(page: Any, running: Reviewing) -> None:
    suggestion = {"do": "suggest", "on": "FR-01", "field": "text", "was": TEXT, "value": "A visitor asks.", "why": "Shorter."}
    running.running.note(suggestion)
    running.running.note({"do": "comment", "on": "FR-01", "text": "Why plain?"})
    foot(page, "FR-01")
    expect(page.locator("#FR-01 .do-talk")).to_contain_text("Comments (2)")
    page.locator("#FR-01 .do-talk").click()


def conflict(page: Any, running: Reviewing) -> None:
    made = form(page)
    made.locator("textarea").first.fill("Mine.")
    running.running.change({"id": "FR-01", "field": "text", "was": TEXT, "value": "Theirs."})
    expect(page.locator("#FR-01 .stmt")).to_have_text("Theirs.")
    made.locator("textarea").first.press("Control+Enter")
    expect(page.locator("dialog .ver")).to_have_count(2)


def handed_back(page: Any, running: Reviewing) -> None:
    form(page).locator("textarea").first.fill("My half-typed words")
    running.running.change({"do": "retire", "id": "FR-01", "why": "Gone."})
    expect(page.get_by_role("dialog", name="FR-01 is gone")).to_be_visible()


def value_card(page: Any, _: Reviewing) -> None:
    page.locator("#FR-02 > summary").click()
    page.locator("#p-min_confidence").scroll_into_view_if_needed()
    page.locator(".dec a.rid, .dec a.param").first.wait_for()


def not_connected(page: Any, running: Reviewing) -> None:
    made = form(page)
    made.locator("textarea").first.fill("Still here.")
    running.running.process.terminate()
    running.running.process.wait()
    made.locator("textarea").first.press("Control+Enter")
    expect(made.get_by_role("alert")).to_contain_text("not running any more")


def searching(page: Any, _: Reviewing) -> None:
    page.locator("#q").fill("zebra")
    expect(page.locator("#nothing")).to_be_visible()


def dialog(words: str) -> Callable[[Any, Reviewing], None]:
    return lambda page, _: chosen(page, words)


def added(page: Any, _: Reviewing) -> None:
    page.get_by_role("button", name="Add…", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("Write what it says.")


def taken_together(page: Any, _: Reviewing) -> None:
    page.get_by_role("button", name="Take 1 suggested answer").click()


def changes(page: Any, _: Reviewing) -> None:
    page.get_by_role("button", name="Changes since").click()
    page.get_by_role("dialog").wait_for()


def to_read(page: Any, reviewing: Reviewing) -> None:
    settle(reviewing)
    expect(page.locator(".ready .next")).to_have_text("Next unread")


STATES: dict[str, Callable[[Any, Reviewing], None]] = {
    "editing": editing, "refused": refused, "leaving": leaving, "menu": menu, "menu of a final line": final_menu,
    "talking": talking, "conflict": conflict, "handed back": handed_back, "a value": value_card,
    "not connected": not_connected, "searching": searching, "adding": added, "together": taken_together, "changes": changes,
    "to read": to_read,
    **{words: dialog(words) for words in ("Suggest other words", "Split in two", "Merge with", "Retire")},
}  # fmt: skip


# Each state at one width in every run, at the other one in `make soak`.
SEEN = [
    pytest.param(state, size, id=f"{state}-{size[0]}", marks=() if at % 2 == wide else pytest.mark.soak)
    for at, state in enumerate(STATES)
    for wide, size in enumerate((WIDE, PHONE))
]


@pytest.mark.parametrize(("state", "size"), SEEN)
def test_no_violation(reviewing: Reviewing, state: str, size: tuple[int, int]) -> None:
    page = reviewing.page(size, "light")
    STATES[state](page, reviewing)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (theme == "dark")
        accessible(page)
    if state == "not connected":
        page.context.close()
        reviewing.contexts.clear()
        reviewing.complaints.clear()
