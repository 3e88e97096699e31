"""A second draft of the same sources, merged into a spec that people have worked on.

The merge goes by source: a sentence that the old spec or an earlier draft knows, used or set aside, was dealt with, whatever
became of it since. Only what comes from sentences nobody has seen is new, and a sentence that was merely reworded is no new one.
Nothing that a person wrote is changed or removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from specflow.analysis.quotes import plain, quoted, where
from specflow.model.ids import kind_of, next_id
from specflow.model.spec import Identified, Parameter, Requirement, SetAside, SourceRef, Spec
from specflow.model.text import parameters_in

SAME_SENTENCE = 0.75
"""Likeness (difflib's ratio) from which a sentence that came counts as one that went, reworded."""


@dataclass(frozen=True)
class Moved:
    """A reference whose quote stands on another line now: the steps to it in the old spec, and the line."""

    steps: tuple[str | int, ...]
    line: int


@dataclass(frozen=True)
class Merge:
    """What a second draft adds to the old spec, what moved, and which quotes are gone from their sources."""

    added: tuple[tuple[str, Identified], ...] = ()
    parameters: tuple[tuple[str, Parameter], ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    moved: tuple[Moved, ...] = ()
    dropped: tuple[int, ...] = ()
    gone: tuple[tuple[str, SourceRef], ...] = ()
    reworded: tuple[tuple[str, SourceRef], ...] = ()
    """Ids whose sentence reads differently now, with the place and words of the new one."""


def merge(old: Spec, new: Spec, texts: Mapping[str, str], earlier: Sequence[Spec] = ()) -> Merge:
    """What to do to `old` so that it also holds what `new` found; `texts` are the sources as they are now, by path.

    `earlier` are drafts of the same feature, the first one first: what people deleted since is not brought back, nor its id.
    """
    known = {_key(ref) for spec in (old, *earlier) for _, ref in quoted(spec)}
    declined = {plain(one.text).lower() for one in old.declined}
    gone = tuple((owner, ref) for owner, ref in quoted(old) if owner and _is_gone(ref, texts))
    reworded = tuple(_reworded(gone, new, known))
    known |= {_key(ref) for _, ref in reworded}
    owners = {owner for owner, _ in reworded}
    fresh = [(section, item) for section, _, item in new.items() if _is_new(item, known, declined)]
    renamed, parameters = _parameters(old, new, [item for _, item in fresh])
    aside = tuple(one for one in new.set_aside if _key(one.source) not in known)
    dropped = tuple(n for n, one in enumerate(old.set_aside) if _is_gone(one.source, texts))
    lost = tuple((owner, ref) for owner, ref in gone if owner not in owners)
    added = tuple(_numbered(old, fresh, renamed, earlier[:1]))
    return Merge(added, parameters, aside, tuple(_moved(old, texts)), dropped, lost, reworded)


def _key(ref: SourceRef) -> str:
    return plain(ref.quote or "").lower() or f"{ref.path}:{ref.line}"


def _is_new(item: Identified, known: set[str], declined: set[str]) -> bool:
    refs: tuple[SourceRef, ...] = getattr(item, "source", ())
    if not refs or any(_key(ref) in known for ref in refs):
        return False
    return plain(str(getattr(item, "text", ""))).lower() not in declined


def _reworded(gone: tuple[tuple[str, SourceRef], ...], new: Spec, known: set[str]) -> Iterator[tuple[str, SourceRef]]:
    """Each id whose sentence went, with the unknown sentence of the same source that is most like it."""
    came = list({_key(ref): ref for owner, ref in quoted(new) if owner and ref.quote and _key(ref) not in known}.values())
    for owner, ref in gone:
        matcher = SequenceMatcher(None, "", _key(ref), autojunk=False)
        best, likeness = None, SAME_SENTENCE
        for one in came:
            matcher.set_seq1(_key(one))
            if one.path == ref.path and matcher.real_quick_ratio() >= likeness and (ratio := matcher.ratio()) >= likeness:
                best, likeness = one, ratio
        if best:
            yield owner, best


def _is_gone(ref: SourceRef, texts: Mapping[str, str]) -> bool:
    return bool(ref.quote) and ref.path in texts and where(ref.quote or "", texts[ref.path], ref.line).line == 0


def _moved(old: Spec, texts: Mapping[str, str]) -> Iterator[Moved]:
    for section, position, item in old.items():
        for number, ref in enumerate(getattr(item, "source", ())):
            yield from _if_moved(ref, texts, (section, position, "source", number))
    for position, aside in enumerate(old.set_aside):
        yield from _if_moved(aside.source, texts, ("set_aside", position, "source"))


def _if_moved(ref: SourceRef, texts: Mapping[str, str], steps: tuple[str | int, ...]) -> Iterator[Moved]:
    if ref.quote and ref.path in texts:
        stand = where(ref.quote, texts[ref.path], ref.line)
        if stand.line and not stand.as_cited:
            yield Moved((*steps, "line"), stand.line)


def _numbered(
    old: Spec, fresh: list[tuple[str, Identified]], renamed: Mapping[str, str], first: Sequence[Spec]
) -> Iterator[tuple[str, Identified]]:
    taken = [item.id for spec in (old, *first) for _, _, item in spec.items()] + [gone.id for gone in old.retired]
    taken += [alias for requirement in old.requirements for alias in requirement.aliases]
    ids: dict[str, str] = {}
    for _, item in fresh:
        ids[item.id] = next_id(kind_of(item.id), taken)
        taken.append(ids[item.id])
    known = {item.id for _, _, item in old.items()}
    for section, item in fresh:
        update: dict[str, Any] = {"id": ids[item.id]}
        for key in ("depends_on", "serves"):
            if hasattr(item, key):
                named = (ids.get(id_, id_) for id_ in getattr(item, key))
                update[key] = tuple(id_ for id_ in named if id_ in ids.values() or id_ in known)
        if isinstance(item, Requirement) and item.story:
            story = ids.get(item.story, item.story)
            update["story"] = story if story in known or story in ids.values() else None
        for key in ("text", "target", "title"):
            if isinstance(getattr(item, key, None), str):
                update[key] = _renaming(renamed)(getattr(item, key))
        yield section, item.model_copy(update=update)


def _renaming(renamed: Mapping[str, str]) -> Callable[[str], str]:
    def apply(text: str) -> str:
        for use in reversed(list(parameters_in(text))):
            if use.name in renamed:
                whole = text[use.start : use.end]
                text = text[: use.start] + whole.replace(use.name, renamed[use.name], 1) + text[use.end :]
        return text

    return apply


def _parameters(old: Spec, new: Spec, items: list[Identified]) -> tuple[dict[str, str], tuple[tuple[str, Parameter], ...]]:
    """Names that are taken for another value, with their new ones, and the values to add."""
    used = {use.name for item in items for key in ("text", "target") for use in parameters_in(getattr(item, key, None) or "")}
    renamed: dict[str, str] = {}
    added: list[tuple[str, Parameter]] = []
    for name in (name for name in new.parameters if name in used):
        value = new.parameters[name]
        if name in old.parameters and old.parameters[name].value != value.value:
            number = 2
            while f"{name}_{number}" in old.parameters:
                number += 1
            renamed[name] = f"{name}_{number}"
        if name not in old.parameters or name in renamed:
            added.append((renamed.get(name, name), value))
    return renamed, tuple(added)
