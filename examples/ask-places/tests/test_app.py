from __future__ import annotations

from pathlib import Path

from client import ask

from ask_places.app import create


# spec: ask-places/FR-01, NFR-01, EC-03
def test_the_service_answers(tmp_path: Path) -> None:
    app = create(tmp_path)
    status, body = ask(app, "quiet cafe", session="s1")
    assert status == 200
    assert body["results"][0]["name"] == "Café Luise"
    assert ask(app, "x" * 5001) == (400, {"error": "The question is too long."})
    assert ask(app, "opera")[1]["results"] == []
    assert app.state.database.execute("SELECT count(*) FROM sessions").fetchone() == (1,)
    app.state.database.close()
