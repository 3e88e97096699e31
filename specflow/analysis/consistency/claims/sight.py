"""Who gets to see a thing, and when: everybody or a few, at once or after a check, always in this light or in that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from specflow.analysis.consistency.claims.told import Phrase, Told, around, named_in
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.switches import settings

Seen = Literal["all", "few", "none"]
_ALL = r"(?:everyone|everybody|anyone|anybody|all|the public|every \w+|any \w+|the whole \w+)"
_SEE = r"(?:see|view|read|look_up|look at|open|browse|find)"
_SEEN = r"(?:seen|viewed|read|browsed|looked at|found|opened)"
_BE = r"(?:is|are|stays?|remains?|will be|must be|shall be|becomes?|gets?)"
_AD = r"(?:then |also |always |only |immediately |\w+ly )?"
_PUBLIC = (
    rf"^(?P<x>.+?) {_BE} {_AD}(?:visible_to_\w+|world-readable"
    r"|public(?= \.|$| for | to | and | right_away| from | as | on | in ))",
    rf"^(?P<x>.+?) {_BE} {_AD}(?:visible|open|open_to|shown|accessible|readable|displayed)(?: to| for)? {_ALL}\b",
    rf"^{_ALL} (?:\w+ )?(?:can|may) (?:also )?{_SEE} (?P<x>.+)",
    rf"^(?P<x>.+?) (?:can|may) be {_SEEN} by {_ALL}\b",
)
_FEW = (
    rf"^(?P<x>.+?) {_BE} {_AD}(?:private|confidential|secret|kept private)(?= \.|$| and | to | for )",
    rf"^only (?P<who>.+?) (?:can|may|gets? to|is allowed to|are allowed to) {_SEE} (?P<x>.+)",
    rf"^(?P<x>.+?) (?:can|may) (?:only )?be {_SEEN} (?:only )?by (?P<who>.+?) "
    r"(?:and (?:by )?(?:no one|nobody) else|only|alone)\b",
    rf"^(?P<x>.+?) (?:can|may) only be {_SEEN} by (?P<who>.+)",
    rf"^(?P<x>.+?) {_BE} (?:only )?(?:visible|shown|open|open_to|accessible)(?: to| for)? (?P<who>.+?) (?:only|alone)\b",
    rf"^(?P<x>.+?) {_BE} only (?:visible|shown|open|open_to|accessible)(?: to| for)? (?P<who>.+)",
    rf"^(?:nobody|no one|none) (?:but|except|other than) (?P<who>.+?) (?:can|may) {_SEE} (?P<x>.+)",
)
_NONE = (
    rf"^(?P<x>.+?) {_BE} {_AD}(?:hidden|invisible|concealed|not (?:yet )?(?:visible|shown|public|published))\b",
    rf"^(?P<x>.+?) (?:cannot|can't|may not|must not) be {_SEEN}\b",
    rf"^(?:nobody|no one) (?:can|may) {_SEE} (?P<x>.+)",
)
_OUT = r"(?:published|online|live|public|posted|released|put online|made public|visible|visible_to_\w+)"
_GOES = rf"^(?P<x>.+?) (?:is|are|go|goes|gets?|will be|will go|becomes?|appears?) (?:\w+ly |only |then )?{_OUT}\b"
_GOES += r"|^(?P<y>.+?) (?:appears?|shows? up)\b"
_AT_ONCE = (
    r"\b(?:immediately|right_away|straight_away|at_once|instantly|the moment|as soon as|the second|the minute"
    r"|without (?:any |a )?(?:\w+ )?(?:review|check|approval|moderation)|right after|automatically)\b"
)
_CHECKED = (
    r"\b(?:after|until|once|when|unless|before)\b.*\b(?:review\w*|check\w*|approv\w*|moderat\w*|releas\w*|accept\w*|inspect\w*|editor\w*"
    r"|sign_off|confirm\w*|verif\w*)"
)
_WORDS = frozenset(
    "appear appears show shows everyone everybody anyone anybody all public every any only private confidential secret "
    "hidden invisible concealed nobody no visible_to_everybody visible_to_everyone visible_to_all visible_to_anyone "
    "world-readable not cannot published online live posted released visible always whole".split()
)
_SEEING = frozenset(
    "see view read look look_up open open_to browse find seen viewed browsed looked found opened public private "
    "confidential secret hidden invisible concealed visible shown accessible readable displayed world-readable "
    "visible_to_everybody visible_to_everyone visible_to_all visible_to_anyone".split()
)
_SPOKEN = frozenset(
    "visible_to_everybody visible_to_everyone visible_to_all visible_to_anyone world-readable visible open open_to shown "
    "accessible readable see seen view viewed read private confidential secret hidden invisible public published online "
    "live else always right_away at_once immediately".split()
)
_LOOK = frozenset("mode theme view design look skin appearance colours colors style app screen light dark".split())
_EVER = frozenset("always at_all_times only everywhere permanently".split())


@dataclass(frozen=True)
class Sight:
    """Who sees a thing: everybody, a few, nobody; `state` is what else narrows it."""

    told: Told
    seen: Seen
    thing: Phrase
    state: frozenset[str]
    ends: bool


@dataclass(frozen=True)
class Release:
    """A thing that comes out at once, or only when somebody has looked at it."""

    told: Told
    thing: Phrase
    at_once: bool


@lru_cache(maxsize=8)
def _patterns(texts: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in texts)


def sights(told: Told) -> Iterator[Sight]:
    """What a statement says of who sees a thing."""
    if told.said.isdisjoint(_SEEING):
        return
    kinds: tuple[tuple[Seen, tuple[str, ...]], ...] = (("few", _FEW), ("none", _NONE), ("all", _PUBLIC))
    for seen, texts in kinds:
        for pattern in _patterns(texts):
            found = pattern.search(told.text)
            if found is None or (seen == "all" and told.said & {"not", "never", "nobody", "no", "only"}):
                continue
            thing = named_in(told.between(*found.span("x")))
            who = told.between(*found.span("who")) if "who" in pattern.groupindex else ()
            audience = frozenset(token.concept for token in who if token.concept)
            if thing is not None and thing.head not in people():
                rest = told.between(found.end("x") + 1, len(told.text)) if found.end("x") < found.end() else ()
                behind = frozenset(token.concept for token in rest if token.concept)
                state = around(told, frozenset({thing.head}) | audience | behind, _SPOKEN) | thing.mods
                yield Sight(told, seen, thing, state - {thing.head, "new"}, bool(told.said & {"until", "unless", "before"}))
            return


def release_of(told: Told) -> Release | None:
    """`Goes live the moment …`, `is published only after a review`; None for a statement of neither."""
    if not told.said & _WORDS:
        return None
    found = _patterns((_GOES,))[0].search(told.text)
    thing = named_in(told.between(*found.span("x" if found["x"] else "y"))) if found else None
    if found is None or thing is None or told.said & {"not", "never", "no", "nobody"}:
        return None
    full = f"{told.text} {told.leading}"
    checked = _patterns((_CHECKED,))[0].search(full) is not None or bool(told.said & {"by_hand", "manually"})
    at_once = _patterns((_AT_ONCE,))[0].search(full) is not None and not checked
    return Release(told, thing, at_once) if at_once or checked else None


def always_set(told: Told) -> tuple[tuple[int, int], frozenset[str]] | None:
    """The setting that a thing always has, with what the statement speaks of besides: `always uses the light theme`."""
    if not told.said & _EVER or told.said & {"not", "never", "can", "may"}:
        return None
    found = [settings()[word] for word in told.words if word in settings() and word not in ("on", "off", "enabled", "open")]
    if len(found) != 1:
        return None
    spoken = {token.concept for token in (*told.lead, *told.body) if token.concept and token.word not in settings()}
    from_look = {token.concept for token in told.body if token.word in _LOOK | _EVER}
    return found[0], frozenset(spoken - from_look - {"show", "alwai"})
