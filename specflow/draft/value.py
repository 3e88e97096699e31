"""What goes into a draft and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from specflow.model.spec import SourceRef, Spec
from specflow.parse.sentences import Sentence
from specflow.parse.words import groups_of, stems_of, words_of

Role = Literal["note", "product", "code", "extra"]
Part = Literal[
    "goal", "background", "story", "FR", "NFR", "EC", "BR", "metric", "out", "question", "hedge", "lead", "document", "aside",
    "code", "markup", "alternative", "reference", "example", "reason",
    "order",
]  # fmt: skip
Topic = Literal["job", "metrics", "scope"]
REQUIREMENT_PARTS = frozenset(("FR", "NFR", "EC", "BR"))


@dataclass(frozen=True)
class Source:
    """A file to draft from: `path` root-relative with /, `text` decoded, `sha256` of its bytes."""

    path: str
    text: str
    role: Role
    sha256: str


@dataclass(frozen=True)
class OpenPoint:
    """A question that somebody else found, a contradiction for instance; it joins the draft's own."""

    text: str
    suggested: str | None = None
    sources: tuple[SourceRef, ...] = ()


@dataclass(frozen=True)
class Gap:
    """A question about primary job, success metrics or scope, with an answer to begin with and, for several, the choice.

    `weight` ranks it among the other questions: impact times uncertainty, 1 to 10.
    """

    topic: Topic
    text: str
    suggested: str
    options: tuple[str, ...] = ()
    weight: float = 5.0


@dataclass(frozen=True)
class Drafted:
    """The draft, what a person should know about how it came to be, and what the note leaves open at large."""

    spec: Spec
    remarks: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where words stand: enough to cite them."""

    path: str
    line: int
    quote: str

    def ref(self) -> SourceRef:
        """The citation as the spec holds it."""
        return SourceRef(path=self.path, line=self.line, quote=self.quote)


@dataclass(frozen=True)
class Read:
    """A sentence of a source with what later stages ask of it, worked out once."""

    source: Source
    sentence: Sentence
    order: int
    priority: str = ""  # `should`, `could` or `wont` where a table says so
    leads: str = ""  # the kind of the block that follows, when this sentence ends a paragraph

    @property
    def text(self) -> str:
        """The words without Markdown's marks."""
        return self.sentence.text

    @property
    def place(self) -> Place:
        """Its citation."""
        return Place(self.source.path, self.sentence.line, self.sentence.quote)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Small letters, no punctuation."""
        return words_of(self.sentence.text)

    @cached_property
    def groups(self) -> frozenset[str]:
        """Runs of one to four words."""
        return groups_of(self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of single words."""
        return frozenset(stems_of(self.words))

    @cached_property
    def stem_groups(self) -> frozenset[str]:
        """Runs of one to three stems."""
        return groups_of(stems_of(self.words), 3)


@dataclass(frozen=True)
class Unit:
    """One thing to say: a clause of a sentence, and what it was taken for."""

    read: Read
    text: str
    part: Part
    place: Place
    hedged: bool = False
    label: str = ""
    why: str = ""
