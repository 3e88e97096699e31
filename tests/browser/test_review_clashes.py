"""Contradictions settled in a live review: one by a side, one by an exception, one by why both may stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.reviewing import Reviewing
from tests.web.running import make, review

pytestmark = pytest.mark.browser
LINES = (
    "A court must be booked up to 60 days ahead.",
    "No court may be booked more than 30 days ahead.",
    "Only a supervisor may approve a refund.",
    "A cashier may approve a refund.",
    "Every player must wear a helmet.",
    "Wearing a helmet is optional for players.",
)
HEAD = "schema: specflow/v1\nfeature: ask-maps\ntitle: Courts\ngoal: People book a court.\nrequirements:\n"


@pytest.fixture
def clashing(browser: Any, workspace: Path) -> Iterator[Reviewing]:
    """A spec with three contradictions, two lines each."""
    rows = (f"  - {{id: FR-{n:02d}, title: Line {n}, text: {text}}}\n" for n, text in enumerate(LINES, 1))
    spec = make(workspace, HEAD + "".join(rows))
    with review(workspace) as running:
        opened = Reviewing(running, spec, browser)
        yield opened
        for context in opened.contexts:
            context.close()
    assert opened.complaints == []


def clash(page: Any, id_: str) -> Any:
    """The contradiction in which a line stands."""
    return page.locator(f'.clash[data-between*="{id_}"]')


def settled(page: Any, left: int) -> None:
    """So many contradictions are left, each with its own buttons."""
    expect(page.locator(".clash")).to_have_count(left)
    pairs = [one.get_attribute("data-between") for one in page.locator(".clash").all()]
    for pair in pairs:
        expect(page.locator(f'.clash[data-between="{pair}"] .cl[data-of="{pair}"]')).to_have_count(1)


def test_each_contradiction_is_settled_for_its_own_lines_while_others_go(clashing: Reviewing) -> None:
    page = clashing.page()
    settled(page, 3)
    clash(page, "FR-01").locator("[data-way]").first.click()
    settled(page, 2)
    clash(page, "FR-03").locator("[data-way]").first.click()
    settled(page, 1)
    expect(clash(page, "FR-05").get_by_role("button", name="Edit FR-06")).to_be_visible()
    expect(clash(page, "FR-05").get_by_role("button", name="Edit FR-01")).to_have_count(0)
    clash(page, "FR-05").get_by_role("button", name="Both may stand…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why").fill("Juniors wear one, adults choose.")
    dialog.get_by_role("button", name="Record").click()
    expect(page.locator(".clash")).to_have_count(0)
    found = clashing.spec_now()
    assert found.requirements[1].text == "No court may be booked more than 60 days ahead."
    assert found.requirements[3].text == "A cashier may approve a refund, except where FR-03 says otherwise."
    (resolution,) = found.resolutions
    assert resolution.between == ("FR-05", "FR-06")
    assert resolution.why == "Juniors wear one, adults choose."
    clashing.spec.write_text(clashing.text().replace("Every player", "Every junior player"), encoding="utf-8")
    expect(page.locator(".clash")).to_have_count(1)
    expect(page.locator(".clash")).to_contain_text("is void: a text has changed since")


def test_a_button_that_is_pressed_while_the_page_changes_is_heard(clashing: Reviewing) -> None:
    page = clashing.page()
    settled(page, 3)
    button = page.locator('.clash[data-between="FR-03 FR-04"] [data-way]').first
    told = button.get_attribute("data-text")
    assert told
    button.hover()
    page.mouse.down()
    text = clashing.text().replace("more than 30 days", "more than 60 days").replace("Line 6", "Line six")
    clashing.spec.write_text(text, encoding="utf-8")
    page.wait_for_timeout(400)
    expect(page.locator("#FR-06 h3")).to_contain_text("Line 6")
    page.mouse.up()
    expect(page.locator("#FR-06 h3")).to_contain_text("Line six")
    expect(page.locator('.clash[data-between="FR-03 FR-04"]')).to_have_count(0)
    assert told in clashing.text()
