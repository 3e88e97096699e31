"""The ladder: from links, claims and checks to the rung each requirement stands on (contract, section 7)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from specflow.model.code import Relation
from specflow.model.config import Check
from specflow.model.evidence import Freshness, Outcome
from specflow.model.project import Placed
from specflow.model.spec import Rung
from specflow.model.trace import CheckState, Claim, Link, RequirementState

_AGAINST = (Outcome.FAILED, Outcome.HOLLOW)
"""Outcomes of a check that no passing test makes up for: what it forbids is there, or it could not have said so."""


def states_of(
    placed: Iterable[Placed],
    links: Sequence[Link],
    claims: Sequence[Claim],
    checks: Mapping[str, Sequence[CheckState]],
    proven: Mapping[str, bool],
    enforced: Callable[[Placed], bool],
    config: Check,
    *,
    release: bool = False,
    require_digests: bool = False,
    executed: Collection[str] = frozenset(),
) -> tuple[RequirementState, ...]:
    """The state of every requirement, in the order of the specs.

    `checks` are the outcomes of a requirement's checks, `proven` what mutation showed, both by full id; `executed` are targets
    that some run executed, nobody knows in which test.
    """
    implementing: dict[str, list[Link]] = {}
    for link in links:
        if link.relation is Relation.IMPLEMENTS:
            implementing.setdefault(link.requirement, []).append(link)
    claiming: dict[str, list[Claim]] = {}
    for claim in claims:
        claiming.setdefault(claim.link.requirement, []).append(claim)

    def state_of(one: Placed) -> RequirementState:
        id_ = one.full_id
        links, tests, checked = implementing.get(id_, ()), claiming.get(id_, ()), checks.get(id_, ())
        reached = rung(links, tests, checked, proven.get(id_, False), require_digests=require_digests)
        ran = tuple(link.target for link in links if link.target in executed) if executed else ()
        return RequirementState(
            id_, one.requirement.status, enforced(one), reached, required_rung(one, config, release=release),
            partial(one.at, "id"), tuple(links), tuple(tests), tuple(checked), ran,
        )  # fmt: skip

    return tuple(map(state_of, placed))


def required_rung(placed: Placed, config: Check, *, release: bool) -> Rung:
    """What the requirement says itself, else what its priority asks for."""
    rungs = config.release_rungs if release else config.rungs
    return placed.requirement.rung or rungs.get(placed.requirement.priority, "missing")


def rung(
    implementations: Sequence[Link], claims: Sequence[Claim], checks: Sequence[CheckState], proven: bool, *, require_digests: bool
) -> Rung:
    """The highest rung that is reached without a gap below it."""
    if not implementations and not checks:
        return "missing"
    passed = _passing(claims, require_digests)
    all_checks = bool(checks) and all(check.outcome is Outcome.PASSED for check in checks)
    broken = any(claim.outcome in (Outcome.FAILED, Outcome.ERROR, Outcome.XPASSED) for claim in claims)
    if broken or not (passed or all_checks) or any(check.outcome in _AGAINST for check in checks):
        return "implemented"
    if proven:  # a test that failed because its code was spoilt has run it
        return "proven"
    return "reached" if implementations and _reached(implementations, passed) else "verified"


def _passing(claims: Sequence[Claim], require_digests: bool) -> list[Claim]:
    return [
        claim
        for claim in claims
        if claim.outcome is Outcome.PASSED and (claim.freshness is Freshness.FRESH or not require_digests)
    ]


def _reached(implementations: Sequence[Link], passed: Sequence[Claim]) -> bool:
    ran = {target for claim in passed for target in claim.reached}
    return bool(ran) and any(link.target in ran for link in implementations)
