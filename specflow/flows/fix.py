"""`specflow lint --fix`: apply the ready corrections that findings carry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import disk
from specflow.errors import SpecflowError
from specflow.flows import workspace as ws
from specflow.flows.lint import lint
from specflow.model.finding import Edit, Finding


class Fixed(NamedTuple):
    """A correction that was written."""

    path: str
    title: str


def fix(cwd: Path, names: Sequence[str]) -> tuple[Fixed, ...]:
    """Apply every correction that does not overlap another one, file by file, and say what was done."""
    workspace = ws.find(cwd)
    findings = [finding for finding in lint(cwd, [name for name in names if name != "-"]).findings if finding.fix]
    done: list[Fixed] = []
    for path in dict.fromkeys(edit.path for finding in findings if finding.fix for edit in finding.fix.edits):
        done += _fix_file(workspace, path, findings)
    return tuple(done)


def _fix_file(workspace: ws.Workspace, path: str, findings: Sequence[Finding]) -> list[Fixed]:
    target = disk.inside(workspace.root, path)
    if target is None:
        raise SpecflowError(f"{path} lies outside the workspace", slug="outside")
    done: list[Fixed] = []
    edits: list[Edit] = []
    with disk.locked(workspace.root, target):
        text = disk.read_bytes(target).decode("utf-8")
        for finding in findings:
            mine = finding.fix.edits if finding.fix else ()
            if mine and all(edit.path == path for edit in mine) and not _overlap(mine, edits):
                edits += mine
                done.append(Fixed(path, finding.fix.title if finding.fix else ""))
        disk.replace(target, apply(text, edits).encode())
    return done


def _overlap(new: Sequence[Edit], old: Sequence[Edit]) -> bool:
    return any((a.start < b.end and b.start < a.end) or a == b for a in new for b in old)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """`text` with every edit made, from the end, so that positions stay right."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
