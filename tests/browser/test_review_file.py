"""The page opened from disk: decisions and comments are collected, given back as a patch, and applied."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.reviewing import WIDE
from tests.browser.test_page_access import violations
from tests.run import specflow
from tests.web.running import make

pytestmark = pytest.mark.browser
SPEC = Path(__file__).with_name("deciding.yaml")


def test_a_meeting_on_a_file_comes_back_as_a_patch(browser: Any, workspace: Path) -> None:
    spec = make(workspace, SPEC.read_text(encoding="utf-8"))
    assert specflow(workspace, "render").code == 0
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, reduced_motion="reduce",
                                  permissions=["clipboard-read", "clipboard-write"])  # fmt: skip
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda seen: complaints.append(seen.text))
    page.goto((spec.parent / "spec.html").as_uri())
    slider = page.get_by_role("slider", name="How sure must an answer be?")
    slider.press("ArrowRight")
    page.get_by_label("Reason for DN-01").fill("Agreed in the meeting.")
    page.get_by_label("Reason for DN-01").press("Enter")
    expect(page.locator("#DN-01 header")).to_contain_text("Decided here, not saved yet")
    page.locator("#EC-01 .acts").scroll_into_view_if_needed()
    page.locator("#EC-01").get_by_role("button", name="Comment").click()
    page.get_by_label("Comment on EC-01").fill("Which one when it is offline?")
    page.locator("#EC-01 .note").get_by_role("button", name="Save text").click()
    assert violations(page) == []
    expect(page.locator("#patch")).to_have_text("Copy 2 changes")
    page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }")
    page.locator("#patch").click()
    patch = page.evaluate("window.copied")
    context.close()
    assert complaints == []
    assert {one["do"] for one in json.loads(patch)["changes"]} == {"decide", "comment"}
    done = specflow(workspace, "review", "apply", "-", stdin=patch.encode())
    assert done.code == 0, done.err
    assert "min_confidence: 0.8" in spec.read_text(encoding="utf-8")
    said = (spec.parent / "reviews" / "test@example.org.yaml").read_text(encoding="utf-8")
    assert "Which one when it is offline?" in said


def test_the_public_page_names_nobody_and_quotes_nothing(workspace: Path) -> None:
    spec = make(workspace)
    with_owner = spec.read_text(encoding="utf-8").replace("parameters:", "owners: {product: boss@example.org}\nparameters:")
    spec.write_text(with_owner, encoding="utf-8")
    subprocess.run(["git", "config", "user.email", "pm@example.org"], cwd=workspace, check=True)
    specflow(workspace, "decide", "ask-maps", "DN-01", "--answer", "0.8", "--why", "Testers said so.")
    assert specflow(workspace, "render", "--audience", "public").code == 0
    page = (spec.parent / "spec.html").read_text(encoding="utf-8")
    for words in ("boss@example.org", "pm@example.org", "A visitor can ask in plain language."):
        assert words not in page
