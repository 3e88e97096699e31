from __future__ import annotations

import sqlite3

import pytest
from ask_places.answer import MAX_QUESTION, TooLong, accept, answer, shown
from ask_places.places import Match, find


# spec: ask-places/FR-01
def test_places_are_found_by_words_the_surest_and_nearest_first(database: sqlite3.Connection) -> None:
    found = find(database, "Quiet CAFE", 3.0)
    assert [(match.name, match.confidence) for match in found] == [("Café Luise", 1.0), ("Stille Post", 1.0), ("Nachtigall", 1.0)]
    assert [match.name for match in find(database, "quiet books", 3.0)] == ["Stille Post", "Café Luise", "Nachtigall"]
    assert [match.name for match in find(database, "books", 1.6)] == ["Stille Post"]
    assert [match.name for match in find(database, "books", 1.5)] == []
    assert find(database, "quiet a b c d", 1.0)[0].confidence == 0.25


# spec: ask-places/FR-07
def test_weak_matches_stay_out_of_an_answer(database: sqlite3.Connection) -> None:
    assert [one["name"] for one in answer(database, "quiet cafe books wifi")["results"]] == [
        "Café Luise", "Stille Post", "Nachtigall",
    ]  # fmt: skip
    assert [one["name"] for one in answer(database, "late bar music opera")["results"]] == ["Hafen 9"]
    assert all(one["confidence"] >= 0.5 for one in answer(database, "family garden breakfast")["results"])


# spec: ask-places/FR-08
def test_the_answer_says_when_it_looked_further_away(database: sqlite3.Connection) -> None:
    near, far = answer(database, "quiet cafe"), answer(database, "garden")
    assert near["radius_widened"] is False
    assert far["radius_widened"] is True
    assert [one["name"] for one in far["results"]] == ["Zum Anker", "Mühle"]


# spec: ask-places/EC-02
def test_nothing_found_is_said_in_words(database: sqlite3.Connection) -> None:
    nothing = answer(database, "opera house tickets tonight")
    assert nothing == {"results": [], "radius_widened": True, "notice": "Nothing fits. Try fewer words."}
    assert answer(database, "quiet cafe")["notice"] == ""


# spec: ask-places/FR-05
def test_every_place_says_why_it_is_shown() -> None:
    assert shown(Match("Hafen 9", 0.9, 0.8, "open late")) == {
        "name": "Hafen 9", "distance_km": 0.9, "confidence": 0.8, "ai_reason": "open late",
    }  # fmt: skip


# spec: ask-places/EC-03
@pytest.mark.parametrize(("length", "fits"), [(MAX_QUESTION, True), (MAX_QUESTION + 1, False)])
def test_a_question_has_a_longest_length(length: int, fits: bool) -> None:
    assert MAX_QUESTION == 5000
    if fits:
        assert accept(" " + "x" * length + " ") == "x" * length
    else:
        with pytest.raises(TooLong):
            accept("x" * length)


# spec: ask-places/NFR-04
def test_asking_leaves_only_a_number(database: sqlite3.Connection) -> None:
    answer(database, "quiet cafe")
    rows = database.execute("SELECT answers FROM asks").fetchall()
    assert rows == [(3,)]
    assert not database.in_transaction
