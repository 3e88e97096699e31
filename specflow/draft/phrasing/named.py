"""A label with the value behind it, `Photo size: 8 MB`, and whether a label names a thing at all."""

from __future__ import annotations

import re

from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.terse import case_of
from specflow.draft.phrasing.titles import lowered
from specflow.draft.reading.labels import several
from specflow.draft.reading.read import role_of
from specflow.draft.reading.rows import is_setting
from specflow.draft.value import Unit

_LASTS = re.compile(r"(?P<what>[\w' -]+) (?P<done>kept|stored|retained|held|valid|visible|open|blocked|locked)", re.IGNORECASE)
_A_TIME = re.compile(r"\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|s|min|mins|h|d)\W*$", re.IGNORECASE)
_KEPT = re.compile(r"The system (?:must|should) keep to this: ")
_ACTS = re.compile(r"The (?:system|user) (?:must|should) ")
_ASKS = re.compile(r"(?:what|how|when|where|who)\b", re.IGNORECASE)  # `What it costs: 30 €`
_BOUNDED = re.compile(r"(?:up to|at most|at least|no more than|max(?:imum)?|min(?:imum)?)\b\.? ?\d", re.IGNORECASE)
_OBJECTLESS = frozenset("send show delete keep store reject refuse block hide save export print archive remove log mask".split())
"""Verbs that ask what: `Reminders: send at nine`."""
_LONGEST = 40  # characters
_LIMITED = re.compile(r"\b(?:limit|maximum|minimum|size|length|rate|quota|timeout|period|window|retention)$", re.IGNORECASE)


def valued(unit: Unit, text: str, phraser: Phraser) -> str:
    """`Photo size` with its value `8 MB` as a clause; any other text as it is."""
    label, amount = unit.label, text[:1].isdigit() or text[:1] in "$€£"
    if label and _LIMITED.search(label) and amount:
        return f"the {lowered(label)} must be {text}"
    if not label or not amount or unit.read.sentence.block.kind != "row" or phraser.subject_of(text):
        return text
    if kept := _LASTS.fullmatch(label) if _A_TIME.match(text) else None:
        return f"{lowered(kept['what'])} must be {kept['done']} for {text}"
    article = "" if label.split()[0].lower() in phraser.lexicon.words["determiners"] else "the "
    return f"{article}{lowered(label)} must be {text}" if names_thing(phraser.lexicon, label) and is_setting(unit.read) else text


def with_label(unit: Unit, text: str, said: str, phraser: Phraser) -> str:
    """A phrased text with what its label adds: the case of `tag torn: type the number`, or what a mere value is of."""
    label, lexicon = unit.label, phraser.lexicon
    if not label or len(label) >= _LONGEST or role_of(label, lexicon) or label.lower() in lexicon.words["hedge"]:
        return said
    row = unit.read.sentence.block.kind == "row"
    case = "" if row else case_of(label, phraser.grammar)
    if found := _KEPT.match(said):
        return f"{case}, {lowered(said)}" if case else f"{found[0]}{label if row else lowered(label)}: {said[found.end() :]}"
    if case and (phraser.subject_of(text) or _ACTS.match(said)) and not phraser.parted(text).condition:
        return f"{case}, {lowered(said)}"
    words = text.rstrip(".").split(" ", 2)
    bare = len(words) == 1 or words[1].lower() in phraser.grammar.prepositions
    if not row and bare and words[0].lower() in _OBJECTLESS and names_thing(lexicon, label) and (acts := _ACTS.match(said)):
        verb, _, rest = said[acts.end() :].partition(" ")
        return f"{acts[0]}{verb.rstrip('.')} {lowered(label)} {rest}".rstrip(" .") + "."
    asked = text[:1] in "$€£0123456789" and _ASKS.match(label) is not None
    bounded = asked or (_BOUNDED.match(text) is not None and not names_thing(lexicon, label))
    if not row and said.startswith("There must be ") and bounded:
        return f"The system must keep to this: {lowered(label)}: {text}"
    return f"For {lowered(label)}, {lowered(said)}" if not row and _narrows(label, text, said, phraser) else said


def _narrows(label: str, text: str, said: str, phraser: Phraser) -> bool:
    """Whether a label says of which things a rule holds: `Overdue films: no renewal`."""
    words = label.lower().split()
    if len(words) < 2 or not several(label) or phraser.is_person(label) or not names_thing(phraser.lexicon, label):
        return False
    return not phraser.parted(text).condition and not {*words} & {word.strip(".,;:").lower() for word in said.split()}


def names_thing(lexicon: Lexicon, label: str) -> bool:
    """Whether a label names a thing: no section (`Rules`), no wish (`Nice to have`)."""
    if not label or role_of(label, lexicon) or label.lower() in lexicon.words["hedge"]:
        return False
    first, last = label.lower().split()[0], label.lower().split()[-1]
    told = last in lexicon.verbs.past and last not in lexicon.verbs.plain
    return not told and last not in lexicon.words["prepositions"] and first not in ("new", "what", "so", "also", "note")
