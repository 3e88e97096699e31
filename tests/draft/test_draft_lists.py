"""Metrics, exclusions and open questions out of running sentences."""

from __future__ import annotations

import pytest

from specflow.draft.completing.asking import questions_in, suggested_for
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.reading.lists import exclusions_in, metrics_in


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("Not in this release: scheduled exports, PDF bundles, and a push to the ledger.", ["scheduled exports",
         "PDF bundles", "a push to the ledger"]),
        ("Booking tables, voice input and routes can wait.", ["Booking tables", "voice input", "routes"]),
        ("Moving a visit would be lovely but not for this release, and the same goes for a waiting list.",
         ["Moving a visit", "waiting list"]),
        ("This proposal has no support for marking threads.", ["marking threads"]),
         ("agency staff: not included for now", ["agency staff"]),
    ],
)  # fmt: skip
def test_exclusions(sentence: str, items: list[str], lexicon: Lexicon) -> None:
    assert exclusions_in(sentence, lexicon) == items


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Goal: 70% or more of answers rated helpful, and a median of 20 seconds to the first tap.",
         [("70% or more of answers rated helpful", "70% or more"), ("A median of 20 seconds to the first tap", "20 seconds")]),
        ("It's a win if no-shows fall below 7% by June and calls halve.", [("No-shows fall below 7% by June",
         "below 7%"), ("Calls halve", "halve")]),
        ("Success is abandonment down from 58% to 40%.", [("Abandonment down from 58% to 40%", "to 40%")]),
    ],
)  # fmt: skip
def test_metrics(sentence: str, found: list[tuple[str, str]], lexicon: Lexicon) -> None:
    assert metrics_in(sentence, lexicon) == found


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("TBD whether credit notes belong in the same file.", ["Do credit notes belong in the same file?"]),
        ("Still to be decided: who signs off, and what we do when nobody does.", ["Who signs off?",
         "What do we do when nobody does?"]),
        ("We still have to agree who may correct a count.", ["Who may correct a count?"]),
        ("Do nights count double? also can a swap be undone?", ["Do nights count double?", "Can a swap be undone?"]),
    ],
)  # fmt: skip
def test_questions(sentence: str, asked: list[str], lexicon: Lexicon, phraser: Phraser) -> None:
    assert questions_in(sentence, lexicon, phraser.grammar) == asked
    assert all(suggested_for(question) for question in asked)
