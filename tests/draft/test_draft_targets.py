"""Targets by their form, and the kind of a requirement."""

from __future__ import annotations

import pytest

from specflow.draft.classifying.classify import grammar_of
from specflow.draft.classifying.kinds import kind_of_requirement
from specflow.draft.classifying.targets import is_target
from specflow.draft.lexicon import Lexicon
from specflow.draft.reading.read import read_source
from specflow.draft.value import Read, Source


def read(text: str, lexicon: Lexicon) -> Read:
    return read_source(Source("n.md", text, "note", ""), lexicon).sentences[0]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Complaints fall below 2% within a quarter.", True), ("60% of receipts need no human touch.", True),
        ("Recount rate: 12% -> 4%.", True), ("Shrinkage under 1% (1.8% last year), and fewer complaints.", True),
        ("The link dies after 48 hours.", False), ("Free gets 60 requests per minute.", False),
        ("When calls drop below 3% the banner goes away.", False), ("The limiter adds less than 5 ms at p99.", False),
        ("A shelf that differs by more than 5 units gets a second count.", False),
    ],
)  # fmt: skip
def test_targets(sentence: str, target: bool, lexicon: Lexicon) -> None:
    assert is_target(read(sentence, lexicon), lexicon, grammar_of(lexicon)) is target


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("If the printer is broken, the list waits.", "EC"), ("The page loads within 2 seconds.", "NFR"),
        ("The system shall comply with the accessibility standards.", "NFR"),
        ("The system shall display events in a table.", "FR"),
        ("A text costs at most 5p.", "NFR"), ("Full names must not appear on a lock screen.", "NFR"),
        ("Booked less than 48 hours ahead, the first reminder is skipped.", "FR"),
    ],
)  # fmt: skip
def test_kinds(sentence: str, kind: str, lexicon: Lexicon) -> None:
    assert kind_of_requirement(sentence, read(sentence, lexicon).groups, "", lexicon) == kind
