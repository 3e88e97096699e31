"""Asking a model: reserve, ask, pay, put on record, and only then read; again within limits when that can help."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from specflow.adapters import clock, spend, traces
from specflow.adapters.replay import Recorded
from specflow.errors import UnreadableInput
from specflow.model.prices import Budget, BudgetReached, Price, price_of
from specflow.model.provider import (
    CannotAnswer,
    NetworkProblem,
    Provider,
    ProviderProblem,
    RateLimited,
    Request,
    Response,
    RoleName,
    Stopped,
    Usage,
)
from specflow.model.telemetry import Span

T = TypeVar("T")
MOST_ATTEMPTS = 4
LONGEST_WAIT = 30.0
FIRST_WAIT = 1.0
MOST_OUTPUT = 64_000
LEAST_OUTPUT = 1_000
MARGIN = 1.05  # a server's count is close, not exact
STRONGER: Mapping[RoleName, RoleName] = {"classify": "draft", "draft": "reason"}


class Unreadable(ValueError):
    """An answer that is not what was asked for."""


class Progress(Protocol):
    """Somebody who watches."""

    def stage(self, name: str) -> None:
        """A stage begins."""

    def text(self, so_far: str) -> None:
        """More of the answer has come."""

    def unmasking(self, restored: Callable[[str], str]) -> None:
        """How to show the person who watches what was masked before it was sent; it goes nowhere else."""

    def spent(self, cost: Decimal | None, limit: Decimal | None, exact: bool = True) -> None:
        """What the command has cost so far, or at most where that is not `exact`; None where there is no price."""

    def repeated(self) -> None:
        """The answer was on record, and is free."""

    def told(self, what: str) -> None:
        """Something to know: a wait, a stronger model, an answer from the record."""


class Silent:
    """Nobody watches."""

    def stage(self, name: str) -> None:
        """Nothing."""

    def text(self, so_far: str) -> None:
        """Nothing."""

    def unmasking(self, restored: Callable[[str], str]) -> None:
        """Nothing."""

    def spent(self, cost: Decimal | None, limit: Decimal | None, exact: bool = True) -> None:
        """Nothing."""

    def repeated(self) -> None:
        """Nothing."""

    def told(self, what: str) -> None:
        """Nothing."""


class Line(NamedTuple):
    """A line of the record of money, with the usage and the dollars that it speaks of."""

    usage: Usage
    cost: Decimal | None
    entry: Mapping[str, Any]


@dataclass
class Caller:
    """Everything one command needs to ask a model."""

    root: Path
    provider: Provider
    prices: Mapping[str, Price]
    budget: Budget
    recorder: traces.Recorder
    recorded: Recorded
    models: Mapping[RoleName, str]
    feature: str = ""
    progress: Progress = field(default_factory=Silent)
    exact: bool = True  # whether what was spent is known, or the most that it can be
    unpriced: int = 0  # calls whose cost nobody knows
    sleep: Callable[[float], None] = time.sleep

    def ask(self, request: Request, read: Callable[[str], T]) -> T:
        """The answer as `read` understands it; what it cannot read goes once more to a stronger model.

        Raises `BudgetReached`, `Unpriced`, or a `ProviderProblem` that names what came instead of an answer.
        """
        try:
            return self._once(request, read)
        except Unreadable as problem:
            stronger = STRONGER.get(request.role, request.role)
            self.progress.told(f"the answer of {request.model} cannot be used ({problem}); asking {self.models[stronger]}")
            again = replace(request, role=stronger, model=self.models[stronger], instruction=f"{request.instruction}\n\n{_AGAIN}")
        try:
            answer = self._once(again, read)
        except Unreadable as problem:
            raise CannotAnswer(f"the stage `{request.stage}` got no usable answer, twice: {problem}", hint=_OFFLINE) from None
        found = self.recorded.get(again)
        if found is not None:  # the first question has its answer as well, or going on and replaying would ask it anew
            self.recorded.put(request, found)
        return answer

    def _once(self, request: Request, read: Callable[[str], T]) -> T:
        known = self.recorded.get(request)
        if known is not None:
            answer = read(known.text)
            with self.recorder.span(f"chat {request.model}", **self._about(request), cached=True, outcome="recorded", cost=0.0):
                self.progress.text(known.text)
                self.progress.repeated()
            return answer
        response = self._whole(request)
        answer = read(response.text)
        self.recorded.put(request, response)
        return answer

    def _whole(self, request: Request) -> Response:
        """A whole answer. One that was cut for length is asked for once more with twice the room."""
        response = self._patiently(request)
        if response.stop == "truncated" and request.max_tokens < MOST_OUTPUT:
            self.progress.told("the answer was cut for length; asking again with more room")
            response = self._patiently(replace(request, max_tokens=min(MOST_OUTPUT, request.max_tokens * 2)))
        if response.stop != "ok":
            what = f"{_STOPPED[response.stop]}{f' ({response.detail})' if response.detail else ''}"
            raise CannotAnswer(f"{request.model} {what} in the stage `{request.stage}`", usage=response.usage, hint=_OFFLINE)
        if not response.text.strip():
            raise Unreadable("it is empty")
        return response

    def _patiently(self, request: Request) -> Response:
        """One answer, trying again where waiting helps; each attempt is paid and on record by itself."""
        wait = FIRST_WAIT
        for attempt in range(1, MOST_ATTEMPTS + 1):
            last = attempt == MOST_ATTEMPTS
            try:
                response = self._attempt(request, attempt)
                if response.stop != "incomplete" or response.said is not None or last:
                    return response
                problem: ProviderProblem = NetworkProblem("the answer broke off")
            except ProviderProblem as failed:
                if not failed.retryable or last:
                    raise
                problem = failed
            asked = problem.retry_after if problem.retry_after is not None else wait
            if asked > LONGEST_WAIT:
                raise RateLimited(
                    f"the server asks to wait {asked:.0f} s, more than the {LONGEST_WAIT:.0f} s that are worth waiting",
                    usage=problem.usage, retry_after=asked, hint="What is done is kept; run the same command again later.",
                )  # fmt: skip
            self.progress.told(f"{problem.message}; trying again in {asked:.0f} s")
            self.sleep(asked)
            wait *= 2
        raise AssertionError("the last attempt returns or raises")

    def _attempt(self, request: Request, attempt: int) -> Response:
        price = price_of(self.prices, request.model, self.budget)
        request, held = self._reserved(request, price)
        call = spend.begin(self.root, self._line(request, attempt, price, held, None).entry)
        usage: Usage | None = None  # until somebody says, the worst is assumed: also when it is interrupted
        outcome = "interrupted"
        with self.recorder.span(f"chat {request.model}", **self._about(request), attempt=attempt) as span:
            try:
                response = self.provider.complete(request, self._watching(span))
                usage, outcome = response.usage, response.stop
                span.attributes |= {"response_model": response.model, "response_id": response.id}
                span.attributes |= {"finish_reasons": (response.said or "none",), "detail": response.detail}
                span.error = "" if response.stop == "ok" else response.stop
                if traces.content_wanted():
                    span.attributes |= {"input_messages": request.instruction, "output_messages": response.text}
                return response
            except ProviderProblem as problem:
                outcome, usage = problem.outcome, problem.usage
                raise
            except Stopped as stopped:
                usage = stopped.usage
                raise
            finally:
                self._settle(call, self._line(request, attempt, price, held, usage), held, outcome, span)

    def _reserved(self, request: Request, price: Price | None) -> tuple[Request, Decimal]:
        """Hold the most that this call can cost; where money is short the answer gets less room, down to a floor."""
        left = self.budget.left
        if price is None or left is None:
            return request, Decimal(0)
        bound = request.most_input_tokens
        if price.most(bound, request.max_tokens) > left:  # only then is the server's own count worth a trip
            counted = self.provider.count(request)
            bound = min(bound, int(counted * MARGIN) + 20) if counted else bound
        room = min(request.max_tokens, max(LEAST_OUTPUT, price.output_within(bound, left)))
        held = price.most(bound, room)
        try:
            self.budget.reserve(held, f"the stage `{request.stage}`")
        except BudgetReached:
            self.progress.spent(self.budget.spent, self.budget.limit, self.exact)
            raise
        return replace(request, max_tokens=room), held

    def _line(self, request: Request, attempt: int, price: Price | None, held: Decimal, used: Usage | None) -> Line:
        """A line of the record of money; without `used`, the most that the call can cost."""
        usage = used if used is not None else Usage(request.most_input_tokens, request.max_tokens, exact=False)
        cost = (price.cost(usage) if used is not None else held or price.most(usage.prompt, usage.output)) if price else None
        return Line(usage, cost, {
            "at": clock.now(), "run": self.recorder.run, "feature": self.feature, "stage": request.stage, "role": request.role,
            "model": request.model, "attempt": attempt, **usage.tokens, "exact": usage.exact,
            "cost": None if cost is None else str(cost),
        })  # fmt: skip

    def _settle(self, call: spend.Call, line: Line, held: Decimal, outcome: str, span: Span) -> None:
        usage, cost = line.usage, line.cost
        self.budget.settle(held, cost or Decimal(0))
        try:
            call.end({**line.entry, "outcome": outcome})
        except UnreadableInput as problem:  # the answer is worth more than the line; the call stays on record at its worst
            self.progress.told(f"{problem.message}; this call stays on record at the most that it can have cost")
        self.unpriced += cost is None
        written = usage.cache_write_5m + usage.cache_write_1h
        span.attributes |= {"input_tokens": usage.prompt, "output_tokens": usage.output, "cache_read": usage.cache_read}
        span.attributes |= {"cache_write": written, "exact": usage.exact, "outcome": outcome}
        if cost is not None:
            span.attributes["cost"] = float(cost)
        self.exact = self.exact and usage.exact
        self.progress.spent(self.budget.spent if cost is not None else None, self.budget.limit, self.exact)

    def _about(self, request: Request) -> dict[str, str]:
        return {"operation": "chat", "provider": self.provider.name, "request_model": request.model, "stage": request.stage,
                "role": request.role}  # fmt: skip

    def _watching(self, span: Span) -> Callable[[str], None]:
        def watch(so_far: str) -> None:
            if "first_token" not in span.attributes:
                span.attributes["first_token"] = (time.time_ns() - span.start) // 1_000_000
            self.progress.text(so_far)

        return watch


_STOPPED = {
    "truncated": "was cut for length twice", "refused": "refused to answer", "paused": "paused instead of answering",
    "context_full": "ran out of context", "incomplete": "did not finish its answer", "ok": "answered",
}  # fmt: skip
_AGAIN = "An earlier answer could not be used. Answer with exactly one JSON object of the schema, every field present."
_OFFLINE = "What is done is kept. Run it again, or go on without a model: --provider offline."
