"""A defect walked into the spec: which requirement speaks of it, and what a requirement against it would say."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import NamedTuple

from specflow.model.spec import Requirement, Spec
from specflow.model.text import filled
from specflow.parse.words import stems_of, words_of

SPEAKS = 0.34
"""From this share of the defect's telling words on, a requirement speaks of it."""

_STOP = frozenset(
    "a an and any are as at be been but by can could do does each every for from had has have if in into is it its may must no "
    "not of on or other shall should so some such that the their them then there they this to until up was we were when where "
    "which while who will with within without user users system shows show shown wrong bug defect error instead still "
    "sometimes".split()
)  # fmt: skip


class Bearing(NamedTuple):
    """A requirement, and how much of the defect it speaks of, from 0 to 1."""

    requirement: Requirement
    score: float


def bearings(spec: Spec, defect: str) -> tuple[Bearing, ...]:
    """Every requirement that shares a telling word with the defect, the nearest first."""
    texts = {one.id: _topics(_said(spec, one)) for one in spec.requirements}
    often = Counter(word for words in texts.values() for word in words)
    wanted = _topics(defect)
    weight = {word: math.log((len(texts) + 1) / (often[word] + 0.5)) + 0.1 for word in wanted}
    whole = sum(weight.values()) or 1.0
    scored = [
        Bearing(one, round(sum(weight[word] for word in sorted(wanted & texts[one.id])) / whole, 3)) for one in spec.requirements
    ]
    return tuple(sorted((one for one in scored if one.score > 0), key=lambda one: -one.score))


def _said(spec: Spec, one: Requirement) -> str:
    told = [step for scenario in one.scenarios for step in (scenario.given, scenario.when, scenario.then) if step]
    return filled(" ".join([one.title, one.text, *told]), spec.parameters)


def _topics(text: str) -> frozenset[str]:
    return frozenset(stems_of(word for word in words_of(text) if word not in _STOP and len(word) > 2))


_WANTED = re.compile(r"\b(?:must|should|shall|needs? to|has to|have to|ought to)\b", re.IGNORECASE)


def against(defect: str, phrased: str) -> str:
    """The sentence that forbids a defect. `phrased` is the defect as a requirement sentence, saying the wrong thing.

    What somebody wishes for (`must`, `should`) is kept as it is; what they complain about is turned round.
    """
    plain = " ".join(defect.split()).rstrip(".!? ")
    if _WANTED.search(plain):
        return phrased
    before = phrased.partition(" must ")[0]
    tells, first = _tells(plain), plain.split(" ", 1)[0]
    made_up = phrased.startswith("The system must offer ") and (tells or first.lower() == "missing")
    missed = " must " not in phrased or " must keep to this:" in phrased or before in ("There", "This rule")
    if missed or made_up or _BESIDE.search(before):
        keeps = first == "I" or (len(first) > 1 and any(sign.isupper() for sign in first[1:]))
        small = plain if keeps else plain[:1].lower() + plain[1:]
        return f"It must not happen that {small}." if tells else f"There must be no {small}."
    if " must not " in phrased:
        return phrased.replace(" must not ", " must ", 1)
    return phrased.replace(" must ", " must not ", 1)


def _tells(plain: str) -> bool:
    """Whether it is a sentence; `Missing confirmation` only names a thing."""
    first, _, rest = plain.partition(" ")
    return not first.lower().endswith("ing") and bool(_VERB.search(rest))


_BESIDE = re.compile(r"\b(?:when|if|that|which|who|while|because|although|where)\b[^,]*$", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|cannot|could|will|would|got|gets?|goes|went|came|comes|says|said|sees|saw|"
    r"lost|kept|sent|let|puts?|took|gave|made|ran|shut|broke|fell|found|left|paid|[a-z]{3,20}(?:n't|ed|es|[^\W\ds]s))\b(?=\s|$)",
    re.IGNORECASE,
)


def title_of(defect: str) -> str:
    """A short title: the defect's first words, with a capital."""
    words = " ".join(defect.split()).rstrip(".!? ")
    short = words if len(words) <= 60 else words[:60].rpartition(" ")[0] + " …"
    return short[:1].upper() + short[1:]
