"""A sentence parted where both sides are rules of their own; the second gets its subject back where it shares it."""

from __future__ import annotations

import re

from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.voice import is_passive
from specflow.draft.splitting.unmarked import gap_filled
from specflow.parse.clauses import condition_end
from specflow.parse.small_words import NEGATED, RELATIVE
from specflow.parse.tokens import tokens_of

_GOES_ON = frozenset(
    ("then", "otherwise", "instead", "except", "unless", "it", "they", "these", "those", "which", "so", "also", "this")
)
_PARTING = re.compile(r";\s+|,\s+(?:and|but|while|whereas|yet)\s+|,\s+|\s+[–—-]{1,2}\s+|\s+(?:but|whereas|and)\s+")
_OR_ELSE = re.compile(r"\b(?:otherwise|or else)\b[^;.]*$", re.IGNORECASE)
_LONGEST = 700  # characters; a longer sentence is no prose that could be parted with confidence
_OF_THAT = re.compile(r"(?:we|the system) (?:also )?\w+ (?:it|this|that|them)", re.IGNORECASE)  # says nothing on its own
_ITS_DUTY = re.compile(  # not `it must be kept`: what, is not said
    r"(?:(?P<who>it|they) )?(?P<modal>must|shall|should|may|can|cannot) (?:not )?(?!be\b|not\b)[a-z]", re.IGNORECASE
)
_FEW = 6  # words of a subject


def clauses_of(text: str, phraser: Phraser) -> list[str]:
    """A sentence parted where both sides are rules of their own."""
    parts = [text]
    if len(text) > _LONGEST:
        return parts
    first, second = gap_filled(text)
    if second:
        return [first, second]
    for _ in range(6):
        last = parts.pop()
        cut = _cut(last, phraser)
        if cut is None:
            return [*parts, last]
        parts += cut
    return parts


def _cut(text: str, phraser: Phraser) -> tuple[str, str] | None:
    """The first place where a sentence falls into two rules; the second one gets its subject back when it shares it."""
    conditional = condition_end(phraser.grammar, tokens_of(text)) > 0
    for found in _PARTING.finditer(text):
        left, right, mark = text[: found.start()].rstrip(" ,;"), text[found.end() :].strip(), found.group(0).strip()
        if inside(left) or (conditional and mark != ";") or _OF_THAT.fullmatch(right.rstrip(".")):
            continue
        if mark != ";" and (_under_condition(left, phraser) or (mark == "and" and _OR_ELSE.search(left))):
            continue
        if ": " in left:
            return None
        if mark == ";" and (owed := _owed(left, right, phraser)):
            return left, owed
        if mark in (", and", ", but", "but") and (shared := _shared(left, right, phraser)):
            return left, shared
        if mark == "," and not _splice(left, right, phraser):
            continue
        if mark != "and" and _stands_alone(left, phraser, first=True) and _stands_alone(right, phraser, hard=mark == ";"):
            return left, right
        if mark == "and" and _new_subject(left, right, phraser):
            return left, right
    return None


def _shared(left: str, right: str, phraser: Phraser) -> str:
    """`and chooses the branch` with the subject of the left side; empty when it has one of its own."""
    tokens = tokens_of(right)
    verbs, subject = phraser.grammar.verbs, phraser.subject_of(left)
    if not subject or len(tokens) < 3 or " who " in f" {subject} ":
        return ""
    first = tokens[0].word
    if first in NEGATED and len(left.split()) >= 3:  # `can ask for it but cannot do it`
        return f"{subject} {right}"
    if first in ("does", "do") and tokens[1].word in verbs.plain:  # `does not mean a, but does mean b`
        return f"{subject} {right}"
    if len(tokens) < 4 or len(left.split()) < 5:
        return ""
    if verbs.certain(first) or first in ("is", "are", "has", "can", "must", "may"):
        return f"{subject} {right}"
    return ""


def _owed(left: str, right: str, phraser: Phraser) -> str:
    """`MUST record the refusal` behind `a server MAY refuse;` with the subject of the left side; empty where it has another."""
    found, subject = _ITS_DUTY.match(right), phraser.subject_of(left)
    if found is None or not subject or len(subject.split()) > _FEW:
        return ""
    who, many = (found["who"] or "").lower(), subject.lower().endswith("s") or " and " in subject
    if who and (who == "they") != many:
        return ""  # it speaks of something else
    return f"{subject} {right[found.start('modal') :]}"


def _under_condition(left: str, phraser: Phraser) -> bool:
    """Whether the left side ends in a condition that may reach over what follows: `when every field was read and …`."""
    return any(token.word in phraser.grammar.subordinators or token.word in RELATIVE for token in tokens_of(left)[1:])


def _splice(left: str, right: str, phraser: Phraser) -> bool:
    """`a nurse offers a shift, anyone can take it`: two clauses parted by a mere comma."""
    tokens = tokens_of(right)
    verb, before = phraser.grammar.finite(tokens), phraser.grammar.finite(tokens_of(left))
    if verb is None or before is None or not 0 < verb.at <= 6 or verb.kind == "past" or before.kind in ("past", "imperative"):
        return False
    passive = verb.kind == "be" and tokens[0].word == "the" and is_passive(phraser.grammar, tokens, verb)
    told = tokens[0].word in ("we", "you", "they", "nobody", "anyone", "anybody", "everyone", "everybody", "somebody")
    told = told or (verb.kind == "verb" and verb.word == "get")
    return passive or told or verb.kind in ("modal", "do")


def inside(left: str) -> bool:
    """Whether a bracket or a quotation is still open."""
    return left.count("(") > left.count(")") or left.count("“") > left.count("”") or left.count('"') % 2 == 1


def _stands_alone(text: str, phraser: Phraser, *, first: bool = False, hard: bool = False) -> bool:
    tokens = tokens_of(text)
    if not tokens or (not first and tokens[0].word in _GOES_ON):
        return False
    verb = phraser.grammar.finite(tokens)
    if verb is None or verb.kind == "past" or verb.at > 12:
        return False
    return first or verb.at > 0 or hard or verb.negated


def _new_subject(left: str, right: str, phraser: Phraser) -> bool:
    """Whether `and` without a comma opens a rule about something else: `… and we email a link`."""
    tokens = tokens_of(right)
    if not tokens or tokens[0].word not in ("we", "the", "a", "an", "every", "each", "nobody", "no") or len(left.split()) < 5:
        return False
    verb, before = phraser.grammar.finite(tokens), phraser.grammar.finite(tokens_of(left))
    if verb is not None and any(token.word == "," for token in tokens[: verb.at]):
        return False  # `with 429 and a note, it is not queued`
    return verb is not None and before is not None and 0 < verb.at <= 5 and verb.kind != "past"
