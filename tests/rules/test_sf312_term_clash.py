from __future__ import annotations

from specflow.model.finding import Severity
from specflow.rules.sf312_term_clash import RULE
from tests.build import check_clean, check_finds, project
from tests.rules.clashing import lines

TWICE = "terms:\n  thin answer: fewer than three places\n  Thin answers: an answer without a reason\n"
ONCE = "terms:\n  thin answer: fewer than three places\n"
QUOTED = ("The page must show a “full match” first.", "A “full match” must carry its reason.")


def test_a_second_definition_is_found_with_the_first() -> None:
    finding = check_finds(RULE, lines("The page must show a name.", more=TWICE), "9: `Thin answers` is defined twice")[0]
    assert finding.related[0].at.line == 8


def test_two_specs_that_define_a_term_differently_are_found() -> None:
    spec = "requirements:\n  - {id: FR-01, title: One, text: The page must show a name.}\n"
    given = project(spec + ONCE, spec + ONCE.replace("three", "five"))
    check_finds(RULE, given, "8: `thin answer` is defined twice")


def test_the_same_words_twice_are_clean() -> None:
    spec = "requirements:\n  - {id: FR-01, title: One, text: The page must show a name.}\n"
    check_clean(RULE, project(spec + ONCE, spec + ONCE))


def test_a_quoted_term_that_nobody_defined_is_worth_knowing() -> None:
    finding = check_finds(RULE, lines(*QUOTED, more=ONCE), "6: “full match” is used by 2 lines and defined by none")[0]
    assert finding.severity is Severity.INFO


def test_without_a_list_of_terms_quotation_marks_mean_nothing() -> None:
    check_clean(RULE, lines(*QUOTED))
