from __future__ import annotations

from specflow.rules.sf110_placeholder_in_final import RULE as PLACEHOLDER
from specflow.rules.sf214_unfinished_text import RULE
from tests.build import check_clean, check_finds, found
from tests.rules.wording import one, pointed

GAP = "The list must be ordered by [to be decided]."


def test_a_gap_under_review_is_an_info() -> None:
    check_finds(RULE, one(GAP), "6: “[to be decided]”: this text is not finished")
    assert pointed(RULE, one(GAP)) == ["i [to be decided]"]
    assert pointed(RULE, one("The list must be ordered; the order is TBD.")) == ["i TBD"]


def test_what_sf110_says_is_not_said_again() -> None:
    final = one(GAP, "status: final")
    assert len(found(PLACEHOLDER, final)) == 1
    check_clean(RULE, final)


def test_words_that_say_so_are_found_in_a_final_text_too() -> None:
    text = "The list must be ordered; the order is not yet decided."
    assert pointed(RULE, one(text, "status: final")) == ["not yet decided"]
    assert pointed(RULE, one(text)) == ["i not yet decided"]


def test_placeholders_are_meant_to_be_unfinished() -> None:
    check_clean(RULE, one(GAP, "status: placeholder"))


def test_a_finished_text_is_clean() -> None:
    check_clean(RULE, one("The booking has to be confirmed by the guest, and the todo list of tasks to be done must show it."))
