"""How far a sentence goes, and of what: what it says no to beside what it wants, `some`, `perhaps`, the condition that belongs to
another half, who gives and who takes. A text that goes further, or to the other one, says something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from specflow.parse.words import stem, words_of

Terms = Callable[[str], frozenset[str]]
_NO = re.compile(
    r"(?i)\b(?:not|never|no|nobody|none|nothing|cannot|without|instead|rather|avoid\w*|refrain\w*|neither|nor|prevent\w*"
    r"|forb[ia]d\w*|prohibit\w*|refus\w+|reject\w*|block\w*|den(?:y|ie[ds])|only|except|unless|stop\w*|ban(?:s|ned)?|hardly|rarely"
    r"|seldom|but|apart)\b|n['’]t\b"
)
_DENIED = re.compile(
    r"(?i)\b(?:avoid(?:s|ing)?|refrain(?:s|ing)? from|stop(?:s|ping)?(?=\s+\w+ing\b)|neither|instead of|rather than|hardly|rarely"
    r"|seldom)\s+([^.;:!?,]{3,200})"
)
_REST = re.compile(r"(?i)[^.!?]{0,200}")
_SOME = re.compile(r"(?i)\b(?:some|few|several|many|most|certain|half of)(?: of)?(?: the| our)?\s+([a-z]{3,30})")
_EVERY = re.compile(r"(?i)\b(?:every|all|each|any)(?: of)?(?: the| our)?\s+([a-z]{3,30})")
_OFTEN = re.compile(r"(?i)\b(?:sometimes|often|usually|mostly|occasionally|typically|normally|as a rule)\b")
_ALWAYS = re.compile(r"(?i)\b(?:always|every time|at all times|in every case)\b")
_PERHAPS = re.compile(r"(?i)\b(?:perhaps|maybe|possibly|might|conceivably|some ?day|one day)\b")
_MUST = re.compile(r"(?i)\b(?:must|shall|has to|have to)\b")
_WHEN = re.compile(r"(?i)\b(?:when|if|once|while|unless|until|as soon as|in case)\s+([^,.;:!?]{3,200})")
_HALVES = re.compile(r"(?i)[.;!?](?:\s+|$)|\s[-*•]\s|,?\s+(?:and|but)\s+(?=(?:when|if|once|while|unless|until)\b)")
_TO = re.compile(r"(?i)\b(?:to|from)\s+(?:(?:the|a|an|their|its|every|each|our|all)\s+){0,2}([a-z]{3,30})")
_FIRST = re.compile(r"(?i)^\W*(?:(?:the|a|an|every|each|all|our)\s+)?([a-z]{3,30})\b")


def strengthened(text: str, sentence: str, near: str, terms: Terms) -> str:
    """In what way a text goes further than its sentence, or says of one what is said of another; empty when it does not."""
    return _denied(text, sentence) or _all(text, sentence) or _sure(text, sentence) or _moved(text, near, terms) or (
        _turned_over(text, sentence)
    )  # fmt: skip


def _denied(text: str, sentence: str) -> str:
    """`A text rather than a letter` wants no letter; `neither guests nor staff` lets no guest."""
    if _NO.search(text):
        return ""
    for found in _DENIED.finditer(sentence):
        end = _REST.match(sentence, found.start(1)) if found[0].lower().startswith(("neither", "avoid")) else None
        wanted, said = _words(sentence[: found.start()]), _words(end[0] if end else found[1])
        if (said - wanted) & _words(text):
            return f"its sentence says no to “{found[0].strip()[:120]}”"
    return ""


def _words(text: str) -> frozenset[str]:
    """The stems of longer words; no wider terms, since a text and a letter are both messages."""
    return frozenset(stem(word) for word in words_of(text.lower()) if len(word) > 3)


def _all(text: str, sentence: str) -> str:
    """`Every locker` of `some lockers`, `always` of `usually`."""
    some = {stem(found[1].lower()): found[0] for found in _SOME.finditer(sentence)}
    every = {stem(found[1].lower()) for found in _EVERY.finditer(sentence)}
    for found in _EVERY.finditer(text):
        name = stem(found[1].lower())
        if name in some and name not in every:
            return f"it says “{found[0]}”, and its sentence “{some[name]}”"
    often = _OFTEN.search(sentence)
    if often and _ALWAYS.search(text) and not _ALWAYS.search(sentence):
        return f"its sentence says “{often[0].lower()}”"
    return ""


def _sure(text: str, sentence: str) -> str:
    """A duty of what its author is not sure of."""
    unsure = _PERHAPS.search(sentence)
    return f"its sentence says “{unsure[0].lower()}”" if unsure and _MUST.search(text) and not _PERHAPS.search(text) else ""


def _moved(text: str, near: str, terms: Terms) -> str:
    """The condition of one half with what follows from that of another one."""
    own = next(_conditioned(text, terms), None)
    halves = list(_conditioned(near, terms)) if own else []
    if not own or len(halves) < 2:
        return ""
    (condition, deed), other = own, max(halves, key=lambda one: len(one[0] & own[0]))
    best = max(halves, key=lambda one: len(one[1] & deed))
    strayed = len(best[1] & deed) > len(other[1] & deed) and len(other[0] & condition) > len(best[0] & condition)
    if strayed and len(best[1] & deed) > 1 and best is not other and not best[0] & condition:
        return "it moves the condition of another sentence to this one"
    return ""


def _conditioned(text: str, terms: Terms) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Halves with a condition: what it speaks of, and what the rest does."""
    for half in _HALVES.split(" ".join(text.split())):
        found = _WHEN.search(half)
        if found:
            yield terms(found[1]), terms(half[: found.start()] + " " + half[found.end() :])


def _turned_over(text: str, sentence: str) -> str:
    """`The depot hands parcels to couriers` of `couriers hand parcels to the depot`."""
    here, there = _FIRST.match(text), _FIRST.match(sentence)
    mine, theirs = _TO.search(text), _TO.search(sentence)
    if here and there and mine and theirs:
        gives, takes, gave, took = (stem(one[1].lower()) for one in (here, mine, there, theirs))
        if (gives, takes) == (took, gave) and gives != takes and mine[0].split()[0].lower() == theirs[0].split()[0].lower():
            return "it turns round who gives and who takes"
    return ""
