"""What is wrong with the sign-offs of a spec, as problems for the rules of the SF6 family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from specflow.analysis.approval.content import of_spec
from specflow.analysis.approval.standing import Standing, may_sign, once_signed, standings
from specflow.model.approval import ROLES, WHOLE, Approval, Signed
from specflow.model.config import Approve
from specflow.model.finding import Problem, Related
from specflow.model.location import Location
from specflow.model.project import SpecFile
from specflow.model.spec import Spec
from specflow.model.trace import Standing as UseStanding
from specflow.model.trace import Use


def problems(
    file: SpecFile, spec: Spec, records: Sequence[Approval], config: Approve, contracts: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """Void, missing and unauthorised sign-offs of one spec. A spec that nobody ever signed has none."""
    path = f"{file.folder}/approvals.yaml".lstrip("/")
    for record in records:
        if not may_sign(record, config):
            message = f"{record.by} signed `{record.subject}` as {record.role} and does not hold that role"
            yield Problem("unauthorised-approval", message, Location(path), requirement=_full(spec, record.subject))
    if not records:
        return
    gates = once_signed(records)
    found = standings(spec, records, config, contracts)
    for position, requirement in enumerate(spec.requirements):
        if requirement.id in gates or requirement.status == "final":
            mine = [found[(requirement.id, role)] for role in ROLES]
            yield from _of_one(file, spec, requirement.id, position, mine)
    yield from _of_whole(file, spec, records, found)
    here = {requirement.id for requirement in spec.requirements}
    retired = {gone.id for gone in spec.retired}
    for position, gone in enumerate(spec.retired):
        if gone.id in gates - here:
            yield from _of_retired(file, spec, gone.id, position, [found[(gone.id, role)] for role in ROLES])
    for subject in sorted(gates - here - retired):
        message = f"`{subject}` was signed and is gone from the spec without being retired"
        help_ = "Put it back, or move it under `retired:` with a reason and have that signed."
        at = file.locator.at("requirements")
        yield Problem("vanished-requirement", message, at, help=help_, requirement=_full(spec, subject))


def _of_one(file: SpecFile, spec: Spec, id_: str, position: int, mine: Sequence[Standing]) -> Iterator[Problem]:
    full = spec.full_id(id_)
    void = [one for one in mine if one.state is Signed.VOID]
    missing = [one.role for one in mine if one.state is Signed.MISSING]
    at = file.at("requirements", position, "text")
    if void:
        roles = " and ".join(one.role for one in void)
        record = void[0].record
        text = str(record.content.get("text", "")) if record else ""
        related = (Related(f"signed by {record.by} on {record.date}: “{text}”", at, full),) if record else ()
        message = f"the sign-off of {roles} is void: `{full}` has changed since"
        help_ = f"Have it signed again (`specflow approve {spec.feature} {id_}`), or take the change back."
        yield Problem("void-approval", message, at, help=help_, requirement=full, related=related)
    if missing:
        message = f"`{full}` is not signed by {' and '.join(missing)}"
        help_ = f"`specflow approve {spec.feature} {id_} --as {missing[0]}` once it is read and settled."
        yield Problem("missing-approval", message, file.at("requirements", position, "id"), help=help_, requirement=full)


def _of_retired(file: SpecFile, spec: Spec, id_: str, position: int, mine: Sequence[Standing]) -> Iterator[Problem]:
    """A requirement that was signed leaves only when the same roles sign that it does."""
    unsigned = [one.role for one in mine if one.state is not Signed.SIGNED]
    if not unsigned:
        return
    full, at = spec.full_id(id_), file.at("retired", position)
    last = next((one.record for one in mine if one.record and one.state is Signed.VOID), None)
    said = str(last.content.get("text", "")) if last else ""
    related = (Related(f"signed by {last.by} on {last.date}: “{said}”", at, full),) if last else ()
    message = f"`{full}` was signed and is retired; that is not signed by {' and '.join(unsigned)}"
    help_ = f"`specflow approve {spec.feature} {id_} --as {unsigned[0]}`, or take it back from `retired:`."
    yield Problem("missing-approval", message, at, help=help_, requirement=full, related=related)


def _of_whole(
    file: SpecFile, spec: Spec, records: Sequence[Approval], found: Mapping[tuple[str, str], Standing]
) -> Iterator[Problem]:
    """What belongs to no single requirement counts once anybody has signed it."""
    if not any(record.subject == WHOLE for record in records):
        return
    for role in ROLES:
        one = found[(WHOLE, role)]
        if one.state is Signed.SIGNED:
            continue
        moved = _moved(one.record.content, of_spec(spec, role)) if one.record else ""
        void = one.state is Signed.VOID
        message = f"the sign-off of {role} on the spec as a whole is void: {moved} changed since" if void else (
            f"the spec as a whole (goal, metrics, scope, decisions) is not signed by {role}")  # fmt: skip
        help_ = f"`specflow approve {spec.feature} --as {role}` once it is read and settled."
        yield Problem("void-approval" if void else "missing-approval", message, file.locator.at("goal"), help=help_)


def _moved(before: Mapping[str, object], now: Mapping[str, object]) -> str:
    """The names of what differs."""
    names = [name.replace("_", " ") for name in now if before.get(name) != now[name]]
    return ", ".join(names) or "something"


def in_code(uses: Sequence[Use], signed: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Code that answers to a requirement nobody signed, in specs that are signed at all. `signed`: feature -> ids ever signed."""
    for use in uses:
        feature, _, id_ = use.meant.partition("/")
        if use.standing is UseStanding.RESOLVED and signed.get(feature) and id_ not in signed[feature]:
            message = f"`{use.meant}` is in code and was never signed"
            help_ = f"Have it signed first: `specflow approve {feature} {id_}`."
            yield Problem("unsigned-in-code", message, use.at, help=help_, requirement=use.meant)


def vanished(before: Sequence[Approval], now: Sequence[Approval], path: str, feature: str) -> Iterator[Problem]:
    """Sign-offs that the base had and the head has not: deleting one never disarms a gate."""
    keep = set(map(_key, now))
    for record in before:
        if _key(record) not in keep:
            message = f"the sign-off of `{record.subject}` by {record.by} as {record.role} is gone"
            help_ = "Restore the line; to replace a sign-off, sign the new content."
            full = f"{feature}/{record.subject}" if record.subject != WHOLE else None
            yield Problem("vanished-approval", message, Location(path), help=help_, requirement=full)


def _key(record: Approval) -> tuple[str, str, str, str]:
    return record.role, record.subject, record.by, record.hash


def _full(spec: Spec, subject: str) -> str | None:
    return spec.full_id(subject) if subject != WHOLE else None
