"""`specflow eval`: draft golden cases, score them, compare with the baseline."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from specflow.adapters import disk, templates, traces
from specflow.analysis.consistency.sources import find_source_conflicts
from specflow.analysis.scoring import score, spans_short
from specflow.draft.lexicon import Lexicon, read_lexicon
from specflow.draft.pipeline import draft as drafted_from
from specflow.draft.value import Drafted, OpenPoint, Source
from specflow.errors import SpecflowError, UnreadableInput, UsageProblem
from specflow.flows import workspace as ws
from specflow.flows.wanted import Wanted
from specflow.model.evals import SCORES, Case, Report, Result, Scored
from specflow.model.prices import Budget
from specflow.parse.evals import Baseline, dump_baseline, read_baseline, read_case
from specflow.parse.spec import read_spec
from specflow.parse.yaml_write import dump_spec

if TYPE_CHECKING:
    from specflow.flows.calling import Caller

FOLDER = "evals"
BASELINE = "baseline.json"
RECORDED = "recorded"
TOLERATED = 0.02  # how much of a score a case may lose against the baseline


@dataclass(frozen=True)
class Asked:
    """What the command was asked. `recorded` is the folder of answers to replay, or to record into when it is live; an empty
    name stands for the folder `recorded` of each suite."""

    suites: tuple[str, ...] = ()
    provider: str = "offline"
    recorded: str | None = None
    repeat: int | None = None
    write_baseline: bool = False
    batch: bool = False
    judge: int = 0
    wanted: Wanted = Wanted()


@dataclass(frozen=True)
class Suite:
    """A folder of cases with its baseline."""

    name: str
    folder: Path
    cases: tuple[Case, ...]
    baseline: Baseline


def evaluate(cwd: Path, asked: Asked) -> Report:
    """Run the suites. Raises `SpecflowError` when a case cannot be read or the money is spent; a failing case is a result."""
    workspace = ws.find(cwd)
    suites = list(_suites(workspace, asked.suites, asked.provider))
    if asked.provider == "replay" and not asked.recorded:
        asked, suites = replace(asked, recorded=""), [suite for suite in suites if (suite.folder / RECORDED).is_dir()]
        if not suites:
            hint = f"Record them with --live --record, which fills {FOLDER}/<suite>/{RECORDED}; or name a folder: --replay DIR."
            raise UnreadableInput("no answers are recorded here", slug="no-recording", hint=hint)
    runner = _Runner(workspace, asked)
    if asked.batch:
        if asked.recorded == "" and len(suites) > 1:
            hint = "Name it, --record DIR, or name one suite."
            raise UsageProblem("a batch keeps its answers in one folder", slug="batch", hint=hint)
        runner.batch([(suite.name, case) for suite in suites for case in suite.cases])
    results = tuple(_against(runner.case(suite.name, case), suite.baseline) for suite in suites for case in suite.cases)
    means = {name: sum(one.scores.get(name, 0.0) for one in results) / len(results) for name in SCORES} if results else {}
    if asked.write_baseline:
        _write(suites, results, asked.provider)
        results = tuple(replace(one, regressed=()) for one in results)
    return Report(asked.provider, results, means)


def _suites(workspace: ws.Workspace, names: Sequence[str], provider: str) -> Iterator[Suite]:
    top = disk.inside(workspace.root, FOLDER)
    folders = top.iterdir() if top is not None and top.is_dir() else ()
    known = sorted(path.name for path in folders if path.is_dir() and any(path.glob("*.yaml")))
    if not known:
        hint = f"Write one as {FOLDER}/<suite>/<case>.yaml; docs/model.md shows how."
        raise UnreadableInput("there are no eval cases here", slug="no-evals", hint=hint)
    for name in names or known:
        if name not in known or top is None:
            raise UnreadableInput(f"there is no suite `{name}`", slug="no-such-suite", hint=f"Suites here: {', '.join(known)}.")
        folder = top / name
        cases = [read_case(workspace.relative(path), ws.as_text(disk.read_bytes(path))) for path in sorted(folder.glob("*.yaml"))]
        ids = [case.id for case in cases]
        if len(set(ids)) < len(ids):
            twice = next(id_ for id_ in ids if ids.count(id_) > 1)
            raise UnreadableInput(f"two cases of `{name}` are called `{twice}`", slug="eval-case", hint="Give one another id.")
        mine = tuple(case for case in cases if not case.providers or provider in case.providers)
        if names and not mine:
            what = f"no case of `{name}` is for the provider `{provider}`"
            raise UnreadableInput(what, slug="no-evals", hint="Its cases say under `providers` whom they are for.")
        yield Suite(name, folder, mine, _baseline(folder / _file_of(provider)))


def _file_of(provider: str) -> str:
    """Offline and models are not measured by the same yardstick."""
    return BASELINE if provider == "offline" else f"baseline-{'live' if provider == 'anthropic' else provider}.json"


def _baseline(path: Path) -> Baseline:
    return read_baseline(path.name, ws.as_text(disk.read_bytes(path))) if path.is_file() else {}


def _against(result: Result, baseline: Baseline) -> Result:
    before = baseline.get(result.case, {})
    lost = [name for name in SCORES if result.scores.get(name, 0.0) < before.get(name, 0.0) - TOLERATED]
    words = tuple(f"{name} fell from {before[name]:.2f} to {result.scores.get(name, 0.0):.2f}" for name in lost)
    return replace(result, regressed=words)


def _write(suites: Sequence[Suite], results: Sequence[Result], provider: str) -> None:
    for suite in suites:
        mine = {one.case: one.scores for one in results if one.suite == suite.name and not one.error}
        disk.replace(suite.folder / _file_of(provider), dump_baseline(provider, mine).encode())


class _Runner:
    """Drafts cases; for a model all of them share one budget."""

    def __init__(self, workspace: ws.Workspace, asked: Asked) -> None:
        self.workspace, self.asked = workspace, asked
        self.lexicon: Lexicon = read_lexicon(templates.folder("drafter", workspace.root))
        self.budget: Budget | None = None
        self.later: Caller | None = None
        self.paid: Mapping[str, Decimal] = {}  # by batches, for each feature

    def batch(self, cases: Sequence[tuple[str, Case]]) -> None:
        """Have every question of every case answered by batches first, at half the price; then the cases run from the record."""
        from specflow.adapters.anthropic_api import Anthropic
        from specflow.flows import asking, batching

        if self.asked.recorded is None:
            self.asked = replace(self.asked, recorded=str(self.workspace.root / ".specflow/evals" / str(time.time_ns())))
        caller = asking.caller_for(self.workspace, self._wanted(cases[0][0], 0), "evals")
        self.budget = caller.budget
        if not isinstance(caller.provider, Anthropic) or caller.provider.access.compat:
            raise UsageProblem("a server of the older dialect takes no batches", slug="batch", hint="Leave --batch away.")
        self.later = batching.later(caller)
        batches = batching.Batching(caller, caller.provider)
        batches.run([partial(self._once, suite, case, 0) for suite, case in cases])
        self.later, self.paid = None, batches.paid
        self.asked = replace(self.asked, wanted=replace(self.asked.wanted, progress=None))

    def case(self, suite: str, case: Case) -> Result:
        """All repeats of one case."""
        if self.asked.wanted.progress:
            self.asked.wanted.progress.stage(f"{suite}/{case.id}")
        repeats = self.asked.repeat or case.repeat
        started, spent = time.perf_counter(), self.budget.spent if self.budget else Decimal(0)
        runs: list[Scored] = []
        error = ""
        for number in range(repeats):
            try:
                runs.append(self._once(suite, case, number))
            except SpecflowError as problem:
                if problem.exit_code == 2:
                    raise
                error = problem.message
        passes = sum(one.passed(case.expect.at_least) and not _beyond(one) for one in runs)
        scores = {name: sum(one.scores[name] for one in runs) / len(runs) if runs else 0.0 for name in SCORES}
        paid = self.paid.get(f"{suite}-{case.id}", Decimal(0))
        cost = f"{self.budget.spent - spent + paid:.4f}" if self.budget else ""
        short = tuple(dict.fromkeys(words for one in runs for words in one.short))
        return Result(suite, case.id, passes == repeats, case.must_pass, repeats, passes, scores, short,
                      time.perf_counter() - started, cost, error=error)  # fmt: skip

    def _once(self, suite: str, case: Case, number: int) -> Scored:
        sources = _sources(case)
        roles = {"note": "note", "extra": "note", "product": "product", "code": "code"}
        found = find_source_conflicts([(one.path, roles[one.role], one.text) for one in sources])
        points = [OpenPoint(one.question, one.suggested, one.refs) for one in found]
        made = drafted_from(sources, feature=case.id, lexicon=self.lexicon, open_points=points)
        beyond: tuple[str, ...] = ()
        older: tuple[str, ...] = ()
        if self.asked.provider != "offline":
            from specflow.flows import asking, model_draft

            caller = asking.caller_for(self.workspace, self._wanted(suite, number), f"{suite}-{case.id}")
            self.budget = caller.budget = self.budget or caller.budget
            made = model_draft.draft_staged(self.workspace, caller, sources, made, self.lexicon, send_all=False)
            if caller.recorded.changed:
                stages = ", ".join(sorted(caller.recorded.changed))
                older = (f"answered from the recording of an older question: {stages}",)
            beyond = tuple(spans_short(case.spans, traces.spans_of(self.workspace.root, caller.recorder.run)))
        file = read_spec("spec.yaml", dump_spec(made.spec))
        texts: Mapping[str, str] = {one.path: one.text for one in sources}
        scored = score(case, file.spec or made.spec, texts, len(file.problems))
        scored = replace(scored, short=(*scored.short, *(f"{_SPANS}{words}" for words in beyond), *older))
        survives = self.later is None and scored.passed(case.expect.at_least) and not _beyond(scored)
        return self._judged(suite, case, number, sources, made, scored) if self.asked.judge and survives else scored

    def _judged(
        self, suite: str, case: Case, number: int, sources: Sequence[Source], made: Drafted, scored: Scored
    ) -> Scored:
        """What survives the deterministic scores goes before the judge, which costs money whoever drafted."""
        from specflow.flows import asking, judging

        provider = "replay" if self.asked.provider == "replay" else "anthropic"
        wanted = replace(self._wanted(suite, number), provider=provider)
        caller = asking.caller_for(self.workspace, wanted, f"{suite}-{case.id}")
        self.budget = caller.budget = self.budget or caller.budget
        with caller.recorder.span(f"judge {case.id}", stage="judge"):
            verdicts = judging.judged(caller, sources, made.spec, self.lexicon, self.asked.judge)
        mean = sum(verdicts.values()) / len(verdicts)
        told = ", ".join(f"{name} {value:.1f}" for name, value in verdicts.items())
        bar = case.expect.judge_at_least
        prefix = _SPANS if bar is not None and mean < bar else ""
        return replace(scored, short=(*scored.short, f"{prefix}judge: {mean:.2f} ({told})"))

    def _wanted(self, suite: str, number: int) -> Wanted:
        """A live repeat asks anew; what is recorded or replayed lies in the folder that was named."""
        from specflow.adapters.replay import Recorded

        folder = self.workspace.root / ".specflow/evals" / f"{time.time_ns()}-{suite}-{number}"
        if self.asked.recorded is not None:
            given = self.asked.recorded
            folder = Path(given).resolve() if given else self.workspace.root / FOLDER / suite / RECORDED
        recorded = Recorded(folder, loose=self.asked.provider == "replay")
        return replace(self.asked.wanted, provider=self.asked.provider, recorded=recorded, caller=self.later)


_SPANS = "bound: "


def _beyond(scored: Scored) -> bool:
    return any(words.startswith(_SPANS) for words in scored.short)


def _sources(case: Case) -> tuple[Source, ...]:
    given = (("note.md", "note", case.input.note), ("product_area_context.md", "product", case.input.product),
             ("code_context.md", "code", case.input.code))  # fmt: skip
    return tuple(
        Source(path, text, role, hashlib.sha256(text.encode()).hexdigest())  # type: ignore[arg-type]
        for path, role, text in given if text is not None
    )  # fmt: skip
