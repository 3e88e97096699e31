"""Targets by their form: what a sentence that measures success looks like, whatever words announce it."""

from __future__ import annotations

import re

from specflow.draft.classifying.quality import is_quality
from specflow.draft.lexicon import Lexicon
from specflow.draft.patterns import Later
from specflow.draft.value import Read
from specflow.parse.clauses import condition_end
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of

NUMBER = re.compile(
    r"\d|\b(?:half|halve[sd]?|thirds?|quarters?|twice|zero|double[sd]?|none|nobody|fewer|less|more|longer|no"
    r"|not (?:one|a single)|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred)\b",
    re.IGNORECASE,
)
_COUNT = r"(?:\d|half|a (?:third|quarter|fifth|tenth)|one|two|three|four|five|six|seven|eight|nine|ten|zero|none)"
_BOUND = re.compile(
    r"\b(?:under|below|above|over|at least|at most|(?:more|fewer|less|no more|lower|higher) than"
    r"|from|to|by|up|down|reach(?:es)?)\s"
    rf"(?:\w+\s){{0,2}}?{_COUNT}|\d\s?(?:%|per ?cent)|\bhal(?:f|ves?|ved)\b|\b{_COUNT} (?:in|out of|of) (?:every )?{_COUNT}\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:\w+ ){0,2}?(?:\d+ ?(?:%|per ?cent)(?: or more)?|half|a third|two thirds|\w+ (?:in|out of) (?:every )?\w+)"
    r" of (?:all |the |our )?\w+ \w+",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\bfrom\b[^.;]{0,30}\d[^.;]{0,25}\bto\b|\d[^.;,]{0,15}(?:→|->|=>)\s*\D{0,10}\d"
    r"|\((?:[^)]*\b(?:today|now|currently|at present|last (?:year|month|quarter|week|time))\b[^)]*)\)",
    re.IGNORECASE,
)
TODAY_AND_AIM = Later(  # `takes 6 hours today and should take less than 2`
    r"\d[^.;\d]{0,25}\b(?:today|now|currently)\b[^.;\d]{1,60}\b(?:should|must|shall|will|target|aim|goal|want)\b[^.;\d]{0,40}\d",
    "today", "now", "currently",
)  # fmt: skip
AIMED = re.compile(  # where it should go from how it is
    r"\b(?:to|target|aim|goal|should|must|want|under|below|above|less|fewer|more|at least|at most|half)\b|→|->|=>|[<>≤≥]",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"^[^\d:]{4,60} \d[\d.,]*(?: ?[a-z%]{1,8})? ?(?:→|-+>|=>) ?[<>≤≥~]? ?\d")
_PART = re.compile(r"[<>≤≥] ?\d[\d.,]* ?%")
_FIGURES = frozenset(("numbers", "figures", "the numbers", "in numbers"))
_OUTCOME = 3


def is_target(read: Read, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Whether a sentence looks like a target rather than a rule: a bound, a change, something counted, a date."""
    if not NUMBER.search(read.text) or condition_end(grammar, tokens_of(read.text)):
        return False
    return not _binds(read.text, lexicon, grammar) and _outcome(read, lexicon) >= _OUTCOME


def moves(read: Read, grammar: Grammar) -> bool:
    """`Queue 40 -> 5 min`, or a share under `Numbers`: where something should go, without a verb."""
    if grammar.finite(tokens_of(read.text.rpartition(": ")[2])) is not None:
        return False
    heading = read.sentence.block.headings[-1].lower() if read.sentence.block.headings else ""
    return bool(_FROM_TO.search(read.text)) or (heading in _FIGURES and bool(_PART.search(read.text)))


def _outcome(read: Read, lexicon: Lexicon) -> int:
    """How much a sentence looks like a target: a bound, a change, something that is counted afterwards, a date."""
    has, text = lexicon.has, read.text
    bound, baseline = bool(_BOUND.search(text)), bool(_BASELINE.search(text))
    if _SHARE.match(text) and not is_quality(text, read.groups, lexicon):
        return _OUTCOME
    counted = has(read.groups, "outcomes") or (baseline and has(read.groups, "changes"))
    if not bound or not counted:
        return 0
    return bound + baseline + has(read.groups, "outcomes") + has(read.groups, "changes") + has(read.groups, "horizons")


def _binds(text: str, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Whether a sentence of the body obliges the system: its verb stands behind a must, or it is an instruction."""
    tokens = tokens_of(text)
    verb = grammar.finite(tokens)
    if verb is None:
        return False
    changes = verb.word in lexicon.words["changes"]
    return (verb.kind == "imperative" and not changes) or (verb.kind == "modal" and verb.word in ("must", "shall", "can", "may"))
