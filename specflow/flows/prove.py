"""`specflow prove`: spoil the code of a requirement, run the tests that claim it, and keep what they noticed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from specflow.adapters import prover
from specflow.analysis.prove.mutants import mutants
from specflow.analysis.prove.same import same_names
from specflow.analysis.prove.verdicts import shared, verdict
from specflow.errors import EvidenceMissing, UnreadableInput, UsageProblem
from specflow.flows import proofs, tracing
from specflow.flows import workspace as ws
from specflow.flows.prove_reports import REPORT, from_reports
from specflow.model.ids import FULL_ID_RE
from specflow.model.project import Placed
from specflow.model.proof import Fate, Mutant, Proof, Tried, Verdict
from specflow.model.trace import Claim, RequirementState

Told = Callable[[str], None]
ENGINE = "python-3"
"""Which ways to spoil Python were tried: a proof by other ways has to be made again."""


@dataclass(frozen=True)
class Request:
    """What the command was asked. `seconds` bounds the whole run."""

    names: tuple[str, ...] = ()
    everything: bool = False
    """Also what was proven already and has not changed."""
    seconds: float = 600.0
    jobs: int = 0
    python: str | None = None
    reports: tuple[str, ...] = ()


@dataclass
class Proved:
    """Proofs by requirement: those of this run, those that still held, and why others could not be tried."""

    workspace: ws.Workspace
    placed: dict[str, Placed]
    new: dict[str, Proof] = field(default_factory=dict)
    kept: dict[str, Proof] = field(default_factory=dict)
    unable: dict[str, str] = field(default_factory=dict)
    cpu: float = 0.0
    """Seconds of processor time that the mutants took, tests included."""

    @property
    def all(self) -> dict[str, Proof]:
        """Every proof that counts now, in the order of the specs."""
        both = {**self.kept, **self.new}
        return {full: both[full] for full in self.placed if full in both}

    @property
    def exit_code(self) -> int:
        """1 when a requirement turned out hollow, 3 when nothing could be tried though it was asked for."""
        if any(one.verdict is Verdict.HOLLOW for one in self.all.values()):
            return 1
        return 3 if self.unable and not self.all else 0


def prove(cwd: Path, request: Request, tell: Told = lambda _: None) -> Proved:
    """Prove what the request names (none: everything that has code and tests). Raises `SpecflowError`."""
    workspace = ws.find(cwd)
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    if not project.specs:
        raise UnreadableInput("there is no spec here, so there is nothing to prove", slug="no-spec",
                              hint="`specflow draft note.md` makes one.")  # fmt: skip
    traced = tracing.trace(workspace, project, tracing.Options(digests=True))
    placed = {one.full_id: one for one in project.requirements}
    chosen = _with_siblings(_chosen(placed, request.names), proofs.targets_of(traced.trace.links))
    done = Proved(workspace, {full: one for full, one in placed.items() if full in chosen})
    states = [state for state in traced.trace.states if state.id in chosen]
    if request.reports:
        done.new, done.unable = from_reports(workspace, states, request.reports)
    else:
        _natively(done, traced, states, request, tell)
    for feature in sorted({full.partition("/")[0] for full in done.new}):
        mine = [one for full, one in done.new.items() if full.startswith(f"{feature}/") and one.verdict is not Verdict.UNKNOWN]
        proofs.store(workspace, feature, mine)
    return done


def _chosen(placed: Mapping[str, Placed], names: Sequence[str]) -> set[str]:
    """Full ids that the names mean: features, ids, full ids."""
    if not names:
        return set(placed)
    chosen: set[str] = set()
    for name in names:
        meant = {full for full in placed if name in (full, full.partition("/")[0], full.partition("/")[2])}
        if not meant:
            kind = "requirement" if FULL_ID_RE.fullmatch(name) else "feature or requirement"
            raise UsageProblem(f"`{name}` is no {kind} here", slug="unknown-id", hint="`specflow trace matrix` lists them.")
        chosen |= meant
    return chosen


def _with_siblings(chosen: set[str], targets: Mapping[str, Sequence[str]]) -> set[str]:
    """Those that share a tagged definition come along: whether their tests notice a mutant decides whose gap it is."""
    mine = {target for full in chosen for target in targets.get(full, ())}
    return chosen | {full for full, own in targets.items() if not mine.isdisjoint(own)}


# ---------------------------------------------------------------- native


@dataclass
class _Plan:
    """What is to be tried for one requirement."""

    full: str
    mutants: tuple[Mutant, ...]
    tests: tuple[str, ...]
    targets: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


def _natively(
    done: Proved, traced: tracing.Tracing, states: Sequence[RequirementState], request: Request, tell: Told
) -> None:
    features = [spec.feature for _, spec in traced.project.understood]
    kept = {one.requirement: one for feature in features for one in proofs.stored(done.workspace, feature)}
    targets = proofs.targets_of(traced.trace.links)
    digests: dict[str, str] = {}
    plans = []
    for state in states:
        old = kept.get(state.id)
        again = request.everything or old is None or old.engine not in (ENGINE, REPORT)
        if old and not again and proofs.holds(done.workspace, old, targets.get(state.id, ()), digests):
            done.kept[state.id] = old
            continue
        plan = _planned(done, traced, state)
        if plan is not None:
            plans.append(plan)
    if plans:
        if not prover.can_fork():
            hint = "Run it under Linux, macOS or WSL, or read a report with `--report mutation.json`."
            raise EvidenceMissing("native proof needs a system that can fork; Windows cannot", slug="no-engine", hint=hint)
        _run(done, traced, plans, request, tell)


def _planned(done: Proved, traced: tracing.Tracing, state: RequirementState) -> _Plan | None:
    """The mutants and tests of a requirement; what keeps it from being tried is noted."""
    python = [link for link in state.implementations if link.path.endswith(".py") and link.definition is not None]
    if not state.implementations:
        return None
    if not python:
        done.unable[state.id] = "none of its code is a tagged Python definition; `--report` reads reports of other engines"
        return None
    tests = tuple(sorted({node for claim in state.tests if (node := _node(claim))}))
    if not tests:
        done.unable[state.id] = "no Python test claims it"
        return None
    found: dict[str, Mutant] = {}
    for link in python:
        assert link.definition is not None  # noqa: S101 - filtered above
        text = traced.code.text(link.path)
        same = same_names(link.path, text, lambda place: traced.code.text(place) if place in traced.code.files else "")
        for one in mutants(link.path, text, link.symbol, link.definition.start, link.definition.end, same):
            found.setdefault(one.key, one)
    if not found:
        done.unable[state.id] = "there is nothing in its code that could be spoilt"
        return None
    paths = {link.path for link in python} | {claim.link.path for claim in state.tests}
    files = proofs.resting_on(done.workspace, sorted(paths))
    targets = tuple(sorted({link.target for link in state.implementations}))
    return _Plan(state.id, tuple(found.values()), tests, targets, files)


def _node(claim: Claim) -> str:
    """`tests/test_gate.py::TestGate::test_thin`."""
    link = claim.link
    if not link.path.endswith(".py"):
        return ""
    return f"{link.path}::{link.symbol.replace('.', '::')}" if link.symbol else link.path


class _Heard:
    """What the runs said: fates by number, and which requirements' tests do not pass on the code as it is."""

    def __init__(self, plans: Sequence[_Plan]) -> None:
        self.mutants = dict(enumerate(mutant for plan in plans for mutant in plan.mutants))
        self.fates: dict[int, Tried] = {}
        self.broken: dict[str, str] = {}
        self.cpu = 0.0

    def take(self, row: Mapping[str, Any]) -> None:
        """One row of the worker."""
        if "group" in row:
            if row["baseline"] != "passed":
                self.broken[str(row["group"])] = str(row.get("why") or row["baseline"])
            return
        number = int(row.get("id", -1))
        if "fate" in row and number in self.mutants:
            self.fates[number] = Tried(self.mutants[number], Fate(row["fate"]), str(row.get("by", "")))
        elif "cpu" in row:
            self.cpu += float(row["cpu"])
            if number in self.fates:
                self.fates[number] = self.fates[number]._replace(seconds=float(row["cpu"]))


def _run(done: Proved, traced: tracing.Tracing, plans: Sequence[_Plan], request: Request, tell: Told) -> None:
    heard = _Heard(plans)
    numbers = iter(heard.mutants)
    mine = {plan.full: [next(numbers) for _ in plan.mutants] for plan in plans}
    groups = [
        {"id": plan.full, "tests": list(plan.tests), "mutants": [_row(heard, one) for one in mine[plan.full]]} for plan in plans
    ]
    texts = {mutant.path: traced.code.text(mutant.path) for mutant in heard.mutants.values()}
    cache = done.workspace.root / proofs.FOLDER
    jobs = request.jobs or prover.cores()
    for row in prover.prove(
        done.workspace.root, groups, texts, sorted(texts), cache, seconds=request.seconds, jobs=jobs, python=request.python
    ):
        if "group" in row:
            tell(f"{row['group']}: {row['baseline']}")
        heard.take(row)
    done.cpu += heard.cpu
    for plan in plans:
        if plan.full in heard.broken:
            done.unable[plan.full] = _why_not(heard.broken[plan.full])
            continue
        tried = [heard.fates.get(one, Tried(heard.mutants[one], Fate.NOT_RUN)) for one in mine[plan.full]]
        said, why = verdict(tried, plan.targets)
        done.new[plan.full] = Proof(plan.full, said, tuple(tried), plan.targets, plan.files, why, ENGINE, plan.tests)
    others = {**done.kept, **done.new}
    for full, proof in list(done.new.items()):
        done.new[full] = shared(proof, [one for owner, one in others.items() if owner != full])


def _row(heard: _Heard, number: int) -> dict[str, object]:
    one = heard.mutants[number]
    return {"id": number, "path": one.path, "start": one.start, "end": one.end, "new": one.new}


def _why_not(why: str) -> str:
    return "there was no time for it" if why == "no time" else f"its tests do not pass on the code as it is: {why}"
