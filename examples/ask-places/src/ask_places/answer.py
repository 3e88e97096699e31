"""From a question to an answer."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from ask_places.gate import gate, shorten
from ask_places.places import Match, find

RADIUS_KM = 3.0
WIDER_KM = 10.0
MAX_QUESTION = 5000


# spec: ask-places/EC-03
class TooLong(Exception):
    """The question is longer than anybody asks."""


# spec: ask-places/EC-03
def accept(question: str) -> str:
    """The question without blanks around it. Raises `TooLong`."""
    question = question.strip()
    if len(question) > MAX_QUESTION:
        raise TooLong
    return question


# spec: ask-places/FR-07, FR-08, EC-02, EC-03, NFR-04
def answer(database: sqlite3.Connection, question: str) -> dict[str, Any]:
    """The places that are sure enough; when there are none nearby, those from further away."""
    question = accept(question)
    matches = gate(find(database, question, RADIUS_KM))
    widened = False
    if not matches:
        widened = True
        matches = gate(find(database, question, WIDER_KM))
    remember(database, len(matches))
    return {
        "results": [shown(match) for match in shorten(matches)],
        "radius_widened": widened,
        "notice": "" if matches else "Nothing fits. Try fewer words.",
    }


# spec: ask-places/FR-05
def shown(match: Match) -> dict[str, Any]:
    """A match as the answer shows it."""
    return {
        "name": match.name,
        "distance_km": match.distance_km,
        "confidence": match.confidence,
        "ai_reason": match.reason,
    }


# spec: ask-places/NFR-04
def remember(database: sqlite3.Connection, answers: int) -> None:
    """That somebody asked, and how many places they got; not what they asked."""
    database.execute("INSERT INTO asks VALUES (?, ?)", (time.time(), answers))
    database.commit()
