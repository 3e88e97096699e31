"""Proof by other engines: mutation-testing reports, read against the tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from specflow.adapters import disk
from specflow.analysis.prove.verdicts import verdict
from specflow.errors import EvidenceMissing, UnreadableInput
from specflow.flows import proofs
from specflow.flows import workspace as ws
from specflow.flows.kept import written
from specflow.model.proof import Fate, Proof, Tried
from specflow.model.trace import RequirementState
from specflow.parse.checks.measured import Unreadable
from specflow.parse.checks.mutation import Reported, read_mutation

MOST_REPORT = 200_000_000
REPORT = "report"


def from_reports(
    workspace: ws.Workspace, states: Sequence[RequirementState], reports: Sequence[str]
) -> tuple[dict[str, Proof], dict[str, str]]:
    """Proofs by full id, and why others have none. Raises `EvidenceMissing`, or `UnreadableInput` for what is no such report."""
    found: dict[str, Proof] = {}
    unable: dict[str, str] = {}
    reported = _read(reports)
    for state in states:
        tried = list(_of_state(state, reported))
        if not tried:
            continue
        if why_not := _other_code(workspace, state, tried, reports):
            unable[state.id] = why_not
            continue
        targets = tuple(sorted({link.target for link in state.implementations}))
        mine = [one for one, _ in tried]
        said, why = verdict(mine, targets)
        paths = sorted({link.path for link in (*state.implementations, *(claim.link for claim in state.tests))})
        files = proofs.resting_on(workspace, paths)
        found[state.id] = Proof(state.id, said, tuple(mine), targets, files, why, REPORT)
    return found, unable


def _read(reports: Sequence[str]) -> list[Reported]:
    reported: list[Reported] = []
    for name in reports:
        path = Path(name)
        if not path.is_file():
            raise EvidenceMissing(f"there is no report at {name}", slug="no-evidence", hint="Run the mutation tests first.")
        try:
            reported += read_mutation(name, disk.read_bytes(path, MOST_REPORT))
        except Unreadable as problem:
            hint = "Reports in the mutation-testing report schema are read, as Stryker writes them."
            raise UnreadableInput(str(problem), slug="unreadable-report", hint=hint) from None
    return reported


def _other_code(
    workspace: ws.Workspace, state: RequirementState, tried: Sequence[tuple[Tried, str]], reports: Sequence[str]
) -> str:
    """Why the report does not speak of the code and the tests as they are now; nothing when it does."""
    for path, source in {one.mutant.path: source for one, source in tried}.items():
        if _plain(ws.source_text(workspace, path) or "") != _plain(source):
            return f"the report was made of other code than what stands in {path}; run the mutation tests again"
    newest = max(written(Path(name)) for name in reports)
    for claim in state.tests:
        if written(workspace.root / claim.link.path) > newest:
            return f"the report is older than {claim.link.path}; run the mutation tests again"
    return ""


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n")


def _of_state(state: RequirementState, reported: Sequence[Reported]) -> Iterator[tuple[Tried, str]]:
    """The mutants in a requirement's code, with the text they were made of; only a test that claims it can kill one."""
    claiming = {claim.link.symbol.rpartition(".")[2] for claim in state.tests} | {claim.link.symbol for claim in state.tests}
    spans: dict[str, list[Any]] = {}
    for link in state.implementations:
        spans.setdefault(link.path, []).append(link)
    for one in reported:
        for link in spans.get(one.mutant.path, ()):
            if link.definition is None or link.definition.start <= one.mutant.line <= link.definition.end:
                mutant = one.mutant._replace(symbol=link.symbol)
                own = not one.tests or any(_is_claiming(name, claiming) for name in one.tests)
                fate = one.fate if own or one.fate is not Fate.KILLED else Fate.SURVIVED
                by = next((name for name in one.tests if _is_claiming(name, claiming)), "")
                yield Tried(mutant, fate, by), one.source
                break


def _is_claiming(name: str, claiming: set[str]) -> bool:
    """A report names a test by its suites and title; the title is what the tag's owner is called."""
    return any(symbol and (name == symbol or name.endswith((f" {symbol}", f".{symbol}", f"::{symbol}"))) for symbol in claiming)
