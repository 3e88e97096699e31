from __future__ import annotations

import pytest

from specflow.rules.sf209_vague_pronoun import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_a_text_that_starts_with_a_pronoun_is_found() -> None:
    check_finds(RULE, one("It must be shown for 30 days."), "6: “It” stands for something that this text has not named")
    assert pointed(RULE, one("They must be listed by date of the visit.")) == ["They"]


@pytest.mark.parametrize("who", ["she", "he"])
def test_somebody_whom_the_text_does_not_name_is_found(who: str) -> None:
    text = f"When a voice drops out of the mix, {who} must get a note."
    check_finds(RULE, one(text), f"6: “{who}” stands for somebody whom this text has not named")
    check_clean(RULE, one(f"When a singer drops out of the mix, {who} must get a note."))
    check_clean(RULE, one(f"When the witness leaves, {who} must sign, and nobody but {who} may."))


def test_this_for_a_whole_sentence_is_an_info() -> None:
    assert pointed(RULE, one("The clerk must be able to close a case. This must be logged.")) == ["i This"]


def test_it_after_many_things_is_an_info() -> None:
    text = "The clerk must send the file of the case to the office of the district before it is closed."
    assert pointed(RULE, one(text)) == ["i it"]


def test_other_things_want_a_name() -> None:
    assert pointed(RULE, one("The system must show other fields.")) == ["i other"]


@pytest.mark.parametrize(
    "text",
    [
        "It must be possible to close a case.",
        "This page must show the open cases.",
        "When a case is closed, it must be read-only.",
        "If the printer of the office loses the link to the server in the cellar, it must go on.",
        "Two clerks must see each other, and the one must not see the other.",
        "The system must list cases of other districts than the clerk's own.",
    ],
)
def test_pronouns_with_a_noun_are_clean(text: str) -> None:
    check_clean(RULE, one(text))
