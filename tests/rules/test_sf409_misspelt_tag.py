from __future__ import annotations

from specflow.rules.sf409_misspelt_tag import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import FILES, changed, traced


def test_tags_as_they_should_be_are_clean() -> None:
    check_clean(RULE, traced())


def test_a_misspelt_keyword_is_found_with_the_correction() -> None:
    given = traced(files=changed("src/ask.py", "# spec: ask-maps/FR-02", "# sepc: ask-maps/FR-02"))
    check_finds(RULE, given, "6: `spec: ask-maps/FR-02` would be")


def test_one_digit_is_found() -> None:
    check_finds(RULE, traced(files=changed("src/ask.py", "ask-maps/FR-02", "ask-maps/FR-2")), "6: FR-02")


def test_prose_is_no_tag() -> None:
    check_clean(RULE, traced(files={**FILES, "src/prose.py": "# The spec: see README.\n# spec file of FR\nx = 1\n"}))


def test_a_tag_behind_words_is_told_what_it_lacks() -> None:
    given = traced(files=changed("src/ask.py", "# spec: ask-maps/FR-02", "# café spec: ask-maps/FR-02"))
    check_finds(RULE, given, "6: has words before it in its comment")
