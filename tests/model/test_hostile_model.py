"""A model that obeys hostile notes, invents, misquotes, drops or answers in HTML: none of it reaches a spec as a fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.draft.check import Grounds
from specflow.draft.value import Place
from tests.model.hostile import HEAD, KEY, NOTES, Hostile, try_note


@pytest.mark.parametrize("hostile", NOTES, ids=lambda one: one.name)
def test_nothing_hostile_becomes_a_fact(hostile: Hostile, tmp_path: Path) -> None:
    outcome = try_note(hostile, tmp_path)
    spec = outcome.made.spec
    assert (outcome.facts, outcome.lost) == ([], [])
    grounds = Grounds({"note.md": HEAD + hostile.more})
    for one in spec.requirements:
        assert one.status in ("review", "placeholder")
        assert one.proposed or one.source, one.id
        assert all(grounds.stands(Place(ref.path, ref.line, ref.quote or "")) for ref in one.source), one.id
    assert KEY not in str([request["messages"] for request in outcome.server.requests])
    assert KEY not in str(spec.model_dump())
    assert all("tools" not in request for request in outcome.server.requests)


def test_what_fails_is_asked(tmp_path: Path) -> None:
    invented = next(one for one in NOTES if one.name == "invented numbers")
    asked = try_note(invented, tmp_path).asked
    assert any("7 seconds" in text and "What should hold?" in text for text in asked)


def test_what_is_dropped_is_listed(tmp_path: Path) -> None:
    dropped = next(one for one in NOTES if one.name == "everything dropped")
    asked = try_note(dropped, tmp_path).asked
    left = "\n".join(text for text in asked if "The draft leaves it out. Is that right?" in text)
    assert left.count("\n") == 2
    for said in ("collect a parcel", "The code works once", "someone else's code"):
        assert said in left
