"""The author's open points as questions, each with a suggested answer that commits to as little as possible."""

from __future__ import annotations

import re

from specflow.draft.classifying.forms import LEFT_TO_ONE, TO_ASK
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.titles import clean
from specflow.draft.reading.read import role_of
from specflow.parse.grammar import Grammar
from specflow.parse.small_words import BE, MODALS
from specflow.parse.tokens import tokens_of

_PART = re.compile(
    r"[,;]?\s+(?:and|or)\s+(?:maybe\s+|perhaps\s+|also\s+)?(?=(?:who|what|when|where|which|how|whether|if|why|do|does|should|can|is|are)\b)",
    re.IGNORECASE,
)
_SUGGESTED = (
    (
        re.compile(r"^(?:is|are|do|does|will|would)\b.{3,80}\b(?:enough|sufficient|suffice|fine|okay|ok|right)\b", re.IGNORECASE),
        "As it stands, to begin with; revisit with the first month's figures.",
    ),
    (
        re.compile(r"\bwho\b|\bwhich (?:department|team|role|person|office)\b", re.IGNORECASE),
        "The product owner of this feature, until somebody else is named.",
    ),
    (
        re.compile(r"\bhow (?:sure|confident|certain|good)\b|\bthreshold\b|\bconfidence\b", re.IGNORECASE),
        "Start strict: choose the bar on a labelled sample of real cases before launch, and show nothing below it.",
    ),
    (
        re.compile(r"\bhow (?:long|soon|late|early)\b|\bwhen\b.{0,30}\?", re.IGNORECASE),
        "Take the shortest time that today's process can keep, and measure before changing it.",
    ),
    (
        re.compile(r"\bhow (?:many|much|often)\b", re.IGNORECASE),
        "Start with the smallest number that covers today's usual case, as a value that can be changed without a release.",
    ),
    (re.compile(r"\bbefore\b.{0,80}\bor\b.{0,40}\bafter", re.IGNORECASE), "Before, so that people can decide with it in view."),
    (
        re.compile(r"\bwhat (?:we do|happens|do we do|to do|should happen)\b", re.IGNORECASE),
        "Nothing changes automatically; the case goes to a person, and the sender is told so.",
    ),
    (
        re.compile(r"\b(?:whether|do|does|should|is|are|can)\b", re.IGNORECASE),
        "No, to begin with; revisit with the first month's figures.",
    ),
)
_UNSURE = re.compile(  # `Not sure what we do`, `The question is still if`
    r"^(?:(?:the )?(?:(?:big|open|only|other|last|main) )?question (?:is|remains)(?: still)?"
    r"|(?:(?:I|we)(?: am| are|['’]m|['’]re) )?(?:still )?(?:not sure|unsure|not certain|no idea|unclear)(?: yet)?),?:? "
    r"(?=(?:what|how|who|where|when|which|why|whether|if)\b)", re.IGNORECASE,
)
_IF = re.compile(r"^if ", re.IGNORECASE)
_OR_NOT = re.compile(r",? or not(?P<end>\W*)$", re.IGNORECASE)
_QUESTION_WORD = re.compile(
    r"(?:to be decided|who|what|when|where|which|how|why|whether|do|does|should|can|could|is|are|may|will)\b", re.IGNORECASE
)
_JOINS = re.compile(
    r"(?:and|also|but|oh|so),? (?=(?:who|what|when|where|which|how|why|whether|do|does|should|can|is|are|may)\b)", re.IGNORECASE
)
_STILL = re.compile(
    r"\s+(?:is|are|remains?)\s+(?:still\s+)?(?:open|undecided|to be decided|unclear|tbd|unresolved)$", re.IGNORECASE
)
_AND_ASK = re.compile(r"\s*(?:[–—-]{1,2}|[,;(])\s*(?:please |let's |to )?(?:ask|check with|talk to|speak to) [A-Z][^?]*$")
_WHETHER = re.compile(r"(?:whether|if)\b", re.IGNORECASE)
_NEAR = 14  # characters in front of the phrase that announces an open point
_CHOICE = re.compile(r"^(?:do|does|should|shall) (?:we|it|they|the \w+) (?P<one>\w+) or (?P<other>\w+)\?$", re.IGNORECASE)
_ANY = "Leave it as it is today for the first release."


def questions_in(text: str, lexicon: Lexicon, grammar: Grammar) -> list[str]:
    """The questions that an open point holds, without the phrase that announces them."""
    if left := LEFT_TO_ONE.match(text):
        what = re.sub(r"^(?:maybe|perhaps|possibly),? ", "", left["what"].strip(), flags=re.IGNORECASE)
        return [f"{what[:1].upper()}{what[1:]}: what does {left['who']} say?"]
    body = _behind_cue(_UNSURE.sub("", _AND_ASK.sub("", clean(text))), lexicon)
    body = _OR_NOT.sub(r"\g<end>", _IF.sub("whether ", body)) if body != clean(text) else body
    pieces = [piece for one in re.split(r"(?<=\?)\s+(?:also,?\s+|and\s+)?", body) for piece in _PART.split(one)]
    parts = [part for part in pieces if len(part.split()) > 1] or [body]
    return [_asked(part, grammar) for part in parts]


def _behind_cue(text: str, lexicon: Lexicon) -> str:
    low = text.lower().replace("’", "'")
    for cue in sorted(lexicon.words["open"], key=lambda one: (-len(one), one)):
        at = low.find(cue)
        if 0 <= at <= _NEAR and (at == 0 or not low[at - 1].isalnum()):
            rest = re.sub(r"^[\s:,.–—-]+(?:is|are)?\s*", "", text[at + len(cue) :])
            told = f"whether {rest}" if cue.endswith((" whether", " if")) else rest
            return told if len(rest.split()) > 1 else text
    head, colon, rest = text.partition(":")
    if TO_ASK.match(text):
        return text
    if not colon or len(head.split()) > 6 or not rest.strip():
        return text
    named = role_of(head, lexicon) == "" and not _QUESTION_WORD.match(rest.strip()) and not _modal(rest)
    return text if named else rest.strip()  # `Allow-list: by account or by address?`


def _modal(rest: str) -> bool:
    """Whether a question has a verb in front: `do we lend oars?`."""
    first = (rest.split()[:1] or [""])[0].lower()
    return first in MODALS or first in BE or first in ("do", "does", "did", "has", "have", "whether", "if")


def _asked(part: str, grammar: Grammar) -> str:
    part = _JOINS.sub("", re.sub(r"\s*\?[\s?]*$", "?", part.strip(" .;,")), count=1)
    without = _STILL.sub("", part).strip(" .;,")
    # `whether the shop is open` asks for just that: without its verb there is nothing left to ask
    part = without if grammar.finite(tokens_of(without)) is not None or not _WHETHER.match(part) else part
    part = part[:1].upper() + part[1:]
    if TO_ASK.match(part):
        return part
    first, _, rest = part.partition(" ")
    if first.lower() in ("whether", "if") and not part.endswith("?"):
        return _turned(rest, grammar) or f"To be decided: {part[:1].lower() + part[1:]}?"
    if not part.endswith("?") and not _QUESTION_WORD.match(part) and grammar.finite(tokens_of(part)) is not None:
        return f"How is this settled: {part}?"
    part = re.sub(
        r"^(What|How|When|Where) (we|they) (?!do\b)(\w+)", r"\1 do \2 \3", re.sub(r"^What we do\b", "What do we do", part)
    )
    return part if part.endswith("?") else part + "?"


def _turned(clause: str, grammar: Grammar) -> str:
    """`credit notes belong here` -> `Do credit notes belong here?`; empty when its verb cannot be told."""
    tokens = tokens_of(clause)
    verb = grammar.finite(tokens)
    if verb is None or verb.at == 0 or verb.negated or verb.kind not in ("be", "modal", "verb"):
        return ""
    subject, rest = clause[: tokens[verb.at].start].strip(), clause[tokens[verb.end - 1].end :].strip()
    word = tokens[verb.at].word
    if verb.kind != "verb":
        return f"{word.capitalize()} {subject} {rest}?"
    return f"{'Does' if word in grammar.verbs.third else 'Do'} {subject} {verb.word} {rest}".strip() + "?"


def suggested_for(question: str) -> str:
    """An answer to begin with; it never brings in a number or a fact of its own."""
    if chosen := _CHOICE.search(question):
        return f"{chosen['one'].capitalize()}, to begin with; it is easier to go on to {chosen['other']} than back."
    patterns = _SUGGESTED[:-1] if question.startswith("How is this settled") else _SUGGESTED  # no yes, no no
    for pattern, answer in patterns:
        if pattern.search(question):
            return answer
    return _ANY
