"""Sentences of a Markdown block, each with the line it starts on and its words as they stand there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from specflow.parse.inline import STRUCK, plain
from specflow.parse.markdown import Block, Line

LONGEST = 1500  # characters; anything longer is cut at a blank, so that nobody has to review a page in one field

_LABEL = re.compile(r"(?:\*\*|__)[^*_\n]{2,60}(?:\*\*|__)[.:]?(?=\s)")
_HIDDEN = re.compile(r"`[^`\n]{1,300}`|\]\([^()\s]{1,500}\)|https?://\S{1,500}|<[^<>]{1,300}>")
_END = re.compile(r"[.!?…]+[\"'”’)\]*_»]*(?=\s+|$)|[。！？]+[」』）]*|[।؟]+(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|no|nr|mr|mrs|ms|dr|st|cf|fig|sec|min|max|incl|excl|resp|dept|inc|ltd|vol|ca|z\.B|d\.h)"
    r"|(?<!['’])\b[A-Z]|(?<!['’])\b[a-z])\.$",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\d\s?(?:ms|min|sec|[a-zA-Z])\.$")
_LINE_LABEL = re.compile(r"[*_]{0,2}[A-Z][\w'’ /-]{1,30}[*_]{0,2}:[*_]{0,2} \S")
_LABELLED_LINE = 120  # characters
_LOOKED_AT = 40  # lines
_SHORT_LINE = 64  # characters; a longer one may have been wrapped
_OPENS = re.compile(
    r"(?:dunno|not sure (?:yet|if|whether)|no idea|todo|tbd)\b|p\.?s\.? |(?:open|later|out|good|success)\s?[:=]", re.IGNORECASE
)
_NEXT = re.compile(r"(?:after that|then|otherwise|afterwards)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` without marks, `quote` verbatim (marks kept, lines joined by a blank), both starting on `line`."""

    text: str
    quote: str
    line: int
    block: Block
    first: bool = False


def sentences_of(block: Block) -> Iterator[Sentence]:
    """The sentences of a prose block, an item or a row, in order."""
    first = True
    for lines in _paragraphs(block):
        for sentence in _sentences(lines, block):
            yield sentence if first else replace(sentence, first=False)
            first = False


def _paragraphs(block: Block) -> Iterator[Sequence[Line]]:
    """The lines of a block, parted where blank ones stood between them: an item may hold paragraphs."""
    start = 0
    for at in range(1, len(block.lines) + 1):
        if at == len(block.lines) or block.lines[at].number > block.lines[at - 1].number + 1 or _starts(block, at):
            yield block.lines[start:at]
            start = at


def _starts(block: Block, at: int) -> bool:
    """Whether a line of a note without full stops opens a thought of its own: `dunno yet if …` below a short line."""
    before = block.lines[at - 1].text.strip()
    if _labelled(block) and len(before) < _LABELLED_LINE and block.lines[at].text.strip()[:1].isupper():
        return before[-1:] not in ",;(–—-"
    return len(before) < _SHORT_LINE and before[-1:] not in ",;:(–—-" and bool(_OPENS.match(block.lines[at].text.strip()))


def _labelled(block: Block) -> bool:
    """Whether a paragraph is a list of lines with labels: `Not this time: delivery` above `How we know: fewer calls`."""
    labels = sum(bool(_LINE_LABEL.match(line.text.strip())) for line in block.lines[:_LOOKED_AT])
    return block.kind == "paragraph" and len(block.lines) > 1 and labels > 1


def _sentences(lines: Sequence[Line], block: Block) -> Iterator[Sentence]:
    parts = [line.text.strip() for line in lines]
    starts = list(accumulate((len(part) + 1 for part in parts), initial=0))
    raw = " ".join(parts)
    for at, end in _spans(raw, whole=block.kind == "row"):
        quote = raw[at:end]
        text = plain(quote)
        if any(sign.isalnum() for sign in text):
            number = lines[max(bisect_right(starts, at) - 1, 0)].number
            yield Sentence(text, quote, number, block, at == 0)


def _spans(raw: str, whole: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, blanks around it left out."""
    start = 0
    if not whole:
        shown = STRUCK.sub(_masked, raw) if "~~" in raw or "</" in raw else raw
        shown = _HIDDEN.sub(lambda found: "x" * len(found.group(0)), shown) if _HIDDEN.search(shown) else shown
        label = _LABEL.match(raw)
        for found in _END.finditer(shown, label.end() if label and label.end() < len(raw.rstrip()) else 0):
            if _ends(shown, start, found):
                yield from _cut(raw, start, found.end())
                start = found.end()
    yield from _cut(raw, start, len(raw))


def _masked(found: re.Match[str]) -> str:
    """What is struck out, with one full stop at its end where it has one: what follows is a sentence of its own."""
    said = found.group(0)
    end = re.search(r"[.!?](?=\W{0,12}$|</)", said[-16:])
    return "x" * (len(said) - 1) + ("." if end else "x")


def _ends(shown: str, start: int, found: re.Match[str]) -> bool:
    """Whether this mark ends a sentence: not after an abbreviation, not before a small letter in the same thought."""
    mark = found.group(0)
    before = shown[max(start, found.start() - 12) : found.start() + 1]
    following = shown[found.end() : found.end() + 40].lstrip()
    if mark[0] in "。！？।؟":
        return True
    if mark[0] == "." and _MEASURED.search(before):
        return not following[:1].islower() or bool(_NEXT.match(following))
    if mark[0] == "." and _ABBREVIATION.search(before):
        return following[:1].isupper() and before.rstrip(".").lower().endswith(("etc", " inc", " ltd"))
    if mark.startswith(("...", "…")):
        return following[:1].isupper()
    if mark.startswith("??") and len(shown[start : found.start()].split()) > 2:
        return True
    if mark[0] == "?" or mark[-1] in "\"'”’":
        return not following[:1].islower()
    return True


def _cut(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One span, or several when it is longer than anyone reads."""
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = raw.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + (raw[cut : cut + 1] == " ")
    if end > start:
        yield start, end
