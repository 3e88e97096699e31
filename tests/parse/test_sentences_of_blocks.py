"""Sentences: where they end, on which line they start, and that their quotes are verbatim."""

from __future__ import annotations

import pytest

from specflow.parse.markdown import read_markdown
from specflow.parse.sentences import LONGEST, sentences_of


def sentences(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.text) for block in read_markdown(text) for one in sentences_of(block)]


def test_a_wrapped_paragraph_keeps_the_lines_of_its_sentences() -> None:
    text = "First one. Second\nruns on. Third\nand last one.\n"
    assert sentences(text) == [(1, "First one."), (1, "Second runs on."), (2, "Third and last one.")]


@pytest.mark.parametrize(
    "text",
    [
        "It takes 2.5 seconds, e.g. on old phones, i.e. too long.", "See https://example.org/a.b?c. d for it", "Use `a. B` here",
        'They ask "why? because" and go', "Version 1.2 of J. Smith's note",
    ],
)  # fmt: skip
def test_what_does_not_end_a_sentence(text: str) -> None:
    assert len(sentences(text)) == 1


def test_a_bold_label_stays_with_its_sentence() -> None:
    assert sentences("- **Ads.** Every list opens with one. It is labelled.\n") == [
        (1, "Ads. Every list opens with one."), (1, "It is labelled."),
    ]  # fmt: skip


def test_other_scripts_end_their_sentences_too() -> None:
    assert len(sentences("利用者は検索できる。結果は五件まで。")) == 2


def test_quotes_are_verbatim() -> None:
    (block,) = read_markdown("The **box** takes [text](http://x.y).\n")
    (one,) = sentences_of(block)
    assert (one.quote, one.text) == ("The **box** takes [text](http://x.y).", "The box takes text.")


def test_endless_lines_are_cut() -> None:
    found = sentences("word " * 2000)
    assert all(len(text) <= LONGEST for _, text in found)
    assert sum(len(text.split()) for _, text in found) == 2000
