from __future__ import annotations

import pytest

from specflow.analysis.wording.lexicon import lexicon_of
from specflow.analysis.wording.reading import SAID, Reading, read


def reading(text: str) -> Reading:
    return read(text, lexicon_of({}, ()))


def test_words_keep_their_places() -> None:
    one = reading("The visitor’s list, user-friendly and/or long, costs 1,900 EUR.")
    assert one.words == ("the", "visitor's", "list", ",", "user-friendly", "and/or", "long", ",", "costs", "1,900", "eur", ".")
    assert [one.text[start:end] for start, end in one.spans[:3]] == ["The", "visitor’s", "list"]


@pytest.mark.parametrize("said", ["`a b`", "“a b”", '"a b"', "'a b'", "‘a b’", "https://example.org/a", "[to be decided]"])
def test_what_somebody_else_said_is_one_word(said: str) -> None:
    assert reading(f"Show {said} now").words == ("show", SAID, "now")


def test_an_apostrophe_is_no_quote() -> None:
    assert SAID not in reading("The visitors' list and the clerks' list.").words


def test_values_are_words_and_escaped_braces_are_not() -> None:
    assert reading("At most {max_results.value} of {{these}}").words == ("at", "most", "{max_results.value}", "of", "these")


def test_sentences_end_at_marks_and_items_not_at_abbreviations() -> None:
    one = reading("Use e.g. CSV. Then 2.5 s pass.\n- first item\n- second item")
    assert [" ".join(one.words[first:after]) for first, after in one.sentences] == [
        "use e.g . csv .", "then 2.5 s pass .", "first item .", "second item",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It must be fast: 2 s.", True),
        ("It must be fast, within {wait}.", True),
        ("It must be fast, within two seconds.", True),
        ("4.2 It must be fast.", False),
        ("It must be fast. It takes 2 s.", False),
        ("It must be fast for the two clerks.", False),
    ],
)
def test_a_figure_counts_in_its_sentence(text: str, figure: bool) -> None:
    one = reading(text)
    assert one.measured(one.words.index("fast")) is figure


def test_the_longest_phrase_wins() -> None:
    one = reading("It must be easy to use, as far as possible.")
    assert [(hit.kind, one.said(hit.first, hit.last)) for hit in one.hits] == [
        ("subjective", "easy to use"), ("loophole", "as far as possible"),
    ]  # fmt: skip


def test_what_is_allowed_is_no_hit() -> None:
    lexicon = lexicon_of({"allow": ["easy mode"], "vague": ["wishy-washy"]}, ["fast lane"])
    one = read("The easy mode of the fast lane must not be wishy washy or easy.", lexicon)
    assert [one.said(hit.first, hit.last) for hit in one.hits] == ["wishy washy", "easy"]


def test_the_same_lists_give_the_same_lexicon() -> None:
    assert lexicon_of({"vague": ("a", "b")}, ["x", "y"]) is lexicon_of({"vague": ["a", "b"]}, ["y", "x"])


def test_an_empty_text_has_no_words() -> None:
    assert reading("").sentences == ()
