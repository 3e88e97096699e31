"""A requirement's sentence taken apart: when, who, must, what. What the sentence does not show stays together."""

from __future__ import annotations

import re
from typing import NamedTuple

from specflow.parse.words import stems_of, words_of

_MODAL = re.compile(r"\b(?:must|shall|should|may|will|can)\b(?:\s+(?:not|never|only|each|both|all)\b)?", re.IGNORECASE)
_LEADING = frozenset(
    "when whenever if while once after before until unless from within where as for in on over with without during at above "
    "below only under every".split()
)  # fmt: skip
_TRAILING = re.compile(r"\b(?:only (?:when|if|after)|when|if|unless|until|while|once|after|before)\b ", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:at most|at least|no (?:more|less|fewer|longer) than|(?:less|more)(?: \w+)? than|"
    r"(?:fewer|longer|shorter) than|up to|within|below|above|beyond|exceed\w*|minimum|maximum|only (?:after|when|if|until)|"
    r"nobody else|between)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\d|\{|nobody else|only |\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|a third|half)\b", re.IGNORECASE
)
STOP = frozenset(
    "a an and any are as at be been but by can could do does each every for from had has have if in into is it its may more most "
    "must never no not of on once one only or other shall should so some such than that the their them then there they this "
    "to until up was were when where which while who will with within without system user able".split()
)  # fmt: skip


class Parts(NamedTuple):
    """`When X, Y must Z.` as X, Y, must, Z; `condition` is empty where the sentence has none."""

    condition: str
    subject: str
    modal: str
    predicate: str


def parts_of(text: str) -> Parts:
    """The parts of a requirement's first sentence; without a modal everything is the predicate."""
    text = " ".join(text.split()).rstrip(". ")
    found = _MODAL.search(text)
    if found is None:
        return Parts("", "", "", text)
    before, predicate = text[: found.start()].strip(), text[found.end() :].strip()
    condition, subject = "", before
    if ", " in before and before.split()[0].lower() in _LEADING:
        condition, _, subject = before.rpartition(", ")
    elif (trailing := _TRAILING.search(predicate)) and len(predicate[: trailing.start()].split()) > 1:
        condition, predicate = predicate[trailing.start() :], predicate[: trailing.start()].strip(" ,")
    return Parts(condition, subject, found[0].lower(), predicate)


def limit_in(text: str) -> str:
    """The words of a text that set a bound, up to the next comma; empty where there are none."""
    for found in _LIMIT.finditer(text):
        said = re.split(r"[,;]|\.(?:\s|$)", text[found.start() :])[0].strip()
        before = re.split(r"[,;.]", text[: found.start()])[-1].split()
        if len(said.split()) <= 2 and before:
            said = " ".join([*before[-3:], said])
        if _BOUND.search(said):
            return said
    return ""


def topics(text: str) -> frozenset[str]:
    """The stems that say what a text is about."""
    return frozenset(stems_of(word for word in words_of(text) if word not in STOP and len(word) > 2))
