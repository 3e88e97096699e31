"""How a text may turn the meaning of the very sentence it quotes: the `never` cut off, the condition dropped, another actor,
a duty made of what is allowed, two figures swapped. Judged against the whole sentence, not the words that were chosen from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from specflow.draft.check import flat
from specflow.draft.value import Place
from specflow.parse.words import stem, stems_of, words_of

Terms = Callable[[str], frozenset[str]]
_ALIKE = 0.6
_OWN = 0.34  # of a text's telling words have to stand in its own sentence
_AROUND = 3
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)]|#{1,6}|\||>)\s")
_END = re.compile(r"[.!?]\s+")
_CLAUSE = re.compile(r"[.;:!?]\s+|,?\s+(?:and|but|then|while)\s+(?=\S+\s+\S+\s+\S+)", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:must|shall|should|may|might|can|could|will)\b|\bcannot\b", re.IGNORECASE)
_MODAL_NOT = re.compile(
    r"\b(?:must|shall|should|may|might|can|could|will)\s+(?:[a-z]+\s+)?(?:not|never)\b|\bcannot\b", re.IGNORECASE
)
_NOBODY = re.compile(
    r"^\W*(?:nobody|no one|none|neither|no(?!\s+(?:more|less|fewer|later|longer|earlier|sooner|larger)\b))\b|n['’]t\b"
    r"|\b(?:avoid(?:s|ing)?|refrain(?:s|ing)? from)\b", re.IGNORECASE,
)  # fmt: skip
_REFUSED = re.compile(r"\b(?:refused?|denied|forbidden|blocked|prohibited|rejected|prevented)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:that|which|who)\s+(?:is|are|was|were|has|have|do|does|did)\b[^,.;:!?]{0,200}", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:only|without|unless|except|excluding|apart from|save for)\b", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:only|just|unless|except|no more|nothing but|solely|alone|if|when|until|without|excluding|apart|save)\b", re.IGNORECASE
)
_MAY = re.compile(r"\b(?:may|can|could|might)\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:must|shall|should|needs? to|ha(?:s|ve) to|required|never|always)\b", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:must|shall)\b(?!\s+(?:be\s+(?:able|allowed|free|possible)|have the|let|allow|offer|not|never))", re.IGNORECASE
)
_PRONOUN = re.compile(r"^\W*(?:it|they|he|she|we|i|this|that|these|those|there|here|when|if|once|after|before)\b", re.IGNORECASE)
_PAIR = re.compile(
    r"\b(\d{1,12}(?:[.,]\d{1,6})?)\s*(?:%\s*)?(?:(?:of|the|all|our|their)\s+){0,3}([^\W\d_]{2,30})", re.IGNORECASE
)
_JOINING = frozenset(("to", "or", "and", "bis", "oder", "und", "of", "in", "at", "by"))


def sentence_of(lines: Sequence[str], place: Place) -> str:
    """The whole sentence that a quote was taken from; the quote itself where it cannot be found."""
    at = min(max(0, place.line - 1), max(0, len(lines) - 1))
    first = last = at
    while first > 0 and at - first < _AROUND and lines[first - 1].strip() and not _ITEM.match(lines[first]):
        first -= 1
    while last + 1 < len(lines) and last - at < _AROUND and lines[last + 1].strip() and not _ITEM.match(lines[last + 1]):
        last += 1
    whole, quote = flat(" ".join(lines[first : last + 1])), flat(place.quote)
    start = whole.find(quote)
    if start < 0:
        return place.quote
    begin = max((found.end() for found in _END.finditer(whole, 0, start + 1) if found.end() <= start), default=0)
    after = _END.search(whole, max(start, start + len(quote) - 1))
    return whole[begin : after.start() + 1 if after else len(whole)]


def turned(text: str, sentence: str, terms: Terms) -> str:
    """In what way a text turns its sentence's meaning; empty when it does not."""
    clause = clause_of(text, sentence)
    if _shared(text, clause) >= _ALIKE:
        if _differ(text, clause) and not _LIMIT.search(text):
            return "it says the opposite of its quote"
        limit = _LIMIT.search(clause)
        if limit and not _KEPT.search(text) and (negated(text) == negated(clause)):
            return f"it leaves out what its sentence says with “{limit[0].lower()}”"
    actor, named = terms(_subject(text)), terms(_subject(clause))
    if actor and named and not _PRONOUN.match(clause) and not actor & terms(sentence) and not named & terms(text):
        return "it names somebody else than its sentence"
    telling = terms(text)
    if len(telling) > 2 and len(telling & terms(sentence)) < _OWN * len(telling):
        return "its sentence says something else"
    allowed = _MAY.search(clause) and not _MUST.search(clause)
    if allowed and actor & named and _DUTY.search(text) and not _MAY.search(text):
        return "it makes a duty of what its sentence allows"
    return ""


def clause_of(text: str, sentence: str) -> str:
    """The part of a sentence that a text has most words of."""
    return max(_CLAUSE.split(sentence), key=lambda one: _shared(text, one))


def negated(text: str) -> bool:
    """Whether what is asked for is asked not to be; a `not` further on belongs to something else."""
    found = _MODAL_NOT.search(text) if _MODAL.search(text) else _NOT.search(_ASIDE.sub("", text))
    return bool(found or _NOBODY.search(text))


def _differ(text: str, sentence: str) -> bool:
    """Whether one of them is asked not to be; to refuse what must never be is to say the same."""
    return negated(text) != negated(sentence) and not (negated(sentence) and _REFUSED.search(text))


def swapped(text: str, near: str) -> str:
    """A figure with the unit of another figure; empty when there is none."""
    known: dict[str, set[str]] = {}
    for figure, unit, _ in _pairs(near):
        known.setdefault(figure, set()).add(unit)
    for figure, unit, said in _pairs(text):
        others = {other for other, units in known.items() if unit in units}
        if others and figure not in others and known.get(figure, set()) - _JOINING:
            return said
    return ""


def _pairs(text: str) -> list[tuple[str, str, str]]:
    """Figures with the stem of the word that follows, and as they are written."""
    return [(found[1].replace(",", "."), stem(found[2].lower()), found[0]) for found in _PAIR.finditer(text)]


def _subject(text: str) -> str:
    """The words before the verb that asks for something; the first few where there is none."""
    modal = _MODAL.search(text)
    return text[: modal.start()].rpartition(",")[2] if modal else " ".join(text.split()[:3])


def _shared(text: str, other: str) -> float:
    """How much of a text's words the other has."""
    here = _long(text)
    return len(here & _long(other)) / len(here) if here else 0.0


def _long(text: str) -> frozenset[str]:
    """The stems of its longer words."""
    return frozenset(stems_of(word for word in words_of(text) if len(word) > 3))


class Sentences:
    """Sentences that are looked through again and again."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._known = [(words, one) for one in sentences if (words := _long(one))]

    def deny(self, text: str) -> bool:
        """Whether one of them, which has most of a text's words, says that it is not so where the text says it is."""
        here = _long(text)
        if not here or _LIMIT.search(text):
            return False
        return any(len(here & words) >= _ALIKE * len(here) and _differ(text, one) for words, one in self._known)
