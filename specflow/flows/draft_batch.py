"""`specflow draft --batch`: every note becomes a spec of its own; a model is asked in batches, at half the price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from specflow.adapters.anthropic_api import Anthropic
from specflow.errors import SpecflowError, UsageProblem
from specflow.flows import asking, batching, model_draft
from specflow.flows import workspace as ws
from specflow.flows.draft import Made, Request, draft


@dataclass(frozen=True)
class Batch:
    """What came of each note, in their order; the run on record, how many batches it took, what all of it cost (US dollars)."""

    notes: tuple[tuple[str, Made | SpecflowError], ...]
    run: str
    batches: int
    cost: Decimal


def draft_batch(cwd: Path, request: Request) -> Batch:
    """Draft each note by itself. Raises `SpecflowError` when nothing can be asked at all; one note costs no other its spec."""
    workspace = ws.find(cwd)
    notes = tuple(dict.fromkeys(request.notes))
    _refuse(request, notes)
    caller = asking.caller_for(workspace, replace(request.wanted, provider="anthropic"), "batch")
    if not isinstance(caller.provider, Anthropic) or caller.provider.access.compat:
        hint = "Draft the notes one by one, without --batch."
        raise UsageProblem("a server of the older dialect takes no batches", slug="batch", hint=hint)
    wanted = replace(request.wanted, provider="anthropic", caller=batching.later(caller))
    made: dict[str, Made] = {}
    taken: dict[str, str] = {}
    jobs = [partial(_one, cwd, replace(request, notes=(note,), align=None, wanted=wanted), made, taken) for note in notes]
    batches = batching.Batching(caller, caller.provider)
    failed = _run(batches, jobs)
    results = tuple((note, _paid(made[note], batches) if note in made else failed[at]) for at, note in enumerate(notes))
    return Batch(results, caller.recorder.run, batches.rounds, caller.budget.spent)


def _refuse(request: Request, notes: tuple[str, ...]) -> None:
    if request.patterns is not None:
        raise UsageProblem("--batch drafts from notes, not from code", slug="batch", hint="Leave --batch away.")
    if len(notes) > 1 and (request.feature or request.out):
        hint = "With --batch every note is a feature of its own; leave --feature and --out away."
        raise UsageProblem("one name cannot be that of several specs", slug="batch", hint=hint)


def _one(cwd: Path, request: Request, made: dict[str, Made], taken: dict[str, str]) -> None:
    """Draft one note; `taken` says which note a feature belongs to, so that no two are asked and paid for one spec."""
    note = request.notes[0]
    try:
        made[note] = draft(cwd, request)
    except batching.Waiting as waiting:
        first = taken.setdefault(waiting.feature, note)
        if first == note:
            raise
        hint = "Rename one of them, or draft it by itself with --feature."
        raise UsageProblem(f"{first} and {note} would both become `{waiting.feature}`", slug="batch", hint=hint) from None


def _run(batches: batching.Batching, jobs: Sequence[Callable[[], None]]) -> dict[int, SpecflowError]:
    try:
        with batches.caller.recorder.span(f"draft {len(jobs)} notes", operation="invoke_workflow", items=len(jobs)) as span:
            failed = batches.run(jobs)
            span.attributes["cost"] = float(batches.caller.budget.spent)
            return failed
    except KeyboardInterrupt:
        hint = "What is done is kept, and a batch that is under way goes on: the same command takes it up."
        raise model_draft.Interrupted("interrupted", slug="interrupted", hint=hint) from None


def _paid(made: Made, batches: batching.Batching) -> Made:
    return replace(made, by=replace(made.by, cost=f"{batches.paid.get(made.spec.feature, Decimal(0)):.4f}"))
