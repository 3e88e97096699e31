"""Small matters of text: clean words, escaped braces, full stops, titles of at most six words."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_MARKS = re.compile(r"[()\"“”«»;!?\[\]{}<>=|]|[:.,](?!\w)")
_OPEN = frozenset(("next", "last", "first", "exactly", "always", "/", "+", "&"))
_TAIL = frozenset(
    "a an the of to in on at for by with and or but from that which who is are be as it its their our your per than if when must "
    "only not never no both so how what whether more less between into about after before until unless because while any "
    "each every one while where once also then without within via can may will should has have they we you "
    "does do via under get gets even isn't aren't don't doesn't can't cannot won't they're they'd we're it's".split()
)  # fmt: skip
_ABLE = re.compile(r"\b(?:must|should|shall|need to|has to|have to) be able to\b", re.IGNORECASE)
_HEAD = re.compile(
    r"^(?:there (?:must|should|shall) be (?=(?!no |at |an? )[a-z]+ [a-z]+ (?:between|for|in|per|of) )"
    r"|(?:the|a|an|this|these|those|we|you|they|it|she|he|then|and|but|so|also|the system|must|need to"
    r"|make sure(?: that)?)\s+)+(?=\S)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?<=\w)\s*\([^()]{1,80}\)")
_HAS = re.compile(r"\b(?:must|shall) always have\b", re.IGNORECASE)
_UNWANTED = re.compile(r"^(?:don[’']t|do not) (?:want|need|wish) to (?=[a-z])", re.IGNORECASE)
_PPL = re.compile(r"\bppl\b")
_MOST = re.compile(r"(?<=[a-z] )max(?:imum|\.)? (?=\d)")
_GOES = re.compile(r" (?:goes|go|is sent|are sent) out (?=\d|an? |one |two |three |the (?:day|evening|morning|night|week)\b)")
_FORMATS = re.compile(r"\b[a-z0-9]{2,5}(?:, [a-z0-9]{2,5})+,? (?:or|and) [a-z0-9]{2,5}\b", re.IGNORECASE)
_NOT_MORE = re.compile(
    r"(?:[\w-]+ ){1,3}(?:may|must|can|should|do|does)(?:n[’']t| not|not) \w+ more than (?P<most>\d[\d,.]* .+)", re.IGNORECASE
)
_NOBODY_MORE = re.compile(
    r"(?:nobody|no[ -]one|no [\w-]+) (?:may|can|must|should) (?P<does>\w+) more than (?P<most>\w[\w,.]* .+)", re.IGNORECASE
)
_HAS_AMOUNT = re.compile(r" (?:has|have|must have|needs?|takes?) (?=between\b|at (?:most|least)\b|up to\b|\d)")
_CAPITALS = re.compile(r"(?!(?:An?|The)\b)[A-Z]\w*\s+[A-Z]|(?:Mr|Mrs|Ms|Dr|Prof)\. [A-Z]")
_ARTICLES = re.compile(r" (?:the|an?)(?= [a-z])")
_BEING = re.compile(
    r" (?:(?:must|should|will|shall) (?:only |always )?be|is|are) "
    r"(?=(?:not |only )?(?:\w+ed|between|kept|sent|shown|held|made) )"
)
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
    said = _ABLE.sub("can", _HEAD.sub("", clean(_BRACKET.sub("", text) or text))).removeprefix("can ")
    said = _HAS.sub("has", _UNWANTED.sub("not ", said))
    said = _MOST.sub("at most ", _PPL.sub("people", said))
    if most := _NOT_MORE.match(said):
        said = f"at most {most['most']}"
    elif most := _NOBODY_MORE.match(said):
        said = f"{most['does']} at most {most['most']}"
    if series := _FORMATS.search(said):
        said = said[: series.end()].replace(",", "") if len(said[: series.end()].split()) <= TITLE_WORDS else said
    first, comma, _ = said.partition(", ")
    counts = first[-1:].isdigit()  # `14, 7 and 1 days`
    if comma and not counts and len(said.split()) > TITLE_WORDS and 2 <= len(first.split()) <= TITLE_WORDS:
        said = first
    title = " ".join(_cut(_shorter(clean(_MARKS.sub(" ", said))).split()))[:LONGEST_TITLE].strip(" -–—")
    if title:
        return capital(title)
    return title_of(otherwise) if otherwise else "Unnamed"


def _shorter(said: str) -> str:
    """A long title as headlines are written, without articles and the `is` of `is bounded by`, where that saves its sense:
    it then holds the whole, or it would otherwise end before an `of`."""
    words = said.split()
    if len(words) <= TITLE_WORDS:
        return said
    if (amount := _HAS_AMOUNT.sub(" ", said, count=1)) != said and len(amount.split()) <= TITLE_WORDS:
        return amount
    brief = _ARTICLES.sub(" ", said)
    if (out := _GOES.sub(" ", brief, count=1)) != brief and len(out.split()) <= TITLE_WORDS:
        return out
    brief = _BEING.sub(" ", brief, count=1) if len(brief.split()) > TITLE_WORDS else brief
    cut = _cut(words)
    following = words[len(cut)].lower()
    bound = cut[-1].endswith("ed") and following in ("by", "to", "from", "in", "with")
    within = len(cut) in (1, 2, TITLE_WORDS) or following[:1].isdigit() or bound
    whole = following in ("of", "per") and following in _cut(brief.split())  # the number of what
    return brief if whole or (within and len(brief.split()) <= TITLE_WORDS) else said


def _cut(all_words: list[str]) -> list[str]:
    """The first words, less a second half that is not whole, and less the small words at the end."""
    words = all_words[:TITLE_WORDS]
    if len(all_words) == len(words):
        return words
    joint = next((at for at in (-3, -2) if words[at].lower() in ("and", "or", "but")), 0)
    if joint and "between" not in words:
        words = words[:joint]
    while len(words) > 2 and (words[-1].lower() in _TAIL or _halved(words[-1], all_words[len(words)]) or _of_noun(words)):
        words.pop()
    if len(words) > 3 and words[-2].endswith(("'s", "’s")) and all_words[len(words)].lower() not in _TAIL:
        words = words[:-2]  # whose, without what
        while len(words) > 2 and words[-1].lower() in _TAIL:
            words.pop()
    return words


def _of_noun(words: list[str]) -> bool:
    """Whether a title ends between `an offered` and what is offered."""
    return words[-1].endswith("ed") and words[-2].lower() in ("a", "an", "the")


def _halved(last: str, following: str) -> bool:
    """Whether a title must not end here: before the unit of a number, within `up to`, within `the next`."""
    if last in ("up", "out"):
        return following == "to"
    number = last[:1].isdigit() and last[-1:].isdigit()
    if number and (following in ("and", "or", "to", "–") or following[:1].isdigit()):
        return True
    return (number and following[:1].isalpha() and following.lower() not in _TAIL) or last.lower() in _OPEN


def sentence(text: str) -> str:
    """Capital first, full stop last."""
    text = text.strip().rstrip(",;:–—- ")
    if not text:
        return text
    return capital(text) if text[-1] in ".!?…。！？" else capital(text) + "."


def lowered(text: str) -> str:
    """A small first letter inside a sentence, unless the capital belongs to the word."""
    first = text.split(" ", 1)[0]
    keeps = any(letter.isupper() or letter.isdigit() for letter in first[1:]) or first == "I" or _CAPITALS.match(text)
    return text if keeps or (len(first) == 1 and first != "A") else text[:1].lower() + text[1:]
