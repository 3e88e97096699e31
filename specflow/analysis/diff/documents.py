"""Versions of a spec as flat documents (id -> field -> text), and what differs between two of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from specflow.model.approval import WHOLE, Approval
from specflow.model.spec import Requirement, Scenario, Spec
from specflow.model.text import filled

Document = Mapping[str, Mapping[str, str]]
ALIKE = 0.8
"""How alike the texts of two ids must be to be one requirement under a new id."""
MOST_PAIRS = 40_000


class FieldChange(NamedTuple):
    """One field before and after; empty where there was none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class ItemChange:
    """What became of one item. `was` is its id before where that differs; `moved` says it stands elsewhere among its kind."""

    kind: Literal["added", "removed", "changed", "renamed", "moved"]
    id: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    was: str = ""


def document(spec: Spec) -> dict[str, dict[str, str]]:
    """A spec as people read it: parameters filled in."""
    whole = {"title": spec.title, "goal": spec.goal, "job": spec.job or "", "scope": "\n".join(spec.scope),
             "assumptions": "\n".join(spec.assumptions)}  # fmt: skip
    found = {"spec": {key: value for key, value in whole.items() if value}}
    found |= {f"{{{name}}}": {"value": str(one)} for name, one in spec.parameters.items()}
    for _, _, item in spec.items():
        found[item.id] = _fields(spec, item)
    return found


def _fields(spec: Spec, item: object) -> dict[str, str]:
    names = "title text question status priority rationale target as_ want so answer chosen why".split()
    fields = {name.rstrip("_"): filled(str(value), spec.parameters) for name in names if (value := getattr(item, name, None))}
    if isinstance(item, Requirement):
        if item.scenarios:
            fields["scenarios"] = "\n".join(filled(scenario_words(one), spec.parameters) for one in item.scenarios)
        for name in ("depends_on", "implemented_by", "verified_by"):
            if value := getattr(item, name):
                fields[name] = ", ".join(value)
        if item.checks:
            fields["checks"] = "\n".join(str(one) for one in item.checks)
    return fields


def scenario_words(one: Scenario) -> str:
    """An example in one sentence."""
    parts = (("Given", one.given), ("when", one.when), ("then", one.then))
    return ", ".join(f"{word} {text}" for word, text in parts if text)


def aliases_of(spec: Spec) -> dict[str, str]:
    """old id -> present id"""
    return {alias: one.id for one in spec.requirements for alias in one.aliases}


def signed_document(records: Iterable[Approval], role: str) -> dict[str, dict[str, str]]:
    """What a role signed last, word for word."""
    found: dict[str, dict[str, str]] = {}
    for record in sorted((one for one in records if one.role == role and one.subject != WHOLE), key=lambda one: one.date):
        content = record.content
        fields = {name: str(content[name]) for name in ("title", "text", "priority") if content.get(name)}
        cases = content.get("scenarios")
        if isinstance(cases, list):
            parts = [Scenario.model_validate(one) for one in cases if isinstance(one, dict) and "then" in one]
            fields["scenarios"] = "\n".join(scenario_words(one) for one in parts)
        found[record.subject] = fields
    return found


def only(document: Document, like: Document) -> dict[str, dict[str, str]]:
    """The parts of a document that a signature speaks of: requirements, and the fields that are signed."""
    kinds = ("FR-", "NFR-", "EC-", "BR-")
    names = ("title", "text", "priority", "scenarios")
    return {
        id_: {name: value for name, value in fields.items() if name in names}
        for id_, fields in document.items()
        if id_.startswith(kinds) or id_ in like
    }


def difference(old: Document, new: Document, aliases: Mapping[str, str]) -> tuple[ItemChange, ...]:
    """What differs, in the order of the new document, what is gone at the end."""
    pairs = _renamed(old, new, aliases)
    came_from = {now: was for was, now in pairs.items()}
    moved = _moved(old, new, pairs)
    found: list[ItemChange] = []
    for id_, fields in new.items():
        was = came_from.get(id_, id_)
        if was not in old:
            found.append(ItemChange("added", id_, _title(fields), _changes({}, fields)))
            continue
        changes = _changes(old[was], fields)
        if was != id_:
            found.append(ItemChange("renamed", id_, _title(fields), changes, was))
        elif changes:
            found.append(ItemChange("changed", id_, _title(fields), changes))
        elif id_ in moved:
            found.append(ItemChange("moved", id_, _title(fields)))
    gone = [id_ for id_ in old if id_ not in new and id_ not in pairs]
    return (*found, *(ItemChange("removed", id_, _title(old[id_]), _changes(old[id_], {})) for id_ in gone))


def _title(fields: Mapping[str, str]) -> str:
    return fields.get("title") or fields.get("text") or fields.get("question") or fields.get("value") or ""


def _changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FieldChange, ...]:
    names = dict.fromkeys((*new, *old))
    pairs = ((name, old.get(name, ""), new.get(name, "")) for name in names)
    return tuple(FieldChange(name, before, after) for name, before, after in pairs if before != after)


def _renamed(old: Document, new: Document, aliases: Mapping[str, str]) -> dict[str, str]:
    """old id -> new id, by alias or because the text is nearly the same."""
    gone = [id_ for id_ in old if id_ not in new]
    came = [id_ for id_ in new if id_ not in old]
    pairs = {id_: aliases[id_] for id_ in gone if aliases.get(id_) in came}
    left = [id_ for id_ in came if id_ not in pairs.values()]
    for id_ in gone:
        text = old[id_].get("text", "")
        if id_ in pairs or not text or len(gone) * len(left) > MOST_PAIRS:
            continue
        best = max(((_alike(text, new[other].get("text", "")), other) for other in left), default=(0.0, ""))
        if best[0] >= ALIKE:
            pairs[id_] = best[1]
            left.remove(best[1])
    return pairs


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one[:2_000], other[:2_000], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def _moved(old: Document, new: Document, pairs: Mapping[str, str]) -> frozenset[str]:
    """Items outside the longest run that kept its order."""
    place = {pairs.get(id_, id_): at for at, id_ in enumerate(old)}
    common = [id_ for id_ in new if id_ in place]
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for at, id_ in enumerate(common):
        value = place[id_]
        cut = bisect_left(tails, value)
        back.append(ends[cut - 1] if cut else -1)
        tails[cut : cut + 1] = [value]
        ends[cut : cut + 1] = [at]
    kept = set[int]()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = back[at]
    return frozenset(id_ for at, id_ in enumerate(common) if at not in kept)
