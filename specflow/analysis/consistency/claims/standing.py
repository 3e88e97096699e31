"""How a thing stands: sealed or open to change, out of use or usable, and in which state that is so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from specflow.analysis.consistency.claims.told import Phrase, Told, around, named_in, phrases_in
from specflow.analysis.consistency.words.lexicon import concept, people, root
from specflow.analysis.consistency.words.tokens import Token

Sort = Literal["change", "use"]
_CHANGE = "replace|swap|exchange|change|edit|alter|modify|correct|amend|update|revise|adjust|rewrite|touch"
_CHANGED = "replaced|swapped|exchanged"
_CHANGED += "|changed|edited|altered|modified|corrected|amended|updated|revised|adjusted|rewritten|touched"
_BE = r"(?:is|are|gets?|becomes?|stays?|remains?|(?:will|must|shall|should) be|(?:will|must|shall) stay)"
_AD = r"(?:then |also |always |already |from then on |\w+ly )?"
_CANNOT = (
    r"(?:cannot|can't|can not|can no longer|may not|may no longer|must not|mustn't|must no longer|can never|may never|must never"
    r"|shall not|will not|won't)"
)
_CAN = r"(?:can|may|could|(?:is|are) able to|must be able to|shall be able to|(?:is|are) allowed to|(?:is|are) free to)"
_STILL = r"(?:still |also |always |freely |again |later |even |therefore )?"
_SEALED = (
    rf"^(?P<x>.+?) {_BE} {_AD}(?:locked|read-only|readonly|final|frozen|binding|immutable|unchangeable|sealed|fixed)\b",
    rf"^(?P<x>.+?) {_CANNOT} (?:\w+ )?be (?:\w+ )?(?:{_CHANGED})\b",
    rf"^(?P<who>.*?)\b{_CANNOT} (?:\w+ )?(?:{_CHANGE}) (?P<x>.+)",
    rf"^(?:nobody|no one|no (?P<who>\w+)) (?:can|may) (?:\w+ )?(?:{_CHANGE}) (?P<x>.+)",
    rf"^(?P<x>.+?) (?:is|are) (?:no longer|never|not) (?:{_CHANGED}|editable|changeable)\b",
    r"^no (?:more |further |later )?(?:changes?|edits?|corrections?) (?:to|of|in) (?P<x>.+?) (?:is|are|can)\b",
)
_OPEN = (
    rf"^(?!no )(?P<x>.+?) {_CAN} {_STILL}be {_STILL}(?:{_CHANGED})\b",
    rf"^(?!nobody|no )(?P<who>.*?)\b{_CAN} {_STILL}(?:{_CHANGE}) (?P<x>.+)",
    rf"^(?!nobody|no )(?P<who>.*?)\b{_CAN} {_STILL}(?:add|append|attach|remove|delete) .+? (?:to|from) (?P<x>.+)",
    rf"\bpossible to (?:{_CHANGE}) (?P<x>.+)",
    rf"^(?P<x>.+?) (?:stays?|remains?|is|are) {_STILL}(?:editable|changeable|open for changes)\b",
)
_OUT = (
    rf"^(?P<x>.+?) {_BE} {_AD}(?:disabled|switched off|turned off|deactivated|closed|unavailable|out of service|out of order"
    r"|blocked|suspended|not available|not possible|impossible|locked|barred)\b",
    r"^(?P<state>.*?)\btakes? (?P<x>.+?) out of (?:service|order|use|operation)\b",
)
_BARRED = (
    r"^(?:nobody|no one) (?:can|may|must) (?P<act>\w+) (?P<x>.+)",
    rf"^(?P<x>.+?) {_CANNOT} (?:\w+ )?be (?P<act>\w+)\b",
)
_USED = (
    rf"^(?!no )(?P<x>.+?) {_CAN} {_STILL}be {_STILL}(?P<act>\w+)\b",
    rf"^(?!nobody|no )(?P<who>.*?)\b{_CAN} {_STILL}(?P<act>\w+) (?P<x>.+)",
    rf"^(?!no )(?P<x>.+?) (?:stays?|remains?|is|are) {_STILL}"
    r"(?P<act>(?:transfer|refund|return|cancel|exchange|redeem|book|rent)\w*able)\b",
)
_WORDS = frozenset(
    "fixed locked read-only readonly final frozen binding immutable unchangeable sealed no nobody disabled off deactivated "
    "closed unavailable service order blocked suspended cannot can't not never longer available impossible barred use "
    "operation".split()
)
_ABLE = frozenset("can may could able possible editable changeable allowed".split())
_LASTING = frozenset("remain remains stay stays".split())
# What is done with a thing, told by more than one word.
_DEEDS = {"transferable": "hand_over", "transfer": "hand_over", "refundable": "refund", "returnable": "return"}
_DEEDS |= {"cancellable": "cancel"}
# Parts of which a thing consists: who changes them changes it.
_PARTS = (
    "amount price clause item line text answer content contents entry field date total value figure title page document section "
    "quantity position detail wording attachment number rule setting"
)
_GOT = frozenset("buy order book issu purchas pay".split())  # what comes first of all
_ENDED = frozenset({"finish", "end", "complet", "stop", "over"})
_ALWAYS = frozenset("always anytime even still at_any_time whenever".split())
_AFTERWARDS = frozenset("after once soon afterwards".split())
_MEANWHILE = frozenset("while during being".split())
_ENDING = frozenset("until till before unless except within".split())
_DENYING = frozenset("not never nobody hasn't haven't isn't aren't wasn't".split())
_USING = frozenset("use used book rent order start open reserve borrow enter hire operate take drive buy".split())
_SPOKEN = frozenset(
    f"{_CHANGE}|{_CHANGED}".split("|")
) | frozenset(
    "service possible still again before already everybody at_any_time longer moment takes add append attach remove "
    "delete made done has been whole one".split()
)


@dataclass(frozen=True)
class Standing:
    """What may or may not be done with a thing: `act` for a deed of its own, `state` for what else narrows the statement."""

    told: Told
    sort: Sort
    free: bool
    thing: Phrase
    act: str
    state: frozenset[str]
    who: frozenset[str]

    @property
    def always(self) -> bool:
        """`At any time`, `even after`, `still`."""
        return bool(self.told.said & _ALWAYS) or "at any time" in self.told.text

    @property
    def people(self) -> frozenset[str]:
        """Those whom it is said of; who has done what before is no matter."""
        stop = next((n for n, word in enumerate(self.told.words) if word in ("once", "after", "when", "before", "that")), None)
        return frozenset(token.concept for token in self.told.body[:stop]) & people() - self.thing.whole

    @property
    def bounded(self) -> bool:
        """`Until`, `before`, `for 5 minutes`: it ends at some point."""
        words = [*self.told.leading.split(), *self.told.words]
        counted = any(word == "for" and _number(words[at + 1 : at + 2]) for at, word in enumerate(words))
        return counted or not _ENDING.isdisjoint(words)

    @property
    def from_the_first(self) -> bool:
        """`Once bought`: as soon as anybody has it at all."""
        return bool(self.state) and self.state <= _GOT

    @property
    def lasts(self) -> bool:
        """`Remains transferable until …`: from the first on."""
        return bool(self.told.said & _LASTING)

    @property
    def over(self) -> bool:
        """It holds when something has come to its end, or behind it, and not while it lasts."""
        return bool(self.told.said & _AFTERWARDS) or bool(self.state & _ENDED)

    @property
    def meanwhile(self) -> bool:
        """It holds while something lasts."""
        return bool(self.told.said & _MEANWHILE)


def _number(words: Sequence[str]) -> bool:
    return bool(words) and words[0][:1].isdigit()


@lru_cache(maxsize=8)
def _patterns(texts: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in texts)


def shut(told: Told) -> Iterator[Standing]:
    """What a statement seals, or takes out of people's hands."""
    if told.said & _WORDS:
        yield from _read(told, "change", False, _SEALED)
        yield from _read(told, "use", False, _OUT)
        yield from _read(told, "use", False, _BARRED)


def free(told: Told) -> Iterator[Standing]:
    """What a statement leaves open to change, or to use."""
    if told.said & (_ABLE | _LASTING) and not told.claim.only and not told.said & _DENYING:
        yield from _read(told, "change", True, _OPEN)
        yield from _read(told, "use", True, _USED)


def _read(told: Told, sort: Sort, free: bool, texts: tuple[str, ...]) -> Iterator[Standing]:
    for pattern in _patterns(texts):
        found = pattern.search(told.text)
        if found is None:
            continue
        part = told.between(*found.span("x"))
        act = ""
        acting: tuple[Token, ...] = ()
        if "act" in pattern.groupindex:
            acting = told.between(*found.span("act"))
            act = (acting[0].concept or (acting[0].word if acting[0].word in _USING else "")) if acting else ""
            if not act:
                continue
            act = _DEEDS.get(acting[0].word, _DEEDS.get(act, act))
        thing = _it(told) if part and part[0].word in ("it", "them") else named_in(_thing(part))
        who = found.span("who") if "who" in pattern.groupindex else (-1, -1)
        doers = frozenset(token.concept for token in told.between(*who) if token.concept in people())
        if thing is not None and (thing.head not in people() or act):
            told_besides = _besides(told, found.end("x"), found.end())
            state = around(told, frozenset({thing.head, act}), _SPOKEN, told_besides) | (thing.mods - {act})
            yield Standing(told, sort, free, thing, act, state - {thing.head}, doers)
        return


def _besides(told: Told, named: int, end: int) -> Sequence[Token]:
    """What tells no state: the words of the verdict itself, and what stands behind the next comma."""
    verdict = told.between(named + 1, end) if named < end else ()
    comma = told.text.find(" , ", end)
    return (*verdict, *(told.between(comma + 1, len(told.text)) if comma >= 0 else ()))


def _it(told: Told) -> Phrase | None:
    """What `it` stands for: the last thing that the lead names."""
    named = [one for one in phrases_in(told.lead) if told.lead[one.start - 1].word in ("a", "an", "the", "every", "each")]
    return named[-1] if named else None


def _thing(part: Sequence[Token]) -> Sequence[Token]:
    """The thing alone: what stands behind `with`, `that`, `once`, `on` narrows it."""
    ends = ("with", "that", "which", "once", "after", "when", "on", "in", "at", "during", "any", "before", "for", "until", ",")
    stop = next((n for n, token in enumerate(part) if n and token.word in ends), len(part))
    return part[:stop]


@lru_cache(maxsize=1)
def parts() -> frozenset[str]:
    """Concepts of what a thing consists of."""
    return frozenset(concept(root(word)) for word in _PARTS.split())


@lru_cache(maxsize=1)
def using() -> frozenset[str]:
    """Concepts of what one does with a thing that works."""
    return frozenset(concept(root(word)) for word in _USING) | {"use", "used"}
