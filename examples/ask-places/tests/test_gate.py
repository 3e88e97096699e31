from __future__ import annotations

from ask_places.gate import MAX_RESULTS, MIN_CONFIDENCE, gate, shorten
from ask_places.places import Match


def match(confidence: float) -> Match:
    return Match("Somewhere", 1.0, confidence, "because")


# spec: ask-places/FR-07
def test_only_what_is_sure_enough_is_kept() -> None:
    assert MIN_CONFIDENCE == 0.5
    assert [one.confidence for one in gate([match(0.9), match(0.5), match(0.49)])] == [0.9, 0.5]


# spec: ask-places/FR-02
def test_an_answer_is_short() -> None:
    assert MAX_RESULTS == 3
    assert len(shorten([match(0.9)] * 3)) == 3
    assert len(shorten([match(0.9)] * 4)) == 3
