"""The service: POST /ask with `{"question": …}`."""

from __future__ import annotations

import logging
import sqlite3
import time
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from ask_places.answer import TooLong, answer
from ask_places.places import prepare
from ask_places.sessions import touch

log = logging.getLogger("ask_places")


# spec-ignore: wiring
def create(folder: Path) -> Starlette:
    """The application, with its database and its log in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(folder / "places.db", check_same_thread=False)
    prepare(database)
    keep_log(folder)

    # spec: ask-places/FR-01, NFR-01
    async def ask(request: Request) -> JSONResponse:
        body = await body_of(request)
        session = request.headers.get("x-session")
        if session:
            touch(database, session, time.time())
        try:
            found = answer(database, body.get("question") or "")  # no mutate
        except TooLong:
            return JSONResponse({"error": "The question is too long."}, status_code=400)
        log.info("answered with %d places", len(found["results"]))
        return JSONResponse(found)

    app = Starlette(routes=[Route("/ask", ask, methods=["POST"])])
    app.state.database = database
    return app


# spec-ignore: wiring
async def body_of(request: Request) -> dict[str, Any]:
    """What was asked; nothing where it is no JSON object or the question is no text."""
    try:
        body = await request.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) and isinstance(body.get("question", ""), str) else {}


# spec-ignore: wiring
def keep_log(folder: Path) -> None:
    """One log file."""
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()
    handler = logging.FileHandler(folder / "service.log", encoding="utf-8")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
