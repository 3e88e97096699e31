"""The sources of a draft: what was named, what lies in the root, and the copies of what comes from outside."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from specflow.adapters import disk
from specflow.draft.value import Role, Source
from specflow.errors import UnreadableInput, WouldLoseWork
from specflow.flows import workspace as ws

MOST_SOURCE = 2_000_000
"""Bytes of a note or a context file: a thousand pages. More is a file that was named by mistake."""


@dataclass(frozen=True)
class Given:
    """A source with the file it came from; `copy_to` where it has to be kept, root-relative."""

    source: Source
    file: Path | None
    copy_to: str | None = None


def given(workspace: ws.Workspace, cwd: Path, name: str, role: Role, standard_input: bytes = b"") -> Given:
    """A file as its user named it, `-` for standard input. Raises `UnreadableInput` for one that is too long."""
    if name == "-" and len(standard_input) > MOST_SOURCE:
        raise UnreadableInput("what comes from standard input is longer than 2 MB", slug="too-large",
                              hint="Split it, or name the part that matters.")  # fmt: skip
    if name == "-":
        return Given(_source("note.md", standard_input, role), None, "note.md")
    file = cwd / name
    _refuse_a_way_out(workspace, file, name)
    data = disk.read_bytes(file, MOST_SOURCE)
    path = workspace.relative(file)
    outside = path.startswith("../") or Path(path).is_absolute()
    return Given(_source(path, data, role), file, file.name if outside else None)


def _refuse_a_way_out(workspace: ws.Workspace, file: Path, name: str) -> None:
    """A file may lie anywhere when its user names it; a link inside the workspace was perhaps made by somebody else.

    What it leads to would be copied beside the spec and shown to a model. Raises `UnreadableInput` for one that leads out.
    """
    lexical = Path(os.path.abspath(file))  # noqa: PTH100 - resolving links is what must not happen yet
    if not lexical.is_relative_to(workspace.root) or not lexical.exists():
        return
    target = Path(os.path.realpath(lexical))
    if not target.is_relative_to(os.path.realpath(workspace.root)):
        raise UnreadableInput(f"{name} is a link that leads out of the workspace, to {target}", slug="outside",
                              hint=f"If that file is meant, name it itself: specflow draft {target}")  # fmt: skip


def _source(path: str, data: bytes, role: Role) -> Source:
    return Source(path, ws.as_text(data), role, hashlib.sha256(data).hexdigest())


def placed(notes: Iterable[Given], folder: str) -> Iterable[Given]:
    """Notes from outside the workspace are kept beside the spec, so that their quotes can be checked for ever."""
    for one in notes:
        if one.copy_to is None:
            yield one
        else:
            path = f"{folder}/{one.copy_to}"
            yield replace(one, source=replace(one.source, path=path), copy_to=path)


def surroundings(workspace: ws.Workspace, cwd: Path, extras: Sequence[str], contexts: Sequence[str]) -> list[Given]:
    """The context files: those that were named, else the two of the root that are there; and further sources."""
    found = [given(workspace, cwd, name, "extra") for name in extras]
    if contexts:
        return found + [_context(workspace, cwd, named) for named in contexts]
    roles: Mapping[Role, str] = {"product": workspace.config.context.product, "code": workspace.config.context.code}
    for role, path in roles.items():
        target = disk.inside(workspace.root, path)
        if target is not None and target.is_file():
            found.append(given(workspace, workspace.root, path, role))
    return found


def _context(workspace: ws.Workspace, cwd: Path, named: str) -> Given:
    prefix, equals, name = named.partition("=")
    if equals and prefix in ("product", "code"):
        role: Role = "product" if prefix == "product" else "code"
        return given(workspace, cwd, name, role)
    role = "code" if re.search(r"code|tech|engineering|architecture", Path(named).stem, re.IGNORECASE) else "product"
    return given(workspace, cwd, named, role)


def distinct(read: Iterable[Given]) -> list[Given]:
    """The same file twice counts once; the first role it was given holds."""
    first: dict[str, Given] = {}
    for one in read:
        first.setdefault(one.source.path, one)
    return list(first.values())


def keep_copies(workspace: ws.Workspace, read: Iterable[Given], *, update: bool, write: bool) -> tuple[str, ...]:
    """Copy what came from outside next to the spec; with `write` false only refuse what would cost somebody a file."""
    copied = []
    for one in read:
        if one.copy_to is None:
            continue
        target = workspace.root / one.copy_to
        data = one.source.text.encode()
        if target.exists() and disk.read_bytes(target) != data and not update:
            raise WouldLoseWork(f"{one.copy_to} exists already and says something else", slug="exists",
                                hint="Move it, choose another --feature, or use --update.")  # fmt: skip
        if write:
            disk.replace(target, data)
            copied.append(one.copy_to)
    return tuple(copied)
