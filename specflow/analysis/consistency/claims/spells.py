"""How long something takes, lasts or stands still, as a line puts it: what it is about, which sort of time, how much of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.forfeits import forfeits_of
from specflow.analysis.consistency.claims.idle import idle_in
from specflow.analysis.consistency.claims.measured import measured
from specflow.analysis.consistency.claims.offsets import offset_of
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.received import received, soon
from specflow.analysis.consistency.claims.spell import ENDING, STAYING, Sort, Spell, content, counted_from, first_named, one_sort
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token

_TAKING = frozenset("take takes taking took need needs require requires".split())
_COMING = frozenset(
    "come comes arrive arrives appear appears finish finished finishes complete completed completes done ready there "
    "respond responds answer answers answered load loads loaded shown displayed visible returned returns delivered reach "
    "reaches available".split()
)
_RUNNING = frozenset("last lasts lasting run runs goes_on go_on goes go long over cover covers".split())
_LIVING = frozenset(
    "hold holds live lives die dies valid good usable active alive expire expires expired lapse lapses lapsed end ends ended "
    "closed closes close open stays stay remain remains continues released".split()
)
_SHUTTING = frozenset("hold holds open end ends ended close closes closed released".split())  # also done in time
_IN_TIME = frozenset("within in by".split())
_STATES = frozenset("valid good usable active alive open".split())  # in which a thing lives, whatever else is said of it
_PERIODS = frozenset("period duration length lifetime validity term span window timeout time time-out".split())
_SPENT = frozenset("time duration response_time".split())  # of them, what may be the time until something is there
_SOMETIMES = frozenset("some sometimes occasionally few several many".split())  # at times it may be so, whatever the rule
_SETTING = frozenset("set choose pick select adjust configure change".split())
_SO = frozenset("so therefore hence but whereas".split())
_WAITING = frozenset("wait waits waited".split())
_FRAMES = frozenset("before until for to".split())  # behind `it takes an hour`: what takes it
_BEING = frozenset("is are be been get gets".split())
_LEADS = frozenset("a an the each every all any their his her its our your".split())
_DOERS = frozenset("we you they must shall will can may to".split())


def spells_of(claim: Claim, before: Claim | None = None) -> Iterator[Spell]:
    """The times of a line, each with what has it; none where that cannot be told. `before` is what its pronoun refers to."""
    if claim.tokens and (claim.tokens[-1].word == "?" or claim.tokens[0].word in _SOMETIMES):
        return
    if (idle := idle_in(claim)) is not None:
        yield replace(idle, amount=_settable(claim, idle.amount))
        return
    yield from _outlasting(claim)
    if forfeits := list(forfeits_of(claim)):
        yield from forfeits
        return
    if offset_of(claim) is not None:
        return
    at_once = soon(claim)
    for amount in claim.quantities if at_once is None else (at_once,):
        if amount.unit != "time" or amount.rate or amount.role in ("ahead", "old") or measured(claim.main, amount):
            continue
        found = received(claim, amount) or _spell(claim, _settable(claim, amount))
        if found is not None and before is not None and found.about <= {found.act}:
            found = replace(found, about=found.about | content(before.main))
        if found is not None and found.about:
            yield found


def _settable(claim: Claim, amount: Quantity) -> Quantity:
    """`Can set it to anything between 1 and 60 minutes` promises all of them."""
    chosen = claim.modality == "may" and not claim.negated and amount.low < amount.high and amount.bound == "exact"
    return replace(amount, bound="reach") if chosen and _SETTING & {token.word for token in claim.main} else amount


def _outlasting(claim: Claim) -> Iterator[Spell]:
    """`After 14 days the trial is over`, `a voucher never expires`: what stands after a time, and what has no end."""
    if claim.quantities or not (claim.negated or claim.condition_quantities):
        return
    at = next((n for n, token in enumerate(claim.main) if n and (token.word in ENDING or token.word == "over")), 0)
    about = content(claim.main[:at])
    if not about:
        return
    lead = next((one for one in claim.segments if one.kind == "after" and one.leading and not content(one.tokens)), None)
    times = [q for q in claim.condition_quantities if q.unit == "time" and not q.rate]
    head = first_named(claim.main[:at])
    if lead is not None and len(times) == 1 and not claim.negated:
        yield Spell(claim, times[0], "run" if claim.main[at].word == "over" else "last", about, "", frozenset(), head)
    elif claim.negated and not claim.segments and claim.main[at].word.startswith(("expire", "lapse")):
        token = claim.main[at]
        endless = Quantity("time", inf, inf, "min", token.start, token.end, at, at + 1)
        yield Spell(claim, endless, "last", about, "", content(claim.main[at + 1 :]), head)


def told_apart(one: Claim, mine: Quantity, other: Claim, theirs: Quantity) -> bool:
    """Whether two times are plainly not the same one: until it is there and until it is gone, counted from elsewhere, or of a
    thing and of one kind of it."""
    left = next((found for found in spells_of(one) if found.amount == mine), None)
    right = next((found for found in spells_of(other) if found.amount == theirs), None)
    if left is None or right is None:
        return False
    if left.sort == right.sort == "idle":
        return True  # compared by what is idle
    since, after = counted_from(one), counted_from(other)
    kinds = mine.bound == theirs.bound == "exact" and not one.universal and not other.universal
    kinds = kinds and (left.about < right.about or right.about < left.about)
    return not one_sort(left, right) or kinds or bool(since and after and not since & after)


def _spell(claim: Claim, amount: Quantity) -> Spell | None:
    before, after = _clause_before(claim.main[: amount.first]), list(claim.main[amount.last :])
    if any(one.unit == "time" and one.first < amount.first for one in claim.quantities):
        return None
    verb = _verb(before, after, {token.word for token in (*before[-3:], *claim.main[amount.first : amount.last])})
    if verb is None:
        return _given(claim, amount, before, after) or _compound(claim, amount, after)
    at, sort, act = verb
    subject, rest = before[:at], [*before[at + 1 :], *after]
    words = [token.word for token in before]
    if sort == "take" and words[:1] == ["it"] and before[at].word in _TAKING:
        return _framed(claim, amount)
    if before[at].word == "window":
        subject = before[: at + 1]  # a booking window is no booking
    elif before[at].word in _PERIODS:
        subject = [*before[:at], *before[at + 1 :]]
    if before[at].word in _WAITING and after and after[0].word == "for":
        return Spell(claim, amount, "take", content([token for token in after if token.word not in _COMING]), "", frozenset())
    thing = content(subject)
    if sort == "last" and act and not _passive(before, at) and (given := content(before[at + 1 :])):
        return Spell(claim, amount, sort, given | {act}, act, content(after) | counted_from(claim), first_named(before[at + 1 :]))
    if thing and thing <= people() and sort != "last" and (given := content(before[at + 1 :])):
        thing, rest = given, after
    if claim.modality == "may" and not claim.negated and act and sort == "take":
        sort, amount = "last", replace(amount, bound="exact")  # `can be undone within an hour`: for so long
    if sort == "take" and not act and [token.word for token in after[:2]] == ["to", "be"] and after[2:3]:
        act, rest = "" if after[2].word in _COMING else after[2].concept, before[at + 1 :]
        thing |= {act} - {""}
    apart = content([token for token in rest if token.word not in _STATES]) | counted_from(claim)
    return Spell(claim, amount, sort, thing | ({act} if act else set()), act, apart - thing - {act}, first_named(subject))


def _clause_before(tokens: Sequence[Token]) -> list[Token]:
    """What stands before an amount in its own clause: behind the `so` of `lessons are getting longer, so a room …`."""
    cut = next((n for n in range(len(tokens) - 2, 1, -1) if tokens[n].word in _SO and tokens[n - 1].word in (",", ";")), -1)
    return list(tokens[cut + 1 :])


def _verb(before: Sequence[Token], after: Sequence[Token], lead: set[str]) -> tuple[int, Sort, str] | None:
    """Where the verb of an amount stands, which sort of time it speaks of, and what is done (empty: nothing of its own)."""
    words = [token.word for token in before]
    if after and after[0].word == "long":
        at = next((n for n in range(len(words) - 1, 0, -1) if words[n] in ("is", "are", "be")), -1)
        return (at, "run", "") if at > 0 else None
    if words[-1:] and words[-1] in ("is", "are", "be", "exactly", ":") and (at := _period(words)) >= 0:
        return at, "take" if words[at] in _SPENT else "last", ""
    if words[-1:] == ["of"] and words[-2:-1] and words[-2] in _PERIODS:
        return len(words) - 2, "last", ""  # `have a term of one year`
    near = range(len(words) - 1, max(0, len(words) - 8), -1)
    if (at := next((n for n in near if words[n] in STAYING), 0)) > 0:
        state = next((one for one in before[at + 1 :] if one.concept), None)
        return at, "last", "" if state is None or state.word in _STATES else state.concept
    for at in near:
        word = words[at]
        if word in _TAKING or (word in _WAITING and "for" not in lead):
            return at, "take", ""
        if word in _RUNNING:
            return at, "run", ""
        if word in _LIVING and (word not in _SHUTTING or not (lead & _IN_TIME or content(before[at + 1 :]))):
            return at, "last", ""
        if word in _COMING:
            return at, "take", ""
    return _done(before, lead) or _kept_so(before, lead)


def _kept_so(before: Sequence[Token], lead: set[str]) -> tuple[int, Sort, str] | None:
    """`The desk holds a parcel for ten days`: a verb with what it is done to, and `for`."""
    if "for" not in lead:
        return None
    at = next((n for n in range(len(before) - 1, 1, -1) if before[n].word in _LEADS), 0)
    done = before[at - 1] if at else None
    told = done is not None and (before[at - 2].word in _DOERS or "s" in (done.word[-1], before[at - 2].word[-1]))
    return (at - 1, "last", done.concept) if done is not None and told and done.concept and content(before[at:]) else None


def _passive(before: Sequence[Token], at: int) -> bool:
    """Whether something is done to what stands before the verb, or it stays so."""
    return before[at].word in STAYING or not _BEING.isdisjoint(one.word for one in before[max(0, at - 3) : at])


def _period(words: Sequence[str]) -> int:
    """Where the `period` of `the loan period is exactly` stands; -1 without one."""
    return next((at for at in range(len(words) - 1, 0, -1) if words[at] in _PERIODS), -1)


def _done(before: Sequence[Token], lead: set[str]) -> tuple[int, Sort, str] | None:
    """`Are approved within`, `is held for`: the verb right before the amount, and its preposition."""
    words = [token.word for token in before]
    at = next((n for n in range(len(before) - 1, 0, -1) if before[n].concept and not words[n].endswith("ly")), 0)
    if not at:
        return None
    passive = words[at - 1] in _BEING or (bool(_BEING & set(words[max(0, at - 3) : at])) and words[at][-1:] in "dtnpk")
    active = words[at].endswith("s") or words[at - 1] in ("must", "shall", "will", "can", "should", "may")
    if not passive and not active:
        return None
    return at, "last" if "for" in lead else "take", before[at].concept


def _framed(claim: Claim, amount: Quantity) -> Spell | None:
    """`It takes at least a week before the payout arrives`, `for the page to open`."""
    tail = [token for token in claim.tokens if token.start >= amount.end]
    at = next((n for n, token in enumerate(tail[:4]) if token.word in _FRAMES), -1)
    named = content([token for token in tail[at + 1 :] if token.word not in _COMING]) if at >= 0 else frozenset()
    return Spell(claim, amount, "take", named, "", frozenset())


def _given(claim: Claim, amount: Quantity, before: Sequence[Token], after: Sequence[Token]) -> Spell | None:
    """`Has 90 minutes for the test`: that long it runs."""
    led = [token.word for token in before[-3:]] and {"has", "have", "gets", "get"} & {token.word for token in before[-3:]}
    named = content(after[1:]) if led and after and after[0].word == "for" else frozenset()
    return Spell(claim, amount, "run", named, "", frozenset()) if named else None


def _compound(claim: Claim, amount: Quantity, after: Sequence[Token]) -> Spell | None:
    """`A 14-day trial`: what stands behind the amount has it."""
    joined = amount.last - amount.first > 1 and any(token.word == "-" for token in claim.main[amount.first : amount.last])
    run = [token for token in after[:2] if token.concept]
    return Spell(claim, amount, "last", content(run), "", frozenset()) if joined and run and after[0].concept else None
