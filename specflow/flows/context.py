"""`specflow context`: draft the technical reality from the repository, and see what of it is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from specflow.adapters import disk, tree
from specflow.flows import workspace as ws
from specflow.model.repository import Repository
from specflow.parse.context import names_in

_MOST_FILES = 5_000
_MOST_CHARACTERS = 400_000


@dataclass(frozen=True)
class Scaffolded:
    """The drafted context and whether it was written to `path`, root-relative."""

    root: Path
    path: str
    text: str
    written: bool


def scaffold(cwd: Path) -> Scaffolded:
    """Draft the code context of the workspace; a file that is there is never touched. Raises `SpecflowError`."""
    from specflow.analysis.trace.places import Place, placing
    from specflow.draft.survey.write import survey, wants

    workspace = ws.find(cwd)
    place, path = placing(workspace.config), workspace.config.context.code
    files = tree.listing(workspace.root).files
    sources = [one for one in files if place(one) is Place.SOURCE]
    tests = [one for one in files if place(one) is Place.TEST]
    wanted = [one for one in files if wants(one) and (place(one) is Place.SOURCE or not one.endswith((".py", ".ts", ".js")))]
    texts = dict(_texts(workspace.root, wanted[:_MOST_FILES]))
    text = survey(files, sources, tests, texts)
    target = disk.inside(workspace.root, path)
    free = target is not None and not target.exists() and not target.is_symlink()
    if target is not None and free:
        disk.replace(target, text.encode())
    return Scaffolded(workspace.root, path, text, free)


def _texts(root: Path, paths: Iterable[str]) -> Iterable[tuple[str, str]]:
    for path in paths:
        found = tree.read(str(root), path)
        if isinstance(found, tree.Source):
            yield path, ws.as_text(found.data[: 4 * _MOST_CHARACTERS])[:_MOST_CHARACTERS]


def repository_of(workspace: ws.Workspace) -> Repository | None:
    """What the code context of a workspace names, and what of it is there; None without a context that names something."""
    path = workspace.config.context.code
    named = names_in(ws.source_text(workspace, path) or "")
    if not named:
        return None
    files = tree.listing(workspace.root).files
    wanted = sorted({one.symbol for one in named if one.symbol})
    held = _held(workspace.root, [one for one in files if one != path], wanted) if wanted else frozenset[str]()
    return Repository(path, named, frozenset(files), held)


def _held(root: Path, files: Sequence[str], symbols: Sequence[str]) -> frozenset[str]:
    """Those symbols that stand as a word in some file."""
    missing = {one: re.compile(rb"(?<![A-Za-z0-9_])" + re.escape(one.encode()) + rb"(?![A-Za-z0-9_])") for one in symbols}
    prose = (".md", ".markdown", ".rst", ".txt")
    for source in tree.prefilter(root, [one for one in files if not one.endswith(prose)], [one.encode() for one in symbols]):
        missing = {symbol: word for symbol, word in missing.items() if not word.search(source.data)}
        if not missing:
            break
    return frozenset(symbols) - missing.keys()
