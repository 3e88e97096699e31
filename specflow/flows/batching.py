"""Bulk work at half the price: every job runs until it lacks an answer, the questions go out as one batch, and so on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from specflow.adapters import clock, pending, spend
from specflow.adapters.anthropic_api import Anthropic
from specflow.adapters.pending import Question
from specflow.adapters.traces import Unwritten
from specflow.errors import SpecflowError
from specflow.flows.calling import MOST_OUTPUT, Caller, Silent
from specflow.model.prices import price_of
from specflow.model.provider import BadRequest, ProviderProblem, Request, Response, Usage

T = TypeVar("T")
MOST_ROUNDS = 12
MOST_TRIES = 2  # of one question: an answer that was cut for length is asked for once more, with more room
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0  # seconds between two looks at a batch


class Waiting(ProviderProblem):
    """A job cannot go on before its question is answered."""

    outcome = "waiting"

    def __init__(self, request: Request, feature: str) -> None:
        super().__init__(f"the stage `{request.stage}` waits for its batch", usage=Usage())
        self.request, self.feature = request, feature


class Later(Caller):
    """Answers from the record, and notes what is not there instead of asking."""

    def _once(self, request: Request, read: Callable[[str], T]) -> T:
        known = self.recorded.get(request)
        if known is None:
            raise Waiting(request, self.feature)
        return read(known.text)


class _Once(Silent):
    """A job runs several times; what it has to tell is told once."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell = tell
        self.said: set[str] = set()

    def told(self, what: str) -> None:
        """Pass it on, the first time."""
        if what not in self.said:
            self.said.add(what)
            self.tell(what)


def later(caller: Caller) -> Later:
    """The same caller, noting instead of asking; what it does before it has its answers goes into no trace."""
    fields = {name: getattr(caller, name) for name in caller.__dataclass_fields__}
    recorder = Unwritten(caller.root, caller.recorder.run)
    return Later(**{**fields, "recorder": recorder, "progress": _Once(caller.progress.told)})


@dataclass
class Batching:
    """Sends rounds of batches. `pause` waits between two looks at one; `paid` is what each feature has cost."""

    caller: Caller
    provider: Anthropic
    pause: Callable[[float], None] = time.sleep
    paid: dict[str, Decimal] = field(default_factory=dict)
    rounds: int = 0
    _tries: dict[str, int] = field(default_factory=dict)

    def run(self, jobs: Sequence[Callable[[], object]]) -> dict[int, SpecflowError]:
        """Run all jobs to their end; what stopped one, by its number. Raises `BudgetReached` or a `ProviderProblem`."""
        failed: dict[int, SpecflowError] = {}
        open_ = dict(enumerate(jobs))
        for _ in range(MOST_ROUNDS):
            asked: dict[str, Waiting] = {}
            for number, job in list(open_.items()):
                try:
                    job()
                    del open_[number]
                except Waiting as waiting:
                    if self._tries.get(waiting.request.key, 0) >= MOST_TRIES:
                        failed[number] = _unanswered(waiting)
                        del open_[number]
                    else:
                        asked[waiting.request.key] = waiting
                except SpecflowError as problem:
                    failed[number] = problem
                    del open_[number]
            if not asked:
                return failed
            self._round(asked)
        return failed | {number: ProviderProblem("its batches gave no usable answer") for number in open_}

    def _round(self, asked: Mapping[str, Waiting]) -> None:
        """Ask everything once: first what is under way from before, then the rest as a new batch."""
        self.rounds += 1
        self.caller.progress.stage(f"Round {self.rounds}: {_questions(len(asked))} in a batch; it may take hours")
        missing = dict(asked)
        for name, questions in pending.batches(self.caller.root).items():
            if any(key in missing for key in questions) and self._finished(name, questions):
                missing = {key: one for key, one in missing.items() if key not in questions}
        if missing:
            name, questions = self._sent(missing)
            self._finished(name, questions)
        for key in asked:
            self._tries[key] = self._tries.get(key, 0) + 1
        self.caller.progress.spent(self.caller.budget.spent, self.caller.budget.limit, self.caller.exact)

    def _sent(self, missing: Mapping[str, Waiting]) -> tuple[str, dict[str, Question]]:
        requests, questions = [], {}
        held = Decimal(0)
        for key, waiting in missing.items():
            request = waiting.request
            if self._tries.get(key):
                request = replace(request, max_tokens=min(MOST_OUTPUT, request.max_tokens * 2))
            price = price_of(self.caller.prices, request.model, self.caller.budget)
            most = request.most_input_tokens
            held += price.most(most, request.max_tokens) / 2 if price else 0
            requests.append(request)
            about = (request.about, request.stage, request.role, request.model, waiting.feature)
            questions[key] = Question(key, *about, most, request.max_tokens)
        self.caller.budget.reserve(held, f"a batch of {_questions(len(requests))}")
        self.caller.budget.settle(held, Decimal(0))  # held again, one by one, when its answers are taken
        name = self.provider.submit(requests)
        pending.put(self.caller.root, name, questions)  # what is under way when somebody stops is paid, so it is not lost
        return name, questions

    def _finished(self, name: str, questions: Mapping[str, Question]) -> bool:
        """Wait for a batch and take its answers; False when the server knows none of that name any more."""
        caller, left, wait = self.caller, dict(questions), FIRST_WAIT
        caller.progress.told(f"{_questions(len(left))} under way as {name}; stop when you like, it goes on")
        with caller.recorder.span(f"batch {name}", operation="chat", provider=caller.provider.name, items=len(left)) as span:
            try:
                while not self.provider.ended(name):
                    self.pause(wait)
                    wait = min(LONGEST_WAIT, wait * 2)
                for key, answer in self.provider.answers(name):
                    if key in left:
                        self._settle(left.pop(key), answer)
            except BadRequest as problem:
                span.error = problem.message
                caller.progress.told(f"the batch {name} cannot be had any more ({problem.message})")
                pending.drop(caller.root, name)
                return False
            for question in left.values():
                self._settle(question, ProviderProblem("the batch has no answer to it", usage=Usage()))
        pending.drop(caller.root, name)
        return True

    def _settle(self, question: Question, answer: Response | ProviderProblem) -> None:
        """Pay and note one answer, then keep it."""
        caller = self.caller
        price = price_of(caller.prices, question.model, caller.budget)
        worst = Usage(question.most_input, question.most_output, exact=False)
        usage = worst if answer.usage is None else answer.usage
        cost = price.cost(usage, batch=True) if price else None
        caller.exact = caller.exact and usage.exact
        caller.budget.settle(Decimal(0), cost or Decimal(0))
        self.paid[question.feature] = self.paid.get(question.feature, Decimal(0)) + (cost or 0)
        outcome = answer.stop if isinstance(answer, Response) else answer.outcome
        about = {"stage": question.stage, "role": question.role}
        spend.append(caller.root, {
            "at": clock.now(), "run": caller.recorder.run, "feature": question.feature, **about, "model": question.model,
            "attempt": 1, "batch": True, **usage.tokens, "exact": usage.exact, "cost": None if cost is None else str(cost),
            "outcome": outcome,
        })  # fmt: skip
        with caller.recorder.span(f"chat {question.model}", **about, feature=question.feature, outcome=outcome) as span:
            span.attributes |= {"input_tokens": usage.prompt, "output_tokens": usage.output, "exact": usage.exact}
            if cost is not None:
                span.attributes["cost"] = float(cost)
        if isinstance(answer, Response) and answer.stop == "ok" and answer.text.strip():
            caller.recorded.keep(question.key, question.stage, question.about, answer)


def _questions(number: int) -> str:
    return f"{number} question" + ("" if number == 1 else "s")


def _unanswered(waiting: Waiting) -> ProviderProblem:
    what = f"a batch gave no usable answer to the stage `{waiting.request.stage}`, {MOST_TRIES} times"
    return ProviderProblem(what, hint="What was answered is kept; run it again without --batch to have the rest asked at once.")
