from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    from ask_places.places import prepare

    connection = sqlite3.connect(":memory:")
    prepare(connection)
    yield connection
    connection.close()
