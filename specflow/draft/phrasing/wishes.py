"""Who wants what: `We want neighbours to lend tools and caretakers to see who has them` as two wishes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_WISHES = (
    re.compile(
        r"(?:we want|we(?:'|’)d like|we would like|want) (?P<who>(?!to\b)[\w' -]{2,40}?) (?P<does>to) "
        r"(?:be able to )?(?!be\b)(?P<want>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^it (?:would|could) be (?:\w+ )?(?:useful|helpful|good|nice|great|handy|convenient) for "
        r"(?P<who>[\w' -]{2,40}?) (?P<does>to) (?P<want>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^what (?P<who>(?:[\w'-]+ ){0,2}[\w'-]+) (?:really )?(?:needs?|wants?) is (?P<does>to) (?P<want>.+)", re.IGNORECASE
    ),
    re.compile(r"^(?P<who>[\w' -]{2,40}?) should be able (?P<does>to) (?P<want>.+)", re.IGNORECASE),
    re.compile(
        r"^as (?P<who>an? [^,]{2,60}?),? I (?:(?P<does>(?:want|need|would like|must be able) to|can)|want|need|would like) "
        r"(?P<want>.+)",
        re.IGNORECASE,
    ),
)
_PROPOSED = re.compile(
    r"^(?:it|(?:this|the|our) [\w-]+) (?:proposes|introduces|adds|provides|suggests|describes|defines) "
    r"(?:an? |the )?(?:\w+ )?(?:option|way|ability|possibility|mechanism|method|means|plan) to (?P<does>[a-z].+)",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:we want|we need|we(?:'|’)d like|we would like) (?P<thing>an? (?:[\w'’-]+ ){1,4}(?:that|which) .{8,})", re.IGNORECASE
)
_HELPER = re.compile(r"^(?P<thing>an? (?:[\w'’-]+ ){1,3}(?:that|which) .{8,})$", re.IGNORECASE)  # under `Idea`, and nothing else
_ADDED = re.compile(
    r"^(?:this|the|our) [\w-]+ (?:adds|introduces) (?P<thing>(?:an?|one|two|three) [^,.;:]{6,120})$", re.IGNORECASE
)
_SO = re.compile(r",? so that (?P<so>.+)$", re.IGNORECASE)
_OTHERS = re.compile(r"(?P<want>.{4,200}?),? and (?P<who>(?:the )?[\w'-]{2,20}(?: [\w'-]{2,20})?) to (?P<more>(?!be\b)\w.+)")
_MINE = (
    ("my", "their"), ("mine", "theirs"), ("I am", "they are"), ("I", "they"), ("me", "them"), ("myself", "themselves"),
)  # fmt: skip


def thing_in(text: str) -> str:
    """`an assistant that sums up a visit` of `We want an assistant that sums up a visit, so that …`; empty for none."""
    if (added := _ADDED.match(text.rstrip(".: "))) and not proposed_in(text):
        return added["thing"]
    found = _THING.match(text.rstrip(".")) or _HELPER.match(text.rstrip("."))
    return re.split(r",? so (?:that )?", found["thing"], maxsplit=1)[0] if found else ""


def proposed_in(text: str) -> str:
    """`mark a boat as dirty` of `This proposal introduces an option to mark a boat as dirty`; empty for none."""
    found = _PROPOSED.match(text.rstrip(".: "))
    return found["does"] if found else ""


class Wish(NamedTuple):
    """A wish: `want` without its `to`, which it has when `does`; `theirs` is what they want as others tell it."""

    who: str
    want: str
    so: str | None
    does: bool
    theirs: str


def wishes_in(text: str, is_person: Callable[[str], bool]) -> list[Wish]:
    """The wishes that a sentence states, in order; none when it states none."""
    text = text.rstrip(".")
    found = next((found for pattern in _WISHES if (found := pattern.search(text))), None)
    if found is None:
        return []
    want, so = found["want"], None
    if purpose := _SO.search(want):
        want, so = want[: purpose.start()], purpose["so"]
    wishes = _shared(found["who"], want, bool(found["does"]), is_person)
    return [Wish(who, said, so, bool(found["does"]), _theirs(said)) for who, said in wishes]


def _shared(who: str, want: str, does: bool, is_person: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """`members to book and staff to see`, each with their own."""
    others = _OTHERS.fullmatch(want) if does else None
    if others is not None and is_person(others["who"]):
        yield who, others["want"]
        yield others["who"], others["more"]
    else:
        yield who, want


def _theirs(text: str) -> str:
    """`my partner` of somebody who speaks for themselves as `their partner`."""
    for mine, theirs in _MINE:
        text = re.sub(rf"\b{mine}\b", theirs, text)
    return text
