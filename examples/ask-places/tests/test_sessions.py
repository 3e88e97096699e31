from __future__ import annotations

import sqlite3

from ask_places.sessions import touch


def sessions(database: sqlite3.Connection) -> list[str]:
    return [name for (name,) in database.execute("SELECT id FROM sessions ORDER BY id")]


# spec: ask-places/NFR-05
def test_a_session_is_forgotten_after_half_an_hour(database: sqlite3.Connection) -> None:
    touch(database, "old", 1000.0)
    touch(database, "new", 1000.0 + 1799)
    assert sessions(database) == ["new", "old"]
    touch(database, "new", 1000.0 + 1800)
    assert sessions(database) == ["new"]
    assert not database.in_transaction
