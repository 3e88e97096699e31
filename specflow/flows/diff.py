"""`specflow diff`: two versions of a spec, from the working tree, git, another file, or what a role signed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from specflow.adapters import disk, git, git_diff
from specflow.analysis.diff.documents import Document, ItemChange, aliases_of, difference, document, only, signed_document
from specflow.errors import SpecflowError, UnreadableInput, UsageProblem
from specflow.flows import approvals
from specflow.flows import workspace as ws
from specflow.model.approval import ROLES
from specflow.model.spec import Spec

NOW = "the working tree"


@dataclass(frozen=True)
class Version:
    """One side: what it is called, and what it says. `signed` documents hold only what a signature speaks of."""

    name: str
    document: Document
    aliases: dict[str, str]
    signed: bool = False


@dataclass(frozen=True)
class Difference:
    """What differs between two versions of one feature."""

    feature: str
    old: str
    new: str
    changes: tuple[ItemChange, ...]


def diff(cwd: Path, feature: str | None, old: str, new: str | None) -> tuple[Difference, ...]:
    """The differences of a feature (None: all). `old` and `new` are git revisions, files, or `product`, `engineering`
    for what that role signed last; without `new`, the working tree. Raises `SpecflowError`."""
    workspace = ws.find(cwd)
    paths = ws.chosen(workspace, (feature,) if feature else (), cwd)
    if not paths:
        raise UnreadableInput("there is no spec here yet", slug="no-spec", hint="`specflow draft note.md` makes one.")
    return tuple(compare(workspace, path, old, new, cwd) for path in paths)


def compare(workspace: ws.Workspace, path: str, old: str, new: str | None, cwd: Path) -> Difference:
    """The same for one spec."""
    left = version(workspace, path, old, cwd)
    right = version(workspace, path, new, cwd)
    before, after = left.document, right.document
    if left.signed or right.signed:
        before, after = only(before, after), only(after, before)
        if left.signed and right.signed is False and not before:
            after = {}
    name = Path(path).parent.name
    return Difference(name, left.name, right.name, difference(before, after, {**left.aliases, **right.aliases}))


def version(workspace: ws.Workspace, path: str, name: str | None, cwd: Path) -> Version:
    """One side by name. Raises `SpecflowError` when there is none of that name."""
    if name is None:
        spec = _spec(path, disk.read_bytes(workspace.root / path))
        return Version(NOW, document(spec), aliases_of(spec))
    if name in ROLES:
        return _signed(workspace, path, name)
    target = cwd / name
    if name.endswith((".yaml", ".yml")) and target.is_file():
        spec = _spec(name, disk.read_bytes(target))
        return Version(name, document(spec), aliases_of(spec))
    commit = _commit(workspace, name)
    data = git_diff.text_at(workspace.root, commit, path)
    if data is None:
        return Version(f"{name} (no spec there)", {}, {})
    spec = _spec(f"{name}:{path}", data)
    return Version(name, document(spec), aliases_of(spec))


def _commit(workspace: ws.Workspace, name: str) -> str:
    if name.startswith("-"):
        raise UsageProblem(f"`{name}` is no revision", slug="bad-revision", hint="Name a branch, a tag or a commit.")
    if git.top(workspace.root) is None:
        raise UsageProblem("this is no git repository, so there is no version to compare with", slug="no-git",
                           hint="Name two spec files: specflow diff old.yaml new.yaml")  # fmt: skip
    words = ("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    found = git.run(workspace.root, *words).output.decode("utf-8", "replace").strip()
    if not found and name == "HEAD":
        raise UsageProblem("nothing is committed here yet, so there is no version to compare with", slug="no-revision",
                           hint="Commit the spec first, or name two spec files.")  # fmt: skip
    if not found:
        raise UsageProblem(f"`{name}` is no revision, no file and no role", slug="no-revision",
                           hint="Try HEAD~1, main, another spec.yaml, product or engineering.")  # fmt: skip
    return found


def _signed(workspace: ws.Workspace, path: str, role: str) -> Version:
    file = ws.load_spec(workspace, path)
    if file.spec is None:
        raise UnreadableInput(f"{path} cannot be understood", slug="unparsable", hint=f"See `specflow lint {path}`.")
    records = approvals.read_one(workspace, file, file.spec).records.get(file.spec.feature, ())
    found = signed_document(records, role)
    if not found:
        raise UsageProblem(f"{role} has signed nothing of {file.spec.feature}", slug="nothing-signed",
                           hint=f"`specflow approve {file.spec.feature} --as {role}` signs.")  # fmt: skip
    return Version(f"what {role} signed", found, {}, signed=True)


def _spec(path: str, data: bytes) -> Spec:
    file = ws.understood(path, data)
    if file.spec is None:
        raise UnreadableInput(f"{path} cannot be understood", slug="unparsable", hint="See `specflow lint`.")
    return file.spec


__all__ = ["Difference", "SpecflowError", "compare", "diff", "version"]
