"""Splitting and joining: one rule each, no condition lost."""

from __future__ import annotations

import pytest

from specflow.draft.classifying.classify import Judged
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.reading.labels import label_of
from specflow.draft.reading.read import read_source
from specflow.draft.splitting.reference import Reference
from specflow.draft.splitting.split import units_of
from specflow.draft.value import Read, Source


def reads(text: str, lexicon: Lexicon) -> tuple[Read, ...]:
    return read_source(Source("n.md", text, "note", ""), lexicon).sentences


def clauses(text: str, lexicon: Lexicon, phraser: Phraser) -> list[str]:
    judged = [Judged(read, "FR", "", False) for read in reads(text, lexicon)]
    return [unit.text for unit in units_of(judged, phraser, lexicon)]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Drafts never show up; voided invoices stay.", ["Drafts never show up", "voided invoices stay."]),
        ("A patron can place a hold at any desk, and chooses the branch to use.",
         ["A patron can place a hold at any desk", "A patron chooses the branch to use."]),
        ("Anything larger is built in the background and we email a link.",
         ["Anything larger is built in the background", "we email a link."]),
        ("It may approve claims when every field was read and no rule is broken.",
         ["It may approve claims when every field was read and no rule is broken."]),
        ("If it fails, nobody gets half a file, and we say so.", ["If it fails, nobody gets half a file, and we say so."]),
        ("Location is used only if allowed. Otherwise ask which area they mean.",
         ["Location is used only if allowed.", "Unless allowed, ask which area they mean."]),
        ("One row per line, not one per invoice.", ["One row per line, not one per invoice."]),
    ],
)  # fmt: skip
def test_units(sentence: str, parts: list[str], lexicon: Lexicon, phraser: Phraser) -> None:
    assert clauses(sentence, lexicon, phraser) == parts


def test_reasons_leave_the_rule(lexicon: Lexicon, phraser: Phraser) -> None:
    judged = [Judged(read, "FR", "", False) for read in reads("Columns keep their order because people map them.", lexicon)]
    (unit,) = units_of(judged, phraser, lexicon)
    assert (unit.text, unit.why) == ("Columns keep their order", "people map them")


@pytest.mark.parametrize(
    ("quote", "label"),
    [
        ("**Ads.** Every list opens.", "Ads"),
        ("Rollout: two weeks.", "Rollout"),
        ("Pausing lasts up to 90 days: so.", ""),
        ("No label here.", ""),
    ],
)
def test_labels(quote: str, label: str, phraser: Phraser) -> None:
    assert label_of(quote, phraser.grammar)[0] == label


def test_pronouns_are_resolved_within_a_paragraph(lexicon: Lexicon, phraser: Phraser) -> None:
    first, second = reads("The message says which clinic. It must not mention the treatment.", lexicon)
    reference = Reference(phraser)
    reference.resolved(first.text, first.sentence.block)
    assert reference.resolved(second.text, second.sentence.block) == "The message must not mention the treatment"


def test_a_pronoun_without_a_clear_referent_stays(lexicon: Lexicon, phraser: Phraser) -> None:
    first, second = reads("Everything else goes to a person. It never rejects a claim.", lexicon)
    reference = Reference(phraser)
    reference.resolved(first.text, first.sentence.block)
    assert reference.resolved(second.text, second.sentence.block) == second.text


def test_a_verb_agrees_with_whom_a_pronoun_stands_for(lexicon: Lexicon, phraser: Phraser) -> None:
    first, second = reads("A visitor types a sentence. If it is slow, they get the old list.", lexicon)
    reference = Reference(phraser)
    reference.resolved(first.text, first.sentence.block)
    assert reference.resolved(second.text, second.sentence.block) == "If it is slow, the visitor gets the old list"
