"""`spec.yaml` to a `SpecFile`: what is meant, where it stands, and what is wrong with it, however broken the file is."""

from __future__ import annotations

import re
from typing import Any

from specflow.model.finding import Problem
from specflow.model.ids import SLUG_RE, slugify
from specflow.model.location import Location
from specflow.model.project import SpecFile, Step
from specflow.model.spec import SCHEMA, Spec
from specflow.parse.spec_complaints import MOST_GUESSES, Complaint, complaints, is_optional, likely_renames, takes_text
from specflow.parse.spec_problems import Describer
from specflow.parse.values import built
from specflow.parse.yaml import YamlDocument, collector_paused, read_yaml

_PASSES = 8
_GONE = object()


def read_spec(path: str, text: str) -> SpecFile:
    """Never raises. Items that cannot be understood are left out of `spec`; `problems` says why, with places.

    Unknown keys and unusable optional values are dropped, a top-level text that is missing becomes "", and an item that
    lacks what it needs is left out. `spec` is None only when the file as a whole says nothing that could be used.
    """
    with collector_paused():
        return _read(path, text)


def _read(path: str, text: str) -> SpecFile:
    document = read_yaml(path, text)
    if document.data is None:
        problems = document.problems or (_empty(path),)
        return SpecFile(path, text, None, problems, document.locator)
    salvage = _Salvage(document)
    spec = salvage.spec()
    return SpecFile(path, text, spec, salvage.problems, document.locator, salvage.positions)


def _empty(path: str) -> Problem:
    help_ = "Start with `schema`, `feature`, `title`, `goal` and `requirements`, or run `specflow draft`."
    return Problem("unparsable", "The file is empty.", Location(path), help=help_)


def _and_more(path: str, worth: list[Complaint]) -> Problem:
    message = f"{len(worth) - MOST_GUESSES} more values do not fit; they are not listed."
    return Problem(worth[MOST_GUESSES].kind, message, Location(path), help="Correct the ones above first, then look again.")


class _Salvage:
    """Validates, drops what failed, and validates again; complaints of the first round are what the person sees."""

    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.data: dict[str, Any] = document.data
        self.problems = document.problems
        self._kept = {key: list(range(len(value))) for key, value in self.data.items() if isinstance(value, list)}
        self._full = {key: len(kept) for key, kept in self._kept.items()}

    @property
    def positions(self) -> dict[str, tuple[int, ...]]:
        """For every section that lost items: where the others stood."""
        return {key: tuple(kept) for key, kept in self._kept.items() if len(kept) != self._full[key]}

    def spec(self) -> Spec | None:
        """The spec, without what cannot be used."""
        if (spec := built(Spec, self.data)) is not None:
            return spec
        from pydantic import ValidationError

        told = False
        for _ in range(_PASSES):
            try:
                return Spec.model_validate(self.data)
            except ValidationError as error:
                found = complaints(error, self.data)
            told = told or self._tell(found)
            self._repair(found)
        return None

    def _tell(self, found: list[Complaint]) -> bool:
        """Notes the complaints worth a word; False when there was none."""
        renamed = likely_renames(found)
        covered = {(*steps[:-1], meant) for steps, meant in renamed.items()}
        worth = [one for one in found if not one.harmless and not (one.kind == "missing-field" and one.steps in covered)]
        describer = Describer(self.document, self.data)
        self.problems = (*self.problems, *(describer.problem(one) for one in worth[:MOST_GUESSES]))
        if len(worth) > MOST_GUESSES:
            self.problems = (*self.problems, _and_more(self.document.path, worth))
        return bool(worth)

    def _repair(self, found: list[Complaint]) -> None:
        for steps, meant in likely_renames(found).items():
            container = self._container(steps)
            container[meant] = container[steps[-1]]
        for one in found:
            if one.kind == "missing-field" and not one.present:
                container = self._container(one.steps)
                if container is not None and one.steps[-1] not in container:
                    self._fill(one.steps)
            else:
                self._replace_or_drop(one)
        for key, value in list(self.data.items()):
            if isinstance(value, list) and key in self._kept:
                kept = self._kept[key]
                self._kept[key] = [place for place, item in zip(kept, value, strict=True) if item is not _GONE]
            self.data[key] = _without_gone(value)

    def _fill(self, steps: tuple[Step, ...]) -> None:
        if len(steps) == 1:
            self.data[str(steps[0])] = self._default(str(steps[0]))
        elif steps[-1] == "title" and len(steps) == 3:
            self._set(steps, "")
        else:
            self._drop(steps[:-1])

    def _replace_or_drop(self, one: Complaint) -> None:
        written = self._written(one)
        if written is not None:
            self._set(one.steps, written)
        elif len(one.steps) == 1 and one.kind != "unknown-key" and not is_optional(one.steps):
            self._set(one.steps, self._default(str(one.steps[0])))
        else:
            self._drop(one.steps)

    def _written(self, one: Complaint) -> str | None:
        """What stands in the file, where text was meant and a number or a truth value came back."""
        if one.kind != "wrong-type" or not takes_text(one.errors) or isinstance(one.value, dict | list | None):
            return None
        node = self.document.locator.node(*one.steps)
        return str(node.value) if node is not None else None

    def _default(self, key: str) -> Any:
        if key == "requirements":
            return []
        if key == "schema":
            return SCHEMA
        if key != "feature":
            return ""
        folder = self.document.path.rpartition("/")[0].rpartition("/")[2]
        said = slugify(str(self.data.get("feature") or ""))
        return said or (folder if SLUG_RE.fullmatch(folder) else "unnamed")

    def _drop(self, steps: tuple[Step, ...]) -> None:
        """Takes the value out; where its owner cannot do without it, the owner instead."""
        if not steps:
            return
        container, last = self._container(steps), steps[-1]
        if isinstance(container, list) and isinstance(last, int) and last < len(container):
            container[last] = _GONE
        elif isinstance(container, dict) and is_optional(steps):
            container.pop(last, None)
        elif len(steps) == 1:
            self._set(steps, self._default(str(steps[0])))
        else:
            self._drop(steps[:-1])

    def _set(self, steps: tuple[Step, ...], value: Any) -> None:
        container: Any = self._container(steps)
        if container is not None:
            container[steps[-1]] = value

    def _container(self, steps: tuple[Step, ...]) -> Any:
        """The mapping or list that the value at `steps` stands in; None when it is gone."""
        here: Any = self.data
        for step in steps[:-1]:
            if isinstance(here, dict):
                here = here.get(str(step))
            elif isinstance(here, list) and isinstance(step, int) and step < len(here):
                here = here[step]
            else:
                return None
        return here if isinstance(here, dict | list) else None


def _without_gone(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_gone(item) for item in value if item is not _GONE]
    if isinstance(value, dict):
        return {key: _without_gone(item) for key, item in value.items()}
    return value


def feature_of(text: str) -> str | None:
    """The feature that a `spec.yaml` names, read without parsing the file; None where that cannot be told."""
    found = re.search(r"^feature:[ \t]+[\"']?([a-z0-9-]{1,80})[\"']?[ \t]*(?:#.*)?\r?$", text, re.MULTILINE)
    return found[1] if found and SLUG_RE.fullmatch(found[1]) else None
