"""Stage two: what a sentence is for. Transparent rules over word lists; the first that applies decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from specflow.draft.classifying import forms
from specflow.draft.classifying.bodies import Bodies
from specflow.draft.classifying.kinds import without_topic
from specflow.draft.classifying.targets import AIMED, NUMBER, TODAY_AND_AIM, is_target, moves
from specflow.draft.classifying.undecided import is_hedged, left_open, left_out
from specflow.draft.classifying.verdicts import is_no, refused
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.terse import answered
from specflow.draft.reading.chat import is_message
from specflow.draft.reading.headlines import announced, greets, names_point
from specflow.draft.reading.interview import ASKED
from specflow.draft.reading.lists import LEAVES, NO_NEED, NOR, NOT_BUILT, NOT_NOW, TURNED_DOWN
from specflow.draft.reading.opening import is_document, opening_of
from specflow.draft.reading.read import role_of, section_of
from specflow.draft.reading.rows import is_measure, says_coming, says_today
from specflow.draft.splitting.sides import sides_of
from specflow.draft.value import REQUIREMENT_PARTS, Part, Read
from specflow.parse.grammar import Grammar
from specflow.parse.small_words import MODALS
from specflow.parse.tokens import tokens_of
from specflow.parse.words import words_of

_SECTION_PARTS: dict[str, Part] = {
    "background": "background", "alternatives": "alternative", "references": "document", "out": "out",
    "questions": "question", "metrics": "metric",
}  # fmt: skip
_ANSWER = 12  # words of a short answer
_WHOLE_GOAL = 8  # sentences that no goal takes
_TELLING = frozenset(("background", "risks", "could", "out", "questions", "metrics", "goal", "quality", "edge"))


@dataclass(frozen=True)
class Judged:
    """A sentence, what it was taken for, the role of its section, and whether its author hedged it."""

    read: Read
    part: Part
    section: str
    hedged: bool


def grammar_of(lexicon: Lexicon) -> Grammar:
    """The grammar with the lexicon's small words."""
    words = lexicon.words
    return Grammar(
        lexicon.verbs, words["determiners"], words["prepositions"], words["pronouns"], words["subordinators"], words["adverbs"],
        words["people"],
    )  # fmt: skip


def classify(reads: Sequence[Read], lexicon: Lexicon) -> tuple[Judged, ...]:
    """Every sentence of a note with its part."""
    lexicon = without_topic(reads, lexicon)
    classifier = Classifier(lexicon, grammar_of(lexicon), opening_of(reads, lexicon))
    classifier.all_goal = _all_goal(reads, lexicon)
    classifier.ruling(reads)
    judged: list[Judged] = []
    for read in reads:
        for part in sides_of(read, lexicon, classifier.grammar):
            judged.append(classifier.judge(part, judged[-1] if judged else None))
    return tuple(_turned_down(judged))


def _turned_down(judged: Sequence[Judged]) -> Iterator[Judged]:
    """The sentences with those that a `Not agreed.` behind them turns down, each out of scope and asking for nothing."""
    for at, one in enumerate(judged):
        following = judged[at + 1].read if at + 1 < len(judged) else None
        same = following is not None and _near(one.read, following)
        if one.part in ("document", "lead", "order", "reference") or one.read.sentence.block.kind == "row":
            yield one
        elif refused(one.read.text) or (same and following is not None and is_no(following.text) and one.part != "question"):
            yield replace(one, part="out", hedged=False)
        elif at and one.part != "out" and (is_no(one.read.text) or _answers(one, judged[at - 1])):
            yield replace(one, part="aside")
        else:
            yield one


def _near(one: Read, following: Read) -> bool:
    """Whether a sentence follows in the same breath, or opens the next message."""
    block, behind = one.sentence.block, following.sentence.block
    return block is behind or (is_message(block) and is_message(behind) and following.sentence.first)


def _answers(one: Judged, before: Judged) -> bool:
    """Whether somebody answers the question in front of it, in the same breath or as the next message: `no, legal says no`."""
    block, asked = one.read.sentence.block, before.read.sentence.block
    near = _near(before.read, one.read)
    short = len(one.read.words) <= _ANSWER and not forms.STRICT.search(one.read.text)
    if not short or one.part == "question":
        return False
    told = before.part == "aside" and block is asked and forms.UNKNOWING.match(before.read.text)  # `dunno. the desk probably`
    return bool(told) or (near and before.part == "question" and bool(forms.ANSWERS.match(one.read.text)))


def _all_goal(reads: Sequence[Read], lexicon: Lexicon) -> bool:
    """Whether a note tells what it wants under `Idea` or `Summary` alone, so that its rules stand there."""
    roles = [section_of(read, lexicon) for read in reads]
    told = sum(role in ("requirements", "quality", "edge", "stories", "could") for role in roles)
    return told == 0 and roles.count("goal") >= _WHOLE_GOAL


class Classifier(Bodies):
    """Judges sentences of one note; the first `opening` of them stand in its opening."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, opening: int) -> None:
        super().__init__(lexicon, grammar, opening)
        self.carried: tuple[str, tuple[str, ...]] = ("", ())
        self.labelled: tuple[object, str] = (None, "")  # the block with a sentence whose label says what it is, and what
        self.all_goal = False  # whether the rules stand where goals are told

    def judge(self, read: Read, before: Judged | None) -> Judged:
        """One sentence, knowing the one before it."""
        if (role := announced(read, self.lexicon, self.grammar)) is not None:
            self.carried = (role, read.sentence.block.headings)
            return Judged(read, "lead", role, False)
        carried, under = self.carried
        section = carried if carried and under == read.sentence.block.headings else section_of(read, self.lexicon)
        label, labelled = "", False
        if found := forms.LABEL.match(read.sentence.quote):
            label = found[1].lower()
            own = "goal" if label in forms.JOB else role_of(label, self.lexicon)
            if own in _TELLING and not self._obliges(found[1]):
                section, labelled = own, True
        listed = read.sentence.block.kind in ("item", "row")
        if self.all_goal and section == "goal" and not labelled and read.order >= self.opening:
            section = "requirements"
        if section == "background" and says_coming(read):
            section = "requirements"
        block = read.sentence.block
        if labelled:
            self.labelled = (block, section)
        elif not label and self.labelled in ((block, "background"), (block, "metrics")) and not forms.NORMATIVE.search(read.text):
            section = self.labelled[1]
        elif label:
            self.labelled = (None, "")
        wished, section = section == "could" and (listed or carried != "could"), "requirements" if section == "could" else section
        named = label in forms.JOB and labelled
        part = "goal" if named else self._formal(read, label, section) or self._part(read, section, labelled)
        if before is not None and before.read.sentence.block is read.sentence.block:
            if before.part == "out" and NOR.match(read.text):
                part = "out"
            elif before.part == "question" and forms.WHO_DECIDES.match(read.text):
                part = "aside"
            elif before.part == "question" and forms.ASKS_ON.match(read.text):
                part = "question"
        elif before is not None and before.part == "out" and NOR.match(read.text):
            part = "out"
        if part == "goal":
            self.wished = read.sentence.block
        if before is not None and before.part in REQUIREMENT_PARTS and before.read.sentence.block is read.sentence.block:
            part = before.part if forms.ECHO.match(read.text) or self._adds(read) else part
        if before is not None and part in REQUIREMENT_PARTS and before.read.sentence.block is read.sentence.block:
            if forms.REASON.match(read.text) and not forms.STRICT.search(read.text):
                part = "reason"
            elif self._goes_on(read, before):
                part = before.part
            elif read.words[:1] and read.words[0] in self.lexicon.verbs.gerund and self._verbless(read.text):
                part = "reason"  # `Allowing for …` behind a rule
        hedged = wished or read.priority == "could" or is_hedged(read.text, read.groups, self.lexicon)
        return Judged(read, part, section, hedged)

    def _obliges(self, text: str) -> bool:
        """Whether what looks like a label is a rule of its own: `Guests must be able to pay later.`"""
        verb = self.grammar.finite(tokens_of(text))
        return verb is not None and verb.kind == "modal" and verb.at > 0

    def _goes_on(self, read: Read, before: Judged) -> bool:
        """`Allowing for …` without a verb of its own belongs to the sentence before."""
        return before.part not in REQUIREMENT_PARTS and read.words[:1] != () and read.words[0] in self.lexicon.verbs.gerund

    def _formal(self, read: Read, label: str, section: str) -> Part | None:
        """What its form tells: a byline, a key, a line that introduces a list, a pointer, nothing at all."""
        text, words = read.text, self.lexicon.words
        if read.sentence.block.marker == ASKED:
            return "lead"
        keyed = label in words["document keys"] and len(read.words) < 16
        keyed = keyed and not (label in ("accepted", "implemented") and not any(sign.isdigit() for sign in text))
        if is_document(read) or keyed or greets(read, self.lexicon, self.grammar) or forms.KEYWORDS.search(text):
            return "document"
        if forms.SIGNS.match(text):
            return "document"
        if forms.NOTHING.match(text) or forms.UNKNOWING.match(text) or forms.INDIFFERENT.match(text):
            return "aside"
        if forms.AGREES.match(text) or forms.I_WILL.match(text) or (forms.EMPHASIS.match(text) and not read.sentence.first):
            return "aside"
        if says_today(read):
            return "background"
        if names_point(read, self.grammar) or self._topic(read):
            return "lead"
        if forms.ORDER.match(text):
            return "order"
        if text.endswith((":", ";")) and (read.leads in ("item", "row") or (len(read.words) <= 14 and read.leads != "code")):
            return "lead"
        if forms.CHANGES.match(text) and read.leads in ("item", "row"):
            return "lead"
        if forms.LOAD.match(text):
            return "NFR"
        if forms.ANNOUNCES.match(text) and not forms.STRICT.search(text):
            return "lead"
        if section in ("alternatives", "references"):
            return _SECTION_PARTS[section]
        if text.startswith("See ") or forms.FIGURE.search(text):
            return "reference"
        if label in self.lexicon.words["example starts"]:
            return "example"
        if any(text.lower().startswith(start + " ") or text.lower().startswith(start + ",") for start in words["example starts"]):
            return None if forms.STRICT.search(text) and section == "requirements" and "should" not in text else "example"
        return "background" if read.sentence.block.quoted and not forms.STRICT.search(text) else None

    def _part(self, read: Read, section: str, labelled: bool) -> Part:
        text = read.text
        if (asked := self._asked(read, section)) is not None:
            return asked
        if section == "out" or self._leaves_out(read, section):
            return "out"
        if self._measures(read, section, labelled):
            return "metric"
        return "story" if forms.STORY.match(text) else self.body(read, section)

    def _leaves_out(self, read: Read, section: str) -> bool:
        """Whether a sentence says what is not part of this."""
        if forms.LATER.search(read.text) or NO_NEED.match(read.text) or NOT_BUILT.match(read.text):
            return True
        if down := TURNED_DOWN.match(read.text):
            return down["label"] is None or self._verbless(down["label"])
        if section == "requirements" and forms.STRICT.search(read.text):
            return False
        low = " ".join(read.words)
        behind = " ".join(words_of(read.text.partition(": ")[2]))
        ends = self.lexicon.words["out at an end"]
        if NOT_NOW.match(read.text) or LEAVES.match(read.text) or self._left_alone(read):
            return True
        told = any(low.startswith(f"{end} ") or low.endswith(f" {end}") or behind == end for end in ends)
        if told or self.lexicon.has(read.groups, "out"):
            return left_out(read.text, self.lexicon.words["out"] | ends)
        return read.priority == "wont"

    def _asked(self, read: Read, section: str) -> Part | None:
        """A question that the author leaves open."""
        if section == "questions" and not read.text.endswith("?") and "?" in read.sentence.block.text:
            return "background"
        if forms.SOMEBODY_TELLS.match(read.text) or forms.ASKS_ONE.match(read.text):
            return "aside"
        if forms.TO_ASK.match(read.text) or forms.OPEN_POINT.match(read.text) or forms.LEFT_TO_ONE.match(read.text):
            return "question"
        if section == "questions" or (self.lexicon.has(read.groups, "open") and left_open(read.text, read.groups, self.lexicon)):
            return "question"
        if read.text.endswith("?"):
            asks = len(read.words) > 1 and (read.words[0] in forms.ASKS or (len(read.words) > 2 and read.words[0] in MODALS))
            return "question" if asks or len(read.words) > 3 else "aside"
        return None

    def _measures(self, read: Read, section: str, labelled: bool) -> bool:
        """Whether a sentence says how success is measured."""
        if forms.LOAD.match(read.text) or answered(read.text, "", self.grammar)[0]:
            return False
        number = bool(NUMBER.search(read.text))
        if forms.LAST.match(read.text):
            return False
        if forms.REACHED.fullmatch(read.text):
            return True
        if number and (forms.HOPED.match(read.text) or forms.HAPPY.search(read.text)):
            return True
        awesome = number and forms.AWESOME.search(read.text) and re.search(r"\d\s?%", read.text)
        if awesome or TODAY_AND_AIM.search(read.text) or moves(read, self.grammar):
            return True
        if forms.NOW.match(read.text) and section != "metrics" and not AIMED.search(read.text):
            return False
        if number and (self.lexicon.has(read.groups, "metric") or forms.WANTED.match(read.text)):
            return True
        if number and is_measure(read):
            return True
        early = read.order < self.opening or section in ("background", "risks")
        if not early and is_target(read, self.lexicon, self.grammar):
            return True
        if section == "metrics":
            return labelled or not forms.NORMATIVE.search(read.text)
        bound = re.search(r"\b(?:below|under|above|at least|at most|than)\b.{0,20}\d|\d\s?%", read.text)
        return section == "goal" and bool(re.search(r"\d", read.text)) and (labelled or bool(bound))
