"""From a fresh spec to two signatures, by keyboard alone; reading, short work, and what changed since."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.reviewing import PHONE, WIDE, Reviewing, accessible, foot, reviewing, settle
from tests.web.running import make, review

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
    expect(page.get_by_role("dialog")).to_have_count(0)  # the news may come before the answer that closes it
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    expect(page.locator("#FR-01 > summary")).to_be_focused()
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
    expect(dialog).to_contain_text("Unread by you: Product context")
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


def test_what_is_left_to_read_is_one_key_away(reviewing: Reviewing) -> None:
    page = reviewing.page()
    settle(reviewing)
    expect(page.locator("#left")).to_contain_text("Everything is settled")
    step = page.locator(".ready .next")
    expect(step).to_have_text("Next unread")
    seen = reviewing.running.state()["digests"]
    assert list(seen)[:3] == ["spec", "FR-01", "FR-02"]
    reviewing.running.note({"do": "mark", "read": {id_: seen[id_] for id_ in ("spec", "FR-01")}})
    expect(page.locator("#FR-01")).to_have_attribute("data-read", "")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    expect(page.locator("#FR-02 > summary")).to_be_focused()
    expect(page.locator("#FR-02")).to_have_attribute("open", "")
    reviewing.running.note({"do": "mark", "read": seen})
    expect(step).to_be_hidden()
    expect(page.locator("#left")).to_have_text("Nothing is open. It can be signed.")


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
    expect(dialog).to_contain_text("1 difference to “")
    expect(dialog).to_contain_text("First draft”")
    accessible(page)


def test_lines_that_changed_their_status_alone_stand_together(reviewing: Reviewing) -> None:
    for id_ in ("FR-01", "EC-01"):
        assert reviewing.running.change({"id": id_, "field": "status", "was": "review", "value": "placeholder"}).status == 200
    root = reviewing.spec.parents[2]
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    subprocess.run(["git", "commit", "-qm", "First draft"], cwd=root, check=True)
    for id_ in ("FR-01", "EC-01"):
        assert reviewing.running.change({"id": id_, "field": "status", "was": "placeholder", "value": "review"}).status == 200
    page = reviewing.page()
    page.get_by_role("button", name="Changes since").click()
    dialog = page.get_by_role("dialog", name="What changed")
    expect(dialog.locator("article")).to_have_count(1)
    expect(dialog.locator("article h3")).to_have_text("2 lines changed their status alone")
    expect(dialog.locator(".ids")).to_have_text("FR-01, EC-01")
    accessible(page)


DONE = """\
schema: specflow/v1
feature: ask-maps
title: Ask Maps
goal: Visitors find places by asking.
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask., status: final}
"""


def signing_with(workspace: Path, passphrase: str, *, named: bool = True) -> str:
    """A workspace that asks for signatures, and a key that its allowed signers list; the key."""
    make(workspace, DONE)
    key = workspace.parent / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", str(key)], check=True)
    (workspace / "specflow.toml").write_text("[approve]\nrequire-signature = true\n", encoding="utf-8")
    (workspace / "allowed_signers").write_text(f"test@example.org {key.with_suffix('.pub').read_text(encoding='utf-8')}")
    if named:
        subprocess.run(["git", "config", "user.signingKey", str(key)], cwd=workspace, check=True)
    return str(key)


@pytest.fixture
def opened(browser: Any, workspace: Path) -> Iterator[Callable[[], Reviewing]]:
    """A review of what the test has put into the workspace."""
    with ExitStack() as stack:

        def start() -> Reviewing:
            running = stack.enter_context(review(workspace))
            running.note({"do": "mark", "read": running.state()["digests"]})
            return Reviewing(running, workspace / "specs/ask-maps/spec.yaml", browser)

        yield start


def test_a_signature_by_key_is_made_by_the_button(workspace: Path, opened: Callable[[], Reviewing]) -> None:
    key = signing_with(workspace, "")
    reviewing = opened()
    page = reviewing.page()
    act(page, "Sign off and proceed")
    dialog = page.get_by_role("dialog", name="Sign off and proceed")
    expect(dialog).to_contain_text(key)
    accessible(page)
    act(page, "Sign")
    expect(page.get_by_role("dialog", name="Signed for product")).to_be_visible()
    records = (workspace / "specs/ask-maps/approvals.yaml").read_text(encoding="utf-8")
    assert records.count("BEGIN SSH SIGNATURE") == 2
    assert records.count('"origin": "ssh"') == 2
    expect(page.locator("#signoff li").first).to_contain_text("signed")
    assert reviewing.complaints == []


@pytest.mark.parametrize(("passphrase", "named", "said"), [
    ("secret words", True, "ssh-keygen could not sign"), ("", False, "no key is named"),
], ids=["a passphrase", "no key"])  # fmt: skip
def test_where_the_button_cannot_sign_it_says_what_can(
    workspace: Path, opened: Callable[[], Reviewing], passphrase: str, named: bool, said: str
) -> None:
    signing_with(workspace, passphrase, named=named)
    page = opened().page(PHONE, "dark")
    page.locator("#sign").click()
    dialog = page.get_by_role("dialog", name="Sign off and proceed")
    expect(dialog.locator(".cmd code")).to_contain_text("specflow approve ask-maps --as product")
    dialog.get_by_role("button", name="Sign", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text(said)
    accessible(page)
    assert not (workspace / "specs/ask-maps/approvals.yaml").exists()
