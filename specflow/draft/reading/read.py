"""Stage one: sources to sentences, each with its place and the role of the section it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.titles import capital, title_of
from specflow.draft.reading.chat import by_message
from specflow.draft.reading.interview import role_asked
from specflow.draft.reading.rows import of_row
from specflow.draft.reading.thoughts import by_line
from specflow.draft.value import Place, Read, Source
from specflow.parse.inline import STRUCK, cells_of, plain
from specflow.parse.markdown import Block, read_markdown
from specflow.parse.sentences import Sentence, sentences_of
from specflow.parse.small_words import BE, MODALS
from specflow.parse.words import groups_of, words_of

_WHY_NOT = {"code": "code example", "markup": "markup, not prose", "front": "about the document"}
_ONLY_LINKS = re.compile(
    r"(?:[^\]\[\w]*(?:\[(?:[^\]\[]|\[[^\]\[]{0,80}\]){0,300}\](?:\([^)]{0,500}\)|\[[^\]]{0,200}\])|<?https?://\S{1,500}>?))+\W*"
)
_SUBJECT = re.compile(r"[*_]{0,2}Subject:\s*([^*]{3,120}?)[*_]{0,2}|[*_]{2}([^*_]{3,120})[*_]{2}", re.IGNORECASE)
_HEADER = re.compile(r"[*_]{0,2}(?:subject|from|to|cc|bcc|date|sent|reply-to)[*_]{0,2}:[*_]{0,2}\s", re.IGNORECASE)
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_PICTURE = re.compile(r"(?:\s*\[?!\[[^\]]{0,300}\]\([^)]{0,500}\)(?:\]\([^)]{0,500}\))?\s*)+")
_SPEAKING = frozenset(("i", "we", "you", "they", "it", "need", "want", "has", "have", "let", "please"))
_NAME = 9  # words
_POINT, _POINT_WORDS, _FEWEST_POINTS = 40, 5, 2  # characters and words of an agenda's point, and how many make an agenda
_SUBJECT_WORDS = 14
_KEYS = 2  # known ones that make a list on top a header
_LOOKED_AT = 20_000
_SHOWN = 120
_BRACKETED = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_OLD = (
    r"(?:ideas?|options?|alternatives?|proposals?|suggestions?|things?|features?|approach(?:es)?|designs?|solutions?|variants?"
    r"|thoughts)"
)
_TURNED_DOWN = re.compile(  # a whole heading: `Rejected`, `Ideas we dropped`, `Discussed and rejected`, `Discarded options`
    rf"(?:(?:{_OLD}|what|that|which|we|i|they|have|were|was|are|been|has|already|and|or|but|considered|discussed|explicitly|the"
    r"|our|other|previously|also|things) )*(?:rejected|turned down|discarded|dismissed|dropped|abandoned|ruled out|thrown out"
    rf"|voted down|obsolete|outdated|superseded|withdrawn|no longer valid)(?: (?:{_OLD}|already|for now|so far|and why))*"
)
_ITEM_OF_AGENDA = re.compile(r"(?:TOP|Item|Agenda item|Point|Topic)\s?\d{1,2}[.:]?\s+(?=\w)")
_BOLD_LINE = re.compile(r"(?:\*\*|__)[^*_\n]{2,40}(?:\*\*|__):?")
_HOW = re.compile(  # `How codes work`, `How a swap works`
    r"how (?:(?:the|an?) )?(?!it\b|we\b|they\b|this\b|that\b|things\b)(?:[\w'-]+ )?[\w'-]+ (?:should )?works?"
)
_AFTERTHOUGHT = re.compile(  # what came to mind later is part of the note
    r"\b(?:later|after|more|further) (?:thought|addition|remark|note|comment|correction|edit|mail)s?\b|\bafterthoughts?\b"
)
_TODAY = re.compile(r"\b(?:today|now|current|as is|old)\b")
_COMING = re.compile(r"\b(?:planned|new|future|tomorrow|target|to be|then|proposed)\b")


@dataclass(frozen=True)
class Document:
    """A source as sentences. `unread` are the blocks that hold no prose, with the reason."""

    source: Source
    title: str
    sentences: tuple[Read, ...]
    unread: tuple[tuple[Place, str], ...]


def read_source(source: Source, lexicon: Lexicon) -> Document:
    """The sentences of one source, and what of it is no prose; a file that is no text at all has none."""
    if unreadable(source.text):
        return Document(source, "", (), ((Place(source.path, 1, ""), "not text"),))
    blocks = read_markdown(source.text)
    title = _title(blocks, lexicon) or _first_words(blocks, lexicon)
    blocks = _below_keys(_below_points(_below_bold(by_message(blocks, lexicon))), lexicon)
    blocks = _below_title(tuple(by_line(_below_header(blocks))), lexicon)
    sentences: list[Read] = []
    unread: list[tuple[Place, str]] = []
    for at, block in enumerate(blocks):
        why = _why_not(block)
        if why:
            line = block.lines[0]
            unread.append((Place(source.path, line.number, line.text.strip()[:_SHOWN]), why))
        elif block.kind != "heading":
            following = blocks[at + 1].kind if at + 1 < len(blocks) else ""
            told = _reads(source, block, len(sentences), following, lexicon)
            unread += [(Place(source.path, line, quote), "struck out") for line, quote in _struck(block, told)]
            sentences += told
    return Document(source, title, tuple(sentences), tuple(unread))


def _below_header(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the lines on top of a mail (`Subject:`, `From:`) as a block of their own, which asks for nothing."""
    first = blocks[0] if blocks else None
    lines = first.lines if first is not None and first.kind == "paragraph" else ()
    many = next((at for at, line in enumerate(lines) if not _HEADER.match(line.text)), len(lines))
    if first is None or many < 2:
        return tuple(blocks)
    body = (replace(first, lines=lines[many:]),) if many < len(lines) else ()
    return (replace(first, kind="front", lines=lines[:many]), *body, *blocks[1:])


def _below_bold(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with a bold line on top of a paragraph (`**What**`) as one of its own, which announces what follows."""
    for block in blocks:
        bold = block.kind == "paragraph" and len(block.lines) > 1 and _BOLD_LINE.fullmatch(block.lines[0].text.strip())
        if bold:
            yield replace(block, lines=block.lines[:1])
        yield replace(block, lines=block.lines[1:]) if bold else block


def _below_points(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with the points of an agenda (`2. Money` above its own lines) as headings of what stands below them."""
    blocks = tuple(blocks)
    points = [block for block in blocks if _is_point(block)]
    if len(points) < _FEWEST_POINTS:
        return blocks
    told: list[Block] = []
    point: tuple[str, ...] = ()
    for block in blocks:
        if block.kind == "heading":
            point = ()
        if _is_point(block):
            point = (plain(_ITEM_OF_AGENDA.sub("", block.lines[0].text.strip())),)
            told.append(replace(block, kind="heading", lines=block.lines[:1], level=6))
            block = replace(block, kind="paragraph", lines=block.lines[1:], marker="")
        told.append(replace(block, headings=(*block.headings, *point)) if point else block)
    return tuple(told)


def _is_point(block: Block) -> bool:
    first = block.lines[0].text.strip() if block.lines else ""
    agenda = block.kind == "paragraph" and _ITEM_OF_AGENDA.match(first)
    if len(block.lines) < 2 or not (agenda or (block.kind == "item" and block.marker[:1].isdigit())):
        return False
    first = _ITEM_OF_AGENDA.sub("", first)
    follows = block.lines[1].text.strip()[:1]
    return len(first.split()) <= _POINT_WORDS and len(first) < _POINT and first[-1:].isalnum() and follows.isupper()


def _first_words(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """What the first sentence starts with, for a note whose headings only name parts (`Summary`); empty for any other."""
    heads = [block for block in blocks if block.kind == "heading"]
    if not heads or not role_of(plain(heads[0].text), lexicon):
        return ""
    first = next((block for block in blocks if block.kind == "paragraph" and block.headings and not _why_not(block)), None)
    return title_of(plain(first.text)) if first is not None else ""


def _below_keys(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks with a list of `Key: value` on top (`Start Date: …`) as blocks that speak of the document."""
    many = next((at for at, block in enumerate(blocks) if block.kind != "item" or ":" not in block.text), len(blocks))
    keys = [plain(block.text).partition(":")[0].strip().lower() for block in blocks[:many]]
    if sum(key in lexicon.words["document keys"] for key in keys) < _KEYS:
        return tuple(blocks)
    return (*(replace(block, kind="front") for block in blocks[:many]), *blocks[many:])


def _below_title(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks with the document's title taken out of their headings: it names the whole and says nothing of a part."""
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    tops = [at for at in heads if blocks[at].level == 1]
    if not heads or blocks[heads[0]].level != 1 or (len(tops) > 1 and role_of(plain(blocks[heads[0]].text), lexicon)):
        return tuple(blocks)
    first = heads[0]
    end = next((at for at in heads[1:] if blocks[at].level == 1), len(blocks))
    return tuple(
        replace(block, headings=("", *block.headings[1:])) if first < at < end and block.headings else block
        for at, block in enumerate(blocks)
    )


def unreadable(text: str) -> bool:
    """Whether a text is something else that was read as text: many characters that no text has."""
    start = text[:_LOOKED_AT]
    odd = sum(sign == "\ufffd" or (sign < " " and sign not in "\t\n\r\f") for sign in start)
    return odd > 8 and odd > 0.03 * len(start)


def _why_not(block: Block) -> str:
    """Why a block holds no sentences; empty when it does."""
    if block.kind in _WHY_NOT or block.kind == "heading":
        return _WHY_NOT.get(block.kind, "")
    if _PICTURE.fullmatch(block.text):
        return "a picture"
    if _ONLY_LINKS.fullmatch(block.text):
        return "table of contents" if "](#" in block.text else "points to something else"
    return ""


def _reads(source: Source, block: Block, start: int, following: str, lexicon: Lexicon) -> list[Read]:
    kept = (one for one in sentences_of(block) if not _taken_back(one))
    found = [Read(source, one, start + number) for number, one in enumerate(kept)]
    if block.kind == "row":
        found = [of_row(read, lexicon) for read in found]
    return [*found[:-1], replace(found[-1], leads=following)] if found else []


def _taken_back(sentence: Sentence) -> bool:
    """Whether what its author struck out leaves nothing but a remark: `~~A chat~~ (dropped)`, a row whose first cell is gone."""
    if STRUCK.search(sentence.quote) is None:
        return False
    if sentence.block.kind == "row":
        return not any(sign.isalnum() for sign in plain(next((one for one in cells_of(sentence.quote) if one), "")))
    return len(words_of(_BRACKETED.sub("", sentence.text))) < 2


def _struck(block: Block, told: Sequence[Read]) -> Iterator[tuple[int, str]]:
    """The lines with something struck out that stands in no sentence."""
    quotes = [read.sentence.quote for read in told]
    for line in block.lines:
        for found in STRUCK.finditer(line.text):
            said = found.group(0).strip()
            if not any(said in quote for quote in quotes):
                yield line.number, said[:_SHOWN]


def _named(block: Block, lexicon: Lexicon) -> str:
    """A short first line on its own, without a heading's mark: `water meter thing!!`; empty when it is a sentence."""
    text = plain(block.text)
    words = words_of(text)
    short = block.kind == "paragraph" and not block.quoted and len(block.lines) == 1 and 2 <= len(words) <= _NAME
    if not short or text[-1:] in ".,:;?" or words[0] in lexicon.words["greetings"] or role_of(text, lexicon):
        return ""
    modal = any(word in MODALS and not words[at - 1].isdigit() for at, word in enumerate(words))  # `12 May`
    speaks = modal or any(word in BE or word in _SPEAKING for word in words)
    tells = speaks or any(word in lexicon.verbs.third for word in words[1:])
    return "" if tells or ": " in text or "|" in text else capital(text.rstrip(" !"))


def _title(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """The first top heading that names something of its own; else a `title:` of the front matter."""
    heads = [block for block in blocks if block.kind == "heading"][:5]
    named = [block for block in heads if not role_of(plain(block.text), lexicon)]
    if named and (named[0] is heads[0] or named[0].level < heads[0].level):
        return plain(min(named, key=lambda block: block.level).text)
    if blocks and blocks[0].kind == "paragraph":
        if (said := plain(blocks[0].text)) and len(blocks) > 1 and _REPLY.match(said) and len(words_of(said)) <= _SUBJECT_WORDS:
            return capital(_REPLY.sub("", said, count=1))
        header = [line.text for line in blocks[0].lines if _HEADER.match(line.text)]
        for said in header if len(header) > 1 else [blocks[0].text]:
            if found := _SUBJECT.fullmatch(said):
                return _REPLY.sub("", plain(found[1] or found[2]), count=1)
    for block in blocks[:8]:
        key, _, value = plain(block.lines[0].text if len(block.lines) == 1 else "").partition(":")
        if key.strip().lower() in ("feature name", "title", "feature") and value.strip():
            return value.strip().replace("_", " ").replace("-", " ").capitalize() if " " not in value.strip() else value.strip()
        if block.kind == "front":
            for line in block.lines:
                key, _, value = line.text.partition(":")
                if key.strip().lower() == "title":
                    return value.strip().strip("\"'")
    return _named(blocks[0], lexicon) if len(blocks) > 1 and not heads else ""


def section_of(read: Read, lexicon: Lexicon) -> str:
    """What the nearest heading, or the line that introduces the list, says about a sentence; empty when nothing."""
    block = read.sentence.block
    if role := role_asked(block.lead, lexicon.sections) or role_of(block.lead.rstrip(": *_"), lexicon):
        return role
    roles = [role for heading in reversed(block.headings) if (role := role_of(heading, lexicon))]
    return "alternatives" if "alternatives" in roles else roles[0] if roles else ""  # `Rules` below `Rejected` holds no rule


def role_of(heading: str, lexicon: Lexicon) -> str:
    """The role of a heading, by all of it or by the phrase it starts or ends with."""
    if not heading or len(heading) > 120:
        return ""
    words = tuple(word for word in words_of(heading) if not word.replace(".", "").isdigit())
    whole = " ".join(words)
    if not words and set(heading.strip()) <= {"?"}:
        return "questions"
    if known_as := lexicon.sections.get(whole) or lexicon.sections.get(f"={whole}"):
        return known_as
    if _TURNED_DOWN.fullmatch(whole):
        return "alternatives"
    if _HOW.fullmatch(whole):
        return "requirements"
    if _AFTERTHOUGHT.search(whole):
        return ""
    if len(words) > 7 or (_TODAY.search(whole) and _COMING.search(whole)):
        return ""
    known = [phrase for phrase in groups_of(words) if phrase in lexicon.sections and len(phrase) > 4]
    return lexicon.sections[max(known, key=lambda phrase: (len(phrase), phrase))] if known else ""
