"""Which files a task may touch: what is there already, else the module of what it is about, else a file of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from specflow.model.spec import Requirement, Spec
from specflow.parse.words import stem
from specflow.plan.modules import Module, modules_of, short_name
from specflow.plan.value import Layout

MOST_FIRST = 6
"""Tasks that a quality of the whole feature waits for."""


@dataclass
class Files:
    """The files of every requirement of a plan. `anchors`: edge cases, rules and qualities -> the behaviour they bear on."""

    spec: Spec
    layout: Layout
    anchors: Mapping[str, str]
    _firsts: list[str] = field(default_factory=list)
    _homes: dict[str, str] = field(default_factory=dict)
    _built: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _tested: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def settle(self, chosen: Sequence[Requirement]) -> Files:
        """Find the modules, and a file for each: where members of it are built already, or one that is named after it."""
        for module in modules_of(self.spec, chosen):
            known, planned = self.layout, [paths for id_ in module.members if (paths := self.layout.planned.get(id_))]
            built = _most(path for id_ in module.members for path in known.existing.get(id_, ()))
            built = built or _most(paths[0] for paths in planned if "*" not in paths[0]) or self._called(module)
            tested = _most(path for id_ in module.members for path in known.tested.get(id_, ()))
            tested = tested or _most(paths[-1] for paths in planned if len(paths) > 1)
            self._firsts += [id_ for id_ in module.members if id_.startswith("FR-")][:1]
            for id_ in module.members:
                self._homes[id_] = module.name
                self._built.update({id_: (built,)} if built else {})
                self._tested.update({id_: (tested,)} if tested else {})
        return self

    def of(self, one: Requirement) -> tuple[str, ...]:
        """The files that the task of a requirement may touch, code before tests. What was planned once stays where it is."""
        if one.id in self.layout.planned and not (one.id in self.layout.existing or one.id in self.layout.tested):
            return self.layout.planned[one.id]
        owner = one.id if one.id in self._homes else self.anchors.get(one.id, one.id)
        title = next(other.title for other in self.spec.requirements if other.id == owner)
        name = self._homes.get(owner) or short_name(title) or owner.lower().replace("-", "_")
        feature, layout = self.spec.feature, self.layout
        code = layout.existing.get(one.id) or self._built.get(one.id) or layout.existing.get(owner) or self._built.get(owner)
        new = layout.everywhere(feature) if self._spreads(one) else layout.code(feature, name)
        tests = layout.tested.get(one.id) or self._tested.get(one.id) or (layout.test(feature, name),)
        return tuple(dict.fromkeys([*(code or (new,)), *tests]))

    def after(self, one: Requirement) -> tuple[str, ...]:
        """What has to be there before a quality of the whole feature can be shown: the first behaviour of every module."""
        return tuple(self._firsts[:MOST_FIRST]) if self._spreads(one) else ()

    def _spreads(self, one: Requirement) -> bool:
        """A quality of nothing in particular is one of the whole feature."""
        return one.kind == "NFR" and one.id not in self._homes and one.id not in self.anchors

    def _called(self, module: Module) -> str:
        """A file that is there, speaks of what a member speaks of, and is called after the module."""
        wanted = stem(module.name)
        near = (path for id_ in module.members for path in self.layout.near.get(id_, ()))
        return _most(path for path in near if wanted in map(stem, _words_of(path)))


def _words_of(path: str) -> list[str]:
    name = PurePosixPath(path).stem
    return "".join(f" {sign}" if sign.isupper() else sign for sign in name.replace("_", " ").replace("-", " ")).lower().split()


def _most(paths: Iterable[str]) -> str:
    """The most frequent path, the first by name among equals; empty without any."""
    counted = Counter(paths)
    return min(counted, key=lambda path: (-counted[path], path), default="")
