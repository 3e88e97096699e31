"""What is switched, `is off`, `must not be on` and `is disabled` say one thing; settings of which a thing has one at a time."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim

_SWITCHES = frozenset("is are be switched turned".split())
_POSITIONS = {"on": "on", "enabled": "on", "off": "off", "disabled": "off"}
_DENYING = frozenset("not never n't".split())
# Settings: each line names the values of which a thing has one at a time, opposite ends or steps of one scale.
_SETTINGS = """
on enabled activated active ticked checked preselected
| off disabled deactivated inactive unticked unchecked deselected
small | medium middle-sized | large big
low | normal | high
slow | fast quick
light bright | dark
public visible visible_to_everybody visible_to_everyone visible_to_all visible_to_anyone | private hidden invisible
automatic automatically | manual manually by_hand
hourly | daily | weekly | monthly | quarterly | yearly
early | late
short | long
left | right
metric | imperial
black-and-white | coloured
portrait | landscape
single-sided | double-sided
loud | silent mute muted
open unlocked | closed locked
full | empty
anonymous anonymously | named
ascending | descending
paper | digital electronic
window | aisle
economy | express
day | week | month | quarter | year
simple | advanced
morning | afternoon | evening
forward forwards | backward backwards
durable persistent | non-durable transient
"""


def switched(claim: Claim) -> str:
    """`Are off by default`, `shall be on`, `must not be on`: which of the two, if either."""
    words = [token.word.removesuffix("n't") for token in claim.main if token.word not in _DENYING]
    found = {_POSITIONS[word] for before, word in pairwise(words) if word in _POSITIONS and before in _SWITCHES}
    if len(found) != 1:
        return ""
    (one,) = found
    return {"on": "off", "off": "on"}[one] if claim.negated else one


@lru_cache(maxsize=1)
def settings() -> dict[str, tuple[int, int]]:
    """Word -> the number of its scale, and which value of it; words of one value say the same."""
    found: dict[str, tuple[int, int]] = {}
    for number, scale in enumerate(_SETTINGS.replace("\n|", " |").strip().splitlines()):
        for value, words in enumerate(scale.split("|")):
            for word in words.split():
                found.setdefault(word, (number, value))
    return found
