"""A streamed answer while it comes: its text, how it ended, and what it used, event by event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from specflow.model.provider import NetworkProblem, OnPartial, ProtocolProblem, Request, Response, Stop, Usage

MOST_CHARACTERS = 2_000_000
EVERY = 0.05  # seconds between two looks at a growing answer: joining it for each of its thousands of pieces would be quadratic
UNBILLED = Usage()
CHECK = "Check the base URL: it has to speak the Messages API. A server other than Anthropic's may need SPECFLOW_COMPAT=1."
STOPS: Mapping[str, Stop] = {
    "end_turn": "ok", "stop_sequence": "ok", "max_tokens": "truncated", "refusal": "refused",
    "pause_turn": "paused", "model_context_window_exceeded": "context_full",
}  # fmt: skip


class Reading:
    """What has come of one answer."""

    def __init__(self, request: Request, on_partial: OnPartial | None, clock: Callable[[], float]) -> None:
        self.request, self.on_partial, self.clock = request, on_partial, clock
        self.until = clock() + request.seconds
        self.parts: list[str] = []
        self.length = self.told = 0
        self.next_told = 0.0
        self.usage = UNBILLED
        self.started = self.finished = False
        self.opened = False  # the server said 200
        self.model, self.id, self.detail = request.model, "", ""
        self.said: str | None = None

    def take(self, event: Any) -> None:
        """One event. Raises when the answer takes too long or grows beyond reason."""
        self.opened = True
        if self.clock() > self.until:
            raise NetworkProblem(f"the answer took longer than {self.request.seconds:.0f} s", usage=self.spent())
        kind = getattr(event, "type", None)
        if kind == "message_start":
            self._start(event)
        elif kind == "content_block_delta":
            self._more(getattr(event.delta, "text", None))
        elif kind == "content_block_start" and getattr(event.content_block, "type", "") == "tool_use":
            self.detail = "it asked for a tool, and none was offered"
        elif kind == "message_delta":
            self._end(event)
        elif kind == "message_stop":
            self.finished = True

    def _start(self, event: Any) -> None:
        message = getattr(event, "message", None)
        usage = getattr(message, "usage", None)
        if message is None or not isinstance(getattr(usage, "input_tokens", None), int):
            raise ProtocolProblem("the server's answer is not a message", hint=CHECK)
        self.started = True
        self.model, self.id = text_of(message.model) or self.request.model, text_of(message.id)
        self.usage = usage_of(usage, 0)

    def _more(self, text: Any) -> None:
        if isinstance(text, str) and text:
            self.parts.append(text)
            self.length += len(text)
            if self.length > MOST_CHARACTERS:
                raise ProtocolProblem(f"the answer is longer than {MOST_CHARACTERS} characters", usage=self.spent())
            if self.on_partial and self.clock() >= self.next_told:
                self.next_told = self.clock() + EVERY
                self._tell()

    def _tell(self) -> None:
        if self.on_partial and self.told < self.length:
            self.told = self.length
            self.on_partial("".join(self.parts))

    def _end(self, event: Any) -> None:
        self.said = text_of(getattr(event.delta, "stop_reason", None)) or self.said
        details = getattr(event.delta, "stop_details", None)
        self.detail = text_of(getattr(details, "category", None)) or self.detail
        usage = getattr(event, "usage", None)
        output = getattr(usage, "output_tokens", None)
        if isinstance(output, int):
            self.usage = _latest(self.usage, usage, output)

    def spent(self) -> Usage | None:
        """What an answer that broke off used: the worst that its end could have been; None when not even its start came."""
        if not self.started:
            return None if self.opened else UNBILLED
        known = self.usage
        if self.said is not None:
            return known
        return replace(known, output=self.request.max_tokens, exact=False)

    def response(self) -> Response:
        """The answer, whole or not."""
        if not self.started:
            raise ProtocolProblem("the server's answer is no stream of messages", hint=CHECK)
        self._tell()
        stop = STOPS.get(self.said or "", "incomplete")
        if not self.finished and not self.detail:
            self.detail = "the stream closed without its last event"
        usage = self.spent() or UNBILLED
        return Response("".join(self.parts), stop, usage, self.model, self.id, self.said, self.detail)


def usage_of(given: Any, output: int) -> Usage:
    """The tokens that a server reports, its cache's told apart."""
    created = getattr(given, "cache_creation", None)
    hour = _count(created, "ephemeral_1h_input_tokens")
    five = _count(created, "ephemeral_5m_input_tokens")
    whole = _count(given, "cache_creation_input_tokens")
    return Usage(
        input=_count(given, "input_tokens"), output=output, cache_read=_count(given, "cache_read_input_tokens"),
        cache_write_5m=five if five + hour == whole else whole - hour if whole >= hour else five, cache_write_1h=hour,
    )  # fmt: skip


def _latest(known: Usage, given: Any, output: int) -> Usage:
    """The last word on usage: where the closing event repeats the prompt's tokens, its figures hold."""
    return Usage(
        _count(given, "input_tokens") or known.input, output, _count(given, "cache_read_input_tokens") or known.cache_read,
        known.cache_write_5m, known.cache_write_1h,
    )  # fmt: skip


def _count(given: Any, name: str) -> int:
    number = getattr(given, name, None)
    return number if isinstance(number, int) and number > 0 else 0


def text_of(value: Any) -> str:
    """A short text of a server; empty for anything else."""
    return value[:200] if isinstance(value, str) else ""
