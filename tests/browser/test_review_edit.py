"""Editing in the served page: forms, menu, questions, decisions, conflicts, and what arrives from the disk meanwhile."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from specflow.model.review import Record
from specflow.parse.reviews import append, file_name, key_of
from tests.browser.reviewing import PHONE, WIDE, Reviewing, accessible, foot, reviewing

pytestmark = pytest.mark.browser
__all__ = ["reviewing"]


def replace(reviewing: Reviewing, old: str, new: str) -> None:
    """An editor saves the file: a new file takes the place of the old one."""
    beside = reviewing.spec.with_name(".from-an-editor")
    assert old in reviewing.text()
    beside.write_text(reviewing.text().replace(old, new), encoding="utf-8")
    beside.replace(reviewing.spec)


def test_a_text_is_edited_saved_and_undone(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#FR-01")
    before = reviewing.text()
    foot(page, "FR-01")
    page.locator("#FR-01 .do-edit").click()
    area = page.get_by_label("Text of FR-01")
    area.fill("A visitor must ask fast.")
    expect(page.locator("#FR-01 .lint")).to_contain_text("SF202")
    accessible(page)
    area.press("Control+Enter")
    expect(page.locator("#FR-01 .form")).to_have_count(0)
    expect(page.locator("#FR-01 .stmt")).to_have_text("A visitor must ask fast.")
    assert "text: A visitor must ask fast." in reviewing.text()
    expect(page.locator("#FR-01 .do-edit")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#FR-01 .stmt")).to_have_text("A visitor must be able to ask in plain language.")
    assert reviewing.text() == before


def test_every_field_of_the_form_is_written(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#FR-01")
    foot(page, "FR-01")
    page.locator("#FR-01 .do-edit").click()
    form = page.locator("#FR-01 .form")
    form.get_by_label("Title").fill("Ask")
    form.get_by_label("Priority").select_option("should")
    form.locator(".morefields summary").click()
    form.get_by_label("Reason").fill("Filters hide places.")
    form.get_by_role("button", name="Add an example").click()
    form.get_by_label("Given").fill("a visitor")
    form.get_by_label("Then").fill("an answer is shown")
    form.get_by_label("Depends on").fill("EC-01")
    form.get_by_label("Mockup").fill("mockups/ask.svg")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    written = ("title: Ask\n", "priority: should", "rationale: Filters hide places.", "given: a visitor", "depends_on: [EC-01]")
    for words in (*written, "mockup: mockups/ask.svg"):
        assert words in reviewing.text()


def test_what_the_disk_brings_leaves_focus_scroll_folds_and_half_typed_words_alone(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#FR-01")
    page.locator("#FR-02 > summary").click()
    foot(page, "FR-01")
    page.locator("#FR-01 .do-edit").click()
    area = page.get_by_label("Text of FR-01")
    area.fill("Half a sent")
    area.evaluate("e => e.setSelectionRange(3, 6)")
    place = page.evaluate("document.querySelector('#FR-01 .form').getBoundingClientRect().top")
    replace(reviewing, "title: Ask Maps", "title: Ask every map\nversion: '2'")
    expect(page.locator("h1")).to_have_text("Ask every map")
    expect(area).to_be_focused()
    assert area.input_value() == "Half a sent"
    assert area.evaluate("e => [e.selectionStart, e.selectionEnd]") == [3, 6]
    assert page.locator("#FR-02").get_attribute("open") is not None
    assert abs(page.evaluate("document.querySelector('#FR-01 .form').getBoundingClientRect().top") - place) < 3


def test_words_for_a_line_that_is_removed_meanwhile_are_handed_back(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#EC-01")
    foot(page, "EC-01")
    page.locator("#EC-01 .do-edit").click()
    page.get_by_label("Text of EC-01").fill("Words that must not be lost")
    reviewing.running.change({"do": "decline", "ids": ["EC-01"]})
    dialog = page.get_by_role("dialog", name="EC-01 is gone")
    expect(dialog).to_be_visible()
    assert dialog.get_by_label("Your words").input_value().startswith("Words that must not be lost")


@pytest.mark.parametrize(
    "size, theme, choice",
    [(WIDE, "light", "Save this"), (PHONE, "light", "Take theirs"), (WIDE, "dark", "Take theirs"), (PHONE, "dark", "Save this")],
)
def test_a_conflict_shows_both_and_asks(reviewing: Reviewing, size: tuple[int, int], theme: str, choice: str) -> None:
    page = reviewing.page(size, theme, "#FR-01")
    foot(page, "FR-01")
    page.locator("#FR-01 .do-edit").click()
    page.get_by_label("Text of FR-01").fill("Mine.")
    replace(reviewing, "A visitor must be able to ask in plain language.\n", "Theirs.\n")
    page.get_by_label("Text of FR-01").press("Control+Enter")
    dialog = page.get_by_role("dialog", name="FR-01: somebody changed the text meanwhile")
    expect(dialog).to_contain_text("Mine.")
    expect(dialog).to_contain_text("Theirs.")
    expect(dialog.locator(".ver mark")).to_have_text(["Mine.", "Theirs."])
    accessible(page)
    assert "text: Theirs." in reviewing.text()
    dialog.get_by_role("button", name=choice).click()
    expect(page.locator("#FR-01 .stmt")).to_have_text("Mine." if choice == "Save this" else "Theirs.")


def test_the_menu_moves_splits_and_retires_by_keyboard(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#FR-01")
    foot(page, "FR-01")
    summary = page.locator("#FR-01 .menu summary")
    summary.press("Enter")
    accessible(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".map a").filter(has_text=re.compile("FR-0")).first).to_contain_text("FR-02")
    assert reviewing.text().index("id: FR-02") < reviewing.text().index("id: FR-01")
    foot(page, "FR-01")
    page.locator("#FR-01 .menu summary").press("Enter")
    page.locator("#FR-01 .menu").get_by_text("Split in two").press("Enter")
    dialog = page.get_by_role("dialog", name="Split FR-01")
    accessible(page)
    dialog.get_by_label("Second").fill("A visitor must be able to speak.")
    dialog.get_by_label("Second").press("Control+Enter")
    expect(page.locator("#FR-03 .stmt")).to_have_text("A visitor must be able to speak.")


def test_questions_and_everything_else_that_can_be_written(reviewing: Reviewing) -> None:
    page = reviewing.page()
    page.click("#tab-product")
    page.locator("#Q-01").get_by_role("button", name="Yes, take it").click()
    expect(page.locator("#product")).to_contain_text("Answered questions")
    page.locator("#SM-01").get_by_role("button", name="Edit").click()
    page.get_by_role("dialog").get_by_label("Target").fill("> 90 %")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.locator("#SM-01")).to_contain_text("> 90 %")
    page.get_by_role("button", name="Edit title, goal and scope").click()
    accessible(page)
    page.get_by_role("dialog").get_by_label("Goal").fill("Everybody finds places.")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.locator(".goal")).to_have_text("Everybody finds places.")
    assert "# agreed in May" in reviewing.text()
    page.get_by_role("button", name="Add…").click()
    page.get_by_role("dialog").get_by_label("What it says").fill("Table bookings")
    page.get_by_role("dialog").get_by_label("What it is").select_option("OS")
    page.get_by_role("dialog").get_by_role("button", name="Add").click()
    expect(page.locator("#OS-01")).to_contain_text("Table bookings")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_a_shared_value_is_edited_where_it_stands_by_keyboard(reviewing: Reviewing, size: tuple[int, int], theme: str) -> None:
    page = reviewing.page(size, theme)
    before = reviewing.text()
    pen = page.locator("#p-min_confidence").get_by_role("button", name="Edit the value min_confidence")
    pen.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="min_confidence")
    expect(dialog).to_contain_text("Final lines that use it go back to review.")
    accessible(page)
    dialog.get_by_label("Value").fill("0.8")
    page.keyboard.press("Enter")
    expect(page.locator("#p-min_confidence b")).to_have_text("0.8")
    expect(page.locator("#FR-02")).to_have_attribute("data-status", "review")
    expect(page.locator("#FR-02 .stmt .param")).to_have_text("0.8")
    after = before.replace("min_confidence: 0.75", "min_confidence: 0.8").replace("status: final", "status: review")
    assert reviewing.text() == after
    page.keyboard.press("Enter")
    dialog.get_by_label("Value").fill("85")
    dialog.get_by_label("Unit").fill("%")
    dialog.get_by_label("Why").fill("People read shares.")
    page.keyboard.press("Enter")
    expect(page.locator("#p-min_confidence b")).to_have_text("85 %")
    expect(page.locator("#p-min_confidence")).to_contain_text("People read shares.")
    assert reviewing.spec_now().parameters["min_confidence"].unit == "%"
    accessible(page)


def test_comments_are_threads_and_a_suggestion_becomes_an_edit(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#FR-01")
    foot(page, "FR-01")
    page.locator("#FR-01 .do-talk").click()
    page.get_by_label("Comment on FR-01").fill("What is plain? <img src=x onerror=window.hacked=1>")
    page.get_by_label("Comment on FR-01").press("Control+Enter")
    thread = page.locator("#FR-01 .thread")
    expect(thread).to_contain_text("What is plain? <img")
    accessible(page)
    thread.get_by_role("button", name="Resolve").click()
    expect(thread).to_contain_text("resolved by test@example.org")
    page.locator("#FR-01 .menu summary").click()
    page.locator("#FR-01 .menu").get_by_text("Suggest other words").click()
    page.get_by_role("dialog").get_by_label("Suggested text").fill("A visitor must be able to ask.")
    page.get_by_role("dialog").get_by_role("button", name="Suggest").click()
    expect(page.locator("#FR-01 .sugg del")).to_have_text([" in plain language"])
    expect(page.locator("#FR-01 .sugg ins")).to_have_count(0)
    page.locator("#FR-01").get_by_role("button", name="Accept the suggestion").click()
    expect(page.locator("#FR-01 .stmt")).to_have_text("A visitor must be able to ask.")
    expect(page.locator("#FR-01 .threads")).to_contain_text("accepted")
    assert page.evaluate("window.hacked") is None


def test_what_others_said_and_a_new_picture_arrive_with_a_pull(reviewing: Reviewing) -> None:
    folder = reviewing.spec.parent
    (folder / "mockups").mkdir()
    picture = folder / "mockups" / "ask.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>', encoding="utf-8")
    reviewing.running.change({"id": "FR-01", "field": "mockup", "was": None, "value": "mockups/ask.svg"})
    page = reviewing.page()
    shown = page.locator("#FR-01 img")
    expect(shown).to_have_attribute("width", "40")
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"/>', encoding="utf-8")
    expect(shown).to_have_attribute("width", "60")
    at, data = "2026-11-20T10:00:00Z", {"text": "From another machine."}
    record = Record("comment", key_of("comment", "FR-01", "ann@example.org", at, data), "FR-01", "ann@example.org", at, data)
    (folder / "reviews").mkdir(exist_ok=True)
    (folder / "reviews" / file_name("ann@example.org")).write_text(append("", [record]), encoding="utf-8")
    foot(page, "FR-01")
    expect(page.locator("#FR-01 .do-talk")).to_contain_text("Comments (1)")


def test_a_line_that_somebody_else_finished_folds_unless_one_works_in_it(reviewing: Reviewing) -> None:
    page, other = reviewing.page(), reviewing.page()
    foot(other, "FR-01")
    other.locator("#FR-01 .do-edit").focus()
    assert reviewing.running.change({"id": "FR-01", "field": "status", "was": "review", "value": "final"}).status == 200
    for seen in (page, other):
        expect(seen.locator("#FR-01")).to_have_attribute("data-status", "final")
    expect(page.locator("#FR-01")).not_to_have_attribute("open", "")
    expect(other.locator("#FR-01")).to_have_attribute("open", "")


def test_two_browsers_see_each_other(reviewing: Reviewing) -> None:
    one, other = reviewing.page(hash="#FR-01"), reviewing.page(hash="#FR-01")
    foot(one, "FR-01")
    one.locator("#FR-01 .seg input[value=final]").check(force=True)
    expect(other.locator("#FR-01")).to_have_attribute("data-status", "final")
    expect(other.locator(".legend [data-n=final]")).to_have_text("2")


def test_an_obstacle_is_said_and_the_control_goes_back(reviewing: Reviewing) -> None:
    reviewing.running.change({"id": "FR-01", "field": "text", "was": "A visitor must be able to ask in plain language.",
                              "value": "A visitor must [to write]."})  # fmt: skip
    page = reviewing.page(hash="#FR-01")
    foot(page, "FR-01")
    page.locator("#FR-01 .seg input[value=final]").click(force=True)
    expect(page.locator(".toast")).to_contain_text("cannot be final")
    expect(page.locator("#FR-01 .seg input[value=review]")).to_be_checked()


def test_words_are_kept_when_the_server_is_gone(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#FR-01")
    foot(page, "FR-01")
    page.locator("#FR-01 .do-edit").click()
    area = page.get_by_label("Text of FR-01")
    area.fill("Still here.")
    reviewing.running.process.terminate()
    reviewing.running.process.wait()
    area.press("Control+Enter")
    expect(page.locator("#FR-01 .form .problem")).to_contain_text("Your words are still here")
    assert area.input_value() == "Still here."
    reviewing.complaints[:] = [one for one in reviewing.complaints if "net::ERR" not in one and "ERR_INCOMPLETE" not in one]


def focused(page: Any) -> str:
    """What has the focus, in words."""
    words: str = page.evaluate("document.activeElement.textContent.trim()")
    return words


def test_each_line_says_where_it_stands_in_the_file(reviewing: Reviewing) -> None:
    page = reviewing.page(hash="#FR-02")
    foot(page, "FR-02")
    expect(page.locator("#FR-02 .acts")).to_contain_text("spec.yaml:13")
    replace(reviewing, "schema: specflow/v1\n", "# a line\n# and another\nschema: specflow/v1\n")
    expect(page.locator("#FR-02 .acts")).to_contain_text("spec.yaml:15")
