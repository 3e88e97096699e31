"""Starting the server: bound to this machine, on a free port, until the person stops it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from specflow.errors import UsageProblem
from specflow.flows.review import Desk
from specflow.web.app import build
from specflow.web.guard import Door


def serve(desks: dict[str, Desk], port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted. `ready` gets the address to open, token included. Raises `UsageProblem`."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("127.0.0.1", port))
    except OSError as problem:
        sock.close()
        message = f"port {port} cannot be used: {problem.strerror}"
        raise UsageProblem(message, slug="port", hint="Name another with --port.") from None
    sock.listen(128)
    door = Door(sock.getsockname()[1])
    app = build(desks, door)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, loop="asyncio", http="h11", ws="none", lifespan="on", server_header=False,
        date_header=False, timeout_graceful_shutdown=1, limit_concurrency=200, h11_max_incomplete_event_size=32_768,
    )  # fmt: skip
    ready(f"http://127.0.0.1:{door.port}/?token={door.token}")
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[sock])
