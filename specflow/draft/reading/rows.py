"""Table rows as sentences: by the columns that say who does what, by those that hold values, or by those that say something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from specflow.draft.lexicon import Lexicon
from specflow.draft.value import Read
from specflow.parse.inline import cells_of, plain
from specflow.parse.small_words import BE, MODALS, NEGATED
from specflow.parse.words import words_of

_PRIORITY = frozenset(("priority", "prio", "moscow", "importance", "must/should", "level", "p"))
_NUMBERING = frozenset(
    (
        "id",
        "#",
        "no",
        "no.",
        "nr",
        "nr.",
        "number",
        "ref",
        "key",
        "owner",
        "status",
        "estimate",
        "effort",
        "jira",
        "ticket",
        "source",
    )
)
_USUAL = frozenset(("default", "defaults", "default value", "by default", "standard", "preset"))
_AIMED = frozenset(("target", "goal", "aim", "should be", "expected", "reach", "bar", "after", "we want"))
_TODAY = frozenset(("today", "now", "before", "baseline", "currently", "current", "as is", "as-is", "so far", "old"))
_EVENTS = frozenset(
    ("event", "when", "if", "case", "trigger", "situation", "condition", "problem", "failure", "alarm", "incident", "error")
)
_CASES = {"if": "If", "when": "When", "case": "When", "in case": "If", "condition": "If", "situation": "When"}
_THEN = frozenset(
    ("then", "what happens", "we do", "what we do", "the system", "system", "action", "do", "behaviour", "behavior", "result",
     "reaction", "response", "expected", "what then", "happens")
)  # fmt: skip
_MEASURES = frozenset(("metric", "metrics", "kpi", "measure", "indicator"))
_SETTINGS = frozenset(
    ("setting", "settings", "value", "rule", "parameter", "what", "name", "field", "property", "limit", "option", "key", "thing",
     "item")
)
_COMING = frozenset(
    ("new", "then", "in future", "in the future", "future", "planned", "proposed", "proposal", "to be", "to-be", "wanted",
     "tomorrow", "from now on", "change to", "changes to", "next", "with this", "after this")
)  # fmt: skip
_WHO = frozenset(("who", "role", "user", "actor", "persona", "as a", "as", "user role", "type of user"))
_DOES = frozenset(
    ("needs to", "need to", "wants to", "want to", "can", "may", "does", "action", "what", "needs", "wants", "i want to")
)
_MUST_NOT = frozenset(("not", "cannot", "can't", "can not", "must not", "may not", "never", "mustn't"))
_VERDICTS = frozenset(
    ("verdict", "decision", "decided", "outcome", "result of the vote", "status", "state", "scope", "in scope", "in or out")
)
_TURNED_DOWN = frozenset(
    ("rejected", "no", "dropped", "declined", "turned down", "discarded", "won't do", "not now", "later",
     "out", "out of scope", "excluded", "parked", "postponed", "cancelled", "deferred")
)
_BEFORE_VERB = frozenset(("needs to", "need to", "wants to", "want to", "can", "may", "i want to"))
_A_VALUE = re.compile(r"(?:[-−–+<>≤≥~]\s?)?[$€£]?\s?\d")
_MARKS = {
    "wont": ("won't", "wont", "out of", "later"),
    "could": ("could", "nice", "optional", "low", "p3", "p4"),
    "should": ("should", "medium", "p2"),
}
_IDENTIFIER = re.compile(r"[A-Za-z]{0,5}[-_ ]?\d{1,4}(?:\.\d+)*")
_GIVEN = re.compile(r"\s(?:once|when|until|if|unless|as soon as)\s")
_VALUE = 4  # words


def _acting(header: Sequence[str], cells: Sequence[str], lexicon: Lexicon) -> str:
    """`The customer can reserve a bike: up to 14 days ahead` of a row whose columns say who does what; empty for any other."""
    named = [(name, cell) for name, cell in zip(header, cells, strict=False) if cell and name not in _PRIORITY | _NUMBERING]
    who = next((cell for name, cell in named if name in _WHO), "")
    column, does = next(((name, cell.removeprefix("to ")) for name, cell in named if name in _DOES), ("", ""))
    first = does.split(" ", 1)[0].lower().rstrip(",")
    if not who or len(who.split()) > _VALUE or not (first in lexicon.verbs.plain or (first.isalpha() and column in _BEFORE_VERB)):
        return ""
    if so := next((cell for name, cell in named if name == "so that"), ""):
        return f"As {'an' if who[:1].lower() in 'aeiou' else 'a'} {who}, I want to {does}, so that {so.removeprefix('so that ')}"
    never = next((cell for name, cell in named if name in _MUST_NOT), "")
    more = "; ".join(cell for name, cell in named if name not in _WHO | _DOES | _MUST_NOT)
    who = who if who[1:2].isupper() else who[:1].lower() + who[1:]
    said = f"{who} can {does[:1].lower()}{does[1:]}"
    if never and words_of(never)[:1] and words_of(never)[0] in lexicon.verbs.plain:
        said += f", and must not {never[:1].lower()}{never[1:]}"
    article = "" if who.split()[0].lower() in lexicon.words["determiners"] or who.endswith("s") else "the "
    return f"{article}{said}: {more}" if more else f"{article}{said}"


def _values(header: Sequence[str], cells: Sequence[str]) -> str:
    """`City has per hour 4 €, per day 18 €` of a row with a name and two or more mere values; else empty."""
    named = [(name, cell) for name, cell in zip(header[1:], cells[1:], strict=False) if name and cell]
    short = all(_A_VALUE.match(cell) and len(cell.split()) <= _VALUE - 1 for _, cell in named)
    known = {name for name, _ in named} & (_PRIORITY | _NUMBERING | _AIMED | _TODAY)
    if len(named) < 2 or not short or known or not cells[0] or not header[0] or _A_VALUE.match(cells[0]):
        return ""
    return f"{cells[0]} has " + ", ".join(f"{name} {cell}" for name, cell in named)


def _with_default(header: Sequence[str], cells: Sequence[str]) -> str:
    """`Format: csv or json; json by default` of a row whose last column says what holds by default; empty for any other."""
    named = [(name, cell) for name, cell in zip(header, cells, strict=False) if cell.strip("–—- ")]
    usual = next((cell for name, cell in named[1:] if name in _USUAL), "")
    others = [cell for name, cell in named[1:] if name not in _USUAL | _PRIORITY | _NUMBERING]
    return f"{named[0][1].rstrip('.:')}: {'; '.join((*others, f'{usual} by default'))}" if usual and others else ""


def _case(header: Sequence[str], cells: Sequence[str]) -> str:
    """`If nobody takes it, the offer is closed` of a row that says what then; empty for any other."""
    if len(cells) < 2 or header[0] not in _CASES or header[1] not in _THEN or not (cells[0] and cells[1]):
        return ""
    said = cells[0].removeprefix("If ").removeprefix("When ").rstrip(".,:")
    said = said if said[1:2].isupper() else said[:1].lower() + said[1:]
    return f"{_CASES[header[0]]} {said}, {cells[1][:1].lower()}{cells[1][1:]}"


def is_measure(read: Read) -> bool:
    """Whether a row says how success is measured: a `Metric` with its target, or how it stands beside what is aimed at."""
    named = [name.strip().lower() for name in read.sentence.block.header]
    return read.sentence.block.kind == "row" and named[:1] != [] and named[0] in _MEASURES and not _AIMED.isdisjoint(named)


def _happening(header: Sequence[str], cells: Sequence[str]) -> str:
    """`Door open: who the guard; how siren` of a row that says what follows when something happens; empty for any other."""
    named = [(name, cell) for name, cell in zip(header[1:], cells[1:], strict=False) if name and cell]
    named = [(name, cell) for name, cell in named if name not in _PRIORITY | _NUMBERING]
    if header[0] not in _EVENTS or len(named) < 2 or not cells[0]:
        return ""
    told = (cell if name == "within" and not _A_VALUE.match(cell) else f"{name} {cell}" for name, cell in named)
    return f"{cells[0].rstrip('.:')}: " + "; ".join(told)


def of_row(read: Read, lexicon: Lexicon) -> Read:
    """A table row by the columns that say something: no numbering, no owner; the priority becomes a mark."""
    cells = [plain(cell) for cell in cells_of(read.sentence.quote)]
    header = [name.lower() for name in read.sentence.block.header] + [""] * len(cells)
    priority = next((cell.lower() for name, cell in zip(header, cells, strict=False) if name in _PRIORITY), "")
    judged = [cell for name, cell in zip(header, cells, strict=False) if name in _VERDICTS and cell.lower() in _TURNED_DOWN]
    kept = [cell for name, cell in zip(header, cells, strict=False) if cell and name not in _PRIORITY and name not in _NUMBERING]
    kept = _without_today(read, [cell for cell in kept if cell not in judged] if judged else kept)
    telling = [cell for cell in kept if len(cell.split()) > 1 or any(letter.isdigit() for letter in cell)]
    alone = len(telling) == 1 and kept[0] != telling[0]
    if alone and (len(telling[0].split()) <= _VALUE or _verbless(telling[0], lexicon)):
        telling.insert(0, kept[0])  # a mere value says nothing without what it belongs to
    kept = telling if telling and not says_coming(read) else kept
    mark = "wont" if judged else next((mark for mark, words in _MARKS.items() if any(word in priority for word in words)), "")
    telling = [cell for cell in kept if not _IDENTIFIER.fullmatch(cell) or (cell.isdigit() and cell != kept[0])] or kept
    text = _acting(header, cells, lexicon) or _case(header, cells) or _values(header, cells) or _happening(header, cells)
    text = text or _with_default(header, cells)
    if not text:
        text = ": ".join((telling[0].rstrip(".:"), "; ".join(telling[1:]))) if len(telling) > 1 else "".join(telling)
    return replace(read, sentence=replace(read.sentence, text=text or read.text), priority=mark)


def _columns(read: Read) -> list[tuple[str, str]]:
    """The cells of a row that say something, each with the name of its column."""
    cells = [plain(cell) for cell in cells_of(read.sentence.quote)]
    header = [name.strip().lower() for name in read.sentence.block.header] + [""] * len(cells)
    return [(name, cell) for name, cell in zip(header, cells, strict=False) if cell]


def says_today(read: Read) -> bool:
    """Whether the only value of a row stands under `Today`: it tells how things are, and asks for nothing."""
    if read.sentence.block.kind != "row":
        return False
    named = [name for name, _ in _columns(read)[1:] if name not in _PRIORITY | _NUMBERING]
    return bool(named) and all(name in _TODAY for name in named)


def says_coming(read: Read) -> bool:
    """Whether a row says how it shall be, beside how it is today."""
    named = {name.strip().lower() for name in read.sentence.block.header}
    return read.sentence.block.kind == "row" and bool(named & _COMING) and bool(named & _TODAY)


def is_setting(read: Read) -> bool:
    """Whether the first column of a row names what the value beside it is of: `Setting`, `Limit`, or `Today` beside `New`."""
    named = [name.strip().lower() for name in read.sentence.block.header]
    return named[:1] != [] and (named[0] in _SETTINGS or not _COMING.isdisjoint(named[1:]))


def _without_today(read: Read, kept: list[str]) -> list[str]:
    """The cells that ask for something, where one says how it is today and another how it shall be."""
    named = _columns(read)
    if not {name for name, _ in named} & (_AIMED | _COMING):
        return kept
    old = [cell for name, cell in named[1:] if name in _TODAY]
    return [cell for cell in kept if cell not in old] or kept


def _verbless(cell: str, lexicon: Lexicon) -> bool:
    """Whether no word of a cell could be a verb: `only people on the list`."""
    verbs, words = lexicon.verbs, words_of(_GIVEN.split(cell, maxsplit=1)[0])
    told = (word in MODALS or word in BE or word in NEGATED or verbs.certain(word) or word in verbs.past for word in words)
    return not any(told) and not any(word in verbs.plain and word not in verbs.nouns for word in words)


def target_of_row(read: Read) -> str:
    """The cell of a row whose column says that it is the target; empty when no column does."""
    header = read.sentence.block.header
    cells = [plain(cell) for cell in cells_of(read.sentence.quote)]
    return next((cell for name, cell in zip(header, cells, strict=False) if name.strip().lower() in _AIMED), "")
