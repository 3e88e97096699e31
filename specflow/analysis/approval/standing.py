"""How every subject of a spec stands with every role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from specflow.analysis.approval.content import contents, digest
from specflow.model.approval import ROLES, WHOLE, Approval, Signed
from specflow.model.config import Approve
from specflow.model.spec import Spec


@dataclass(frozen=True)
class Standing:
    """One subject with one role: the latest record that counts, and whether it fits the present content."""

    subject: str
    role: str
    state: Signed
    record: Approval | None = None


def standings(
    spec: Spec, records: Sequence[Approval], config: Approve, contracts: Mapping[str, str] | None = None
) -> dict[tuple[str, str], Standing]:
    """Every (subject, role) of the spec, retirements of what was once signed included. Records by people who may not sign do
    not count.
    """
    signed: dict[tuple[str, str], list[Approval]] = {}
    for record in records:
        if may_sign(record, config):
            signed.setdefault((record.subject, record.role), []).append(record)
    once = once_signed(records)
    there = {role: contents(spec, role, contracts, once) for role in ROLES}
    keys = [(subject, role) for subject in there[ROLES[0]] for role in ROLES]
    return {(subject, role): _standing((subject, role), signed.get((subject, role), ()), digest(there[role][subject]))
            for subject, role in keys}  # fmt: skip


def _standing(key: tuple[str, str], records: Sequence[Approval], now: str) -> Standing:
    subject, role = key
    fitting = [one for one in records if one.hash == now and digest(one.content) == now]
    if fitting:
        return Standing(subject, role, Signed.SIGNED, fitting[-1])
    if records:
        latest = max(records, key=lambda one: one.date)
        return Standing(subject, role, Signed.VOID, latest)
    return Standing(subject, role, Signed.MISSING)


def may_sign(record: Approval, config: Approve) -> bool:
    """Whether the signer holds the role; an empty list lets anyone."""
    people = config.roles.get(record.role, ())
    return not people or record.by in people


def once_signed(records: Iterable[Approval]) -> frozenset[str]:
    """The requirements that were ever signed by anyone: they gate for ever."""
    return frozenset(one.subject for one in records if one.subject != WHOLE)
