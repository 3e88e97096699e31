"""What is still to be decided, and what is left out: told apart from rules that only use the same words.

`Open`, `settled` and `later` stand in rules as well (`an order that is still open`, `sync later`). A rule stays a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from specflow.draft.lexicon import Lexicon

_MODAL = re.compile(
    r"\b(?:must|shall|should|can|may|cannot|can't|has to|have to|needs? to|will|won't|never|is required|are required)\b"
)
_STRICT = re.compile(r"\b(?:must|shall|should|has to|have to|needs to|can only|may only|cannot|may not)\b")
_ASKING = re.compile(r"\W*(?:(?:and|but|so|also|it is|it's)\s+)?(?:who|what|when|where|which|how|why|whether)\b")
_GIVEN = re.compile(r"\b(?:while|when|whenever|until|unless|if|whether|once|that|which|who|whose|after|before|where)\b")
_BEHIND = re.compile(
    r"\s*(?:$|[.,;:!?)–—-]|(?:and|but|for now|at the moment|so far|yet|as yet|at this point|right now)\b"
    r"|(?:about|on|how|who|what|when|where|which|why|whether|if)\b)"
)
_OURS = re.compile(r"(?:\b(?:we|i|team|somebody|someone|still|yet)\b|^)\s*(?:all |both |then |still |also |first )?$")
_FRONT = re.compile(r"\s*(?:[^\w\s]|(?:is|are|remains?|who|what|when|where|which|how|why|whether|if|about)\b|$)")
_NAMED = ("question", "questions", "point", "points", "issue", "issues")
_SPEAKER = re.compile(
    r"\W*(?:(?:and|but|so|also|honestly|frankly),? )?"
    r"(?:(?:i|we|i'm|we're|i am|we are|it's|it is|[a-z]{2,12}) )(?:still |really )?"
)
_DUTY = ("have to ", "need to ", "must be ", "still need to")
_BESIDE = re.compile(r",?\s+(?:but|while|whereas|yet)\s+|;\s+")
_OUT_AFTER = re.compile(
    r"\b(?:must|shall|should|can|will|may|has to|have to|needs to)\s+(?:not\s+|also\s+|all\s+)*"
    r"(?:be\s+|stay\s+|remain\s+|come\s+|go\s+)?$"
)
_OUT_OF_IT = re.compile(r" of (?:those|these|them|it)\b(?! all)")  # `it stays out of those`: how it behaves
_MAYBE = re.compile(
    r"^(?P<main>[^,;]{12,}),? (?:but |and )?(?:maybe|perhaps|possibly|ideally|preferably) (?P<more>[^,;]{4,})$", re.IGNORECASE
)

_UNENDED = re.compile(r"\b(?:within|in|after|for|to|by|at|of|about|with|until|before|from|than|a|an|the)$|['’]s$", re.IGNORECASE)
_ANSWER = re.compile(  # `yes, no or maybe` is what people may answer
    r"\b(?:yes|no)\b[\"”']?[,/ ]+(?:(?:yes|no|or|and)\b[\"”',/ ]*){0,4}[\"“']?(?:maybe|perhaps)\b"
    r"|\b(?:maybe|perhaps)\b[\"”']? (?:or|and) [\"“']?(?:yes|no)\b",
    re.IGNORECASE,
)


def is_hedged(text: str, groups: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether its author would do without it; a `maybe` that people may answer hedges nothing."""
    return lexicon.has(groups - {"maybe", "perhaps"} if _ANSWER.search(text) else groups, "hedge")


def hedged_tail(text: str) -> tuple[str, str]:
    """`A loan lasts a week, maybe extended once` as what is sure and what is not; all of it sure without such an end."""
    found = _MAYBE.match(text.rstrip(". "))
    if found and not _UNENDED.search(found["main"]):
        return found["main"], found["more"]
    return text, ""


def _low(text: str) -> str:
    return text.lower().replace("’", "'")


def _places(low: str, cues: Iterable[str]) -> list[tuple[int, str]]:
    """Where each cue stands as whole words, longest first at the same place."""
    found = [(match.start(), cue) for cue in cues if cue in low for match in re.finditer(rf"\b{re.escape(cue)}\b", low)]
    return sorted(found, key=lambda pair: (pair[0], -len(pair[1]), pair[1]))


def left_open(text: str, groups: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a sentence says that its author has yet to decide something."""
    low = _low(text)
    return any(_opens(low, at, cue) for at, cue in _places(low, lexicon.words["open"] & groups))


def _opens(low: str, at: int, cue: str) -> bool:
    """Whether the cue at a place announces an open point rather than speaks of something open."""
    before, behind = low[:at], low[at + len(cue) :]
    if cue.startswith(_DUTY):
        return bool(_OURS.search(before)) or bool(_ASKING.match(before))
    if not before.strip(" -–—*("):
        return not cue.endswith(_NAMED) or bool(_FRONT.match(behind))  # `open questions have a pin` is a rule
    if cue.endswith((" whether", " if")) and _SPEAKER.fullmatch(before):
        return True
    if _ASKING.match(before):
        return True
    if not _BEHIND.match(behind) or _MODAL.search(before):
        return False
    return not _GIVEN.search(before)


def left_out(text: str, cues: Iterable[str]) -> bool:
    """Whether a sentence that holds one of the cues leaves something out: a must of its own, away from the cue, keeps it in."""
    low = _low(text)
    places = [at for at, cue in _places(low, cues) if not _OUT_OF_IT.match(low[at + len(cue) :])]
    if not places:
        return not _OUT_OF_IT.search(low)
    if not _STRICT.search(low):
        return True
    return any(_OUT_AFTER.search(low[:at]) is not None or low[:at].strip() == "" for at in places)


def two_sides(text: str, cues: Iterable[str]) -> int:
    """Where a sentence falls into one side that leaves out and one that obliges; 0 when it does not."""
    low, told = _low(text), tuple(cues)
    for found in _BESIDE.finditer(low):
        left, right = low[: found.start()], low[found.end() :]
        outs = bool(_places(left, told)), bool(_places(right, told))
        musts = bool(_STRICT.search(left)), bool(_STRICT.search(right))
        if (outs == (True, False) and musts == (False, True)) or (outs == (False, True) and musts == (True, False)):
            return found.end()
    return 0
