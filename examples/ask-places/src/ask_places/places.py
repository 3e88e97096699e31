"""The places that can be asked for, and how well each fits a question."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

SEED = (
    ("Café Luise", 0.4, "quiet cafe wifi breakfast", "quiet, with sockets at every table"),
    ("Hafen 9", 0.9, "late bar music", "open late, live music on Fridays"),
    ("Stille Post", 1.6, "quiet cafe books", "quiet, and full of books"),
    ("Nachtigall", 2.5, "late cafe quiet", "a quiet corner that is open late"),
    ("Zum Anker", 6.0, "late bar garden", "open late, with a garden"),
    ("Mühle", 8.5, "garden breakfast family", "breakfast in the garden"),
)


# spec: ask-places/FR-01
@dataclass(frozen=True)
class Match:
    """A place and how sure the answer is of it."""

    name: str
    distance_km: float
    confidence: float
    reason: str


# spec-ignore: wiring
def prepare(database: sqlite3.Connection) -> None:
    """The tables, with the places in them."""
    database.execute("CREATE TABLE IF NOT EXISTS places (name TEXT PRIMARY KEY, km REAL, words TEXT, reason TEXT)")
    database.execute("CREATE TABLE IF NOT EXISTS asks (at REAL, answers INTEGER)")
    database.execute("CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, last REAL, note TEXT)")
    database.executemany("INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?)", SEED)
    database.commit()


# spec: ask-places/FR-01
def find(database: sqlite3.Connection, question: str, radius_km: float) -> list[Match]:
    """Every place within the radius that shares a word with the question, the surest first."""
    asked = set(re.findall(r"\w+", question.lower()))
    matches = []
    for name, km, words, reason in database.execute("SELECT name, km, words, reason FROM places WHERE km <= ?", (radius_km,)):
        shared = asked & set(words.split())
        if shared:
            matches.append(Match(name, km, len(shared) / min(len(asked), 4), reason))
    return sorted(matches, key=lambda match: (-match.confidence, match.distance_km))
