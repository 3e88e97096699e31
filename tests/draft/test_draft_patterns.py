"""Patterns that are compiled when a text may need them find what they would have found at once."""

from __future__ import annotations

import re

import pytest

from specflow.draft.patterns import Later

TEXTS = ("We are HAPPY if it floats", "nobody is", "happy", "")


@pytest.mark.parametrize("text", TEXTS)
def test_cues_change_nothing_of_what_is_found(text: str) -> None:
    later, now = Later(r"happy\b", "happy"), re.compile(r"happy\b", re.IGNORECASE)
    assert bool(later.match(text)) == bool(now.match(text))
    assert bool(later.search(text)) == bool(now.search(text))
    assert bool(later.fullmatch(text)) == bool(now.fullmatch(text))
    assert [found[0] for found in later.finditer(text)] == [found[0] for found in now.finditer(text)]
    assert later.sub("glad", text) == now.sub("glad", text)


def test_flags_and_a_count_are_kept() -> None:
    assert Later("A", flags=0).search("a") is None
    assert Later("a").sub("b", "aaa", count=1) == "baa"
