"""Sentences as they are spoken: the words of each half, what leads it, and its noun phrases, for patterns of everyday speech."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, takewhile

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token

_LEADS = frozenset(
    "in on at for with if when whenever after once before until unless without by during to because as since under from right "
    "within over above below while inside outside where immediately apart".split()
)
_OUTSIDE = frozenset("outside except apart beyond".split())
_DEVICES = frozenset(
    "phone smartphone iphone ipad mobile tablet desktop laptop computer browser web website ios android tv watch kiosk "
    "terminal".split()
)
_PLACING = frozenset("in on at for with by under from within over above below inside outside".split())
_CUTS = frozenset("so but whereas then".split())
_FINITE = frozenset(
    "must shall will should may can could cannot can't mustn't won't is are isn't aren't has have does do doesn't don't".split()
)
_ASIDE = frozenset(
    "soon among around towards toward behind beside besides near despite including too also still only just even both either "
    "such other same own new more most".split()
)
_WHERE = frozenset("abroad overseas upstairs downstairs indoors outdoors nearby elsewhere online".split())
_OF = frozenset(("of",))
_SMALL = frozenset("the a an its their his her our your this that these those any every each all some no one".split())
_MODALS = frozenset("must shall will should may can could cannot to not never also still always".split())
# Words that end like adverbs and are none.
_NO_ADVERBS = frozenset(
    "monthly weekly daily yearly hourly nightly quarterly early family supply reply assembly friendly elderly anomaly fly "
    "jelly belly ally italy july".split()
)
_WISHES = frozenset("like likes want wants wish wishes prefer prefers so".split())
_EARLY = frozenset("during until till before while".split())
_LATE = frozenset("after once from since".split())
_TURNING = _EARLY | _LATE
_MONTHS = frozenset(
    "january february march april may_ june july august september october november december spring summer autumn winter".split()
) - {"march"}
OVER = frozenset("over ends ended end finished finishes closes closed complete done".split())
OPENING = frozenset("opens opened starts started start begins begun beginning".split())
_POINT = 6  # words behind `until` and `after` that tell the point
_INTRO = 12  # words that lead to a list
_LONGEST = 70  # words of a sentence that are looked at
_EMPTY_WORDS = frozenset({"featur", "function", "field", "kind", "possibl", "option", "case", "number", "info", "detail", "new"})


@dataclass(frozen=True)
class Phrase:
    """A noun with what narrows it, and where it stands among the tokens that it was read from."""

    head: str
    mods: frozenset[str]
    start: int
    stop: int

    @cached_property
    def whole(self) -> frozenset[str]:
        """The noun and what narrows it, without words that say nothing of their own."""
        full = (self.mods | {self.head}) - ({"address"} if self.mods else set())
        return full - _EMPTY_WORDS or full


@dataclass(frozen=True)
class Told:
    """A sentence, or the half of one: `lead` is the condition that stands before it, `body` the rest."""

    claim: Claim
    lead: tuple[Token, ...]
    body: tuple[Token, ...]
    intro: str = ""  # what leads to it with a colon: `Not in this release: …`

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the body, small, marks included."""
        return tuple(token.word for token in self.body)

    @cached_property
    def text(self) -> str:
        """The words of the body with a blank between them, so that a pattern can be matched."""
        return " ".join(self.words)

    @cached_property
    def leading(self) -> str:
        """The words of the lead in the same way."""
        return " ".join(token.word for token in self.lead)

    @cached_property
    def said(self) -> frozenset[str]:
        """All its words."""
        return frozenset(self.words) | {token.word for token in self.lead}

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(word) + 1 for word in self.words), initial=0))

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that characters `start` to `end` of `text` hold; none for a group that did not match."""
        if start < 0:
            return ()
        first = bisect_right(self._starts, start) - 1
        return self.body[first : bisect_right(self._starts, max(end - 1, start))]

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What it speaks of, lead included."""
        return frozenset(token.concept for token in (*self.lead, *self.body) if token.concept)

    @cached_property
    def conditions(self) -> frozenset[str]:
        """What narrows it: its lead, and what stands behind `if` or `when`; a time before or after it does not."""
        found: set[str] = set()
        if self.lead and self.lead[0].word not in ("before", "without", "to", "because", "since", "so", "unless"):
            found |= {token.concept for token in self.lead}
        for segment in self.claim.segments:
            wished = segment.tokens and _WISHES & {token.word for token in segment.tokens[-4:]}
            if segment.kind == "if" and segment.word in ("if", "when", "whenever", "where", "during", "for") and not wished:
                found |= segment.concepts
        return frozenset(found - {""}) - light()


def told_of(claims: Sequence[Claim]) -> list[Told]:
    """The statements of claims, each half of a sentence once; questions and what leads to a list state nothing."""
    seen: set[tuple[int, int]] = set()
    found: list[Told] = []
    intro = -1, ""
    for claim in claims:
        if claim.tokens and claim.tokens[-1].word == ":":
            intro = claim.owner, " ".join(token.word for token in claim.tokens[:_INTRO])
        key = claim.owner, claim.tokens[0].start if claim.tokens else 0
        if key in seen or not claim.tokens or claim.tokens[-1].word in ("?", ":"):
            continue
        seen.add(key)
        led = intro[1] if intro[0] == claim.owner else ""
        found += [_led(claim, part, led) for part in _halves(claim.tokens[:_LONGEST]) if part]
    return found


def _halves(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """`We mail a receipt, so the form must …` is two statements."""
    start = 0
    for at in range(2, len(tokens) - 2):
        if tokens[at].word in ("–", "—", "-") or (tokens[at].word == "," and _cuts(tokens, at)):
            yield tokens[start:at]
            start = at + 1
    yield tokens[start:]


def _cuts(tokens: Sequence[Token], at: int) -> bool:
    following = [token.word for token in tokens[at + 1 : at + 8]]
    if following[0] in _CUTS:
        return following[1:2] not in (["that"], ["not"])
    return following[0] == "and" and bool(_FINITE & set(following[2:]))


def _led(claim: Claim, tokens: tuple[Token, ...], intro: str) -> Told:
    while len(tokens) > 2 and tokens[0].word in ("-", "*", ",", "and", "but", "so", "then"):
        tokens = tokens[1:]
    if tokens[0].word not in _LEADS:
        return Told(claim, (), tokens, intro)
    comma = next((n for n, token in enumerate(tokens[:24]) if token.word == ","), 0)
    clause = tokens[0].word in _PLACING and any(token.word in _FINITE for token in tokens[:comma])
    if clause or not comma or not tokens[comma + 1 :]:
        return Told(claim, (), tokens, intro)
    return Told(claim, tokens[:comma], tokens[comma + 1 :], intro)


def adverb(word: str) -> bool:
    """`Explicitly`, `only`; not `monthly`."""
    return word.endswith("ly") and word not in _NO_ADVERBS


def phrases_in(tokens: Sequence[Token]) -> list[Phrase]:
    """The noun phrases of some words: persons in the plural end one, so that what they do is not taken for a part of it."""
    found: list[Phrase] = []
    start = -1
    for at, token in enumerate((*tokens, Token(".", 0, 0, ""))):
        inside = bool(token.concept) and token.word not in _ASIDE and not adverb(token.word)
        if inside and start < 0:
            start = at
        if start >= 0 and not inside:
            found.append(_phrase(tokens, start, at))
            start = -1
        elif start >= 0 and token.concept in people() and token.word.endswith("s") and not token.word.endswith("'s"):
            found.append(_phrase(tokens, start, at + 1))
            start = -1
    return found


def _phrase(tokens: Sequence[Token], start: int, stop: int) -> Phrase:
    run = [token.concept for token in tokens[start:stop]]
    behind = len(run) > 1 and tokens[stop - 1].word in _WHERE  # `deliveries abroad`
    return Phrase(run[-2 if behind else -1], frozenset(run[:-2] + run[-1:] if behind else run[:-1]), start, stop)


def named_in(tokens: Sequence[Token], dropped: frozenset[str] = frozenset()) -> Phrase | None:
    """The first thing that some words name, `dropped` words left out; what stands behind its `of` narrows it."""
    kept = [token if token.word not in dropped else Token(token.word, token.start, token.end, "") for token in tokens]
    named = phrases_in(kept)
    if not named:
        return None
    first = named[0]
    if [token.word for token in kept[first.stop : first.stop + 1]] == ["of"] and len(named) > 1:
        small = sum(1 for _ in takewhile(lambda token: token.word in _SMALL, kept[first.stop + 1 :]))
        if named[1].start == first.stop + 1 + small:
            second = named[1]
            return Phrase(first.head, first.mods | second.mods | {second.head}, first.start, second.stop)
    return first


def one_thing(one: Phrase, other: Phrase) -> bool:
    """Whether both name the same: `phone number` and `phone`, but not `cover picture` and `picture`."""
    both = shared(one.whole, other.whole)
    return bool(both) and one.whole <= both and other.whole <= both


def around(
    told: Told, thing: frozenset[str], dropped: frozenset[str] = frozenset(), skipped: Sequence[Token] = ()
) -> frozenset[str]:
    """What else a statement speaks of: in what, for what, at what; persons, empty words and some tokens left out."""
    starts = {token.start for token in skipped}
    said = {
        token.concept
        for token in (*told.lead, *told.body)
        if token.concept and token.start not in starts and token.word not in dropped | _ASIDE and not adverb(token.word)
    }
    return frozenset(said) - thing - people() - light() - _EMPTY_WORDS


def whom(told: Told) -> dict[str, frozenset[str]]:
    """Persons that a statement names, each with what narrows them."""
    named = phrases_in((*told.lead, Token(",", 0, 0, ""), *told.body))
    return {one.head: one.mods for one in named if one.head in people() and one.head not in ("peopl", "person")}


def other_people(one: Told, other: Told) -> bool:
    """Whether two statements speak of different persons, or of two sorts of the same: `private` and `business customers`."""
    mine, theirs = whom(one), whom(other)
    if not mine or not theirs:
        return False
    both = shared(frozenset(mine), frozenset(theirs))
    if not both:
        return True
    return any(mine[head] != theirs[head] for head in mine.keys() & theirs.keys() if mine[head] and theirs[head])


def inside_out(one: Told, other: Told) -> bool:
    """`During exams`, `outside exam hours`; `on tablets`, `on phones`."""
    return (one.said & _OUTSIDE) != (other.said & _OUTSIDE) or devices_apart(one.said, other.said)


def devices_apart(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lines name devices, and none of them both: `in the mobile app`, `from the website`."""
    mine, theirs = ({word.removesuffix("s") for word in said} & _DEVICES for said in (one, other))
    return bool(mine and theirs and not mine & theirs)


def other_phase(one: Told, other: Told) -> bool:
    """Whether one holds up to a point behind which the other holds: `during the first week`, `after the first week`."""
    return phases_apart((*one.leading.split(), ",", *one.words), (*other.leading.split(), ",", *other.words))


def phases_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """The same for the words of two lines: `until the third of June`, `from the third of June`."""
    if _TURNING.isdisjoint(one) or _TURNING.isdisjoint(other):
        return False
    early, late = (_phase(one, _EARLY), _phase(other, _EARLY)), (_phase(one, _LATE), _phase(other, _LATE))
    dated = any(mine & _MONTHS and theirs & _MONTHS for mine, theirs in ((early[0], late[1]), (early[1], late[0])))
    between = (OVER.intersection(one) and OPENING.intersection(other)) or (OVER.intersection(other) and OPENING.intersection(one))
    if between and _EARLY.intersection(one) != _EARLY.intersection(other):
        return False  # `until it is over`, `from when it opens`: all the time between is in both
    return dated or bool(early[0] & late[1] or late[0] & early[1])


def betweens_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both lines speak of what is between some, and not the same: `between players`, `between players and staff`."""
    mine, theirs = _betweens(one), _betweens(other)
    return bool(mine and theirs) and mine != theirs


def _betweens(said: Sequence[str]) -> frozenset[str]:
    if "between" not in said:
        return frozenset()
    at = said.index("between")
    behind = takewhile(lambda word: word not in (",", ".", ";") and word not in _FINITE, said[at + 1 : at + _POINT])
    return frozenset(word.removesuffix("s") for word in behind) - _SMALL - {"and"}


def _phase(said: Sequence[str], marks: frozenset[str]) -> frozenset[str]:
    """The words behind one of some marks, up to the next comma."""
    found: set[str] = set()
    for at, word in enumerate(said):
        if word in marks:
            found |= set(takewhile(lambda one: one not in (",", "."), said[at + 1 : at + _POINT]))
    return frozenset(word for word in found if word not in _SMALL | _FINITE | _LEADS | _OF and not adverb(word))


def elsewhere(one: Told, other: Told) -> bool:
    """Whether one of them holds under a condition of which the other says nothing, or inside what the other is outside of."""
    if inside_out(one, other) or other_phase(one, other):
        return True
    mine, theirs = one.conditions, other.conditions
    if mine and not shared(mine, other.concepts):
        return True
    return bool(theirs and not shared(theirs, one.concepts))
