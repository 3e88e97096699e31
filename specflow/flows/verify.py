"""`specflow verify`: run the checks that execute something, where the user agreed to it, and keep what came of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from specflow.adapters import consent, runner, stores
from specflow.analysis.checks import canary, program
from specflow.errors import UnreadableInput
from specflow.flows import tracing
from specflow.flows import workspace as ws
from specflow.flows.checks_judge import Judge
from specflow.flows.kept import store
from specflow.model.checks import RUNS, CanaryCheck, CommandCheck, Judged, not_run
from specflow.model.evidence import Outcome
from specflow.model.finding import Problem
from specflow.parse.checks.definitions import Defined, checks_of
from specflow.parse.checks.results import Kept, digest_of

Told = Callable[[str], None]


@dataclass(frozen=True)
class Verified:
    """What came of every check of the chosen specs, and definitions that are no checks."""

    workspace: ws.Workspace
    judged: tuple[tuple[Defined, Judged], ...]
    problems: tuple[Problem, ...]
    untrusted: tuple[tuple[str, ...], ...] = ()
    """Commands that did not run because nobody agreed to them."""

    @property
    def exit_code(self) -> int:
        """0: all hold · 1: one failed, cannot fail, or is none · 3: one did not run."""
        if any(judged.outcome in (Outcome.NOT_RUN, Outcome.STALE, Outcome.ERROR) for _, judged in self.judged):
            return 3
        return 1 if self.problems or any(not judged.holds for _, judged in self.judged) else 0


def commands_of(cwd: Path, names: Sequence[str]) -> tuple[ws.Workspace, tuple[tuple[str, ...], ...]]:
    """The workspace, and the command lines that `verify` would run in it."""
    workspace = ws.find(cwd)
    project = ws.load(workspace, _chosen(workspace, names, cwd), frozenset())
    found = [one for file, spec in project.understood for one in checks_of(file, spec)[0]]
    return workspace, _lines(found)


def agree(workspace: ws.Workspace, commands: Sequence[tuple[str, ...]]) -> None:
    """Remember that the user agreed to run exactly these commands here."""
    consent.give(workspace.root, agreed(commands))


def withdraw(cwd: Path) -> ws.Workspace:
    """Forget what the user agreed to here."""
    workspace = ws.find(cwd)
    consent.withdraw(workspace.root)
    return workspace


def agreed(commands: Sequence[tuple[str, ...]]) -> str:
    """What consent is bound to: the command lines, word for word. Other words need consent of their own."""
    return hashlib.sha256(json.dumps(sorted(commands)).encode("utf-8", "surrogatepass")).hexdigest()


def verify(cwd: Path, names: Sequence[str], tell: Told = lambda _: None) -> Verified:
    """Judge every check of the named specs (none: all), and keep the results of those that had to be run."""
    workspace = ws.find(cwd)
    chosen = _chosen(workspace, names, cwd)
    everything = ws.load(workspace, ws.all_specs(workspace), frozenset())
    ws.refuse_unreadable(file for file in everything.specs if file.path in chosen)
    code = tracing.read_code(workspace, everything)
    seen = tracing.seen(workspace, everything, code)
    project = replace(everything, specs=tuple(file for file in everything.specs if file.path in chosen))
    defined = {file.path: checks_of(file, spec) for file, spec in project.understood}
    commands = _lines([one for found, _ in defined.values() for one in found])
    allowed = not commands or consent.given(workspace.root, agreed(commands))
    judged: list[tuple[Defined, Judged]] = []
    for file, spec in project.understood:
        judge = Judge(workspace, file, spec, seen)
        kept: list[Kept] = []
        for one in defined[file.path][0]:
            tell(f"{one.owner} {one.check.kind}")
            if one.check.kind not in RUNS:
                judged.append((one, judge.static(one)))
                continue
            result = _run(workspace.root, one) if allowed else not_run("nobody agreed to run it here", "untrusted")
            judged.append((one, result))
            if allowed:
                kept.append(Kept(one.owner, digest_of(one.check), judge.stamp, result))
        if kept:
            store(workspace, spec.feature, kept)
    problems = tuple(problem for _, found in defined.values() for problem in found)
    return Verified(workspace, tuple(judged), problems, () if allowed else commands)


def _chosen(workspace: ws.Workspace, names: Sequence[str], cwd: Path) -> tuple[str, ...]:
    paths = ws.chosen(workspace, names, cwd)
    if not paths:
        raise UnreadableInput("there is no spec here, so there is nothing to verify", slug="no-spec",
                              hint="`specflow draft note.md` makes one.")  # fmt: skip
    return paths


def _lines(found: Sequence[Defined]) -> tuple[tuple[str, ...], ...]:
    lines: dict[tuple[str, ...], None] = {}
    for one in found:
        if isinstance(one.check, CanaryCheck | CommandCheck):
            lines[one.check.run] = None
            if isinstance(one.check, CommandCheck) and one.check.spoilt:
                lines[one.check.spoilt] = None
    return tuple(lines)


def _run(root: Path, one: Defined) -> Judged:
    check = one.check
    if isinstance(check, CommandCheck):
        ended = runner.run(check.run, root, check.timeout)
        spoilt = runner.run(check.spoilt, root, check.timeout) if check.spoilt else None
        control = program.Ended(spoilt.code, spoilt.output) if spoilt else None
        return program.judge(check, program.Ended(ended.code, ended.output), control)
    assert isinstance(check, CanaryCheck)  # noqa: S101 - the kinds that run
    return canary.judge(check, [_with_marker(root, check, long=long) for long in (False, True)])


def _with_marker(root: Path, check: CanaryCheck, *, long: bool) -> canary.Ran:
    marker = runner.marker()
    words = canary.filled(check, marker, long=long)
    ended = runner.run(words, root, check.timeout)
    return canary.Ran(marker, words, ended.code, ended.output, stores.contents(root, check.must_not_appear_in))
