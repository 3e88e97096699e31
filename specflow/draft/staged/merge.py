"""Answers of a model and the offline draft into one spec: what is verified stands, what is not is asked, nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specflow.draft.collect import Aim, Collected
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.titles import clean, escaped, sentence
from specflow.draft.reading.read import read_source
from specflow.draft.staged.answers import Answers, Cited, Work, doubts, place_of, uncovered
from specflow.draft.staged.around import around, metrics, proposals
from specflow.draft.staged.grounds import Judge
from specflow.draft.staged.questions import ask
from specflow.draft.staged.wire import Reply, RequirementItem, ScenarioItem
from specflow.draft.value import Place, Source
from specflow.model.spec import Requirement, Scenario, Spec
from specflow.model.text import filled

MOST_LEFT_OUT = 5  # more than that dismissed, and the offline draft's lines stay
MOST_SCENARIOS = 3
_LONGEST = 600


class Merge:
    """Builds the spec."""

    def __init__(self, sources: Sequence[Source], lexicon: Lexicon, judge: Judge, floor: Spec) -> None:
        self.documents = [read_source(source, lexicon) for source in sources]
        self.work = Work(Collected(self.documents, lexicon), judge, floor)
        self.found, self.judge, self.floor, self.cited = self.work.found, judge, floor, self.work.cited
        self.remarks: list[str] = []

    def spec(self, answers: Answers, feature: str) -> Spec:
        """The spec from everything that was said."""
        title = self._head(answers.align)
        standing = {id(doubt.item): doubt for doubt in doubts(self.judge, answers.items.values())}
        for item in answers.items.values():
            if id(item) not in standing and not item.proposed:
                self._require(item)
        metrics(self.work, answers)
        self._keep_floor(answers)
        around(self.work, answers)
        proposals(self.work, [item for item in answers.items.values() if item.proposed and id(item) not in standing])
        ask(self.work, answers, list(standing.values()))
        self._account()
        self._say()
        return self.found.spec(feature, title)

    def _head(self, align: Reply | None) -> str:
        """Title, goal and job: the model's where the note says them, else the offline draft's."""
        note = tuple(
            Place(one.source.path, read.sentence.line, read.sentence.quote)
            for one in self.documents for read in one.sentences if one.source.role in ("note", "extra")
        )  # fmt: skip
        told = {name: clean(align.text(name))[:_LONGEST] if align else "" for name in ("title", "goal", "job")}
        for name, text in told.items():
            bad = not text or self.judge.strange(text) or self.judge.foreign(text)
            bad = bad or bool(self.judge.invented(text, ()) or self.judge.beyond(text, note) or self.judge.denied(text))
            if bad and text:
                self.work.turned_down.append(f"its {name}: it says what the note does not")
            told[name] = "" if bad else text
        self.found.goal = [sentence(told["goal"])] if told["goal"] else [filled(self.floor.goal, self.floor.parameters)]
        self.found.job = told["job"] or filled(self.floor.job or "", {})
        return told["title"] or filled(self.floor.title, {})

    def _require(self, item: RequirementItem) -> None:
        places = self.judge.places(item.quotes)
        before = len(self.found.requirements)
        why = "" if self.judge.strange(item.rationale) or self.work.unfit(item.rationale, places) else item.rationale
        why = "" if self.judge.denied(why) else why
        kind = self._kind(item, places)
        title = "" if self._bad_title(item.title, places) else clean(item.title)
        self.found.require(kind, title, clean(item.text), places[0], Aim(item.priority, why))
        self.cited.add(places)
        if len(self.found.requirements) > before:
            self._complete(item, places)

    def _bad_title(self, title: str, places: Sequence[Place]) -> bool:
        """A title that its text would have to be defended against; code makes one where it is missing."""
        judge = self.judge
        return judge.strange(title) or bool(judge.invented(title, places)) or judge.denied(title)

    def _kind(self, item: RequirementItem, places: Sequence[Place]) -> str:
        """A business rule comes from the product context, and nothing else does."""
        product = all(self.judge.roles[place.path] == "product" for place in places)
        return "BR" if product else "FR" if item.kind == "BR" else item.kind

    def _complete(self, item: RequirementItem, places: Sequence[Place]) -> None:
        """Further quotes and the scenarios that may stand."""
        last = self.found.requirements[-1]
        more = tuple(ref for place in places[1:6] for ref in self.found.refs(place) if ref not in last.source)
        told = [one for one in item.scenarios[:MOST_SCENARIOS] if clean(one.then) and not self._bad_scenario(one, places)]
        scenarios = tuple(
            Scenario(given=_tidy(one.given) or None, when=_tidy(one.when) or None, then=_tidy(one.then)) for one in told
        )
        self.found.requirements[-1] = last.model_copy(update={"source": (*last.source, *more), "scenarios": scenarios})

    def _bad_scenario(self, one: ScenarioItem, places: Sequence[Place]) -> bool:
        whole = f"{one.given}. {one.when}. {one.then}"
        bad = self.work.unfit(whole, places) or self.judge.strange(one.then)
        bad = bad or self.judge.denied(one.then)
        return bad or bool(self.judge.beyond(one.then, places) or self.judge.shifted(one.then, places))

    def _keep_floor(self, answers: Answers) -> None:
        """What the offline draft found and nothing of the model's covers: kept as it was found, and listed."""
        gone = uncovered(self.floor, self.judge, self.cited)
        dismissed = {id(one): why for one in gone if (why := self._dismissed(one, answers))}
        if len(dismissed) > MOST_LEFT_OUT:
            dismissed = {}
        kept = []
        for one in gone:
            if id(one) in dismissed:
                words = clean(one.source[0].quote or "").rstrip(".")
                asked = f"`{one.source[0].path}:{one.source[0].line}` says “{words}”. The draft leaves it out. Is that right?"
                self.found.ask(asked, "No: it was written for a reason, until its author says otherwise.", one.source)
                self.cited.add(Place(ref.path, ref.line, ref.quote or "") for ref in one.source)
            else:
                self._adopt(one)
                kept.append(f"{one.source[0].path}:{one.source[0].line}")
        if kept:
            where = ", ".join(kept[:8]) + (" …" if len(kept) > 8 else "")
            self.remarks.append(f"the model dropped {len(kept)} that the offline draft found; kept as found: {where}")

    def _dismissed(self, one: Requirement, answers: Answers) -> str:
        for left in answers.left_out:
            cited = Cited()
            cited.add(self.judge.places(left.quotes))
            if cited.holds(one.source):
                return clean(left.why)[:200] or "no reason given"
        return ""

    def _adopt(self, one: Requirement) -> None:
        """A requirement of the offline draft, as it is."""
        text, title = filled(one.text, self.floor.parameters), filled(one.title, {})
        why = filled(one.rationale or "", {})
        self.found.require(one.kind, title, text, place_of(one.source), Aim(one.priority, why))
        self.cited.add(Place(ref.path, ref.line, ref.quote or "") for ref in one.source)

    def _account(self) -> None:
        """Every sentence is somewhere: what nothing cites is set aside."""
        why = {(aside.source.path, aside.source.line): aside.why for aside in self.floor.set_aside}
        for document in self.documents:
            for read in document.sentences:
                key = (read.place.path, read.place.line)
                default = "not relevant to this feature" if document.source.role in ("product", "code") else "background"
                reason = "reads like an instruction to a machine" if key in self.judge.suspect else why.get(key, default)
                self.found.account([read], reason)
            for place, reason in document.unread:
                self.found.set_aside(place, reason)

    def _say(self) -> None:
        if self.work.turned_down:
            counted: Mapping[str, int] = {one: self.work.turned_down.count(one) for one in dict.fromkeys(self.work.turned_down)}
            self.remarks += [f"turned down {'' if number == 1 else f'{number} times '}{what}" for what, number in counted.items()]


def _tidy(text: str) -> str:
    return escaped(clean(text))
