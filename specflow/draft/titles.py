"""Small matters of text: clean words, escaped braces, full stops, titles of at most six words."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_MARKS = re.compile(r"[()\"“”«»;!?\[\]{}<>=|]|[:.,](?!\d)")
_TAIL = frozenset(
    "a an the of to in on at for by with and or but from that which who is are be as it its their our your per than if when must "
    "only not never no both so how what whether more less between into about after before until unless because while any "
    "each every one while where once also then without within via can may will should has have they we you "
    "does do via under get gets even isn't aren't don't doesn't can't cannot won't they're they'd we're it's".split()
)  # fmt: skip
_ABLE = re.compile(r"\b(?:must|should|shall|need to|has to|have to) be able to\b", re.IGNORECASE)
_HEAD = re.compile(r"^(?:(?:the|a|an|we|you|they|it|she|he|then|and|but|so|also|the system|must)\s+)+(?=\S)", re.IGNORECASE)
TITLE_WORDS = 6
LONGEST_TITLE = 80


def clean(text: str) -> str:
    """A text without control and direction characters, in single blanks."""
    return " ".join(_HIDDEN.sub(" ", text).split())


def escaped(text: str) -> str:
    """Braces doubled, so that they are no parameters."""
    return text.replace("{", "{{").replace("}", "}}")


def capital(text: str) -> str:
    """The first letter large, unless the word wants it small (`iPhone`, `npm`-like words with capitals or digits inside)."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.replace("'", "").replace("-", "").islower() or len(first) == 1 else text


def title_of(text: str, otherwise: str = "") -> str:
    """At most six words from the start of a clause, not ending on a small word or within a phrase."""
    said = _ABLE.sub("can", _HEAD.sub("", clean(text))).removeprefix("can ")
    first, comma, _ = said.partition(", ")
    if comma and len(said.split()) > TITLE_WORDS and 2 <= len(first.split()) <= TITLE_WORDS:
        said = first
    title = " ".join(_cut(clean(_MARKS.sub(" ", said)).split()))[:LONGEST_TITLE].strip(" -–—")
    if title:
        return capital(title)
    return title_of(otherwise) if otherwise else "Unnamed"


def _cut(all_words: list[str]) -> list[str]:
    """The first words, less a second half that is not whole, and less the small words at the end."""
    words = all_words[:TITLE_WORDS]
    if len(all_words) == len(words):
        return words
    joint = next((at for at in (-3, -2) if words[at].lower() in ("and", "or", "but")), 0)
    if joint and "between" not in words:
        words = words[:joint]
    while len(words) > 2 and (words[-1].lower() in _TAIL or (words[-1] in ("up", "out") and all_words[len(words)] == "to")):
        words.pop()
    return words


def sentence(text: str) -> str:
    """Capital first, full stop last."""
    text = text.strip().rstrip(",;:–—- ")
    if not text:
        return text
    return capital(text) if text[-1] in ".!?…。！？" else capital(text) + "."
