"""Quantities become named values: one value, one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from specflow.draft.lexicon import Lexicon
from specflow.draft.patterns import Later
from specflow.draft.phrasing.titles import escaped
from specflow.model.spec import Parameter
from specflow.parse.quantities import Quantity, quantities_in, spans_in
from specflow.parse.words import words_of

MOST = 40
_UPPER = re.compile(
    r"(?:up to|at most|no more than|no longer than|within|under|less than|fewer than|below|not more than|maximum(?: of)?|max)"
    r"\s+(?:about )?$",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"(?:at least|no less than|no fewer than|more than|over|above|minimum(?: of)?|min)\s+(?:about )?$", re.IGNORECASE
)
_AMONG = re.compile(  # `Fields below 90 %`, `if it rises by more than 20 %`: not a limit, but from where on something holds
    r"(?:over|above|below|under|more than|less than|fewer than|[<>≤≥])\s+(?:about )?$", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:if|when|whenever|where|while|unless|once)\b[^,;.]*$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:[),]|(?:is|are|must|should|need|needs|has|have|go|goes|may|can)\b)", re.IGNORECASE)
_NEVER_OVER = re.compile(
    r"\b(?:not|never|no|nobody|nothing|cannot)\b[^.;:]{0,60}\b(?:above|over|more than|longer than|exceed)\s+(?:about )?$",
    re.IGNORECASE,
)
_UPPER_BEHIND = re.compile(r"^(?:\s+\w+){0,3},?\s+(?:tops|at most|at the most|maximum|max)\b", re.IGNORECASE)
_KEEP_TO = re.compile(r"^the system (?:must|should) keep to this:", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_FORMAT = (
    r"(?:jpe?g|png|hei[cf]|gif|webp|svg|tiff?|bmp|pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|tsv|pptx?|json|xml|html?|epub|mp[34]|wav|m4a"
    r"|mov|avi|zip|ics)"
)
_FORMATS = Later(
    rf"\b{_FORMAT}(?:(?:, ?| ?/ ?){_FORMAT})*(?:,? (?:or|and) |, ?| ?/ ?){_FORMAT}\b",
    "jp", "png", "hei", "gif", "web", "svg", "tif", "bmp", "pdf", "doc", "od", "rtf", "txt", "xls", "csv", "tsv", "ppt", "json",
    "xml", "htm", "epub", "mp3", "mp4", "wav", "m4a", "mov", "avi", "zip", "ics",
)  # fmt: skip
_FORMAT_SAID = re.compile(r"\b(?:format|type|extension)s?:? $", re.IGNORECASE)
_TO_DO = re.compile(r"^ to ([a-z]+)\b")
_PERCENTILE = re.compile(r"^\s*(?:of (?:requests|calls|cases|the time|all)|percentile)", re.IGNORECASE)


class Parameters:
    """Collects named values while texts are phrased."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.values: dict[str, Parameter] = {}

    def lifted(self, text: str) -> str:
        """The text with each quantity replaced by its name in braces, and every other brace doubled."""
        places = sorted(self._spans(text))
        taken = [(start, end) for start, end, _ in places]
        for one in quantities_in(text):
            if not any(start < one.end and one.start < end for start, end in taken) and (name := self._name(text, one)):
                places.append((one.start, one.end, f"{{{name}}}"))
        out, at = [], 0
        for start, end, said in sorted(places):
            out += [escaped(text[at:start]), said]
            at = end
        return "".join((*out, escaped(text[at:])))

    def _spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where ranges and series stand, with what stands for them: `{min_x.value} to {max_x}`, `{x_days}`."""
        for found in _FORMATS.finditer(text):
            named = self._subject(reversed(words_of(_KEEP_TO.sub("", text[: found.start()]))[-6:]), "formats")
            named = named or ("file" if _FORMAT_SAID.search(text[: found.start()]) else "")
            if found.start() and len(self.values) < MOST and re.fullmatch(r"[a-z][a-z0-9_]*", named or "-"):
                values = tuple(re.split(r",? (?:or|and) |, ?| ?/ ?", found[0]))
                yield found.start(), found.end(), f"{{{self._kept(f'{_one(named)}_formats', Parameter(value=values))}}}"
        for span in spans_in(text):
            hours = _plural(span.unit) == "hours" and span.values[-1] <= 24  # `9 to 17 h` is a time of day
            base = "" if hours or len(self.values) + 1 >= MOST else self._base(text, span.start, span.end, span.unit, "")
            if not base:
                continue
            if span.high_start:
                low, high = (Parameter(value=value, unit=span.unit) for value in span.values)
                between = escaped(text[span.low_end : span.high_start])
                said = f"{{{self._kept(f'min_{base}', low)}.value}}{between}{{{self._kept(f'max_{base}', high)}}}"
            else:
                said = f"{{{self._kept(base, Parameter(value=span.values, unit=span.unit))}}}"
            yield span.start, span.end, said

    def _name(self, text: str, quantity: Quantity) -> str:
        """A name for a quantity from its bound, the word it speaks of, and its unit; empty when it is better left alone."""
        bound = _bound(text[: quantity.start], text[quantity.end :])
        if len(self.values) >= MOST or (_plural(quantity.unit) in _COUNTED and not bound and quantity.value <= 2):
            return ""
        base = self._base(text, quantity.start, quantity.end, quantity.unit, bound)
        return self._kept(base, Parameter(value=quantity.value, unit=quantity.unit)) if base else ""

    def _base(self, text: str, start: int, end: int, unit_said: str, bound: str) -> str:
        """What an amount is called: its bound, what it is of, its unit."""
        before, behind, unit = text[:start], text[end:], _plural(unit_said)
        if start == 0 or _PERCENTILE.match(behind):
            return ""
        said = _KEEP_TO.sub("", before)
        words = words_of(said[: said.rfind("(")] if said.count("(") > said.count(")") else _BRACKET.sub(" ", said))[-12:]
        subject = self._subject(reversed(words), unit) or self._subject(words_of(behind)[:12], unit)
        named: tuple[str, ...]
        if unit in _TIMES and (self._is_person(subject) or _TO_DO.match(behind)):
            subject = self._done(words, behind) or subject
        act = _act(words) if unit in _TIMES else ""
        if act and subject and _ACTS.get(subject) == act:
            subject = self._subject((word for word in reversed(words) if _ACTS.get(word) != act), unit)
        named = (bound, subject)
        if act:
            named = ("" if bound == "threshold" else bound, "" if _said_by_nobody(words) else _one(subject), act)
        elif bound == "threshold":
            named = (_one(subject), bound)
        base = "_".join(part for part in (*named, unit) if part)
        return base if re.fullmatch(r"[a-z][a-z0-9_]*", base) else ""

    def _kept(self, base: str, wanted: Parameter) -> str:
        """The name under which a value is kept: another one where the first has another value."""
        name, number = base, 2
        while name in self.values and self.values[name] != wanted:
            name, number = f"{base}_{number}", number + 1
        self.values[name] = wanted
        return name

    def _is_person(self, word: str) -> bool:
        return word in self.lexicon.words["people"] or word.removesuffix("s") in self.lexicon.words["people"]

    def _done(self, words: Sequence[str], behind: str) -> str:
        """What a person does in a time: `pay` of `guests have 20 minutes to pay`, `leave` of `guests must leave within`."""
        verbs, weak = self.lexicon.verbs, self.lexicon.words["receiving verbs"] | self.lexicon.words["stopwords"]
        if (found := _TO_DO.match(behind)) and found[1] in verbs.plain:
            return found[1]
        told = (verbs.third.get(word, word) for word in reversed(words) if word not in weak)
        return next((word for word in told if word in verbs.plain and not self._is_person(word)), "")

    def _subject(self, nearest: Iterable[str], unit: str) -> str:
        """The first telling word of those around a quantity, nearest first."""
        words, plain = self.lexicon.words, self.lexicon.verbs
        told: Iterable[str] = words["stopwords"] | words["adverbs"] | words["hedge"] | words["pronouns"] | _EMPTY
        for word in nearest:
            usual = word in told or (word in plain.plain and word not in plain.nouns) or word in plain.past or plain.certain(word)
            if not usual and word.isascii() and word.isalpha() and len(word) > 2 and word.rstrip("s") != unit.rstrip("s"):
                return word
        return ""


def _bound(before: str, behind: str) -> str:
    """`max`, `min`, or `threshold` for an amount from which on something else holds; empty for a plain value."""
    if _NEVER_OVER.search(before) and not _CONDITION.search(before):
        return "max"
    if _AMONG.search(before) and (_CONDITION.search(before) or (_GOES_ON.match(behind) and len(before.split()) <= _NEAR)):
        return "threshold"
    if _UPPER.search(before) or _UPPER_BEHIND.match(behind):
        return "max"
    return "min" if _LOWER.search(before) else ""


def _act(words: Sequence[str]) -> str:
    """What lasts or happens so long, of the last words in front of a time: `retention` of `kept for`."""
    return next((_ACTS[word] for word in reversed(words[-_NEAR:]) if word in _ACTS), "")


def _said_by_nobody(words: Sequence[str]) -> bool:
    """`nobody acknowledges`, `they answer`: nothing is named that does it."""
    at = next((at for at in range(len(words) - 1, 0, -1) if words[at] in _ACTS), 0)
    return at > 0 and words[at - 1] in _EMPTY


def _one(word: str) -> str:
    """The singular, so that a name reads as one: `conversation_retention_months`."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_NEAR = 7  # words
_TIMES = frozenset("ms milliseconds seconds minutes hours days weeks months quarters years".split())
_EMPTY = frozenset(
    "string strings value values number amount nobody somebody anybody everybody themselves itself they them"
    " somewhat maybe perhaps max min maximum minimum".split()
)  # fmt: skip
_ACTS = {
    word: act
    for act, words in {
        "retention": "keep keeps kept store stores stored retain retained delete deletes deleted erase erased removed",
        "validity": "valid", "expiry": "expire expires expired lapse lapses dies", "lockout": "blocked locked suspended",
        "response": "answer answers answered respond responds responded reply replies replied",
        "acknowledgement": "acknowledge acknowledges acknowledged", "delivery": "arrive arrives delivered deliver",
        "start": "start starts started begin begins", "outage": "offline down unreachable unavailable",
        "confirmation": "confirm confirms confirmed",
    }.items()
    for word in words.split()
}  # fmt: skip
_COUNTED = frozenset("people persons places items results requests files users entries records copies points steps times".split())
_UNIT_NAMES = {
    "%": "percent",
    "s": "seconds",
    "sec": "seconds",
    "secs": "seconds",
    "min": "minutes",
    "mins": "minutes",
    "h": "hours",
    "hr": "hours",
    "hrs": "hours",
    "m": "metres",
}


def _plural(unit: str) -> str:
    low = unit.lower().replace(" ", "_")
    low = _UNIT_NAMES.get(low, low)
    return low if low.endswith(("s", "percent", "people", "ms", "b", "km", "kg", "kwh", "kw", "g")) else low + "s"
