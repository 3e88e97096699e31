"""Lint for a review. A long spec is looked at in a process beside the server, so that saving and reading never wait for it."""

from __future__ import annotations

from pathlib import Path

from specflow.adapters.beside import Beside
from specflow.flows import workspace as ws
from specflow.flows.lint import lint_files
from specflow.model.finding import Finding
from specflow.model.project import SpecFile
from specflow.parse.spec import read_spec

FAMILIES = ("SF1", "SF2", "SF3")
FEW = 60
"""Requirements up to which lint is over before anybody could notice it."""


def findings(root: str, path: str, text: str) -> tuple[Finding, ...]:
    """What lint says about a text of the spec at `path`."""
    return _of(ws.find(Path(root)), read_spec(path, text))


def _of(workspace: ws.Workspace, file: SpecFile) -> tuple[Finding, ...]:
    found = lint_files(workspace, (file,), FAMILIES).findings
    return tuple(one for one in found if one.code != "SF113")


_BESIDE = Beside(findings)


def look(workspace: ws.Workspace, file: SpecFile) -> tuple[Finding, ...]:
    """What lint says about a spec."""
    if file.spec is None or len(file.spec.requirements) <= FEW:
        return _of(workspace, file)
    found: tuple[Finding, ...] = _BESIDE.ask(str(workspace.root), file.path, file.text)
    return found
