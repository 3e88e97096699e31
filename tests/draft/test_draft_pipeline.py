"""The whole drafter: what every draft must hold, whatever the note."""

from __future__ import annotations

import re
import time

import pytest

from specflow.draft import Drafted, Lexicon, OpenPoint, Source, draft
from specflow.draft.check import flat
from specflow.draft.reading.read import read_source
from specflow.model.spec import Metric, OutOfScope, Question, Requirement, Story

NOTE = """# Parcel lockers

People miss their parcels and queue at the depot on Saturdays. We want a recipient to collect a parcel from a locker at any hour.

A recipient gets a code by text when the parcel is in the locker. The code works once. A parcel waits for three days; then it
goes back to the depot, and we tell the sender. If a door is jammed, the recipient gets another locker within 10 minutes.
Nobody should ever see someone else's code. Deliveries of food can wait. Large parcels would be nice to have.

We'll know it worked if missed deliveries drop below 4%. Open: who pays when a parcel is lost?
"""


def drafted(lexicon: Lexicon, note: str, *, points: tuple[OpenPoint, ...] = (), **others: str) -> Drafted:
    sources = [Source("note.md", note, "note", "0" * 64)]
    for role in ("product", "code"):
        if role in others:
            sources.append(Source(f"{role}.md", others[role], role, "1" * 64))
    return draft(sources, lexicon=lexicon, open_points=points)


def bare(text: str) -> str:
    """Letters, digits and single blanks: a reader's own look at a source, with nothing of the drafter's in it."""
    return " ".join(re.sub(r"[^\w\s]|_", "", text).split())


def check_grounded(found: Drafted, **texts: str) -> None:
    for requirement in found.spec.requirements:
        assert requirement.source, requirement.id
        for ref in requirement.source:
            lines = texts[ref.path.removesuffix(".md")].split("\n")
            quote, rest = bare(ref.quote or ""), bare("\n".join(lines[ref.line - 1 :]))
            assert quote, requirement.id
            assert 0 <= rest.find(quote) < len(bare(lines[ref.line - 1])), (requirement.id, quote)


def test_what_was_drafted_before_leaves_no_trace(lexicon: Lexicon) -> None:
    short = "# Lift\n\nLifts stand still for days.\n\n## Rules\n\n- Go on where I stopped\n- Type the number of the floor\n"
    alone = drafted(lexicon, short)
    assert any("where the user stopped" in one.text for one in alone.spec.requirements)
    drafted(lexicon, NOTE)
    drafted(lexicon, "# Desk\n\nA visitor types a sentence. If it is slow, they get the old list. An AI model ranks it.\n")
    assert drafted(lexicon, short).spec == alone.spec


def test_every_part_of_a_note_finds_its_section(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, NOTE).spec
    assert spec.feature == "parcel-lockers"
    assert "collect a parcel" in spec.goal
    assert [metric.target for metric in spec.metrics] == ["below 4%"]
    assert [one.text for one in spec.out_of_scope] == ["Deliveries of food"]
    assert spec.questions[0].text == "Who pays when a parcel is lost?"
    assert all(question.suggested for question in spec.questions)
    assert any(one.kind == "EC" and "jammed" in one.text for one in spec.requirements)


# spec: note-to-spec/FR-03
def test_requirements_are_grounded_and_short_titled(lexicon: Lexicon) -> None:
    found = drafted(lexicon, NOTE)
    check_grounded(found, note=NOTE)
    for one in found.spec.requirements:
        assert len(one.title.split()) <= 6
        assert one.status in ("review", "placeholder")
        assert not one.proposed or (one.status == "placeholder" and one.rationale)


def test_same_input_gives_the_same_draft(lexicon: Lexicon) -> None:
    assert drafted(lexicon, NOTE) == drafted(lexicon, NOTE)


def test_quantities_become_parameters(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, NOTE).spec
    assert {str(value) for value in spec.parameters.values()} >= {"3 days", "10 minutes"}
    assert any("{" in one.text for one in spec.requirements)


def test_open_points_join_the_questions(lexicon: Lexicon) -> None:
    point = OpenPoint("Which holds: three days or one week?", "Three days.")
    assert drafted(lexicon, NOTE, points=(point,)).spec.questions[0].suggested == "Three days."


@pytest.mark.parametrize(
    "note",
    ["", " \n\n", "Let admins export invoices.", "\x00\x01\ufffd" * 500, "<script>alert(1)</script>", "- " * 3000,
     "a|b\n-|-\n", "{{ 7 * 7 }} must hold {x}"],
)  # fmt: skip
def test_odd_notes_give_a_valid_spec(lexicon: Lexicon, note: str) -> None:
    found = drafted(lexicon, note)
    check_grounded(found, note=note)
    assert found.spec.goal
    assert found.spec.feature


def test_another_language_is_kept_sentence_by_sentence(lexicon: Lexicon) -> None:
    note = "# Suche\n\nDie Nutzer sollen in eigenen Worten suchen können. Das System zeigt höchstens fünf Orte.\n"
    found = drafted(lexicon, note)
    assert [one.text for one in found.spec.requirements] == [
        "Die Nutzer sollen in eigenen Worten suchen können.", "Das System zeigt höchstens fünf Orte.",
    ]  # fmt: skip
    assert found.remarks


def test_facts_of_the_code_never_become_behaviour(lexicon: Lexicon) -> None:
    code = "# Code\n\n- The parcel locker sends a text with the code through a vendor.\n- The rota screen is written in React.\n"
    spec = drafted(lexicon, NOTE, code=code).spec
    assert [one.text for one in spec.constraints] == ["The parcel locker sends a text with the code through a vendor."]
    assert not [one for one in spec.requirements if not one.proposed and any(ref.path == "code.md" for ref in one.source)]


def test_every_sentence_of_the_note_is_accounted_for(lexicon: Lexicon) -> None:
    note = (
        NOTE
        + "\nFor example, Dana waits at home. See the wiki for more. Thanks!\n\n- one more thing\n\n"
        + "| a | b |\n|---|---|\n| c | d |\n"
    )
    spec = drafted(lexicon, note).spec
    items: list[Requirement | Metric | OutOfScope | Question | Story] = [*spec.requirements, *spec.metrics, *spec.out_of_scope]
    items += [*spec.questions, *spec.stories]
    refs = [one.source for one in spec.set_aside]
    for item in items:
        refs += item.source
    cited: dict[int, list[str]] = {}
    for ref in refs:
        cited.setdefault(ref.line, []).append(flat(ref.quote or ""))
    for read in read_source(Source("note.md", note, "note", ""), lexicon).sentences:
        quote = flat(read.sentence.quote)
        assert any(quote in one or one in quote for one in cited.get(read.sentence.line, [])), read.text


def test_the_same_claim_in_two_sources_is_one_requirement(lexicon: Lexicon) -> None:
    sources = [Source(f"{name}.md", f"# {name}\n\n## Requirements\n\n- A code works once.\n", "note", "") for name in ("a", "b")]
    (one,) = [r for r in draft(sources, lexicon=lexicon).spec.requirements if not r.proposed]
    assert [ref.path for ref in one.source] == ["a.md", "b.md"]


def test_rules_of_the_context_come_in_only_when_they_bear(lexicon: Lexicon) -> None:
    product = "# Rules\n\n- A parcel is handed out only against its code.\n"
    product += "- Pallets are returned to the carrier every quarter.\n"
    spec = drafted(lexicon, NOTE, product=product).spec
    assert [one.text for one in spec.requirements if one.kind == "BR"] == ["A parcel must be handed out only against its code."]
    assert [one.source.line for one in spec.set_aside if one.why == "not relevant to this feature"] == [4]


def test_thirty_pages_take_linear_time(lexicon: Lexicon) -> None:
    started = time.process_time()
    drafted(lexicon, NOTE * 20)
    once = time.process_time() - started
    started = time.process_time()
    drafted(lexicon, NOTE * 200)
    assert time.process_time() - started < max(20 * once, 3)


def test_control_and_direction_characters_stay_out_of_texts(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, "# X\n\nThe \u202esystem\u202c must show \x07 the bell.\n").spec
    (one,) = [r for r in spec.requirements if not r.proposed]
    assert one.text == "The system must show the bell."


def test_braces_of_the_source_are_no_parameters(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, "The system must keep {x} as it is.\n").spec
    assert spec.requirements[0].text == "The system must keep {{x}} as it is."


def test_a_file_that_is_no_text_gives_nothing_but_a_remark(lexicon: Lexicon) -> None:
    found = drafted(lexicon, "".join(chr(code % 31) + "\ufffdab" for code in range(3000)))
    assert not found.spec.requirements
    assert found.remarks == ("note.md is no text: nothing was drafted from it. Save it as plain text or Markdown.",)
    assert [one.why for one in found.spec.set_aside] == ["not text"]


def test_short_items_of_a_list_are_kept(lexicon: Lexicon) -> None:
    spec = drafted(lexicon, "# X\n\n## Requirements\n\n- Export CSV\n- Undo\n").spec
    assert [one.source[0].line for one in spec.requirements if not one.proposed] == [5]
