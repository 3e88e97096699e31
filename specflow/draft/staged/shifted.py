"""How a text shifts what its sentence says while every word stands nearby: another unit, the bound from the other side, the
condition left out, `on` for `off`, `after` for `before`, a wish made of a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from specflow.parse.words import stem, words_of

Terms = Callable[[str], frozenset[str]]
_UNITS: Mapping[str, str] = {
    stem(one): kind
    for kind, names in {
        "time": "millisecond ms second sec s minute min hour h day week month year quarter decade night weekday fortnight",
        "size": "byte kb mb gb tb kib mib gib",
        "length": "character letter word line page",
        "distance": "mm cm m km millimetre centimetre metre meter kilometre kilometer mile yard foot feet inch",
        "weight": "mg g kg gram kilogram tonne ton",
        "rate": "kbit mbit gbit kbps mbps gbps",
        "money": "euro dollar pound cent eur usd gbp",
        "share": "percent",
    }.items()
    for one in names.split()
}
_SAME = tuple(
    frozenset(stem(name) for name in names.split())
    for names in ("sec second s", "minute min", "hour h", "ms millisecond", "character letter", "euro eur", "dollar usd",
                  "m metre meter", "km kilometre kilometer", "kg kilogram", "g gram", "tonne ton", "foot feet")
)
_MEASURE = re.compile(r"(?i)(\d{1,12}(?:[.,]\d{1,6})?|\b[a-z]{3,9})[\s-]{0,2}([^\W\d_]{1,30}|%)")
_LOWER = re.compile(
    r"(?i)\b(?:at least|no (?:less|fewer|shorter|earlier) than|not (?:less|fewer) than|(?:a )?minimum(?: of)?|min\.?|from)"
    r"\s+(\d[\d.,]*)"
    r"|\b(\d[\d.,]*)(?:\s+\w+)?\s+or (?:more|longer|later)\b|[>≥]=?\s*(\d[\d.,]*)")  # fmt: skip
_OVER = re.compile(
    r"(?i)\b(?:more|longer|later|larger|greater|higher|older) than\s+(\d[\d.,]*)|\b(?:over|above|beyond)\s+(\d[\d.,]*)"
)
_UPPER = re.compile(
    r"(?i)\b(?:at (?:the )?most|no (?:more|longer|later|larger) than|a maximum of|maximum|max\.?|up to)\s+(\d[\d.,]*)"
    r"|\b(\d[\d.,]*)(?:\s+\w+)?\s+or (?:less|fewer)\b|[<≤]=?\s*(\d[\d.,]*)")  # fmt: skip
_UNDER = re.compile(
    r"(?i)\b(?:less|fewer|shorter|smaller|younger) than\s+(\d[\d.,]*)|\b(?:under|below|within)\s+(\d[\d.,]*)"
)
_AFTER = re.compile(r"(?i)\bafter\s+(\d[\d.,]*)")
_WITHIN = re.compile(r"(?i)\b(?:within|in under|in less than)\s+(\d[\d.,]*)")
_NOT = re.compile(r"(?i)\b(?:not|never|no|nobody|none|nothing|cannot|neither|nor|without|stop|end)\b|n['’]t\b")
_MODAL = re.compile(r"(?i)\b(?:must|shall|should|may|might|can|could|will|cannot)\b")
_IF = re.compile(r"(?i)\b(?:if|as long as|provided(?: that)?|in case)\s+([^,.;:!?]{3,200})")
_CONDITION = re.compile(
    r"(?i)\b(?:if|when|whenever|where|while|once|unless|until|after|before|for|on|in case|as long as|provided|without)\b"
)
_REFUSED = re.compile(r"(?i)\b(?:refuse|den(?:y|ie)|block|forb[ia]d|prevent|withh[eo]ld|reject|bann?|prohibit)\w*")
_GIVEN = re.compile(r"(?i)\b(?:gets?|receives?|given|gives?|allow(?:s|ed)?|may|can|let|permit(?:s|ted)?|accept(?:s|ed)?)\b")
_COUNTING = re.compile(
    r"(?i)\b(?:half|halves|thirds?(?= of)|quarters? of|majority|(?:two|three|ten)fold|dozens?|"
    r"fortnight(?:ly|s)?|twice|thrice|doubled?|tripled?|quadrupled?|decades?|centur(?:y|ies)|scores of|hundreds|"
    r"thousands|millions|hourly|daily|nightly|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b")  # fmt: skip
_STRUCK = re.compile(r"\W{0,12}~~[^~]{1,2000}~~\W{0,3}$")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.{1,200})")
_REJECTED = re.compile(
    r"(?i)\b(?:decided against|what we (?:will|do) not|won[’']?t (?:do|build|have)|not (?:doing|building)"
    r"|anti-goals?|non-goals?)\b"
    r"|\b(?:rejected|turned down|discarded|dismissed|dropped|abandoned|ruled out|obsolete|outdated|superseded|withdrawn)"
    r"(?:\s(?:ideas?|options?|alternatives?|requirements?|features?|suggestions?|proposals?|approaches|designs?))?\W{0,9}$"
)
_OTHER_SIDE = tuple(
    (one, other)
    for one, other in (
        pair.split("/") for pair in
        "on by default/off by default enabled/disabled before/after visible/hidden public/private oldest/newest earliest/latest "
        "ascending/descending optional/required optional/mandatory encrypted/unencrypted signed/unsigned minimum/maximum "
        "increase/decrease include/exclude show/hide opt in/opt out online/offline small/large smaller/larger smallest/largest "
        "shortest/longest lowest/highest lower/higher slower/faster cheapest/dearest manual/automatic manually/automatically "
        "internal/external upload/download import/export buyer/seller sender/receiver accept/reject accepted/rejected "
        "lock/unlock weekday/weekend weekdays/weekends add/remove added/removed".replace(" by default", "_by_default")
        .replace("opt ", "opt_").split()
    )
)  # fmt: skip


def rejected(lines: Sequence[str]) -> Iterator[int]:
    """The lines, counted from 1, under headings that say what was turned down or holds no more, and those struck out."""
    under = 0
    for number, line in enumerate(lines, 1):
        heading = _HEADING.match(line)
        if heading and (not under or len(heading[1]) <= under):
            under = len(heading[1]) if _REJECTED.search(heading[2]) else 0
        elif under or _STRUCK.match(line):
            yield number


def counted(text: str, near: str) -> list[str]:
    """Words that count, such as `a dozen` or `weekly`, which the sources do not say nearby."""
    here = near.lower()
    return [found[0] for found in _COUNTING.finditer(text) if found[0].lower() not in here]


def shifted(text: str, sentence: str, near: str, terms: Terms) -> str:
    """In what way a text shifts its sentence; empty when it does not."""
    if sentence.rstrip().endswith("?") and not text.rstrip().endswith("?"):
        return "its sentence is a question"
    return _unit(text, near) or _bound(text, sentence) or _other_side(text, sentence, terms) or _condition(text, sentence, terms)


def _unit(text: str, near: str) -> str:
    known: dict[str, set[str]] = {}
    for figure, unit, _ in _measures(near):
        known.setdefault(figure, set()).add(unit)
    for figure, unit, said in _measures(text):
        units = known.get(figure, set())
        if units and unit not in units and any(_UNITS.get(one) == _UNITS.get(unit) for one in units):
            return f"it says {said}, and its quote does not"
    return ""


def _measures(text: str) -> list[tuple[str, str, str]]:
    """Figures, or words for them, with the unit that follows, and as they are written."""
    found = []
    for one in _MEASURE.finditer(text):
        unit = "percent" if one[2] == "%" else stem(one[2].lower())
        unit = next((sorted(names)[0] for names in _SAME if unit in names), unit)
        if unit in _UNITS and (one[1][0].isdigit() or one[1].lower() in _SPOKEN):
            found.append((_figure(one[1]), unit, one[0]))
    return found


_SPOKEN = {name: str(number) for number, name in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}  # fmt: skip


def _figure(said: str) -> str:
    return _SPOKEN.get(said.lower(), said.replace(",", ".").rstrip("."))


def _bound(text: str, sentence: str) -> str:
    for figure, side in _sides(text).items():
        other = _sides(sentence).get(figure)
        if other and side != other:
            return f"it sets {figure} as the {'least' if side > 0 else 'most'}, and its sentence as the other end"
    for said, asked in ((_AFTER, _WITHIN), (_WITHIN, _AFTER)):
        figures = {_figure(one[1]) for one in said.finditer(text)} - {_figure(one[1]) for one in said.finditer(sentence)}
        if figures & {_figure(one[1]) for one in asked.finditer(sentence)}:
            return "it turns the time of its sentence round"
    return ""


def _sides(text: str) -> dict[str, int]:
    """Figures with the end that they bound: 1 from below, -1 from above; what is forbidden above is bounded from above."""
    sides: dict[str, int] = {}
    for pattern, side, turns in ((_LOWER, 1, False), (_OVER, 1, True), (_UPPER, -1, False), (_UNDER, -1, True)):
        for found in pattern.finditer(text):
            figure, before = _figure(next(one for one in found.groups() if one)), text[: found.start()]
            if turns and _MODAL.search(text) and not _MODAL.search(before):
                continue  # it says which ones are spoken of, and bounds nothing
            turned = turns and (_NOT.search(before) or _REFUSED.search(text))
            sides.setdefault(figure, -side if turned else side)
    return sides


def _other_side(text: str, sentence: str, terms: Terms) -> str:
    said, asked = _joined(text), _joined(sentence)
    if bool(_NOT.search(text)) == bool(_NOT.search(sentence)):
        for pair in _OTHER_SIDE:
            for one, other in (pair, pair[::-1]):
                if one in said and other not in said and other in asked and one not in asked:
                    if one in ("before", "after") and _swapped(text, sentence, one, other, terms):
                        continue
                    return f"it says “{one.replace('_', ' ')}” where its sentence says “{other.replace('_', ' ')}”"
    refused = _REFUSED.search(text)
    if refused and _GIVEN.search(sentence) and not _REFUSED.search(sentence) and not _NOT.search(f"{text} {sentence}"):
        return f"it says “{refused[0].lower()}”, and its sentence does not"
    return ""


def _swapped(text: str, sentence: str, one: str, other: str, terms: Terms) -> bool:
    """Whether both sides changed places with the word: `a before b` and `b after a` say the same."""
    first, _, last = text.lower().partition(one)
    begin, _, end = sentence.lower().partition(other)
    straight = len(terms(first) & terms(begin)) + len(terms(last) & terms(end))
    return len(terms(first) & terms(end)) + len(terms(last) & terms(begin)) > straight


def _joined(text: str) -> frozenset[str]:
    low = re.sub(r"\b(on|off) by default\b", r"\1_by_default", re.sub(r"\bopt[ -](in|out)\b", r"opt_\1", text.lower()))
    return frozenset(re.findall(r"\w+", low))


def _condition(text: str, sentence: str, terms: Terms) -> str:
    """The condition of a sentence that the text neither keeps nor puts in other words."""
    found = _IF.search(sentence)
    if not found or _CONDITION.search(text):
        return ""
    told = terms(found[1])
    main = terms(sentence[: found.start()] + sentence[found.end() :])
    if told and main and not (told - main) & terms(text) and words_of(text):
        return f"it leaves out “{found[0].strip()[:120]}”"
    return ""
