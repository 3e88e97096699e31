"""What a request brings, and how a problem is answered."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from specflow.errors import SpecflowError, UsageProblem, WouldLoseWork
from specflow.web.guard import MOST_BODY

STATUS = {
    "not-allowed": 403, "not-listed": 403, "no-such-id": 404, "no-such-spec": 404, "changed": 409, "cannot-undo": 409,
    "cannot-edit": 409, "too-large": 413, "locked": 423, "no-if-match": 428,
}  # fmt: skip


def if_match(request: Request) -> str:
    """The state that a write was made on. Raises `UsageProblem` when it names none."""
    given = request.headers.get("if-match", "").strip().strip('"')
    if not given:
        raise UsageProblem("a write names the state it was made on (If-Match)", slug="no-if-match")
    return given


async def json_of(request: Request) -> dict[str, Any]:
    """The body of a request as a JSON object. Raises `UsageProblem`."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY:
            raise UsageProblem("this is too long", slug="too-large")
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise UsageProblem("this is no JSON object", slug="bad-changes")
    return data


async def refused(_: Request, problem: Exception) -> Response:
    """The tree of errors, as answers."""
    if not isinstance(problem, SpecflowError):
        return await bug(_, problem)
    default = 409 if isinstance(problem, WouldLoseWork) else 400
    body = {"error": problem.message, "hint": problem.hint, "slug": problem.slug}
    return JSONResponse(body, STATUS.get(problem.slug, default))


async def bug(_: Request, problem: Exception) -> Response:
    """What nobody expected, without its insides."""
    return JSONResponse({"error": f"this is a bug in specflow ({type(problem).__name__})", "slug": "bug"}, 500)
