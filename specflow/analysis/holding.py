"""A change under the demands of its base: what it loosens does not take effect on its own check (contract, section 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from specflow.analysis.loosening import PRIORITIES, lost_scope, predecessor
from specflow.analysis.trace.places import USUAL, Place, placing
from specflow.model.config import Config, Evidence, Rungs, Trace
from specflow.model.project import Project, SpecFile
from specflow.model.spec import Requirement, Rung, Spec
from specflow.model.trace import RUNGS


def configuration(base: Config, head: Config, new: Callable[[], Iterable[str]]) -> Config:
    """The head's configuration with the base's demands. `new` gives the files that the base did not have: of these, the head
    says which are tests."""
    return head.model_copy(
        update={
            "check": base.check, "approve": base.approve, "lint": base.lint,
            "evidence": _evidence(base.evidence, head.evidence), "trace": _trace(base, head, new),
        }
    )  # fmt: skip


def _evidence(base: Evidence, head: Evidence) -> Evidence:
    """Every report that either of them reads."""
    names = ("junit", "pytest", "coverage", "sarif")
    both = {name: _union(getattr(base, name), getattr(head, name)) for name in names}
    return head.model_copy(update={**both, "require_digests": base.require_digests})


def _trace(base: Config, head: Config, new: Callable[[], Iterable[str]]) -> Trace:
    """Nothing that the base looked at is left out, and what was code there does not become a test."""
    old, now = base.trace, head.trace
    tests = old.tests
    if set(old.tests) != set(now.tests):
        place = placing(head)
        tests = (*(old.tests or (USUAL,)), *(path for path in new() if place(path) is Place.TEST))
    return now.model_copy(
        update={
            "source": _union(old.source or (USUAL,), now.source or (USUAL,)) if old.source != now.source else old.source,
            "tests": tests,
            "exclude": tuple(glob for glob in now.exclude if glob in old.exclude),
            "enforce": old.enforce,
            "untraced": old.untraced,
        }
    )


def _union(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *two)))


def project(head: Project, base: Mapping[str, Spec], config: Config, *, release: bool) -> Project:
    """The head's specs, every requirement at least as binding as at the base, and no scope smaller. `base` is by feature,
    `config` holds the base's rungs. Only for judging: what people signed is the head's own text."""
    rungs = config.check.release_rungs if release else config.check.rungs
    files = []
    for file in head.specs:
        old = predecessor(file.spec, base, head.specs) if file.spec else None
        files.append(_held(file, file.spec, old, head.specs, rungs) if file.spec and old else file)
    return replace(head, specs=tuple(files))


def _held(file: SpecFile, spec: Spec, old: Spec, every: Iterable[SpecFile], rungs: Rungs) -> SpecFile:
    before = {one.id: one for one in old.requirements}
    requirements = tuple(_at_least(before[one.id], one, rungs) if one.id in before else one for one in spec.requirements)
    lost = lost_scope(old, spec, (one.spec for one in every if one is not file and one.spec))
    if requirements == spec.requirements and not lost:
        return file
    return replace(file, spec=spec.model_copy(update={"requirements": requirements, "scope": (*spec.scope, *lost)}))


def _at_least(old: Requirement, new: Requirement, rungs: Rungs) -> Requirement:
    if (old.status, old.priority, old.rung) == (new.status, new.priority, new.rung):
        return new
    more: dict[str, str] = {}
    if old.status == "final":
        more["status"] = "final"
    if PRIORITIES.index(old.priority) > PRIORITIES.index(new.priority):
        more["priority"] = old.priority
    if RUNGS.index(_rung(old, rungs)) > RUNGS.index(_rung(new, rungs)):
        more["rung"] = _rung(old, rungs)
    return new.model_copy(update=more)


def _rung(one: Requirement, rungs: Rungs) -> Rung:
    return one.rung or rungs.get(one.priority, "missing")
