"""Where the work of a plan goes: how a repository is laid out, and which files answer for a requirement already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from specflow.adapters import tree
from specflow.analysis.ranking.rank import Ranked, rank
from specflow.analysis.ranking.signals import Wanted, asked
from specflow.analysis.ranking.words import words
from specflow.analysis.trace.places import Place, placing
from specflow.flows import trace_suggest, tracing
from specflow.flows import workspace as ws
from specflow.model.project import Placed, SpecFile
from specflow.model.spec import Spec
from specflow.plan.value import Layout

STANDS_OUT = 0.96
"""The score from which an untraced file is named as one that a task may touch; two in three of them are right."""
MOST_NEAR, MOST_CONTEXT = 5, 200_000
"""Files that may be named for a module, for each of its requirements; characters of the code context that are looked at."""
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
    found = _found(workspace, placed, missing)
    built |= dict(_standing_out(found))
    named = _named_in_context(workspace)
    near = {id_: (*(one.path for one in ranked), *named) for id_, (_, ranked) in found.items()}
    near |= {id_: named for id_ in missing.values() if id_ not in near}
    return replace(layout(workspace, file, spec), existing=_some(built), tested=_some(tested), near=_some(near))


def _once(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))


def _some(files: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {id_: paths for id_, paths in files.items() if paths}


def _found(
    workspace: ws.Workspace, every: Sequence[Placed], missing: Mapping[str, str]
) -> dict[str, tuple[Wanted, Sequence[Ranked]]]:
    """Untraced requirements with the files that speak of the same, best first."""
    place = placing(workspace.config)
    if not missing or sum(place(path) is Place.SOURCE for path in tree.list_files(workspace.root)) > MOST_FILES:
        return {}
    wanted = [trace_suggest.wanted(one) for one in every]
    ranked = rank(wanted, tuple(trace_suggest.documents_of(workspace)), top=MOST_NEAR)
    pairs = zip(wanted, ranked, strict=True)
    return {missing[question.id]: (question, found) for question, found in pairs if question.id in missing}


def _standing_out(found: Mapping[str, tuple[Wanted, Sequence[Ranked]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Those with one file that stands out for them and whose name they say a word of."""
    for id_, (question, ranked) in found.items():
        best = ranked[0] if ranked and ranked[0].score >= STANDS_OUT else None
        if best and asked(question).whole.keys() & set(words(PurePosixPath(best.path).stem)):
            yield id_, (best.path,)


def _named_in_context(workspace: ws.Workspace) -> tuple[str, ...]:
    """Source files that the code context names."""
    text = ws.source_text(workspace, workspace.config.context.code) or ""
    said = set(re.findall(r"[\w@.-]+(?:/[\w@.-]+)+\.\w{1,8}", text[:MOST_CONTEXT]))
    place = placing(workspace.config)
    return tuple(sorted(path for path in said & set(tree.list_files(workspace.root)) if place(path) is Place.SOURCE))


def _top(path: str) -> str:
    return path.partition("/")[0] if "/" in path else ""


def _most(found: Iterable[str]) -> str:
    """The most frequent one, the first by name among equals."""
    counted = Counter(word for word in found if word)
    return min(counted, key=lambda word: (-counted[word], word), default="")
