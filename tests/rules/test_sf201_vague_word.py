from __future__ import annotations

import pytest

from specflow.rules.sf201_vague_word import RULE
from tests.build import HEAD, check_clean, check_finds
from tests.rules.wording import one, pointed


def test_a_definite_text_is_clean() -> None:
    check_clean(RULE, one("When a case is closed, the system must show the notice in the language of the account."))


def test_a_vague_word_is_found_at_its_place() -> None:
    check_finds(RULE, one("The system must show an appropriate message."), "6: “appropriate” leaves open what exactly")
    assert pointed(RULE, one("The system must show an appropriate message, and/or log it.")) == ["appropriate", "and/or"]


def test_words_that_only_ask_which_are_an_info() -> None:
    assert pointed(RULE, one("The system must show certain fields.")) == ["i certain"]


@pytest.mark.parametrize(
    "text",
    [
        "The system must show “an appropriate message” to the visitor.",
        "The system must write `proper` to the log of the day.",
        "The clerk must make certain that the door is closed.",
        "The system must list high priority cases before the others of the day.",
        "The command must end with an appropriate exit code: 0 when all went well, else 1.",
        "The command must print ```\nan appropriate text\n``` and end.",
        "The system must correct the amount of the invoice to the one paid.",
    ],
)
def test_quotes_code_and_fixed_phrases_are_left_alone(text: str) -> None:
    check_clean(RULE, one(text))


def test_a_term_of_the_spec_is_not_vague() -> None:
    text = "The system must refuse a message without an adequate proof."
    assert pointed(RULE, one(text)) == ["adequate"]
    check_clean(RULE, one(text, head=HEAD + "terms: {Adequate proof: a passport or an identity card}\n"))


def test_a_team_allows_and_adds_words() -> None:
    text = "The system must show a proper and fluffy message to the visitor."
    assert pointed(RULE, one(text, allow=("proper",), vague=("fluffy message",))) == ["fluffy message"]


def test_scenarios_count_with_what_they_end_in() -> None:
    given = one("The system must answer.", "scenarios: [{given: an appropriate account, then: a proper notice is shown}]")
    assert pointed(RULE, given) == ["proper"]


def test_placeholders_and_other_languages_are_left_alone() -> None:
    check_clean(RULE, one("The system must show an appropriate message.", "status: placeholder"))
    check_clean(RULE, one("Das System muss eine appropriate Meldung anzeigen, wenn der Kunde nicht zahlt."))
