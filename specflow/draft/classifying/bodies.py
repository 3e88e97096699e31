"""What a sentence without a telling form is: a goal, how things are, an aside, or a requirement and its kind."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.draft.classifying import forms
from specflow.draft.classifying.kinds import kind_of_requirement
from specflow.draft.classifying.telling import tells
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.wishes import thing_in
from specflow.draft.reading.lists import LEFT_ALONE
from specflow.draft.splitting.joining import goes_on
from specflow.draft.value import Part, Read
from specflow.parse.clauses import condition_end
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of


class Bodies:
    """Judges the body of a sentence; the first `opening` of a note's sentences stand in its opening."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, opening: int) -> None:
        self.lexicon, self.grammar, self.opening = lexicon, grammar, opening
        self.ruled: frozenset[int] = frozenset()  # the blocks in which somebody says what must be
        self.wished: object = None  # the block of the opening that has said what is wanted

    def body(self, read: Read, section: str) -> Part:
        """Goal, background, aside, or one of the requirement kinds."""
        text, groups, has = read.text, read.groups, self.lexicon.has
        early = read.order < self.opening and section not in ("requirements", "quality", "edge")
        opening = early or section == "goal"
        if (known := forms.SOMEBODY.match(text)) and known["name"].lower() not in self.lexicon.words["people"]:
            return "aside"
        if forms.AGREED.match(text):
            return self._kind(read, section)
        if forms.REPORTS.match(text) or forms.NEVER_AGAIN.fullmatch(text):
            return "background"
        if forms.NO_WORRY.search(text) or (forms.LEFT_TO.search(text) and not forms.STRICT.search(text)):
            return "background"
        if section == "goal" and read.sentence.block.kind == "item":
            return self._kind(read, section) if self._states(text) else "goal"
        if section == "goal" and thing_in(text) and self.wished is None and self._verbless(text.split(" that ", 1)[0]):
            return "goal"
        if opening and forms.WOULD_HELP.match(text):
            return "goal"
        if (opening or section in ("", "background")) and has(groups, "goal") and self._wishes(text, opening):
            return "goal"
        if early and section != "background" and self._commands(text):
            return "goal"
        if section == "goal" and forms.NORMATIVE.search(text) and condition_end(self.grammar, tokens_of(text)):
            return self._kind(read, section)
        if opening or section in ("background", "risks"):
            will = section == "background" and forms.WILL.search(text) and not has(groups, "background")
            ruled = self.wished is read.sentence.block and forms.ALWAYS.search(text) and not has(groups, "background")
            ruled = ruled or self._plain_rule(read)
            return self._kind(read, section) if self._asks(text, groups) or will or ruled else "background"
        if has(groups, "asides") and len(read.words) < 14 and "," not in text and " - " not in text:
            return "aside"
        if tells(read, section, self.lexicon, self.grammar):
            return "background"
        listed = read.sentence.block.kind in ("item", "row")
        if len(read.words) < (2 if listed else 3) and self.grammar.finite(tokens_of(text)) is None:
            return "aside"
        return self._kind(read, section)

    def _wishes(self, text: str, opening: bool) -> bool:
        ours = ("we want", "we'd like", "we’d like", "we would like", "i'd like us", "i’d like us", "i would like us")
        starts = (*ours, "i want us", "our goal", "the goal", "the aim", "this proposal")
        if forms.POINTER.search(text) or forms.CONCEDES.match(text):
            return False
        return opening or text.lower().startswith(starts) or bool(forms.ABOUT.match(text))

    def _states(self, text: str) -> bool:
        """Whether a line under a summary is a whole sentence about how it must be, and names no aim."""
        verb = self.grammar.finite(tokens_of(text))
        return verb is not None and verb.at > 0 and verb.kind in ("be", "modal", "do", "verb") and text[-1:] in ".!"

    def _commands(self, text: str) -> bool:
        """`Give the counters a handheld they can trust.`"""
        verb = self.grammar.finite(tokens_of(text))
        return verb is not None and verb.kind == "imperative" and not verb.negated

    def _asks(self, text: str, groups: frozenset[str]) -> bool:
        """Whether a sentence of the opening paragraph is a rule all the same."""
        asks = forms.OBLIGES.search(text) or forms.ONLY_MAY.match(text)
        return bool(asks) and not self.lexicon.has(groups, "background")

    def _plain_rule(self, read: Read) -> bool:
        """`A booking lasts two hours` where the sentences around it say what must be."""
        block = read.sentence.block
        told = id(block) in self.ruled and bool(forms.BOUNDED.match(read.text))
        return told and not self.lexicon.has(read.groups, "background") and not forms.THERE.match(read.text)

    def ruling(self, reads: Sequence[Read]) -> None:
        """Learn which blocks hold a rule."""
        self.ruled = frozenset(id(read.sentence.block) for read in reads if self._asks(read.text, read.groups))

    def _kind(self, read: Read, section: str) -> Part:
        return kind_of_requirement(read.text, read.groups, section, self.lexicon)

    def _adds(self, read: Read) -> bool:
        """`With a warning before that.`: of the same part as the sentence it adds to."""
        return goes_on(read.text) and self._verbless(read.text)

    def _topic(self, read: Read) -> bool:
        """`The time slots.` in front of what somebody has to say about them."""
        block = read.sentence.block
        opens = block.kind == "paragraph" and read.sentence.first and len(block.text) > len(read.sentence.quote) + 20
        return opens and forms.TOPIC.fullmatch(read.text) is not None and self._verbless(read.text)

    def _left_alone(self, read: Read) -> bool:
        """`Tips stay as they are, leave that alone`, or a whole answer like `but not the school trips`."""
        found = LEFT_ALONE.match(read.text)
        return found is not None and (found["not"] is None or self._verbless(read.text))

    def _verbless(self, text: str) -> bool:
        return self.grammar.finite(tokens_of(text)) is None
