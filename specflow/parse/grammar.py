"""A light look at English grammar: which word of a clause is its finite verb.

No model and no training: closed classes of small words, verbs from a list, and where a word stands. It says nothing
rather than guess, so that whoever rephrases a sentence can leave it as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from specflow.parse.quantities import NUMBER_WORDS
from specflow.parse.tokens import Token
from specflow.parse.verbs import Verbs

MODALS = frozenset(("must", "shall", "should", "will", "would", "can", "could", "may", "might", "cannot"))
NEGATED = {
    "can't": "can", "cannot": "can", "won't": "will", "shouldn't": "should", "mustn't": "must", "couldn't": "could",
    "wouldn't": "would", "don't": "do", "doesn't": "do", "didn't": "did", "isn't": "be", "aren't": "be", "wasn't": "was",
    "weren't": "was", "shan't": "shall", "mayn't": "may", "hasn't": "have", "haven't": "have", "needn't": "need",
}  # fmt: skip
BE = {"is": "be", "are": "be", "am": "be", "was": "was", "were": "was"}
RELATIVE = frozenset(("who", "that", "which", "whose", "whoever", "what", "whatever", "whichever", "whom"))
_BREAKS = frozenset((",", ";", ":", "and", "but", "or", "so", "because", "(", "–", "—", "-"))
_WE = frozenset(("we", "you", "they", "i", "who"))
_MANY = frozenset(("people", "everyone", "anybody", "staff", "reception", "support", "children", "others", "nobody"))
PARTICLES = frozenset(("out", "up", "off", "down", "on", "in", "ahead", "away", "back"))
_WHEN = frozenset(("when", "whenever", "if", "unless", "although", "because"))
_BEFORE_MONTHS = frozenset("in since until till by from of last next this early late mid through during before after to".split())
_SPEAKERS = frozenset(("we", "they", "you", "i", "he", "she"))
_SOMEONE = _SPEAKERS | frozenset(("someone", "somebody", "anyone", "anybody"))
_HANGING = frozenset(("until", "unless", "because", "although", "whereas"))
_ASKED = frozenset(("when", "where", "how", "why", "whether"))
_TIMES = frozenset(("after", "when", "whenever", "once", "before"))
_APART = (*RELATIVE, ",", ";", ":", "(")
_STAYING = frozenset(("stays", "remains", "becomes"))


class Verb(NamedTuple):
    """The finite verb of a clause: token positions `at` to `end`, what it is, and its plain form.

    `kind` is `modal`, `be`, `have`, `do`, `verb`, `past` or `imperative`; for a modal, `word` is the modal itself.
    """

    at: int
    end: int
    kind: str
    word: str
    negated: bool


@dataclass(frozen=True)
class Grammar:
    """Finds verbs with the word lists of a lexicon."""

    verbs: Verbs
    determiners: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    subordinators: frozenset[str]
    adverbs: frozenset[str]
    people: frozenset[str] = frozenset()

    def finite(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Verb | None:
        """The main verb between two token positions; None when there is none that can be told."""
        end = len(tokens) if end is None else end
        at, relative = start, 0
        while at < end:
            word = tokens[at].word
            if word in _HANGING and at > start and not relative:
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
        hung = next((at for at in range(verb.at - 1, start + 1, -1) if tokens[at].word in _TIMES), 0)
        if not hung or any(tokens[at].word in _APART for at in range(start, verb.at)):
            return verb
        for at in range(start + 1, hung):
            word, before = tokens[at].word, tokens[at - 1].word
            singular = self._noun_ends_at(tokens, at - 1, start) and not before.endswith("s") and before not in self.adverbs
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
        asked = tokens[at].word in _ASKED and tokens[at - 1].word in ("of", "on", "about")
        return asked or (tokens[at].word in _WHEN and at + 1 < end and tokens[at + 1].word in (*_SPEAKERS, "it"))

    def _unled(self, tokens: Sequence[Token], verb: Verb, start: int, end: int) -> int:
        """Where the next verb stands when a clause without its pronoun ends here: `any discount they would lose is shown`."""
        at = verb.at - 1 - (tokens[verb.at - 1].word == "else")
        if at <= start or tokens[at].word not in _SOMEONE or not self._noun_ends_at(tokens, at - 1, start):
            return 0
        before = tokens[at - 1].word
        if before in self.adverbs or before in self.subordinators or before in self.pronouns or before in RELATIVE:
            return 0
        for one in range(verb.end, min(end, verb.end + 3)):
            if tokens[one].word in _BREAKS:
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

    def small(self, word: str) -> bool:
        """Whether a word only leads to what follows: a preposition, a determiner, a conjunction or a mark."""
        return word in self.prepositions or word in self.determiners or word in _BREAKS

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

    def verb_at(self, tokens: Sequence[Token], at: int, start: int, end: int) -> Verb | None:
        """The finite verb that starts at a position, if one does."""
        word = tokens[at].word
        if word == "may" and _month(tokens, at):
            return None
        if word == "am" and at > start and tokens[at - 1].word[:1].isdigit():
            return None  # `8 am`
        if word in MODALS or word in NEGATED or word in BE:
            return self._auxiliary(tokens, at, end)
        if word in ("need", "needs") and at > start and at + 1 < end and tokens[at + 1].word == "to":
            return Verb(at, at + 2, "modal", "must", False)
        if word in ("do", "does") and at + 1 < end and tokens[at + 1].word in ("not", "never"):
            return Verb(at, at + 2, "do", "do", True)
        if word in ("do", "does") and at > start and at + 1 < end and tokens[at + 1].word in self.verbs.plain:
            return Verb(at, at + 2, "verb", tokens[at + 1].word, False)
        if word == "never" and at + 1 < end:
            return self._never(tokens, at, start, end)
        if word in ("has", "have"):
            return self._have(tokens, at, start, end)
        if at == start:
            return self._command(tokens, at, end)
        if tokens[at].capital and tokens[at - 1].capital:
            return None  # part of a name: `the Priority Services Register`
        if word in self.verbs.third and self._third(tokens, at, start, end):
            return Verb(at, at + 1, "verb", self.verbs.third[word], False)
        if word in self.verbs.plain and self._plain(tokens, at, start, end):
            return Verb(at, at + 1, "verb", word, False)
        return None

    def _auxiliary(self, tokens: Sequence[Token], at: int, end: int) -> Verb:
        word = tokens[at].word
        negated, base, stop = word in NEGATED, NEGATED.get(word, word), at + 1
        if not negated and stop < end and tokens[stop].word in ("not", "never"):
            negated, stop = True, stop + 1
        base = BE.get(base, base)
        kind = "past" if base in ("was", "did") else base if base in ("be", "have", "do") else "modal"
        return Verb(at, stop, kind, base, negated)

    def _never(self, tokens: Sequence[Token], at: int, start: int, end: int) -> Verb | None:
        """`never moves`, `never show up`; not `never to the child`, `never an exact date`."""
        word = tokens[at + 1].word
        if word in BE or word in MODALS:
            inner = self._auxiliary(tokens, at + 1, end)
            return Verb(at, inner.end, inner.kind, inner.word, True)
        if word in self.verbs.third:
            return Verb(at, at + 2, "verb", self.verbs.third[word], True)
        if at == start:
            return Verb(at, at + 2, "imperative", word, True) if word in self.verbs.plain else None
        before = tokens[at - 1].word
        plural = before in _WE or before in _MANY or before.endswith("s")
        if word in self.verbs.plain and (not self.small(before) or before in PARTICLES):
            return Verb(at, at + 2, "verb", word, True)
        unknown = word.isalpha() and not self.small(word) and word not in self.adverbs and not word.endswith("ed")
        return Verb(at, at + 2, "verb", word, True) if plural and unknown else None

    def _have(self, tokens: Sequence[Token], at: int, start: int, end: int) -> Verb | None:
        following = tokens[at + 1].word if at + 1 < end else ""
        if at == start and following != "to":
            return None
        if at > start and (tokens[at - 1].word in MODALS or tokens[at - 1].word == "to"):
            return None
        if following == "to":
            return Verb(at, at + 2, "modal", "must", False)
        perfect = following in self.verbs.past or following == "been" or following.endswith("ed")
        return Verb(at, at + 1, "past" if perfect else "have", "have", False)

    def _command(self, tokens: Sequence[Token], at: int, end: int) -> Verb | None:
        """Whether a clause starts with an instruction."""
        word = tokens[at].word
        if at + 1 >= end:
            return None
        more = tokens[at + 2].word if at + 2 < end else ""
        if word == "show" and _plural(tokens[at + 1].word) and (more in RELATIVE or more in self.prepositions):
            return Verb(at, at + 1, "imperative", word, False)
        following = tokens[at + 1].word
        if following in BE or following in MODALS or following in NEGATED or following in self.verbs.third:
            return None
        if word in self.verbs.third and word not in ("has",) and self._told_by_third(tokens, at, end):
            return Verb(at, at + 1, "verb", self.verbs.third[word], False)
        if word not in self.verbs.plain:
            return None
        if word in self.verbs.nouns and not self._object_follows(following):
            return None
        return Verb(at, at + 1, "imperative", word, False)

    def _told_by_third(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """`Prompts the user for …`, its subject left out; not `Plans the customer cannot have …`."""
        if self.verbs.certain(tokens[at].word):
            return True
        later = any(
            token.word in BE or token.word in MODALS or token.word in NEGATED for token in tokens[at + 1 : min(end, at + 12)]
        )
        following = tokens[at + 1].word
        running = tokens[at].word in ("works", "runs") and following in self.prepositions
        return (running or self._object_follows(following)) and not later

    def _object_follows(self, following: str) -> bool:
        more = ("only", "them", "it", "as", "up", "out", "back", "whether", "who", "what", "which", "how", "when", "where", "why")
        return following in self.determiners or following in self.pronouns or following in more or following[:1].isdigit()

    def _third(self, tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
        """Whether a word such as `holds` is the verb here."""
        before = tokens[at - 1].word
        if before == "," and self.verbs.certain(tokens[at].word):
            return any(token.word == "," for token in tokens[start : at - 1])
        if not self._noun_ends_at(tokens, at - 1, start):
            return False
        if self.verbs.certain(tokens[at].word):
            return True
        if at - start >= 2 and _several(tokens[at - 2].word):
            return False  # `3 text messages per parcel`: several of something do not message
        person = (
            before in self.people
            and at + 1 < end
            and all(token.word in self.determiners for token in tokens[start : at - 1])
            and not self._named_further(tokens, at, end)
        )
        linking = tokens[at].word in _STAYING or (at + 1 < end and tokens[at + 1].word in _HANGING)
        return (person or linking or self.goes_on(tokens, at, end)) and not self._verb_follows(tokens, at, end, sure=person)

    def _named_further(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a noun that looks like a verb is told more of: `customer messages that went out`, `team leads hear`."""
        word, following = tokens[at + 1].word, tokens[at + 2].word if at + 2 < end else ""
        if word in ("that", "which", "who"):
            told = following in self.verbs.past or following in BE or following in MODALS or following in self.verbs.third
            return told or following in ("has", "have") or following.endswith("ed")
        return word in self.verbs.plain and word not in self.verbs.nouns and self.goes_on(tokens, at + 1, end)

    def _noun_ends_at(self, tokens: Sequence[Token], at: int, start: int) -> bool:
        """Whether a subject may end with this word."""
        word = tokens[at].word
        if word in self.determiners:
            return at > start and tokens[at - 1].word in self.determiners  # "a NO", "this one"
        if word == "first" and at > start and tokens[at - 1].word in self.verbs.third:
            return True  # `whoever accepts first gets it`
        if word.endswith("'s") or word in NUMBER_WORDS or word in ("first", "last", "next", "same") or word in _BREAKS:
            return False
        return word not in self.prepositions or word in PARTICLES

    def _verb_follows(self, tokens: Sequence[Token], at: int, end: int, *, sure: bool = False) -> bool:
        """Whether a verb that cannot be a noun comes in the same run of words, so that this one is a noun."""
        for one in range(at + 1, min(end, at + 9)):
            word = tokens[one].word
            if word in _BREAKS or word in RELATIVE or word in self.subordinators or word in self.pronouns:
                return False
            if word in MODALS or word in BE or word in NEGATED or word in ("has", "have", "never") or self.verbs.certain(word):
                return True
            if not sure and one == at + 1 and word in self.verbs.plain and self.goes_on(tokens, one, end):
                return True
        return False

    def _plain(self, tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
        """Whether a plain form is the verb of a plural subject here."""
        word, place = tokens[at].word, at - 1
        while place > start and tokens[place].word in self.adverbs:
            place -= 1
        before = tokens[place].word
        if before in _WE:
            return True
        last = at + 1 >= end or tokens[at + 1].word in (".", ";", "!")
        sure = word not in self.verbs.nouns or self.goes_on(tokens, at, end) or last
        if before in _MANY:
            return sure
        if not self._noun_ends_at(tokens, place, start):
            return False
        if before.removesuffix("s") in self.people and all(token.word in self.determiners for token in tokens[start:place]):
            return sure or not self._verb_follows(tokens, at, end, sure=True)  # `drivers reply YES`
        if _plural(before):
            return sure and not (word in self.verbs.nouns and self._verb_follows(tokens, at, end))
        many = any(_plural(token.word) or token.word in _MANY for token in tokens[start:place])
        named = before[:1].isdigit() or tokens[start].word.removesuffix("s") in self.people
        return many and (word not in self.verbs.nouns or (named and self.goes_on(tokens, at, end)))

    def goes_on(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether what follows looks like the object or complement of a verb."""
        if at + 1 >= end:
            return False
        word = tokens[at + 1].word
        objects = ("them", "him", "us", "me", "that", "whether", "back", "alone", "again", "open", "free", "half", "double")
        known = word in self.determiners or word in self.prepositions or word in self.pronouns or word in self.adverbs
        return known or word[:1].isdigit() or word in objects


def _several(word: str) -> bool:
    """A number above one."""
    return (word.isdecimal() and word != "1") or (word in NUMBER_WORDS and word not in ("a", "an", "one", "half"))


def _month(tokens: Sequence[Token], at: int) -> bool:
    """Whether this `May` is the month: a capital behind `in`, `last`, `by`, or in front of a number."""
    if not tokens[at].capital or at == 0:
        return False
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return tokens[at - 1].word in _BEFORE_MONTHS or following[:1].isdigit() or tokens[at - 1].word[:1].isdigit()


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("'s", "ss", "us", "is")) and len(word) > 2
