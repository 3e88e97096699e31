"""`specflow trace suggest`: where requirements that nothing is tagged with are probably implemented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from specflow.adapters import tree
from specflow.analysis.ranking.document import Document, document
from specflow.analysis.ranking.rank import Ranked, rank
from specflow.analysis.ranking.signals import Wanted
from specflow.analysis.trace.places import Place, placing
from specflow.errors import UnreadableInput, UsageProblem
from specflow.flows import trace_query, tracing
from specflow.flows import workspace as ws
from specflow.model.project import Placed
from specflow.model.text import filled
from specflow.parse.code.scan import scan

LARGEST = 1_000_000
"""Bytes; larger files are data more often than code."""


@dataclass(frozen=True)
class Suggested:
    """A requirement and the files that probably implement it, best first."""

    requirement: str
    title: str
    candidates: tuple[Ranked, ...]


@dataclass(frozen=True)
class Suggestions:
    """What was found, and how many files were compared."""

    root: Path
    found: tuple[Suggested, ...]
    files: int


def suggest(cwd: Path, names: Sequence[str] = (), *, top: int = 3, every: bool = False) -> Suggestions:
    """Candidates for the named features and requirements (none: all that no code is traced to; `every`: traced ones too).

    Raises `SpecflowError` when there is no spec, or a name is none.
    """
    traced = trace_query.traced(cwd, tracing.Options(enforce="none"))
    placed = tuple(traced.project.requirements)
    if not placed:
        raise UnreadableInput("there is no spec here yet", slug="no-spec", hint="`specflow draft note.md` makes one.")
    chosen = _chosen(placed, names)
    built = {one.id for one in traced.trace.states if one.implementations}
    shown = chosen if every or names else chosen - built
    documents = tuple(documents_of(traced.workspace)) if shown else ()
    ranked = rank([wanted(one) for one in placed], documents, top)
    found = tuple(
        Suggested(one.full_id, one.requirement.title, tuple(candidates))
        for one, candidates in zip(placed, ranked, strict=True)
        if one.full_id in shown
    )
    return Suggestions(traced.workspace.root, found, len(documents))


def _chosen(placed: Sequence[Placed], names: Sequence[str]) -> frozenset[str]:
    chosen = set[str]()
    for name in names:
        fitting = {one.full_id for one in placed if name in (one.full_id, one.requirement.id, one.spec.feature)}
        if not fitting:
            hint = "`specflow trace matrix` lists them."
            raise UsageProblem(f"`{name}` is no feature or requirement here", slug="unknown-id", hint=hint)
        chosen |= fitting
    return frozenset(chosen) if names else frozenset(one.full_id for one in placed)


def wanted(one: Placed) -> Wanted:
    """A requirement as it is looked for: with its parameters filled in."""
    return Wanted(one.full_id, one.requirement.title, filled(one.requirement.text, one.spec.parameters))


def documents_of(workspace: ws.Workspace) -> Iterator[Document]:
    """Every source file of a workspace, as it is compared."""
    place = placing(workspace.config)
    for path in tree.list_files(workspace.root):
        if place(path) is not Place.SOURCE or path.rpartition("/")[2].startswith("."):  # `.gitignore` builds nothing
            continue
        source = tree.read(str(workspace.root), path)
        if isinstance(source, tree.Source) and len(source.data) <= LARGEST:
            text = tree.decoded(source.data)
            yield document(path, text, scan(path, text, definitions=True))
