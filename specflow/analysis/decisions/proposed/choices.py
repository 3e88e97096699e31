"""Choices: questions that name their two answers, and measures of success that pull apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from specflow.analysis.decisions.proposed.values import Proposed
from specflow.model.spec import Decision, Question, Spec

_GOALS = (
    ("speed", re.compile(r"\b(?:fast|quick\w*|latency|seconds?|ms|milliseconds?|minutes?|hours?|time|late)\b", re.IGNORECASE)),
    ("quality", re.compile(r"\b(?:quality|accura\w*|correct\w*|helpful|wrong|error\w*|mistake\w*|rated)\b", re.IGNORECASE)),
    ("cost", re.compile(r"\b(?:cost\w*|bill|budget|cents?|euros?|dollars?|price\w*|cheap\w*|tickets?|calls?|effort)\b", re.I)),
    ("reach", re.compile(r"\b(?:share|adoption|conversion|usage|users|rate|percent|%)", re.IGNORECASE)),
    ("safety", re.compile(r"\b(?:privacy|safe\w*|fraud|abuse|complain\w*|incident\w*|consent)\b", re.IGNORECASE)),
)  # fmt: skip
_ASKED = re.compile(r"^(?P<ask>.{4,140}?)(?:: | [–—-]{1,2} )(?P<named>[^:?]{5,160})\?$")
_WHO = re.compile(r"^(?P<ask>(?:Who|Which|What|Where|When|How) [^,:?]{3,100}), (?P<named>[^:?]{5,120})\?$")
_LEAD = r"(?:before|after|by|in|at|on|per|from|to|with|for|the|an?)"
_LED = re.compile(
    r"^(?:Does|Do|Is|Are|Should|Can|May|Will|Must) (?:(?! or )[^,:?]){2,90}? "
    rf"(?P<named>{_LEAD} [^,:?]{{2,40}}? or {_LEAD} [^,:?]{{2,40}})\?$"
)
_PARTS = re.compile(r", or |, | or ")
_MOST, _LONGEST = 5, 44
_PRONE = re.compile(
    r"^(?:not|no|so|more|less|later|earlier|longer|something|else|none|neither|nothing|what|who|how|is|are|do|does|and|but|used)\b",
    re.IGNORECASE,
)


def goals(spec: Spec) -> Iterator[Proposed]:
    """Two measures of success that pull apart: which one yields?"""
    kinds = [(one, next((kind for kind, word in _GOALS if word.search(one.text)), "")) for one in spec.metrics]
    pairs = [(one, other, bool(kind and second)) for (one, kind), (other, second) in combinations(kinds, 2) if kind != second]
    for one, other, told in sorted(pairs, key=lambda pair: not pair[2])[:1]:
        options = ({"name": f"{one.id} holds", "pros": [one.text]}, {"name": f"{other.id} holds", "pros": [other.text]})
        question = f"When {one.id} and {other.id} pull apart, which one yields?"
        decision = Decision(id="DN-01", question=question, kind="choice", serves=(one.id, other.id), options=options)
        yield Proposed(decision, 1.5 if told else 0.95)


def either(spec: Spec) -> Iterator[tuple[Proposed, Question]]:
    """Open questions that name their answers, as choices; each with the question that it takes the place of."""
    for one in spec.questions:
        if one.answer is None and (named := _answers(one.text)):
            options = tuple({"name": name} for name in named)
            decision = Decision(id="DN-01", question=one.text, kind="choice", options=options, source=one.source)
            yield Proposed(decision, 2.8), one


def _answers(text: str) -> tuple[str, ...]:
    """`Who pays, the borrower or the lender?` -> both; empty when a question does not name its answers."""
    said = " ".join(text.split())
    found = _ASKED.match(said) or _WHO.match(said) or _LED.match(said)
    if found is None or " or " not in found["named"]:
        return ()
    named = [part.strip() for part in _PARTS.split(found["named"]) if part.strip()]
    told = all(len(part) <= _LONGEST and not _PRONE.match(part) for part in named)
    if not told or not 2 <= len(named) <= _MOST or len(set(named)) < len(named):
        return ()
    return tuple(part[:1].upper() + part[1:] for part in named)
