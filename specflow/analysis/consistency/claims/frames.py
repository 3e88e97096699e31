"""Which way a thing goes in a clause: the axis it is told on, accepted or refused, shown or hidden, and the end of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import deeds_of
from specflow.analysis.consistency.claims.segment import LINES, Segment
from specflow.analysis.consistency.claims.verbs import BEING, BETWEEN, HAVING, PRONOUNS, is_participle, verb_of
from specflow.analysis.consistency.words.axes import axes, particles
from specflow.analysis.consistency.words.lexicon import concept, light, people, root
from specflow.analysis.consistency.words.tokens import Token, is_negation

SIDES = frozenset("between outside inside within before after during except without beyond above below under over".split())
_GOING_ON = frozenset("keep keeps continue continues go_on goes_on carry_on still keep_on keeps_on going continued".split())
_ENDING = frozenset("stop stops cease ceases quit".split())
_KEPT_FROM = frozenset({"refus", "block", "prevent", "stop", "bar", "ban"})  # `blocked from booking`
_LEADING = BETWEEN | BEING | frozenset(
    "must shall will should may can could cannot "
    "stay stays remain remains become becomes keeps gets get do does don't doesn't no_longer longer "
    "immediately".split()
)
_DETERMINERS = frozenset("a an the its their his her our your this that these those every each any all no some".split())
_FINITE = BEING | HAVING | frozenset("must shall will should may can could cannot do does don't doesn't".split())
_JOINTS = frozenset(("and", "but", ";", ",", "or"))
_WHOLLY = frozenset("never no nobody nothing none neither forbidden prohibited any anyone anywhere not".split())
_ALL = frozenset("every each all any always whatever whichever everywhere".split())
_BRINGING = frozenset("bring take carry use wear have enter ride eat drink smoke park keep hang mount install".split())
_AMOUNTS = frozenset("longer more later less fewer earlier sooner than matter".split())
_ADVERBS = frozenset("longer not never also always automatically still again then".split())
_PARTICLES_NEAR = 5
_WHATEVER = frozenset("whatever wherever whenever whoever regardless irrespective".split())
_BARRED = frozenset("forbidden prohibited banned barred disallowed".split())
_BARRING = frozenset("accept lock follow run".split())  # axes whose one end leaves no choice


@dataclass(frozen=True)
class Frame:
    """`axis` and `sign` say which way; `words` is what it is said of, `state` when, `denied` whether a word says no to it."""

    claim: Claim
    axis: str
    sign: int
    denied: bool
    words: frozenset[str]
    narrowing: frozenset[str]  # words in front of a noun, or behind its `of` or `with`, that say which one is meant
    state: frozenset[str]

    @cached_property
    def whole(self) -> frozenset[str]:
        """What it speaks of, in which state."""
        return self.words | self.state

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of the sentence."""
        return frozenset(token.word for token in self.claim.tokens)

    @property
    def firm(self) -> bool:
        """It is never so: no kind of it is let out."""
        return self.denied and (bool(_WHOLLY & self.said) or self.claim.modality == "must")

    @property
    def never(self) -> bool:
        """It must never be so, whatever has been before."""
        return self.denied and "never" in self.said

    @property
    def of_all(self) -> bool:
        """It is said of all of them."""
        return bool(_ALL & self.said)


def frames_of(claim: Claim) -> Iterator[Frame]:
    """The ways that things go in a clause; none in a question, or where an amount is what matters."""
    if not claim.tokens or claim.tokens[-1].word in ("?", ":") or claim.only or claim.modality == "should":
        return
    state = frozenset().union(*(_state(one) for one in claim.segments if one.kind not in ("why", "until"))) - {""}
    parts = list(_parts(claim.main))
    yield from _on_axes(claim, parts, state)
    yield from _by_verb(claim, parts, state)
    yield from _by_noun(claim, state)


def _on_axes(claim: Claim, parts: Sequence[Sequence[Token]], state: frozenset[str]) -> Iterator[Frame]:
    """Words that tell which way it goes: `accepted`, `hides`."""
    seen: set[tuple[str, int]] = set()
    for part in parts:
        for at, stop, ends in _hits(part):
            denied = stop == at + 1 and _denied(part, at, claim)
            words, narrowing = _of(part, at, stop)
            for axis, end in ends:
                sign = -end if denied else end
                if (axis, sign) not in seen and (words or state):
                    seen.add((axis, sign))
                    yield Frame(claim, axis, sign, denied or (end < 0 and axis in _BARRING), words, narrowing, state)
    if at := _brought(claim):
        yield Frame(claim, "accept", 1, False, *_of(claim.main, at, at + 1), state=state)


def _by_verb(claim: Claim, parts: Sequence[Sequence[Token]], state: frozenset[str]) -> Iterator[Frame]:
    """Any verb, done or not done: `sends`, `sends no …`, `blocked from sending`."""
    for verb in sorted(_verbs(claim) - light()):
        words, narrowing = _without(claim.main, verb)
        words = words or (frozenset() if state else claim.before)  # `nobody can answer them`
        if words or state:
            part = next((part for part in parts if any(verb in verb_of(one.concept) for one in part)), claim.main)
            denied = (_no(claim, part) or _no_object(part)) != _stops(claim, verb)
            yield Frame(claim, "=" + verb, -1 if denied else 1, denied, words, narrowing, state)
    for at in range(3, len(claim.main)):
        if _from(claim.main, at) and claim.main[at].concept and not claim.negated:
            tokens = [*claim.main[: at - 2], *claim.main[at + 1 :]]
            for verb in verb_of(claim.main[at].concept):
                yield Frame(claim, "=" + verb, -1, True, *_spoken(tokens), state)


def _by_noun(claim: Claim, state: frozenset[str]) -> Iterator[Frame]:
    """Acts that a noun names: `refuses every cancellation`, `comments are allowed`."""
    for sign, noun in _acts_let_through(claim):
        words, narrowing = _without(claim.main, noun)
        yield Frame(claim, "=" + noun, sign, sign < 0, words - _allowing(), narrowing, state)
    for noun in sorted(_acts_allowed(claim)):
        words, narrowing = _without(claim.main, noun)
        sign = 1 if claim.negated == (claim.main[-1].concept == "refus") else -1
        yield Frame(claim, "=" + noun, sign, sign < 0, words - _allowing(), narrowing, state)


def _brought(claim: Claim) -> int:
    """Where the verb stands with which a thing may be brought or used somewhere; 0 where none does."""
    if claim.modality != "may" or claim.negated:
        return 0
    behind = enumerate(claim.main[claim.modal + 1 : claim.modal + 4], claim.modal + 1)
    return next((n for n, token in behind if token.word in _BRINGING), 0)


def _state(segment: Segment) -> frozenset[str]:
    """What a condition speaks of; of a lost connection, only what has lost it."""
    if "offlin" not in segment.concepts:
        return segment.concepts
    stop = next((n for n, token in enumerate(segment.tokens) if token.word in BEING | HAVING or token.word.startswith("los")), 0)
    return frozenset({"offlin"}) | {token.concept for token in segment.tokens[:stop] if token.concept and token.word not in LINES}


def _no(claim: Claim, part: Sequence[Token]) -> bool:
    """Whether the denial of a sentence stands in this part of it."""
    return claim.negated and any(is_negation(token.word) or token.word in _BARRED for token in part)


def _stops(claim: Claim, verb: str) -> bool:
    """`Stops recording`."""
    ended = (token.concept for before, token in pairwise(claim.main) if before.word in _ENDING and token.concept)
    return any(verb in verb_of(one) for one in ended)


@cache
def _allowing() -> frozenset[str]:
    return frozenset(concept(root(word)) for word in ("allowed", "possible", "permitted", "refused"))


def _acts_let_through(claim: Claim) -> Iterator[tuple[int, str]]:
    """`Refuses every cancellation`, `accepts cancellations`: the act that is refused or accepted."""
    for deed in deeds_of(claim):
        for verb, sign in (("refus", -1), ("allow", 1)):
            if verb in deed.verbs and len(deed.heads) == 1:
                yield (-sign if claim.negated else sign), min(deed.heads)


def _acts_allowed(claim: Claim) -> frozenset[str]:
    """`Comments are still allowed`, `no comments are possible`: the act that a noun names."""
    words = [token.word for token in claim.main]
    at = next((n for n, word in enumerate(words) if word in ("allowed", "possible", "permitted", "forbidden")), 0)
    being = next((n for n in range(at - 1, max(at - 4, 0), -1) if words[n] in BEING), 0)
    behind = [token for token in claim.main[at + 1 :] if token.concept]
    if not being or behind or claim.modality not in ("fact", "must"):
        return frozenset()
    named = [token.concept for token in claim.main[:being] if token.concept]
    return frozenset(named[-1:])


def _verbs(claim: Claim) -> frozenset[str]:
    """What is done, whichever way: the verb of each deed, and one that goes on."""
    found = {verb for deed in deeds_of(claim) for verb in deed.verbs}
    for before, token in pairwise(claim.main):
        if before.word in _GOING_ON | _ENDING and token.word.endswith("ing") and token.concept:
            found |= verb_of(token.concept)
    return frozenset(found)


def _parts(main: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The clauses of a sentence, each with the subject of the first where it has none of its own."""
    cuts = [0]
    for at in range(2, len(main) - 1):
        if main[at].word in _JOINTS and (_opens(main, at + 1) or _clause(main, at + 1)):
            cuts.append(at)
    subject: tuple[Token, ...] = ()
    for start, stop in zip(cuts, [*cuts[1:], len(main)], strict=True):
        part = tuple(main[start + bool(start) : stop])
        if start and part and not _clause(main, start + 1):
            part = (*subject, *part)
        elif part:
            verb = next((n for n in range(1, len(part)) if part[n].word in _LEADING or _axis_at(part, n)), 0)
            subject = part[:verb]
        if part:
            yield part


def _clause(main: Sequence[Token], at: int) -> bool:
    """Whether a clause with a subject of its own starts here: `… and no request can be accepted`."""
    if main[at].word not in _DETERMINERS:
        return False
    return any(token.word in _FINITE for token in main[at + 2 : at + 7]) and any(token.word in _FINITE for token in main[1:at])


def _opens(main: Sequence[Token], at: int) -> bool:
    """Whether a verb without a subject of its own stands here: `… and holds the last temperature`."""
    word = main[at].word
    verbal = word in _LEADING or bool(_axis_at(main, at)) or (is_participle(word) and main[at + 1 : at + 2] == ())
    return verbal and not (main[at + 1 : at + 2] and main[at].word in _DETERMINERS)


def _axis_at(tokens: Sequence[Token], at: int) -> tuple[tuple[str, int], ...]:
    known = axes()
    word = tokens[at].word
    name = "_".join(root(part) for part in word.split("_"))
    first = name.partition("_")[0]
    for particle in particles().get(first, ()):
        if any(root(token.word) == particle for token in tokens[at + 1 : at + 1 + _PARTICLES_NEAR]):
            return known[f"{first}_{particle}"]
    return known.get(name, ())


def _hits(part: Sequence[Token]) -> Iterator[tuple[int, int, tuple[tuple[str, int], ...]]]:
    """The verbs and adjectives of a clause that tell which way: where they start and end, and the ends of axes they stand for."""
    for at in range(1, len(part)):
        word = part[at].word
        if word in ("do", "does") and any(token.word == "nothing" for token in part[at + 1 : at + 2]):
            yield at, at + 2, (("run", -1),)
        found = _axis_at(part, at)
        if not found or not _verbal(part, at):
            continue
        if part[at - 1].word in _ENDING or _from(part, at):
            found = tuple((axis, -end) for axis, end in found)
        yield at, at + 1, found


def _from(part: Sequence[Token], at: int) -> bool:
    """`Blocked from booking`: what stands behind `from` does not happen."""
    before = part[at - 2].concept if at > 1 else ""
    return part[at - 1].word == "from" and before in _KEPT_FROM and part[at].word.endswith("ing")


def _verbal(part: Sequence[Token], at: int) -> bool:
    """Whether a word stands where a verb, or what `is` leads to, stands; `expired vouchers` and `the display` are things."""
    before, word = part[at - 1], part[at].word
    if before.word in _ADVERBS and any(token.concept or token.word in PRONOUNS for token in part[: at - 1]):
        return True
    if before.word in _LEADING | _GOING_ON | _ENDING or before.word in PRONOUNS or before.word == "from":
        return True
    if before.word in _DETERMINERS or not (before.concept or before.word in ("nothing", "nobody", "everybody", "anyone")):
        return False
    if not any(token.concept for token in part[:at]):
        return False
    follows = part[at + 1] if at + 1 < len(part) else None
    if is_participle(word) and follows is not None and follows.concept and before.word not in _LEADING:
        return False  # `with expired vouchers`
    return before.word.endswith("s") != word.endswith("s") or before.concept in people() or word.endswith("ed")


def _denied(part: Sequence[Token], at: int, claim: Claim) -> bool:
    """Whether the clause says that it is not so: negations in front of its verb, or `no` in front of its object."""
    if claim.negated and part[0].start == claim.main[0].start and any(is_negation(token.word) for token in part):
        return True
    count = sum(is_negation(token.word) and token.word != "without" for token in part[:at])
    behind = next((token.word for token in part[at + 1 :] if token.word not in BETWEEN), "")
    return (count + (behind in ("no", "nothing", "nobody"))) % 2 == 1


def _no_object(main: Sequence[Token]) -> bool:
    """`Sends no notifications`."""
    first = next((n for n, token in enumerate(main) if token.concept), 0)
    return any(token.word in ("no", "nothing") and main[n + 1 : n + 2] != () and main[n + 1].word not in _AMOUNTS
               for n, token in enumerate(main[first + 1 :], first + 1))  # fmt: skip


def _of(part: Sequence[Token], at: int, stop: int) -> tuple[frozenset[str], frozenset[str]]:
    tokens = [token for n, token in enumerate(part) if not at <= n < stop and token.word not in _GOING_ON | _ENDING]
    return _spoken(tokens)


def _without(main: Sequence[Token], verb: str) -> tuple[frozenset[str], frozenset[str]]:
    return _spoken([token for token in main if token.concept != verb and token.word not in _GOING_ON])


def _spoken(tokens: Sequence[Token]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a clause, and those that narrow a noun; `whatever the weather` narrows nothing."""
    stop = next((n for n, token in enumerate(tokens) if token.word in _WHATEVER), len(tokens))
    tokens = tokens[:stop]
    tokens = [token for token in tokens if token.word not in SIDES]
    words = frozenset(done(token) for token in tokens if token.concept)
    narrowing = set()
    for n, token in enumerate(tokens[:-1]):
        if token.concept and tokens[n + 1].concept:
            narrowing.add(token.concept)
        elif token.word in ("of", "with", "from", "between", "for", "without") and n:
            narrowing |= {one.concept for one in tokens[n + 1 : n + 4] if one.concept}
    return words, frozenset(narrowing)


def done(token: Token) -> str:
    """What a word means, whether it names a deed or its verb: what is delivered is a delivery."""
    return "ship" if token.concept == "send" and token.word.startswith("deliver") else token.concept
