"""Bulk work at half the price: every job runs until it lacks an answer, the questions go out as one batch, and so on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from specflow.adapters import clock, disk, spend
from specflow.adapters.anthropic_api import Anthropic
from specflow.adapters.replay import Recorded
from specflow.errors import SpecflowError
from specflow.flows.calling import Caller
from specflow.model.prices import Budget, Price, price_of
from specflow.model.provider import ProviderProblem, Request, Response, Usage

T = TypeVar("T")
MOST_ROUNDS = 10
WAIT = 20.0
PENDING = ".specflow/cache/batch.txt"


class Waiting(ProviderProblem):
    """A job cannot go on before its question is answered."""

    outcome = "waiting"

    def __init__(self, request: Request) -> None:
        super().__init__(f"the stage `{request.stage}` waits for its batch", usage=Usage())
        self.request = request


class Later(Caller):
    """Answers from the record, and notes what is not there instead of asking."""

    def _once(self, request: Request, read: Callable[[str], T]) -> T:
        known = self.recorded.get(request)
        if known is None:
            raise Waiting(request)
        return read(known.text)


class Batching:
    """Sends rounds of batches. `pause` waits between two looks at one."""

    def __init__(self, caller: Caller, provider: Anthropic, pause: Callable[[float], None] = time.sleep) -> None:
        self.caller, self.provider, self.pause = caller, provider, pause
        self.root: Path = caller.root
        self.budget: Budget = caller.budget
        self.recorded: Recorded = caller.recorded

    def run(self, jobs: Sequence[Callable[[], object]]) -> dict[int, SpecflowError]:
        """Run all jobs to their end; what stopped one, by its number. Raises `BudgetReached` or a `ProviderProblem`."""
        failed: dict[int, SpecflowError] = {}
        done: set[int] = set()
        for _ in range(MOST_ROUNDS):
            asked: dict[str, Request] = {}
            for number, job in enumerate(jobs):
                if number in done:
                    continue
                try:
                    job()
                    done.add(number)
                except Waiting as waiting:
                    asked[waiting.request.key] = waiting.request
                except SpecflowError as problem:
                    failed[number] = problem
                    done.add(number)
            if not asked:
                return failed
            begun = (self.root / PENDING).is_file()
            self._round(asked)
            if not begun and not any(self.recorded.get(request) for request in asked.values()):
                break  # nothing came of it: asking again would only cost again
        for number in set(range(len(jobs))) - done:
            failed[number] = ProviderProblem("its batch gave no usable answer")
        return failed

    def _round(self, asked: dict[str, Request]) -> None:
        held: dict[str, tuple[Price | None, Decimal]] = {}
        for key, request in asked.items():
            price = price_of(self.caller.prices, request.model, self.budget)
            most = price.most(request.most_input_tokens, request.max_tokens) / 2 if price else Decimal(0)
            self.budget.reserve(most, f"a batch of {len(asked)} questions")
            held[key] = price, most
        pending = self.root / PENDING
        begun = disk.read_bytes(pending).decode("utf-8", "replace").strip() if pending.is_file() else ""
        name = begun or self.provider.submit(asked.values())
        disk.replace(pending, name.encode())  # a batch that is under way when somebody stops is paid, so it is not lost
        self.caller.progress.told(f"{len(asked)} questions are under way as the batch {name}")
        while not self.provider.ended(name):
            self.pause(WAIT)
        for key, answer in self.provider.answers(name):
            if key in held:
                price, most = held.pop(key)
                self._settle(asked[key], answer, price, most)
        missing = ProviderProblem("the batch has no answer to it", usage=Usage() if begun else None)
        for key, (price, most) in held.items():
            self._settle(asked[key], missing, price, most)
        pending.unlink(missing_ok=True)

    def _settle(self, request: Request, answer: Response | ProviderProblem, price: Price | None, most: Decimal) -> None:
        """Pay and note one answer, then keep it."""
        usage = answer.usage
        known = usage if usage is not None else Usage(request.most_input_tokens, request.max_tokens, exact=False)
        cost = (price.cost(known, batch=True) if usage is not None else most) if price else None
        self.budget.settle(most, cost or Decimal(0))
        outcome = answer.stop if isinstance(answer, Response) else answer.outcome
        tokens = {"input": known.input, "output": known.output, "cache_read": known.cache_read}
        spend.append(self.root, {
            "at": clock.now(), "run": self.caller.recorder.run, "feature": self.caller.feature, "stage": request.stage,
            "role": request.role, "model": request.model, "attempt": 1, "batch": True, **tokens,
            "cache_write_5m": known.cache_write_5m, "cache_write_1h": known.cache_write_1h, "exact": known.exact,
            "cost": None if cost is None else str(cost), "outcome": outcome,
        })  # fmt: skip
        if isinstance(answer, Response) and answer.stop == "ok" and answer.text.strip():
            self.recorded.put(request, answer)


def later(caller: Caller) -> Later:
    """The same caller, noting instead of asking; its spans are kept apart from those of runs."""
    fields = {name: getattr(caller, name) for name in caller.__dataclass_fields__}
    return Later(**fields)

