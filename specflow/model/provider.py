"""What a drafter asks of a model and what comes back: plain values, one protocol, one family of problems.

A provider makes one attempt. Counting, paying, retrying and reading the answer belong to whoever calls it, so that an
attempt that fails is paid for and on record all the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from specflow.errors import SpecflowError

RoleName = Literal["classify", "draft", "reason", "judge"]
Stop = Literal["ok", "truncated", "refused", "paused", "context_full", "incomplete"]
OnPartial = Callable[[str], None]
"""Told the whole text so far, whenever more of it has come."""

ROLE_MODELS: Mapping[RoleName, str] = {
    "classify": "claude-haiku-5-5",
    "draft": "claude-sonnet-5-5",
    "reason": "claude-opus-5-5",
    "judge": "claude-opus-5-5",
}


@dataclass(frozen=True)
class Usage:
    """Tokens of one attempt. `input` leaves out what the cache read or wrote; `exact` is false where nobody reported it."""

    input: int = 0
    output: int = 0
    cache_read: int = 0
    cache_write_5m: int = 0
    cache_write_1h: int = 0
    exact: bool = True

    @property
    def prompt(self) -> int:
        """Every token of the prompt, cached or not: what a price tier is chosen by."""
        return self.input + self.cache_read + self.cache_write_5m + self.cache_write_1h

    @property
    def tokens(self) -> dict[str, int]:
        """Its figures by name, as they go on record."""
        return {name: getattr(self, name) for name in ("input", "output", "cache_read", "cache_write_5m", "cache_write_1h")}


@dataclass(frozen=True)
class Request:
    """One question to a model: the stable text first (`system`, `documents`), so that a cache can serve it again."""

    role: RoleName
    stage: str
    model: str
    system: str
    documents: str
    instruction: str
    schema: Mapping[str, Any] = field(hash=False)
    max_tokens: int = 16_000
    effort: str | None = None
    seconds: float = 300.0

    @property
    def key(self) -> str:
        """The same question has the same key, however long an answer may be."""
        said = [self.model, self.system, self.documents, self.instruction, self.effort, self.schema]
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()

    @property
    def about(self) -> str:
        """What it is asked about: a digest of its documents."""
        return hashlib.sha256(self.documents.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def most_input_tokens(self) -> int:
        """More tokens than this the prompt cannot have: one a byte, and something for its frame."""
        parts = (self.system, self.documents, self.instruction, json.dumps(self.schema))
        return 200 + sum(len(part.encode("utf-8", "replace")) for part in parts)


@dataclass(frozen=True)
class Response:
    """An answer as it came. `stop` says whether it is whole; `said` is the server's own word for it."""

    text: str
    stop: Stop
    usage: Usage
    model: str
    id: str = ""
    said: str | None = None
    detail: str = ""
    cached: bool = False


class Provider(Protocol):
    """Something that answers."""

    name: str

    def complete(self, request: Request, on_partial: OnPartial | None = None) -> Response:
        """One attempt. Raises a `ProviderProblem` that carries what the attempt used."""
        ...

    def count(self, request: Request) -> int | None:
        """The tokens of the prompt, counted by the server; None when it cannot tell."""
        ...


class ProviderProblem(SpecflowError):
    """An attempt without a usable answer. `usage` is what it used; None when that is unknown and the worst is assumed."""

    exit_code = 3
    outcome = "failed"
    retryable = False

    def __init__(
        self, message: str, *, usage: Usage | None = None, hint: str = "", retry_after: float | None = None, status: int = 0
    ) -> None:
        super().__init__(message, slug=f"provider-{self.outcome}", hint=hint)
        self.usage = usage
        self.retry_after = retry_after
        self.status = status


class Stopped(KeyboardInterrupt):
    """Ctrl-C in the middle of an answer. `usage` is the most that it can have used; None when nothing is known."""

    def __init__(self, usage: Usage | None) -> None:
        super().__init__()
        self.usage = usage


class AuthProblem(ProviderProblem):
    """No key, or one the server does not take."""

    exit_code = 2
    outcome = "auth"


class BadRequest(ProviderProblem):
    """The server understands the request and will not have it."""

    outcome = "bad-request"


class RateLimited(ProviderProblem):
    """Too many requests; `retry_after` in seconds where the server says so."""

    outcome = "rate-limited"
    retryable = True


class Overloaded(ProviderProblem):
    """The server is there and cannot serve just now."""

    outcome = "overloaded"
    retryable = True


class NetworkProblem(ProviderProblem):
    """The server cannot be reached, is too slow, or hung up."""

    outcome = "network"
    retryable = True


class ProtocolProblem(ProviderProblem):
    """What came back is not the Messages API."""

    outcome = "protocol"


class NothingRecorded(ProviderProblem):
    """Replay was asked for an answer that was never recorded."""

    outcome = "not-recorded"


class CannotAnswer(ProviderProblem):
    """The model answered, and the answer cannot be used: refused, cut short or unreadable, twice."""

    outcome = "unusable"
