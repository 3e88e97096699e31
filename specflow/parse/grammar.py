"""A light look at English grammar: which word of a clause is its verb, and what its plain form is.

No model and no training: closed classes of small words, verbs from a list, and where a word stands. It says nothing
rather than guess, so that whoever rephrases a sentence can leave it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_][\w'’@/.&+-]*[^\W_]['’]?|[^\W_]|\{[^{}]*\}|[^\w\s]")

MODALS = frozenset(["must", "shall", "should", "will", "would", "can", "could", "may", "might", "cannot"])
NEGATED = {
    "can't": "can", "cannot": "can", "won't": "will", "shouldn't": "should", "mustn't": "must", "couldn't": "could",
    "wouldn't": "would", "don't": "do", "doesn't": "do", "didn't": "did", "isn't": "be", "aren't": "be", "wasn't": "was",
    "weren't": "was", "shan't": "shall", "mayn't": "may", "hasn't": "have", "haven't": "have", "needn't": "need",
}  # fmt: skip
BE = {"is": "be", "are": "be", "am": "be", "was": "was", "were": "was"}
RELATIVE = frozenset(["who", "that", "which", "whose", "whoever", "what", "whatever", "whichever", "whom"])


class Token(NamedTuple):
    """A word or a mark, in small letters with straight apostrophes, and its span."""

    word: str
    start: int
    end: int


class Verb(NamedTuple):
    """The finite verb of a clause: token positions `at` to `end`, what it is, and the plain form of what follows.

    `kind` is one of `modal`, `be`, `have`, `do`, `verb`, `past`, `imperative`; `word` is the modal itself or the plain form.
    """

    at: int
    end: int
    kind: str
    word: str
    negated: bool


@dataclass(frozen=True)
class Verbs:
    """Verb forms: third person -> plain form, plain forms, participles and past forms, and those that are nouns too."""

    third: Mapping[str, str]
    plain: frozenset[str]
    past: frozenset[str]
    gerund: Mapping[str, str]
    nouns: frozenset[str]


_PAST = {
    "become": "became", "begin": "began", "bring": "brought", "build": "built", "buy": "bought", "choose": "chosen",
    "come": "came", "find": "found", "forget": "forgot", "get": "got", "give": "gave", "go": "went", "grow": "grew", "have": "had",
    "hear": "heard", "keep": "kept", "know": "knew", "lead": "led", "leave": "left", "lose": "lost", "make": "made", "meet": "met",
    "pay": "paid", "run": "ran", "say": "said", "see": "saw", "sell": "sold", "send": "sent", "show": "shown", "speak": "spoke",
    "stand": "stood", "take": "took", "tell": "told", "win": "won", "write": "wrote", "hold": "held", "hide": "hid",
}  # fmt: skip


def inflected(verbs: Iterable[str], nouns: Iterable[str]) -> Verbs:
    """The forms of every verb in a list of plain forms."""
    plain = sorted(verb for verb in verbs if " " not in verb)
    third = {third_person(verb): verb for verb in plain}
    third["has"] = "have"
    gerund: dict[str, str] = {}
    past: set[str] = set(_PAST.values()) | {
        "done",
        "gone",
        "seen",
        "given",
        "taken",
        "written",
        "spoken",
        "hidden",
        "forgotten",
        "known",
    }
    for verb in plain:
        root = _doubled(verb)
        gerund[(root.removesuffix("e") if verb.endswith("e") and not verb.endswith(("ee", "ye")) else root) + "ing"] = verb
        past.add(root + "d" if verb.endswith("e") else verb[:-1] + "ied" if _y(verb) else root + "ed")
    return Verbs(third, frozenset(plain), frozenset(past), gerund, frozenset(nouns))


def third_person(verb: str) -> str:
    """`carry` -> `carries`."""
    if verb == "have":
        return "has"
    if _y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in "aeiou"


_TWICE = frozenset(
    [
        "plan",
        "stop",
        "tap",
        "get",
        "set",
        "put",
        "let",
        "begin",
        "cut",
        "drop",
        "map",
        "tag",
        "log",
        "scan",
        "slip",
        "step",
        "ship",
        "run",
        "permit",
        "refer",
        "occur",
        "submit",
        "prefer",
        "sit",
        "pad",
        "transfer",
    ]
)


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in _TWICE else verb


def tokens_of(text: str) -> list[Token]:
    """Words and marks of a clause."""
    return [Token(m.group(0).lower().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@dataclass(frozen=True)
class Grammar:
    """Finds verbs and clauses with the word lists of a lexicon."""

    verbs: Verbs
    determiners: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    subordinators: frozenset[str]
    adverbs: frozenset[str]

    def finite(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Verb | None:
        """The main verb between two token positions; None when there is none that can be told."""
        end = len(tokens) if end is None else end
        at, relative = start, 0
        while at < end:
            word = tokens[at].word
            if word in RELATIVE and self._opens_relative(tokens, at, start):
                relative += 1
                at += 1
                continue
            verb = self._verb_at(tokens, at, start, end)
            if verb is None:
                at += 1
            elif relative:
                relative -= 1
                at = self._past_conjuncts(tokens, verb.end, end)
            else:
                return verb
        return None

    def _opens_relative(self, tokens: Sequence[Token], at: int, start: int) -> bool:
        """`people who …`, `what a patron …`; not `that line has to …`."""
        word = tokens[at].word
        if word == "that" and (at == start or self._small(tokens[at - 1].word)):
            return False
        return not (word in ("what", "which") and at + 1 < len(tokens) and tokens[at + 1].word == "?")

    def _small(self, word: str) -> bool:
        return word in self.prepositions or word in self.determiners or word in ("and", "but", "or", ",", ";", ":", "so")

    def _past_conjuncts(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Behind `or borrows` in `what a patron requests or borrows is …`."""
        if at + 1 < end and tokens[at].word in ("or", "and") and tokens[at + 1].word in self.verbs.third:
            return at + 2
        return at

    def _verb_at(self, tokens: Sequence[Token], at: int, start: int, end: int) -> Verb | None:
        word = tokens[at].word
        if word in MODALS or word in NEGATED or word in BE:
            return self._small_verb(tokens, at, end)
        if word in ("do", "does") and at + 1 < end and tokens[at + 1].word in ("not", "never"):
            return Verb(at, at + 2, "do", "do", True)
        if word == "never" and at + 1 < end:
            return self._never(tokens, at, start, end)
        if word in ("has", "have"):
            return self._have(tokens, at, start, end)
        if at == start and word in self.verbs.plain:
            return Verb(at, at + 1, "imperative", word, False) if self._commands(tokens, at, end) else None
        if word in self.verbs.third and self._third(tokens, at, start, end):
            return Verb(at, at + 1, "verb", self.verbs.third[word], False)
        if word in self.verbs.plain and self._plain(tokens, at, start, end):
            return Verb(at, at + 1, "verb", word, False)
        return None

    def _small_verb(self, tokens: Sequence[Token], at: int, end: int) -> Verb:
        word = tokens[at].word
        negated, base = word in NEGATED, NEGATED.get(word, word)
        stop = at + 1
        kind = "be" if base in BE or base == "be" else "modal" if base in MODALS or base == "need" else base
        if not negated and stop < end and tokens[stop].word in ("not", "never"):
            negated, stop = True, stop + 1
        base = BE.get(base, base)
        if base == "was":
            kind = "past"
        if base == "did":
            kind = "past"
        return Verb(at, stop, "have" if kind == "have" else kind, base, negated)

    def _never(self, tokens: Sequence[Token], at: int, start: int, end: int) -> Verb | None:
        word = tokens[at + 1].word
        if word in BE or word in MODALS:
            inner = self._small_verb(tokens, at + 1, end)
            return Verb(at, inner.end, inner.kind, inner.word, True)
        if word in self.verbs.third:
            return Verb(at, at + 2, "verb", self.verbs.third[word], True)
        if word in self.verbs.plain and (
            at == start or not self._small(tokens[at - 1].word) or tokens[at - 1].word in (",", "and", "but")
        ):
            kind = "imperative" if at == start else "verb"
            return Verb(at, at + 2, kind, word, True)
        return None

    def _have(self, tokens: Sequence[Token], at: int, start: int, end: int) -> Verb | None:
        if at == start or tokens[at - 1].word in ("to", "could", "would", "should", "must", "may", "might"):
            return None
        if at + 1 < end and tokens[at + 1].word == "to":
            return Verb(at, at + 2, "modal", "must", False)
        return Verb(at, at + 1, "have", "have", False)

    def _commands(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a clause that starts with this plain form is an instruction."""
        if at + 1 >= end:
            return False
        following = tokens[at + 1].word
        if (
            following in BE
            or following in MODALS
            or following in NEGATED
            or (following in self.verbs.third and following not in self.verbs.nouns)
        ):
            return False
        if tokens[at].word in self.verbs.nouns:
            return (
                following in self.determiners
                or following in self.pronouns
                or following in ("only", "them", "it", "as", "up", "out")
                or following[:1].isdigit()
            )
        return following not in (",", ":", ";", ".", ")") or True

    def _third(self, tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
        if at == start:
            return False
        word, before = tokens[at].word, tokens[at - 1].word
        if (
            before in self.determiners
            or before.endswith("'s")
            or (before in self.prepositions and before not in ("out", "up", "off", "down", "on"))
        ):
            return False
        if before in ("and", "or", "but", ",") or before[:1].isdigit():
            return False
        if word not in self.verbs.nouns:
            return True
        return self._goes_on(tokens, at, end) and not self._modifier(before)

    def _plain(self, tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
        if at == start:
            return False
        word, before = tokens[at].word, tokens[at - 1].word
        while before in self.adverbs and at - 2 >= start:
            at -= 1
            before = tokens[at - 1].word
        if before in ("we", "you", "they", "i", "who", "people", "everyone", "anybody", "staff", "reception", "support"):
            return word not in self.verbs.nouns or before in ("we", "you", "they", "i", "who") or self._goes_on(tokens, at, end)
        plural = before.endswith("s") and not before.endswith(("'s", "ss", "us", "is")) and before not in self.determiners
        if not plural or before in self.prepositions:
            return False
        return word not in self.verbs.nouns or self._goes_on(tokens, at, end)

    def _goes_on(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether what follows looks like the object or complement of a verb."""
        if at + 1 >= end:
            return False
        following = tokens[at + 1].word
        return (
            following in self.determiners or following in self.prepositions or following in self.pronouns
            or following in self.adverbs or following[:1].isdigit() or following in ("them", "him", "us", "me", "that", "whether")
        )  # fmt: skip

    def _modifier(self, before: str) -> bool:
        return before.endswith(("ed", "al", "ive", "ous", "able", "ing")) and before not in self.pronouns

    def condition_end(self, tokens: Sequence[Token]) -> int:
        """How many tokens a leading `when …`, `if …`, `over the limit` takes, its comma included; 0 when there is none."""
        if not tokens:
            return 0
        first = tokens[0].word
        subordinate = first in self.subordinators or (
            first in ("as", "in", "only") and len(tokens) > 2 and tokens[1].word in ("soon", "long", "case", "when", "if")
        )
        if not subordinate and first not in self.prepositions:
            return 0
        for at in self._commas(tokens):
            if self._looks_like_clause(tokens, at + 1):
                return at + 1
        if subordinate:
            inner = self.finite(tokens, 1)
            return self._next_subject(tokens, inner.end + 1 if inner else 2)
        return self._next_subject(tokens, 2)

    def _commas(self, tokens: Sequence[Token]) -> list[int]:
        depth, found = 0, []
        for at, token in enumerate(tokens[:120]):
            depth += (token.word in "([") - (token.word in ")]") if len(token.word) == 1 else 0
            if token.word == "," and depth <= 0:
                found.append(at)
        return found

    def _looks_like_clause(self, tokens: Sequence[Token], at: int) -> bool:
        if at < len(tokens) and tokens[at].word in ("and", "or", "who", "which", "that"):
            return False
        if at < len(tokens) and tokens[at].word == "then":
            at += 1
        stop = next((one for one in range(at, len(tokens)) if tokens[one].word in (",", ";", ":")), len(tokens))
        return self.finite(tokens, at, stop) is not None or self.finite(tokens, at) is not None

    def _next_subject(self, tokens: Sequence[Token], at: int) -> int:
        """Where a new subject starts without a comma: a determiner or pronoun behind a noun, and a verb after it."""
        subjects = (
            "we",
            "you",
            "they",
            "it",
            "he",
            "she",
            "the",
            "a",
            "an",
            "every",
            "each",
            "no",
            "nobody",
            "nothing",
            "all",
            "this",
            "that",
            "their",
            "our",
        )
        for one in range(at, min(len(tokens), at + 25)):
            before = tokens[one - 1].word
            if (
                tokens[one].word in subjects
                and not self._small(before)
                and before not in self.verbs.plain
                and before not in self.verbs.third
                and before not in self.verbs.gerund
                and before not in self.adverbs
                and before not in BE
            ):
                verb = self.finite(tokens, one)
                if verb is not None and verb.at - one <= 8:
                    return one
        return 0
