"""A label with the value behind it, `Photo size: 8 MB`, and whether a label names a thing at all."""

from __future__ import annotations

import re

from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.titles import lowered
from specflow.draft.reading.read import role_of
from specflow.draft.reading.rows import is_setting
from specflow.draft.value import Unit

_LASTS = re.compile(r"(?P<what>[\w' -]+) (?P<done>kept|stored|retained|held|valid|visible|open|blocked|locked)", re.IGNORECASE)
_A_TIME = re.compile(r"\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|s|min|mins|h|d)\W*$", re.IGNORECASE)
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


def names_thing(lexicon: Lexicon, label: str) -> bool:
    """Whether a label names a thing: no section (`Rules`), no wish (`Nice to have`)."""
    if not label or role_of(label, lexicon) or label.lower() in lexicon.words["hedge"]:
        return False
    first, last = label.lower().split()[0], label.lower().split()[-1]
    told = last in lexicon.verbs.past and last not in lexicon.verbs.plain
    return not told and last not in lexicon.words["prepositions"] and first not in ("new", "what", "so", "also", "note")
