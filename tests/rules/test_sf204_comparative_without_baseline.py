from __future__ import annotations

from specflow.rules.sf204_comparative_without_baseline import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_a_comparison_with_nothing_is_found_at_its_words() -> None:
    check_finds(RULE, one("Lists must load faster."), "6: “faster” compares with nothing")
    assert pointed(RULE, one("The notice must be more prominent.")) == ["more prominent"]


def test_a_baseline_or_a_figure_settles_it() -> None:
    check_clean(RULE, one("Lists must load faster than in release 2.3 of the app."))
    check_clean(RULE, one("Lists must load faster: in 300 ms for 95% of the requests."))
    check_clean(RULE, one("The price must be lower compared with the one of the day before."))


def test_what_only_looks_like_a_comparison_is_clean() -> None:
    check_clean(RULE, one("The visitor must be able to pick one or more places that are no longer open."))
    check_clean(RULE, one("The clerk must be able to lower the price of a print."))


def test_a_superlative_needs_a_measure() -> None:
    check_finds(RULE, one("The system must show the best place first."), "6: “best” is a superlative without a measure")
    check_clean(RULE, one("The system must show the best place first, ranked by distance."))
    assert pointed(RULE, one("The system must show the highest bid.")) == ["i highest"]
