"""Waivers and the baseline: the only two ways to live with a finding, both of them visible (contract, section 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from specflow.model.finding import Finding, Problem, Severity
from specflow.model.project import Placed


@dataclass(frozen=True)
class Settled:
    """What counts, what is waived (with who and until when in the message), and what is old debt."""

    counting: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    debt: tuple[Finding, ...]


def settle(
    findings: Sequence[Finding], fingerprints: Sequence[str], placed: Iterable[Placed], known: frozenset[str], today: str
) -> Settled:
    """Take out what a valid waiver or the baseline covers. `today` is `YYYY-MM-DD`."""
    waivers = {
        (one.full_id, waiver.code): waiver
        for one in placed
        for waiver in one.requirement.waivers
        if waiver.until >= today
    }
    counting: list[Finding] = []
    waived: list[Finding] = []
    debt: list[Finding] = []
    for finding, fingerprint in zip(findings, fingerprints, strict=True):
        waiver = waivers.get((finding.requirement or "", finding.code))
        if waiver is not None:
            words = f"{finding.message} (waived by {waiver.owner} until {waiver.until}: {waiver.reason})"
            waived.append(replace(finding, severity=Severity.INFO, message=words))
        elif fingerprint in known:
            debt.append(finding)
        else:
            counting.append(finding)
    return Settled(tuple(counting), tuple(waived), tuple(debt))


def expired(placed: Iterable[Placed], today: str) -> Iterator[Problem]:
    """A problem `expired-waiver` for every waiver whose end has passed."""
    for one in placed:
        for number, waiver in enumerate(one.requirement.waivers):
            if waiver.until < today:
                message = f"the waiver of {waiver.code} ended on {waiver.until}; {waiver.owner} answers for it"
                yield Problem("expired-waiver", message, one.at("waivers", number, "until"), requirement=one.full_id)
