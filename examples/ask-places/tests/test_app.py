from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ask_places.app import create
from client import ask, send, send_raw
from starlette.applications import Starlette


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Starlette]:
    made = create(tmp_path)
    yield made
    made.state.database.close()


# spec: ask-places/FR-01, NFR-01, EC-03
def test_the_service_answers(app: Starlette) -> None:
    status, body = ask(app, "quiet cafe", session="s1")
    assert status == 200
    assert body["results"][0]["name"] == "Café Luise"
    assert ask(app, "x" * 5001) == (400, {"error": "The question is too long."})
    assert ask(app, "opera")[1]["results"] == []
    assert app.state.database.execute("SELECT id FROM sessions").fetchall() == [("s1",)]


# spec: ask-places/FR-01, NFR-01
def test_a_body_without_a_question_finds_nothing(app: Starlette) -> None:
    for body in ({}, {"question": ""}, {"question": 5}, [], None, "quiet cafe"):
        assert send(app, body)[1]["results"] == []
    assert send_raw(app, b"\x00")[1]["results"] == []
    assert app.state.database.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
