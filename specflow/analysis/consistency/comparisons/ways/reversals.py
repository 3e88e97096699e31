"""One way and the other: what one line has accepted, shown, kept or running, another has refused, hidden, lost or still."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.frames import SIDES, Frame, frames_of
from specflow.analysis.consistency.claims.told import betweens_apart, devices_apart, phases_apart
from specflow.analysis.consistency.claims.whose import owned
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import at_other_times, opposed, overlapping, shared
from specflow.analysis.consistency.words.lexicon import kinds, light, people
from specflow.analysis.consistency.words.tokens import is_negation

MOST = 40  # clauses of one way about one thing that are looked at
_IN_TURN = frozenset("lock run update".split())  # what opens also closes: only in one state that is the opposite
_ANYBODY = frozenset({"person", "peopl"})
# What tells two things apart nowhere.
_SAID = frozenset({"continu", "run", "last", "alwai", "ever", "account", "long", "server", "api", "backend"})
_SAID |= {"stai", "remain", "now", "going"}
_TODAY = frozenset("today currently now nowadays was were had".split())
_STATES = ("if", "after")
_BEYOND = frozenset("outside beyond except above below under over".split())


def reversals(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of clauses of which one says of the very thing, in the very state, the opposite of what the other says."""
    held: dict[tuple[str, str], list[Frame]] = {}
    frames = [frame for claim in claims for frame in frames_of(claim)]
    for frame in frames:
        if frame.sign > 0:
            for word in sorted(frame.whole - light()):
                held.setdefault((frame.axis, word), []).append(frame)
    seen: set[tuple[int, int]] = set()
    for no in frames:
        if no.sign > 0:
            continue
        for word in sorted(no.whole - light()):
            rivals = held.get((no.axis, word), ())
            for yes in rivals if len(rivals) <= MOST else ():
                pair = no.claim.owner, yes.claim.owner
                if pair[0] != pair[1] and pair not in seen and _clash(no, yes):
                    seen.add(pair)
                    code = "SF308" if no.state or yes.state else "SF302"
                    why = "{one} says the opposite of what {other} says of the same thing"
                    yield Clash(code, whole(no.claim), whole(yes.claim), why)


def _clash(no: Frame, yes: Frame) -> bool:
    if no.claim.quantities or yes.claim.quantities or _TODAY & (no.said | yes.said) or not _demanded(no, yes):
        return False
    both = _both(no, yes)
    telling = both - light() - people()
    if not telling or (len(both - light()) < 2 and max(len(no.whole - light()), len(yes.whole - light())) > 1):
        return False
    mine, theirs = (one.whole - both - (light() - one.narrowing) for one in (no, yes))
    mine, theirs = _undone(mine, yes) - _SAID - _ending(yes), _undone(theirs, no) - _SAID - _ending(no)
    if (mine and theirs) or opposed(no.whole, yes.whole) or _elsewhere(no, yes):
        return False
    if no.axis in _IN_TURN and not (no.state and yes.state):
        return False
    if not no.denied and (no.claim.able or no.claim.modality == "may"):
        return False  # what may be dropped is kept all the same
    if yes.claim.modality == "may" and not (no.denied or _one_state(no, yes)):
        return False
    return _covers(no, mine, yes, theirs)


def _ending(frame: Frame) -> frozenset[str]:
    """What an `until` speaks of: the other line may begin where that does."""
    until = [one.concepts for one in frame.claim.segments if one.kind == "until"]
    return frozenset().union(*until) | ({"open", "begin"} if until else set())


def _demanded(no: Frame, yes: Frame) -> bool:
    """Whether both say what is to be: what a note tells as a fact, it may well want to change."""
    for one, other in ((no, yes), (yes, no)):
        told = one.claim.modality == "fact" and not one.claim.binding
        demanded = other.claim.modality != "fact" and other.claim.modal >= 0
        if told and demanded and not (one.firm or "always" in one.said):
            return False
    return True


def _both(no: Frame, yes: Frame) -> frozenset[str]:
    """What both speak of; what is said of a kind of something is not denied of the whole of it."""
    wider = kinds()
    akin = shared(no.whole, yes.whole) - (no.whole & yes.whole)
    narrower = {one for one in no.whole & akin if wider.get(one, frozenset()) & yes.whole}
    return (no.whole & yes.whole) | (akin - narrower)


def _undone(rest: frozenset[str], other: Frame) -> frozenset[str]:
    """What is left of a side without those who act, where the other side does not say who does."""
    return rest if other.whole & people() else rest - people()


def _covers(no: Frame, mine: frozenset[str], yes: Frame, theirs: frozenset[str]) -> bool:
    """Whether the side that says less speaks of all that the other one speaks of."""
    if not mine and not theirs:
        return True
    less, more, rest = (no, yes, theirs) if theirs else (yes, no, mine)
    if rest & more.state:
        return False  # said of one state, where the other line is silent about states
    if not rest & more.narrowing:
        return len(rest) <= 2 and (less is no or bool(less.state) or less.of_all)
    return less is no and less.firm and len(rest) <= 3


def _one_state(one: Frame, other: Frame) -> bool:
    return bool(one.state & other.state or one.narrowing & other.narrowing)


def _elsewhere(one: Frame, other: Frame) -> bool:
    """Whether they hold at other times, on other devices, on another side of something, for one's own things only."""
    if at_other_times(one.claim, other.claim) or owned(one.claim) != owned(other.claim):
        return True
    mine, theirs = ([token.word for token in each.claim.tokens] for each in (one, other))
    if devices_apart(mine, theirs) or phases_apart(mine, theirs) or betweens_apart(mine, theirs):
        return True
    if _sides_apart(one, other):
        return True
    ours, others = one.whole & people() - _ANYBODY, other.whole & people() - _ANYBODY
    if ours and others and not shared(ours, others):
        return True  # what one may not, another one may
    if {(q.low, q.high, q.bound) for q in one.claim.condition_quantities} != {
        (q.low, q.high, q.bound) for q in other.claim.condition_quantities
    }:
        return True
    if one.claim.exceptions or other.claim.exceptions:
        return True
    if _lacking(one) != _lacking(other):
        return True
    return _negative(one) != _negative(other) or _over(one, other) or _over(other, one)


def _sides_apart(one: Frame, other: Frame) -> bool:
    """`Inside a lesson`, `between lessons`; `outside the yard` beside nothing."""
    mine, theirs = (SIDES & frame.said - ({"over"} if _is_over(frame) else set()) for frame in (one, other))
    if (mine | theirs) & _BEYOND and mine & _BEYOND != theirs & _BEYOND:
        return True
    if "between" in mine & theirs:
        return False
    return bool(mine and theirs and not mine & theirs)


def _is_over(frame: Frame) -> bool:
    words = [token.word for token in frame.claim.tokens]
    return any(pair in (("is", "over"), ("are", "over")) for pair in pairwise(words))


def _negative(frame: Frame) -> bool:
    return any(one.negative and "offlin" not in one.concepts for one in frame.claim.segments if one.kind in _STATES)


def _over(one: Frame, other: Frame) -> bool:
    """`While it cools`, `once it has cooled`."""
    during = [s.concepts for s in one.claim.segments if s.kind == "if" and s.word in ("while", "during", "as")]
    past = [s.concepts for s in other.claim.segments if s.kind == "after"]
    if any(shared(a, b) for a in during for b in past):
        return True
    early = [s for s in one.claim.segments if s.kind in ("before", "until")]
    later = [s for s in other.claim.segments if s.kind in ("if", "after")]
    if one.never or other.never:
        return False
    return any(shared(a.concepts, b.concepts) and not overlapping(a, b) for a in early for b in later)


def _lacking(frame: Frame) -> bool:
    """`Those that have no open case`."""
    words = [token.word for token in frame.claim.tokens]
    return any(
        word in ("that", "which", "who") and any(is_negation(one) for one in words[at + 1 : at + 4])
        for at, word in enumerate(words)
    )
