"""Notes without full stops: a thought on each line is an item, a wrapped paragraph stays one."""

from __future__ import annotations

from specflow.draft.lexicon import Lexicon
from specflow.draft.pipeline import draft
from specflow.draft.reading.thoughts import by_line
from specflow.draft.value import Source
from specflow.parse.markdown import read_markdown

CHOIR = """# Choir evenings

members can say if they come
the leader sees who is missing per voice
no reminders between 21:00 and 8:00
max 40 singers per evening
and a waiting list for the rest
should guests be able to join?
not: payments
"""


def thoughts(text: str) -> list[str]:
    return [block.text for block in by_line(read_markdown(text)) if block.kind != "heading"]


def test_each_line_is_a_thought_of_its_own(lexicon: Lexicon) -> None:
    spec = draft([Source("note.md", CHOIR, "note", "0" * 64)], lexicon=lexicon).spec
    said = {one.source[0].line: one.text for one in spec.requirements if not one.proposed}
    assert said[3] == "Members must be able to say if they come."
    assert said[4] == "The leader must see who is missing per voice."
    assert said[5] == "There must be no reminders between 21:00 and 8:00."
    assert 6 in said
    assert [one.text for one in spec.out_of_scope] == ["Payments"]
    assert any("guests" in one.text for one in spec.questions)


def test_a_line_that_goes_on_belongs_to_the_one_before() -> None:
    assert "max 40 singers per evening and a waiting list for the rest" in thoughts(CHOIR)
    assert "should guests be able to join?" in thoughts(CHOIR)


def test_what_was_wrapped_or_has_full_stops_stays_a_paragraph() -> None:
    wrapped = (
        "a member who cannot come to an evening says so on the page, and\n"
        "the leader then sees at once which voices are missing and whom\n"
        "to ask instead, without anybody having to call around for them\n"
    )
    stopped = "members say if they come.\nthe leader sees who is missing\nmax 40 singers\n"
    short = "members say if they come\nthe leader sees who is missing\n"
    for text in (wrapped, stopped, short):
        assert len(thoughts(text)) == 1


def test_a_line_with_a_colon_leads_those_below_it() -> None:
    blocks = list(by_line(read_markdown("what we want:\nbook a room\ncancel a room\nsee who booked it\n")))
    assert [block.lead for block in blocks] == ["", *["what we want:"] * 3]
