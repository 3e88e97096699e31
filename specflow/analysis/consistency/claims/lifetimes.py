"""How long a thing lives, told by its verb: `is wiped every night`, `stays on file for five years`, `retention: 90 days`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.fronted import unfronted
from specflow.analysis.consistency.claims.matter import matter
from specflow.analysis.consistency.claims.phrases import ARTICLES
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.rhythms import rhythm_of
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token, is_negation
from specflow.analysis.consistency.words.units import UNITS

_GONE = frozenset(
    "deleted removed purged wiped erased discarded destroyed shredded overwritten dropped cleared emptied pruned evicted flushed "
    "trimmed scrubbed binned expunged recycled thrown disposed donated sold auctioned scrapped forgotten rotated burnt burned "
    "anonymised anonymized".split()
)
_GOING = frozenset("disappear disappears vanish vanishes evaporate evaporates".split())
_FREED = frozenset("released freed".split())
_RESERVED = frozenset("reserved held booked unpaid unclaimed uncollected reservation reservations".split())
_STORES = frozenset("server servers system systems database databases disk disks storage records".split())
_UNDOING = frozenset(
    "throw_away throws_away get_rid delete deletes remove removes purge purges wipe wipes erase erases discard discards "
    "destroy destroys shred shreds drop drops clear clears overwrite overwrites forget forgets".split()
)
_KEPT = frozenset("kept held stored retained archived preserved saved filed remembered".split())
_THROWING = frozenset("throw throws tear tears give gives get gets".split())
_PARTICLES = frozenset("away up out rid".split())
_KEEPING = frozenset(
    "keep keeps hold holds store stores retain retains archive archives preserve preserves save saves "
    "hold_on_to holds_on_to hang_on_to hangs_on_to".split()
)
_LIVING = frozenset("stay stays remain remains live lives sit sits".split())
_READABLE = frozenset("available accessible readable recoverable retrievable restorable".split())
_BACK = frozenset("goes go reaches reach goes_back go_back".split())  # the history goes back 90 days
_RETAINING = frozenset("retention lifetime".split())
_BEING = frozenset("is are be been being get gets".split())
_EVER = frozenset("permanent forever indefinitely permanently eternally".split())
_EVER_PAIRS = (("for", "ever"), ("for", "good"), ("for", "always"), ("all", "time"), ("no", "expiry"), ("without", "limit"))
_RELATIVE = frozenset("that which who whose".split())
_AWAY = frozenset("from off".split())  # what it is taken off says where, and not that it is gone
_ASIDE = frozenset(
    "old older past expired entry entries record records data file files item items row rows period time limit policy "
    "keep kept hold held store stored expire expires lapse lapses then afterwards we they automatically away out up rid".split()
)
_BINS = frozenset("bin trash wastebasket".split())
_THROWN = frozenset("deleted removed discarded".split())  # what lies in a bin
_HOLDERS = frozenset("queue folder table list database mailbox inbox topic bucket".split())
_PLACING = frozenset("in on at".split())
_STOPS = frozenset("for to as and but so because , ; . then".split())
_BETWEEN = 4  # words between a verb and its helping verb
_SOON = frozenset("soon moment".split())
_SAME_DAY = (("same", "day"), ("at", "once"), ("straight", "away"), ("right", "away"))
_SOME_DAY = 1e12  # seconds: on an event, whenever that is
_PERIOD = frozenset("period time limit".split())


@dataclass(frozen=True)
class Lifetime:
    """`thing` lives for `least` to `most` seconds; `since` is from when that counts, `placed` says that it is so at one place."""

    claim: Claim
    thing: frozenset[str]
    least: float
    most: float
    since: frozenset[str]
    words: tuple[Token, ...]
    span: tuple[int, int]
    placed: bool = False
    soon: bool = False  # it goes at once when what it waits for has happened


def lifetime_of(claim: Claim) -> Lifetime | None:
    """How long something lives; nothing where a line names none, or leaves it to somebody."""
    if not claim.tokens or claim.tokens[-1].word == "?" or claim.modality == "may" or claim.able:
        return None
    claim = unfronted(claim)
    main = claim.main
    if (labelled := _labelled(claim)) is not None:
        return labelled
    at = next((n for n in range(1, len(main)) if _verb(main, n)), 0)
    if not at:
        return None
    gone = main[at].word in _GONE | _GOING | _UNDOING | _THROWING | _FREED
    bounds = _bounds(claim, at, gone)
    if bounds is None:
        return None
    least, most, amount = bounds
    subject = main[: _named_up_to(main, at)]
    active = main[at].word in _UNDOING | _KEEPING | _THROWING
    if active and main[at - 1].word != ":" and {token.concept for token in subject} & people():
        return None
    stop = amount.first if amount is not None and amount.first > at else len(main)
    object_ = _up_to(main[at + 1 : stop], active)
    label = main[at - 1].word == ":"  # `visitor files: delete after 28 days`
    words = tuple(object_) if active and not label else (*subject, *object_)
    thing = _thing(words)
    soon = most == _SOME_DAY
    waits = next((one.tokens for one in claim.segments if one.kind == "after"), ()) if soon else ()
    since = matter(_behind(claim, amount) if amount is not None else waits, _SOON)
    span, placed = (main[0].start, main[-1].end), bool(object_) and not active
    return Lifetime(claim, thing, least, most, since, words, span, placed, soon) if thing else None


def _named_up_to(main: Sequence[Token], at: int) -> int:
    """Where the words end that name what lives: before its first verb, `is taken down … and never deleted`."""
    told = next((n for n in range(1, at) if main[n].word in _BEING), at)
    return at if _RELATIVE.intersection(token.word for token in main[:told]) else told


def _verb(main: Sequence[Token], at: int) -> bool:
    """Whether a word says that something is gone or kept, and does not only say which of them is meant."""
    word = main[at].word
    if word in _GONE | _KEPT | _READABLE:
        return main[at - 1].word in (":", "never") or bool(_BEING & {token.word for token in main[max(0, at - _BETWEEN) : at]})
    if word in _THROWING:
        return at + 1 < len(main) and main[at + 1].word in _PARTICLES
    if word in _BACK:
        return "_" in word or [token.word for token in main[at + 1 : at + 2]] == ["back"]
    if word == "permanent":
        return main[at - 1].word in _BEING
    if word in _FREED:
        return bool(_RESERVED & {token.word for token in main[:at]}) and not _BEING.isdisjoint({main[at - 1].word})
    if word in _GOING:
        stored = _STORES & {token.word for token in main[at + 2 : at + 5]}
        return bool(stored) or not _AWAY & {token.word for token in main[at + 1 : at + 2]}
    return word in _LIVING or (word in _UNDOING | _KEEPING and at < len(main) - 1 and main[at - 1].word not in ARTICLES)


def _bounds(claim: Claim, at: int, gone: bool) -> tuple[float, float, Quantity | None] | None:
    """The shortest and the longest life that the line allows, with the amount that says so."""
    main = claim.main
    denied = any(is_negation(token.word) for token in main[max(0, at - _BETWEEN) : at])
    times = [q for q in (*claim.quantities, *claim.condition_quantities) if q.unit == "time"]
    if len(times) > 1:
        return None
    if not times:
        return _untimed(claim, at, gone, denied)
    amount = times[0]
    if denied and gone and amount in claim.quantities and amount.first < at and main[at - 2].word == "and":
        return _untimed(claim, at, gone, denied)  # `is taken down after a week and never deleted`
    if denied:
        return (0.0, amount.high, amount) if not gone and amount.bound == "max" else None
    if amount.rate:
        return (0.0, amount.high, amount) if gone else None
    lead = main[amount.first - 1].word if amount in claim.quantities and amount.first else ""
    if amount.bound == "min":
        aged = any(token.word == "older" and token.start == amount.start for token in claim.tokens)
        return ((0.0, amount.low, amount) if aged else None) if gone else (amount.low, inf, amount)
    if main[at].word in _READABLE | _BACK:
        return (amount.low, inf, amount) if amount.bound == "exact" and amount in claim.quantities else None
    if amount.bound in ("max", "reach"):
        done = not gone and amount in claim.quantities and main[amount.first].word in ("within", "under")
        return None if done else (0.0, amount.high, amount)  # what is saved within a second is there by then
    counted = amount.last >= len(main) and any(one.kind == "after" and one.tokens for one in claim.segments)
    if gone and lead != "after" and amount.role != "after" and not counted and amount in claim.quantities:
        return None
    if not gone and lead != "for" and not (main[at - 1].word == ":" and amount.first == at + 1):
        return None
    return amount.low, amount.high, amount


def _untimed(claim: Claim, at: int, gone: bool, denied: bool) -> tuple[float, float, None] | None:
    words = [token.word for token in claim.main]
    ever = bool(_EVER & set(words)) or any(pair in _EVER_PAIRS for pair in pairwise(words))
    if gone and denied:
        never = "never" in words[max(0, at - _BETWEEN) : at]
        return (inf, inf, None) if never and not claim.segments else None
    if gone and not denied and any(pair in _SAME_DAY for pair in pairwise(words)):
        return 0.0, UNITS["day"][1], None
    if gone and not denied and (soon := _by_the_end(words)):
        return 0.0, soon, None
    if gone and not denied and (often := rhythm_of(claim)) is not None and often.seconds > 0:
        return 0.0, often.seconds, None
    if gone and not denied and any(one.kind == "after" and one.tokens for one in claim.segments):
        return 0.0, _SOME_DAY, None
    left = [one for one in claim.segments if one.kind == "until" and {token.concept for token in one.tokens} & people()]
    if left and len(claim.segments) == 1 and not gone and not denied and _left_to_people(claim, at):
        return inf, inf, None  # `until the reader deletes them`
    told = any(one.kind != "why" for one in claim.segments)
    return (inf, inf, None) if ever and not gone and not denied and not told else None


def _left_to_people(claim: Claim, at: int) -> bool:
    """Whether something is kept until somebody deletes it."""
    return claim.main[at].word in _KEPT and any("delet" in one.concepts for one in claim.segments)


def _by_the_end(words: Sequence[str]) -> float:
    """Seconds of the year in `at the end of the school year`; 0 without one."""
    at = next((n for n, word in enumerate(words[:-2]) if word == "end" and words[n + 1] == "of"), len(words))
    return next((UNITS[word][1] for word in words[at + 2 : at + 6] if UNITS.get(word, ("",))[0] == "time"), 0.0)


def _labelled(claim: Claim) -> Lifetime | None:
    """`Log retention: 30 days`, `the retention period for logs is 30 days`."""
    main = claim.main
    at = next((n for n, token in enumerate(main) if token.word in _RETAINING), -1)
    times = [q for q in claim.quantities if q.unit == "time" and not q.rate]
    if at < 0 or len(times) != 1 or claim.negated:
        return None
    amount = times[0]
    being = next((n for n in range(at, amount.first) if main[n].word in ("is", ":", "=")), -1)
    if being < 0 or being + 1 < amount.first - 3:
        return None
    words = (*main[:at], *main[at + 1 : being])
    thing = _thing(words)
    least = 0.0 if amount.bound in ("max", "reach") else amount.low
    most = inf if amount.bound == "min" else amount.high
    return Lifetime(claim, thing, least, most, frozenset(), words, (main[0].start, main[-1].end)) if thing else None


def _up_to(tokens: Sequence[Token], active: bool) -> Sequence[Token]:
    """The object of an active verb, or the place where something is kept."""
    stop = next((n for n, token in enumerate(tokens) if token.word in _STOPS), len(tokens))
    timed = "end" in [token.word for token in tokens[1:4]]
    if active or (tokens and tokens[0].word in _PLACING and not timed):
        return tokens[:stop]
    return ()


def _behind(claim: Claim, amount: Quantity) -> Sequence[Token]:
    """From when a time counts: `30 days after the visit`, `of inactivity`."""
    if amount not in claim.quantities:
        return ()
    rest = claim.main[amount.last :]
    counted = [one for one in claim.segments if one.kind == "after"]
    if rest and rest[0].word in ("of", "after", "from"):
        stop = next((n for n, token in enumerate(rest) if n and token.word in (",", "and", ".")), len(rest))
        return rest[1:stop]
    return counted[0].tokens if counted else ()


def _thing(words: Sequence[Token]) -> frozenset[str]:
    """What lives: without the folder that only holds it, and what lies in a bin is deleted in any case."""
    said = {token.word for token in words}
    aside = set(_ASIDE | _EVER | _STORES)
    if said & _BINS:
        aside |= _THROWN
    held = [words[at].word for at in range(2, len(words)) if words[at].word in _HOLDERS and words[at - 1].concept]
    whole = matter(words, frozenset(aside | set(held)))
    return whole or matter(words, frozenset(aside - _STORES - {"file", "files", "record", "records", "data", "entry", "entries"}))
