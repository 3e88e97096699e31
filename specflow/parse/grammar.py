"""A light look at English grammar: which word of a clause is its finite verb.

No model and no training: closed classes of small words, verbs from a list, and where a word stands. It says nothing
rather than guess, so that whoever rephrases a sentence can leave it as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from specflow.parse.small_words import (
    APART,
    ASKED,
    BE,
    BREAKS,
    HANGING,
    MODALS,
    NEGATED,
    RELATIVE,
    SOMEONE,
    SPEAKERS,
    TIMES,
    WHEN,
)  # fmt: skip
from specflow.parse.tokens import Token
from specflow.parse.verb_places import Verb, VerbPlaces


class Grammar(VerbPlaces):
    """Finds the main verb of a clause, past the relative and hanging clauses in it."""

    def finite(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Verb | None:
        """The main verb between two token positions; None when there is none that can be told."""
        end = len(tokens) if end is None else end
        at, relative = start, 0
        while at < end:
            word = tokens[at].word
            if word in HANGING and at > start and not relative:
                return None  # what hangs on a main clause has a verb of its own
            if (word in RELATIVE and self._opens_relative(tokens, at, start)) or (at > start and self._under(tokens, at, end)):
                relative += 1
                at += 1
                continue
            if relative and self._in_relative(tokens, at):
                relative -= 1
                at = self._past_conjuncts(tokens, at + 1, end, start)
                continue
            verb = self.verb_at(tokens, at, start, end)
            if verb is None:
                at += 1
            elif relative == 0 and (behind := self._unled(tokens, verb, start, end)):
                at = behind
            elif relative or self._reduced(tokens, verb, end):
                led = relative and verb.kind == "modal" and verb.end < end and tokens[verb.end].word in (*self.verbs.plain, "be")
                relative = max(0, relative - 1)
                at = self._past_conjuncts(tokens, verb.end + bool(led), end, start)
            else:
                return self._led_by(tokens, verb, start)
        return None

    def _led_by(self, tokens: Sequence[Token], verb: Verb, start: int) -> Verb:
        """The verb, or the one in front of the `after`, `when` or `once` that it hangs on: `shows red after a card is read`."""
        if tokens[start].word in self.subordinators or verb.kind == "imperative":
            return verb
        hung = next((at for at in range(verb.at - 1, start + 1, -1) if tokens[at].word in TIMES), 0)
        if not hung or any(tokens[at].word in APART for at in range(start, verb.at)):
            return verb
        for at in range(start + 1, hung):
            word, before = tokens[at].word, tokens[at - 1].word
            singular = self.noun_ends_at(tokens, at - 1, start) and not before.endswith("s") and before not in self.adverbs
            if word in self.verbs.third and singular and before not in self.verbs.plain and at + 1 < hung:
                return Verb(at, at + 1, "verb", self.verbs.third[word], False)
        return verb

    def _reduced(self, tokens: Sequence[Token], verb: Verb, end: int) -> bool:
        """Whether a second verb follows at once: `plans the customer cannot have are not shown`."""
        at = verb.end
        if verb.kind not in ("modal", "verb") or verb.at == 0 or at >= end or tokens[at].word not in self.verbs.plain:
            return False
        at += 1
        return at < end and (tokens[at].word in BE or tokens[at].word in MODALS)

    def _under(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a clause with its own subject hangs on here: `every week except when they are cancelling`."""
        asked = tokens[at].word in ASKED and tokens[at - 1].word in ("of", "on", "about")
        spoken = at + 1 < end and (tokens[at + 1].word in (*SPEAKERS, "it") or tokens[at - 1].word == "only")
        soon = tokens[at].word == "as" and tokens[at - 1].word in ("soon", "long")
        return asked or ((tokens[at].word in WHEN or soon) and spoken)

    def _unled(self, tokens: Sequence[Token], verb: Verb, start: int, end: int) -> int:
        """Where the next verb stands when a clause without its pronoun ends here: `any discount they would lose is shown`."""
        at = verb.at - 1 - (tokens[verb.at - 1].word == "else")
        if at <= start or tokens[at].word not in SOMEONE or not self.noun_ends_at(tokens, at - 1, start):
            return 0
        before = tokens[at - 1].word
        if before in self.adverbs or before in self.subordinators or before in self.pronouns or before in RELATIVE:
            return 0
        for one in range(verb.end, min(end, verb.end + 3)):
            if tokens[one].word in BREAKS:
                return 0
            if tokens[one].word in BE or tokens[one].word in MODALS or tokens[one].word in NEGATED:
                return one
        return 0

    def _in_relative(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the verb of a relative clause stands here: a past form, or any verb right behind the pronoun."""
        word = tokens[at].word
        if word in self.verbs.past or (tokens[at - 1].word in RELATIVE and word.endswith("ed")):
            return True
        if tokens[at - 1].word not in RELATIVE:
            return False
        unknown = word.endswith("s") and word.isalpha() and not self.small(word) and word not in BE and word not in self.pronouns
        return word in self.verbs.third or word in self.verbs.plain or (unknown and word != "has")

    def _opens_relative(self, tokens: Sequence[Token], at: int, start: int) -> bool:
        """`people who …`, `what a patron …`; not `that line has to …`."""
        word = tokens[at].word
        if word == "that" and (at == start or self.small(tokens[at - 1].word)):
            return False
        return not (word in ("what", "which") and at + 1 < len(tokens) and tokens[at + 1].word == "?")

    def _past_conjuncts(self, tokens: Sequence[Token], at: int, end: int, start: int) -> int:
        """Behind `or borrows` in `what a patron requests or borrows is …`, `and have …` in `who teach it and have time see …`."""
        if at + 1 < end and tokens[at].word in ("or", "and") and tokens[at + 1].word in self.verbs.third:
            return at + 2
        for joint in range(at, min(end - 1, at + 4)):
            word = tokens[joint + 1].word
            if tokens[joint].word in ("and", "or") and (word in ("have", "are") or word in self.verbs.plain - self.verbs.nouns):
                behind = range(joint + 3, min(end, joint + 12))
                return next((one for one in behind if self.verb_at(tokens, one, start, end) is not None), at)
        return at
