"""Lists in a word or two: what stands in front of the colon or the arrow is the case, and never gets lost."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.terse import case_of
from specflow.draft.pipeline import draft
from specflow.draft.value import Source
from specflow.parse.grammar import Grammar


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("scan the crate tag -> show its shelf", "When the crate tag is scanned, the system must show its shelf."),
        ("tag torn -> type the last digits", "When tag is torn, the user must be able to type the last digits."),
        ("no shelf known => pick nearest free shelf", "When there is no shelf known, the system must pick nearest free shelf."),
        ("open lid -> red light, horn", "When lid is opened, the system must keep to this: red light, horn."),
        ("status new -> open", "The system must keep to this: status new -> open."),
        ("Red light, loud horn, don't open", "The system must keep to this: Red light, loud horn, don't open."),
    ],
)
def test_an_arrow_says_what_follows(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


@pytest.mark.parametrize(
    ("label", "case"),
    [
        ("crate already emptied", "When crate is already emptied"),
        ("doors open", "When doors are open"),
        ("wrong shelf", "When there is a wrong shelf"),
        ("too many crates", "When there are too many crates"),
        ("Max size", ""),
        ("3 wrong tries", ""),
        ("Rollout", ""),
        ("when late", ""),
    ],
)
def test_the_case_that_a_label_names(label: str, case: str, grammar: Grammar) -> None:
    assert case_of(label, grammar) == case


@pytest.mark.parametrize(
    ("line", "phrased"),
    [
        ("wrong shelf: red light, don't open",
         "When there is a wrong shelf, the system must keep to this: red light, don't open."),
        ("crate already emptied: show where", "When crate is already emptied, the system must show where."),
        ("acids: need two signatures", "Acids must have two signatures."),
        ("Night shift: cannot open the cage", "Night shift must not open the cage."),
        ("Reminders: send at nine", "The system must send reminders at nine."),
        ("Pictures: jpg, png", "The system must keep to this: pictures: {picture_formats}."),
        ("formats: jpg, png", "The system must keep to this: formats: {file_formats}."),
        ("What it costs: 20 € a month and not a cent more",
         "The system must keep to this: what it costs: 20 € a month and not a cent more."),
    ],
)  # fmt: skip
def test_a_label_stays_with_what_it_labels(line: str, phrased: str, lexicon: Lexicon) -> None:
    note = f"# Cellar scanner\n\n## Rules\n\n- workers scan the crates when they leave the cellar\n- {line}\n"
    spec = draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon).spec
    assert phrased in [one.text for one in spec.requirements]
    assert not spec.metrics


def test_an_arrow_to_an_act_is_no_measure_of_success(lexicon: Lexicon) -> None:
    note = "# Cellar\n\n- workers scan crates\n- no target known -> pick the nearest shelf\n"
    assert not draft([Source("note.md", note, "note", "0" * 64)], lexicon=lexicon).spec.metrics
