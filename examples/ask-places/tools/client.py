"""Asks the service in this process, as a client would over HTTP."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))


def create(folder: Path) -> Any:
    """The service, with everything it keeps in `folder`."""
    from ask_places.app import create as made

    return made(folder)


def ask(app: Any, question: str, session: str = "") -> tuple[int, Any]:
    """(status, body) of POST /ask with a question."""
    return send(app, {"question": question}, session)


def send(app: Any, body: Any, session: str = "") -> tuple[int, Any]:
    """(status, body) of POST /ask with this body."""
    return send_raw(app, json.dumps(body).encode(), session)


def send_raw(app: Any, body: bytes, session: str = "") -> tuple[int, Any]:
    """The same with these bytes."""
    return asyncio.run(_send(app, body, session))


async def _send(app: Any, body: bytes, session: str) -> tuple[int, Any]:
    headers = [(b"content-type", b"application/json")]
    headers += [(b"x-session", session.encode())] if session else []
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http", "path": "/ask",
        "raw_path": b"/ask", "query_string": b"", "root_path": "", "headers": headers, "server": ("localhost", 80),
    }  # fmt: skip
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    payload = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], json.loads(payload)
