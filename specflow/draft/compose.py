"""Units, rules and proposals into the draft, each where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from specflow.draft.classifying.classify import Judged
from specflow.draft.classifying.forms import ANSWERS, JOB, MANNERS, POINTER, TROUBLE, UNKNOWING, WHY
from specflow.draft.classifying.undecided import hedged_tail
from specflow.draft.collect import LOST, Aim, Collected
from specflow.draft.completing.asking import questions_in, suggested_for
from specflow.draft.completing.complete import CASES, MOST_CASES, MOST_QUESTIONS, QUESTIONS, raised
from specflow.draft.completing.context import Rule, explains, first_of, relevant, rules_of
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.named import names_thing, valued, with_label
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.plainly import plainly, pointed
from specflow.draft.phrasing.titles import capital, clean, lowered, title_of
from specflow.draft.phrasing.wishes import Wish, proposed_in, thing_in, wishes_in
from specflow.draft.reading.chat import is_message
from specflow.draft.reading.labels import label_of
from specflow.draft.reading.lists import exclusions_in, metrics_in
from specflow.draft.reading.opening import says_why
from specflow.draft.reading.read import Document
from specflow.draft.reading.rows import target_of_row
from specflow.draft.splitting.reference import Reference
from specflow.draft.splitting.split import units_of
from specflow.draft.value import REQUIREMENT_PARTS, Read, Unit
from specflow.model.spec import Priority
from specflow.parse.inline import plain

_WHY = {
    "background": "background", "lead": "introduces what follows", "document": "about the document", "aside": "an aside",
    "alternative": "an alternative that was considered", "reference": "points to something else", "example": "an example",
    "order": "speaks to a machine, not of the product",
}  # fmt: skip
NEAR = 0.1  # facts of the code that score less raise nothing
_ASKED_FOR = re.compile(
    r"what (?:I|we)(?:['’]d| would)? (?:want|need|like|am after|are after)\b[^.;:]{0,20}[:–—-] ", re.IGNORECASE
)
_WANTING = re.compile(r"\b(?:wants?|needs?|would like) to\b", re.IGNORECASE)
_THERE = ("There must be ", "There should be ")
_MEETS = re.compile(
    r"^(?:two|three|several|many|both|more than|a|an) [^,;:]*?\b[a-z]{2,}ing (?:the|an?|at|on|in|their|its|one)\b", re.IGNORECASE
)
_THEY = re.compile(r"^they\b", re.IGNORECASE)
_LIMIT = {"max": "at most", "maximum": "at most", "at most": "at most", "up to": "at most", "under": "under", "below": "below"}
_LIMIT |= {"min": "at least", "minimum": "at least", "at least": "at least", "no more than": "at most"}
_AT_MOST = re.compile(r"(" + "|".join(_LIMIT) + r")\b\.?\s+(?=[$€£]?\d)", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:on|at|per|an?|in|every|during)\b", re.IGNORECASE)
_BARE = re.compile(r"(?:and |so )?(?:what|how|why|who|when|where)(?: (?:then|now|else|so|not))?\?$", re.IGNORECASE)
_ANSWER = 12  # words
_UNDECIDED = re.compile(r"(?:n['’]t| not) (?:yet )?(?:been )?decided\b|\bundecided\b|\bno decision\b", re.IGNORECASE)
_YES_NO = re.compile(r"\b(?:yes|no)\b(?! idea)", re.IGNORECASE)
_LABEL = 4  # words in front of a colon that name a rule
_PEAKS = frozenset(("peak", "peaks", "peak load"))
_VAGUE = re.compile(r"^(?:this|it|that|these|those|they|she|he)\b", re.IGNORECASE)
_STRICT = re.compile(r"\b(?:must|shall|should|has to|have to)\b", re.IGNORECASE)
_NICE = re.compile(r"^(?:nice[- ]to[- ]have|bonus|ideally|stretch goal|optional)\s?[:–—-]\s*(?=\w)", re.IGNORECASE)
_NEED = re.compile(r"^(?:first|second|then|now|also)?,? ?we need to (?=\w)", re.IGNORECASE)
_HEDGED = re.compile(f"{_NICE.pattern}|^(?:ideally|preferably|hopefully|maybe|perhaps),? (?=\\w)", re.IGNORECASE)
_ONLY_WISH = re.compile(
    r"^(?:we|I) (?:want|would like)(?: us)? to (?P<want>.+)|^(?:we|I)(?:'|’)d like(?: us)? to (?P<also>.+)", re.IGNORECASE
)


def _answered(judged: Sequence[Judged]) -> Iterator[tuple[int, str]]:
    """The questions that their author answers on the spot, by the order of the sentence: `Do we migrate? No.`"""
    for one, following in pairwise(judged):
        block, next_block = one.read.sentence.block, following.read.sentence.block
        near = len(following.read.words) <= 6 or (len(following.read.words) <= _ANSWER and ANSWERS.match(following.read.text))
        same = (block is next_block and bool(near)) or (
            is_message(block) and is_message(next_block) and bool(ANSWERS.match(following.read.text))
        )
        same = same and not following.read.text.endswith("?") and not _knows_not(following.read.text)
        asked = one.part == "question" and one.read.text.endswith("?")
        if asked and same and following.part in ("aside", "background"):
            yield one.read.order, clean(following.read.text).rstrip(".")


def _knows_not(text: str) -> bool:
    """`I don't know`; not `I think yes`, which suggests an answer."""
    return (UNKNOWING.match(text) is not None and not _YES_NO.search(text)) or _UNDECIDED.search(text) is not None


def _wants(text: str) -> bool:
    """Whether somebody wants something; not how some people are."""
    return _WANTING.search(text) is not None and MANNERS.match(text) is None


def _before(unit: Unit) -> str:
    """The sentence in front of a question that is too short to stand alone, `What then?`; empty when there is none."""
    left, found, _ = unit.read.sentence.block.text.partition(unit.read.sentence.quote)
    sentences = re.split(r"(?<=[.!?]) ", plain(left).strip()) if found else [""]
    return sentences[-1].rstrip(".!? ")


class Composer:
    """Fills one draft."""

    def __init__(self, found: Collected, lexicon: Lexicon, phraser: Phraser) -> None:
        self.found, self.lexicon, self.phraser = found, lexicon, phraser
        self.reference = Reference(phraser)
        self.answers: dict[int, str] = {}
        self.spoken_of = ""  # whom the opening speaks of
        self.facts: list[Read] = []
        self.rules: list[Read] = []

    def note(self, judged: Sequence[Judged]) -> None:
        """The sentences of a note."""
        self.answers = dict(_answered(judged))
        given = {order + 1 for order in self.answers}
        for unit in units_of([one for one in judged if one.read.order not in given], self.phraser, self.lexicon):
            self._take(unit)
        self._goal_at_last(judged)
        self.found.account((one.read for one in judged if one.part == "goal"), "became the goal")
        self.found.account((one.read for one in judged), "already said")
        for one in judged:
            if one.hedged and one.part in REQUIREMENT_PARTS:
                said = _HEDGED.sub("", clean(hedged_tail(one.read.text)[1] or one.read.text).rstrip("."))
                text = f"Does the first release need this: {said}?"
                self.found.ask(text, "No: it may follow once the rest works.", self.found.refs(one.read.place), 6.8)

    def _take(self, unit: Unit) -> None:
        found, place, text = self.found, unit.place, clean(unit.text)
        if unit.part in REQUIREMENT_PARTS:
            self._require(unit)
        elif unit.part in ("goal", "story"):
            self._goal(unit)
        elif unit.part == "metric":
            row = unit.read.sentence.block.kind == "row" and ": " in text
            aimed = target_of_row(unit.read) if row else ""
            for said, target in [tuple(text.split(": ", 1))] if row else metrics_in(text, self.lexicon):
                found.measure(said, aimed or target, place)
        elif unit.part == "out":
            said_out = [said for said in exclusions_in(text, self.lexicon) if not _VAGUE.match(said)]
            for said in said_out:
                found.exclude(capital(said), place)
            if not said_out:
                found.set_aside(place, "goes on with the sentence before")
        elif unit.part == "question" and unit.label:  # a doubt in brackets behind a rule
            found.ask(f"“{text}”: {unit.label}", None, found.refs(place), 7.0)
        elif unit.part == "question":
            if _BARE.match(text) and (before := _before(unit)):
                text = f"{before} – {lowered(text)}"
            for said in questions_in(text, self.lexicon, self.phraser.grammar):
                found.ask(said, self.answers.get(unit.read.order) or suggested_for(said), found.refs(place))
        elif unit.part != "reason" or not found.explain(text, place):
            self.spoken_of = self.spoken_of or self.phraser.first_person(text)
            found.set_aside(place, _WHY.get(unit.part, "background"))

    def _goal(self, unit: Unit) -> None:
        text = clean(label_of(unit.read.sentence.quote, self.phraser.grammar)[1] if unit.part == "goal" else unit.text)
        if unit.part == "goal":
            self.found.goal.append(f"{capital(text).rstrip(': ')}." if text.endswith(":") else capital(text))
            head = unit.read.text.partition(":")[0].strip().lower()
            self.found.job = capital(text).rstrip(".") if head in JOB else self.found.job
        wishes = wishes_in(text, self.phraser.is_person)
        if not wishes and (_STRICT.search(text) or (unit.read.leads != "item" and _NEED.match(text))):
            self._require(replace(unit, part="FR"))
        if not wishes and unit.part == "goal" and (does := proposed_in(text)):
            self.found.job = self.found.job or capital(does)
            self.found.require("FR", does, f"it must be possible to {does}", unit.place, self._aim(unit))
        if unit.part == "goal" and self.spoken_of and (found := _THEY.match(text)):
            wishes = wishes_in(f"{self.spoken_of}{text[found.end() :]}", self.phraser.is_person)
        if not wishes:
            only = _ONLY_WISH.match(text.rstrip("."))
            self.found.job = self.found.job or (capital(only["want"] or only["also"]) if only else "")
        if not wishes and unit.part == "goal" and (thing := thing_in(text)):
            self.found.require("FR", thing, f"there must be {lowered(thing)}", unit.place)
        for wish in wishes:
            self._wish(wish, unit)

    def _wish(self, wish: Wish, unit: Unit) -> None:
        """A wish as a story, as a requirement, and the first one as the job."""
        self.found.job = self.found.job or capital(wish.want)
        who = wish.who if wish.who.isupper() else lowered(wish.who)
        if who == "them":
            who = self.spoken_of or self.phraser.people or "people"
        self.found.tell(who, f"to {wish.want}" if wish.does else wish.want, wish.so, unit.place)
        if not self.phraser.people and self.phraser.is_person(who):
            self.phraser.people = re.sub(r"^an? ", "the ", who)
            self.phraser.actor = self.phraser.people if self.phraser.people.startswith("the ") else self.phraser.actor
        does = "be able to" if wish.does and not wish.theirs.startswith("have ") else "" if wish.does else "have"
        self.found.require("FR", wish.theirs, " ".join(f"{who} must {does} {wish.theirs}".split()), unit.place, self._aim(unit))

    def _goal_at_last(self, judged: Sequence[Judged]) -> None:
        """Without a sentence that says the goal, the first one of the section or opening that could."""
        if not self.found.goal:
            likely = [one for one in judged if one.section == "goal" and one.part in ("background", *REQUIREMENT_PARTS)]
            wanting = [one for one in judged[:4] if one.part == "background" and _wants(one.read.text)]
            likely = [one for one in likely if not POINTER.search(one.read.text)] or wanting
            likely = [one for one in likely if not TROUBLE.search(one.read.text)] or likely
            likely = likely or [one for one in judged if one.section == "goal" and one.part == "metric"]
            likely = likely or [one for one in judged if one.part == "background" and says_why(one.read)]
            asked = [one for one in judged if one.part in REQUIREMENT_PARTS and _ASKED_FOR.match(one.read.text)]
            first = likely or asked[:1]
            first = first or [one for one in judged if one.part in REQUIREMENT_PARTS and not one.read.sentence.block.quoted]
            first = [one for one in first if one.read.sentence.block.kind != "row"] or first
            if first:
                read = first[0].read
                row = read.sentence.block.kind == "row"
                told = read.text if row else label_of(WHY.sub("", read.sentence.quote, count=1), self.phraser.grammar)[1]
                self.found.goal.append(capital(plainly(clean(told))))

    def _require(self, unit: Unit) -> None:
        text = self.reference.resolved(unit.text, unit.read.sentence.block)
        if unit.label and _VAGUE.match(text):
            text = f"{unit.label}: {lowered(text)}"
        text = valued(unit, text, self.phraser)
        said = self.phraser.phrase(text, hedged=unit.hedged)
        if unit.part == "EC" and said.startswith(_THERE) and _MEETS.search(text):
            said = f"The system {'should' if unit.hedged else 'must'} cope with {lowered(text)}"
        if unit.read.leads == "code" and unit.read.text.endswith(":"):
            said = pointed(said)
        said = with_label(unit, text, said, self.phraser)
        if unit.label and (bounded := _AT_MOST.match(text)) and names_thing(self.lexicon, unit.label):
            modal, limit = "should" if unit.hedged else "must", _LIMIT[bounded[1].lower()]
            said = f"The {lowered(unit.label)} {modal} be {limit} {text[bounded.end() :]}"
        if unit.read.sentence.block.kind == "row" and text[:1].isdigit() and said.startswith(_THERE):
            said = f"The system must keep to this: {unit.label}: {text}" if unit.label else said
        if unit.label.lower() in _PEAKS and text[:1].isdigit():
            said = f"The system must cope with {text}" + ("" if _WHEN.search(text) else f" at {unit.label.lower()}")
        title = (unit.label if names_thing(self.lexicon, unit.label) else "") or self._title(text)
        self.found.require(unit.part, title, said, unit.place, self._aim(unit))

    def _title(self, text: str) -> str:
        """What a clause says, or when it holds where that says more than `it must go on`."""
        condition, main = self.phraser.parted(text)
        return condition if condition and (_VAGUE.match(main) or len(title_of(main).split()) < 3) else main

    def _aim(self, unit: Unit) -> Aim:
        priority: Priority | None = "could" if unit.hedged else "should" if unit.read.priority == "should" else None
        return Aim(priority, unit.why, unit.read.place)

    def context(self, document: Document, note: Sequence[Read], acting: Sequence[Read], title: str) -> None:
        """The rules of a product context, or the facts of a code context."""
        bears, others = relevant(document, note, acting, title, self.lexicon, self.phraser)
        for rule in bears:
            if document.source.role == "product":
                self._rule(rule)
                self.rules += rule.reads
            else:
                self.found.constrain(rule.text, rule.place)
        if document.source.role == "code":
            near = sorted([*bears, *others], key=lambda rule: -rule.score)
            self.facts += [read for rule in near if rule.score >= NEAR for read in rule.reads]
        for rule in others:
            self.found.set_aside(rule.place, "explains a word" if explains(rule) else "not relevant to this feature")

    def _rule(self, rule: Rule) -> None:
        label, first = first_of(rule, self.phraser)
        texts = [first, *(read.text for read in rule.reads[1:])]
        said = " ".join(self.phraser.phrase(text, rule=True) for text in texts)
        head, colon, _ = first.partition(": ")
        label = label or (head if colon and len(head.split()) <= _LABEL else "")
        title = label or self.phraser.parted(first).main
        self.found.require("BR", title, said, rule.place, Aim(fallback=rule.reads[0].place))

    def complete(self, note: Sequence[Read], acts: Sequence[Read], title: str) -> None:
        """What the catalogue raises, from the note, its title, and from what of the contexts has to do with it.

        `acts` are the sentences that say what happens; metrics and open questions raise questions, no edge cases.
        """
        contexts = {"code": self.facts, "product": self.rules}
        cases = raised({"note": acts, **contexts}, CASES, self.lexicon, self.phraser, title)
        for one in cases[:MOST_CASES]:
            self.found.propose(
                "NFR" if one.entry.kind == "quality" else "EC", one.filled(one.entry.title), one.filled(one.entry.text),
                one.filled(one.entry.why), one.read.place,
            )  # fmt: skip
        for one in raised({"note": note, **contexts}, QUESTIONS, self.lexicon, self.phraser, title):
            if len(self.found.questions) < MOST_QUESTIONS:
                sources = self.found.refs(one.read.place)
                self.found.ask(one.filled(one.entry.text), one.filled(one.entry.suggested), sources, one.entry.weight)

    def foreign(self, reads: Sequence[Read]) -> None:
        """A note in a language the word lists do not reach: each sentence for review, in its author's words."""
        for read in reads:
            source = self.found.refs(read.place)
            if source and clean(read.text):
                self.found.keep(title_of(read.text), clean(read.text), source)
            else:
                self.found.set_aside(read.place, LOST)

    def uncompared(self, document: Document) -> None:
        """A context beside such a note."""
        for rule in rules_of(document):
            self.found.set_aside(rule.place, "not compared with a note in another language")
