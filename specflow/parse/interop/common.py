"""What every reader and writer of another tool's format needs: ids, sources, sentences that both sides accept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from specflow.model.ids import number_of, slugify
from specflow.model.spec import Metric, OutOfScope, Question, Requirement, Scenario, SetAside, SourceFile, SourceRef, Spec, Story
from specflow.model.text import escaped, filled

MOST = 19_000
"""A text of a spec may have 20,000 characters; braces that have to be doubled need some room."""

OURS = "<!-- written by specflow export -->"
"""Stands in a file whose `must` was made MUST on the way out, so that it comes back as it was."""

REST = "Everything else"
"""The story of scenarios that belong to none."""

OPEN = "[NEEDS CLARIFICATION: this is still to be written]"
"""How a placeholder goes out where it asks nothing itself."""

_PRIORITY: dict[str, Literal["must", "should", "could"]] = {"P1": "must", "P2": "should", "P3": "could", "P4": "could"}
_LIST = tuple[str, ...]


@dataclass
class Imported:
    """A spec that was read from another tool's file, and what a person should know about it."""

    spec: Spec
    remarks: list[str] = field(default_factory=list)


class Building:
    """Collects a spec from a foreign file. Text that is too long is cut, and said so; ids never clash."""

    def __init__(self, feature: str, path: str, sha256: str | None = None) -> None:
        self.feature, self.path, self.sha256 = feature, path, sha256
        self.title, self.goal = "", ""
        self.requirements: list[Requirement] = []
        self.stories: list[Story] = []
        self.metrics: list[Metric] = []
        self.out: list[OutOfScope] = []
        self.questions: list[Question] = []
        self.assumptions: list[str] = []
        self.terms: dict[str, str] = {}
        self.aside: list[SetAside] = []
        self.remarks: list[str] = []
        self.ours = False
        """Whether specflow wrote the file."""
        self.places: dict[str, int] = {}
        """id or alias -> where the requirement stands"""
        self._taken: set[str] = set()
        self._highest: dict[str, int] = {}

    def source(self, line: int, quote: str) -> tuple[SourceRef, ...]:
        """Where something stands in the foreign file; the quote is the first line of it."""
        first = next((one.strip() for one in quote.splitlines() if one.strip()), "")
        return (SourceRef(path=self.path, line=line, quote=first[:500] or None),) if self.path else ()

    def mint(self, kind: str) -> str:
        """An id that nothing has yet."""
        id_ = f"{kind}-{self._highest.get(kind, 0) + 1:02d}"
        self._take(id_)
        return id_

    def _take(self, *ids: str) -> None:
        for id_ in ids:
            kind = id_.partition("-")[0]
            self._taken.add(id_)
            self._highest[kind] = max(self._highest.get(kind, 0), number_of(id_))

    def claim(self, kind: str, number: int, written: str = "") -> tuple[str, tuple[str, ...]]:
        """The id of that number, with what was written as its alias where that differs; a fresh one where it is taken."""
        id_ = f"{kind}-{number:02d}"
        if id_ in self._taken:
            self.remarks.append(f"{written or id_} stands twice; the second has an id of its own")
            return self.mint(kind), ()
        self._take(id_)
        alias = (written,) if written and written != id_ and re.fullmatch(rf"{kind}-\d{{2,}}", written) else ()
        if alias and alias[0] in self._taken:
            alias = ()
        self._take(*alias)
        return id_, alias

    def text(self, given: str) -> str:
        """Foreign text as a spec's: braces stand for themselves, and it is not too long."""
        clean = given.strip()
        if len(clean) > MOST:
            self.remarks.append(f"a text of {len(clean)} characters was cut at {MOST}: “{clean[:50]}…”")
            clean = clean[:MOST]
        return escaped(clean)

    def add(self, kind: str, title: str, text: str, line: int, id_: str = "", quote: str = "", **more: Any) -> Requirement:
        """One more requirement, in review; `quote` where the file's words differ from `text`."""
        one = Requirement(
            id=id_ or self.mint(kind), title=title_of(title or text), text=self.text(text),
            source=self.source(line, quote or text), **more,
        )  # fmt: skip
        self.places |= dict.fromkeys((one.id, *one.aliases), len(self.requirements))
        self.requirements.append(one)
        return one

    def set_aside(self, line: int, text: str, why: str) -> None:
        """A passage that became nothing, and why."""
        ref = self.source(line, text)
        if ref and ref[0].quote:
            self.aside.append(SetAside(source=ref[0], why=why))

    def spec(self) -> Spec:
        """The spec as far as it was read."""
        return Spec(
            schema_="specflow/v1", feature=self.feature, title=one_line(self.title) or self.feature, goal=self.text(self.goal),
            sources=(SourceFile(path=self.path, sha256=self.sha256),) if self.path else (),
            metrics=tuple(self.metrics), stories=tuple(self.stories), requirements=tuple(self.requirements),
            out_of_scope=tuple(self.out), questions=tuple(self.questions), assumptions=tuple(self.assumptions),
            terms=self.terms, set_aside=tuple(self.aside),
        )  # fmt: skip


def one_line(text: str) -> str:
    """Blanks and breaks folded."""
    return " ".join(text.split())[:500]


def title_of(text: str) -> str:
    """A title from a sentence: its first words, without Markdown's marks."""
    plain = one_line(re.sub(r"[*`]|\[NEEDS CLARIFICATION[^\]]*\]?", "", text)).rstrip(".:")
    short = plain if len(plain) <= 80 else plain[:80].rpartition(" ")[0] + " …"
    return short[:1].upper() + short[1:] or "Untitled"


def feature_name(folder: str) -> str:
    """A feature's name from a folder of another tool."""
    return slugify(folder.replace("/", "-"), 80) or "imported"


def priority_of(word: str) -> Literal["must", "should", "could"]:
    """`P1` is must, `P2` should, the rest could."""
    return _PRIORITY.get(word.upper(), "must")


def rank_of(priority: str) -> str:
    """The way back."""
    return {"must": "P1", "should": "P2", "could": "P3"}[priority]


def steps_of(text: str | None) -> _LIST:
    """A given, when or then as single steps: `a`, `and b` on lines of their own. Indented lines stay with theirs."""
    steps: list[str] = []
    for line in (text or "").splitlines():
        if steps and not re.match(r"and ", line, re.IGNORECASE):
            steps[-1] += "\n" + line
        elif line.strip():
            steps.append(re.sub(r"^and ", "", line, flags=re.IGNORECASE) if steps else line)
    return tuple(steps)


def joined(steps: Iterable[str]) -> str | None:
    """Single steps as one text; nothing when there are none."""
    kept = [step for step in steps if step.strip()]
    return "\n".join([kept[0], *(f"and {step}" for step in kept[1:])]) if kept else None


def scenario(given: Iterable[str], when: Iterable[str], then: Iterable[str], title: str | None = None) -> Scenario:
    """A scenario of foreign steps; a `then` is always there, since a scenario without an outcome says nothing."""
    first, second, last = (joined(escaped(step) for step in steps) for steps in (given, when, then))
    name = one_line(title or "") or None
    return Scenario(title=name, given=first, when=second, then=last or "what is stated holds")


def loud(text: str) -> str:
    """`must` and `shall` as the other tools want to see them."""
    return re.sub(r"\b(must|shall)\b", lambda hit: hit[0].upper(), text)


def quiet(text: str) -> str:
    """The way back, for text that specflow wrote."""
    return re.sub(r"\b(MUST|SHALL)\b", lambda hit: hit[0].lower(), text)


def said(spec: Spec, text: str) -> str:
    """A text of a spec with its values filled in."""
    return filled(text, spec.parameters)


def came_from(spec: Spec, pattern: str) -> bool:
    """Whether the spec was imported from files like that."""
    return any(re.search(pattern, source.path) for source in spec.sources)
