from __future__ import annotations

from specflow.rules.sf206_open_ended_list import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_an_open_end_is_found_at_its_words() -> None:
    check_finds(RULE, one("The export must offer CSV, Excel, etc."), "6: “etc” leaves the list open")
    assert pointed(RULE, one("The export must offer CSV, Excel and so on.")) == ["and so on"]
    long = "including, but not limited to"
    assert pointed(RULE, one(f"The export must offer formats {long}, CSV.")) == [long]


def test_a_closed_list_is_clean() -> None:
    check_clean(RULE, one("The export must offer CSV and Excel, including the one of the year before."))


def test_examples_are_an_info() -> None:
    assert pointed(RULE, one("The export must offer formats such as CSV.")) == ["i such as"]
    check_clean(RULE, one("The export must offer CSV. For example, a clerk must be able to pick it."))


def test_dots_in_a_label_are_nobodys_list() -> None:
    check_clean(RULE, one("The button must read “Save as…” until the file has a name."))


def test_a_team_adds_words() -> None:
    assert pointed(RULE, one("The export must offer CSV or the rest.", open_ended=("or the rest",))) == ["or the rest"]
