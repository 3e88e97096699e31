"""The SDK's exceptions, and those that it lets through, as ours."""

from __future__ import annotations

import anthropic
import httpx2

from specflow.adapters.anthropic_api.reading import CHECK, UNBILLED, Reading, text_of
from specflow.model.provider import (
    AuthProblem,
    BadRequest,
    NetworkProblem,
    Overloaded,
    ProtocolProblem,
    ProviderProblem,
    RateLimited,
)


def told(problem: Exception, reading: Reading) -> ProviderProblem:
    """The SDK's exceptions, and those it lets through, as ours."""
    if isinstance(problem, anthropic.APIStatusError):
        return _status(problem, reading)
    if isinstance(problem, anthropic.APIConnectionError | httpx2.TransportError | OSError):
        if _never_sent(problem):
            return NetworkProblem("the server cannot be reached", usage=UNBILLED, hint="Check the network and the base URL.")
        timed = isinstance(problem, anthropic.APITimeoutError | httpx2.TimeoutException)
        what = "did not answer in time" if timed else "hung up in the middle of its answer"
        return NetworkProblem(f"the server {what}", usage=reading.spent() if reading.opened else None)
    if isinstance(problem, ValueError | TypeError | AttributeError | anthropic.APIError):
        reading.opened = True
        return ProtocolProblem("the server's answer cannot be read", usage=reading.spent(), hint=CHECK)
    return ProviderProblem(f"the provider failed: {type(problem).__name__}", usage=reading.spent())


def _never_sent(problem: BaseException) -> bool:
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout):
            return True
        cause = cause.__cause__
    return False


def _status(problem: anthropic.APIStatusError, reading: Reading) -> ProviderProblem:
    status = problem.status_code
    kind = text_of(getattr(problem, "type", None)) or _kind(problem.body)
    usage = reading.spent() if status == 200 else UNBILLED
    if status == 200:
        status = _STATUS.get(kind, 500)
    said = _message(problem.body)
    if status in (401, 403):
        return AuthProblem(f"the key is not accepted ({status})", usage=usage, status=status, hint="Check ANTHROPIC_API_KEY.")
    if status == 429:
        return RateLimited("too many requests", usage=usage, status=status, retry_after=_retry_after(problem))
    if status in (408, 409) or status >= 500:
        words = "the server is overloaded" if status == 529 else f"the server failed ({status})"
        return Overloaded(words, usage=usage, status=status, retry_after=_retry_after(problem))
    return BadRequest(f"the server does not take the request ({status}){said}", usage=usage, status=status)


_STATUS = {"authentication_error": 401, "permission_error": 403, "rate_limit_error": 429, "overloaded_error": 529,
           "invalid_request_error": 400, "not_found_error": 404, "api_error": 500, "timeout_error": 504}  # fmt: skip


def _kind(body: object) -> str:
    error = body.get("error") if isinstance(body, dict) else None
    return text_of(error.get("type")) if isinstance(error, dict) else ""


def _message(body: object) -> str:
    error = body.get("error") if isinstance(body, dict) else None
    said = text_of(error.get("message")) if isinstance(error, dict) else ""
    return f": {said}" if said else ""


def _retry_after(problem: anthropic.APIStatusError) -> float | None:
    try:
        seconds = float(problem.response.headers.get("retry-after", ""))
    except ValueError:
        return None
    return seconds if 0 <= seconds < float("inf") else None
