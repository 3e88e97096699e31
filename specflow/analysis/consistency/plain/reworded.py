"""Amounts, times and defaults told in a roundabout way, put plainly: `for another year`, `it takes a week until …`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from specflow.analysis.consistency.claims.verbs import BEING, HAVING
from specflow.analysis.consistency.plain.coded import without_code
from specflow.analysis.consistency.words.tokens import Token, meaning
from specflow.analysis.consistency.words.units import UNITS, WORDS

_MORE = frozenset("another further".split())
_WHOLE = frozenset("full whole entire".split())
_BEFORE_WHOLE = frozenset("a an one another".split())
_ORDINALS = {
    word: number for number, word in enumerate(
        "zero first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
    )
} | {"fifteenth": 15, "twentieth": 20, "thirtieth": 30}  # fmt: skip
_PRESET = frozenset("default preset initial standard".split())
_SETTINGS = frozenset("setting settings value".split())
_AT_WORK = frozenset("factory standard initial default".split())
_SAID = BEING | HAVING | frozenset("must shall will should may can could cannot do does unless until".split())
_FRESH = frozenset("fresh straight right directly".split())
_LABEL = 12  # words of a label
_OPENING = frozenset("the a an its their his her our they he she it that".split())
_SPANS = frozenset("day morning evening".split())
_MAY = frozenset(("can", "may"))
_NEAR = 6  # words of an amount


def reworded(tokens: tuple[Token, ...], text: str, shift: int) -> tuple[Token, ...]:
    """The tokens of a sentence of `text`, which starts at `shift`, with its amounts and defaults said plainly."""
    tokens = without_code(tokens, text, shift)
    words = frozenset(token.word for token in tokens)
    for marks, change in _CHANGES:
        if not marks.isdisjoint(words):
            tokens = change(tokens)
    return tokens


def _word(word: str, near: Token) -> Token:
    return Token(word, near.start, near.start, "")


def _another(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`For another year`, `another two years`, `one more year`, `a full day`: a year, two years, a day."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        before = tokens[at - 1].word if at else ""
        more = token.word in _MORE and _number(following)
        left = token.word == "more" and following in UNITS and _number(before)
        whole = token.word in _WHOLE and before in _BEFORE_WHOLE and _timed(tokens, at)
        if token.word in _MORE and following in UNITS:
            found.append(token._replace(word="one", concept=""))
        elif not (more or left or whole):
            found.append(token)
    return tuple(found)


def _number(word: str) -> bool:
    return word[:1].isdecimal() or word in WORDS


def _timed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time of its own stands behind `full`: `for a full day`, not `a full day pass`."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    alone = behind is None or not behind.concept or behind.word == "hour"
    return following in UNITS and UNITS[following][0] == "time" and alone


def _until_past(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Open until an hour past sunset`: for an hour after it; `until an hour before`: up to an hour before."""
    words = [token.word for token in tokens]
    for at in range(1, len(words) - 3):
        if words[at] not in ("until", "till"):
            continue
        ahead = next((n for n in range(at + 2, min(len(words), at + _NEAR)) if words[n] == "before"), 0)
        may = not _MAY.isdisjoint(words[:at])
        if may and ahead and words[ahead - 1] in UNITS and UNITS[words[ahead - 1]][0] == "time":
            up = (tokens[at]._replace(word="up"), _word("to", tokens[at]))
            return (*tokens[:at], *up, *tokens[at + 1 :])
        past = next((n for n in range(at + 2, min(len(words), at + _NEAR)) if words[n] in ("past", "after")), 0)
        if past and words[past - 1] in UNITS and UNITS[words[past - 1]][0] == "time":
            lead, behind = tokens[at]._replace(word="for"), tokens[past]._replace(word="after", concept="")
            return (*tokens[:at], lead, *tokens[at + 1 : past], behind, *tokens[past + 1 :])
    return tokens


def _the_day(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Is shredded the day the tenancy ends`: at the moment it ends; `the morning after the visit`: a day after it."""
    words = [token.word for token in tokens]
    for at in range(3, len(words) - 3):
        if words[at] in _SPANS and words[at + 1] == "after" and words[at - 1] == "the" and tokens[at - 2].concept:
            number = Token("1", tokens[at - 1].start, tokens[at - 1].end, "")
            return (*tokens[: at - 1], number, tokens[at]._replace(word="days", concept=""), *tokens[at + 1 :])
        start = at - 1 - (words[at - 1] == "same")
        if words[at] == "day" and words[start] == "the" and words[at + 1] in _OPENING and tokens[start - 1].concept:
            behind = at + 1 + (words[at + 1] == "that")
            return (*tokens[:start], tokens[start]._replace(word="the"), tokens[at]._replace(word="moment"), *tokens[behind:])
    return tokens


def _time_until(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Waiting time before a call is dropped: 3 minutes`: it is dropped after 3 minutes."""
    words = [token.word for token in tokens]
    time = next((n for n in range(min(3, len(words))) if words[n] in ("time", "delay", "pause")), -1)
    at = words.index(":")
    if time < 0 or at < time + 4 or words[time + 1] not in ("before", "until", "till") or at + 2 >= len(words):
        return tokens
    if not _number(words[at + 1]) or not any(word in UNITS for word in words[at + 2 : at + 4]):
        return tokens
    return (*tokens[time + 2 : at], _word("after", tokens[at]), *tokens[at + 1 :])


def _plain_lead(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Fresh out of the box, it is …`: out of the box it is."""
    led = len(tokens) > _NEAR and tokens[0].word in _FRESH and tokens[1].word == "out"
    tokens = tokens[1:] if led else tokens
    comma = [token.word for token in tokens[:5]] == ["out", "of", "the", "box", ","]
    return (*tokens[:4], *tokens[5:]) if comma else tokens


def _quarters(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`A quarter of an hour`, `three quarters of an hour`: so many minutes."""
    words = [token.word for token in tokens]
    for at in range(1, len(words) - 3):
        if words[at] in ("quarter", "quarters") and words[at + 1 : at + 4] == ["of", "an", "hour"]:
            number = {"a": "15", "one": "15", "three": "45"}.get(words[at - 1])
            if number is None:
                return tokens
            said = Token(number, tokens[at - 1].start, tokens[at - 1].end, "")
            return (*tokens[: at - 1], said, tokens[at]._replace(word="minutes", concept=""), *tokens[at + 4 :])
    return tokens


def _expires(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Stops working an hour after …`: expires."""
    ends = {"stops_working": "expires", "stop_working": "expire"}
    return tuple(token._replace(word=ends.get(token.word, token.word)) for token in tokens)


def _up_to(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Moved up to 48 hours before`: moved, up to two days before."""
    for at in range(1, len(tokens) - 2):
        word = tokens[at].word
        if word.endswith("_up") and tokens[at + 1].word == "to" and _number(tokens[at + 2].word):
            bare, near = word.removesuffix("_up"), tokens[at]
            up = Token("up", near.end - 2, near.end, "")
            verb = Token(bare, near.start, near.end - 3, meaning(bare))
            return (*tokens[:at], verb, up, *tokens[at + 1 :])
    return tokens


def _takes_until(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`It takes at least a week until a card is sent`: it is sent in at least a week."""
    words = [token.word for token in tokens]
    takes = next((n for n in range(1, min(4, len(words))) if words[n] in ("takes", "take")), 0)
    if not takes or words[0] not in ("it", "this"):
        return tokens
    at = next((n for n in range(takes + 2, min(len(words), takes + 2 + _NEAR)) if words[n] in ("until", "till", "before")), 0)
    if not at or words[at - 1] not in UNITS:
        return tokens
    end = len(tokens) - (words[-1] == ".")
    return (*tokens[at + 1 : end], _word("in", tokens[takes]), *tokens[takes + 1 : at], *tokens[end:])


def _without_exception(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A line without its `, without exception`."""
    words = [token.word for token in tokens]
    for at in range(2, len(words) - 1):
        if words[at] in ("without", "no") and words[at + 1] in ("exception", "exceptions"):
            start = at - (words[at - 1] == ",") if words[at] == "without" else len(words)
            return (*tokens[:start], *tokens[at + 2 :]) if start < at + 1 else tokens
    return tokens


def _on_the_day(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`On the tenth day after the trip, it is deleted`: it is deleted ten days after the trip."""
    words = [token.word for token in tokens]
    if words[:2] != ["on", "the"] or len(words) < _NEAR or words[2] not in _ORDINALS or words[3] not in ("day", "week", "month"):
        return tokens
    comma = words.index(",") if "," in words[5:14] else 0
    if words[4] != "after" or not comma:
        return tokens
    end = len(tokens) - (words[-1] == ".")
    number = Token(str(_ORDINALS[words[2]]), tokens[2].start, tokens[2].end, "")
    unit = tokens[3]._replace(word=f"{words[3]}s")
    return (*tokens[comma + 1 : end], number, unit, *tokens[4:comma], *tokens[end:])


def _default_label(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Preset colour of bikes: red`, `bikes, colour preset: red`, `factory setting of the lamp: dim`: it is the default."""
    words = [token.word for token in tokens]
    at = words.index(":") if ":" in words[1:_LABEL] else 0
    if not at or at + 1 >= len(words) or _SAID & {*words[:at]} or _SAID & {*words[at + 1 :]}:
        return tokens
    label = [token for token in tokens[:at] if token.word not in (",", "the")]
    said = [token.word for token in label]
    setting = next((n for n in range(1, len(said)) if said[n] in _SETTINGS and said[n - 1] in _AT_WORK), 0)
    marked = setting - 1 if setting else next((n for n, word in enumerate(said) if word in _PRESET), -1)
    if marked < 0 or marked == len(said) - 1 == 0:
        return tokens
    rest = [*label[:marked], *label[marked + 1 + bool(setting) :]]
    if setting and rest and rest[0].word in ("of", "for"):
        rest = rest[1:]
    if not rest:
        return tokens
    near = tokens[0]
    lead = (_word("the", near), label[marked]._replace(word="default", concept=meaning("default")))
    return (*lead, *rest, _word("is", tokens[at]), *tokens[at + 1 :])


_Change = Callable[[tuple[Token, ...]], tuple[Token, ...]]
_CHANGES: tuple[tuple[frozenset[str], _Change], ...] = (
    (frozenset((*_MORE, *_WHOLE, "more")), _another),
    (frozenset(("until", "till")), _until_past),
    (frozenset((":",)), _time_until),
    (_SPANS, _the_day),
    (frozenset(("takes", "take")), _takes_until),
    (frozenset(("exception", "exceptions")), _without_exception),
    (frozenset(_ORDINALS), _on_the_day),
    (frozenset(("box",)), _plain_lead),
    (frozenset(("quarter", "quarters")), _quarters),
    (frozenset(("stops_working", "stop_working")), _expires),
    (frozenset(("to",)), _up_to),
    (_PRESET | _AT_WORK, _default_label),
)
