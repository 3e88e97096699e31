"""Sending a trace to a collector: OTLP over HTTP as JSON, with the standard library alone.

The collector's address is typed by the user. Headers, such as a key, come from `OTEL_EXPORTER_OTLP_HEADERS` as everywhere in
OpenTelemetry; they go to that address only, so a redirection is not followed.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterable
from http.client import HTTPException
from typing import Any
from urllib.parse import unquote

from specflow import __version__
from specflow.adapters.user import is_address
from specflow.errors import UsageProblem

PATH = "/v1/traces"
SECONDS = 20.0
MOST_ANSWER = 65_536


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """No: the answer is then the redirection itself, and is told as a failure."""


def send(requests: Iterable[str], endpoint: str) -> int:
    """Post each export request, and say how many spans were refused. Raises `UsageProblem` naming what went wrong."""
    address = _address(endpoint)
    headers = {"content-type": "application/json", "user-agent": f"specflow/{__version__}", **_headers()}
    opener = urllib.request.build_opener(_Stay)
    refused = 0
    for body in requests:
        request = urllib.request.Request(address, body.encode("utf-8", "replace"), headers)  # noqa: S310 - http, as typed
        try:
            with opener.open(request, timeout=SECONDS) as answer:
                refused += _refused(answer.read(MOST_ANSWER))
        except (urllib.error.URLError, HTTPException, OSError, ValueError) as problem:
            hint = "Check the collector, and its key in OTEL_EXPORTER_OTLP_HEADERS."
            why = getattr(problem, "reason", None) or problem
            said = getattr(why, "strerror", None) or str(why)
            raise UsageProblem(f"{address} does not take the trace: {said}", slug="endpoint", hint=hint) from None
    return refused


def _address(endpoint: str) -> str:
    if not is_address(endpoint):
        raise UsageProblem(f"`{endpoint[:200]}` is no http address", slug="endpoint", hint="For instance http://localhost:4318")
    bare = endpoint.rstrip("/")
    return bare if bare.endswith(PATH) else bare + PATH


def _headers() -> dict[str, str]:
    """`a=b,c=d`, values percent-encoded; what is no header is passed over."""
    pairs = (one.partition("=") for one in os.environ.get("OTEL_EXPORTER_OTLP_HEADERS", "").split(","))
    found = {name.strip().lower(): unquote(value.strip()) for name, _, value in pairs if name.strip()}
    return {name: value for name, value in found.items() if name.isascii() and value.isprintable()}


def _refused(answer: bytes) -> int:
    """How many spans the collector says that it has not taken."""
    try:
        return max(0, int(json.loads(answer)["partialSuccess"]["rejectedSpans"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return 0
