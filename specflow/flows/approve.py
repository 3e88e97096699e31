"""`specflow approve`: sign what stands there, in one role, unless something in it is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specflow.adapters import clock, disk, git, ssh
from specflow.analysis.approval.content import contents, digest
from specflow.analysis.approval.standing import Standing, may_sign, once_signed, standings
from specflow.analysis.reading.marks import digests, read_by
from specflow.analysis.review.blockers import Blocker, blockers
from specflow.errors import SpecflowError, UsageProblem
from specflow.flows import approvals, reviews
from specflow.flows import workspace as ws
from specflow.flows.review import Desk, Snapshot
from specflow.model.approval import ROLES, WHOLE, Approval, Signed
from specflow.model.config import Config
from specflow.model.spec import Spec
from specflow.parse.approvals import append, message_of, read_approvals


@dataclass(frozen=True)
class Request:
    """Which role signs which subset (none: everything). `stated`: the signer says to have read it. `key` signs with SSH."""

    role: str
    ids: tuple[str, ...] = ()
    stated: bool = False
    key: str = ""
    seen: str = ""
    """The etag of the text that the signer saw; another text is not signed. Empty: whatever stands there now."""
    ask: bool = True
    """Whether somebody sits at the terminal who can be asked for a passphrase."""


@dataclass(frozen=True)
class Signing:
    """What was signed, or what stands in the way."""

    feature: str
    by: str
    role: str
    signed: tuple[Approval, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    already: int = 0


class NotAllowed(SpecflowError):
    """The signer does not hold the role."""


def approve(desk: Desk, request: Request) -> Signing:
    """Sign. Raises `SpecflowError` when the question makes no sense; what is open comes back as blockers."""
    who = git.identity(desk.workspace.root)
    target = _target(desk)
    with disk.locked(desk.workspace.root, desk.target), disk.locked(desk.workspace.root, target):
        now = desk.look()
        if request.seen and request.seen != now.etag:
            hint = "Read what changed, then sign again."
            raise UsageProblem("the spec changed while you were signing", slug="changed", hint=hint)
        known = _known(desk, target)
        subset = _subset(now.spec, request, once_signed(known))
        gone = {one.id for one in now.spec.retired}
        reading = [id_ for id_ in subset if id_ not in gone]
        found = blockers(now.spec, desk.findings(now), reading, None if request.stated else read(desk, now, who))
        if found:
            return Signing(now.spec.feature, who, request.role, blockers=found)
        return _sign(desk, now, request, who, subset, target, known)


def _target(desk: Desk) -> Path:
    target = disk.inside(desk.workspace.root, f"{desk.folder}/{approvals.FILE}".lstrip("/"))
    if target is None:
        raise UsageProblem(f"{approvals.FILE} leads out of the workspace", slug="outside")
    return target


def readable(desk: Desk) -> Desk:
    """The desk itself. Raises `UsageProblem` when a line of its sign-offs is none: they would look as if nobody had signed."""
    _known(desk, _target(desk))
    return desk


def _known(desk: Desk, target: Path) -> tuple[Approval, ...]:
    """The records that stand there. Raises `UsageProblem` for a line that is none: nothing is written over it."""
    old = ws.as_text(disk.read_bytes(target)) if target.is_file() else ""
    known, problems = read_approvals(f"{desk.folder}/{approvals.FILE}".lstrip("/"), old)
    if problems:
        raise UsageProblem(f"{problems[0].at}: {problems[0].message}", slug="broken-approval", hint=problems[0].help)
    return known


def _sign(
    desk: Desk, now: Snapshot, request: Request, who: str, subset: Sequence[str], target: Path, known: Sequence[Approval]
) -> Signing:
    contracts = approvals.contract_digests(desk.workspace, now.file, now.spec)
    found = standings(now.spec, known, desk.workspace.config.approve, contracts)
    open_ = [id_ for id_ in subset if found[(id_, request.role)].state is not Signed.SIGNED]
    there = contents(now.spec, request.role, contracts, once_signed(known))
    records = [_record(desk, now, request, who, id_, there[id_]) for id_ in open_]
    if records and not may_sign(records[0], desk.workspace.config.approve):
        people = ", ".join(desk.workspace.config.approve.roles.get(request.role, ()))
        raise NotAllowed(f"{who} may not sign as {request.role}", slug="not-allowed", hint=f"Those who may: {people}.")
    if records:
        old = ws.as_text(disk.read_bytes(target)) if target.is_file() else ""
        disk.replace(target, append(old, records).encode("utf-8", "replace"))
    return Signing(now.spec.feature, who, request.role, tuple(records), (), len(subset) - len(open_))


def _subset(spec: Spec, request: Request, once: frozenset[str]) -> tuple[str, ...]:
    """The subjects to sign: those that were named, else all, the retirement of what was once signed included."""
    if request.role not in ROLES:
        raise UsageProblem(f"there is no role `{request.role}`", slug="no-role", hint=f"Roles: {', '.join(ROLES)}.")
    known = [one.id for one in spec.requirements]
    known += [one.id for one in spec.retired if one.id in once and one.id not in known]
    if unknown := [id_ for id_ in request.ids if id_ not in known]:
        raise UsageProblem(f"there is no requirement `{unknown[0]}` in {spec.feature}", slug="no-such-id")
    return tuple(dict.fromkeys(request.ids)) or (WHOLE, *known)


def _record(desk: Desk, now: Snapshot, request: Request, who: str, id_: str, content: dict[str, Any]) -> Approval:
    mark = "stated" if request.stated else "marked"
    record = Approval(request.role, id_, who, clock.today(), digest(content), content, mark)
    if not (request.key or desk.workspace.config.approve.require_signature):
        return record
    message = message_of(now.spec.feature, record)
    signature = ssh.sign(message, _key(desk, request), ask=request.ask)
    if desk.workspace.config.approve.require_signature and not approvals.valid(desk.workspace, message, signature, who):
        raise NotAllowed(f"this key is not one that the allowed signers list for {who}", slug="not-listed",
                         hint="Have it added there first; a new key counts once it is merged.")  # fmt: skip
    return record._replace(signature=signature, origin="ssh")


def signing_key(desk: Desk) -> str:
    """The key that git signs with, as its configuration names it; empty when it names none."""
    return git.run(desk.workspace.root, "config", "user.signingKey").output.decode("utf-8", "replace").strip()


def _key(desk: Desk, request: Request) -> Path:
    name = request.key or signing_key(desk)
    if not name:
        raise UsageProblem("sign-offs here must carry an SSH signature, and no key is named", slug="no-key",
                           hint="Name one: --key ~/.ssh/id_ed25519, or `git config user.signingKey`.")  # fmt: skip
    return Path(name).expanduser()


def read(desk: Desk, now: Snapshot, who: str) -> frozenset[str]:
    """What somebody has read of the present text."""
    return read_by(reviews.read(desk.workspace, desk.folder), digests(now.spec)).get(who, frozenset())


def standing(desk: Desk, now: Snapshot) -> dict[tuple[str, str], Standing]:
    """How every subject stands with every role."""
    signatures = approvals.read_one(desk.workspace, now.file, now.spec)
    contracts = approvals.contract_digests(desk.workspace, now.file, now.spec)
    return standings(now.spec, signatures.records.get(now.spec.feature, ()), desk.workspace.config.approve, contracts)


def overview(desk: Desk) -> dict[str, Any]:
    """Who signed what of a spec, and what is open, as plain data."""
    now = desk.look()
    left = blockers(now.spec, desk.findings(now), (WHOLE, *(one.id for one in now.spec.requirements)))
    found = roles(now.spec, desk.workspace.config, standing(desk, now))
    return {"feature": now.spec.feature, "roles": found, "left": [one._asdict() for one in left]}


def roles(spec: Spec, config: Config, found: Mapping[tuple[str, str], Standing]) -> list[dict[str, Any]]:
    """Each role with who may hold it and how far its signatures reach."""
    subjects = list(dict.fromkeys(subject for subject, _ in found))
    out = []
    for role in ROLES:
        mine = [found[(subject, role)] for subject in subjects]
        records = [one.record for one in mine if one.state is Signed.SIGNED and one.record]
        last = max(records, key=lambda one: one.date, default=None)
        out.append({
            "role": role, "people": list(config.approve.roles.get(role, ())), "owner": spec.owners.get(role, ""),
            "signed": [one.subject for one in records], "total": len(subjects),
            "void": [one.subject for one in mine if one.state is Signed.VOID],
            "by": last.by if last else "", "date": last.date if last else "", "read": last.read if last else "",
            "origin": last.origin if last else "",
        })  # fmt: skip
    return out


def data_of(done: Signing) -> dict[str, Any]:
    """What happened, for programs."""
    return {
        "feature": done.feature, "role": done.role, "by": done.by, "already": done.already,
        "signed": [{"subject": one.subject, "hash": one.hash, "origin": one.origin, "read": one.read} for one in done.signed],
        "open": [one._asdict() for one in done.blockers],
    }  # fmt: skip
