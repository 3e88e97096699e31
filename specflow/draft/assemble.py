"""Units to a spec: ids in order of appearance, every sentence accounted for, every quote checked."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.draft import context
from specflow.draft.asking import questions_in, suggested_for
from specflow.draft.check import Grounds
from specflow.draft.classify import Judged, classify, grammar_of
from specflow.draft.complete import MOST_CASES, MOST_QUESTIONS, Raised, raised
from specflow.draft.lexicon import Lexicon
from specflow.draft.lists import exclusions_in, metrics_in
from specflow.draft.numbering import Numbering
from specflow.draft.parameters import Parameters
from specflow.draft.phrase import Phraser, clean, escaped, stop, title_of
from specflow.draft.read import Document, english
from specflow.draft.split import REQUIREMENT_PARTS, joined, units_of
from specflow.draft.value import Drafted, OpenPoint, Place, Read, Unit
from specflow.model.ids import slugify
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

_WHY = {
    "background": "background", "lead": "introduces what follows", "document": "about the document", "aside": "an aside",
    "alternative": "an alternative that was considered", "reference": "a reference",
}  # fmt: skip
_LONGEST_QUOTE = 2000


class Assembly:
    """Builds one spec from the documents of one draft."""

    def __init__(self, documents: Sequence[Document], feature: str | None, lexicon: Lexicon) -> None:
        self.documents, self.lexicon = documents, lexicon
        self.notes = [one for one in documents if one.source.role in ("note", "extra")]
        self.ids, self.parameters = Numbering(), Parameters(lexicon)
        self.grounds = Grounds({one.source.path: one.source.text for one in documents})
        self.grammar = grammar_of(lexicon)
        self.phraser = Phraser(self.grammar, lexicon)
        self.title = clean(next((one.title for one in self.notes if one.title), "")) or "Untitled feature"
        self.feature = feature or slugify(self.title) or "feature"
        self.goal: list[str] = []
        self.requirements: list[Requirement] = []
        self.metrics: list[Metric] = []
        self.stories: list[Story] = []
        self.out: list[OutOfScope] = []
        self.questions: list[Question] = []
        self.constraints: list[Constraint] = []
        self.aside: list[SetAside] = []
        self.remarks: list[str] = []

    def build(self, open_points: Sequence[OpenPoint]) -> Drafted:
        """The whole draft."""
        reads = [read for one in self.notes for read in one.sentences]
        if english(reads, self.lexicon):
            judged = [one for document in self.notes for one in joined(classify(document.sentences, self.lexicon))]
            for unit in units_of(judged, self.grammar, self.lexicon):
                self._take(unit)
            self._hedges(judged)
            self._contexts(reads)
            self._complete(reads)
        else:
            self._foreign(reads)
        for document in self.documents:
            for place, why in document.unread:
                self._set_aside(place, why)
        for point in open_points:
            self._ask(point.text, point.suggested, point.sources)
        return Drafted(self._spec(), tuple(self.remarks))

    def _take(self, unit: Unit) -> None:
        if unit.part in REQUIREMENT_PARTS:
            self._require(unit)
        elif unit.part in ("goal", "story"):
            self._goal(unit)
        elif unit.part == "metric":
            for text, target in metrics_in(clean(unit.text), self.lexicon):
                self.metrics.append(
                    Metric(
                        id=self.ids.mint("SM"),
                        text=escaped(stop(text).rstrip(".")),
                        target=target or None,
                        source=self._refs(unit.place),
                    )
                )
        elif unit.part == "out":
            for text in exclusions_in(clean(unit.text), self.lexicon):
                self.out.append(
                    OutOfScope(id=self.ids.mint("OS"), text=escaped(text[:1].upper() + text[1:]), source=self._refs(unit.place))
                )
        elif unit.part == "question":
            for text in questions_in(unit.text, self.lexicon):
                self._ask(text, suggested_for(text), self._refs(unit.place))
        else:
            self._set_aside(unit.place, _WHY.get(unit.part, "background"))

    def _refs(self, place: Place) -> tuple[SourceRef, ...]:
        mended = self.grounds.mended(place)
        return (mended.ref(),) if mended else ()

    def _goal(self, unit: Unit) -> None:
        self.goal.append(clean(unit.text))
        if (found := self._wish(unit.text)) is not None:
            actor, want = found
            if not self.stories:
                self.stories.append(
                    Story.model_validate(
                        {"id": self.ids.mint("US"), "as": escaped(actor), "want": escaped(want), "source": self._refs(unit.place)}
                    )
                )
            self._add(unit, f"{actor} must be able to {want}", want)

    def _wish(self, text: str) -> tuple[str, str] | None:
        import re

        text = clean(text).rstrip(".")
        for pattern in (
            r"(?:^|\b)(?:we want|we(?:'|’)d like|we would like) (?P<who>(?!to\b)[\w' -]{2,40}?) to (?P<want>.+)",
            r"^(?P<who>[\w' -]{2,40}?) should be able to (?P<want>.+)",
            r"^as (?P<who>an? [^,]{2,60}), I (?:want|need|would like|must be able)(?: to)? (?P<want>.+)",
        ):
            if found := re.search(pattern, text, re.IGNORECASE):
                return found["who"], found["want"]
        return None

    def _require(self, unit: Unit) -> None:
        said = self.phraser.phrase(unit.text)
        _, main = self.phraser.condition(clean(unit.text))
        self._add(unit, said, unit.label or main)

    def _add(self, unit: Unit, said: str, title: str) -> None:
        place = self.grounds.mended(unit.place) or self.grounds.mended(unit.read.place)
        kind = unit.part if unit.part in REQUIREMENT_PARTS else "FR"
        if place is None:
            self._set_aside(unit.place, "its words could not be found again in the source")
            return
        text = self.parameters.lifted(stop(said))
        priority: Priority = "could" if unit.hedged else "should" if " should " in f" {text} " else "must"
        self.requirements.append(
            Requirement(
                id=self.ids.mint(kind), title=escaped(title_of(title)), text=text, priority=priority, source=(place.ref(),)
            )
        )

    def _ask(self, text: str, suggested: str | None, sources: tuple[SourceRef, ...]) -> None:
        if all(text != escaped(one.text) for one in self.questions):
            self.questions.append(Question(id=self.ids.mint("Q"), text=text, suggested=suggested, source=sources))

    def _set_aside(self, place: Place, why: str) -> None:
        shown = Place(place.path, place.line, place.quote[:_LONGEST_QUOTE])
        self.aside.append(
            SetAside(
                source=SourceRef(path=shown.path, line=shown.line, quote=shown.quote if self.grounds.stands(shown) else None),
                why=why,
            )
        )

    def _hedges(self, judged: Sequence[Judged]) -> None:
        for one in judged:
            if one.hedged and one.part in REQUIREMENT_PARTS:
                self._ask(
                    f"Does the first release need this: {clean(one.read.text).rstrip('.')}?",
                    "No: it may follow once the rest works.",
                    self._refs(one.read.place),
                )

    def _contexts(self, note: Sequence[Read]) -> None:
        for document in self.documents:
            if document.source.role not in ("product", "code"):
                continue
            bears, others = context.relevant(document, note, self.lexicon, self.grammar)
            for rule in bears:
                self._rule(rule) if document.source.role == "product" else self._constraint(rule)
            for rule in others:
                self._set_aside(rule.place, "not relevant to this feature")

    def _rule(self, rule: context.Rule) -> None:
        said = " ".join(self.phraser.phrase(read.text) for read in rule.reads)
        unit = Unit(rule.reads[0], rule.text, "BR", rule.place)
        self._add(unit, said, rule.text)

    def _constraint(self, rule: context.Rule) -> None:
        self.constraints.append(Constraint(id=self.ids.mint("TC"), text=escaped(clean(rule.text)), source=self._refs(rule.place)))

    def _complete(self, note: Sequence[Read]) -> None:
        by_role = {
            role: [read for one in self.documents if one.source.role == role for read in one.sentences]
            for role in ("code", "product")
        }
        found = raised(note, by_role["code"], by_role["product"], self.lexicon)
        for one in [one for one in found if one.entry.kind == "edge"][:MOST_CASES]:
            self._propose(one)
        for one in [one for one in found if one.entry.kind == "question"]:
            if len(self.questions) < MOST_QUESTIONS:
                self._ask(one.entry.text, one.entry.suggested, self._refs(one.read.place))

    def _propose(self, one: Raised) -> None:
        place = self.grounds.mended(one.read.place)
        if place is not None:
            self.requirements.append(
                Requirement(
                    id=self.ids.mint("EC"),
                    title=one.entry.title,
                    text=one.entry.text,
                    status="placeholder",
                    proposed=True,
                    priority="should",
                    source=(place.ref(),),
                    rationale=one.entry.why or None,
                )
            )

    def _foreign(self, reads: Sequence[Read]) -> None:
        self.remarks.append(
            "The word lists do not reach this text's language: every sentence is kept for review in its author's own words."
        )
        for read in reads:
            place = self.grounds.mended(read.place)
            if place is None:
                self._set_aside(read.place, "its words could not be found again in the source")
                continue
            self.requirements.append(
                Requirement(
                    id=self.ids.mint("FR"),
                    title=escaped(title_of(read.text)),
                    text=escaped(clean(read.text)),
                    source=(place.ref(),),
                )
            )
        for document in self.documents:
            if document.source.role in ("product", "code"):
                for rule in context.rules_of(document):
                    self._set_aside(rule.place, "not compared with a note in another language")

    def _spec(self) -> Spec:
        return Spec(
            schema="specflow/v1",
            feature=self.feature, title=escaped(self.title), goal=escaped(" ".join(self.goal[:2])) or "To be written: the note does not say who gets what, and why now.",
            sources=tuple(SourceFile(path=one.source.path, sha256=one.source.sha256) for one in self.documents),
            parameters=dict(self.parameters.values), metrics=tuple(self.metrics), stories=tuple(self.stories),
            requirements=tuple(self.requirements), constraints=tuple(self.constraints), out_of_scope=tuple(self.out),
            questions=tuple(self.questions), set_aside=tuple(self.aside),
        )  # fmt: skip
