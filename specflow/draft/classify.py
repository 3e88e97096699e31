"""Stage two: what a sentence is for. Transparent rules over word lists; the first that applies decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from specflow.draft.lexicon import Lexicon
from specflow.draft.quality import is_quality
from specflow.draft.read import section_of
from specflow.draft.value import Part, Read
from specflow.parse.grammar import Grammar, tokens_of

_STORY = re.compile(r"as an? [^,]{2,60}, I (?:want|need|would like|can|must)", re.IGNORECASE)
_NORMATIVE = re.compile(
    r"\b(?:must|shall|should|needs? to|has to|have to|may not|can(?:'|’)t|cannot|never|required|will)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d|\b(?:half|halve|halved|twice|zero|double|none|fewer|less|more|longer|no)\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"^(?:by|author|authors|owner|status|date|version|contact|cc|to|from|subject|re|sent)\b[^.]{0,80}$|^[\w .,@-]{2,40}, \d{4}$",
    re.IGNORECASE,
)
_SECTION_PARTS: dict[str, Part] = {
    "background": "background", "alternatives": "alternative", "references": "reference", "out": "out",
    "questions": "question", "metrics": "metric",
}  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """A sentence, what it was taken for, and whether its author hedged it."""

    read: Read
    part: Part
    section: str
    hedged: bool


def grammar_of(lexicon: Lexicon) -> Grammar:
    """The grammar with the lexicon's small words."""
    words = lexicon.words
    return Grammar(
        lexicon.verbs, words["determiners"], words["prepositions"], words["pronouns"], words["subordinators"], words["adverbs"]
    )  # fmt: skip


def classify(reads: tuple[Read, ...], lexicon: Lexicon) -> tuple[Judged, ...]:
    """Every sentence of a note with its part."""
    grammar = grammar_of(lexicon)
    opening = _opening(reads)
    judged = []
    for read in reads:
        section = section_of(read, lexicon)
        part = _part(read, section, read.order < opening, lexicon, grammar)
        judged.append(Judged(read, part, section, lexicon.has(read.groups, "hedge")))
    return tuple(judged)


def _opening(reads: tuple[Read, ...]) -> int:
    """How many sentences the opening paragraph has: where a note says why, before it says what."""
    first = next((read for read in reads if not _is_document(read)), None)
    if first is None or first.sentence.block.kind != "paragraph":
        return 0
    alone = all(read.sentence.block is first.sentence.block for read in reads[first.order :])
    return (
        0
        if alone and len(reads) < 4
        else sum(read.sentence.block is first.sentence.block or read.order < first.order for read in reads)
    )


def _is_document(read: Read) -> bool:
    block = read.sentence.block
    raw = " ".join(line.text.strip() for line in block.lines)
    return bool(_BYLINE.match(read.text)) or (
        block.kind == "paragraph" and len(raw) < 200 and raw[:1] in "*_" and raw[-1:] in "*_" and raw[:2] not in ("**", "__")
    )


def _part(read: Read, section: str, opening: bool, lexicon: Lexicon, grammar: Grammar) -> Part:
    """The part of one sentence."""
    text, groups = read.text, read.groups
    if _is_document(read):
        return "document"
    if text.endswith(":") and len(read.words) <= 14:
        return "lead"
    by_section = _SECTION_PARTS.get(section)
    if by_section in ("alternative", "reference"):
        return by_section
    if (asked := _asked(read, section, lexicon)) is not None:
        return asked
    if section == "out" or lexicon.has(groups, "out"):
        return "out"
    if (lexicon.has(groups, "metric") and _NUMBER.search(text)) or (section == "metrics" and not _NORMATIVE.search(text)):
        return "metric"
    if section == "stories" and _STORY.match(text):
        return "story"
    return _body(read, section, opening, lexicon, grammar)


def _asked(read: Read, section: str, lexicon: Lexicon) -> Part | None:
    """A question that the author leaves open."""
    if section == "questions" or lexicon.has(read.groups, "open"):
        return "question"
    if read.text.endswith("?"):
        return "question" if len(read.words) > 3 else "aside"
    return None


def _body(read: Read, section: str, opening: bool, lexicon: Lexicon, grammar: Grammar) -> Part:
    """Goal, background, or one of the requirement kinds."""
    text, groups = read.text, read.groups
    normative = bool(_NORMATIVE.search(text))
    if _STORY.match(text):
        return "story"
    if (opening or section == "goal") and lexicon.has(groups, "goal"):
        return "goal"
    if (opening or section in ("goal", "background")) and not (
        normative and section != "background" and not lexicon.has(groups, "background")
    ):
        return "background"
    if lexicon.has(groups, "background") and not normative and section not in ("requirements", "quality"):
        return "background"
    if lexicon.has(groups, "asides") and not normative and len(read.words) < 14:
        return "aside"
    if len(read.words) < 3 and grammar.finite(tokens_of(text)) is None:
        return "aside"
    return kind_of_requirement(read.text, groups, section, lexicon)


def kind_of_requirement(text: str, groups: frozenset[str], section: str, lexicon: Lexicon) -> Part:
    """FR, NFR or EC."""
    if section == "edge":
        return "EC"
    start = text[:12].lower().startswith(("if ", "when ", "where ", "in case", "once ", "whenever"))
    if lexicon.has(groups, "failure") and (start or " if " in text or " when " in text):
        return "EC"
    if section == "quality" or is_quality(text, groups, lexicon):
        return "NFR"
    return "FR"
