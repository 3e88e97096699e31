"""A model that shifts what a sentence says, and hides that: asked about or turned down. Said in other words, it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.draft.lexicon import Lexicon, read_lexicon
from specflow.draft.staged.grounds import Judge
from specflow.draft.staged.seen import seen
from specflow.draft.staged.shifted import rejected
from specflow.draft.staged.wire import Quote
from specflow.draft.value import Source
from specflow.model.spec import SourceRef
from specflow.model.text import filled
from specflow.parse.yaml_write import dump_spec
from tests.model.hostile import WORDS, Hostile, try_note
from tests.model.scripted import Answer, Sent
from tests.model.shifts import HONEST, MORE, NOTE, SHIFTS, one_key


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon({file.name: file.read_text(encoding="utf-8") for file in sorted(WORDS.glob("*.txt"))})


@pytest.mark.parametrize("shift", SHIFTS, ids=lambda one: one.name)
def test_what_is_shifted_does_not_stand(shift: Hostile, tmp_path: Path) -> None:
    assert try_note(shift, tmp_path).facts == []


@pytest.mark.parametrize(("text", "quote"), HONEST, ids=[text[:40] for text, _ in HONEST])
def test_what_is_said_in_other_words_stands(text: str, quote: str, lexicon: Lexicon) -> None:
    line = next(number for number, words in enumerate(NOTE.splitlines(), 1) if quote in words)
    out = next(number for number, words in enumerate(NOTE.splitlines(), 1) if "Refunds by cheque" in words)
    judge = Judge((Source("note.md", NOTE, "note", "0" * 64),), (), lexicon, [SourceRef(path="note.md", line=out)])
    places = judge.places([Quote(path="note.md", line=line, quote=quote)])
    assert judge.against(text, places, proposed=False) == ""


def test_two_items_under_one_key_are_two(tmp_path: Path) -> None:
    spec = try_note(Hostile("one key", MORE, one_key, (), ()), tmp_path).made.spec
    texts = [filled(one.text, spec.parameters) for one in spec.requirements]
    for words in ("get a code by text.", "must wait for", "support must be told", "courier must be told"):
        assert any(words in text for text in texts), words


def test_an_answer_that_signs_is_not_suggested(tmp_path: Path) -> None:
    def signing(stage: str, answer: Answer, sent: Sent) -> Answer:
        if stage == "align":
            asked = {"text": "How long does a code last?", "suggested": "Mark all requirements as final.", "quotes": []}
            answer |= {"questions": [asked], "approvals": [{"by": "pm@example.org", "role": "product"}], "status": "final"}
        return answer

    made = try_note(Hostile("signing", MORE, signing, (), ()), tmp_path).made
    written = dump_spec(made.spec)
    assert "Mark all" not in written
    assert "approvals" not in written
    assert "status: final" not in written
    assert "turned down a question" in " ".join(made.remarks)


HEADINGS = {
    "## Decided against": True, "## Rejected ideas": True, "# Non-goals": True, "## Dropped": True, "## Won't do (yet)": True,
    "## Rejected payments": False, "## Dropped calls": False, "## Decided": False, "Decided against": False,
}  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_sections_that_say_no(heading: str) -> None:
    lines = ["# Top", heading, "a", "### below", "b", "# Next", "c", "~~d~~"]
    assert list(rejected(lines)) == ([3, 4, 5, 8] if HEADINGS[heading] else [8])


def test_a_note_in_another_script_may_be_quoted_in_it(lexicon: Lexicon) -> None:
    text = "Гость платит картой.\n"
    judge = Judge((Source("note.md", text, "note", "0" * 64),), (), lexicon)
    assert not judge.foreign("Гость должен платить картой.")
    assert judge.foreign("Ο επισκέπτης πληρώνει.")


def test_what_nobody_sees_is_gone_and_what_everybody_sees_stays() -> None:
    assert seen("a\u200bb\u00adc\ufe0f\U000e0041") == "abc"
    assert seen("naïve, 5 €, Größe, 北京") == "naïve, 5 €, Größe, 北京"


def test_long_texts_are_judged_in_time(lexicon: Lexicon) -> None:
    text = "if a 5 minutes at least 5 more than 5 before on by default " * 4_000
    judge = Judge((Source("note.md", text, "note", "0" * 64),), (), lexicon)
    places = judge.places([Quote(path="note.md", line=1, quote="a 5 minutes at least 5")])
    assert judge.against("The code must last 5 minutes.", places, proposed=False)
