"""`specflow draft --update`: put what a second draft found into the spec that people have worked on."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from specflow.analysis.merge import Merge, merge
from specflow.errors import WouldLoseWork
from specflow.model.project import SpecFile, Step
from specflow.model.spec import Identified, Spec
from specflow.parse import yaml_edit


# spec: note-to-spec/FR-08
def merged(
    existing: SpecFile, new: Spec, texts: Mapping[str, str], earlier: Sequence[Spec] = ()
) -> tuple[str, str, tuple[str, ...]]:
    """The spec's text with what is new, the difference as a unified diff (empty: nothing new), and remarks.

    `earlier` are drafts on record, the first one first.

    Lines that merely moved in their source are followed and counted in a remark; the difference shows the rest.
    Raises `WouldLoseWork` when the old spec cannot be read: it has to be mended first.
    """
    if existing.spec is None or existing.problems:
        first = existing.problems[0] if existing.problems else None
        where = f"{first.at}: {first.message}" if first else existing.path
        raise WouldLoseWork(f"the spec has to be mended before it can be updated: {where}", slug="broken-spec",
                            hint=f"See `specflow lint {existing.path}`.")  # fmt: skip
    plan = merge(existing.spec, new, texts, earlier)
    followed = _followed(existing, existing.spec, new, plan)
    text = _extended(followed, plan)
    before, after = (one.splitlines(keepends=True) for one in (followed, text))
    difference = "".join(difflib.unified_diff(before, after, existing.path, f"{existing.path} (updated)", n=2))
    return text, difference, tuple(_remarks(plan))


def _remarks(plan: Merge) -> Iterator[str]:
    if plan.moved:
        many = len(plan.moved)
        yield f"{many} quote{' has' if many == 1 else 's have'} moved to another line; the spec follows"
    for owner, ref in plan.reworded:
        yield (
            f"{owner}: its sentence reads differently now, in {ref.path}:{ref.line}: “{(ref.quote or '')[:80]}”. "
            "Change the requirement and its quote to match, or keep it as it is and mend the quote."
        )
    for owner, ref in plan.gone:
        yield f"{owner}: its quote no longer stands in {ref.path}: “{(ref.quote or '')[:80]}”. Does it still hold?"


def _followed(existing: SpecFile, old: Spec, new: Spec, plan: Merge) -> str:
    """The old text with source lines and digests as they are now."""
    text = existing.text
    for moved in plan.moved:
        text = yaml_edit.set_value(text, _steps(existing, moved.steps), moved.line)
    return _with_digests(text, old, new)


def _extended(text: str, plan: Merge) -> str:
    """The same with everything new in it, and without set-aside sentences that are gone."""
    for position in reversed(plan.dropped):
        text = yaml_edit.remove(text, ["set_aside", position])
    for name, value in plan.parameters:
        data: Any = value.model_dump(exclude_none=True)
        text = yaml_edit.set_value(text, ["parameters", name], data["value"] if set(data) == {"value"} else data)
    for section, item in plan.added:
        text = yaml_edit.append_item(text, [section], written(item))
    for aside in plan.set_aside:
        text = yaml_edit.append_item(text, ["set_aside"], aside.model_dump(exclude_none=True))
    return text


def written(item: Identified) -> dict[str, Any]:
    """An item as a person would write it: a single source is no list."""
    data: dict[str, Any] = item.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if len(data.get("source", ())) == 1:
        data["source"] = data["source"][0]
    return data


def _steps(existing: SpecFile, steps: tuple[str | int, ...]) -> list[Step]:
    """A single `source` is a mapping in most files, a list of one in the model."""
    section, position, *rest = steps
    if rest[:1] == ["source"] and isinstance(rest[1], int):
        here = existing.locator.at(section, position, "source", 0, "line")
        single = existing.locator.at(section, position, "source", "line")
        if here != single and single != existing.locator.at(section, position, "source"):
            rest = ["source", *rest[2:]]
    return [section, position, *rest]


def _with_digests(text: str, old: Spec, new: Spec) -> str:
    known = {source.path: number for number, source in enumerate(old.sources)}
    for source in new.sources:
        if source.path not in known:
            text = yaml_edit.append_item(text, ["sources"], source.model_dump(exclude_none=True))
        elif old.sources[known[source.path]].sha256 != source.sha256:
            text = yaml_edit.set_value(text, ["sources", known[source.path], "sha256"], source.sha256)
    return text
