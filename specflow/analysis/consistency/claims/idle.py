"""Times without activity: `logged out after 10 minutes of inactivity`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.spell import ENDING, STAYING, Spell, content
from specflow.analysis.consistency.words.lexicon import people

_IDLE = frozenset("inactivity inactive idle unused untouched".split())
_IDLING = frozenset({"activiti", "log", "sign", "logout", "lock", "mobil"})
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
    said = [token for token in claim.main if token.word not in ENDING | _IDLE | {"alive", "times"}]
    about = content(said) - people() - _IDLING
    return Spell(claim, amount, "idle", frozenset({act}), act, frozenset(about)) if act else None


def _ended(words: Sequence[str]) -> str:
    """What an idle time brings about: out, locked, or over."""
    if "out" in words and any(word.startswith(("log", "sign")) for word in words):
        return "@out"
    if any(word.endswith(("log_out", "logged_out", "logs_out", "sign_out")) or word in ("logout", "sign-out") for word in words):
        return "@out"
    if any(word.startswith("lock") for word in words):
        return "@lock"
    return "@over" if set(words) & (ENDING | STAYING | {"alive", "times", "timed"}) else ""
