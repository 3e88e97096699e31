"""The data files: every entry is whole, and a team's own file adds to them."""

from __future__ import annotations

import re

from specflow.draft import Lexicon, Source, draft, read_lexicon
from specflow.draft.lexicon import records_of

SMALL = """
[noise]
kind: edge
when: horn + loud | siren
unless: quiet horn
title: Too loud
text: When the <match> is too loud, the system must say so.
why: Ears hurt.
weight: 9
"""


def test_every_entry_says_what_when_and_why(lexicon: Lexicon) -> None:
    assert len(lexicon.catalogue) > 60
    for entry in lexicon.catalogue:
        assert entry.kind in ("edge", "quality", "question", "topic"), entry.name
        assert entry.when, entry.name
        assert entry.within <= {"note", "code", "product"}, entry.name
        if entry.kind == "edge":
            assert entry.text.endswith("."), entry.name
            assert entry.why, entry.name
            assert 1 <= len(entry.title.split()) <= 6, entry.name
            assert re.search(r"\bmust\b", entry.text), entry.name
        if entry.kind == "question":
            assert entry.text.endswith("?"), entry.name
            assert entry.suggested, entry.name


def test_names_are_unique_across_files(lexicon: Lexicon) -> None:
    names = [entry.name for entry in lexicon.catalogue]
    assert len(names) == len(set(names))


def test_concepts_in_triggers_exist(lexicon: Lexicon) -> None:
    concepts = set(lexicon.concepts.values())
    for entry in lexicon.catalogue:
        for alternative in (*entry.when, *entry.unless, *entry.needs):
            for term in alternative:
                assert not term.startswith("@") or term[1:] in concepts, (entry.name, term)


def test_a_team_adds_its_own_entry() -> None:
    lexicon = read_lexicon({"catalogue-own.txt": SMALL})
    (entry,) = lexicon.catalogue
    assert entry.when == (("horn", "loud"), ("siren",))
    assert entry.weight == 9


def test_an_entry_proposes_once_and_quotes_what_prompted_it(lexicon: Lexicon) -> None:
    found = draft([Source("n.md", SIREN, "note", "")],
                  lexicon=read_lexicon({"catalogue-own.txt": SMALL, "words.txt": words_of(lexicon)}))  # fmt: skip
    (one,) = [r for r in found.spec.requirements if r.proposed]
    assert (one.status, one.text, one.rationale) == (
        "placeholder",
        "When the siren is too loud, the system must say so.",
        "Ears hurt.",
    )
    assert one.source[0].line == 5


SIREN = "# Sounds\n\n## Requirements\n\n- A siren sounds when the door opens.\n- The siren stops.\n"


def words_of(lexicon: Lexicon) -> str:
    """The word lists as a file again."""
    return "\n".join(f"[{name}]\n" + "\n".join(sorted(words)) for name, words in sorted(lexicon.words.items()))


def test_records_keep_lists_and_fields_apart() -> None:
    words, entry = (
        list(records_of("words.txt", "# c\n[a]\nowner:, x, y\n- z\n")),
        list(records_of("catalogue.txt", "[b]\nwhen: x\n  | y\n")),
    )
    assert list(words[0].terms()) == ["owner:", "x", "y", "- z"]
    assert entry[0].fields == {"when": "x | y"}


def test_a_word_can_be_taken_out_again() -> None:
    lexicon = read_lexicon({"a-words.txt": "[out]\nlater, not now\n", "b-words.txt": "[out]\n-later\n"})
    assert lexicon.words["out"] == {"not now"}


def test_a_feature_that_relies_on_a_model_is_asked_more(lexicon: Lexicon) -> None:
    note = "# Help\n\nAgents type the same things.\n\nThe language model writes an answer to each ticket from our articles.\n"
    spec = draft([Source("n.md", note, "note", "")], lexicon=lexicon).spec
    assert any("evaluation" in question.text for question in spec.questions)
    assert any("prompt injection" in one.text for one in spec.requirements)
    plain = draft([Source("n.md", note.replace("The language model", "A colleague"), "note", "")], lexicon=lexicon).spec
    assert not any("evaluation" in question.text for question in plain.questions)


def proposed(note: str, lexicon: Lexicon) -> list[str]:
    found = draft([Source("n.md", f"# Boats\n\nBoats are lent.\n\n## Rules\n\n{note}\n", "note", "")], lexicon=lexicon)
    return [one.text for one in found.spec.requirements if one.proposed]


def test_a_proposal_about_messages_names_what_brings_them(lexicon: Lexicon) -> None:
    assert any(text.startswith("When an email cannot be delivered") for text in proposed("- Guests get an email.", lexicon))
    assert any(text.startswith("When a letter cannot be") for text in proposed("- We send a letter to the owner.", lexicon))
    assert any(text.startswith("When a message cannot be") for text in proposed("- We notify the owner.", lexicon))


def test_working_days_raise_holidays_and_two_systems_a_half_written_change(lexicon: Lexicon) -> None:
    said = " ".join(proposed("- A refund takes five working days.\n- The bill is saved in both systems.", lexicon))
    assert "public holiday" in said
    assert "fails in the second one" in said
    settled = "- A refund takes five working days; public holidays do not count."
    assert "public holiday" not in " ".join(proposed(settled, lexicon))


def test_a_pipeline_of_models_is_asked_for_a_criterion_of_each_step_and_for_its_golden_set(lexicon: Lexicon) -> None:
    steps = "# Invoices\n\nA language model reads invoices in three steps: it finds the pages, copies amounts, matches orders.\n"
    plain = "# Invoices\n\nClerks book invoices in three steps: they find the pages, copy the amounts and match the orders.\n"
    asked = [" ".join(one.text for one in draft([Source("n.md", note, "note", "")], lexicon=lexicon).spec.questions)
             for note in (steps, plain)]  # fmt: skip
    for said in ("criterion must each step meet", "Who owns the golden set"):
        assert said in asked[0]
        assert said not in asked[1]
