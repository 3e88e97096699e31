"""Who may talk to the server: this machine, this run's token, this origin. Everything else is turned away before it is read.

A page of another site can make a browser send requests to a loopback port, and a name that resolves to 127.0.0.1 can make them
look local. So the Host must be exactly ours, the browser must not say that another site asks, and every request but the first
carries a token that only the person who started this run has.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams
from starlette.responses import JSONResponse

MOST_BODY = 4_000_000
READS = frozenset(("GET", "HEAD"))
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-embedder-policy", b"require-corp"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-store"),
    (b"x-frame-options", b"DENY"),
)


def policy(nonce: str) -> str:
    """The content security policy of one answer."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@dataclass(frozen=True)
class Door:
    """What this run answers to: its port, and a token that is made anew for every run."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def hosts(self) -> frozenset[str]:
        """The only values of Host that are answered."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    def refusal(self, method: str, headers: Mapping[str, str], token: str) -> tuple[int, str] | None:
        """Why a request is turned away, with its status; None when it may pass."""
        host = headers.get("host", "").lower()
        if host not in self.hosts:
            return 421, "this server does not answer to that host"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403, "another site asks"
        if not hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode()):
            return 403, "the token is missing or belongs to another run; start from the address that `specflow review` printed"
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return 403, "another origin asks"
        if method in READS:
            return None
        if origin is None:
            return 403, "a write must say where it comes from"
        if not headers.get("content-type", "").startswith("application/json"):
            return 415, "a write is JSON"
        size = headers.get("content-length", "")
        if not size.isdigit():
            return 411, "a write says how long it is"
        return (413, "this is too long") if int(size) > MOST_BODY else None


class Guard:
    """The door around an ASGI application, and the headers that every answer carries."""

    def __init__(self, app: Any, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Turn away, or let through with a nonce for this answer."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers, doubled = _headers(scope)
        nonce = scope["nonce"] = secrets.token_urlsafe(18)

        async def sealed(message: Any) -> None:
            if message["type"] == "http.response.start":
                rest = (b"content-security-policy", policy(nonce).encode())
                message["headers"] = [*message["headers"], *_HEADERS, rest]
            await send(message)

        given = headers.get("x-specflow-token") or QueryParams(scope["query_string"]).get("token", "")
        why = (400, "a header stands there twice") if doubled else self.door.refusal(scope["method"], headers, given)
        if why is not None:
            await JSONResponse({"error": why[1]}, why[0])(scope, receive, sealed)
            return
        await self.app(scope, receive, sealed)


def _headers(scope: Any) -> tuple[dict[str, str], bool]:
    """The headers by name, and whether one that the door judges by stands there twice."""
    found: dict[str, str] = {}
    doubled = False
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        doubled = doubled or (key in found and key in ("host", "origin", "content-length", "sec-fetch-site", "x-specflow-token"))
        found[key] = value.decode("latin-1")
    return found, doubled
