"""Sign-offs as they lie in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from specflow.adapters import disk, git_diff, git_history, ssh
from specflow.analysis.approval import findings
from specflow.analysis.approval.standing import once_signed
from specflow.flows import workspace as ws
from specflow.model.approval import WHOLE, Approval
from specflow.model.config import Config
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.project import Project, SpecFile
from specflow.model.spec import Spec
from specflow.model.text import filled
from specflow.parse.approvals import message_of, read_approvals

FILE = "approvals.yaml"
ALLOWED = "allowed_signers"
"""Where allowed signers are listed, root-relative, unless the configuration says otherwise."""


@dataclass(frozen=True)
class Signatures:
    """The records of every feature, and lines that are none."""

    records: Mapping[str, tuple[Approval, ...]]
    problems: tuple[Problem, ...]

    @property
    def signed(self) -> dict[str, frozenset[str]]:
        """feature -> requirements that were ever signed"""
        return {feature: once_signed(records) for feature, records in self.records.items()}


def read(workspace: ws.Workspace, project: Project, signers: bytes | None = None) -> Signatures:
    """Every `approvals.yaml` beside a spec of the project; `signers` are the keys that may sign, those that lie here if None."""
    records: dict[str, tuple[Approval, ...]] = {}
    problems: list[Problem] = []
    for file, spec in project.understood:
        one = read_one(workspace, file, spec, signers)
        mine = one.records.get(spec.feature, ())
        found = (*mine, *_reviewed(workspace, file, spec, once_signed(mine)))
        records |= {spec.feature: found} if found or one.records else {}
        problems += one.problems
    return Signatures(records, tuple(problems))


def _reviewed(workspace: ws.Workspace, file: SpecFile, spec: Spec, once: frozenset[str]) -> tuple[Approval, ...]:
    if not workspace.config.approve.github:
        return ()
    from specflow.flows import github_approvals

    return github_approvals.records(workspace, file, spec, contract_digests(workspace, file, spec), once)


def read_one(workspace: ws.Workspace, file: SpecFile, spec: Spec, signers: bytes | None = None) -> Signatures:
    """The `approvals.yaml` beside one spec. Where signatures are required, records without a valid one do not count."""
    path = _beside(file)
    target = disk.inside(workspace.root, path)
    if target is None or not target.is_file():
        return Signatures({}, ())
    found, broken = read_approvals(path, ws.as_text(disk.read_bytes(target)))
    if not workspace.config.approve.require_signature:
        return Signatures({spec.feature: found}, broken)
    allowed = _allowed(workspace) if signers is None else signers
    valid = {id(one) for one in found if ssh.verified(message_of(spec.feature, one), one.signature, allowed, one.by)}
    forged = tuple(_forged(path, spec, one) for one in found if id(one) not in valid)
    return Signatures({spec.feature: tuple(one for one in found if id(one) in valid)}, (*broken, *forged))


def valid(workspace: ws.Workspace, message: bytes, signature: str, who: str) -> bool:
    """Whether a signature counts here."""
    return ssh.verified(message, signature, _allowed(workspace), who)


def _allowed(workspace: ws.Workspace) -> bytes:
    name = workspace.config.approve.allowed_signers or ALLOWED
    target = disk.inside(workspace.root, name)
    return disk.read_bytes(target) if target is not None and target.is_file() else b""


def _forged(path: str, spec: Spec, one: Approval) -> Problem:
    message = f"the sign-off of `{one.subject}` by {one.by} as {one.role} carries no valid signature"
    help_ = "Sign again with a key that the allowed signers list: `specflow approve --key ~/.ssh/id_ed25519`."
    full = spec.full_id(one.subject) if one.subject != WHOLE else None
    return Problem("unauthorised-approval", message, Location(path), help=help_, requirement=full)


@dataclass(frozen=True)
class Vanished:
    """Sign-offs that git remembers and the files no longer hold: they gate as before."""

    signed: Mapping[str, frozenset[str]]
    """feature -> requirements of which no role's deleted sign-off was replaced"""
    problems: tuple[Problem, ...]


def vanished(workspace: ws.Workspace, project: Project, signatures: Signatures, *, cache: bool) -> Vanished:
    """Subjects that a role had signed, by git's memory of the head, and that hold no record of that role any more."""
    specs = {_beside(file): spec for file, spec in project.understood}
    anywhere = f"{workspace.config.specs}/*/{FILE}"
    taken = git_history.removed_lines(workspace.root, [*sorted(specs), anywhere], cache=cache)
    known = {_beside(file) for file in project.specs}
    signed: dict[str, frozenset[str]] = {}
    found: list[Problem] = []
    for path, lines in sorted(taken.items()):
        records = read_approvals(path, "\n".join(lines))[0]
        renamed = () if path in known else _left_behind(records, project, signatures)
        for where, feature, mine in [(path, specs[path].feature, records)] if path in specs else renamed:
            held = {(one.role, one.subject) for one in signatures.records.get(feature, ())}
            gone = [one for one in mine if (one.role, one.subject) not in held]
            latest = {(one.role, one.subject): one for one in reversed(gone)}
            signed[feature] = signed.get(feature, frozenset()) | once_signed(gone)
            found += findings.vanished(tuple(latest.values()), (), where, feature)
    return Vanished(signed, tuple(found))


def _left_behind(
    records: Sequence[Approval], project: Project, signatures: Signatures
) -> Iterator[tuple[str, str, tuple[Approval, ...]]]:
    """Where the folder of `records` is gone: the specs that carry on what was signed there, with the records they should hold."""
    held = {(one.role, one.subject, one.hash) for all_ in signatures.records.values() for one in all_}
    left = [one for one in records if (one.role, one.subject, one.hash) not in held]
    for file, spec in project.understood if left else ():
        here = {one.id: {one.title, filled(one.text, spec.parameters)} for one in spec.requirements}
        said = ((one, {one.content.get("title"), one.content.get("text")}) for one in left)
        if mine := tuple(one for one, words in said if words & here.get(one.subject, set())):
            yield _beside(file), spec.feature, mine


def _beside(file: SpecFile) -> str:
    return f"{file.folder}/{FILE}".lstrip("/")


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
        for checks in (*(one.checks for one in spec.requirements), *(one.checks for one in spec.metrics))
        for check in checks
        if isinstance(check.get("contract"), str)
    }
    digests = {}
    for path in sorted(named):
        target = disk.inside(workspace.root, f"{file.folder}/{path}".lstrip("/"))
        if target is not None and target.is_file():
            digests[path] = hashlib.sha256(disk.read_bytes(target)).hexdigest()
    return digests


def signed_at(workspace: ws.Workspace, commit: str, specs: Iterable[Spec], folder: str) -> dict[str, frozenset[str]]:
    """feature -> requirements that were ever signed, as the records of `commit` say; specs stand under `folder` there."""
    found: dict[str, frozenset[str]] = {}
    for spec in specs:
        path = f"{folder}/{spec.feature}/{FILE}"
        data = git_diff.text_at(workspace.root, commit, path)
        if data is not None:
            found[spec.feature] = once_signed(read_approvals(path, ws.as_text(data))[0])
    return found


def lost(workspace: ws.Workspace, commit: str, head: Project, folder: str) -> Iterator[Problem]:
    """Sign-offs that stood at `commit`, where specs stood under `folder`, and are gone, and signers that were not allowed there.
    Of a folder that is gone, they may stand beside any other spec."""
    now = {_beside(file): _lying(workspace, _beside(file)) for file in head.specs}
    there = [path for path in git_diff.files_at(workspace.root, commit, folder) if path.endswith(f"/{FILE}")]
    features = {_beside(file): spec.feature for file, spec in head.understood}
    for path in dict.fromkeys((*now, *there)):
        data = git_diff.text_at(workspace.root, commit, path)
        if data is None:
            continue
        before, _ = read_approvals(path, ws.as_text(data))
        held = now[path] if path in now else [one for records in now.values() for one in records]
        yield from findings.vanished(before, held, path, features.get(path) or path.split("/")[-2])
    yield from _more_signers(workspace, commit)


def signers_at(workspace: ws.Workspace, commit: str, config: Config) -> bytes | None:
    """The keys that may sign as `commit` lists them; None where no signature is asked for."""
    if not config.approve.require_signature:
        return None
    return git_diff.text_at(workspace.root, commit, config.approve.allowed_signers or ALLOWED) or b""


def _lying(workspace: ws.Workspace, path: str) -> tuple[Approval, ...]:
    target = disk.inside(workspace.root, path)
    return read_approvals(path, ws.as_text(disk.read_bytes(target)))[0] if target is not None and target.is_file() else ()


def _more_signers(workspace: ws.Workspace, commit: str) -> Iterator[Problem]:
    name = workspace.config.approve.allowed_signers or ALLOWED
    old = set((git_diff.text_at(workspace.root, commit, name) or b"").splitlines())
    if more := [line for line in _allowed(workspace).splitlines() if line.strip() and line not in old]:
        message = f"`{name}` gains {len(more)} key{'s' if len(more) > 1 else ''} that may sign"
        help_ = "It takes effect only once it is merged; whoever reviews the change has to want it."
        yield Problem("loosened", message, Location(name), help=help_)
