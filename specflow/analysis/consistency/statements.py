"""The lines of a workspace that can clash: requirements, metrics, scope lines, technical facts, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specflow.model.ids import kind_of
from specflow.model.location import Location
from specflow.model.text import filled, parameters_in

if TYPE_CHECKING:
    from specflow.model.project import Project, SpecFile, Step
    from specflow.model.spec import Spec


@dataclass(frozen=True)
class Statement:
    """One line: `text` with its parameters filled in, and where each part of it stands in its file."""

    id: str
    full_id: str
    kind: str
    text: str
    title: str
    file: SpecFile
    spec: Spec
    steps: tuple[Step, ...]
    # For each parameter: its start and end in the text, and the shift back to the raw text behind it.
    cuts: tuple[tuple[int, int, int], ...] = ()
    # Where the target of a metric starts in the text, and its steps.
    target: tuple[int, tuple[Step, ...]] | None = None
    places: frozenset[tuple[str, int]] = frozenset()  # the lines of the sources that it comes from

    def place(self, start: int, end: int) -> Location:
        """Where characters `start` to `end` of the text stand."""
        if self.target is not None and start >= self.target[0]:
            first, steps = self.target
            return self.file.locator.words(start - first, end - first, *steps)
        return self.file.locator.words(*self.raw_span(start, end), *self.steps)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The same span in the text as the file has it, parameters unfilled; a part of a parameter is all of it."""
        return self._raw(start, False), self._raw(end, True)

    def _raw(self, at: int, end: bool) -> int:
        shift = 0
        for first, last, raw in self.cuts:
            if at >= last:
                shift = raw
            elif at > first or (at == first and not end):
                return (last + raw) if end else first + shift
        return at + shift


def statements_of(project: Project) -> tuple[Statement, ...]:
    """Every line of every spec that can clash, in file order."""
    return tuple(one for file, spec in project.understood for one in _of_spec(file, spec))


def _of_spec(file: SpecFile, spec: Spec) -> Iterator[Statement]:
    for section, position, item in spec.items():
        if section not in ("metrics", "requirements", "constraints", "out_of_scope"):
            continue
        raw = str(getattr(item, "text", ""))
        text, cuts = _filled(raw, spec)
        steps = file.steps(section, position)
        tail: tuple[int, tuple[Step, ...]] | None = None
        target = str(getattr(item, "target", None) or "")
        if target:
            text = text.rstrip(". ") + " "
            tail = (len(text), (*steps, "target"))
            text += filled(target, spec.parameters)
        title = str(getattr(item, "title", ""))
        places = frozenset((ref.path, ref.line) for ref in item.source) if hasattr(item, "source") else frozenset()
        kind, named = kind_of(item.id), spec.full_id(item.id)
        yield Statement(item.id, named, kind, text, title, file, spec, (*steps, "text"), cuts, tail, places)


def _filled(raw: str, spec: Spec) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    if "{" not in raw:
        return raw, ()
    cuts: list[tuple[int, int, int]] = []
    out, last = "", 0
    for use in parameters_in(raw):
        out += filled(raw[last : use.start], spec.parameters)
        start = len(out)
        out += filled(raw[use.start : use.end], spec.parameters)
        cuts.append((start, len(out), use.end - len(out)))
        last = use.end
    return out + filled(raw[last:], spec.parameters), tuple(cuts)
