from __future__ import annotations

import os
import select
import sys
from pathlib import Path

import pytest

from specflow.parse.spec import read_spec
from tests.run import specflow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

NOTE = """# Parcel lockers

We want a resident to pick up a parcel at any hour with a code. We want a courier to see which lockers are free.

- A code works for three days.
- The courier sees the free lockers of the tour.
"""


def at_a_terminal(folder: Path, *arguments: str, types: tuple[str, ...]) -> tuple[int, str]:
    """Run specflow on a real terminal and type an answer at each prompt."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, "-m", "specflow", *arguments])  # noqa: S606
    said, at, answers = b"", 0, list(types)
    while select.select([terminal], [], [], 30)[0]:
        try:
            read = os.read(terminal, 65_536)
        except OSError:
            break
        if not read:
            break
        said += read
        if answers and said[at:].endswith(b"]> "):
            at = len(said)
            os.write(terminal, answers.pop(0).encode() + b"\n")
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode()


def test_a_draft_on_a_terminal_asks_first(workspace: Path) -> None:
    (workspace / "lockers.md").write_text(NOTE, encoding="utf-8")
    code, said = at_a_terminal(workspace, "draft", "lockers.md", "--no-open", types=("1", "Missed pick-ups under 5%", "-"))
    assert code == 0, said
    assert "1/3" in said
    assert "All of them: they are one job." in said
    spec = read_spec("x", (workspace / "specs/lockers/spec.yaml").read_text(encoding="utf-8")).spec
    assert spec is not None
    assert spec.job == "A resident can pick up a parcel at any hour with a code"
    assert [(one.text, one.target) for one in spec.metrics] == [("Missed pick-ups under 5%", "under 5%")]
    assert [bool(one.answer) for one in spec.questions[:3]] == [True, True, False]
    assert not any("courier" in one.text for one in spec.requirements)


def test_yes_takes_every_suggestion_and_no_terminal_asks_nothing(workspace: Path) -> None:
    (workspace / "lockers.md").write_text(NOTE, encoding="utf-8")
    assert specflow(workspace, "draft", "lockers.md", "--feature", "one", "--yes", "--no-open").code == 0
    assert specflow(workspace, "draft", "lockers.md", "--feature", "two", "--no-open").code == 0
    settled, left = (
        read_spec("x", (workspace / f"specs/{name}/spec.yaml").read_text(encoding="utf-8")).spec for name in ("one", "two")
    )
    assert settled is not None
    assert left is not None
    assert settled.out_of_scope == ()  # "everything else" is an answer, and no line that anybody could check
    assert all(one.answer for one in settled.questions[:3])
    assert not any(one.answer for one in left.questions)
    assert specflow(workspace, "lint").code == 0


def test_a_gap_can_be_answered_later(workspace: Path) -> None:
    (workspace / "lockers.md").write_text(NOTE, encoding="utf-8")
    specflow(workspace, "draft", "lockers.md", "--no-open")
    given = ("Q-01=Residents pick up parcels", "Q-02=Missed pick-ups under 5%", "Q-03=returns and lost keys")
    ran = specflow(workspace, "questions", "lockers", *(word for one in given for word in ("--answer", one)), "--by", "pm")
    assert ran.code == 0, ran.err
    spec = read_spec("x", (workspace / "specs/lockers/spec.yaml").read_text(encoding="utf-8")).spec
    assert spec is not None
    assert spec.job == "Residents pick up parcels"
    assert [one.text for one in spec.metrics] == ["Missed pick-ups under 5%"]
    assert [one.text for one in spec.out_of_scope] == ["Returns", "Lost keys"]


def test_seven_questions_up_front_the_rest_with_all(workspace: Path) -> None:
    asked = "".join(f"- Open: who decides about topic number {number}?\n" for number in range(9))
    (workspace / "lockers.md").write_text(NOTE + asked, encoding="utf-8")
    specflow(workspace, "draft", "lockers.md", "--no-open")
    short, whole = (specflow(workspace, "questions", "lockers", *more).out for more in ((), ("--all",)))
    assert short.count("\nQ-0") + 1 == 7
    assert "more: --all" in short
    assert whole.count("\nQ-") + 1 >= 12
    assert "more: --all" not in whole
