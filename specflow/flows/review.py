"""A spec under review: read it, change it without losing anybody's words, take a change back.

Every write names what the person saw. When the file has moved on since, a change goes in as long as the very value it is about
has not moved; otherwise nothing is written and both versions come back.

What only a write or a look of lint needs is imported there: the first page of a review does not wait for it.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specflow.adapters import disk
from specflow.errors import UnreadableInput, UsageProblem, WouldLoseWork
from specflow.flows import workspace as ws
from specflow.flows.review_conflict import Conflict, conflict
from specflow.model.finding import Finding
from specflow.model.project import SpecFile
from specflow.model.spec import Spec
from specflow.parse.spec_again import Rereader

if TYPE_CHECKING:
    from specflow.model import review
    from specflow.model.review import Person

MOST_UNDO = 200


@dataclass(frozen=True)
class Snapshot:
    """The spec as it stood at one moment; `etag` is the digest of its bytes."""

    file: SpecFile
    spec: Spec
    etag: str


@dataclass(frozen=True)
class Outcome:
    """What became of changes: the new state, or conflicts and nothing written."""

    snapshot: Snapshot
    conflicts: tuple[Conflict, ...] = ()
    written: int = 0


@dataclass
class Desk:
    """One spec, and what this run remembers of it: findings of the last versions, and changes to take back."""

    workspace: ws.Workspace
    path: str
    _known: dict[str, Snapshot] = field(default_factory=dict)
    _found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    _last: tuple[Finding, ...] = ()
    _done: list[tuple[str, str]] = field(default_factory=list)
    _reader: Rereader = field(default_factory=Rereader)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def folder(self) -> str:
        """The feature's folder, root-relative."""
        return self.path.rpartition("/")[0]

    @property
    def target(self) -> Path:
        """The file itself. Raises `UnreadableInput` when it lies outside the workspace."""
        found = disk.inside(self.workspace.root, self.path)
        if found is None:
            raise UnreadableInput(f"{self.path} leads out of the workspace", slug="outside")
        return found

    @property
    def undoable(self) -> int:
        """How many changes can be taken back."""
        return len(self._done)

    def shown(self) -> str:
        """How the other files look that the page shows: mockups and contexts; it changes when one of them does."""
        context = self.workspace.config.context
        return disk.looks(self.workspace.root, (f"{self.folder}/mockups", context.product, context.code))

    def said(self) -> str:
        """The same for what people said, read and signed."""
        reading = f".specflow/reading/{self.folder}".rstrip("/")
        return disk.looks(self.workspace.root, (f"{self.folder}/reviews", f"{self.folder}/approvals.yaml", reading))

    def look(self) -> Snapshot:
        """The spec as it stands. Raises `UnreadableInput` when nothing of it can be understood."""
        return self._read(disk.read_bytes(self.target))

    def _read(self, data: bytes) -> Snapshot:
        etag = hashlib.sha256(data).hexdigest()[:32]
        with self._lock:
            if etag not in self._known:
                _keep(self._known, etag, self._understood(data, etag))
            return self._known[etag]

    def _understood(self, data: bytes, etag: str) -> Snapshot:
        file = ws.understood(self.path, data, self._reader.read)
        if file.spec is None:
            first = file.problems[0]
            hint = first.help or "See `specflow lint`."
            raise UnreadableInput(f"{first.at}: {first.message}", slug="unparsable", hint=hint)
        return Snapshot(file, file.spec, etag)

    def findings(self, now: Snapshot) -> tuple[Finding, ...]:
        """What lint says about that state."""
        if now.etag not in self._found:
            from specflow.flows import review_lint

            _keep(self._found, now.etag, review_lint.look(self.workspace, now.file))
        self._last = self._found[now.etag]
        return self._last

    def findings_so_far(self, now: Snapshot) -> tuple[Finding, ...]:
        """The same without waiting: what lint said about the state before, where it has not looked at this one yet."""
        return self._found.get(now.etag, self._last)

    def linted(self, now: Snapshot) -> bool:
        """Whether lint has looked at that state already."""
        return now.etag in self._found

    def change(self, changes: Sequence[review.Edit], who: Person, seen: str = "") -> Outcome:
        """Make all the changes or none. `seen` is the etag that the person saw. Raises `SpecflowError`."""
        from specflow.analysis.review.edits import edits_of

        target = self.target
        with disk.locked(self.workspace.root, target):
            first = now = self._read(disk.read_bytes(target))
            conflicts = tuple(found for one in changes if (found := conflict(now, one, seen)))
            if conflicts:
                return Outcome(now, conflicts)
            text, spec = now.file.text, now.spec
            for batch in _batches(changes):
                edits = []
                for one in batch:
                    _refuse_places(now, one)
                    self._refuse_final(now, spec, one)
                    edits += edits_of(spec, one, who)
                text = self._reader.edited(text, edits)
                spec = self._checked(text, now)
            if text == first.file.text:
                return Outcome(first)
            self._write(first, text)
            return Outcome(self.look(), written=len(changes))

    def _checked(self, text: str, before: Snapshot) -> Spec:
        """The spec of an edited text. Raises `UsageProblem` when the edit would break the file."""
        after = self._read(text.encode())
        if len(after.file.problems) > len(before.file.problems):
            known = {(one.kind, one.message) for one in before.file.problems}
            first = next((one for one in after.file.problems if (one.kind, one.message) not in known), after.file.problems[-1])
            raise UsageProblem(f"{first.message}; nothing was written", slug="invalid", hint=first.help)
        return after.spec

    def _refuse_final(self, now: Snapshot, spec: Spec, one: review.Edit) -> None:
        from specflow.analysis.review.blockers import obstacles
        from specflow.model import review

        final = isinstance(one, review.Set) and one.field == "status" and one.value == "final"
        ids = one.ids if isinstance(one, review.Finalise) else (one.id,) if final and isinstance(one, review.Set) else ()
        if not ids:
            return
        findings = self.findings(now)
        for id_ in ids:
            if found := obstacles(spec, findings, id_):
                hint = "Settle it first; then the line can be final."
                raise UsageProblem(f"{id_} cannot be final: {found[0].id} {found[0].message}", slug="not-final", hint=hint)

    def _write(self, before: Snapshot, text: str) -> None:
        disk.replace(self.target, text.encode())
        self._done.append((before.file.text, text))
        del self._done[:-MOST_UNDO]

    def undo(self) -> Snapshot:
        """Take the last change back, keeping what came after it. Raises `WouldLoseWork` when both touch the same lines."""
        from specflow.analysis.review.lines import undone

        if not self._done:
            raise UsageProblem("there is nothing to take back", slug="nothing-to-undo")
        target = self.target
        with disk.locked(self.workspace.root, target):
            now = self._read(disk.read_bytes(target))
            before, after = self._done[-1]
            text = undone(before, after, now.file.text)
            if text is None:
                self._done.pop()
                raise WouldLoseWork("somebody changed the same lines since; nothing was taken back", slug="cannot-undo",
                                    hint="Edit it by hand, or look at the difference with git.")  # fmt: skip
            self._checked(text, now)
            disk.replace(target, text.encode())
            self._done.pop()
            return self.look()


def _refuse_places(now: Snapshot, one: review.Edit) -> None:
    """Positions count only in a file that is understood as a whole."""
    from specflow.model import review

    if isinstance(one, review.Move | review.Add | review.Split) and now.file.positions:
        raise UsageProblem("a part of the file is not understood, so nothing can be moved in it", slug="broken-items",
                           hint="`specflow lint` names the line; mend it first.")  # fmt: skip


def _keep(store: dict[str, Any], key: str, value: Any, most: int = 6) -> None:
    while len(store) >= most:
        store.pop(next(iter(store)))
    store[key] = value


def _batches(changes: Sequence[review.Edit]) -> list[list[review.Edit]]:
    """Plain values together, everything else one by one: a new id depends on those before it, a unit on how the value stands."""
    from specflow.model import review

    def alone(one: review.Edit) -> bool:
        return not isinstance(one, review.Set) or one.id.startswith("parameters.")

    batches: list[list[review.Edit]] = []
    for one in changes:
        if batches and not alone(one) and not alone(batches[-1][-1]):
            batches[-1].append(one)
        else:
            batches.append([one])
    return batches


def desk_of(cwd: Path, feature: str | None) -> Desk:
    """The desk of a feature; without a name, of the only one. Raises `UnreadableInput`."""
    workspace = ws.find(cwd)
    paths = ws.chosen(workspace, (feature,) if feature else (), cwd)
    if not paths:
        raise UnreadableInput("there is no spec here yet", slug="no-spec", hint="`specflow draft note.md` makes one.")
    if len(paths) > 1:
        names = ", ".join(Path(path).parent.name for path in paths)
        raise UsageProblem("there are several specs here", slug="which-spec", hint=f"Name one: {names}.")
    ws.refuse_namesakes(workspace, paths[0])
    return Desk(workspace, paths[0])


def desks_of(cwd: Path, feature: str | None) -> dict[str, Desk]:
    """The desks of the named feature, or of all. Raises `UnreadableInput`."""
    workspace = ws.find(cwd)
    paths = ws.chosen(workspace, (feature,) if feature else (), cwd)
    if not paths:
        raise UnreadableInput("there is no spec here yet", slug="no-spec", hint="`specflow draft note.md` makes one.")
    return {Path(path).parent.name or "spec": Desk(workspace, path) for path in paths}


def any_spec(cwd: Path) -> bool:
    """Whether this workspace has a spec at all."""
    return bool(ws.all_specs(ws.find(cwd)))
