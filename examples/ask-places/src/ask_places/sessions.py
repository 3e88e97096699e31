"""Who asked a moment ago."""

from __future__ import annotations

import sqlite3

SESSION_SECONDS = 1800


# spec: ask-places/NFR-05
def touch(database: sqlite3.Connection, session: str, now: float) -> None:
    """Note that a session is alive, and forget the old ones."""
    database.execute("INSERT OR REPLACE INTO sessions VALUES (?, ?, '')", (session, now))
    forget(database, now)


# spec: ask-places/NFR-05
def forget(database: sqlite3.Connection, now: float) -> None:
    """Delete the sessions that nobody used for too long."""
    database.execute("DELETE FROM sessions WHERE last <= ?", (now - SESSION_SECONDS,))
    database.commit()
