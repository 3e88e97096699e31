"""What stood there when tests ran: fingerprints that a report does not carry are recovered from git and from whole-file digests.

A report names its commit and digests every file that differed from it, so any version of then can be told from that of now: the
same file has the same fingerprints, a file that was as in the commit is read from the commit.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from specflow.adapters import disk, git_diff
from specflow.analysis.evidence import FILE
from specflow.analysis.fingerprint import fingerprint, text_digest
from specflow.analysis.trace.links import defined
from specflow.errors import SpecflowError
from specflow.flows import workspace as ws
from specflow.model.evidence import Report
from specflow.model.project import Placed, Project

COMPLETE = "files:changed"
"""A report with this key digests every file that differed from its commit."""
GONE = "gone"


@dataclass
class Recall:
    """Recovers fingerprints; a file or a commit is looked at once."""

    workspace: ws.Workspace
    project: Project
    _changed: dict[str, frozenset[str] | None] = field(default_factory=dict)
    _now: dict[str, str] = field(default_factory=dict)
    _then: dict[tuple[str, str], bytes | None] = field(default_factory=dict)

    @cached_property
    def _placed(self) -> dict[str, Placed]:
        return {one.full_id: one for one in self.project.requirements}

    def __call__(self, report: Report, key: str, now: str) -> str:
        """The fingerprint of `key` (`path::symbol` or a full id) when the report was made; empty where nobody knows.

        `now` is empty for a definition that is none today.
        """
        path, double, symbol = key.partition("::")
        if not double:
            return self._text(report, key, now)
        same = self._same(report, path)
        if same is not None:
            return now if same else GONE
        data = self._at(report, path)
        if data is None:
            return ""
        from specflow.parse.code.markers import scan_claims

        text = ws.as_text(data)
        old = scan_claims(path, text, definitions=True)
        definition = defined(old, symbol)
        if definition is None:
            return GONE if now else ""
        return fingerprint(text, definition, old.language)

    def _text(self, report: Report, full_id: str, now: str) -> str:
        placed = self._placed.get(full_id)
        if placed is None:
            return ""
        same = self._same(report, placed.file.path)
        if same:
            return now
        data = self._at(report, placed.file.path) if same is None else None
        spec = ws.understood(placed.file.path, data).spec if data is not None else None
        if spec is None:
            return ""
        old = next((one for one in spec.requirements if one.id == placed.requirement.id), None)
        return text_digest(old, spec.parameters) if old else GONE

    def _same(self, report: Report, path: str) -> bool | None:
        """Whether the file is as it was; None where only the commit can tell, or nobody."""
        then = report.digests.get(FILE + path)
        if then:
            return then == self._present(path)
        changed = self._since(report)
        return True if changed is not None and path not in changed else None

    def _since(self, report: Report) -> frozenset[str] | None:
        """The files that differ from the report's commit now; None where the report cannot be tied to a commit."""
        if not report.commit or (report.dirty and COMPLETE not in report.digests):
            return None
        if report.commit not in self._changed:
            try:
                change = git_diff.change_since(self.workspace.root, report.commit)
                same = change.base == report.commit
                found = frozenset({*change.changed, *change.removed, *change.renamed.values()}) if same else None
            except SpecflowError:
                found = None
            self._changed[report.commit] = found
        return self._changed[report.commit]

    def _present(self, path: str) -> str:
        if path not in self._now:
            target = disk.inside(self.workspace.root, path)
            try:
                self._now[path] = hashlib.sha256(disk.read_bytes(target)).hexdigest() if target else ""
            except SpecflowError:
                self._now[path] = ""
        return self._now[path]

    def _at(self, report: Report, path: str) -> bytes | None:
        if self._since(report) is None:
            return None
        key = (report.commit, path)
        if key not in self._then:
            self._then[key] = git_diff.text_at(self.workspace.root, report.commit, path)
        return self._then[key]
