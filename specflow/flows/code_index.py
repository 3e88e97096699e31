"""The index of code: this repository's and those that the user added, kept up to date and asked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import cachefile, repositories, tree
from specflow.adapters.index import Index, Kept, Refreshed
from specflow.adapters.repositories import SHARES, Share
from specflow.analysis.ranking.outline import Symbol, outline
from specflow.analysis.ranking.symbols import in_common, nearness, weights
from specflow.analysis.ranking.words import plain, words
from specflow.analysis.trace.places import Place, placing
from specflow.errors import SpecflowError, UsageProblem
from specflow.flows import workspace as ws
from specflow.model.config import Config
from specflow.parse.code.needles import SCANNER
from specflow.parse.code.scan import scan

OUTLINE = 1
"""Goes up whenever the same file may give other symbols."""
OWN = ""
"""The repository of the workspace itself."""
LOOKED_AT = 80
"""So many of the nearest by full text are weighed one by one."""
TESTS = 0.7
"""What a definition in a test counts against one in a source file."""


class Match(NamedTuple):
    """A definition that speaks of what was asked: its place as seen from the workspace, and how near it is (0 to 1)."""

    path: str
    line: int
    end: int
    name: str
    kind: str
    signature: str
    doc: str
    score: float
    repository: str
    """Its root, absolute; empty for the workspace's own."""
    share: Share
    common: int
    """How many of the words its name and head share."""
    test: bool


class Listed(NamedTuple):
    """A repository in the index: its files, those that were read this time, those that are gone, its definitions."""

    path: str
    share: Share
    files: int = 0
    read: int = 0
    gone: int = 0
    symbols: int = 0
    missing: bool = False


class Other(NamedTuple):
    """Another repository that is there: the least of what the user and its own configuration share, and what was done."""

    share: Share
    done: Refreshed


class Opened(NamedTuple):
    """An open index with the workspace and the other repositories, by their absolute paths."""

    base: Index
    own: Refreshed
    others: Mapping[str, Other]


def outlined(path: str, text: str) -> tuple[Symbol, ...]:
    """The symbols of a file."""
    text = plain(text)
    return tuple(outline(path, text, scan(path, text, definitions=True)))


@contextmanager
def opened(workspace: ws.Workspace) -> Iterator[Opened]:
    """The index, up to date."""
    listing = tree.listing(workspace.root)
    with Index(workspace.root, f"{SCANNER}.{OUTLINE}", kept=cachefile.believed(listing)) as base:
        own = _refreshed(base, OWN, workspace, listing.files)
        others = {}
        for one in repositories.known(workspace.root):
            if Path(one.path).is_dir():
                there = _workspace(one.path)
                share = min(one.share, there.config.context.share, key=SHARES.index)
                files = tree.list_files(there.root) if share != "none" else ()
                others[one.path] = Other(share, _refreshed(base, one.path, there, files))
        yield Opened(base, own, others)


def _workspace(path: str) -> ws.Workspace:
    """Another repository; one whose configuration cannot be read has the usual one."""
    try:
        found = ws.find(Path(path))
    except SpecflowError:
        found = None
    return found if found is not None and found.root == Path(path) else ws.Workspace(Path(path), Config())


def _refreshed(base: Index, name: str, workspace: ws.Workspace, files: Iterable[str]) -> Refreshed:
    place = placing(workspace.config)
    return base.refresh(name, workspace.root, [path for path in files if place(path) is not Place.NEITHER], outlined)


def add(cwd: Path, path: str, share: Share) -> Listed:
    """Let the workspace look into another repository, and index it. Raises `UsageProblem` when it is no folder, or its own."""
    workspace = ws.find(cwd)
    target = Path(os.path.realpath(cwd / path))
    if not target.is_dir():
        raise UsageProblem(f"{path} is no folder", slug="no-such-folder", hint="Name the folder of a repository.")
    root = Path(os.path.realpath(workspace.root))
    if target == root or root.is_relative_to(target) or target.is_relative_to(root):
        raise UsageProblem(f"{path} is part of this repository", slug="own-repository", hint="Its code is searched already.")
    repositories.add(workspace.root, str(target), share)
    return next(one for one in listed(cwd) if one.path == _shown(workspace.root, str(target), ""))


def remove(cwd: Path, path: str) -> str:
    """Forget another repository. Raises `UsageProblem` when it was not there."""
    workspace = ws.find(cwd)
    target = os.path.realpath(cwd / path)
    if not repositories.remove(workspace.root, target):
        raise UsageProblem(f"{path} was not added", slug="unknown-repository", hint="`specflow context list` lists them.")
    with opened(workspace) as found:
        found.base.forget(target)
    return _shown(workspace.root, target, "")


def listed(cwd: Path) -> tuple[Listed, ...]:
    """The workspace and every repository that was added, brought up to date."""
    workspace = ws.find(cwd)
    with opened(workspace) as found:
        rows = [Listed(".", "code", *found.own)]
        for one in repositories.known(workspace.root):
            other = found.others.get(one.path)
            path = _shown(workspace.root, one.path, "")
            rows.append(Listed(path, other.share, *other.done) if other else Listed(path, one.share, missing=True))
    return tuple(rows)


def matches(workspace: ws.Workspace, texts: Iterable[str], most: int) -> tuple[Match, ...]:
    """The definitions that speak of one of some texts, the nearest first."""
    best: dict[tuple[str, int], Match] = {}
    with opened(workspace) as found:
        for text in texts:
            for one in _matches(workspace, found, text, most):
                best[one.path, one.line] = max(one, best.get((one.path, one.line), one), key=lambda each: each.score)
    return tuple(sorted(best.values(), key=_order)[:most])


def _matches(workspace: ws.Workspace, found: Opened, text: str, most: int) -> tuple[Match, ...]:
    asked = sorted(set(words(text)))
    weight = weights(asked, found.base.often(asked), found.base.size())
    shares = {OWN: "code", **{path: other.share for path, other in found.others.items()}}
    kept = [one for one in found.base.near(asked, LOOKED_AT) if shares.get(one.repository, "none") != "none"]
    place = placing(workspace.config)
    weighed = [_match(workspace.root, one, weight, shares[one.repository], place(one.path) is Place.TEST) for one in kept]
    return tuple(sorted(weighed, key=_order)[:most])


def callers(workspace: ws.Workspace, name: str, most: int) -> tuple[str, ...]:
    """Places that call something of this name, as `path:line symbol`."""
    with opened(workspace) as found:
        shown = [one for one in found.base.callers(name.rpartition(".")[2], most) if _may_show(found, one)]
    return tuple(f"{_shown(workspace.root, one.repository, one.path)}:{one.line} {one.name}".rstrip() for one in shown)


def _may_show(found: Opened, one: Kept) -> bool:
    return not one.repository or (one.repository in found.others and found.others[one.repository].share != "none")


def _order(one: Match) -> tuple[float, str, int]:
    return -one.score, one.path, one.line


def _match(root: Path, one: Kept, weight: Mapping[str, float], share: Share, test: bool) -> Match:
    score = nearness(weight, one.name_words, one.head_words, one.body_words) * (TESTS if test else 1.0)
    path = _shown(root, one.repository, one.path)
    common = in_common(weight, one.name_words, one.head_words)
    said = (one.name, one.kind, one.signature, one.doc)
    return Match(path, one.line, one.end, *said, round(score, 4), one.repository, share, common, test)


def _shown(root: Path, repository: str, path: str) -> str:
    """A path as seen from the workspace: `src/x.py`, `../session-service/src/x.py`."""
    if not repository:
        return path
    return Path(os.path.relpath(os.path.join(repository, path), os.path.realpath(root))).as_posix()  # noqa: PTH118

