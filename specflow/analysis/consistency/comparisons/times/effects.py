"""At once, and with the next one only: when a change shows, takes effect or goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from specflow.analysis.consistency.claims.told import Told, elsewhere, named_in, other_people
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.words.lexicon import light, people

MOST = 40  # lines about one thing that are looked at
_NOW = (
    r"\b(?:at_once|right_away|straight_away|immediately|instantly|without (?:any )?delay|in real time|real-time"
    r"|the (?:moment|second|instant) (?!of)|as soon as|(?:right|straight|immediately|directly) after)\b"
)
_PERIOD = r"(?:day|night|week|weekend|month|term|quarter|year|season|shift|session|round|sprint|term|semester)"
_RUN = r"(?:release|run|batch|restart|update|sync|synchronisation|import|export|deployment|cycle|rollout|edition|build|login)"
_REGULAR = r"(?:hourly|daily|nightly|weekly|monthly|quarterly|yearly|next|following|overnight|scheduled)"
_LATER = (
    rf"\bonly (?:\w+ ){{0,4}}?(?:at|on|in|with|during|after|by) the (?:{_REGULAR} |end of (?:the |each |every )?{_PERIOD})",
    rf"\bat the end of (?:the |each |every )?{_PERIOD}\b",
    rf"\b(?:waits?|held back|has to wait|have to wait|queued) (?:for|until|till) (?:the |a )?(?:{_REGULAR} |{_RUN}\b)",
    rf"\b(?:not|never) (?:\w+ ){{0,3}}(?:before|until|till) the (?:{_REGULAR} |end of (?:the )?{_PERIOD})",
    rf"\bwith the (?:{_REGULAR} )+{_RUN}\b",
    r"\b(?:overnight|on the (?:next|following) (?:working |business )?day|the (?:next|following) (?:morning|day))\b",
    rf"\bonly (?:\w+ )?{_REGULAR}\b",
)
_NOW_WORDS = frozenset(
    "at_once right_away straight_away immediately instantly delay real real-time moment second instant soon right straight "
    "directly".split()
)
_LATER_WORDS = frozenset("only end wait waits held queued not never next overnight following nightly weekly daily".split())
# Words by which a thing takes effect, shows or goes out; in front of them stands the thing.
_HAPPENING = frozenset(
    "take takes go goes become becomes is are apply applies show shows appear appears get gets reach reaches wait waits come "
    "comes update updates change changes must will shall should can may only never not has have do does".split()
)
_CHANGING = frozenset({"chang", "new", "sav", "updat", "record", "valu", "list"})


@dataclass(frozen=True)
class Effect:
    """A thing that shows or takes effect at once, or only later."""

    told: Told
    soon: bool
    thing: frozenset[str]
    head: str


def effects(told: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of a line that has a thing take effect at once and one that has it wait for the next time."""
    soon: dict[str, list[Effect]] = {}
    late: list[Effect] = []
    for each in told:
        found = effect_of(each)
        if found is not None and found.soon:
            for word in found.thing:
                soon.setdefault(word, []).append(found)
        elif found is not None:
            late.append(found)
    seen: set[tuple[int, int]] = set()
    for other in late:
        for word in sorted(other.thing):
            for one in soon.get(word, ())[:MOST]:
                pair = one.told.claim.owner, other.told.claim.owner
                if pair[0] != pair[1] and pair not in seen and _clash(one, other):
                    seen.add(pair)
                    why = "{one} has it at once, {other} only later"
                    yield Clash("SF306", whole(one.told.claim), whole(other.told.claim), why)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    return re.compile(_NOW), tuple(re.compile(one) for one in _LATER)


def effect_of(told: Told) -> Effect | None:
    """When a statement has a thing take effect; None where it does not say, or lets it be."""
    if told.claim.modality in ("may", "should") or not told.said & (_NOW_WORDS | _LATER_WORDS):
        return None
    now, later = _patterns()
    held = any(one.search(told.text) for one in later)
    soon = not held and not told.claim.negated and now.search(f"{told.text} {told.leading}") is not None
    if not held and not soon:
        return None
    verb = next((n for n, word in enumerate(told.words) if n and word in _HAPPENING), 0)
    named = named_in(told.body[:verb])
    if not verb or named is None or named.head in people():
        return None
    thing = frozenset(token.concept for token in told.body[:verb] if token.concept) - light() - people()
    return Effect(told, soon, thing, named.head) if thing else None


def _clash(one: Effect, other: Effect) -> bool:
    both = one.thing & other.thing - _CHANGING
    if not both or other_people(one.told, other.told):
        return False
    mine, theirs = one.thing - both - _CHANGING, other.thing - both - _CHANGING
    if mine or theirs:
        return False
    return not elsewhere(one.told, other.told) or not other.told.conditions
