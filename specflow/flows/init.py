"""`specflow init`: lay out a workspace without touching anything that is there."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from specflow.adapters import disk, templates
from specflow.errors import UsageProblem

FILES = ("specflow.toml", "product_area_context.md", "code_context.md")
APPENDED = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}


class Laid(NamedTuple):
    """What happened to one file."""

    path: str
    what: Literal["created", "extended", "kept"]


def init(folder: Path) -> tuple[Laid, ...]:
    """Set up `folder` as a workspace. What exists is kept; ignore files only gain the lines they lack."""
    if folder.exists() and not folder.is_dir():
        raise UsageProblem(f"{folder} is a file", slug="not-a-folder", hint="Name a folder, or leave it out for this one.")
    specs = folder / "specs"
    if (specs.exists() or specs.is_symlink()) and not specs.is_dir():
        raise UsageProblem(f"{specs} is in the way: specs go into a folder of that name", slug="not-a-folder",
                           hint='Move it, or name another folder with `specs = "…"` in specflow.toml.')  # fmt: skip
    texts = templates.folder("init")
    done = [_create(folder / name, texts[name]) for name in FILES]
    done += [_extend(folder / name, texts[template]) for template, name in APPENDED.items()]
    if specs.is_dir():
        done.append(Laid("specs/", "kept"))
    else:
        _make(specs)
        done.append(Laid("specs/", "created"))
    return tuple(done)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
    except OSError as problem:
        raise UsageProblem(f"{folder} cannot be made: {problem.strerror}", slug="unwritable",
                           hint="Check the folder's permissions.") from None  # fmt: skip


# spec: note-to-spec/FR-18
def _create(path: Path, text: str) -> Laid:
    if path.exists() or path.is_symlink():
        return Laid(path.name, "kept")
    disk.replace(path, text.encode())
    return Laid(path.name, "created")


# spec: note-to-spec/FR-18
def _extend(path: Path, text: str) -> Laid:
    old = disk.read_bytes(path) if path.exists() else b""
    have = set(old.decode("utf-8", "replace").splitlines())
    rules = [line for line in text.splitlines() if line and not line.startswith("#")]
    lacking = [line for line in rules if line not in have]
    if not lacking:
        return Laid(path.name, "kept")
    heading = text.splitlines()[0]
    end = b"\r\n" if b"\r\n" in old else b"\n"
    gap = b"" if not old else end if old.endswith(b"\n") else end + end
    disk.replace(path, old + gap + b"".join(line.encode() + end for line in [heading, *lacking]))
    return Laid(path.name, "extended" if old else "created")
