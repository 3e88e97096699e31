"""How far a statement reaches: kept for some, some left out of it, or said of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from specflow.analysis.consistency.claims.conditions import NUMBER_WORDS
from specflow.analysis.consistency.claims.frames import SIDES, done
from specflow.analysis.consistency.claims.phrases import PREPOSITIONS
from specflow.analysis.consistency.claims.told import Told, adverb
from specflow.analysis.consistency.claims.verbs import finite_at, is_participle
from specflow.analysis.consistency.words.lexicon import concept, light, people, root
from specflow.analysis.consistency.words.tokens import Token, is_negation, meaning

Sort = Literal["kept", "cut", "all", "with"]
_ONLY = frozenset("only solely exclusively alone".split())
_TIED = frozenset("limited restricted confined reserved exclusive".split())
_EVERY = frozenset("every all any each both".split())
_EVERYWHERE = frozenset("everywhere worldwide anywhere wherever whichever".split())
_EVERYONE = frozenset("everyone everybody anyone anybody whoever".split())
_TOO = frozenset("too included alike".split())
_ENDS = frozenset(
    (",", ";", ".", ":", "(", ")", "and", "or", "but", *"that which who whom whose if when while so unless except is are was has "
     "have can may must will shall should cannot do does get gets too only alone included alike unless before after until "
     "because since though".split())
)  # fmt: skip
_INSIDE = frozenset("of from in under over above below aged with without at on".split())  # what may narrow a noun from behind
_NOBODY = frozenset("no nobody none neither nothing never".split())
_OFFERED = frozenset("offered available possible sold provided supported accepted served".split())
_SKIPPING = frozenset("skips skip omits omit ignores excludes".split())
_LEFT_OUT = frozenset("excluded exempt exempted omitted skipped".split())
_COVERING = frozenset("cover covers include includes support supports apply applies covered included supported subject".split())
_SMALL = frozenset("a an the its their his her our your this that these those every any each all both also even".split())
# Verbs that only say that there is something for somebody: which of them stands there is no matter.
_OFFERING = (
    "run go_through take "
    "offer available provide fit get receive apply work cover go hand_over include run use support serve come exist count "
    "grant give extend concern affect reach allow skip leave subject hand install exist exempt"
)
_ASIDE = _TOO | {"far", "alike", "exception", "exceptions"}
_WHATEVER = frozenset("wherever whatever whoever whichever regardless irrespective".split())
_COUNTS = NUMBER_WORDS | {"one", "ones"}
_EVERY_DAY = frozenset("daily week".split())
DAYS = frozenset("mondai tuesdai wednesdai thursdai fridai saturdai sundai weekdai weekend".split())
_PLACES = "country region city town site branch location market area district office shop outlet"
_LONGEST = 7  # words of a noun phrase


@dataclass(frozen=True)
class Reach:
    """`kept` for the named ones only, the named ones `cut` out of it, said of `all` of them, or of them as well (`with`)."""

    told: Told
    sort: Sort
    lead: str  # the preposition in front of them, if any
    head: str
    words: frozenset[str]  # all that names them
    narrowed: bool  # something says which of them are meant
    spans: frozenset[int]  # where their words start
    front: frozenset[str] = frozenset()  # those of the words that stand in front of the head, and the head

    @cached_property
    def rest(self) -> frozenset[str]:
        """What else the statement speaks of, without verbs that only offer."""
        said: set[str] = set()
        tokens = (*self.told.lead, *self.told.body)
        for token, following in zip(tokens, (*tokens[1:], Token(".", 0, 0, "")), strict=True):
            if token.word in _WHATEVER:
                break
            beside = following.start - token.end == 1
            if (beside and following.concept in people()) or token.word in _ASIDE:
                continue  # `pet owners`: whoever they are
            if token.concept and token.start not in self.spans and not adverb(token.word) and token.word not in _COUNTS | SIDES:
                said |= {meaning(part) for part in token.word.split("-")} if "-" in token.word else {done(token)}
        return frozenset(said - {""}) - light() - offering() - _EVERY_DAY


@lru_cache(maxsize=1)
def offering() -> frozenset[str]:
    """Concepts of verbs that only say that there is something for somebody."""
    return frozenset(concept(root(word)) for word in _OFFERING.split())


def reaches_of(told: Told) -> Iterator[Reach]:
    """What a statement says about how far it reaches."""
    body, words = told.body, told.words
    if "given" in (*told.leading.split()[:1], *words[:1]):
        return  # a scenario: what is so in this one
    for at, word in enumerate(words):
        if word in _ONLY and words[max(0, at - 1) : at] != ("not",) and not _only_described(told, at):
            yield from _only(told, at)
        elif word in _TIED and words[at + 1 : at + 2] in (("to",), ("for",)):
            yield from _named(told, "kept", body, at + 2)
        elif word in _EVERY:
            yield from _named(told, "all", body, at + 1)
        elif word in ("every_day", "daily"):
            yield Reach(told, "all", "", body[at].concept, frozenset({body[at].concept}), False, frozenset({body[at].start}))
        elif word in _TOO and at > 1:
            yield from _before(told, "with", at)
            yield from _named(told, "with", body, 0)
        elif word == "including" or words[at : at + 2] == ("as", "well"):
            yield from _named(told, "with", body, at + 1) if word == "including" else _before(told, "with", at)
        elif word == "not" and words[at - 1 : at] == ("but",):
            yield from _named(told, "cut", body, at + 1)
        elif word == "outside" and not any(is_negation(one) for one in words):
            yield from _named(told, "with", body, at)
        elif word in _LEFT_OUT | _SKIPPING or (word in _COVERING and _denied(words, at)):
            yield from _left_out(told, at)
    yield from _listed(told)
    if told.claim.negated and not _NOBODY & told.said:
        yield from _denied_to(told)


def _only_described(told: Told, at: int) -> bool:
    """`Parcels found only in the yard`, `if it only works abroad`: it says which ones are meant, or when."""
    conditions = [token.start for one in told.claim.segments for token in one.tokens]
    if told.body[at].start in conditions:
        return True
    before = told.body[max(0, at - 2) : at]
    return len(before) == 2 and is_participle(before[1].word) and bool(before[0].concept)


def _denied_to(told: Told) -> Iterator[Reach]:
    """`Pupils over twelve do not wear …`, `deliveries are not offered outside the town`."""
    words = told.words
    no = next((n for n, word in enumerate(words) if is_negation(word)), 0)
    subject = told.body[: no - (words[no - 1 : no] in (("do",), ("does",), ("is",), ("are",)))]
    yield from _named(told, "cut", subject, 0)
    for at in range(no + 1, len(words) - 1):
        if words[at] in ("outside", "in", "on", "at") and words[at - 1] in _OFFERED:
            yield from _named(told, "cut", told.body, at)


def _denied(words: Sequence[str], at: int) -> bool:
    return any(is_negation(word) for word in words[max(0, at - 3) : at])


def _only(told: Told, at: int) -> Iterator[Reach]:
    """`In basement flats only`, `only in basement flats`, `only basement flats have …`."""
    words = told.words
    behind = words[at + 1] if at + 1 < len(words) else "."
    if behind in (".", ",", ";", "and", "but") or at + 1 == len(words):
        yield from _before(told, "kept", at)
    else:
        yield from _named(told, "kept", told.body, at + 1)


def _left_out(told: Told, at: int) -> Iterator[Reach]:
    """`Night trains are excluded`, `does not cover night trains`, `internal clients are not subject to …`."""
    words = told.words
    if words[at] in _SKIPPING:
        yield from _named(told, "cut", told.body, at + 1)
        return
    being = next((n for n in range(at - 1, max(at - 4, 0), -1) if words[n] in ("is", "are", "be")), 0)
    if being:
        yield from _named(told, "cut", told.body[:being], 0)
    elif words[at] in _COVERING:
        yield from _named(told, "cut", told.body, at + 1)


def _before(told: Told, sort: Sort, at: int) -> Iterator[Reach]:
    """The phrase that ends here: what stands behind the last preposition in front of it that does not only narrow it."""
    body = told.body
    start, least = at, _verb(told, at)
    while start > least and at - start < _LONGEST and body[start - 1].word not in _ENDS:
        start -= 1
    leads = [n for n in range(start, at) if body[n].word in PREPOSITIONS and body[n].word != "of"]
    first = leads[0] + 1 if leads else start
    yield from _named(told, sort, body[:at], first)
    if len(leads) > 1:
        yield from _named(told, sort, body[:at], leads[-1] + 1)


def _verb(told: Told, at: int) -> int:
    """The place behind the last verb in front of a phrase; 0 without one."""
    found = finite_at(told.body)
    behind = [n + 1 for n in range(1, at) if _offers(told.body[n]) or told.body[n].word in _ENDS]
    return max([found + 1 if 0 < found < at else 0, *behind])


def _offers(token: Token) -> bool:
    return root(token.word) in _offering_roots()


@lru_cache(maxsize=1)
def _offering_roots() -> frozenset[str]:
    return frozenset(root(word) for word in _OFFERING.split())


def _named(told: Told, sort: Sort, tokens: Sequence[Token], at: int) -> Iterator[Reach]:
    """The noun phrase that starts here."""
    lead = tokens[at - 1].word if 0 < at <= len(tokens) and tokens[at - 1].word in PREPOSITIONS else ""
    if at < len(tokens) and tokens[at].word in PREPOSITIONS:
        lead, at = tokens[at].word, at + 1
    while at < len(tokens) and (tokens[at].word in _SMALL | _COUNTS or tokens[at].word[:1].isdigit()):
        at += 1
    stop = at
    while stop < min(len(tokens), at + _LONGEST) and tokens[stop].word not in _ENDS:
        if tokens[stop].word in PREPOSITIONS - _INSIDE or (stop > at and _offers(tokens[stop])):
            break
        stop += 1
    inner = next((n for n in range(at, stop) if tokens[n].word in PREPOSITIONS | {"aged"}), stop)
    named = [token for token in tokens[at:inner] if token.concept]
    if not named:
        return
    whole = [token for token in tokens[at:stop] if token.concept]
    narrowed = len(whole) > 1 or inner < stop
    words, spans = frozenset(token.concept for token in whole), frozenset(token.start for token in whole)
    front = frozenset(token.concept for token in named)
    yield Reach(told, sort, lead, named[-1].concept, words, narrowed, spans, front)


def _listed(told: Told) -> Iterator[Reach]:
    """`In English, French and Arabic`, `on Android phones and on iPhones`: each of them as well."""
    body, words = told.body, told.words
    for at, word in enumerate(words):
        if word not in ("and", "or") or not 0 < at < len(words) - 1:
            continue
        items = _items(body, at)
        spans = frozenset(token.start for item in items for token in item)
        if len(items) > 1:
            for item in items:
                names = frozenset(token.concept for token in item)
                yield Reach(told, "with", "and", item[-1].concept, names, False, spans)


def _items(body: Sequence[Token], joint: int) -> list[Sequence[Token]]:
    """The members of a list whose last `and` stands here: runs of words that mean something."""
    items: list[Sequence[Token]] = []
    at = joint
    while at > 0 and body[at].word in ("and", "or", ","):
        start = at
        while start > 0 and body[start - 1].concept and not _offers(body[start - 1]):
            start -= 1
        if start == at:
            break
        items.insert(0, body[start:at])
        at = start - 1
        while at > 0 and body[at].word in PREPOSITIONS | _SMALL and body[at - 1].word in ("and", "or", ","):
            at -= 1
    behind = joint + 1
    while behind < len(body) and body[behind].word in PREPOSITIONS | _SMALL:
        behind += 1
    stop = behind
    while stop < len(body) and body[stop].concept and not _offers(body[stop]) and body[stop].word not in _TOO:
        stop += 1
    return [*items, body[behind:stop]] if items and stop > behind else []


def everywhere(told: Told, *, of_people: bool) -> bool:
    """`Everywhere`, `wherever they come from`; of people, `everyone`."""
    return bool(_EVERYWHERE & told.said or (of_people and _EVERYONE & told.said))


def all_days(told: Told) -> bool:
    """`Every day of the week`, `seven days a week`."""
    return "every_day" in told.said or "daily" in told.said or "seven days" in told.text or "7 days a week" in told.text


def days(reach: Reach) -> bool:
    """Whether the ones meant are days of the week."""
    return bool(reach.words) and reach.words <= DAYS


def place(head: str) -> bool:
    """A country, a branch: whoever is there."""
    return head in _place_heads()


@lru_cache(maxsize=1)
def _place_heads() -> frozenset[str]:
    return frozenset(concept(root(word)) for word in _PLACES.split())
