"""`plan.yaml` to a `PlanFile`: every item is understood by itself, so that a half-edited one costs nothing but itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from specflow.model.finding import Problem
from specflow.model.ids import ID, SLUG_RE
from specflow.model.location import Location
from specflow.model.plan import DESIGN, SCHEMA, Design, Group, Plan, PlanFile, Task
from specflow.model.project import Step
from specflow.parse.spec_complaints import nearest
from specflow.parse.yaml import YamlDocument, read_yaml

KIND = "broken-plan"
MOST_ITEMS = 2_000
"""A list of a plan is read so far; tasks are compared with one another, and no feature has more."""
HELP = "Mend the line by hand, or remove the item and run `specflow plan <feature>` again."
_ANY_ID = re.compile(ID.replace(r"\d", "[0-9]"))


def read_plan(path: str, text: str) -> PlanFile:
    """Never raises. Items that cannot be understood are left out of `plan`; `problems` says which and why, with places."""
    document = read_yaml(path, text)
    if not isinstance(document.data, dict):
        problems = document.problems or (Problem("unparsable", "The file is empty.", Location(path), help=HELP),)
        return PlanFile(path, text, None, _named(problems), document.locator)
    reader = _Reader(document)
    return PlanFile(path, text, reader.plan(), _named((*document.problems, *reader.problems)), document.locator, reader.positions)


def _named(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(
        Problem(KIND, one.message, one.at, (one.help or HELP).replace("specflow/v1", SCHEMA), one.requirement, one.related)
        for one in problems
    )


class _Reader:
    """Reads one document; notes problems and which positions survived."""

    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.positions: dict[str, tuple[int, ...]] = {}

    def plan(self) -> Plan:
        data: dict[str, Any] = self.document.data
        self._unknown(data, ("schema", "feature", "unsigned", "planned", "design", "groups", "tasks"), ())
        if data.get("schema") != SCHEMA:
            self._note(f"`schema` says `{_short(data.get('schema'))}`; this version reads `{SCHEMA}`", ("schema",))
        design = data.get("design") or {}
        if not isinstance(design, dict):
            self._note("`design` is no mapping", ("design",))
            design = {}
        self._unknown(design, tuple(DESIGN), ("design",))
        made = Design(**{section: tuple(self._items(section, design, model)) for section, (_, model) in DESIGN.items()})
        return Plan(
            schema=SCHEMA, feature=self._feature(data), unsigned=data.get("unsigned") is True,
            planned=self._planned(data), design=made,
            groups=tuple(self._items("groups", data, Group)), tasks=tuple(self._items("tasks", data, Task)),
        )  # fmt: skip

    def _feature(self, data: dict[str, Any]) -> str:
        said = data.get("feature")
        if isinstance(said, str) and SLUG_RE.fullmatch(said) and len(said) <= 80:
            return said
        self._note("`feature` does not name a feature", ("feature",))
        folder = self.document.path.rpartition("/")[0].rpartition("/")[2]
        return folder if SLUG_RE.fullmatch(folder) else "unnamed"

    def _planned(self, data: dict[str, Any]) -> dict[str, str]:
        given = data.get("planned")
        if given is None:
            return {}
        if not isinstance(given, dict):
            self._note("`planned` is no mapping of requirements to digests", ("planned",))
            return {}
        for key, value in given.items():
            if not _ANY_ID.fullmatch(key) or not isinstance(value, str):
                self._note(f"`planned` has a line that is no requirement and digest: `{_short(key)}`", ("planned", key))
        return {key: value for key, value in given.items() if _ANY_ID.fullmatch(key) and isinstance(value, str)}

    def _items(self, section: str, owner: dict[str, Any], model: type[BaseModel]) -> Iterator[Any]:
        """The items of a list that could be understood; an id that stands twice keeps its first."""
        above: tuple[Step, ...] = ("design",) if section in DESIGN else ()
        given = owner.get(section) or []
        if not isinstance(given, list):
            self._note(f"`{section}` is no list", (*above, section))
            return
        if len(given) > MOST_ITEMS:
            self._note(f"`{section}` has {len(given)} items; the first {MOST_ITEMS} are read", (*above, section, MOST_ITEMS))
        seen: set[str] = set()
        kept: list[int] = []
        for position, item in enumerate(given[:MOST_ITEMS]):
            steps = (*above, section, position)
            made = self._item(item, model, steps)
            if made is None:
                continue
            id_ = getattr(made, "id")  # noqa: B009 - every model here has one
            if id_ in seen:
                self._note(f"`{id_}` stands here twice; the first is the one that counts", (*steps, "id"))
                continue
            seen.add(id_)
            kept.append(position)
            yield made
        if len(kept) != len(given):
            self.positions[".".join(map(str, (*above, section)))] = tuple(kept)

    def _item(self, item: Any, model: type[BaseModel], steps: tuple[Step, ...]) -> BaseModel | None:
        try:
            return model.model_validate(item)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        dropped = dict(item) if isinstance(item, dict) else {}
        for one in errors:
            loc = tuple(part for part in one["loc"] if not isinstance(part, str) or part in _keys(item, one["loc"]))
            self._note(_said(one, item, model), (*steps, *loc))
            if one["loc"] and one["loc"][0] not in ("id", "title", "name", "when", "then", "text"):
                dropped.pop(str(one["loc"][0]), None)
        try:
            return model.model_validate(dropped)
        except ValidationError:
            return None

    def _unknown(self, given: dict[str, Any], known: tuple[str, ...], above: tuple[Step, ...]) -> None:
        for key in given:
            if key not in known:
                meant = nearest(key, known)
                guess = f"; did you mean `{meant}`?" if meant else ""
                self._note(f"`{_short(key)}` is no key of a plan{guess}", (*above, key))

    def _note(self, message: str, steps: tuple[Step, ...]) -> None:
        if len(self.problems) < 200:
            self.problems.append(Problem(KIND, message, self.document.locator.at(*steps), help=HELP))


def _keys(item: Any, loc: tuple[Any, ...]) -> set[str]:
    return set(item) if isinstance(item, dict) and loc else set()


def _said(error: Any, item: Any, model: type[BaseModel]) -> str:
    loc = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        meant = nearest(loc, [field.alias or name for name, field in model.model_fields.items()])
        return f"`{_short(loc)}` is no key here" + (f"; did you mean `{meant}`?" if meant else "")
    if error["type"] == "missing":
        return f"`{loc}` is missing"
    if not isinstance(item, dict):
        return "this item is no mapping"
    return f"`{_short(loc)}` says `{_short(error['input'])}`: {error['msg'][:1].lower()}{error['msg'][1:]}"


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "…"
