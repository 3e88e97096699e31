from __future__ import annotations

from specflow.rules.sf203_unbounded_quantity import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_an_amount_without_a_bound_is_found_at_its_words() -> None:
    check_finds(RULE, one("The visitor must be able to add several pictures."), "6: “several” names no bound")
    assert pointed(RULE, one("The system must regularly list a number of loans.")) == ["regularly", "a number of"]


def test_a_figure_in_the_sentence_bounds_it() -> None:
    check_clean(RULE, one("The system must regularly, every 3 days, remind the borrower."))
    check_clean(RULE, one("The visitor must be able to add many pictures, up to {max_pictures}."))
    check_clean(RULE, one("The system must remind the borrower soon, that is within two days."))


def test_numbering_is_no_figure() -> None:
    assert pointed(RULE, one("4.2 The system must soon remind the borrower.")) == ["soon"]


def test_at_once_is_an_info() -> None:
    assert pointed(RULE, one("The slot must be released immediately.")) == ["i immediately"]


def test_how_many_and_as_many_as_are_no_amounts() -> None:
    check_clean(RULE, one("The system must show how many seats are left, and as many as the visitor asked for."))


def test_a_team_adds_words() -> None:
    assert pointed(RULE, one("The system must show umpteen results for the place.", unbounded=("umpteen",))) == ["umpteen"]
