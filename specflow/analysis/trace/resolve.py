"""From tags to uses: which requirement does an id in a file mean (contract, section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from specflow.analysis.trace.globs import Matcher, matcher
from specflow.analysis.trace.near import near
from specflow.analysis.trace.places import Place
from specflow.model.code import CodeFile, Relation, Scope, Tag, TagId
from specflow.model.ids import REQUIREMENT_KINDS, kind_of
from specflow.model.spec import Spec
from specflow.model.trace import Standing, Use

_new = tuple.__new__
"""Tens of thousands of named tuples are made here; their own constructor takes twice as long."""


@dataclass
class Register:
    """Every id of a workspace, by feature: what it is called now, and what was retired."""

    specs: dict[str, Spec] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    """feature -> id or alias -> present id"""
    retired: dict[str, set[str]] = field(default_factory=dict)
    scopes: dict[str, Matcher] = field(default_factory=dict)
    owners: dict[str, list[str]] = field(default_factory=dict)
    """id or alias -> features that have it"""

    @classmethod
    def of(cls, specs: Iterable[Spec]) -> Register:
        """The register of these specs."""
        register = cls()
        for spec in specs:
            names = {item.id: item.id for _, _, item in spec.items()}
            names |= {alias: one.id for one in spec.requirements for alias in one.aliases if alias not in names}
            register.specs[spec.feature] = spec
            register.names[spec.feature] = names
            register.retired[spec.feature] = {gone.id for gone in spec.retired} - set(names)
            if spec.scope:
                register.scopes[spec.feature] = matcher(spec.scope)
            for id_ in (*names, *register.retired[spec.feature]):
                register.owners.setdefault(id_, []).append(spec.feature)
        return register

    def nearest(self, feature: str, id_: str) -> str:
        """The known full id that this one is a slip of; empty when there is none, or more than one."""
        if not feature and "/" in id_:
            feature, _, id_ = id_.rpartition("/")
        names = self.names.get(feature, {})
        found = near(id_, names.__contains__ if feature else self._has)
        if not found or feature:
            return f"{feature}/{found}" if found else ""
        owners = [owner for owner in self.owners[found] if found in self.names[owner]]
        return f"{owners[0]}/{found}" if len(owners) == 1 else found

    def _has(self, id_: str) -> bool:
        return any(id_ in self.names[owner] for owner in self.owners.get(id_, ()))


def uses_of(files: Sequence[CodeFile], register: Register, place: Callable[[str], Place]) -> Iterator[Use]:
    """Every id of every tag with what it resolves to."""
    known: dict[tuple[str, str, bool], tuple[Standing, str, str]] = {}
    ignore, by_place, verifies = Scope.IGNORE, Scope.PLACE, Relation.VERIFIES
    places = {one: Relation.VERIFIES if one is Place.TEST else Relation.IMPLEMENTS for one in Place}
    for file in files:
        where = place(file.path)
        usual = places[where]
        if register.scopes:
            known = {}  # a scope may give the same id another meaning in another file
        for tag in file.tags:
            if tag.scope is not ignore:
                relation = usual if tag.scope is by_place else relation_of(tag, where)
                proves = relation is verifies
                for id_ in tag.ids:
                    key = (id_[0], id_[1], proves)
                    if key not in known:
                        known[key] = resolve(id_, file.path, register, proves=proves)
                    yield _new(Use, (file, tag, id_, relation, *known[key]))


def relation_of(tag: Tag, place: Place) -> Relation:
    """Under the test globs a tag says *verifies*, elsewhere *implements*; some say so outright."""
    if tag.scope is Scope.IMPL:
        return Relation.IMPLEMENTS
    if tag.scope is Scope.TEST or place is Place.TEST:
        return Relation.VERIFIES
    return Relation.IMPLEMENTS


def resolve(id_: TagId, path: str, register: Register, *, proves: bool = False) -> tuple[Standing, str, str]:
    """(standing, full id meant, why) of one id in one file. What a test claims (`proves`) no scope leaves out: it counts when it
    has run, wherever it stands. Of a result that does not say its file, `path` is empty."""
    feature = id_.feature
    if feature and feature not in register.specs:
        import difflib

        alike = difflib.get_close_matches(feature, sorted(register.specs), 1, 0.6)
        meant = f"{alike[0]}/{id_.id}" if alike and id_.id in register.names[alike[0]] else ""
        return Standing.UNKNOWN, meant, f"there is no feature `{feature}`"
    if not feature:
        owners = register.owners.get(id_.id, [])
        covering = [one for one in owners if one in register.scopes and register.scopes[one](path)]
        candidates = covering or owners
        if len(candidates) > 1:
            names = ", ".join(f"`{one}/{id_.id}`" for one in candidates)
            return Standing.AMBIGUOUS, "", f"{names} exist"
        if not candidates:
            return Standing.UNKNOWN, register.nearest("", id_.id), "no spec has it"
        feature = candidates[0]
    return _in_feature(feature, id_.id, "" if proves else path, register)


def _in_feature(feature: str, id_: str, path: str, register: Register) -> tuple[Standing, str, str]:
    present = register.names[feature].get(id_)
    if present is None:
        if id_ in register.retired[feature]:
            gone = next(one for one in register.specs[feature].retired if one.id == id_)
            return Standing.RETIRED, f"{feature}/{id_}", gone.why or ""
        return Standing.UNKNOWN, register.nearest(feature, id_), f"`{feature}` has no such id"
    full = f"{feature}/{present}"
    if kind_of(present) == "OS":
        return Standing.OUT_OF_SCOPE, full, "the spec says that this is out of scope"
    if kind_of(present) not in (*REQUIREMENT_KINDS, "SM"):
        return Standing.UNKNOWN, full, "only FR, NFR, EC and BR are implemented and tested"
    if path and feature in register.scopes and not register.scopes[feature](path):
        return Standing.OUT_OF_SCOPE, full, f"the `scope:` of `{feature}` does not cover {path}"
    return Standing.RESOLVED, full, ""
