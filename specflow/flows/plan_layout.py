"""Where the work of a plan goes: how a repository is laid out, and which files answer for a requirement already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from specflow.adapters import tree
from specflow.analysis.ranking.rank import rank
from specflow.analysis.ranking.signals import asked
from specflow.analysis.ranking.words import words
from specflow.analysis.trace.places import Place, placing
from specflow.flows import trace_suggest, tracing
from specflow.flows import workspace as ws
from specflow.model.project import Placed, SpecFile
from specflow.model.spec import Spec
from specflow.plan.value import Layout

STANDS_OUT = 0.96
"""The score from which an untraced file is named as one that a task may touch; two in three of them are right."""
MOST_FILES = 2_000
"""Source files; in a larger repository only what is traced is named."""


def layout(workspace: ws.Workspace, file: SpecFile, spec: Spec) -> Layout:
    """Where this repository keeps code and tests, and in which language: by the spec's scope, then by its files."""
    files = [path for path in tree.list_files(workspace.root) if not path.startswith(".")]
    place = placing(workspace.config)
    source = [path for path in files if place(path) is Place.SOURCE]
    tests = [path for path in files if place(path) is Place.TEST]
    extension = _most(PurePosixPath(path).suffix.lstrip(".") for path in source or tests) or "py"
    in_scope = [glob.split("*")[0].rstrip("/") for glob in spec.scope]
    roots = [folder for folder in in_scope if folder and not re.match(r"(?:.*/)?(?:tests?|specs?|__tests__)(?:/|$)", folder)]
    return Layout(
        source=roots[0] if roots else _most(_top(path) for path in source) or "src",
        tests=_most(_top(path) for path in tests) or "tests",
        extension=extension, folder=file.folder,
    )  # fmt: skip


def known_layout(workspace: ws.Workspace, file: SpecFile, spec: Spec) -> Layout:
    """The same, with the files that answer for each requirement: mapped, traced, or standing out by what they say."""
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    traced = tracing.trace(workspace, project, tracing.Options(enforce="none"))
    built: dict[str, tuple[str, ...]] = {}
    tested: dict[str, tuple[str, ...]] = {}
    placed = tuple(traced.project.requirements)
    mine = {one.full_id: one.requirement.id for one in placed if one.spec.feature == spec.feature}
    for state in traced.trace.states:
        if state.id in mine:
            built[mine[state.id]] = _once(link.path for link in state.implementations)
            tested[mine[state.id]] = _once(claim.link.path for claim in state.tests)
    missing = {full: id_ for full, id_ in mine.items() if not built.get(id_)}
    built |= dict(_standing_out(workspace, placed, missing))
    return replace(layout(workspace, file, spec), existing=_some(built), tested=_some(tested))


def _once(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))


def _some(files: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {id_: paths for id_, paths in files.items() if paths}


def _standing_out(
    workspace: ws.Workspace, every: Sequence[Placed], missing: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Untraced requirements with the one file that stands out for them and whose name they say a word of."""
    place = placing(workspace.config)
    if not missing or sum(place(path) is Place.SOURCE for path in tree.list_files(workspace.root)) > MOST_FILES:
        return
    wanted = [trace_suggest.wanted(one) for one in every]
    ranked = rank(wanted, tuple(trace_suggest.documents_of(workspace)), top=1)
    for question, found in zip(wanted, ranked, strict=True):
        best = found[0] if question.id in missing and found and found[0].score >= STANDS_OUT else None
        if best and asked(question).whole.keys() & set(words(PurePosixPath(best.path).stem)):
            yield missing[question.id], (best.path,)


def _top(path: str) -> str:
    return path.partition("/")[0] if "/" in path else ""


def _most(found: Iterable[str]) -> str:
    """The most frequent one, the first by name among equals."""
    counted = Counter(word for word in found if word)
    return min(counted, key=lambda word: (-counted[word], word), default="")
