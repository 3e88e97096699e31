"""Words that hide in a note, and titles, goals, reasons, examples and measures that say more than their sentence: none stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.draft.lexicon import Lexicon, read_lexicon
from specflow.draft.staged.grounds import Judge
from specflow.draft.staged.unspoken import BEHIND_A_LINK, IN_CODE, Unspoken
from specflow.draft.staged.wire import Quote
from specflow.draft.value import Place, Source
from tests.model.hostile import WORDS, Hostile, try_note
from tests.model.misdeeds import HONEST, MISDEEDS, NOTE


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon({file.name: file.read_text(encoding="utf-8") for file in sorted(WORDS.glob("*.txt"))})


@pytest.mark.parametrize("misdeed", MISDEEDS, ids=lambda one: one.name)
def test_no_misdeed_reaches_the_spec_as_a_fact(misdeed: Hostile, tmp_path: Path) -> None:
    assert try_note(misdeed, tmp_path).facts == []


@pytest.mark.parametrize(("text", "quote"), HONEST, ids=[text[:40] for text, _ in HONEST])
def test_what_is_said_honestly_stands(text: str, quote: str, lexicon: Lexicon) -> None:
    line = next(number for number, words in enumerate(NOTE.splitlines(), 1) if quote in words)
    judge = Judge((Source("note.md", NOTE, "note", "0" * 64),), (), lexicon)
    places = judge.places([Quote(path="note.md", line=line, quote=quote)])
    assert judge.against(text, places, proposed=False) == ""


def test_where_nobody_speaks() -> None:
    text = "---\nkind: a setting\n---\nSay it. [a](b.md \"a title here\") and 'so on'\n\n```\ncode of somebody\n```\n"
    unspoken = Unspoken([("note.md", text)])
    for line, quote, why in (
        (2, "kind: a setting", IN_CODE), (4, "Say it.", ""), (4, "a title here", BEHIND_A_LINK), (7, "code of somebody", IN_CODE),
    ):  # fmt: skip
        assert unspoken.why(Place("note.md", line, quote)) == why


def test_long_lines_of_brackets_are_read_in_time() -> None:
    unspoken = Unspoken([("note.md", "[a](" * 20_000 + "\n" + "[a](b \"" * 20_000)])
    assert unspoken.why(Place("note.md", 1, "anything at all")) == ""


def test_long_texts_are_compared_in_time(lexicon: Lexicon) -> None:
    text = "when some doors avoid neither 5 km to the depot from the desk perhaps " * 4_000
    judge = Judge((Source("note.md", text, "note", "0" * 64),), (), lexicon)
    places = judge.places([Quote(path="note.md", line=1, quote="when some doors avoid neither")])
    assert judge.against("Every door must hand doors to the desk when doors avoid it.", places, proposed=False)
    assert not judge.denied("Every door is open.")
