"""The four decision tools in real Chromium, by mouse and by keyboard alone, served and from a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.reviewing import PHONE, WIDE, Reviewing, accessible
from tests.web.running import make, review

pytestmark = pytest.mark.browser
SPEC = Path(__file__).with_name("deciding.yaml")

# Each width and each theme in every run, the other two of the four in `make soak`.
LOOKS = [
    pytest.param(WIDE, "light", id="1440-light"),
    pytest.param(PHONE, "dark", id="390-dark"),
    pytest.param(WIDE, "dark", id="1440-dark", marks=pytest.mark.soak),
    pytest.param(PHONE, "light", id="390-light", marks=pytest.mark.soak),
]


@pytest.fixture
def deciding(browser: Any, workspace: Path) -> Iterator[Reviewing]:
    """A spec with one decision of each kind."""
    spec = make(workspace, SPEC.read_text(encoding="utf-8"))
    (workspace / "evals").mkdir()
    (workspace / "evals" / "confidence.csv").write_text(
        "confidence,limited,wrong_place\n0.5,0.02,0.2\n0.75,0.19,0.05\n0.95,0.6,0.01\n", encoding="utf-8"
    )
    with review(workspace) as running:
        opened = Reviewing(running, spec, browser)
        yield opened
        for context in opened.contexts:
            context.close()
    assert opened.complaints == []


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_all_four_are_accessible(deciding: Reviewing, size: tuple[int, int], theme: str) -> None:
    page = deciding.page(size, theme)
    page.locator("#DN-01 .tool").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    accessible(page)
    page.locator("#DN-01").get_by_role("button", name="Record decision").click()
    expect(page.locator("#DN-01 .problem")).to_contain_text("Say why first")
    accessible(page)


def test_the_slider_tells_its_consequences_and_rewrites_the_sentence(deciding: Reviewing) -> None:
    page = deciding.page(hash="#DN-01")
    tool = page.locator("#DN-01 .tool")
    slider = tool.get_by_role("slider", name="How sure must an answer be?")
    expect(slider).to_have_attribute("aria-valuetext", "0.75, 190 of 1,000 limited, 50 of 1,000 wrong place")
    expect(tool).to_contain_text("Illustrative figures, from evals/confidence.csv")
    slider.press("ArrowRight")
    expect(tool.locator(".reads")).to_contain_text("When no match reaches 0.8, the system must")
    tool.get_by_label("Reason for DN-01").fill("A wrong place costs more trust.")
    tool.get_by_label("Reason for DN-01").press("Enter")
    expect(page.locator("#FR-01 .stmt")).to_contain_text("When no match reaches 0.8")
    expect(page.locator("#FR-01")).to_have_attribute("data-status", "review")
    assert "min_confidence: 0.8" in deciding.text()
    assert "why: A wrong place costs more trust." in deciding.text()


def test_the_ranking_by_keys_alone_fills_the_gap(deciding: Reviewing) -> None:
    page = deciding.page(hash="#DN-02")
    tool = page.locator("#DN-02 .tool")
    expect(tool.locator(".sample li").first).to_contain_text("Copper Still")
    expect(page.locator("#DN-02").get_by_text("Skyline Deck").locator("visible=true")).to_have_count(1)
    tool.get_by_role("button", name="Move rating: arrow keys").press("ArrowUp")
    expect(tool.locator(".rank li").first).to_contain_text("rating")
    expect(tool.locator(".sample li").first).to_contain_text("Skyline Deck")
    expect(page.locator(".toast")).to_contain_text("rating is now 1 of 3")
    expect(tool.get_by_role("button", name="Move rating: arrow keys")).to_be_focused()
    tool.get_by_label("Reason for DN-02").fill("People asked for good places.")
    tool.get_by_label("Reason for DN-02").press("Enter")
    expect(page.locator("#FR-02 .stmt")).to_contain_text("ordered by rating, distance, price")
    assert "chosen: [rating, distance, price]" in deciding.text()


def test_the_ranking_by_dragging(deciding: Reviewing) -> None:
    page = deciding.page(hash="#DN-02")
    rows = page.locator("#DN-02 .rank li")
    grip, target = rows.nth(2).locator(".grip").bounding_box(), rows.nth(0).bounding_box()
    page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + 12, steps=8)
    page.mouse.up()
    expect(rows.first).to_contain_text("price")


def test_the_table_finds_the_gap_and_is_not_recorded_with_it(deciding: Reviewing) -> None:
    page = deciding.page(hash="#DN-03")
    tool = page.locator("#DN-03 .tool")
    expect(tool.locator(".cover")).to_contain_text("5 of 6 situations have an outcome")
    expect(tool.locator(".cover")).to_contain_text("Nothing covers: language known, matches none")
    tool.get_by_label("Reason for DN-03").fill("As agreed.")
    tool.get_by_role("button", name="Record decision").click()
    expect(tool.locator(".problem")).to_contain_text("1 of 6 situations have no outcome")
    tool.get_by_role("button", name="Add a rule for it").press("Enter")
    expect(tool.locator(".cover")).to_contain_text("6 of 6 situations have an outcome")
    expect(tool.get_by_role("combobox", name="Rule 4, outcome")).to_be_focused()
    tool.get_by_role("combobox", name="Rule 4, outcome").select_option("Ask back")
    tool.get_by_role("button", name="Record decision").click()
    expect(page.locator("#DN-03 header")).to_contain_text("Decided")
    assert deciding.running.state()["decisions"]["DN-03"]["covered"] is True


def test_a_choice_shows_what_speaks_for_it_and_can_be_taken_again(deciding: Reviewing) -> None:
    page = deciding.page(hash="#DN-04")
    tool = page.locator("#DN-04 .tool")
    expect(tool).to_contain_text("Two more months")
    tool.get_by_role("radio", name="No").check()
    tool.get_by_label("Reason for DN-04").fill("May counts.")
    tool.get_by_role("button", name="Record decision").click()
    expect(page.locator("#DN-04 header")).to_contain_text("Decided")
    page.locator("#DN-04").get_by_role("button", name="Decide again").click()
    page.locator("#DN-04").get_by_role("radio", name="Yes").check()
    page.locator("#DN-04").get_by_label("Reason for DN-04").fill("Drivers came first after all.")
    page.locator("#DN-04").get_by_role("button", name="Record decision").click()
    expect(page.locator("#DN-04")).to_contain_text("Drivers came first")
    assert "chosen: \"Yes\"" in deciding.text()
