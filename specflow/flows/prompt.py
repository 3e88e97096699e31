"""`specflow prompt`: gather what bears on a task, refuse what was not signed, and write one prompt."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from specflow.adapters import disk, templates, tree
from specflow.analysis.impact.succession import predecessors
from specflow.errors import UsageProblem
from specflow.flows import approvals, code_index, tracing
from specflow.flows import plan as planning
from specflow.flows import tasks as listing
from specflow.flows import workspace as ws
from specflow.flows.plan_layout import layout
from specflow.model.approval import Approval, Signed
from specflow.model.plan import Task
from specflow.model.project import Project
from specflow.model.text import filled
from specflow.model.trace import Standing
from specflow.parse.code.languages import language_of
from specflow.parse.code.scan import scan
from specflow.plan.material import BUDGET, Excerpt, Material, Prompt
from specflow.plan.planner import planned_digest
from specflow.plan.prompt import prompt_of

LONGEST, SHORT = 60, 20
"""Lines of an excerpt, and of one that is only near; more is cut, and says so."""
LARGEST, MOST_IN_A_FILE = 1_000_000, 8
"""Bytes of a file that excerpts are taken from, and how many of its definitions."""
MOST_LOOKED_AT = 5
NEAR = 0.3
"""How near a definition has to be to a requirement to be shown as one that may do some of it already."""


class Made(NamedTuple):
    """A prompt with its task; `stale`: requirements that changed since they were planned."""

    feature: planning.Feature
    task: Task
    prompt: Prompt
    stale: tuple[str, ...]


def prompt(cwd: Path, name: str, id_: str, *, budget: int = BUDGET, unsigned: bool = False) -> Made:
    """The prompt of a task. Raises `UsageProblem` when its text is not what both roles signed."""
    found = listing.listed(cwd, name)
    task = listing.task_of(found, id_)
    feature = planning.sound(found.feature)
    _refuse(feature, task, unsigned)
    trusted = _trusted(feature, unsigned)
    source = templates.folder("plan", feature.workspace.root)
    material = _material(feature, found, task, trusted)
    text = prompt_of(material, source["prompt.md"], budget)
    return Made(feature, task, text, _stale(feature, task, found.plan.planned))


def _refuse(feature: planning.Feature, task: Task, unsigned: bool) -> None:
    """Text that differs from what was signed never goes to an agent; text that nobody signed only when asked for."""
    standing = _standing(feature, task)
    void = [id_ for id_, state in standing.items() if state is Signed.VOID]
    if void:
        message = f"the text of {', '.join(void)} differs from what was signed"
        hint = f"Have it signed again (`specflow approve {feature.spec.feature} {void[0]}`), or take the change back."
        raise UsageProblem(message, slug="differs-from-signed", hint=hint)
    missing = [id_ for id_, state in standing.items() if state is Signed.MISSING]
    if missing and not unsigned:
        message = f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not signed by both roles"
        raise UsageProblem(message, slug="not-signed", hint="Sign first, or add --unsigned to see the prompt all the same.")


def _standing(feature: planning.Feature, task: Task) -> dict[str, Signed]:
    """How everything that the task serves stands; metrics are signed with the spec as a whole."""
    names = {name: one.id for one in feature.spec.requirements for name in (one.id, *one.aliases)}
    mine = {id_: feature.standing[names[id_]] for id_ in task.requirements if id_ in names}
    metrics = {id_: feature.whole for id_ in task.requirements if id_.startswith("SM-")}
    return {**mine, **metrics}


def _stale(feature: planning.Feature, task: Task, planned: dict[str, str]) -> tuple[str, ...]:
    return tuple(
        one.id for one in feature.spec.requirements
        if one.id in task.requirements and planned.get(one.id) not in (None, planned_digest(feature.spec, one))
    )  # fmt: skip


def _trusted(feature: planning.Feature, unsigned: bool) -> frozenset[str]:
    """What may stand in a prompt as a rule: what is signed; with `unsigned` also what is written and not void."""
    shown = (Signed.SIGNED, Signed.MISSING) if unsigned else (Signed.SIGNED,)
    return frozenset(
        one.id for one in feature.spec.requirements if one.status != "placeholder" and feature.standing[one.id] in shown
    )


def _material(feature: planning.Feature, found: listing.Listed, task: Task, trusted: frozenset[str]) -> Material:
    extension = PurePosixPath(task.files[0]).suffix.lstrip(".") if task.files else ""
    traced = _tracing(feature)
    extension = extension or layout(feature.workspace, feature.file, feature.spec).extension
    return Material(
        file=feature.file, spec=feature.spec, plan=found.file, task=task, contracts=dict(_contracts(feature, found, task)),
        excerpts=tuple(excerpts(feature, task, traced)), before=_before(feature), extension=extension,
        replaced=_replaced(feature, task, traced),
        commands=(f"specflow tasks {feature.spec.feature} --done {task.id}",), trusted=trusted,
        unsigned=any(state is not Signed.SIGNED for state in _standing(feature, task).values()),
    )  # fmt: skip


def _contracts(feature: planning.Feature, found: listing.Listed, task: Task) -> Iterator[tuple[str, str]]:
    for operation in found.plan.design.api:
        if set(operation.requirements) & set(task.requirements):
            for path in (operation.input, operation.output):
                full = f"{feature.file.folder}/{path}".lstrip("/")
                target = disk.inside(feature.workspace.root, full) if path else None
                if target is not None and target.is_file():
                    yield full, ws.as_text(disk.read_bytes(target, most=200_000))


def _before(feature: planning.Feature) -> dict[str, str]:
    """What requirements said when they were signed before, where that is not what they say now."""
    records = approvals.read(feature.workspace, Project(feature.workspace.config, (feature.file,))).records
    signed: dict[str, list[Approval]] = {}
    for record in records.get(feature.spec.feature, ()):
        signed.setdefault(record.subject, []).append(record)
    earlier: dict[str, str] = {}
    for one in feature.spec.requirements:
        now = filled(one.text, feature.spec.parameters)
        older = [record for id_ in predecessors(feature.spec, one.id) for record in signed.get(id_, ())]
        texts = [str(record.content.get("text", "")) for record in (*older, *signed.get(one.id, ()))]
        old = [text for text in texts if text and text != now]
        if old:
            earlier[one.id] = old[-1]
    return earlier


def _tracing(feature: planning.Feature) -> tracing.Tracing:
    workspace = feature.workspace
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    return tracing.trace(workspace, project, tracing.Options(enforce="none"))


def _replaced(feature: planning.Feature, task: Task, traced: tracing.Tracing) -> dict[str, tuple[str, ...]]:
    """Tags in code and tests that name what the task's requirements replaced."""
    old = {feature.spec.full_id(gone) for id_ in task.requirements for gone in predecessors(feature.spec, id_)}
    found: dict[str, list[str]] = {}
    for use in traced.trace.uses:
        if use.standing is Standing.RETIRED and use.meant in old:
            found.setdefault(use.meant, []).append(f"{use.at.path}:{use.at.line}")
    return {id_: tuple(dict.fromkeys(places)) for id_, places in sorted(found.items())}


def excerpts(feature: planning.Feature, task: Task, traced: tracing.Tracing) -> Iterator[Excerpt]:
    """Code that answers for the task's requirements or for what they depend on, then code that may do some of it already."""
    seen: set[tuple[str, str]] = set()
    for one in (*_traced(feature, task, traced), *_in_its_files(feature, task), *_existing(feature, task)):
        if (one.path, one.symbol) not in seen:
            seen.add((one.path, one.symbol))
            yield one


def _traced(feature: planning.Feature, task: Task, traced: tracing.Tracing) -> Iterator[Excerpt]:
    mine = {feature.spec.full_id(id_) for id_ in task.requirements}
    near = {
        feature.spec.full_id(id_) for one in feature.spec.requirements if one.id in task.requirements for id_ in one.depends_on
    }
    links = [link for ids in (mine, near - mine) for link in traced.trace.links if link.requirement in ids]
    for link in links:
        definition = link.definition
        if definition is None:
            continue
        text = _cut(traced.code.text(link.path), definition.start, definition.end, LONGEST)
        why = f"{link.relation.value} {link.requirement}"
        language = traced.trace.files[link.path].language if link.path in traced.trace.files else ""
        yield Excerpt(link.path, definition.start, link.symbol, text, text.partition("\n")[0], why, "code", language)


def _in_its_files(feature: planning.Feature, task: Task) -> Iterator[Excerpt]:
    """What stands in the files that the task may touch, where they are there already."""
    for path in task.files:
        source = tree.read(str(feature.workspace.root), path) if disk.inside(feature.workspace.root, path) else None
        if not isinstance(source, tree.Source) or len(source.data) > LARGEST:
            continue
        text = tree.decoded(source.data)
        for one in scan(path, text, definitions=True).definitions[:MOST_IN_A_FILE]:
            if one.kind != "class":
                cut = _cut(text, one.start, one.end, SHORT)
                why = "stands in a file that this task may touch"
                yield Excerpt(path, one.start, one.name, cut, "", why, "code", language_of(path).name)


def _existing(feature: planning.Feature, task: Task) -> Iterator[Excerpt]:
    """Definitions of this and the added repositories that speak of what the task's requirements speak of."""
    mine = [one for one in feature.spec.requirements if {one.id, *one.aliases} & set(task.requirements)]
    texts = [f"{one.title} {filled(one.text, feature.spec.parameters)}" for one in mine]
    for one in code_index.matches(feature.workspace, texts, MOST_LOOKED_AT):
        if one.test or one.kind == "file" or one.score < NEAR or one.common < 2:
            continue
        place = Path(one.repository or feature.workspace.root)
        source = tree.read(str(place), os.path.relpath(feature.workspace.root / one.path, place))
        whole = tree.decoded(source.data) if isinstance(source, tree.Source) else ""
        signature = " — ".join(part for part in (one.signature, one.doc) if part)
        text = _cut(whole, one.line, one.end, SHORT) or signature
        yield Excerpt(
            one.path, one.line, one.name, text, signature, f"already exists: reuse `{one.name}` if it does what is needed",
            one.share, language_of(one.path).name,
        )  # fmt: skip


def _cut(text: str, start: int, end: int, most: int) -> str:
    """Lines `start` to `end` of a text; of more than `most` the first ones, saying so."""
    lines = text.splitlines()[start - 1 : end]
    return "\n".join([*lines[:most], f"… {len(lines) - most} more lines"] if len(lines) > most else lines)
