"""Up to which size a thing is taken, and above which it is turned away: `files of up to 50 MB`, `refuses files above 20 MB`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.spell import content
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token, is_negation

_REFUSING = frozenset(
    "rejects reject rejected refuses refuse refused declines decline declined turned_away turns_away blocked blocks discarded "
    "discards cut killed kills aborted aborts stopped terminated dropped drops fail fails".split()
)
_AWAY = (("turned", "away"), ("turns", "away"), ("sent", "back"), ("sends", "back"), ("thrown", "out"))
_DENIED = (("not", "allowed"), ("not", "accepted"), ("not", "permitted"), ("not", "taken"), ("not", "admitted"))
_WEIGHING = frozenset("weighing weigh weighs measuring measure measures taking lasting running costing run take last".split())
_HAVING = frozenset("have has had is are be may can must".split())
_NOT_COUNTED = frozenset(("share", "clock"))


@dataclass(frozen=True)
class Limit:
    """`thing` is taken up to `value` of `unit`, or `refused` above it."""

    claim: Claim
    unit: str
    value: float
    thing: frozenset[str]
    refused: bool
    span: tuple[int, int]


def limit_of(claim: Claim) -> Limit | None:
    """The limit that a line sets for something that is handed in; nothing where it sets none, or several."""
    if not claim.tokens or claim.tokens[-1].word == "?":
        return None
    return _refused(claim) or (None if claim.negated else _taken(claim))


def _refused(claim: Claim) -> Limit | None:
    words = [token.word for token in claim.main]
    away = [at for at, pair in enumerate(pairwise(words)) if words[at] in _REFUSING or pair in _AWAY]
    refusing = bool(away) and not any(is_negation(word) for word in words[: away[0] + 1])
    refusing = refusing or any(pair in _DENIED for pair in pairwise(words))
    above = [q for q in (*claim.quantities, *claim.condition_quantities) if q.bound == "min" and not q.rate and not q.role]
    if not refusing or len(above) != 1 or above[0].unit in _NOT_COUNTED:
        return None
    amount = above[0]
    named = [token for token in claim.tokens if token.word not in _WEIGHING | _REFUSING]
    thing = content([token for token in named if not amount.start <= token.start < amount.end])
    value = amount.low - 1 if amount.unit[0] == "#" and _strictly(claim, amount) else amount.low
    return Limit(claim, amount.unit, value, thing, True, (amount.start, amount.end))


def _strictly(claim: Claim, amount: Quantity) -> bool:
    return any(token.word in ("than", "above", "over") for token in claim.tokens if amount.start <= token.start < amount.end)


def _taken(claim: Claim) -> Limit | None:
    if any(one.kind in ("if", "unless") for one in claim.segments) or claim.able:
        return None
    amounts = [q for q in claim.quantities if not q.rate and not q.role and q.unit not in _NOT_COUNTED]
    if len(amounts) != 1:
        return None
    amount = amounts[0]
    if amount.bound != "reach" and not (amount.bound == "exact" and amount.low < amount.high):
        return None
    stop = min(amount.first, claim.modal) if claim.modal > 0 else amount.first
    named = [token for token in claim.main[:stop] if token.word not in _WEIGHING | _HAVING]
    thing = content(named) if stop <= amount.first else frozenset()
    if 0 < claim.modal < amount.first and claim.main[amount.first - 1].word == "of":  # `may bring a bag of up to 12 kg`
        thing = content(list(takewhile(lambda token: token.concept, reversed(claim.main[: amount.first - 1])))) or thing
    return Limit(claim, amount.unit, amount.high, thing, False, (amount.start, amount.end)) if thing else None


def narrowed(refused: Limit, taken: Limit) -> bool:
    """Whether only some of what is taken is refused: `profile photos`, `for guests`, of members here and of guests there."""
    tokens = refused.claim.tokens
    verb = next((at for at, token in enumerate(tokens) if token.word in _REFUSING), len(tokens))
    named = {token.concept for token in taken.claim.main if not token.word.endswith("ed")}  # what is supported is nobody
    if any(token.concept in people() - taken.thing for token in tokens[verb:]) or named & people() - taken.thing:
        return True
    heads = [at for at, token in enumerate(tokens) if content([token]) & taken.thing]
    return all(_modified(tokens, at, taken.thing) for at in heads)


def _modified(tokens: Sequence[Token], at: int, thing: frozenset[str]) -> bool:
    before = tokens[at - 1] if at else None
    return before is not None and bool(before.concept) and before.concept not in thing and before.word not in _REFUSING
