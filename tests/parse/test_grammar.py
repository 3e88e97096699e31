"""The light grammar: which word is the verb, and where a condition ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.draft.classifying.classify import grammar_of
from specflow.draft.lexicon import read_lexicon
from specflow.parse.clauses import condition_end
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of
from specflow.parse.verbs import inflected, third_person

DATA = Path(__file__).parents[2] / "templates" / "drafter"


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return grammar_of(read_lexicon({file.name: file.read_text(encoding="utf-8") for file in DATA.glob("*.txt")}))


@pytest.mark.parametrize(
    ("clause", "verb", "negated"),
    [
        ("The box takes free text", "take", False), ("Voided invoices stay in the file", "stay", False),
        ("At most three messages per parcel", None, False), ("Up to 4 visits per week", None, False),
        ("Phase 2 messages every tenant", "message", False),
        ("The letter and the call on day two both carry a link", "carry", False),
        ("Keep both order numbers", "keep", False),
        ("First results in 2 seconds", None, False), ("Opening times in the sentence are conditions", "be", False),
        ("Text messages need an opt-in", "need", False), ("People who opted out never hear from us", "hear", True),
        ("Plans the customer cannot have are not shown", "be", True), ("Show those and say so", "show", False),
        ("A link sent to a patient carries no name", "carry", False), ("Staff can't jump anybody ahead", "can", True),
        ("The lead watches progress per aisle", "watch", False), ("Fifteen holds per person", None, False),
    ],
)  # fmt: skip
def test_the_finite_verb(grammar: Grammar, clause: str, verb: str | None, negated: bool) -> None:
    found = grammar.finite(tokens_of(clause))
    assert (found.word if found else None) == verb
    assert found is None or found.negated == negated


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("If the model is slow, they get keyword search", "If the model is slow,"),
        ("When a copy comes back it goes to the first person", "When a copy comes back"),
        ("Over the limit you get an error", "Over the limit"), ("We email a link when it is ready", ""),
        ("If both agree, that is the number", "If both agree,"), ("Up to 10,000 rows the file comes back", "Up to 10,000 rows"),
    ],
)  # fmt: skip
def test_where_a_condition_ends(grammar: Grammar, sentence: str, condition: str) -> None:
    tokens = tokens_of(sentence)
    end = condition_end(grammar, tokens)
    assert sentence[: tokens[end].start].strip() == condition


def test_verb_forms() -> None:
    verbs = inflected(["carry", "stop", "make", "hold"], ["stop"])
    assert third_person("push") == "pushes"
    assert verbs.third["carries"] == "carry"
    assert {"stopped", "made", "held"} <= verbs.past
    assert verbs.gerund["making"] == "make"
    assert verbs.certain("carries")
    assert not verbs.certain("stops")
