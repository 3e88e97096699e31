"""Times after which somebody loses a thing: `whoever does not answer within five days loses the place`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.spell import Spell, content, counted_from, first_named
from specflow.analysis.consistency.words.tokens import is_negation

_LOSING = frozenset("loses lose forfeits forfeit".split())
_FREED = frozenset("released freed lapses lapse expires expire cancelled canceled".split())
_BEING = frozenset("is are be".split())
_HELD = ("", "hold", "book", "keep")  # what is done with a thing that somebody may still lose


def forfeits_of(claim: Claim) -> Iterator[Spell]:
    """How long a thing is there for somebody who does nothing, said with each verb that another line may use for it."""
    words = [token.word for token in claim.main]
    lost = next((at for at, word in enumerate(words) if word in _LOSING), 0)
    freed = next((at for at, word in enumerate(words) if at and word in _FREED), 0)
    times = [q for q in (*claim.quantities, *claim.condition_quantities) if q.unit == "time" and not q.rate and q.bound == "max"]
    if len(times) != 1 or not (lost or freed):
        return
    if lost:
        stop = next((at for at in range(lost + 1, len(words)) if words[at] in (",", "and", "to", ";")), len(words))
        thing = claim.main[lost + 1 : stop] if any(is_negation(word) for word in words[:lost]) else ()
    else:
        waiting = any(one.kind == "if" and one.negative for one in claim.segments)
        thing = claim.main[:freed] if waiting and not claim.negated else ()
    about = content(thing)
    if not about:
        return
    behind = [token for token in claim.tokens if token.start >= times[0].end and token.start < times[0].end + 40] if freed else []
    stop = next((at for at, token in enumerate(behind) if token.word == ","), len(behind))
    apart = content(behind[:stop]) | (counted_from(claim) if lost else frozenset())
    amount = replace(times[0], bound="exact")
    for told in _as_others_say(claim, times[0]) if freed else (claim,):
        for act in _HELD:
            yield Spell(told, amount, "last", about | ({act} - {""}), act, apart, first_named(thing))


def _as_others_say(claim: Claim, amount: Quantity) -> Iterator[Claim]:
    """`If nobody checks in within ten minutes …`, as `without a check-in …`, and with no word of it."""
    calm = tuple(
        replace(one, tokens=tuple(token for token in one.tokens if token.start < amount.start)) for one in claim.segments
    )
    yield replace(claim, segments=calm, condition_quantities=())
    yield replace(claim, segments=tuple(one for one in claim.segments if one.kind != "if"), condition_quantities=())
