"""`specflow import`: specs of other tools become specs of this workspace."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from specflow.adapters import disk
from specflow.errors import UnreadableInput
from specflow.flows import workspace as ws
from specflow.model.spec import Spec
from specflow.parse.interop.common import Imported, feature_name
from specflow.parse.interop.kiro import read_kiro
from specflow.parse.interop.openspec import read_openspec
from specflow.parse.interop.reqif_in import read_reqif
from specflow.parse.interop.speckit import read_speckit
from specflow.parse.yaml_write import dump_spec

Form = Literal["auto", "openspec", "spec-kit", "kiro", "reqif"]
FORMS: tuple[Form, ...] = ("auto", "openspec", "spec-kit", "kiro", "reqif")
_READERS: dict[str, Callable[[str, str, str, str | None], Imported]] = {
    "openspec": read_openspec, "spec-kit": read_speckit, "kiro": read_kiro, "reqif": read_reqif,
}  # fmt: skip
_SKIPPED = frozenset({"node_modules", ".git", ".specflow", ".venv", "archive", "changes", "templates", "presets"})


class Brought(NamedTuple):
    """One file that was looked at. `kept`: there was a spec of that name already, and it was left alone."""

    source: str
    form: str
    path: str
    spec: Spec
    kept: bool
    remarks: tuple[str, ...]


class _Found(NamedTuple):
    file: Path
    form: str
    feature: str
    named: bool = False


def bring(
    cwd: Path, names: Sequence[str], form: Form = "auto", feature: str | None = None, *, write: bool = True
) -> tuple[Brought, ...]:
    """Import the named files and folders (none: the whole workspace). Raises `UnreadableInput` when nothing is found."""
    workspace = ws.find(cwd)
    named = (one for name in (names or [str(workspace.root)]) for one in _found(cwd / name, form))
    found = list({one.file.resolve(): one for one in named}.values())  # named twice is read once
    if not found:
        where = ", ".join(names) or "this workspace"
        hint = "specflow reads openspec/specs, spec-kit's specs/*/spec.md, .kiro/specs and .reqif files."
        raise UnreadableInput(f"there is nothing to import in {where}", slug="nothing-to-import", hint=hint)
    if feature:
        found = [found[0]._replace(feature=feature)] if len(found) == 1 else found
    taken: set[str] = set()
    return tuple(_one(workspace, one, taken, write=write) for one in found)


def _found(target: Path, form: Form) -> Iterator[_Found]:
    if target.is_file():
        kind = form if form != "auto" else _form_of(target)
        if kind:
            yield _Found(target, kind, feature_name(_folder_of(target, kind)), named=True)
        return
    if target.exists() and not target.is_dir():
        hint = "Name a file or a folder; to read from a pipe, write it to a file first."
        raise UnreadableInput(f"{target} is neither a file nor a folder", slug="no-regular-file", hint=hint)
    if not target.is_dir():
        raise UnreadableInput(f"{target} does not exist", slug="no-such-file", hint="Check the path.")
    patterns = ("**/spec.md", "**/requirements.md", "**/*.reqif")
    files = sorted({path for pattern in patterns for path in target.glob(pattern) if path.is_file()})
    for file in files:
        kind = _form_of(file)
        if kind and form in ("auto", kind) and not _SKIPPED & set(file.relative_to(target).parts):
            yield _Found(file, kind, feature_name(_folder_of(file, kind)))


def _form_of(file: Path) -> str:
    """By where it stands and what it is called; the first heading decides between the two kinds of `spec.md`."""
    path = file.as_posix()
    if file.suffix == ".reqif":
        return "reqif"
    if file.name == "requirements.md":
        return "kiro" if re.search(r"/\.(?:kiro|claude)/specs/[^/]+/requirements\.md$", path) else ""
    if file.name != "spec.md":
        return ""
    if re.search(r"/openspec/specs/.+/spec\.md$", path):
        return "openspec"
    head = ws.as_text(disk.read_bytes(file))[:4000]
    if re.search(r"^### Requirement: ", head, re.MULTILINE) and re.search(r"^## Purpose", head, re.MULTILINE):
        return "openspec"
    return "spec-kit" if re.search(r"/specs/[^/]+/spec\.md$", path) else ""


def _folder_of(file: Path, form: str) -> str:
    """What the feature is called: its folder, for OpenSpec the whole path of the capability."""
    if form == "reqif" or file.name not in ("spec.md", "requirements.md"):
        return file.stem
    parts = file.parent.as_posix().split("/")
    if form == "openspec" and "specs" in parts:
        last = len(parts) - 1 - parts[::-1].index("specs")
        return "-".join(parts[last + 1 :]) or parts[-1]
    return parts[-1]


def _one(workspace: ws.Workspace, found: _Found, taken: set[str], *, write: bool) -> Brought:
    data = disk.read_bytes(found.file)
    feature, number = found.feature, 2
    while feature in taken:
        feature, number = f"{found.feature}-{number}", number + 1
    taken.add(feature)
    source = workspace.relative(found.file)
    inside = source if not source.startswith("../") and not Path(source).is_absolute() else ""
    made = _READERS[found.form](feature, inside, ws.as_text(data), hashlib.sha256(data).hexdigest())
    spec = made.spec.model_copy(update={"feature": feature})
    if found.named and not spec.requirements:
        hint = f"Look at it, or name another tool with --from; it was read as {found.form}."
        raise UnreadableInput(f"there is no requirement in {source}", slug="nothing-to-import", hint=hint)
    target = workspace.root / workspace.spec_path(feature)
    kept = target.exists()
    if write and not kept:
        disk.replace(target, dump_spec(spec).encode("utf-8", "surrogatepass"))
    return Brought(source, found.form, workspace.spec_path(feature), spec, kept, tuple(made.remarks))
