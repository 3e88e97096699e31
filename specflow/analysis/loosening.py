"""Loosenings: what a change makes easier to pass. A pull request does not judge itself (contract, section 7): what it loosens
is told, and does not take effect on its own check (`specflow.analysis.holding`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
PRIORITIES = ("could", "should", "must")
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
        for priority in PRIORITIES:
            low, high = new.get(priority, "missing"), old.get(priority, "missing")  # type: ignore[call-overload]
            if RUNGS.index(low) < RUNGS.index(high):
                yield Problem(_KIND, f"`{name}` of `{priority}` goes from `{high}` to `{low}`", at, help=_HELP)
    yield from _switches(base, head, at)


def _switches(base: Config, head: Config, at: Location) -> Iterator[Problem]:
    for code in sorted(set(head.lint.ignore) - set(base.lint.ignore)):
        yield Problem(_KIND, f"`lint.ignore` gains `{code}`", at, help=_HELP)
    yield from _layout(base, head, at)
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


def _layout(base: Config, head: Config, at: Location) -> Iterator[Problem]:
    """Which files are looked at, as what, and which evidence is read. Patterns cannot be compared, only told."""
    for glob in sorted(set(head.trace.exclude) - set(base.trace.exclude)):
        yield Problem(_KIND, f"`trace.exclude` gains `{glob}`", at, help=_HELP)
    for name, old, new in (
        ("trace.source", base.trace.source, head.trace.source),
        ("evidence.junit", base.evidence.junit, head.evidence.junit),
        ("evidence.pytest", base.evidence.pytest, head.evidence.pytest),
        ("evidence.coverage", base.evidence.coverage, head.evidence.coverage),
        ("evidence.sarif", base.evidence.sarif, head.evidence.sarif),
    ):
        usual = name == "trace.source"  # where empty stands for everything
        if (lost := sorted(set(old) - set(new))) and (new or not usual):
            yield Problem(_KIND, f"`{name}` loses {_listed(lost)}", at, help=_HELP)
        elif usual and new and not old:
            yield Problem(_KIND, f"`{name}` is narrowed to {_listed(new)}", at, help=_HELP)
    if set(base.trace.tests) != set(head.trace.tests):
        before, after = _listed(base.trace.tests), _listed(head.trace.tests)
        yield Problem(_KIND, f"`trace.tests` goes from {before} to {after}", at, help=_HELP)
    if base.specs.rstrip("/") != head.specs.rstrip("/"):
        yield Problem(_KIND, f"`specs` goes from `{base.specs}` to `{head.specs}`", at, help=_HELP)


def _listed(globs: Sequence[str]) -> str:
    return ", ".join(f"`{glob}`" for glob in globs) or "the usual names"


def lost_scope(old: Spec, new: Spec, others: Iterable[Spec]) -> tuple[str, ...]:
    """The patterns of `old.scope` that nothing stands for any more: neither the spec of today nor another one."""
    if old.scope and not new.scope:
        return old.scope
    covers = [new.scope, *(other.scope for other in others)]
    return tuple(glob for glob in old.scope if not any(glob in scope or matcher(scope)(glob) for scope in covers))


def in_specs(base: Mapping[str, Spec], head: tuple[SpecFile, ...]) -> Iterator[Problem]:
    """Requirements that ask for less than at the base, new waivers, and scopes that shrank."""
    for file in head:
        old = predecessor(file.spec, base, head) if file.spec else None
        if file.spec is None or old is None:
            continue
        if lost := lost_scope(old, file.spec, (one.spec for one in head if one is not file and one.spec)):
            yield Problem(_KIND, f"`scope` loses {_listed(lost)}", file.locator.at("scope"), help=_HELP)
        before = {one.id: one for one in old.requirements}
        for position, now in enumerate(file.spec.requirements):
            if now.id in before:
                for key, message in _less(before[now.id], now):
                    at = file.at("requirements", position, key)
                    yield Problem(_KIND, message, at, help=_HELP, requirement=file.spec.full_id(now.id))


def predecessor(spec: Spec, base: Mapping[str, Spec], head: tuple[SpecFile, ...]) -> Spec | None:
    """What `spec` was at the base: the feature of its name, else one that is gone and whose requirements it carries on, with the
    same ids and the same titles or texts. A new name makes nothing less binding."""
    if spec.feature in base:
        return base[spec.feature]
    present = {file.spec.feature for file in head if file.spec}
    mine = {(one.id, words) for one in spec.requirements for words in (one.title, one.text)}
    shared = {
        feature: sum((one.id, one.title) in mine or (one.id, one.text) in mine for one in old.requirements)
        for feature, old in base.items()
        if feature not in present
    }
    best = max(sorted(shared), key=shared.__getitem__, default="")
    return base[best] if shared.get(best) else None


def vanished(base: Mapping[str, Spec], head: tuple[SpecFile, ...], config: Config) -> Iterator[Problem]:
    """Final requirements of the base that left without being retired, where status decides; a spec that is gone as a whole is
    only told of, as there is nowhere left to retire them."""
    files = {file.spec.feature: file for file in head if file.spec}
    broken = any(file.spec is None for file in head)
    for feature, old in base.items() if config.trace.enforce == "final" and not broken else ():
        final = [one.id for one in old.requirements if one.status == "final"]
        file = files.get(feature)
        if file is None and final:
            message = f"the spec of `{feature}` is gone, with {len(final)} final requirement{'s' if len(final) > 1 else ''}"
            yield Problem(_KIND, message, Location(f"{config.specs.rstrip('/')}/{feature}/spec.yaml"), help=_HELP)
        elif file is not None and file.spec is not None and not file.problems:
            known = {item.id for _, _, item in file.spec.items()} | {one.id for one in file.spec.retired}
            were = {one.id for one in old.requirements}  # two that became one is no new name for one
            known |= {alias for one in file.spec.requirements if one.id not in were for alias in one.aliases}
            for id_ in (one for one in final if one not in known):
                message = f"`{id_}` was final at the base and is gone"
                yield Problem("vanished-requirement", message, file.locator.at("requirements"), requirement=old.full_id(id_))


def _less(old: Requirement, new: Requirement) -> Iterator[tuple[str, str]]:
    if PRIORITIES.index(new.priority) < PRIORITIES.index(old.priority):
        yield "priority", f"the priority goes from `{old.priority}` to `{new.priority}`"
    if old.status == "final" and new.status != "final":
        yield "status", f"the status goes from `final` to `{new.status}`"
    if old.rung and (not new.rung or RUNGS.index(new.rung) < RUNGS.index(old.rung)):
        yield "rung", f"the rung goes from `{old.rung}` to `{new.rung or 'what the priority asks for'}`"
    known = {(waiver.code, waiver.until) for waiver in old.waivers}
    for waiver in new.waivers:
        if (waiver.code, waiver.until) not in known:
            yield "waivers", f"a waiver of {waiver.code} until {waiver.until} is added: {waiver.reason}"
    if gone := [check for check in old.checks if check not in new.checks]:
        yield "checks", f"{len(gone)} of its checks {'are' if len(gone) > 1 else 'is'} gone or changed"
