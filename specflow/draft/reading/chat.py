"""Messages pasted from a chat or a transcript: each a thought of its own, without the time and the name in front of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from specflow.draft.lexicon import Lexicon
from specflow.draft.reading.interview import interviewed
from specflow.parse.markdown import Block, Line

_DAY = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?"
    r"|(?:[Tt]oday|[Yy]esterday|[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un)[a-z]{0,6})"
)
_HOUR = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[apAP]\.?[mM]\.?)?"
_STAMP = rf"(?:\[|\()?(?:{_DAY},?(?: at)?[ T])?{_HOUR}(?:\]|\))?"
_NAMED = r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,2}"
_BEHIND = r"[*_]{0,2}(?: \([^()]{1,30}\))?"
_CLOCK = re.compile(r"\d[:.]\d\d")
_SPOKEN = re.compile(rf"\s*[*_]{{0,2}}@?(?P<name>{_NAMED}){_BEHIND}\s*:[*_]{{0,2}}\s+(?P<said>\S.*)")
_ONLY_STAMP = re.compile(rf"\s*[*_]{{0,2}}{_STAMP}[*_]{{0,2}}\s*[-–—:]?\s+(?P<said>\S.*)")


@cache
def _timed() -> re.Pattern[str]:
    """`[12.03.24, 09:14] Jo: text`, `09:14 - Jo: text`, `Jo 9:14 AM: text`, `Jo (00:12:03): text`; few notes need it."""
    return re.compile(
        rf"\s*(?:[*_]{{0,2}}{_STAMP}[*_]{{0,2}}\s*[-–—|]?\s*[*_]{{0,2}}@?(?P<first>{_NAMED}){_BEHIND}\s*[:>]\s*"
        rf"|[*_]{{0,2}}@?(?P<second>{_NAMED}){_BEHIND}[,:]?\s+[*_]{{0,2}}{_STAMP}[*_]{{0,2}}(?:\s*[:>-]\s+|\s*$))(?P<said>.*)",
    )


MESSAGE = "@"
"""The marker of a block that is one message."""
_STAMPED = 120  # characters at the start of a line that may hold its time
_FEWEST = 3  # messages
_MORE = 4  # lines that start with a name, where no time tells that they are messages


def by_message(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks with each message as a block of its own; the same blocks where nobody chats."""
    lines = [line for block in blocks if block.kind in ("paragraph", "item") for line in block.lines]
    timed = [found for line in lines if _CLOCK.search(line.text[:_STAMPED]) and (found := _timed().match(line.text))]
    names = Counter(found["first"] or found["second"] for found in timed)
    if len(timed) >= _FEWEST and names and max(names.values()) > 1:
        return _conversed(blocks, frozenset(names), stamped=True)
    spoken = Counter(found["name"] for line in lines if (found := _SPOKEN.match(line.text)))
    people = {name for name, many in spoken.items() if many > 1 and not _is_role(name, lexicon)}
    if len(people) > 1 and sum(spoken[name] for name in people) >= _MORE:
        return _conversed(blocks, frozenset(people), stamped=False)
    return tuple(blocks)


def is_message(block: Block) -> bool:
    """Whether a block is what one person says in a chat or a transcript."""
    return block.marker.startswith(MESSAGE)


def _conversed(blocks: Sequence[Block], names: frozenset[str], *, stamped: bool) -> tuple[Block, ...]:
    """The messages of a conversation; in an interview, the answers know their questions."""
    told = [one for block in blocks for one in _messages(block, names, stamped=stamped)]
    speakers = {at: block.marker.removeprefix(MESSAGE) for at, block in enumerate(told) if is_message(block)}
    plain = tuple(replace(block, marker=MESSAGE) if is_message(block) else block for block in told)
    return interviewed(plain, speakers)


def _is_role(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is no person's: `Staff: …`, `Rules: …` label what follows."""
    known = lexicon.words["people"]
    words = [word.lower().strip(".") for word in name.split()]
    role = any(word in known or word.removesuffix("s") in known for word in words)
    small = any(word in lexicon.verbs.plain or word in lexicon.words["stopwords"] for word in words)
    return role or small or " ".join(words) in lexicon.sections


def _messages(block: Block, names: frozenset[str], *, stamped: bool) -> Iterator[Block]:
    """A block by its messages; lines before the first one stay together."""
    if block.kind not in ("paragraph", "item"):
        yield block
        return
    lines: list[Line] = []
    marker = block.marker
    for line in block.lines:
        told = _said(line.text, names, stamped=stamped)
        if told is None:
            lines.append(line)
            continue
        name, said = told
        if any(one.text.strip() for one in lines):
            yield replace(block, lines=tuple(lines), marker=marker)
        lines, marker = [Line(line.number, said)] if said else [], f"{MESSAGE}{name}"
    if any(one.text.strip() for one in lines):
        yield replace(block, lines=tuple(lines), marker=marker)


def _said(text: str, names: frozenset[str], *, stamped: bool) -> tuple[str, str] | None:
    """Who speaks in a line, and what it says behind the time and the name; None for one that opens no message."""
    if stamped and (found := _timed().match(text)):
        return found["first"] or found["second"], found["said"].strip()
    if stamped and (found := _ONLY_STAMP.match(text)):
        text = found["said"].strip()
        spoken = _SPOKEN.match(text)
        return (spoken["name"], spoken["said"].strip()) if spoken and spoken["name"] in names else ("", text)
    found = _SPOKEN.match(text)
    return (found["name"], found["said"].strip()) if found and found["name"] in names else None
