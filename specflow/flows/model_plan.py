"""Planning with a model: it reads the signed spec, the offline plan and what code there is; every item it gives is judged."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from specflow.adapters import clock, disk, spend, templates
from specflow.draft.staged.guard import Masked, masked, suspects
from specflow.draft.staged.stages import documents_of
from specflow.draft.value import Source
from specflow.flows import code_index
from specflow.flows import workspace as ws
from specflow.flows.asking import caller_for
from specflow.flows.calling import Caller, Unreadable
from specflow.flows.model_draft import Interrupted, sensitive_said
from specflow.flows.wanted import By, Wanted
from specflow.model.plan import Plan, Task
from specflow.model.provider import Request
from specflow.model.spec import Spec
from specflow.model.text import filled
from specflow.parse.answer import NotJson, Reply, read, schema
from specflow.plan.design import about
from specflow.plan.enrich import Enriched, enriched
from specflow.plan.judge import ground_of
from specflow.plan.offer import SHAPE, Offer, offer_of
from specflow.plan.planner import is_edited
from specflow.plan.shown import plan_lines, spec_lines

ROOM = 16_000
"""Tokens of an answer."""
MOST_CODE, MOST_ASKED = 24, 200
"""Definitions that the model sees, and requirements that they are looked up for."""
CLOSED = (
    "spec.yaml", "approvals.yaml", "trace.lock", "specflow.toml", "templates/specflow", "AGENTS.md", "CLAUDE.md", "GEMINI.md",
)  # fmt: skip
"""Beside the specs: what no task may touch."""


@dataclass(frozen=True)
class Asked:
    """What came back: who answered at what cost, and the offer."""

    by: By
    offer: Offer


def ask(workspace: ws.Workspace, wanted: Wanted, by: By, spec: Spec, plan: Plan) -> Asked:
    """Ask for a better plan. Raises `SpecflowError`; then nothing is written, and an answer on record is not paid for again."""
    caller = caller_for(workspace, replace(wanted, provider=by.provider), spec.feature)
    sources = tuple(_sources(workspace, spec, plan))
    hidden = Masked(sources) if wanted.allow_sensitive else masked(sources)
    for remark in sensitive_said(hidden.found):
        caller.progress.told(remark)
    try:
        with caller.recorder.span(f"plan {spec.feature}", operation="invoke_workflow", feature=spec.feature) as span:
            reply = _reply(workspace, caller, sources, hidden)
            span.attributes["cost"] = float(caller.budget.spent)
    except KeyboardInterrupt:
        raise Interrupted("interrupted", slug="interrupted", hint="No plan was written; run the same command again.") from None
    made = list(plan.planned)
    spend.append(workspace.root, {"at": clock.now(), "run": caller.recorder.run, "feature": spec.feature, "made": made})
    return Asked(replace(by, run=caller.recorder.run, cost=f"{caller.budget.spent:.4f}"), offer_of(reply))


def _reply(workspace: ws.Workspace, caller: Caller, sources: tuple[Source, ...], hidden: Masked) -> Reply:
    texts = templates.folder("model", workspace.root)
    documents = documents_of(hidden.sources, suspects(sources))
    request = Request(
        "draft", "plan", caller.models["draft"], texts["plan-system.md"].strip(), documents, texts["plan.md"].strip(),
        schema(SHAPE), ROOM,
    )  # fmt: skip

    def understood(text: str) -> Reply:
        try:
            return read(SHAPE, text, lambda _key, words: hidden.restored(words))
        except NotJson as problem:
            raise Unreadable(str(problem)) from None

    caller.progress.stage("plan")
    return caller.ask(request, understood)


def _sources(workspace: ws.Workspace, spec: Spec, plan: Plan) -> Iterator[Source]:
    yield _source("spec", "extra", spec_lines(spec, plan.planned))
    yield _source("plan", "extra", plan_lines(plan))
    yield _source("code", "code", _code(workspace, spec, plan.planned))


def _source(path: str, role: Literal["extra", "code"], lines: Iterable[str]) -> Source:
    text = "\n".join(lines)
    return Source(path, text, role, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())


def _code(workspace: ws.Workspace, spec: Spec, chosen: Collection[str]) -> Iterator[str]:
    """What the context engine finds near the requirements: places and signatures, never bodies."""
    texts = [f"{one.title} {filled(one.text, spec.parameters)}" for one in spec.requirements if one.id in chosen]
    for one in code_index.matches(workspace, texts[:MOST_ASKED], MOST_CODE):
        words = " — ".join(part for part in (one.signature, one.doc) if part)
        yield f"{one.path}:{one.line} {one.kind} {one.name} {words}"


def bettered(workspace: ws.Workspace, spec: Spec, plan: Plan, offer: Offer, old: Plan | None) -> Enriched:
    """The plan with what may stand of an offer. `plan` calls its tasks as the file does; `old` is what the file says."""
    named = {path for item in offer.tasks for path in item.files}
    outside = frozenset(path for path in named if disk.inside(workspace.root, path) is None)
    fixed = frozenset(_there(workspace, plan))
    closed = (workspace.config.specs, *CLOSED)
    stays = [one for one in old.tasks if _kept(one)] if old else []
    return enriched(plan, offer, ground_of(spec, plan, closed=closed, outside=outside, fixed=fixed), stays)


def _there(workspace: ws.Workspace, plan: Plan) -> Iterable[str]:
    """Files of a plan that exist, and its contracts."""
    contracts = {path for one in plan.design.api for path in (one.input, one.output) if path}
    for path in {path for task in plan.tasks for path in task.files}:
        target = disk.inside(workspace.root, path)
        if any(path.endswith(contract) for contract in contracts) or (target is not None and target.is_file()):
            yield path


def _kept(task: Task) -> bool:
    """Whether planning again leaves a task as it is: a person wrote, changed or began it."""
    return is_edited(task) or task.status != "todo"


def taken(offered: Enriched, final: Plan) -> tuple[str, ...]:
    """What of an enriched plan stands in the final one: a person's edits, finished tasks and `--update` come first."""
    lines = []
    for id_, names in offered.fields.items():
        mine, there = offered.plan.task(id_), final.task(id_)
        if mine and there and (same := [name for name in names if getattr(mine, name) == getattr(there, name)]):
            lines.append(f"{id_} {there.title}: {', '.join(same)}")
    by_mark = {one.made: one for _, _, one in final.design.elements()}
    for element in offered.elements:
        if stands := by_mark.get(element.made):
            lines.append(f"{stands.id} {about(stands)} ({', '.join(stands.requirements)})")
    return tuple(lines)
