"""Hostile words that come into an open review by the disk, by people, by the page's own forms: they are shown, never obeyed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from specflow.parse.yaml_write import dump_spec
from tests.browser.reviewing import Reviewing, foot, reviewing
from tests.browser.test_page_hostile import POKE, STRANGE
from tests.render.build_page import PAYLOADS

pytestmark = pytest.mark.browser
__all__ = ["reviewing"]
WORDS = " ".join(PAYLOADS).replace("\x00", "").replace("\x1b", "").replace("\U000e0041", "").replace("\u2028\u2029", "")
TEXT = "A visitor must be able to ask in plain language."


def harmless(page: Any, reviewing: Reviewing) -> None:
    """Nothing ran, nothing was added that could, and nothing was asked from elsewhere."""
    page.evaluate(POKE)
    assert page.evaluate("'hacked' in window") is False
    own = ("DIV style=left: ", "LINK href=data:,")
    assert [one for one in page.evaluate(STRANGE) if not one.startswith(own)] == []
    assert reviewing.complaints == []


def test_words_that_the_disk_brings(reviewing: Reviewing) -> None:
    page = reviewing.page()
    spec = reviewing.spec_now()
    first, *rest = spec.requirements
    poisoned = first.model_copy(update={"text": WORDS, "title": WORDS[:200].replace("\n", " "), "rationale": WORDS})
    questions = tuple(one.model_copy(update={"text": WORDS, "suggested": WORDS}) for one in spec.questions)
    changed = spec.model_copy(update={"requirements": (poisoned, *rest), "questions": questions, "goal": WORDS})
    reviewing.spec.write_text(dump_spec(changed), encoding="utf-8")
    expect(page.locator("#FR-01 .why")).to_contain_text("onerror=window.hacked=1")
    expect(page.locator(".goal")).to_contain_text("</script><script>window.hacked=1</script>")
    page.click("#tab-product")
    page.locator("#Q-01").get_by_role("button", name="Something else").click()
    page.keyboard.press("Escape")
    page.click("#tab-behaviour")
    foot(page, "FR-01")
    page.locator("#FR-01 .do-edit").click()
    harmless(page, reviewing)


def test_a_file_that_is_empty_when_the_page_asks_is_told_and_followed(reviewing: Reviewing) -> None:
    """As editors write that empty a file before they fill it."""
    page, text = reviewing.page(), reviewing.text()

    def emptied(route: Any) -> None:
        reviewing.spec.write_text("", encoding="utf-8")
        route.continue_()

    assert TEXT in text
    page.route("**/state?*", emptied)
    reviewing.spec.write_text(text.replace(TEXT, "A visitor must be able to ask at night."), encoding="utf-8")
    expect(page.get_by_role("status").filter(has_text="The file is empty")).to_be_attached()
    page.unroute("**/state?*")
    reviewing.spec.write_text(text.replace(TEXT, "A visitor must be able to ask aloud."), encoding="utf-8")
    expect(page.locator("#FR-01")).to_contain_text("ask aloud")


def test_words_of_other_people(reviewing: Reviewing) -> None:
    page = reviewing.page()
    for said in ({"do": "comment", "text": WORDS}, {"do": "suggest", "field": "text", "was": TEXT, "value": WORDS, "why": WORDS}):
        assert reviewing.running.note({"on": "FR-01", **said}).status == 200
    foot(page, "FR-01")
    expect(page.locator("#FR-01 .do-talk")).to_contain_text("Comments (2)")
    page.locator("#FR-01 .do-talk").click()
    expect(page.locator("#FR-01 .thread ins")).to_contain_text("onerror=window.hacked=1")
    harmless(page, reviewing)


def test_words_in_a_conflict_and_in_what_lint_says(reviewing: Reviewing) -> None:
    page = reviewing.page()
    foot(page, "FR-01")
    page.locator("#FR-01 .do-edit").click()
    area = page.locator("#FR-01 .form textarea").first
    area.fill(WORDS)
    page.wait_for_timeout(800)
    reviewing.running.change({"id": "FR-01", "field": "text", "was": TEXT, "value": f"Theirs {PAYLOADS[1]}"})
    area.press("Control+Enter")
    expect(page.locator("dialog .ver.theirs")).to_contain_text("<img src=x onerror=window.hacked=1>")
    harmless(page, reviewing)
    page.locator("dialog").get_by_role("button", name="Save this").click()
    expect(page.locator("#FR-01 .stmt")).to_contain_text("onerror=window.hacked=1")
    harmless(page, reviewing)


def test_a_piece_cannot_name_another(reviewing: Reviewing) -> None:
    page = reviewing.page()
    words = "It must say <!--piece data--> and <!--piece nonce-->."
    reviewing.running.change({"id": "FR-01", "field": "text", "was": TEXT, "value": words})
    expect(page.locator("#FR-01 .stmt")).to_have_text(words)
    page.reload()
    expect(page.locator("#FR-01 .stmt")).to_have_text(words)
    harmless(page, reviewing)
