"""A model that turns its author's words round is asked about; one that says them better is believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.draft.lexicon import Lexicon, read_lexicon
from specflow.draft.staged.grounds import Judge
from specflow.draft.staged.turned import sentence_of, swapped
from specflow.draft.staged.wire import Quote
from specflow.draft.value import Place, Source
from tests.model.hostile import WORDS, Hostile, try_note
from tests.model.turns import HONEST, NOTE, TURNS


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon({file.name: file.read_text(encoding="utf-8") for file in sorted(WORDS.glob("*.txt"))})


@pytest.mark.parametrize("turn", TURNS, ids=lambda one: one.name)
def test_what_is_turned_round_does_not_stand(turn: Hostile, tmp_path: Path) -> None:
    assert try_note(turn, tmp_path).facts == []


@pytest.mark.parametrize(("text", "quote"), HONEST, ids=[text[:40] for text, _ in HONEST])
def test_what_is_said_better_stands(text: str, quote: str, lexicon: Lexicon) -> None:
    judge = Judge((Source("note.md", NOTE, "note", "0" * 64),), (), lexicon)
    line = next(number for number, words in enumerate(NOTE.splitlines(), 1) if quote in words)
    places = judge.places([Quote(path="note.md", line=line, quote=quote)])
    assert judge.against(text, places, proposed=False) == ""


SENTENCES = {
    "within a line": (["One is here. Two is not here. Three."], 1, "is not here", "Two is not here."),
    "over two lines": (["A code must", "never be shown. More."], 2, "be shown", "A code must never be shown."),
    "an item of a list": (["- A code", "- must be shown"], 2, "be shown", "- must be shown"),
    "after a gap": (["Nobody may", "", "see the code."], 3, "see the code", "see the code."),
    "what is not there": (["One."], 1, "elsewhere", "elsewhere"),
    "a line that is not there": (["One."], 9, "One", "One."),
    "nothing": ([], 1, "x", "x"),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_quote_is_judged_by_its_whole_sentence(name: str) -> None:
    lines, line, quote, whole = SENTENCES[name]
    assert sentence_of(lines, Place("note.md", line, quote)).removeprefix("- ") == whole.removeprefix("- ")


@pytest.mark.parametrize(
    ("text", "near", "found"),
    [
        ("2 days", "3 days and 2 tries", "2 days"), ("3 days", "3 days and 2 tries", ""), ("10 days", "5 to 10 days", ""),
        ("5 days", "5 to 10 days", ""), ("25 euros", "€25 a day for 3 euros", ""), ("1.5 hours", "1,5 hours, 2 days", ""),
    ],
)  # fmt: skip
def test_swapped_figures(text: str, near: str, found: str) -> None:
    assert swapped(text, near) == found


def test_a_long_sentence_is_judged_in_time(lexicon: Lexicon) -> None:
    text = "and the code must not be shown, " * 4_000
    judge = Judge((Source("note.md", text, "note", "0" * 64),), (), lexicon)
    places = judge.places([Quote(path="note.md", line=1, quote="the code must not be shown")])
    assert judge.against("The code must be shown.", places, proposed=False)
