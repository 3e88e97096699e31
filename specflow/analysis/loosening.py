"""Loosenings: what a change makes easier to pass. A pull request does not judge itself (contract, section 7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specflow.analysis.trace.globs import matcher
from specflow.model.config import Config
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.project import SpecFile
from specflow.model.spec import Requirement, Spec
from specflow.model.trace import RUNGS

_FAIL_ON = ("never", "error", "warning", "info")
_ENFORCE = ("none", "approved", "final")
_UNTRACED = ("off", "public", "all")
_PRIORITIES = ("could", "should", "must")
_KIND = "loosened"
_HELP = "It takes effect only once it is merged; whoever reviews the change has to want it."


def in_configuration(base: Config, head: Config, path: str) -> Iterator[Problem]:
    """Settings that let more through than at the base."""
    at = Location(path)
    pairs = (
        ("check.fail-on", base.check.fail_on, head.check.fail_on, _FAIL_ON),
        ("trace.enforce", base.trace.enforce, head.trace.enforce, _ENFORCE),
        ("trace.untraced", base.trace.untraced, head.trace.untraced, _UNTRACED),
    )
    for name, before, after, order in pairs:
        if order.index(after) < order.index(before):
            yield Problem(_KIND, f"`{name}` goes from `{before}` to `{after}`", at, help=_HELP)
    for name, old, new in (
        ("check.rungs", base.check.rungs, head.check.rungs),
        ("check.release-rungs", base.check.release_rungs, head.check.release_rungs),
    ):
        for priority in _PRIORITIES:
            low, high = new.get(priority, "missing"), old.get(priority, "missing")  # type: ignore[call-overload]
            if RUNGS.index(low) < RUNGS.index(high):
                yield Problem(_KIND, f"`{name}` of `{priority}` goes from `{high}` to `{low}`", at, help=_HELP)
    yield from _switches(base, head, at)


def _switches(base: Config, head: Config, at: Location) -> Iterator[Problem]:
    for code in sorted(set(head.lint.ignore) - set(base.lint.ignore)):
        yield Problem(_KIND, f"`lint.ignore` gains `{code}`", at, help=_HELP)
    for glob in sorted(set(head.trace.exclude) - set(base.trace.exclude)):
        yield Problem(_KIND, f"`trace.exclude` gains `{glob}`", at, help=_HELP)
    for name, before, after in (
        ("evidence.require-digests", base.evidence.require_digests, head.evidence.require_digests),
        ("approve.require-signature", base.approve.require_signature, head.approve.require_signature),
    ):
        if before and not after:
            yield Problem(_KIND, f"`{name}` is switched off", at, help=_HELP)
    for role, people in base.approve.roles.items():
        now = head.approve.roles.get(role, ())
        if people and (not now or set(now) - set(people)):
            more = ", ".join(sorted(set(now) - set(people))) or "anyone"
            yield Problem(_KIND, f"`approve.roles.{role}` lets {more} sign", at, help=_HELP)


def in_specs(base: Mapping[str, Spec], head: tuple[SpecFile, ...]) -> Iterator[Problem]:
    """Requirements that ask for less than at the base, new waivers, and scopes that shrank."""
    for file in head:
        if file.spec is None or file.spec.feature not in base:
            continue
        old = base[file.spec.feature]
        if old.scope and set(old.scope) != set(file.spec.scope):
            lost = [glob for glob in old.scope if glob not in file.spec.scope and not matcher(file.spec.scope)(glob)]
            if lost:
                at = file.locator.at("scope")
                yield Problem(_KIND, f"`scope` loses {', '.join(f'`{glob}`' for glob in lost)}", at, help=_HELP)
        before = {one.id: one for one in old.requirements}
        for position, now in enumerate(file.spec.requirements):
            if now.id in before:
                for key, message in _less(before[now.id], now):
                    at = file.at("requirements", position, key)
                    yield Problem(_KIND, message, at, help=_HELP, requirement=file.spec.full_id(now.id))


def _less(old: Requirement, new: Requirement) -> Iterator[tuple[str, str]]:
    if _PRIORITIES.index(new.priority) < _PRIORITIES.index(old.priority):
        yield "priority", f"the priority goes from `{old.priority}` to `{new.priority}`"
    if old.status == "final" and new.status != "final":
        yield "status", f"the status goes from `final` to `{new.status}`"
    if old.rung and (not new.rung or RUNGS.index(new.rung) < RUNGS.index(old.rung)):
        yield "rung", f"the rung goes from `{old.rung}` to `{new.rung or 'what the priority asks for'}`"
    known = {(waiver.code, waiver.until) for waiver in old.waivers}
    for waiver in new.waivers:
        if (waiver.code, waiver.until) not in known:
            yield "waivers", f"a waiver of {waiver.code} until {waiver.until} is added: {waiver.reason}"
    if len(new.checks) < len(old.checks):
        yield "checks", f"{len(old.checks) - len(new.checks)} of its checks are gone"
