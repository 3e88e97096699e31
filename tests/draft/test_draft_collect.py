"""What a draft is collected in: proposals that say that they are, and sentences of which none is lost."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon, Source
from specflow.draft.collect import Collected
from specflow.draft.reading.read import read_source
from specflow.draft.value import Place, Read

NOTE = """# Pay

A guest must be able to pay by *phone*. We talked about it in spring.
Cash can wait.
"""


@pytest.fixture
def found(lexicon: Lexicon) -> Collected:
    return Collected([read_source(Source("note.md", NOTE, "note", ""), lexicon)], lexicon)


def sentences(found: Collected) -> list[Read]:
    return list(found.documents[0].sentences)


def at(line: int, quote: str) -> Place:
    return Place("note.md", line, quote)


# spec: note-to-spec/FR-05
def test_a_proposal_is_marked_quotes_what_prompted_it_and_says_why(found: Collected) -> None:
    found.propose("EC", "the phone has no signal", "The guest must be told.", "Phones lose it.", at(4, "Cash can wait."))
    (one,) = found.requirements
    assert (one.id, one.title, one.text) == ("EC-01", "Phone has no signal", "The guest must be told.")
    assert (one.status, one.proposed, one.priority) == ("placeholder", True, "should")
    assert [(ref.path, ref.line, ref.quote) for ref in one.source] == [("note.md", 4, "Cash can wait.")]
    assert one.rationale == "Phones lose it."


# spec: note-to-spec/FR-05
def test_a_proposal_without_a_reason_is_given_one(found: Collected) -> None:
    found.propose("EC", "No signal", "The guest must be told.", "", at(4, "Cash can wait."))
    assert found.requirements[0].rationale == "Often forgotten, and costly to find out late."


# spec: note-to-spec/FR-05
def test_what_no_source_prompted_is_not_proposed(found: Collected) -> None:
    found.propose("EC", "No signal", "The guest must be told.", "Phones.", at(9, "Nobody wrote these words."))
    found.propose("EC", "No signal", "The guest must be told.", "Phones.", Place("other.md", 4, "Cash can wait."))
    assert found.requirements == []


# spec: note-to-spec/FR-04
def test_what_nothing_cites_is_set_aside_with_its_place_and_why(found: Collected) -> None:
    found.account(sentences(found), "background")
    assert [(one.source.line, one.source.quote, one.why) for one in found.aside] == [
        (3, "A guest must be able to pay by *phone*.", "background"),
        (3, "We talked about it in spring.", "background"),
        (4, "Cash can wait.", "background"),
    ]
    assert {one.source.path for one in found.aside} == {"note.md"}


# spec: note-to-spec/FR-04
def test_what_became_something_is_not_set_aside_and_nothing_is_twice(found: Collected) -> None:
    found.require("FR", "Pay", "A guest must be able to pay by phone.", at(3, "A guest must be able to pay by *phone*."))
    found.account(sentences(found), "became the goal")
    found.account(sentences(found), "already said")
    assert [(one.source.quote, one.why) for one in found.aside] == [
        ("We talked about it in spring.", "became the goal"),
        ("Cash can wait.", "became the goal"),
    ]


# spec: note-to-spec/FR-04
def test_a_sentence_that_is_part_of_a_longer_citation_is_not_lost(found: Collected) -> None:
    found.exclude("Cash", at(4, "Cash can"))
    found.account(sentences(found)[2:], "already said")
    assert found.aside == []


# spec: note-to-spec/FR-04
def test_a_short_sentence_inside_of_a_cited_line_is_not_lost(lexicon: Lexicon) -> None:
    line = "Pay. A guest must be able to pay by phone."
    found = Collected([read_source(Source("note.md", line, "note", ""), lexicon)], lexicon)
    found.require("FR", "Pay", "A guest must be able to pay by phone.", at(1, "A guest must be able to pay by phone."))
    found.account(sentences(found)[:1], "already said")
    assert found.aside == []


# spec: note-to-spec/FR-04
def test_words_that_cannot_be_found_again_are_set_aside_without_a_quote(found: Collected) -> None:
    found.set_aside(at(4, "Nobody wrote these words."), "its words could not be found again")
    (one,) = found.aside
    assert (one.source.line, one.source.quote, one.why) == (4, None, "its words could not be found again")


# spec: note-to-spec/FR-04
def test_an_endless_sentence_is_set_aside_by_its_beginning(lexicon: Lexicon) -> None:
    long = "We talk " + "and talk " * 2000
    found = Collected([read_source(Source("note.md", long, "note", ""), lexicon)], lexicon)
    found.set_aside(at(1, long.strip()), "background")
    quote = found.aside[0].source.quote
    assert quote
    assert long.startswith(quote)
    assert len(quote) <= 2000
