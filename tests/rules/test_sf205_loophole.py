from __future__ import annotations

from specflow.rules.sf201_vague_word import RULE as VAGUE
from specflow.rules.sf205_loophole import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_a_way_out_is_found_at_its_words() -> None:
    check_finds(RULE, one("If necessary, the system must ask again."), "6: “If necessary” is a way out")
    assert pointed(RULE, one("The system must, as far as possible, keep the order.")) == ["as far as possible"]


def test_a_named_condition_is_clean() -> None:
    check_clean(RULE, one("When the amount exceeds 500 EUR, the system must ask for a second proof of identity."))


def test_what_is_found_here_is_not_found_again_as_vague() -> None:
    given = one("The system must translate the notice where appropriate.")
    assert pointed(RULE, given) == ["where appropriate"]
    check_clean(VAGUE, given)


def test_milder_ones_are_an_info() -> None:
    assert pointed(RULE, one("The system must show the discount, if applicable.")) == ["i if applicable"]


def test_a_team_adds_words() -> None:
    assert pointed(RULE, one("Budget permitting, it must be red.", loophole=("budget permitting",))) == ["Budget permitting"]
