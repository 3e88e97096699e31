"""Sign-offs as they lie in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specflow.adapters import disk
from specflow.analysis.approval import findings
from specflow.analysis.approval.standing import once_signed
from specflow.flows import workspace as ws
from specflow.model.approval import Approval
from specflow.model.finding import Problem
from specflow.model.project import Project, SpecFile
from specflow.model.spec import Spec
from specflow.parse.approvals import read_approvals

FILE = "approvals.yaml"


@dataclass(frozen=True)
class Signatures:
    """The records of every feature, and lines that are none."""

    records: Mapping[str, tuple[Approval, ...]]
    problems: tuple[Problem, ...]

    @property
    def signed(self) -> dict[str, frozenset[str]]:
        """feature -> requirements that were ever signed"""
        return {feature: once_signed(records) for feature, records in self.records.items()}


def read(workspace: ws.Workspace, project: Project) -> Signatures:
    """Every `approvals.yaml` beside a spec of the project."""
    records: dict[str, tuple[Approval, ...]] = {}
    problems: list[Problem] = []
    for file, spec in project.understood:
        path = f"{file.folder}/{FILE}".lstrip("/")
        target = disk.inside(workspace.root, path)
        if target is not None and target.is_file():
            found, broken = read_approvals(path, ws.as_text(disk.read_bytes(target)))
            records[spec.feature] = found
            problems += broken
    return Signatures(records, tuple(problems))


def problems(workspace: ws.Workspace, project: Project, signatures: Signatures) -> Iterator[Problem]:
    """What is wrong with them."""
    yield from signatures.problems
    for file, spec in project.understood:
        records = signatures.records.get(spec.feature, ())
        contracts = contract_digests(workspace, file, spec)
        yield from findings.problems(file, spec, records, workspace.config.approve, contracts)


def contract_digests(workspace: ws.Workspace, file: SpecFile, spec: Spec) -> dict[str, str]:
    """The digests of the JSON Schemas that checks name, by the path they are named by."""
    named = {
        str(check["contract"])
        for item in (*spec.requirements, *spec.metrics)
        for check in item.checks
        if isinstance(check.get("contract"), str)
    }
    digests = {}
    for path in sorted(named):
        target = disk.inside(workspace.root, f"{file.folder}/{path}".lstrip("/"))
        if target is not None and target.is_file():
            digests[path] = hashlib.sha256(disk.read_bytes(target)).hexdigest()
    return digests
