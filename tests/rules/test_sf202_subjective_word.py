from __future__ import annotations

from specflow.rules.sf202_subjective_word import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_an_opinion_is_found_at_its_words() -> None:
    check_finds(RULE, one("The search must be user-friendly."), "6: “user-friendly” is a matter of opinion")
    assert pointed(RULE, one("The search must be user friendly and easy to use.")) == ["user friendly", "easy to use"]


def test_a_figure_says_how_fast() -> None:
    assert pointed(RULE, one("The search must be fast.")) == ["fast"]
    check_clean(RULE, one("The search must be fast: the first results within 2 s."))
    check_clean(RULE, one("The search must be fast: the first results within {max_wait}."))


def test_a_word_that_stands_twice_is_named_once() -> None:
    assert pointed(RULE, one("The search must be fast, and so must the fast lists, Fast or not.")) == ["fast"]


def test_a_figure_in_another_sentence_does_not() -> None:
    assert pointed(RULE, one("The search must be fast. At most 5 results are shown.")) == ["fast"]


def test_impressions_are_an_info_and_verbs_are_none() -> None:
    assert pointed(RULE, one("The system must show a clear notice.")) == ["i clear"]
    check_clean(RULE, one("The system must clear the list of the day."))


def test_a_team_allows_and_adds_words() -> None:
    text = "The user-friendly mode must be snazzy for all visitors."
    assert pointed(RULE, one(text, allow=("user-friendly mode",), subjective=("snazzy",))) == ["snazzy"]
