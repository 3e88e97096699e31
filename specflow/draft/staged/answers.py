"""What the stages said, what of it may not stand, and what of the offline draft it leaves uncovered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from specflow.draft.check import flat
from specflow.draft.collect import Collected
from specflow.draft.phrasing.titles import clean
from specflow.draft.staged.grounds import Judge
from specflow.draft.staged.wire import (
    FindingItem,
    LeftOutItem,
    MetricItem,
    OutItem,
    Quote,
    Reply,
    RequirementItem,
    WithdrawnItem,
)
from specflow.draft.value import Place
from specflow.model.spec import Requirement, SourceRef, Spec
from specflow.parse.words import stems_of, words_of

_ALIKE = 0.6


@dataclass
class Answers:
    """What the stages said, in the order they said it."""

    align: Reply | None = None
    items: dict[str, RequirementItem] = field(default_factory=dict)
    constraints: list[OutItem] = field(default_factory=list)
    left_out: list[LeftOutItem] = field(default_factory=list)
    findings: list[FindingItem] = field(default_factory=list)

    def take(self, reply: Reply) -> None:
        """The answer of the drafting or repairing stage: a later answer on a key replaces an earlier one.

        Two items of one answer are two, whatever key a careless model gives them.
        """
        said: set[str] = set()
        for number, item in enumerate(reply.items("requirements", RequirementItem), 1):
            key = item.key
            while not key or key in said:
                key = f"{key or 'x'}-{number}"
            said.add(key)
            self.items[key] = item if key == item.key else item.model_copy(update={"key": key})
        for gone in reply.items("withdrawn", WithdrawnItem):
            self.items.pop(gone.key, None)
        self.constraints += reply.items("constraints", OutItem)
        self.left_out += reply.items("left_out", LeftOutItem)


@dataclass(frozen=True)
class Doubt:
    """An item that may not stand, and why."""

    item: RequirementItem
    places: tuple[Place, ...]
    why: str


def doubts(judge: Judge, items: Iterable[RequirementItem]) -> list[Doubt]:
    """The items that would not enter the spec as they are."""
    found = []
    for item in items:
        places = judge.places(item.quotes)
        said = f"{item.title}. {item.text}" if judge.foreign(item.title) else item.text
        why = judge.against(said, places, proposed=item.proposed)
        if why or not clean(item.text):
            found.append(Doubt(item, places, why or "it says nothing"))
    return found


class Cited:
    """Places that something quotes."""

    def __init__(self) -> None:
        self.quotes: dict[str, list[tuple[int, str]]] = {}

    def add(self, places: Iterable[Place]) -> None:
        for place in places:
            self.quotes.setdefault(place.path, []).append((place.line, flat(place.quote)))

    def holds(self, refs: Iterable[SourceRef]) -> bool:
        """Whether one of the references is quoted, in whole or in part."""
        for ref in refs:
            quote = flat(ref.quote or "")
            for line, words in self.quotes.get(ref.path, ()):
                if abs(line - ref.line) <= 2 and quote and (quote in words or words in quote):
                    return True
        return False


def uncovered(floor: Spec, judge: Judge, cited: Cited) -> list[Requirement]:
    """The offline draft's requirements whose sentence nothing quotes, and that rest on no suspicious line."""
    return [one for one in floor.requirements if not one.proposed and not cited.holds(one.source) and not suspicious(judge, one)]


def covering(judge: Judge, answers: Answers) -> Cited:
    """What the draft covers so far: requirements that may stand, metrics, and what it says it leaves out."""
    cited, failing = Cited(), {id(doubt.item) for doubt in doubts(judge, answers.items.values())}
    for item in answers.items.values():
        if not item.proposed and id(item) not in failing:
            cited.add(judge.places(item.quotes))
    for one in (*(answers.align.items("metrics", MetricItem) if answers.align else ()), *answers.left_out):
        cited.add(judge.places(one.quotes))
    return cited


def suspicious(judge: Judge, one: Requirement) -> bool:
    return judge.instructed(Place(ref.path, ref.line, ref.quote or "") for ref in one.source)


@dataclass
class Work:
    """What is being built, what it is judged by, and what was turned down on the way."""

    found: Collected
    judge: Judge
    floor: Spec
    cited: Cited = field(default_factory=Cited)
    turned_down: list[str] = field(default_factory=list)

    def unfit(self, text: str, places: Sequence[Place]) -> bool:
        """Whether a text says what its quotes do not."""
        judge = self.judge
        return judge.foreign(text) or bool(judge.invented(text, places)) or bool(judge.beyond(text, places))

    def fit(self, text: str, quotes: Iterable[Quote], *, strict: bool = False) -> tuple[Place, ...]:
        """The places of a text that may stand; none when it may not. `strict` where few words decide much."""
        places = self.judge.places(quotes)
        strange = strict and self.judge.strange(text)
        if strange or not places or not clean(text) or self.judge.instructed(places) or self.unfit(text, places):
            self.turned_down.append("a metric, story, scope line or constraint that its quote does not carry")
            return ()
        return places


def place_of(source: Sequence[SourceRef]) -> Place:
    """The first place of a source."""
    return Place(source[0].path, source[0].line, source[0].quote or "")


def alike(one: str, other: str) -> bool:
    """Whether two texts share most of their words."""
    here, there = (frozenset(stems_of(word for word in words_of(text) if len(word) > 3)) for text in (one, other))
    return bool(here and there) and len(here & there) >= _ALIKE * min(len(here), len(there))
