"""Proofs that were kept: which of them still speak of what stands here, and what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from specflow.adapters import disk
from specflow.analysis.prove.verdicts import difference, sentence
from specflow.flows import workspace as ws
from specflow.flows.kept import untracked
from specflow.model.code import Relation
from specflow.model.evidence import Outcome
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.project import Placed, Project
from specflow.model.proof import Proof, Verdict
from specflow.model.trace import CheckState, Link
from specflow.parse.checks.proofs import read_proofs, write_proofs

FOLDER = ws.PROOFS
MOST_SURVIVORS = 10


@dataclass
class Known:
    """The proofs that count now, by full id; `proven` is what the ladder asks for."""

    proofs: dict[str, Proof] = field(default_factory=dict)
    proven: dict[str, bool] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def any_kept(workspace: ws.Workspace) -> bool:
    """Whether `specflow prove` ever kept anything here."""
    return (workspace.root / FOLDER).is_dir()


def known(
    workspace: ws.Workspace, project: Project, links: Sequence[Link], checks: Mapping[str, Sequence[CheckState]]
) -> Known:
    """What was proven and still holds: the files that a proof rests on, and the definitions that are tagged, are the same."""
    found = Known()
    targets = targets_of(links)
    digests: dict[str, str] = {}
    for file, spec in project.understood:
        kept = {one.requirement: one for one in stored(workspace, spec.feature)}
        for position, requirement in enumerate(spec.requirements):
            placed = Placed(file, spec, position, requirement)
            full = placed.full_id
            states = checks.get(full, ())
            red = all(one.outcome is Outcome.PASSED and one.control == "red" for one in states)
            proof = kept.get(full)
            if proof is not None and holds(workspace, proof, targets.get(full, ()), digests):
                found.proofs[full] = proof
                found.proven[full] = proof.verdict is Verdict.PROVEN and red
                found.problems += problems_of(workspace, placed, proof)
            elif not targets.get(full) and states:
                found.proven[full] = red
    return found


def targets_of(links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    """The tagged definitions of every requirement, as `path::symbol`."""
    found: dict[str, list[str]] = {}
    for link in links:
        if link.relation is Relation.IMPLEMENTS:
            found.setdefault(link.requirement, []).append(link.target)
    return {full: tuple(sorted(set(targets))) for full, targets in found.items()}


def holds(workspace: ws.Workspace, proof: Proof, targets: Sequence[str], digests: dict[str, str]) -> bool:
    """Whether nothing that the proof rests on has changed since. `digests` remembers what was read."""
    if tuple(sorted(targets)) != proof.targets or not proof.files:
        return False
    for path, digest in proof.files:
        if path not in digests:
            digests[path] = digest_of(workspace, path)
        if digests[path] != digest:
            return False
    return True


def digest_of(workspace: ws.Workspace, path: str) -> str:
    """The fingerprint of a file as it is; empty when it is not there."""
    target = disk.inside(workspace.root, path)
    return hashlib.sha256(disk.read_bytes(target)).hexdigest() if target is not None and target.is_file() else ""


def resting_on(workspace: ws.Workspace, paths: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Digests of the files, and of every `conftest.py` above them."""
    every = set(paths)
    for path in paths:
        parts = path.split("/")[:-1]
        for depth in range(len(parts) + 1):
            conftest = "/".join([*parts[:depth], "conftest.py"])
            if (workspace.root / conftest).is_file():
                every.add(conftest)
    return tuple((path, digest_of(workspace, path)) for path in sorted(every))


def problems_of(workspace: ws.Workspace, placed: Placed, proof: Proof) -> list[Problem]:
    """A hollow requirement, and each mutant that nobody noticed."""
    found = []
    if proof.verdict is Verdict.HOLLOW:
        write = f"specflow prove {placed.requirement.id} --write-test FILE"
        todo = f"Assert what the requirement says; `{write}` writes a failing test's skeleton for each way that nobody noticed."
        why = f"`{placed.full_id}`: {proof.why}"
        found.append(Problem("hollow-proof", why, placed.at("id"), requirement=placed.full_id, help=todo))
    for one in proof.survivors[:MOST_SURVIVORS]:
        text = ws.source_text(workspace, one.mutant.path) or ""
        said = sentence(one.mutant, placed.requirement, placed.spec.parameters)
        at = Location.on_line(one.mutant.path, one.mutant.line)
        shown = difference(text, one.mutant).replace("\n", "  ")
        found.append(Problem("surviving-mutant", said, at, help=f"Tried: {shown}", requirement=placed.full_id))
    return found


def stored(workspace: ws.Workspace, feature: str) -> tuple[Proof, ...]:
    """What was kept; nothing when git tracks it."""
    data = untracked(workspace, f"{FOLDER}/{feature}.json")
    return read_proofs(data) if data is not None else ()


def store(workspace: ws.Workspace, feature: str, proofs: Iterable[Proof]) -> None:
    """Keep proofs; those of requirements that were not looked at now stay."""
    merged = {one.requirement: one for one in stored(workspace, feature)} | {one.requirement: one for one in proofs}
    disk.replace(workspace.root / FOLDER / f"{feature}.json", write_proofs(merged.values()))
