"""`specflow trace`: everything that bears on a requirement, why a line of code exists, the matrix, and accepting links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from specflow.adapters import disk
from specflow.adapters.git_lines import Change
from specflow.analysis.trace.lock import new_links
from specflow.errors import UnreadableInput, UsageProblem
from specflow.flows import approvals, changes, trace_history, trace_owners, tracing
from specflow.flows import workspace as ws
from specflow.model.approval import Approval
from specflow.model.code import Precision
from specflow.model.ids import FULL_ID_RE
from specflow.model.location import Location
from specflow.model.plan import Task
from specflow.model.project import Placed
from specflow.model.trace import Link, RequirementState
from specflow.parse.lock import Accepted, read_lock, write_lock


@dataclass(frozen=True)
class Story:
    """One requirement with everything that bears on it."""

    placed: Placed
    state: RequirementState
    approvals: tuple[Approval, ...]
    accepted: tuple[Accepted, ...]
    tasks: tuple[tuple[Task, Location], ...] = ()
    history: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Why:
    """Why a line exists: the definition it lies in and the requirements that it answers to."""

    path: str
    line: int
    symbol: str
    stories: tuple[Story, ...]


def traced(cwd: Path, options: tracing.Options) -> tracing.Tracing:
    """The whole workspace, traced."""
    workspace = ws.find(cwd)
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    return tracing.trace(workspace, project, options)


def shown(cwd: Path) -> tracing.Tracing:
    """The whole workspace, traced, for people to look at: with the owners that grammars name where the scanner knows none."""
    return trace_owners.named(traced(cwd, tracing.Options()))


def complete(found: tracing.Tracing) -> None:
    """Raise `UnreadableInput` when a spec could not be read, or there is none: a matrix without it would look whole."""
    if not found.project.specs:
        raise UnreadableInput("there is no spec here, so there is nothing to list", slug="no-spec",
                              hint="`specflow draft note.md` makes one.")  # fmt: skip
    ws.refuse_unreadable(found.project.specs)


def requirement(found: tracing.Tracing, name: str) -> Story:
    """What `name` (an id with or without its feature, or an alias) means. Raises `UsageProblem` when it is not clear."""
    match = FULL_ID_RE.fullmatch(name)
    if match is None:
        near = found.register.nearest("", name)
        raise UsageProblem(f"`{name}` is neither a requirement nor a place such as src/x.py:40", slug="bad-target",
                           hint=f"Did you mean `{near}`?" if near else "Write FR-07, ask-maps/FR-07 or path:line.")  # fmt: skip
    feature, id_ = match["feature"], match["id"]
    fitting = [
        one
        for one in found.project.requirements
        if id_ in (one.requirement.id, *one.requirement.aliases) and feature in (None, one.spec.feature)
    ]
    if len(fitting) != 1:
        if not fitting:
            closed = [file.path for file in found.project.specs if file.spec is None]
            if closed:
                raise UnreadableInput(f"there is no requirement `{name}`, and {closed[0]} cannot be read", slug="unparsable",
                                      hint=f"See `specflow lint {closed[0]}`.")  # fmt: skip
            near = found.register.nearest(feature or "", id_)
            raise UsageProblem(f"there is no requirement `{name}`", slug="no-such-requirement",
                               hint=f"Did you mean `{near}`?" if near else "`specflow trace matrix` lists them all.")  # fmt: skip
        if len({one.spec.feature for one in fitting}) < len(fitting):
            ws.refuse_namesakes(found.workspace, fitting[0].file.path)
        names = ", ".join(one.full_id for one in fitting)
        raise UsageProblem(f"`{name}` could be {names}", slug="ambiguous", hint="Write the feature in front.")
    return _story(found, fitting[0], approvals.read(found.workspace, found.project).records)


def _story(found: tracing.Tracing, placed: Placed, records: Mapping[str, tuple[Approval, ...]]) -> Story:
    state = next(one for one in found.trace.states if one.id == placed.full_id)
    signed = records.get(placed.spec.feature, ())
    mine = tuple(one for one in signed if one.subject == placed.requirement.id)
    accepted = tuple(one for one in found.accepted if one.requirement == placed.full_id)
    tasks = trace_history.tasks(found.workspace, placed)
    return Story(placed, state, mine, accepted, tasks, trace_history.changes(found.workspace, placed))


def place(found: tracing.Tracing, path: str, line: int) -> Why:
    """Why line `line` of `path` (root-relative) exists. Raises `UsageProblem` when there is no such line."""
    _there(found.workspace, path, line)
    file = found.trace.files.get(path)
    around = [one for one in (file.definitions if file else ()) if one.start <= line <= one.end]
    named = [one.definition for one in found.trace.links if one.precision is Precision.GRAMMAR and one.path == path]
    around += [one for one in named if one is not None and one.start <= line <= one.end]
    symbol = max(around, key=lambda one: one.start).name if around else ""
    ids = []
    for link in (*found.trace.links, *(claim.link for claim in found.joined.claims)):
        inside = link.definition is None or link.definition.start <= line <= link.definition.end
        if link.path == path and inside and link.requirement not in ids:
            ids.append(link.requirement)
    records = approvals.read(found.workspace, found.project).records
    by_id = {one.full_id: one for one in found.project.requirements}
    return Why(path, line, symbol, tuple(_story(found, by_id[id_], records) for id_ in ids if id_ in by_id))


def _there(workspace: ws.Workspace, path: str, line: int) -> None:
    target = disk.inside(workspace.root, path)
    if target is None or not target.is_file():
        raise UsageProblem(f"there is no file `{path}` in this workspace", slug="no-such-file", hint="Check the path.")
    count = len(ws.as_text(disk.read_bytes(target)).splitlines())
    if not 1 <= line <= max(count, 1):
        lines = "1 line" if count == 1 else f"{count} lines"
        raise UsageProblem(f"{path} has {lines}, so there is no line {line}", slug="no-such-line", hint="Check the number.")


def parse_place(text: str) -> tuple[str, int] | None:
    """`src/x.py:40` as (path, line)."""
    match = re.fullmatch(r"(.+?):(\d+)", text)
    return (match[1], int(match[2])) if match else None


def accept(
    found: tracing.Tracing, names: Sequence[str], why: str, by: str, *, new: bool, base: changes.Base | None
) -> tuple[Link, ...]:
    """Write into the locks that links belong together as they are now, and say which.

    Named requirements need a reason when their text moved; `new` takes links nobody accepted yet, `base` everything that a
    change touches. Raises `UsageProblem` when nothing is named or a reason is missing.
    """
    wanted = {requirement(found, name).placed.full_id for name in names} | (base.reworded if base else frozenset())
    links = [link for link in _links(found) if link.requirement in wanted or (base and _touches(base, link))]
    if new:
        links += [link for link in new_links(found.trace.states, found.accepted) if link not in links]
    if not names and not new and base is None:
        raise UsageProblem("nothing is named", slug="nothing-named", hint="Name requirements, or use --new or --diff BASE.")
    moved = [link for link in links if _text_moved(found, link)]
    if moved and not why:
        raise UsageProblem(f"the text of `{moved[0].requirement}` moved, so accepting it needs a reason", slug="no-reason",
                           hint='Add --why "…": what you looked at, and why both still belong together.')  # fmt: skip
    _write(found, links, why, by)
    return tuple(links)


def _touches(base: changes.Base, link: Link) -> bool:
    """What else is in a changed file was not part of the change, and whoever accepts it has not looked at it."""
    one = link.definition
    return base.change.touches(link.path, one.start, one.end) if one else link.path in base.change.changed


def _links(found: tracing.Tracing) -> list[Link]:
    return [link for state in found.trace.states for link in (*state.implementations, *(one.link for one in state.tests))]


def _text_moved(found: tracing.Tracing, link: Link) -> bool:
    mine = [one for one in found.accepted if one.link == (link.requirement, link.relation.value, link.target)]
    return bool(mine) and all(one.text != found.texts[link.requirement] for one in mine)


def _write(found: tracing.Tracing, links: Sequence[Link], why: str, by: str) -> None:
    folders = {spec.feature: file.folder for file, spec in found.project.understood}
    for feature in dict.fromkeys(link.requirement.partition("/")[0] for link in links):
        target = found.workspace.root / folders[feature] / "trace.lock"
        mine = [link for link in links if link.requirement.partition("/")[0] == feature]
        fresh = {
            (link.requirement, link.relation.value, link.target): Accepted(
                link.requirement, link.relation.value, link.target, found.texts[link.requirement], link.digest, by, why
            )
            for link in mine
        }
        with disk.locked(found.workspace.root, target):
            text = ws.as_text(disk.read_bytes(target)) if target.is_file() else ""
            old, _ = read_lock(target.name, text)
            kept = [one for one in old if one.link not in fresh]
            same = {one.link: one for one in old}
            for key, one in fresh.items():
                before = same.get(key)
                kept.append(before if before and (before.text, before.code) == (one.text, one.code) else one)
            disk.replace(target, write_lock(kept).encode())


def base_of(found: tracing.Tracing, revision: str | None) -> changes.Base | None:
    """The base to accept a whole change against."""
    return changes.compare(found.workspace, revision) if revision else None
