"""Whether a finite verb stands at one place of a clause, told by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from specflow.parse.quantities import NUMBER_WORDS
from specflow.parse.small_words import (
    BE,
    BEFORE_MONTHS,
    BOUNDS,
    BREAKS,
    HANGING,
    MANY,
    MODALS,
    NEGATED,
    PARTICLES,
    RELATIVE,
    STAYING,
    WE,
)  # fmt: skip
from specflow.parse.tokens import Token
from specflow.parse.verbs import Verbs


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
class VerbPlaces:
    """Finds a verb at a place, with the word lists of a lexicon."""

    verbs: Verbs
    determiners: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    subordinators: frozenset[str]
    adverbs: frozenset[str]
    people: frozenset[str] = frozenset()

    def small(self, word: str) -> bool:
        """Whether a word only leads to what follows: a preposition, a determiner, a conjunction or a mark."""
        return word in self.prepositions or word in self.determiners or word in BREAKS

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
        if base == "be" and stop + 1 < end and tokens[stop].word == "able" and tokens[stop + 1].word == "to":
            return Verb(at, stop + 2, "modal", "can", negated)
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
        plural = before in WE or before in MANY or before.endswith("s")
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
        known = following in self.determiners or following in self.pronouns or following in more
        return known or following[:1].isdigit() or "_" in following

    def _third(self, tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
        """Whether a word such as `holds` is the verb here."""
        before = tokens[at - 1].word
        if before == "," and self.verbs.certain(tokens[at].word):
            return any(token.word == "," for token in tokens[start : at - 1])
        if not self.noun_ends_at(tokens, at - 1, start):
            return False
        if self.verbs.certain(tokens[at].word):
            return True
        if _several(before) and (at - 1 == start or tokens[at - 2].word in BOUNDS):
            return False  # `at most three messages`
        if at - start >= 2 and _several(tokens[at - 2].word):
            return False  # `3 text messages per parcel`: several of something do not message
        if at + 1 < end and self._named_further(tokens, at, end):
            return False
        if at - start == 2 and tokens[start].word == "no" and at + 1 < end and tokens[at + 1].word in ("on", "in", "at"):
            return False  # `no client names on the map`
        person = (
            before in self.people
            and at + 1 < end
            and all(token.word in self.determiners for token in tokens[start : at - 1])
        )
        linking = tokens[at].word in STAYING or (at + 1 < end and tokens[at + 1].word in HANGING)
        linking = linking or self._and_another(tokens, at, end) or self._lists(tokens, at, start, end)
        return (person or linking or self.goes_on(tokens, at, end)) and not self._verb_follows(tokens, at, end, sure=person)

    def _lists(self, tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
        """`The board shows name, wind and tide`: one thing, and behind the word a list; without it the clause had no verb."""
        if at - start != 2 or at + 2 >= end or tokens[start].word not in ("the", "a", "an", "every", "each"):
            return False
        return not self.small(tokens[at + 1].word) and tokens[at + 2].word == ","

    def _and_another(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """`the ride ends and the photo goes`: behind `and` somebody else does something, said with a sure verb."""
        if at + 3 >= end or tokens[at + 1].word != "and" or tokens[at + 2].word not in ("the", "a", "an", "every", "each"):
            return False
        words = [token.word for token in tokens[at + 3 : at + 8]]
        return self.verbs.certain(next((word for word in words if self.verbs.certain(word) or word in BE or word in MODALS), ""))

    def _named_further(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a noun that looks like a verb is told more of: `customer messages that went out`, `team leads hear`."""
        word, following = tokens[at + 1].word, tokens[at + 2].word if at + 2 < end else ""
        if word in ("that", "which", "who"):
            told = following in self.verbs.past or following in BE or following in MODALS or following in self.verbs.third
            return told or following in ("has", "have") or following.endswith("ed")
        return word in self.verbs.plain and word not in self.verbs.nouns and self.goes_on(tokens, at + 1, end)

    def noun_ends_at(self, tokens: Sequence[Token], at: int, start: int) -> bool:
        """Whether a subject may end with this word."""
        word = tokens[at].word
        if word in self.determiners:
            return at > start and tokens[at - 1].word in self.determiners  # "a NO", "this one"
        if word == "first" and at > start and tokens[at - 1].word in self.verbs.third:
            return True  # `whoever accepts first gets it`
        if word.endswith("'s") or word in NUMBER_WORDS or word in ("first", "last", "next", "same") or word in BREAKS:
            return False
        return word not in self.prepositions or word in PARTICLES

    def _verb_follows(self, tokens: Sequence[Token], at: int, end: int, *, sure: bool = False) -> bool:
        """Whether a verb that cannot be a noun comes in the same run of words, so that this one is a noun."""
        for one in range(at + 1, min(end, at + 9)):
            word = tokens[one].word
            if word in BREAKS or word in RELATIVE or word in self.subordinators or word in self.pronouns:
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
        if before in WE:
            return True
        if before == "both" and any(token.word == "and" for token in tokens[start:place]):
            return self.goes_on(tokens, at, end)  # `the message and the reminder on day two both carry a link`
        last = at + 1 >= end or tokens[at + 1].word in (".", ";", "!")
        sure = word not in self.verbs.nouns or self.goes_on(tokens, at, end) or last
        if before in MANY:
            return sure
        if not self.noun_ends_at(tokens, place, start):
            return False
        if before.removesuffix("s") in self.people and all(token.word in self.determiners for token in tokens[start:place]):
            return sure or not self._verb_follows(tokens, at, end, sure=True)  # `drivers reply YES`
        if _plural(before):
            return sure and not (word in self.verbs.nouns and self._verb_follows(tokens, at, end))
        many = any(_plural(token.word) or token.word in MANY for token in tokens[start:place])
        named = before[:1].isdigit() or tokens[start].word.removesuffix("s") in self.people
        return many and (word not in self.verbs.nouns or (named and self.goes_on(tokens, at, end)))

    def goes_on(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether what follows looks like the object or complement of a verb."""
        if at + 1 >= end:
            return False
        word = tokens[at + 1].word
        objects = ("them", "him", "us", "me", "that", "whether", "back", "alone", "again", "open", "free", "half", "double")
        known = word in self.determiners or word in self.prepositions or word in self.pronouns or word in self.adverbs
        return known or word[:1].isdigit() or word in (*objects, "once", "twice", "themselves", "itself")


def _several(word: str) -> bool:
    """A number above one."""
    return (word.isdecimal() and word != "1") or (word in NUMBER_WORDS and word not in ("a", "an", "one", "half"))


def _month(tokens: Sequence[Token], at: int) -> bool:
    """Whether this `May` is the month: a capital behind `in`, `last`, `by`, or in front of a number."""
    if not tokens[at].capital or at == 0:
        return False
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return tokens[at - 1].word in BEFORE_MONTHS or following[:1].isdigit() or tokens[at - 1].word[:1].isdigit()


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("'s", "ss", "us", "is")) and len(word) > 2
