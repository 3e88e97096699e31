"""What killed runs leave behind: money that may be spent counts in the next budget, a batch without a name is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from specflow.adapters import clock, pending, spend
from specflow.adapters.anthropic_api import Anthropic
from specflow.adapters.anthropic_api.batches import Listed
from specflow.adapters.pending import Batch
from specflow.flows.calling import Caller
from specflow.flows.runs import money
from specflow.model.provider import BadRequest, NetworkProblem, Overloaded, ProtocolProblem, ProviderProblem

SKEW = timedelta(days=1)  # between the server's clock and this one
LATE = 20.0  # seconds after which a batch that was asked for stands in the server's list
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0  # seconds between two looks


def answer_for_killed(caller: Caller, features: Iterable[str]) -> None:
    """Take what calls of killed runs may have cost out of the budget, once: a limit cannot be passed by killing."""
    under_way = {one.mark for one in pending.kept(caller.root)}
    run = caller.recorder.run
    killed = [one for feature in features for one in spend.settle_killed(caller.root, feature, run, under_way)]
    if killed:
        most = _counted(caller, killed)
        caller.progress.told(f"an earlier run was killed in mid-call: up to {most} is counted in this budget")


def count_batches(caller: Caller) -> None:
    """What batches of earlier runs may still cost a feature is not free for questions that are asked one by one."""
    marks = {one.mark for one in pending.kept(caller.root)} - {""}
    open_ = [
        one for one in spend.entries(caller.root)
        if one.get("outcome") == spend.UNKNOWN and one.get("mark") in marks and one.get("feature") == caller.feature
    ]  # fmt: skip
    if open_:
        most = _counted(caller, open_)
        caller.progress.told(
            f"a batch of an earlier run may still cost up to {most}, which is counted in this budget; --batch takes it up"
        )


def _counted(caller: Caller, lines: Iterable[Mapping[str, Any]]) -> str:
    most = sum((money(one.get("cost")) or Decimal(0) for one in lines), Decimal(0))
    caller.budget.before += most
    return f"${most:.4f}"


def given_up(caller: Caller, batch: Batch) -> None:
    """No answer of a batch will come any more: it counts at its worst."""
    pending.drop(caller.root, batch)
    answer_for_killed(caller, sorted(batch.features))


def may_be_there(problem: ProviderProblem) -> bool:
    """Whether a batch may have come into being although its sending failed: the server got it, and its answer was lost."""
    unknown = isinstance(problem, ProtocolProblem) or (isinstance(problem, Overloaded) and problem.status not in (409, 529))
    return unknown or (isinstance(problem, NetworkProblem) and problem.usage is None)


def find(caller: Caller, provider: Anthropic, batch: Batch, pause: Callable[[float], None]) -> Batch | None:
    """A batch that was written down and never named, with its name; None where there is nothing to wait for.

    The server lists batches without what they ask. So those that were made at that time and have as many questions are
    read, once they are done, as far as the first custom id, which begins with the mark of its batch.
    """
    while not spend.abandoned(caller.root, batch.mark):
        pause(FIRST_WAIT)  # another process is sending it just now
    known = next((one for one in pending.kept(caller.root) if one.mark == batch.mark), None)
    if known is None or known.name:
        return known
    caller.progress.told("an earlier run was killed while it sent a batch; looking for it at the server")
    try:
        name = _name(caller, provider, batch, pause)
    except BadRequest as problem:
        caller.progress.told(f"the server does not tell its batches ({problem.message})")
        name = None
    if name is None:
        caller.progress.told("the server has no such batch; what it may have cost counts, and its questions are asked anew")
        given_up(caller, batch)
        return None
    found = replace(batch, name=name)
    pending.put(caller.root, found)
    caller.progress.told(f"it is there as {name}, and is taken up")
    return found


def _name(caller: Caller, provider: Anthropic, batch: Batch, pause: Callable[[float], None]) -> str | None:
    at, others = _moment(batch.at), set[str]()
    wait, looked = FIRST_WAIT, False
    while True:
        alike = [one for one in _alike(provider, batch, at) if one.name not in others]
        for one in (one for one in alike if one.ended):
            if _is(provider, one, batch):
                return one.name
            others.add(one.name)
        if any(not one.ended for one in alike):
            if not looked:
                caller.progress.told("a batch of as many questions is not done yet; whether it is ours shows when it is")
            pause(wait)
            wait = min(LONGEST_WAIT, wait * 2)
        elif looked or (_moment(clock.now()) - at).total_seconds() > LATE:
            return None
        else:
            pause(LATE)
        looked = True


def _alike(provider: Anthropic, batch: Batch, at: datetime) -> Iterator[Listed]:
    """The batches that it could be, the one made nearest to its time first."""
    listed = provider.listed(at - SKEW if at > _START else at)
    could = [one for one in listed if one.questions in (None, len(batch.questions))]
    return iter(sorted(could, key=lambda one: abs((one.made or at) - at)))


def _is(provider: Anthropic, one: Listed, batch: Batch) -> bool:
    try:
        return provider.first_id(one.name) in batch.questions
    except BadRequest:  # its answers are gone
        return False


_START = datetime(2000, 1, 1, tzinfo=UTC)


def _moment(said: str) -> datetime:
    try:
        return max(_START, datetime.fromisoformat(said))
    except (ValueError, TypeError):
        return _START
