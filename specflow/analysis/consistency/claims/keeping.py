"""How long something is kept, and when it is gone, as a line puts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.fronted import unfronted
from specflow.analysis.consistency.claims.kept import (
    BEING,
    CLOSING,
    EXITING,
    STAYING,
    WRITTEN,
    attributed,
    first_head,
    for_ever,
    head_of,
    thing_of,
)
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.rhythms import rhythm_of
from specflow.analysis.consistency.claims.stays import leaving, looking_back
from specflow.analysis.consistency.words.lexicon import people

_DOWN = frozenset("off down".split())  # what is taken off a page may well be kept behind it
_VANISHED = frozenset("unpublished delisted unlisted disappear disappears vanish vanishes".split())
THROWN = (("thrown", "away"), ("throw", "away"), ("throws", "away"), ("got", "rid"))
LED = frozenset("in on at with by as outside together inside from to under beside near next".split())
_SWEEPING = frozenset("job cron script worker cleanup clean-up purge system server service policy sweep task".split())
_ALL = frozenset("all everything any every anything".split())
SHORT = 1.0  # seconds: gone at once, or when a session ends


@dataclass(frozen=True)
class Kept:
    """Something is kept at least `least` and at most `most` seconds."""

    claim: Claim
    thing: frozenset[str]
    least: float
    most: float
    everything: bool
    strict: bool = False
    head: str = ""  # the word that names the thing, where it can be told
    down: bool = False  # it is taken down, and may be kept all the same


    @property
    def sweeping(self) -> bool:
        """`Everything derived from it is erased after 30 days`: a limit on whatever is kept elsewhere."""
        whatever = any(token.word in ("everything", "anything") for token in self.claim.tokens)
        return whatever and self.least == 0.0 and self.most < inf


def kept_of(claim: Claim) -> Kept | None:
    """How long something is kept, when the line says so."""
    claim = unfronted(claim)
    words = [token.word for token in claim.tokens]
    purging = "delet" in claim.core
    if purging and ((attributed(claim) and not (_stays(claim) or "keep" in claim.core)) or _permitted(claim)):
        return None
    amounts = [
        q for q in (*claim.quantities, *claim.condition_quantities)
        if q.unit == "time" and (purging or not q.rate)
    ]
    span = _fallen(claim, words, amounts) or _span(claim, words, amounts)
    if span is None:
        return None
    universal = any(word in _ALL and words[max(0, at - 1) : at] != ["at"] for at, word in enumerate(words))
    strict = bool(amounts) and amounts[0].strict and not _aged(claim, amounts[0])
    thing = thing_of(claim)
    down = _taken_down(words) and "@removed" not in thing
    return Kept(claim, thing, *span, everything=universal, strict=strict, head=head_of(claim), down=down)


def written_of(claim: Claim) -> Kept | None:
    """`Addresses are saved so that …`: kept, for however long."""
    tokens = claim.tokens
    if not any(token.word in WRITTEN for token in tokens):
        return None
    at = next((n for n in range(1, len(tokens) - 1) if tokens[n].word in BEING and tokens[n + 1].word in WRITTEN), 0)
    hedged = {"may", "can", "could", "not", "never"} & {token.word for token in tokens[: at + 1]}
    if not at or hedged or any(q.unit == "time" for q in claim.quantities):
        return None
    if any(one.kind in ("if", "unless", "until") and one.at > tokens[at].start for one in claim.segments):
        return None
    thing = frozenset(token.concept for token in tokens[:at] if token.concept)
    return Kept(claim, thing, 2 * SHORT, inf, everything=False, head=first_head(tokens[:at]))


def _permitted(claim: Claim) -> bool:
    """`Members must not delete messages`: who may do it, and not how long something lives."""
    at = next((n for n, token in enumerate(claim.main) if token.concept == "delet"), 0)
    active = bool(at) and not BEING & {token.word for token in claim.main[max(0, at - 3) : at]}
    return claim.negated and active and bool({one.concept for one in claim.main[:at]} & people())


def _taken_down(words: Sequence[str]) -> bool:
    """`Taken off the map`, `taken down`, `disappears`."""
    taken = any(word in ("taken", "takes", "take") and _DOWN & set(words[at + 1 : at + 2]) for at, word in enumerate(words))
    return taken or bool(_VANISHED & set(words))


def _fallen(claim: Claim, words: Sequence[str], amounts: Sequence[Quantity]) -> tuple[float, float] | None:
    """How long something lives that is taken down or thrown away after a time, or emptied every so often."""
    if claim.negated or len(amounts) != 1:
        return None
    gone = _taken_down(words) or any(pair in THROWN for pair in pairwise(words)) or _leaves(claim, amounts[0])
    return (0.0, amounts[0].high) if gone else None


def _leaves(claim: Claim, amount: Quantity) -> bool:
    """`Lost keys leave the drawer after 90 days`."""
    at = next((n for n, token in enumerate(claim.main) if n and token.word in EXITING), 0)
    before = {token.concept for token in claim.main[:at]}
    after = amount in claim.quantities and claim.main[amount.first - 1].word == "after"
    return bool(at) and after and not before & people() and amount.bound == "exact"


def unwritten(claim: Claim) -> bool:
    """Whether something is not kept at all: `is not stored`, not `is not stored on the phone`."""
    at = next((n for n, one in enumerate(claim.main) if one.word in WRITTEN or one.word == "kept"), 0)
    return bool(at) and claim.main[at - 1].word in ("not", "never", "be", "n't") and not LED & {
        token.word for token in claim.main[at + 1 :]
    }


def _span(claim: Claim, words: Sequence[str], amounts: Sequence[Quantity]) -> tuple[float, float] | None:
    forever = for_ever(claim)
    amount = amounts[0] if amounts else None
    if amount and not claim.negated and amount.bound == "exact" and _archived(claim, amount):
        return amount.low, amount.high
    if amount and amount.bound in ("exact", "min") and _stays(claim) and not claim.negated:
        return amount.low, inf
    if amount and _aged(claim, amount) and not claim.negated:
        return 0.0, amount.low
    if "delet" in claim.core and not ("keep" in claim.core and (amount or forever)):
        if claim.negated:
            always = (claim.modality != "fact" or {"nothing", "ever"} & set(words)) and not claim.conditions
            return (amount.high if amount else inf, inf) if always else None
        if amount:
            return (0.0, amount.high) if amount.bound in ("max", "reach", "exact") else (amount.low, inf)
        if (often := rhythm_of(claim)) is not None and often.seconds > 0:
            return 0.0, often.seconds  # `removed weekly`
        if _same_day(words):
            return 0.0, 86400.0
        return (0.0, SHORT) if "now" in claim.core or _on_event(claim) else None
    if "keep" in claim.core or ("log" in claim.core and claim.negated):
        return _keeping(claim, amount, forever)
    if ("no", "longer") in pairwise(words) and amount:
        return 0.0, amount.high
    if amount and _closes(claim, amount):
        return 0.0, amount.high
    if (back := looking_back(claim)) is not None:
        return back, inf
    if (gone := leaving(claim)) is not None:
        return 0.0, gone
    return None


def _archived(claim: Claim, amount: Quantity) -> bool:
    """`Are archived for 48 hours`, `must be stored for a year`."""
    at = amount.first - 2
    written = at > 0 and amount in claim.quantities and claim.main[at].word in WRITTEN and claim.main[at + 1].word == "for"
    return written and not BEING.isdisjoint(token.word for token in claim.main[max(0, at - 2) : at])


def _same_day(words: Sequence[str]) -> bool:
    return any(tuple(words[at : at + 3]) == ("the", "same", "day") for at in range(len(words)))


def _stays(claim: Claim) -> bool:
    """Whether the line itself says that something stays: not what it excepts (`except those that stay longer`)."""
    excepted = {token.start for one in claim.segments if one.kind in ("unless", "why") for token in one.tokens}
    excepted |= {token.start for one in claim.segments if one.kind == "unless" for token in claim.tokens if token.start > one.at}
    return any(token.word in STAYING and token.start not in excepted for token in claim.tokens)


def _aged(claim: Claim, amount: Quantity) -> bool:
    """`Files older than two years are removed`: that age is the most that they reach."""
    return "delet" in claim.core and any(token.word == "older" and token.start == amount.start for token in claim.tokens)


def _closes(claim: Claim, amount: Quantity) -> bool:
    """`Is closed after a year`: open for no longer."""
    before = [token.word for token in claim.tokens if token.end <= amount.start][-1:]
    return bool(claim.core & CLOSING) and before == ["after"] and not claim.negated and amount.bound == "exact"


def _on_event(claim: Claim) -> bool:
    """`erased when the family leaves`: a verb, and a condition that says when."""
    verb = any(
        token.concept == "delet" and not token.word.endswith(("ion", "ions", "al", "ure")) for token in claim.main
    )
    return (
        verb
        and claim.modality == "must"
        and any(one.kind in ("if", "after") and not one.leading for one in claim.segments)
    )


def _left_to_somebody(claim: Claim) -> bool:
    """`Kept until the author deletes them`: for as long as nobody does."""
    until = next((one for one in claim.segments if one.kind == "until" and "delet" in one.concepts), None)
    if until is None or claim.modality == "may":
        return False
    words = [token.word for token in until.tokens if token.is_word]
    return len(words) > 2 and words[-1] in ("it", "them") and not _SWEEPING & {part for word in words for part in word.split("_")}


def _keeping(claim: Claim, amount: Quantity | None, forever: bool) -> tuple[float, float] | None:
    words = {token.word for token in claim.tokens}
    if claim.negated:
        if amount and amount.bound in ("max", "reach") and {"longer", "more"} & words:
            return 0.0, amount.high
        elsewhere = any(token.word in WRITTEN for token in claim.main) and not unwritten(claim) and "on" in words
        return None if amount or elsewhere else (0.0, SHORT)
    if forever:
        return inf, inf
    if not amount:
        return (inf, inf) if _left_to_somebody(claim) else None
    if amount.bound == "reach" and claim.able:
        return amount.high, inf  # `must be able to keep it for up to 28 days`: for all of them
    if amount.bound in ("max", "reach"):
        return 0.0, amount.high
    return amount.low, inf if amount.bound == "min" else amount.high
