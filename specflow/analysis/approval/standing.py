"""How every subject of a spec stands with every role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from specflow.analysis.approval.content import contents, digest, subjects
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
    there = {role: contents(spec, role, contracts, once) for role in dict.fromkeys(role for _, role in signed)}
    return {(subject, role): _standing((subject, role), signed.get((subject, role), ()), there)
            for subject in subjects(spec, once) for role in ROLES}  # fmt: skip


def _standing(
    key: tuple[str, str], records: Sequence[Approval], there: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> Standing:
    subject, role = key
    if not records:
        return Standing(subject, role, Signed.MISSING)
    now = digest(there[role][subject])
    fitting = [one for one in records if one.hash == now and digest(one.content) == now]
    if fitting:
        return Standing(subject, role, Signed.SIGNED, fitting[-1])
    return Standing(subject, role, Signed.VOID, max(records, key=lambda one: one.date))


def may_sign(record: Approval, config: Approve) -> bool:
    """Whether the signer holds the role; an empty list lets anyone."""
    people = config.roles.get(record.role, ())
    return not people or record.by in people


def once_signed(records: Iterable[Approval]) -> frozenset[str]:
    """The requirements that were ever signed by anyone: they gate for ever."""
    return frozenset(one.subject for one in records if one.subject != WHOLE)
