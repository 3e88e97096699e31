"""Bulk work at half the price: every job runs until it lacks an answer, the questions go out as one batch, and so on."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeVar

from specflow.adapters import clock, pending, spend
from specflow.adapters.anthropic_api import Anthropic
from specflow.adapters.pending import Batch, Question
from specflow.adapters.traces import Unwritten
from specflow.errors import SpecflowError
from specflow.flows import killed
from specflow.flows.calling import MOST_OUTPUT, Caller, Silent
from specflow.model.prices import price_of
from specflow.model.provider import BadRequest, ProviderProblem, Request, Response, Usage

T = TypeVar("T")
MOST_ROUNDS = 12
MOST_TRIES = 2  # of one question: an answer that was cut for length is asked for once more, with more room
FIRST_WAIT, LONGEST_WAIT = 0.25, 60.0  # seconds between two looks at a batch


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
        killed.answer_for_killed(self.caller, sorted({one.feature for one in asked.values()}))
        done: set[str] = set()
        for batch in pending.kept(self.caller.root):
            if batch.keys & asked.keys() or (not batch.name and batch.features & {one.feature for one in asked.values()}):
                done |= self._taken_up(batch)
        missing = {key: one for key, one in asked.items() if key not in done and self.caller.recorded.get(one.request) is None}
        if missing:
            self._finished(self._sent(missing))
        for key in asked:
            self._tries[key] = self._tries.get(key, 0) + 1
        self.caller.progress.spent(self.caller.budget.spent, self.caller.budget.limit, self.caller.exact)

    def _taken_up(self, batch: Batch) -> frozenset[str]:
        """Take the answers of a batch of an earlier run; the questions that it has settled."""
        found = batch if batch.name else killed.find(self.caller, self.provider, batch, self.pause)
        return batch.keys if found is not None and self._finished(found) else frozenset()

    def _sent(self, missing: Mapping[str, Waiting]) -> Batch:
        """Send a batch. It is on record before the server hears of it: its money, then its questions, then its name."""
        mark = secrets.token_hex(8)
        requests, questions = {}, {}
        held = Decimal(0)
        lines = []
        for number, (key, waiting) in enumerate(missing.items()):
            request = waiting.request
            if self._tries.get(key):
                request = replace(request, max_tokens=min(MOST_OUTPUT, request.max_tokens * 2))
            about = (request.about, request.stage, request.role, request.model, waiting.feature)
            question = Question(key, *about, request.most_input_tokens, request.max_tokens, f"{mark}x{number}")
            at = pending.custom_id(mark, key)
            requests[at], questions[at] = request, question
            line, cost = self._line(question, None)
            held += cost or 0
            lines.append({**line, "outcome": spend.RESERVED})
        self.caller.budget.reserve(held, f"a batch of {_questions(len(requests))}")
        self.caller.budget.settle(held, Decimal(0))  # held again, one by one, when its answers are taken
        call = spend.begin_batch(self.caller.root, mark, lines)
        batch = Batch(mark, questions, clock.now())
        try:
            pending.put(self.caller.root, batch)
            batch = replace(batch, name=self.provider.submit(requests))
            pending.put(self.caller.root, batch)  # what is under way when somebody stops is paid, so it is not lost
        except ProviderProblem as problem:
            if not killed.may_be_there(problem):
                self._unsent(batch, problem)
            raise
        finally:
            call.release()
        return batch

    def _unsent(self, batch: Batch, problem: ProviderProblem) -> None:
        """The server did not take it: nothing of it is billed."""
        lines = (self._line(one, Usage())[0] for one in batch.questions.values())
        spend.append(self.caller.root, *({**line, "outcome": problem.outcome} for line in lines))
        pending.drop(self.caller.root, batch)

    def _finished(self, batch: Batch) -> bool:
        """Wait for a batch and take its answers; False when the server knows none of that name any more."""
        caller, left, wait, name = self.caller, dict(batch.questions), FIRST_WAIT, batch.name
        caller.progress.told(f"{_questions(len(left))} under way as {name}; stop when you like, it goes on")
        with caller.recorder.span(f"batch {name}", operation="chat", provider=caller.provider.name, items=len(left)) as span:
            try:
                while not self.provider.ended(name):
                    self.pause(wait)
                    wait = min(LONGEST_WAIT, wait * 2)
                for at, answer in self.provider.answers(name):
                    if at in left:
                        self._settle(left.pop(at), answer)
            except BadRequest as problem:
                span.error = problem.message
                caller.progress.told(f"the batch {name} cannot be had any more ({problem.message})")
                killed.given_up(caller, batch)
                return False
            for question in left.values():
                self._settle(question, ProviderProblem("the batch has no answer to it", usage=Usage()))
        pending.drop(caller.root, batch)
        return True

    def _line(self, question: Question, used: Usage | None) -> tuple[dict[str, Any], Decimal | None]:
        """A question's line of the record of money; without `used`, the most that it can cost."""
        caller = self.caller
        price = price_of(caller.prices, question.model, caller.budget)
        usage = used if used is not None else Usage(question.most_input, question.most_output, exact=False)
        cost = price.cost(usage, batch=True) if price else None
        if price and used is None:
            cost = price.most(question.most_input, question.most_output) / 2
        known = {"call": question.call} if question.call else {}
        return {
            "at": clock.now(), "run": caller.recorder.run, "feature": question.feature, "stage": question.stage,
            "role": question.role, "model": question.model, "attempt": 1, "batch": True, **usage.tokens, "exact": usage.exact,
            "cost": None if cost is None else str(cost), **known,
        }, cost  # fmt: skip

    def _settle(self, question: Question, answer: Response | ProviderProblem) -> None:
        """Pay and note one answer, then keep it."""
        caller, used = self.caller, answer.usage
        line, cost = self._line(question, used)
        exact = used is not None and used.exact
        caller.exact = caller.exact and exact
        caller.budget.settle(Decimal(0), cost or Decimal(0))
        self.paid[question.feature] = self.paid.get(question.feature, Decimal(0)) + (cost or 0)
        outcome = answer.stop if isinstance(answer, Response) else answer.outcome
        spend.append(caller.root, {**line, "outcome": outcome})
        about = {"stage": question.stage, "role": question.role, "feature": question.feature, "outcome": outcome}
        with caller.recorder.span(f"chat {question.model}", **about) as span:
            prompt = (used or Usage(question.most_input)).prompt
            span.attributes |= {"input_tokens": prompt, "output_tokens": line["output"], "exact": exact}
            if cost is not None:
                span.attributes["cost"] = float(cost)
        if isinstance(answer, Response) and answer.stop == "ok" and answer.text.strip():
            caller.recorded.keep(question.key, question.stage, question.about, answer)


def _questions(number: int) -> str:
    return f"{number} question" + ("" if number == 1 else "s")


def _unanswered(waiting: Waiting) -> ProviderProblem:
    what = f"a batch gave no usable answer to the stage `{waiting.request.stage}`, {MOST_TRIES} times"
    return ProviderProblem(what, hint="What was answered is kept; run it again without --batch to have the rest asked at once.")
