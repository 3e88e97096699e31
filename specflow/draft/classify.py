"""Stage two: what a sentence is for. Transparent rules over word lists; the first that applies decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from specflow.draft.lexicon import Lexicon
from specflow.draft.quality import is_quality
from specflow.draft.read import role_of, section_of
from specflow.draft.value import Part, Read
from specflow.parse.grammar import Grammar, tokens_of
from specflow.parse.words import groups_of, words_of

STORY = re.compile(r"as an? [^,]{2,60}, I (?:want|need|would like|can|must)", re.IGNORECASE)
_NORMATIVE = re.compile(
    r"\b(?:must|shall|should|needs? to|has to|have to|may not|can(?:'|’)t|cannot|never|required|will)\b", re.IGNORECASE
)
_STRICT = re.compile(r"\b(?:must|shall|should|has to|have to|may not|is required)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d|\b(?:half|halve|halved|twice|zero|double|none|fewer|less|more|longer|no)\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"^(?:by|author|authors|owner|status|date|version|contact|cc|to|from|subject|re|sent)\b:[^.]{0,80}$|^[\w .,@-]{2,40}, \d{4}$",
    re.IGNORECASE,
)
_IF = re.compile(r"(?:^|\s)(?:if|when|whenever|once|where|in case)\s[^,;?=→]*", re.IGNORECASE)
_LABEL = re.compile(r"^[*_]{0,2}([A-Za-z][\w' /-]{1,40})[*_]{0,2}[:.][*_]{0,2}\s")
_SECTION_PARTS: dict[str, Part] = {
    "background": "background", "alternatives": "alternative", "references": "reference", "out": "out",
    "questions": "question", "metrics": "metric",
}  # fmt: skip
_TELLING = frozenset(("out", "questions", "metrics", "goal", "quality", "edge"))


@dataclass(frozen=True)
class Judged:
    """A sentence, what it was taken for, the role of its section, and whether its author hedged it."""

    read: Read
    part: Part
    section: str
    hedged: bool


def grammar_of(lexicon: Lexicon) -> Grammar:
    """The grammar with the lexicon's small words."""
    words = lexicon.words
    return Grammar(
        lexicon.verbs, words["determiners"], words["prepositions"], words["pronouns"], words["subordinators"], words["adverbs"],
        words["people"],
    )  # fmt: skip


def classify(reads: tuple[Read, ...], lexicon: Lexicon) -> tuple[Judged, ...]:
    """Every sentence of a note with its part."""
    classifier = Classifier(lexicon, grammar_of(lexicon), _opening(reads))
    return tuple(classifier.judge(read) for read in reads)


def _opening(reads: tuple[Read, ...]) -> int:
    """How many sentences the opening paragraph has: where a note says why, before it says what."""
    first = next((at for at, read in enumerate(reads) if not _is_document(read)), None)
    if first is None or reads[first].sentence.block.kind != "paragraph":
        return 0
    block = reads[first].sentence.block
    end = first
    while end < len(reads) and reads[end].sentence.block is block:
        end += 1
    return 0 if end == len(reads) and end - first < 4 else end


def _is_document(read: Read) -> bool:
    block = read.sentence.block
    if _BYLINE.match(read.text):
        return True
    raw = block.text
    slanted = raw[:1] in ("*", "_") and raw[-1:] in ("*", "_") and raw[:2] not in ("**", "__")
    return block.kind == "paragraph" and len(raw) < 200 and slanted


class Classifier:
    """Judges sentences of one note; the first `opening` of them stand in its opening paragraph."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, opening: int) -> None:
        self.lexicon, self.grammar, self.opening = lexicon, grammar, opening

    def judge(self, read: Read) -> Judged:
        """One sentence."""
        section, labelled = section_of(read, self.lexicon), False
        if (found := _LABEL.match(read.sentence.quote)) and (own := role_of(found[1], self.lexicon)) in _TELLING:
            section, labelled = own, True
        part = self._part(read, section, labelled)
        return Judged(read, part, section, self.lexicon.has(read.groups, "hedge"))

    def _part(self, read: Read, section: str, labelled: bool) -> Part:
        text, groups, has = read.text, read.groups, self.lexicon.has
        if _is_document(read):
            return "document"
        if text.endswith(":") and len(read.words) <= 14:
            return "lead"
        by_section = _SECTION_PARTS.get(section)
        if by_section in ("alternative", "reference"):
            return by_section
        if (asked := self._asked(read, section)) is not None:
            return asked
        if section == "out" or has(groups, "out"):
            return "out"
        if self._measures(read, section, labelled):
            return "metric"
        return "story" if STORY.match(text) else self._body(read, section)

    def _asked(self, read: Read, section: str) -> Part | None:
        """A question that the author leaves open."""
        if section == "questions" or self.lexicon.has(read.groups, "open"):
            return "question"
        if read.text.endswith("?"):
            return "question" if len(read.words) > 3 else "aside"
        return None

    def _measures(self, read: Read, section: str, labelled: bool) -> bool:
        """Whether a sentence says how success is measured."""
        number = bool(_NUMBER.search(read.text))
        if self.lexicon.has(read.groups, "metric") and number:
            return True
        if section == "metrics":
            return labelled or not _NORMATIVE.search(read.text)
        return section == "goal" and labelled and bool(re.search(r"\d", read.text))

    def _body(self, read: Read, section: str) -> Part:
        """Goal, background, aside, or one of the requirement kinds."""
        text, groups, has = read.text, read.groups, self.lexicon.has
        opening = read.order < self.opening or section == "goal"
        if (opening or section in ("", "background")) and has(groups, "goal") and self._wishes(text, opening):
            return "goal"
        if opening or section == "background":
            return "background" if section == "background" or not self._asks(text, groups) else self._kind(read, section)
        if has(groups, "asides") and len(read.words) < 14 and "," not in text and " - " not in text:
            return "aside"
        if has(groups, "background") and not _NORMATIVE.search(text) and section not in ("requirements", "quality"):
            return "background"
        if len(read.words) < 3 and self.grammar.finite(tokens_of(text)) is None:
            return "aside"
        return self._kind(read, section)

    def _wishes(self, text: str, opening: bool) -> bool:
        return opening or text.lower().startswith(("we want", "we'd like", "we would like", "our goal", "the goal", "this proposal"))

    def _asks(self, text: str, groups: frozenset[str]) -> bool:
        """Whether a sentence of the opening paragraph is a rule all the same."""
        return bool(_STRICT.search(text)) and not self.lexicon.has(groups, "background")

    def _kind(self, read: Read, section: str) -> Part:
        return kind_of_requirement(read.text, read.groups, section, self.lexicon)


def _condition(text: str) -> str:
    """The words of the first `if`, `when` or `once` up to the next comma; empty when there is none."""
    found = _IF.search(text)
    return found.group(0) if found else ""


def kind_of_requirement(text: str, groups: frozenset[str], section: str, lexicon: Lexicon) -> Part:
    """FR, NFR or EC."""
    if section == "edge":
        return "EC"
    if lexicon.has(groups, "failure") and lexicon.has(groups_of(words_of(_condition(text))), "failure"):
        return "EC"
    if section == "quality" or is_quality(text, groups, lexicon):
        return "NFR"
    return "FR"
