"""The one door to the Messages API. One attempt a call, always streamed; retries and money are the caller's.

The events are read raw: usage is known from the first of them, so that it is not lost when a later one never comes.
"""

from __future__ import annotations

import json
import time
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from specflow.adapters.anthropic_api import batches
from specflow.adapters.anthropic_api.reading import CHECK, UNBILLED, Reading
from specflow.model.provider import AuthProblem, BadRequest, OnPartial, ProviderProblem, Request, Response, Stopped

if TYPE_CHECKING:
    import anthropic

CONNECT_SECONDS = 20.0
COMPAT_VERSION = "2023-06-01"
T = TypeVar("T")


@dataclass(frozen=True)
class Access:
    """Where and as whom. `compat` speaks the older, smaller dialect that servers other than Anthropic's understand."""

    key: str
    base_url: str | None = None
    compat: bool = False


def installed() -> bool:
    """Whether the extra is there, without importing it."""
    from importlib.util import find_spec

    return find_spec("anthropic") is not None


class Anthropic:
    """A `Provider` over the official SDK."""

    name = "anthropic"

    def __init__(self, access: Access, clock: Callable[[], float] = time.monotonic) -> None:
        self.access = access
        self.clock = clock
        self._made: anthropic.Anthropic | None = None

    def complete(self, request: Request, on_partial: OnPartial | None = None) -> Response:
        """One streamed attempt. Raises a `ProviderProblem` with the usage as far as it is known."""
        client = self._client()  # importing it takes a second or more, which is not the server's
        reading = Reading(request, on_partial, self.clock)
        try:
            with client.messages.create(**self._streamed(request)) as stream:
                for event in stream:
                    reading.take(event)
                    if reading.finished:
                        break
            return reading.response()
        except ProviderProblem:
            raise
        except KeyboardInterrupt:
            raise Stopped(reading.spent() if reading.opened else None) from None
        except Exception as problem:
            raise self._told(problem, reading) from problem

    def count(self, request: Request) -> int | None:
        """The server's own count; None where it does not offer one."""
        if self.access.compat:
            return None
        arguments = self._arguments(request)
        del arguments["max_tokens"]
        try:
            counted = self._client().messages.count_tokens(**arguments, timeout=CONNECT_SECONDS)
        except Exception:
            return None  # a bound takes its place; the call itself will say what is wrong
        number = getattr(counted, "input_tokens", None)
        return number if isinstance(number, int) and number > 0 else None

    def submit(self, requests: Mapping[str, Request]) -> str:
        """Send questions, by their custom ids, as one batch; its name. Raises a `ProviderProblem`."""
        return self._batched(lambda client: batches.submit(client, ((at, self._arguments(one)) for at, one in requests.items())))

    def listed(self, since: datetime) -> tuple[batches.Listed, ...]:
        """The batches that the server has had since then, newest first. Raises a `ProviderProblem`."""
        return self._batched(lambda client: tuple(batches.listed(client, since)))

    def first_id(self, name: str) -> str:
        """The custom id of the first answer of a batch that is done. Raises a `ProviderProblem`."""
        return self._batched(lambda client: batches.first_id(client, name))

    def ended(self, name: str) -> bool:
        """Whether a batch is done. Raises a `ProviderProblem`."""
        return self._batched(lambda client: batches.ended(client, name))

    def answers(self, name: str) -> tuple[batches.Answer, ...]:
        """What a batch that is done has to say, by the custom id of the question. Raises a `ProviderProblem`."""
        return self._batched(lambda client: tuple(batches.answers(client, name)))

    def _batched(self, call: Callable[[anthropic.Anthropic], T]) -> T:
        client = self._client()
        try:
            return call(client)
        except ProviderProblem:
            raise
        except Exception as problem:
            nothing = Request("draft", "batch", "", "", "", "", {})
            raise self._told(problem, Reading(nothing, None, self.clock)) from problem

    def _told(self, problem: Exception, reading: Reading) -> ProviderProblem:
        from specflow.adapters.anthropic_api.problems import told

        known = told(problem, reading)
        if isinstance(known, BadRequest) and self.access.base_url:
            known.hint = known.hint or CHECK
        return known

    def _client(self) -> anthropic.Anthropic:
        if self._made is None:
            try:
                import anthropic
            except ImportError:
                hint = "Install it with `pip install 'specflow-sdd[anthropic]'`, or go on with --provider offline."
                raise AuthProblem("the `anthropic` package is not installed", usage=UNBILLED, hint=hint) from None
            older = {"anthropic-version": COMPAT_VERSION, "x-api-key": self.access.key}
            self._made = anthropic.Anthropic(
                api_key=self.access.key, base_url=self.access.base_url, max_retries=0,
                default_headers=older if self.access.compat else {}, open_telemetry=False,
            )  # fmt: skip
            weakref.finalize(self, self._made.close)  # its connections end with us, also where an exception holds on to them
        return self._made

    def _streamed(self, request: Request) -> dict[str, Any]:
        import httpx2

        timeout = httpx2.Timeout(request.seconds, connect=CONNECT_SECONDS)
        return {**self._arguments(request), "stream": True, "timeout": timeout}

    def _arguments(self, request: Request) -> dict[str, Any]:
        """The request on the wire. What stays the same from stage to stage comes first and is cached."""
        if self.access.compat:
            schema = json.dumps(dict(request.schema), ensure_ascii=False)
            asked = f"Answer with one JSON object of this schema, and nothing else:\n{schema}"
            content: Any = f"{request.documents}\n\n{request.instruction}\n\n{asked}"
            return {"model": request.model, "max_tokens": request.max_tokens, "system": request.system,
                    "messages": [{"role": "user", "content": content}]}  # fmt: skip
        stable = {"cache_control": {"type": "ephemeral", "ttl": "5m"}}
        content = [{"type": "text", "text": request.documents, **stable}, {"type": "text", "text": request.instruction}]
        output: dict[str, Any] = {"format": {"type": "json_schema", "schema": dict(request.schema)}}
        if request.effort:
            output["effort"] = request.effort
        return {
            "model": request.model, "max_tokens": request.max_tokens, "output_config": output,
            "system": [{"type": "text", "text": request.system, **stable}], "messages": [{"role": "user", "content": content}],
        }  # fmt: skip
