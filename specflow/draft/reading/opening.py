"""The opening of a note: bylines, greetings, and where it says why before it says what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specflow.draft.classifying.forms import GOES_ON_SO, WHY
from specflow.draft.lexicon import Lexicon
from specflow.draft.reading.read import section_of
from specflow.draft.value import Read

_BYLINE = re.compile(
    r"^(?:by|author|authors|owner|status|date|version|contact|cc|to|from|subject|re|sent)\b:[^.]{0,80}$|^[\w .,@-]{2,40}, \d{4}$",
    re.IGNORECASE,
)
_PERMITS = re.compile(
    r"\b(?:must|shall|should|cannot|can(?:'|’)t|can|may|only|at most|no more than|up to|never|has to|have to)\b", re.IGNORECASE
)
_STORY, _WHY = 7, 2  # sentences
_TITLE = 7  # words
_SOON = 6  # sentences behind the first paragraph
_LISTED = 5  # sentences of a list that is no part of the reasons


def opening_of(reads: Sequence[Read], lexicon: Lexicon) -> int:
    """How many sentences the opening has: where a note says why, before it says what.

    It is the first paragraph, or all that stands before the first heading below the title when headings tell the rest.
    """
    greets = lexicon.words["greetings"]
    first = next(
        (at for at, read in enumerate(reads) if not is_document(read) and read.words[:1] and read.words[0] not in greets), None
    )
    if first is not None and _is_title(reads, first):
        first += 1
    if first is None or reads[first].sentence.block.kind != "paragraph":
        return 0
    block = reads[first].sentence.block
    if section_of(reads[first], lexicon) in ("requirements", "quality", "edge"):
        return 0
    end = first
    while end < len(reads) and reads[end].sentence.block is block:
        end += 1
    if goes := next((at for at in range(first + 1, len(reads)) if GOES_ON_SO.match(reads[at].text)), 0):
        return goes if goes <= end + _SOON else end
    above = end
    while above < len(reads) and reads[above].sentence.block.headings == block.headings:
        above += 1
    above = next((at for at in range(end, above) if reads[at].sentence.block.kind == "row"), above)  # a table gives no reasons
    first_item = next((at for at in range(end, above) if reads[at].sentence.block.kind == "item"), above)
    if above - first_item >= _LISTED:  # reasons in a paragraph, and right behind it the list that says what
        return first_item
    if above < len(reads) and len({section_of(read, lexicon) for read in reads[above:]} - {""}) > 1:
        return above
    if end == len(reads):  # one paragraph and nothing else: its rules stand right behind the reasons
        return next((at for at in range(first, end) if _rules(reads[at], lexicon, at == first)), end) if end - first >= 4 else 0
    if end - first >= _STORY and end - first > len(reads) - end:
        # a note in one breath: it says why, and goes on to what in the same paragraph
        return next((at for at in range(first + 1, first + _WHY) if reads[at].words[:1] == ("so",)), first + _WHY)
    return end


def _is_title(reads: Sequence[Read], first: int) -> bool:
    """Whether a note starts with its name on a line of its own, and a paragraph behind it."""
    if first + 1 >= len(reads):
        return False
    read, after = reads[first], reads[first + 1].sentence.block
    alone = after is not read.sentence.block and after.kind == "paragraph" and read.sentence.block.kind == "paragraph"
    return alone and not read.sentence.block.headings and len(read.words) <= _TITLE and read.text[-1:] not in ".!?:,;"


def _rules(read: Read, lexicon: Lexicon, first: bool) -> bool:
    """Whether a sentence permits, forbids or bounds; what nobody can do today opens a story, so the first one may."""
    found = _PERMITS.search(read.text)
    return found is not None and not lexicon.has(read.groups, "background") and not (first and found[0].lower().startswith("can"))


def says_why(read: Read) -> bool:
    """`The reason we do this: …`, or the first sentence under `Why`."""
    headings = read.sentence.block.headings
    under = bool(headings) and headings[-1].lower().startswith(("why", "reason")) and "not" not in headings[-1].lower()
    return WHY.match(read.text) is not None or under


def is_document(read: Read) -> bool:
    """Whether a sentence speaks of the document: a byline, a date, an owner."""
    block = read.sentence.block
    if _BYLINE.match(read.text):
        return True
    raw = block.text
    slanted = raw[:1] in ("*", "_") and raw[-1:] in ("*", "_") and raw[:2] not in ("**", "__")
    return block.kind == "paragraph" and len(raw) < 200 and slanted
