"""Rankings: somebody or something comes first, and the source says no more than that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.analysis.decisions.proposed.values import Proposed
from specflow.model.spec import Decision, Requirement, Spec

_ORDERED = re.compile(
    r"\b(?:(?:be|are) (?:ranked|sorted)|(?:results|places|answers) must be ordered"
    r"|(?:go|come|be served)(?:es|s)? before (?:every\w+|all|others)|first[- ]come|prioriti[sz]e|take (?:priority|precedence)"
    r"|in order of|by priority|that \w+ first)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:ranked|sorted|ordered)\b[^.;]{0,30}\bby\b \w+|\bin order of \w+", re.IGNORECASE)
_BEFORE = re.compile(r"^(?P<who>[^,;]{3,40}?) must (?:go|come|be served) before (?:every\w+|all|the others)", re.IGNORECASE)
_COME = re.compile(r"\bfirst[- ]come,?\s*(?:is )?first[- ]served?\b", re.IGNORECASE)
_THAT = re.compile(r"\bthat (?P<does>\w+) first\b", re.IGNORECASE)
_WAITING = re.compile(
    r"\b(?:wait\w*|queue\w*|line|turn|offer\w*|served?|charged?|slot\w*|before (?:everyone|others|all))\b", re.IGNORECASE
)
_QUEUE = ("Most urgent", "Longest waiting", "Who asked first")
_RESULTS = ("What was asked for", "Newest first", "What others chose")
_URGENT = "urgent"
_FEWEST = 3


def orders(spec: Spec) -> Iterator[Proposed]:
    """One ranking at most: what comes first, begun with what the source names."""
    said = [one for one in spec.requirements if _ORDERED.search(one.text) and not _BY.search(one.text) and not one.proposed]
    if not said:
        return
    items = list(dict.fromkeys(name for one in said for name in _named(one)))
    for more in _QUEUE if any(_WAITING.search(one.text) for one in said) else _RESULTS:
        if len(items) < _FEWEST and more not in items and not (_URGENT in more and any(_URGENT in one.lower() for one in items)):
            items.append(more)
    first = said[0]
    serves = tuple(one.id for one in said)
    question = f"{first.title}: what matters most?"
    decision = Decision(
        id="DN-01", question=question, kind="ranking", serves=serves, options=tuple(items), source=first.source[:1]
    )
    yield Proposed(decision, 2.5)


def _named(one: Requirement) -> Iterator[str]:
    """The criteria that a text names itself: `Urgent referrals`, `First come, first served`, `Leaves first`."""
    if found := _BEFORE.match(one.text):
        yield found["who"].strip()
    if found := _THAT.search(one.text):
        yield f"{found['does'].capitalize()} first"
    if _COME.search(one.text):
        yield "First come, first served"
