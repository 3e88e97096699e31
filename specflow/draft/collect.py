"""The draft while it grows: ids in order of appearance, every quote checked, nothing said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from specflow.draft.check import Grounds, flat
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.headline import headline
from specflow.draft.phrasing.parameters import Parameters
from specflow.draft.phrasing.titles import clean, escaped, sentence, title_of
from specflow.draft.reading.read import Document
from specflow.draft.splitting.same import Claim, claim_of, same
from specflow.draft.value import Place, Read
from specflow.model.spec import (
    Constraint,
    Metric,
    OutOfScope,
    Priority,
    Question,
    Requirement,
    SetAside,
    SourceFile,
    SourceRef,
    Spec,
    Story,
)  # fmt: skip
from specflow.parse.words import stems_of, words_of

_LONGEST_QUOTE = 2000
_MOST_SOURCES = 12
USUAL = 9.0  # what a question of the author weighs
LOST = "its words could not be found again in the source"


@dataclass(frozen=True)
class Aim:
    """What goes with a requirement: its priority, why it is so, and another place that holds its words."""

    priority: Priority | None = None
    why: str = ""
    fallback: Place | None = None


NO_AIM = Aim()
_SMALL = frozenset(("the", "a", "an", "must", "shall", "should", "will"))


class Collected:
    """Everything that goes into one spec."""

    def __init__(self, documents: Sequence[Document], lexicon: Lexicon) -> None:
        self.documents = documents
        self.parameters = Parameters(lexicon)
        self.grounds = Grounds({one.source.path: one.source.text for one in documents})
        self.goal: list[str] = []
        self.job = ""
        self.requirements: list[Requirement] = []
        self.metrics: list[Metric] = []
        self.stories: list[Story] = []
        self.out: list[OutOfScope] = []
        self.questions: list[Question] = []
        self._weights: list[float] = []
        self.constraints: list[Constraint] = []
        self.aside: list[SetAside] = []
        self._lexicon = lexicon
        self._noted = {one.source.path for one in documents if one.source.role in ("note", "extra")}
        self._claims: dict[int, Claim] = {}
        self._last: Counter[str] = Counter()
        self._cited: dict[tuple[str, int], list[str]] = {}
        self._said: dict[tuple[str, tuple[str, ...]], int] = {}

    def mint(self, kind: str) -> str:
        """The next id of a kind."""
        self._last[kind] += 1
        return f"{kind}-{self._last[kind]:02d}"

    def refs(self, place: Place) -> tuple[SourceRef, ...]:
        """The citation, when it stands."""
        mended = self.grounds.mended(place)
        if mended is None:
            return ()
        self._cited.setdefault((mended.path, mended.line), []).append(flat(mended.quote))
        return (mended.ref(),)

    def require(self, kind: str, title: str, text: str, place: Place, aim: Aim = NO_AIM) -> None:
        """A requirement that the sources ask for; set aside when its words cannot be found again.

        What an earlier one says in the same words becomes one more source of that one.
        """
        source = self.refs(place) or (self.refs(aim.fallback) if aim.fallback else ())
        if not source:
            self.set_aside(place, LOST)
            return
        said, key = sentence(text), (kind, stems_of(word for word in words_of(text) if word not in _SMALL))
        known = self._elsewhere(kind, said, place.path)
        known = self._said.setdefault(key, len(self.requirements)) if known is None else known
        if known < len(self.requirements):
            earlier = self.requirements[known]
            if source[0] not in earlier.source and len(earlier.source) < _MOST_SOURCES:
                self.requirements[known] = earlier.model_copy(update={"source": (*earlier.source, *source)})
            return
        lifted = self.parameters.lifted(said)
        priority: Priority = aim.priority or ("should" if " should " in f" {said} " else "must")
        self.requirements.append(
            Requirement(
                id=self.mint(kind), title=escaped(headline(title, said)), text=lifted, priority=priority, source=source,
                rationale=escaped(sentence(clean(aim.why))) if aim.why else None,
            )
        )  # fmt: skip

    def _elsewhere(self, kind: str, said: str, path: str) -> int | None:
        """The requirement that another source of the same rank asked for in other words."""
        if len(self._noted) < 2 or path not in self._noted or kind == "BR":
            return None
        claim = claim_of(path, said, self._lexicon)
        for known, earlier in self._claims.items():
            if same(earlier, claim):
                return known
        self._claims[len(self.requirements)] = claim
        return None

    def explain(self, text: str, place: Place) -> bool:
        """A sentence that says why the last requirement is so joins it; False when there is none near it."""
        last = self.requirements[-1] if self.requirements else None
        near = last is not None and last.source and last.source[-1].path == place.path and place.line - last.source[-1].line <= 4
        if last is None or not near:
            return False
        why = f"{last.rationale} {escaped(sentence(text))}" if last.rationale else escaped(sentence(text))
        self.requirements[-1] = last.model_copy(update={"rationale": why, "source": (*last.source, *self.refs(place))})
        return True

    def keep(self, title: str, text: str, source: tuple[SourceRef, ...]) -> None:
        """A sentence as it stands."""
        self.requirements.append(Requirement(id=self.mint("FR"), title=escaped(title), text=escaped(text), source=source))

    # spec: note-to-spec/FR-05
    def propose(self, kind: str, title: str, text: str, why: str, place: Place) -> None:
        """A requirement that is the tool's own idea."""
        source = self.refs(place)
        if source:
            self.requirements.append(
                Requirement(
                    id=self.mint(kind),
                    title=title_of(title),
                    text=text,
                    status="placeholder",
                    proposed=True,
                    priority="should",
                    source=source,
                    rationale=why or "Often forgotten, and costly to find out late.",
                )
            )

    def measure(self, text: str, target: str, place: Place) -> None:
        """A success metric."""
        self.metrics.append(
            Metric(id=self.mint("SM"), text=escaped(text.rstrip(".")), target=target or None, source=self.refs(place))
        )

    def tell(self, who: str, want: str, so: str | None, place: Place) -> None:
        """A user story."""
        fields = {"id": self.mint("US"), "as": escaped(who), "want": escaped(want), "so": escaped(so) if so else None}
        self.stories.append(Story.model_validate({**fields, "source": self.refs(place)}))

    def exclude(self, text: str, place: Place) -> None:
        """Something that is left out."""
        text = escaped(text)
        if all(one.text.lower() != text.lower() for one in self.out):
            self.out.append(OutOfScope(id=self.mint("OS"), text=text, source=self.refs(place)))

    def ask(
        self, text: str, suggested: str | None, sources: tuple[SourceRef, ...], weight: float = USUAL
    ) -> None:  # fmt: skip
        """A question with the answer to begin with; `weight` ranks it: impact times uncertainty, 1 to 10."""
        if all(text != one.text for one in self.questions):
            self.questions.append(Question(id=self.mint("Q"), text=text, suggested=suggested, source=sources))
            self._weights.append(weight)

    def ranked(self) -> tuple[Question, ...]:
        """The questions, those that matter most first, with ids in that order."""
        weighed = sorted(zip(self._weights, self.questions, strict=True), key=lambda one: -one[0])
        return tuple(one.model_copy(update={"id": f"Q-{number:02d}"}) for number, (_, one) in enumerate(weighed, 1))

    def constrain(self, text: str, place: Place) -> None:
        """A fact of the technical reality."""
        self.constraints.append(Constraint(id=self.mint("TC"), text=escaped(clean(text)), source=self.refs(place)))

    # spec: note-to-spec/FR-04
    def account(self, reads: Iterable[Read], why: str) -> None:
        """Set aside the sentences that nothing cites, so that none is lost silently."""
        for read in reads:
            place = self.grounds.mended(read.place) or read.place
            quote, cited = flat(place.quote), self._cited.get((place.path, place.line), [])
            if not any(quote in one or one in quote for one in cited):
                self.set_aside(place, why)

    # spec: note-to-spec/FR-04
    def set_aside(self, place: Place, why: str) -> None:
        """A sentence that became nothing."""
        shown = Place(place.path, place.line, place.quote[:_LONGEST_QUOTE])
        quote = shown.quote if self.grounds.stands(shown) else None
        self._cited.setdefault((place.path, place.line), []).append(flat(shown.quote))
        self.aside.append(SetAside(source=SourceRef(path=shown.path, line=shown.line, quote=quote), why=why))

    def spec(self, feature: str, title: str) -> Spec:
        """The finished value."""
        goal = " ".join(self.goal[:2]) or "To be written: the note does not say who gets what, and why now."
        return Spec(
            schema_="specflow/v1", feature=feature, title=escaped(title)[:300], goal=escaped(goal),
            job=escaped(self.job) or None,
            sources=tuple(SourceFile(path=one.source.path, sha256=one.source.sha256) for one in self.documents),
            parameters=dict(self.parameters.values), metrics=tuple(self.metrics), stories=tuple(self.stories),
            requirements=tuple(self.requirements), constraints=tuple(self.constraints), out_of_scope=tuple(self.out),
            questions=self.ranked(), set_aside=tuple(self.aside),
        )  # fmt: skip
