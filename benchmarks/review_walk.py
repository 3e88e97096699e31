"""A whole review in pictures: from a fresh draft to two signatures, by two people in a real browser.

    python benchmarks/review_walk.py FOLDER [--case examples/report-sharing] [--size 1440x900] [--theme light]

Writes numbered PNGs to FOLDER, and says under each name what a person did. Nothing else is touched: the case is drafted in a
temporary workspace. Needs Chromium and Playwright. Ends with exit code 1 when the review does not reach two signatures.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.review import drafted, state  # noqa: E402
from tests.browser.chromium import FLAGS, find_chromium  # noqa: E402
from tests.web.running import Running, review  # noqa: E402

WRITTEN = "When the answer is known, the system must follow it."


@dataclass
class Walk:
    """One person's page, and where the pictures go."""

    page: Any
    running: Running
    folder: Path
    taken: int = 0

    def picture(self, name: str, words: str, *, at: str = "") -> None:
        """What stands on the screen now; `at` is brought into view first."""
        if at:
            self.page.locator(at).first.scroll_into_view_if_needed()
        self.page.wait_for_timeout(350)
        self.taken += 1
        path = self.folder / f"{self.taken:02d}-{name}.png"
        self.page.screenshot(path=path)
        print(f"{path.name}: {words}")

    def together(self, start: str, submit: str, name: str) -> None:
        """One of the actions over many lines, where the page offers it."""
        button = self.page.get_by_role("button", name=start)
        if button.count():
            label = button.first.inner_text()
            button.first.click()
            self.picture(name, f"{label} asks before it acts")
            self.page.get_by_role("button", name=submit).click()
            self.settled()

    def settled(self) -> None:
        """The page shows what the file says, lint included."""
        self.page.locator("dialog[open]").wait_for(state="detached")
        state(self.running)
        self.page.wait_for_timeout(400)

    def foot(self, id_: str) -> None:
        """The controls of a line are there."""
        line = self.page.locator(f"#{id_}")
        if line.get_attribute("open") is None:
            line.locator("summary").first.click()
        line.locator(".acts").scroll_into_view_if_needed()
        line.locator(".ctls").wait_for()

    def status(self, id_: str, value: str) -> None:
        """Choose the status of a line."""
        self.foot(id_)
        self.page.locator(f"#{id_} .seg label.s-{value}").click()
        self.page.wait_for_timeout(250)


def contradict(walk: Walk) -> None:
    """Somebody adds the opposite of a line that stands there, as happens when two people write."""
    page, items = walk.page, walk.running.state()["items"]
    there = next((one["text"] for id_, one in items.items() if id_.startswith("FR-") and " must " in one.get("text", "")), "")
    page.get_by_role("button", name="Add…").click()
    page.get_by_label("What it says").fill(there.replace(" must ", " must not ", 1))
    walk.picture("add", "a line is added: the opposite of one that stands there")
    page.get_by_role("button", name="Add", exact=True).click()
    walk.settled()


def settle(walk: Walk) -> None:
    """What only people can settle: questions, contradictions, proposals, decisions."""
    page = walk.page
    walk.together("suggested answer", "Take them all", "answers")
    for number in range(20):
        clashes = page.locator(".clash[data-open]")
        if not clashes.count():
            break
        page.click("#tab-behaviour")
        first = clashes.first
        if first.get_attribute("open") is None:
            first.locator("summary").click()
        if number == 0:
            walk.picture("contradiction", "two lines that cannot both hold, each with a way out", at=".clash[data-open]")
        clear(walk, first)
    walk.together("untouched proposal", "Decline together", "proposals")
    for number in range(20):
        nodes = page.locator(".dec[data-open]")
        if not nodes.count():
            break
        decide(walk, nodes.first.get_attribute("id"), shown=number == 0)


def clear(walk: Walk, clash: Any) -> None:
    """Take the first ready way out; without one say why both may stand, or let the line go."""
    way = clash.locator("[data-way]:not([disabled])")
    if way.count():
        way.first.click()
    elif clash.get_by_role("button", name="Both may stand").count():
        clash.get_by_role("button", name="Both may stand").click()
        walk.page.get_by_label("Why").fill("One is the exception of the other.")
        walk.page.get_by_role("button", name="Record").click()
    else:
        id_ = clash.get_attribute("data-between").split()[0]
        assert walk.running.change({"do": "retire", "id": id_, "why": "The context holds."}).status == 200
    walk.settled()


def decide(walk: Walk, id_: str, *, shown: bool) -> None:
    """Answer a decision with its tool, and say why."""
    page, node = walk.page, walk.page.locator(f"#{id_}")
    page.evaluate("id => window.specflow.travel(id, false)", id_)
    choice = node.locator("input[type=radio]")
    if choice.count():
        choice.first.check(force=True)
    own = node.locator(".tool textarea, .tool input[type=text]:not([id*=why])")
    if not choice.count() and own.count() > 1:
        own.first.fill("As the note says.")
    node.get_by_label(f"Reason for {id_}").fill("It fits the goal best, and can be changed later.")
    if shown:
        walk.picture("decision", f"{id_} with its tool and a reason", at=f"#{id_}")
    node.get_by_label(f"Reason for {id_}").press("Enter")
    page.wait_for_timeout(500)
    if page.locator(f"#{id_}[data-open]").count():
        found = state(walk.running)["decisions"][id_]
        raise SystemExit(f"{id_} was not recorded: {node.inner_text()} {found}")


def write(walk: Walk) -> None:
    """Edit lines, talk about one, meet somebody else's edit, and make the rest final."""
    page = walk.page
    walk.together("Finalise", "Finalise together", "finalise")
    left = [one["id"] for one in state(walk.running)["left"] if one["kind"] in ("review", "placeholder")]
    for number, id_ in enumerate(dict.fromkeys(left)):
        page.evaluate("id => window.specflow.travel(id, false)", id_)
        if page.locator(f"#{id_}").get_attribute("data-status") == "placeholder" or number == 0:
            edit(walk, id_, shown=number == 0)
        walk.status(id_, "final")


def edit(walk: Walk, id_: str, *, shown: bool) -> None:
    """Write a line anew; the first time with what lint says, a comment, and an edit by somebody else meanwhile."""
    page, was = walk.page, walk.running.state()["items"][id_]["text"]
    new = WRITTEN if "[" in was else f"{was.rstrip('.')}, every time." if shown else was
    walk.foot(id_)
    page.locator(f"#{id_} .do-edit").click()
    area = page.get_by_label(f"Text of {id_}", exact=True)
    if shown:
        area.fill("The system should handle it fast.")
        page.locator(f"#{id_} .lint li").first.wait_for()
        walk.picture("edit", "lint speaks while somebody writes", at=f"#{id_} .form")
        done = walk.running.change({"id": id_, "field": "text", "was": was, "value": f"{was.rstrip('.')}, and say so."})
        assert done.status == 200, done.data
        page.wait_for_timeout(600)
    area.fill(new)
    area.press("Control+Enter")
    if shown:
        page.get_by_role("dialog").wait_for()
        walk.picture("conflict", "somebody changed the same line meanwhile: both versions, and a choice")
        page.get_by_role("button", name="Save this").click()
    page.locator(f"#{id_} .form").wait_for(state="detached")
    walk.settled()
    if shown:
        talk(walk, id_)


def talk(walk: Walk, id_: str) -> None:
    """Comment on a line and suggest other words."""
    walk.foot(id_)
    walk.page.locator(f"#{id_} .do-talk").click()
    walk.page.get_by_label(f"Comment on {id_}").fill("Support asked for exactly this last week.")
    walk.page.get_by_label(f"Comment on {id_}").press("Control+Enter")
    was = walk.running.state()["items"][id_]["text"]
    new = f"{was.rstrip('.')}, and say so."
    said = walk.running.note({"do": "suggest", "on": id_, "field": "text", "was": was, "value": new, "why": "Kinder."})
    assert said.status == 200
    walk.page.locator(f"#{id_} .sugg").wait_for()
    walk.picture("talk", "a comment and a suggestion", at=f"#{id_} .talk")
    walk.page.get_by_role("button", name="Decline the suggestion").click()
    walk.page.locator(f"#{id_} .do-talk").click()
    walk.page.wait_for_timeout(300)


def sign(walk: Walk, role: str) -> None:
    """Read what is unread, then sign."""
    page = walk.page
    page.evaluate("scrollTo(0, 0)")
    page.locator("#sign").scroll_into_view_if_needed()
    page.locator("#sign").click()
    page.get_by_role("dialog").wait_for()
    walk.picture(f"not-yet-{role}", "what stands in the way of a signature is a list of links")
    page.keyboard.press("Escape")
    seen = walk.running.state()
    half = dict(list(seen["digests"].items())[: len(seen["digests"]) // 2])
    assert walk.running.note({"do": "mark", "read": half}).status == 200
    page.wait_for_timeout(500)
    walk.picture(f"reading-{role}", "who has read what", at="#readers")
    assert walk.running.note({"do": "mark", "read": seen["digests"]}).status == 200
    page.locator("#sign.primary").wait_for()
    page.locator("#sign").click()
    page.get_by_role("dialog", name="Sign off and proceed").wait_for()
    page.get_by_label("You sign for").select_option(role)
    walk.picture(f"sign-{role}", f"signing for {role}")
    page.get_by_role("button", name="Sign", exact=True).click()
    page.get_by_role("dialog", name="Signed for").wait_for()
    walk.picture(f"signed-{role}", f"signed for {role}")
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)


@contextmanager
def person(browser: Any, workspace: Path, mail: str, wanted: argparse.Namespace, taken: int) -> Iterator[Walk]:
    """A review that somebody opens."""
    subprocess.run(["git", "config", "user.email", mail], cwd=workspace, check=True)
    width, _, height = wanted.size.partition("x")
    feature = next((workspace / "specs").iterdir()).name
    with review(workspace, feature=feature) as running:
        context = browser.new_context(
            viewport={"width": int(width), "height": int(height)}, color_scheme=wanted.theme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(running.address)
        page.wait_for_selector("#signoff", state="attached")
        walk = Walk(page, running, wanted.folder, taken)
        walk.settled()
        yield walk
        context.close()


def commit(workspace: Path, words: str) -> None:
    """Everything as it stands, in git."""
    git = ["git", "-c", "user.name=Priya"]
    subprocess.run([*git, "add", "."], cwd=workspace, check=True)
    subprocess.run([*git, "commit", "-qm", words], cwd=workspace, check=True)


def walk_through(browser: Any, workspace: Path, wanted: argparse.Namespace) -> str:
    """Two people; what the page says at the end."""
    commit(workspace, "The draft")
    with person(browser, workspace, "priya@example.org", wanted, 0) as walk:
        walk.picture("draft", "a fresh draft: what it says, what is open, who signs")
        walk.page.click("#tab-product")
        walk.picture("product", "the product context with its questions")
        walk.page.click("#tab-behaviour")
        walk.picture("behaviour", "what it must do, line by line", at="#behaviour .req")
        contradict(walk)
        settle(walk)
        write(walk)
        walk.page.evaluate("scrollTo(0, 0)")
        walk.picture("settled", "everything is settled")
        sign(walk, "product")
    with person(browser, workspace, "marek@example.org", wanted, walk.taken) as walk:
        walk.picture("second", "the second person opens the page")
        walk.page.get_by_role("button", name="Changes since…").click()
        walk.page.get_by_label("Since").select_option(index=1)
        walk.page.wait_for_timeout(400)
        walk.picture("changes", "what changed since the draft, by line and by word")
        walk.page.keyboard.press("Escape")
        sign(walk, "engineering")
        walk.page.evaluate("scrollTo(0, 0)")
        walk.picture("both", "both roles have signed")
        return str(walk.page.locator("#left").inner_text())


def main() -> int:
    """Draws everything."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--case", type=Path, default=ROOT / "examples" / "report-sharing")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    os.environ["PYTHONPATH"] = str(ROOT)
    chromium = find_chromium()
    if chromium is None:
        print("there is no Chromium on this machine")
        return 1
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        said = walk_through(browser, drafted(wanted.case, Path(name)), wanted)
        browser.close()
    print(said)
    return 0 if said.startswith("Both roles have signed") else 1


if __name__ == "__main__":
    sys.exit(main())
