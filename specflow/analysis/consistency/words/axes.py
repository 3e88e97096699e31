"""Ways in which things go one way or the other: accepted or refused, shown or hidden, kept or lost, running or still."""

from __future__ import annotations

from functools import lru_cache

from specflow.analysis.consistency.words.lexicon import root

# One axis a line: its name, the verbs and adjectives of one end, then those of the other. `_` joins a verb and its particle,
# which may stand behind its object: `turns expired vouchers down`.
_AXES = """
accept: accept allow let_in let_through admit take_in pass go_through let honour honor welcome grant valid permit permitted
| refuse decline reject turn_down turn_away turn_back deny block bar bounce void invalid forbid forbidden ban prohibit send_back
show: show visible appear list display see find present shown
| hide disappear vanish drop_out hidden invisible remove mask leave_out
keep: keep retain stay remain save store wait hold preserve survive queue kept held archive buffer cache
| delete drop lose discard throw_away thrown_away wipe remove clear erase expire purge destroy scrap lost dropped shred
pass: reach forward route deliver send arrive dispatch go_to
| drop discard swallow lose suppress lost dropped
run: run work function operate continue go_on play active on live respond react
| stop pause halt suspend shut_down switch_off off dead silent inactive stand_still fail
follow: follow respect obey apply observe honour stick_to count hold
| ignore skip bypass disregard override waive exempt
lock: open unlock unlocked released release
| lock closed locked shut sealed close seal
include: include cover contain comprise carry bear part_of come_with
| exclude omit lack leave_out left_out miss missing
charge: charge cost pay bill fee
| free waive gratis complimentary
update: change update refresh move follow
| freeze fixed frozen stay
release: ship include part_of cover contain launch arrive
| drop remove cut left_out leave_out postpone exclude miss defer
need: need require demand mandatory compulsory necessary obligatory
| optional voluntary
alert: notify alert warn remind
| mute
"""


@lru_cache(maxsize=1)
def axes() -> dict[str, tuple[tuple[str, int], ...]]:
    """Stem of a verb or adjective -> the axes it belongs to, each with its end: 1 or -1."""
    found: dict[str, list[tuple[str, int]]] = {}
    for line in _AXES.replace("\n|", " |").strip().splitlines():
        name, _, ends = line.partition(":")
        for sign, words in zip((1, -1), ends.split("|"), strict=True):
            for word in words.split():
                at = found.setdefault("_".join(root(part) for part in word.split("_")), [])
                if (name, sign) not in at:
                    at.append((name, sign))
    return {word: tuple(some) for word, some in found.items()}


@lru_cache(maxsize=1)
def particles() -> dict[str, tuple[str, ...]]:
    """Stem of a verb -> the particles with which it means something of its own."""
    found: dict[str, list[str]] = {}
    for word in axes():
        verb, _, particle = word.partition("_")
        if particle:
            found.setdefault(verb, []).append(particle)
    return {verb: tuple(some) for verb, some in found.items()}
