"""Rule tables: several requirements forbid one thing, each in a case of its own; together they should leave no case open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from specflow.analysis.decisions.proposed.values import Proposed
from specflow.model.spec import Decision, Parameter, Requirement, Spec
from specflow.model.text import filled
from specflow.parse.words import stem, words_of

_MUST_NOT = re.compile(
    r"^(?P<who>.{3,90}?) must (?:not|never)(?: be)?(?: able to)?(?: be)? (?P<act>[a-z]+)\b(?P<rest>.*)$", re.IGNORECASE
)
_ALLOWED = re.compile(r"\bmust(?: be able to)?(?: be)? (?!not\b|never\b|be\b)(?P<act>[a-z]+)\b", re.IGNORECASE)
_THEN = re.compile(r"^(?:If|When|Where|While|Unless|Once|After|Before) (?P<case>[^,]{4,60}), (?P<main>.+)$")
_WHO = re.compile(r"\b(?:who|that|which|whose|with|without|under|over|of|from|in) (?P<case>.{3,50})$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\b(?:if|when|unless|until|while|during|after|before|between|on|at|within|for|more than|without) .{2,50}?(?=[,.;]|$)"
)
_PLAIN = frozenset(
    "be have do make get give take use show see keep contain include happen store save log record share reveal disclose print "
    "display leave lose mention ask need change delete exceed".split()
)
"""Acts that say little by themselves, or of which what is acted on matters more than the case."""
_SYSTEM = re.compile(r"^(?:the |this )?(?:system|app|service|it|nobody|no one|nothing|there)$", re.IGNORECASE)
_HAS = re.compile(r"\b(?P<case>(?:someone|somebody|nobody) (?:else )?(?:has|is|had) .{3,40})$", re.IGNORECASE)
_FEWEST, _MOST = 2, 4
_LONGEST = 48


def tables(spec: Spec) -> Iterator[Proposed]:
    """One table at most: the act that most requirements forbid, with their cases as conditions."""
    forbidden: dict[str, list[tuple[Requirement, str, str]]] = {}
    for one in spec.requirements:
        if not one.proposed and (found := _forbids(filled(one.text, spec.parameters))):
            forbidden.setdefault(found[2], []).append((one, *found[:2]))
    acts = sorted(((len(cases), key) for key, cases in forbidden.items() if len(cases) >= _FEWEST), reverse=True)
    for _, key in acts[:1]:
        cases = forbidden[key][:_MOST]
        names = [case for _, _, case in cases]
        if len(set(names)) == len(names):
            act = key.partition(" ")[0]
            allowed = [one for one in spec.requirements if not one.proposed and _allows(one, act, spec.parameters)]
            yield Proposed(_table(cases, allowed), 2.3)


def _forbids(text: str) -> tuple[str, str, str] | None:
    """The act that a text forbids, the case in which it does, and what tells the act from others; None when it forbids nothing,
    or always."""
    case, main = "", text.rstrip(".")
    if led := _THEN.match(main):
        case, main = led["case"], led["main"]
    found = _MUST_NOT.match(main)
    if found is None or found["act"].lower() in _PLAIN:
        return None
    system = bool(_SYSTEM.match(found["who"]))
    if not case and (who := _HAS.search(found["who"]) or _WHO.search(found["who"])):
        case = who["case"]
    if not case and (behind := _BEHIND.search(found["rest"])):
        case = behind[0]
    case = " ".join((case or ("" if system else found["who"])).split())
    object_ = next((word for word in words_of(found["rest"]) if len(word) > 3), "") if system else ""
    key = f"{stem(found['act'].lower())} {stem(object_) if object_ else ''}".strip()
    return (found["act"].lower(), case[:1].upper() + case[1:], key) if 3 < len(case) <= _LONGEST else None


def _allows(one: Requirement, key: str, parameters: Mapping[str, Parameter]) -> bool:
    return any(stem(found["act"].lower()) == key for found in _ALLOWED.finditer(filled(one.text, parameters)))


def _table(cases: Sequence[tuple[Requirement, str, str]], allowed: Sequence[Requirement]) -> Decision:
    act = cases[0][1]
    word = act if act.endswith("ed") else f"to {act}"
    yes, no = f"May be {act}" if act.endswith("ed") else f"May {act}", "Refused"
    options: dict[str, Any] = {
        "conditions": {case: ["yes", "no"] for _, _, case in cases},
        "outcomes": [yes, no],
        "rules": [*({"when": {case: "yes"}, "then": no} for _, _, case in cases), {"when": {}, "then": yes}],
    }
    serves = tuple(dict.fromkeys(one.id for one in (*(one for one, _, _ in cases), *allowed[:2])))
    question = f"When is it allowed {word}?" if word != act else f"When may it be {act}?"
    return Decision(id="DN-01", question=question, kind="rules", serves=serves, options=options, source=cases[0][0].source[:1])
