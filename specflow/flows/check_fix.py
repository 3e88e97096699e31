"""`specflow check --fix`: correct near ids and misspelt tags, remove vestigial and duplicate tags, add mapped ones."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import disk, tree
from specflow.analysis.trace.links import defined
from specflow.flows import renumber, tracing
from specflow.flows import workspace as ws
from specflow.flows.check import Request
from specflow.flows.lint import found_by
from specflow.model.code import Scope, Tag
from specflow.model.finding import Finding
from specflow.model.project import SpecFile
from specflow.model.trace import Standing, Use
from specflow.rules.table import rules

COMMENTS = {
    "python": "#", "ruby": "#", "elixir": "#", "shell": "#", "lua": "--", "sql": "--", "haskell": "--",
}  # fmt: skip
"""How a line comment starts where it is not `//`."""


class LineEdit(NamedTuple):
    """Replace columns `start` to `end` (from 1, end exclusive) of a line; a `text` of None removes the whole line."""

    path: str
    line: int
    start: int
    end: int
    text: str | None
    insert: bool = False


class Correction(NamedTuple):
    """A file with its corrections, as a unified diff."""

    path: str
    difference: str


def corrections(cwd: Path, request: Request, *, write: bool) -> Iterator[Correction]:
    """Every file that changes; written when `write` says so."""
    workspace = ws.find(cwd)
    project = ws.load(workspace, ws.all_specs(workspace))
    traced = tracing.trace(workspace, project, request.options)
    edits = [*_ids(traced), *_tags(traced), *_mapped(traced)]
    for file, _, one in renumber.duplicates(traced):
        edits += [
            LineEdit(use.file.path, use.tag.line, use.id.column, use.id.end_column, written.replace(one.old, one.new))
            for use, written in ((use, _written(traced, use)) for use in one.follow)
        ]
        yield _renumbered(workspace, file, one, write=write)
    for path in dict.fromkeys(edit.path for edit in edits):
        target = disk.inside(workspace.root, path)
        if target is None:
            continue
        with disk.locked(workspace.root, target):
            raw = disk.read_bytes(target)
            mark, codec = tree.encoding(raw)
            text = raw[len(mark) :].decode(codec)
            after = _applied(text, [edit for edit in edits if edit.path == path])
            if after == text:
                continue
            difference = "".join(difflib.unified_diff(_lines(text), _lines(after), path, path, n=1))
            if write:
                disk.replace(target, mark + after.encode(codec))
            yield Correction(path, difference)


def _renumbered(workspace: ws.Workspace, file: SpecFile, one: renumber.Renumbered, *, write: bool) -> Correction:
    """The spec with a duplicate id resolved; tags nobody can tell apart are named for a person to look at."""
    target = workspace.root / file.path
    with disk.locked(workspace.root, target):
        before = disk.read_bytes(target).decode("utf-8")
        after = renumber.write(workspace, file, one)
        if write:
            disk.replace(target, after.encode())
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), file.path, file.path, n=1)
    unclear = "".join(
        f"# which one does {use.file.path}:{use.tag.line} mean: {one.old} or {one.new}? It stays {one.old}.\n"
        for use in one.unclear
    )
    return Correction(file.path, "".join(lines) + unclear)


def _ids(traced: tracing.Tracing) -> Iterator[LineEdit]:
    """Unknown ids with one near match."""
    for use in traced.trace.uses:
        if use.standing is Standing.UNKNOWN and use.meant:
            written = _written(traced, use)
            own = use.meant.partition("/")[2] or use.meant
            same = not use.id.feature or use.meant.startswith(f"{use.id.feature}/")
            text = use.meant if "/" in written or not same else own
            yield LineEdit(use.file.path, use.tag.line, use.id.column, use.id.end_column, text)


def _written(traced: tracing.Tracing, use: Use) -> str:
    lines = _lines(traced.code.text(use.file.path))
    return lines[use.tag.line - 1][use.id.column - 1 : use.id.end_column - 1] if use.tag.line <= len(lines) else ""


def _tags(traced: tracing.Tracing) -> Iterator[LineEdit]:
    """Misspelt tags are rewritten; vestigial ones that stand alone on their line go with it."""
    for file in traced.trace.files.values():
        for miss in (miss for miss in file.near_misses if miss.text != miss.meant):
            yield LineEdit(file.path, miss.line, miss.column, miss.end_column, miss.meant)
    chosen = [rule for rule in rules("SF4") if rule.code in ("SF407", "SF408")]
    findings: Sequence[Finding] = found_by(chosen, traced.project)
    for finding in findings:
        line = _lines(traced.code.text(finding.at.path))[finding.at.line - 1].rstrip("\r\n")
        tags = [tag for tag in traced.trace.files[finding.at.path].tags if tag.line == finding.at.line]
        alone = re.fullmatch(r"\s*(?:#|//|--|/\*|<!--|;)\s*spec(?:-\w+)?:[^\n]*", line) is not None
        if alone and len(tags) == 1 and len(tags[0].ids) == 1:
            yield LineEdit(finding.at.path, finding.at.line, 1, 1, None)
        elif len(tags) == 1:
            yield from _one_of_several(finding, tags[0])


def _one_of_several(finding: Finding, tag: Tag) -> Iterator[LineEdit]:
    """An id that goes out of a list; not where the ids after it go by the feature it names."""
    for before, one in pairwise(tag.ids):
        if one.column == finding.at.column and one.feature == before.feature:
            yield LineEdit(finding.at.path, finding.at.line, before.end_column, one.end_column, "")


def _mapped(traced: tracing.Tracing) -> Iterator[LineEdit]:
    """A tag above every definition that the side-car map names and that carries none."""
    tagged = {(link.requirement, link.path, link.symbol) for link in traced.trace.links if link.origin == "tag"}
    for placed in traced.project.requirements:
        for target in (*placed.requirement.implemented_by, *placed.requirement.verified_by):
            path, _, symbol = target.partition("::")
            file = traced.trace.files.get(path)
            definition = defined(file, symbol) if file and symbol else None
            if file is None or definition is None or (placed.full_id, path, definition.name) in tagged:
                continue
            lines = _lines(traced.code.text(path))
            indent = re.match(r"[ \t]*", lines[definition.line - 1])
            comment = f"{indent[0] if indent else ''}{COMMENTS.get(file.language, '//')} {Scope.PLACE.value}: {placed.full_id}"
            yield LineEdit(path, definition.start, 1, 1, comment, insert=True)


_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def _lines(text: str) -> list[str]:
    """Lines with their ends, as the scanner counts them: a form feed or another separator does not end one."""
    return _LINE.findall(text)


def _applied(text: str, edits: Sequence[LineEdit]) -> str:
    lines = _lines(text)
    for edit in sorted(set(edits), key=lambda one: (one.line, one.start), reverse=True):
        at = edit.line - 1
        if not 0 <= at < len(lines):
            continue
        end = lines[at][len(lines[at].rstrip("\r\n")) :] or "\n"
        if edit.insert:
            lines.insert(at, f"{edit.text}{end}")
        elif edit.text is None:
            del lines[at]
        else:
            lines[at] = lines[at][: edit.start - 1] + edit.text + lines[at][edit.end - 1 :]
    return "".join(lines)
