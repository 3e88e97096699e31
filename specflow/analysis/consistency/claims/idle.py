"""Times without activity: `logged out after 10 minutes of inactivity`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.spell import ENDING, STAYING, Spell, content
from specflow.analysis.consistency.words.tokens import Token

_IDLE = frozenset("inactivity inactive idle unused untouched".split())
_IDLING = frozenset({"activiti", "log", "sign", "logout", "lock", "mobil"})
_LIMIT = frozenset("timeout time-out limit".split())  # which names no end of its own
_ANYONE = frozenset({"user", "person", "peopl", "visitor", "custom", "customer", "employ", "session"})  # whoever
_STILL = (("without", "activity"), ("without", "input"), ("no", "activity"), ("no", "input"), ("nothing", "happens"),
          ("nothing", "has"), ("not", "used"), ("doing", "nothing"), ("does", "nothing"), ("without", "use"))  # fmt: skip


def idle_in(claim: Claim) -> Spell | None:
    """`Logged out after 10 minutes of inactivity`, `locks when nothing has happened for an hour`."""
    words = [token.word for token in claim.tokens]
    timed = any(pair in (("times", "out"), ("timed", "out"), ("time", "out")) for pair in pairwise(words))
    if not timed and not set(words) & _IDLE and not any(pair in _STILL for pair in pairwise(words)):
        return None
    amounts = [q for q in (*claim.quantities, *claim.condition_quantities) if q.unit == "time" and not q.rate]
    if len(amounts) != 1 or claim.negated:
        return None
    act = _ended(words)
    amount = amounts[0]
    if amount.bound == "exact" and ("the", "latest") in pairwise(words):
        amount = replace(amount, bound="max", low=0.0)
    main = claim.main
    whom = {n for n, token in enumerate(main) if n > 1 and "out" in words and _log(main, n)}
    aside = ENDING | _IDLE | _LIMIT | {"alive", "times"}
    said = [token for n, token in enumerate(main) if n not in whom and token.word not in aside]
    about = content(said) - _ANYONE - _IDLING
    return Spell(claim, amount, "idle", frozenset({"@idle"}), act, frozenset(about)) if act else None


def _log(main: Sequence[Token], at: int) -> bool:
    """`Logs the cashier out`: whoever sits there."""
    return main[at - 1].word in ("the", "a", "their", "its") and main[at - 2].word.startswith(("log", "sign", "lock"))


def _ended(words: Sequence[str]) -> str:
    """What an idle time brings about: out, locked, or over."""
    if "out" in words and any(word.startswith(("log", "sign")) for word in words):
        return "@out"
    if any(word.endswith(("log_out", "logged_out", "logs_out", "sign_out")) or word in ("logout", "sign-out") for word in words):
        return "@out"
    if any(word.startswith("lock") for word in words):
        return "@lock"
    if set(words) & (ENDING | STAYING | {"alive", "times", "timed"}):
        return "@over"
    return "@any" if set(words) & _LIMIT else ""


def one_end(one: Spell, other: Spell) -> bool:
    """Whether an idle time brings about one thing: the `inactivity timeout` is whatever ends it."""
    acts = {one.act, other.act}
    return len(acts) == 1 or ("@any" in acts and "@lock" not in acts)
