"""The whole way on one small feature, in a terminal: every command as it is typed, and what it says.

    python examples/whole_way.py [FOLDER]

draft → review → two signatures → plan → tasks → one prompt → code written by following it → check is green → a defect →
amend → impact → the rework prompt → code again → check is green again. FOLDER (default: a temporary one) is made a git
repository; nothing outside of it is touched. Ends with exit code 1 as soon as a command ends other than it should.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

FEATURE = "split-a-bill"
NOTE = """\
# Split a bill

Friends who eat together argue about cents. We want a guest to split a bill fairly, in one tap.

A guest must be able to split a bill between 2 and 20 guests. The shares must add up to the total of the bill, to the cent. Two
shares must differ by at most 1 cent. When the total is lower than 10 cents, the app must refuse to split it and say why.

We are happy when 60% of bills with more than one guest are split in the app within the first quarter. Not part of this:
loyalty points, and tips.
"""
CODE = '''\
"""Splitting a bill."""


class CannotSplitError(ValueError):
    """The bill is not split; the message says why."""


# spec: split-a-bill/FR-02, FR-03, FR-04
def split(total_cents: int, guests: int) -> list[int]:
    """The share of each guest, in cents."""
    if not 2 <= guests <= 20:
        raise CannotSplitError("a bill is split between 2 and 20 guests")
    accept(total_cents)
    share, rest = divmod(total_cents, guests)
    return [share + (at < rest) for at in range(guests)]


# spec: split-a-bill/FR-05
def accept(total_cents: int) -> None:
    """Refuse a total that is too low to be split."""
    if total_cents < 10:
        raise CannotSplitError("less than 10 cents cannot be split")
'''
TESTS = '''\
"""What the spec asks of a split, and its bounds."""

import pytest
from split_a_bill.bill import CannotSplitError, split


@pytest.mark.spec("split-a-bill/FR-02")
@pytest.mark.parametrize("guests", [2, 20])
def test_as_many_guests_as_may_share(guests):
    assert len(split(2000, guests)) == guests


@pytest.mark.spec("split-a-bill/FR-02")
@pytest.mark.parametrize("guests", [1, 21])
def test_more_or_fewer_guests_are_refused(guests):
    with pytest.raises(CannotSplitError, match="between 2 and 20"):
        split(2000, guests)


@pytest.mark.spec("split-a-bill/FR-03", "split-a-bill/FR-04")
@pytest.mark.parametrize("total", [10, 100, 999, 1001])
def test_shares_add_up_and_differ_by_a_cent_at_most(total):
    shares = split(total, 3)
    assert sum(shares) == total
    assert max(shares) - min(shares) <= 1


@pytest.mark.spec("split-a-bill/FR-05")
def test_ten_cents_are_split_and_nine_are_not():
    assert split(10, 2) == [5, 5]
    with pytest.raises(CannotSplitError, match="10 cents"):
        split(9, 2)
'''
DEFECT = "the guest who ordered last always pays less than the others"
MENDED = "Two shares must differ by at most {max_shares_cents}, and left over cents must go to other guests on every bill."
MENDED_CODE = (
    CODE.replace("FR-03, FR-04", "FR-03, FR-06")
    .replace("(total_cents: int, guests: int)", "(total_cents: int, guests: int, bill: int = 0)")
    .replace("(at < rest)", "((at + bill) % guests < rest)")
)
MENDED_TESTS = TESTS.replace("/FR-04", "/FR-06") + '''

@pytest.mark.spec("split-a-bill/FR-06")
def test_left_over_cents_go_to_other_guests_on_the_next_bill():
    assert split(100, 3, bill=0) == [34, 33, 33]
    assert split(100, 3, bill=1) == [33, 33, 34]
'''
CONFIG = '[tool.pytest.ini_options]\npythonpath = ["src"]\n'


class Desk:
    """A repository with two people in it, and what they type."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q")
        self.is_by("pm@example.org")

    def git(self, *words: str) -> None:
        """One git command, unshown."""
        subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True)

    def is_by(self, who: str) -> None:
        """From here on somebody else sits there."""
        self.git("config", "user.email", who)
        self.git("config", "user.name", who.partition("@")[0])

    def types(self, *words: str, ends: int | None = 0, shown: int = 400) -> str:
        """`specflow WORDS`, shown with what it says (at most so many lines); a wrong exit code ends the show."""
        print(f"\n$ specflow {' '.join(word if word.replace('-', '').isalnum() else repr(word) for word in words)}")
        line = [sys.executable, "-m", "specflow", *words]
        done = subprocess.run(line, cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False)
        lines = [*done.stdout.splitlines(), *done.stderr.splitlines()]
        more = [f"… {len(lines) - shown} more lines"] if len(lines) > shown else []
        print(textwrap.indent("\n".join([*lines[:shown], *more]), "  "), flush=True)
        if ends is not None and done.returncode != ends:
            print(f"ended with exit code {done.returncode}, not {ends}")
            sys.exit(1)
        return done.stdout

    def writes(self, path: str, text: str) -> None:
        """A file, named but not shown."""
        print(f"\n(writes {path})")
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def settles(self, retire: str = "") -> None:
        """What a person does to a spec in an editor: read, retire what says nothing new, and set the rest to final."""
        path = self.folder / f"specs/{FEATURE}/spec.yaml"
        items, kept = path.read_text(encoding="utf-8").split("\n  - id: "), []
        for item in items:
            if item[:2] in ("FR", "EC") and "status:" not in item:
                item = item.replace("\n    text:", "\n    status: final\n    text:", 1)
            if not retire or not item.startswith(retire):
                kept.append(item.replace("status: review", "status: final").replace("    proposed: true\n", ""))
        text = "\n  - id: ".join(kept)
        text += f"\nretired:\n  - {{id: {retire}, why: FR-02 to FR-05 say what fair means}}\n" if retire else ""
        self.writes(f"specs/{FEATURE}/spec.yaml", text)

    def puts_all_into(self, code: str, tests: str) -> None:
        """What an engineer does to a plan in an editor: another idea of which files the tasks may touch."""
        path = self.folder / f"specs/{FEATURE}/plan.yaml"
        text = re.sub(r"(\n    files: )\[src/[^]]*\]", rf"\1[{code}, {tests}]", path.read_text(encoding="utf-8"))
        self.writes(f"specs/{FEATURE}/plan.yaml", text)

    def task_of(self, requirement: str) -> str:
        """The task that builds a requirement."""
        line = [sys.executable, "-m", "specflow", "tasks", FEATURE, "--format", "json"]
        done = subprocess.run(line, cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=True)
        return next(str(one["id"]) for one in json.loads(done.stdout)["tasks"] if requirement in one["requirements"])

    def both_sign(self, *ids: str) -> None:
        """Product signs, then engineering."""
        self.is_by("pm@example.org")
        self.types("approve", FEATURE, *ids, "--as", "product", "--i-have-read")
        self.is_by("lead@example.org")
        self.types("approve", FEATURE, *ids, "--as", "engineering", "--i-have-read")

    def tests(self) -> None:
        """Run the tests with their evidence."""
        self.types("evidence", "--", sys.executable, "-m", "pytest", "-q", "tests")


def show(folder: Path) -> None:
    """All of it."""
    desk = Desk(folder)
    desk.writes("note.md", NOTE)
    desk.writes("pyproject.toml", CONFIG)
    desk.types("draft", "note.md", "--no-open", "--provider", "offline")
    desk.settles(retire="FR-01")
    desk.types("lint", "--format", "text", ends=None)
    desk.both_sign()
    desk.types("plan", FEATURE)
    desk.puts_all_into("src/split_a_bill/bill.py", "tests/test_bill.py")
    desk.types("tasks", FEATURE, "--graph")
    desk.types("prompt", FEATURE, desk.task_of("FR-04"))
    desk.writes("src/split_a_bill/bill.py", CODE)
    desk.writes("tests/test_bill.py", TESTS)
    desk.tests()
    desk.types("check")
    desk.types("tasks", FEATURE, "--done", desk.task_of("FR-04"))
    desk.is_by("pm@example.org")
    desk.types("amend", FEATURE, DEFECT, "--replaces", "FR-04", "--text", MENDED, "--final")
    desk.types("impact", "FR-06")
    desk.both_sign("FR-06", "FR-04")
    desk.types("check", ends=1)
    desk.types("plan", FEATURE, "--update")
    desk.types("prompt", FEATURE, desk.task_of("FR-06"))
    desk.writes("src/split_a_bill/bill.py", MENDED_CODE)
    desk.writes("tests/test_bill.py", MENDED_TESTS)
    desk.tests()
    desk.types("render", FEATURE)
    desk.types("check")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        show(Path(sys.argv[1]).resolve())
    else:
        with tempfile.TemporaryDirectory() as temporary:
            show(Path(temporary))
