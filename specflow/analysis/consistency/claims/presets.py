"""Where a thing stands before anybody has chosen: `preset to X`, `starts at X`, `X unless the user picks another`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from specflow.analysis.consistency.claims.told import Phrase, Told, named_in, phrases_in
from specflow.analysis.consistency.words.lexicon import alternative, concept, exclusive, light, people, root
from specflow.analysis.consistency.words.switches import settings
from specflow.analysis.consistency.words.tokens import Token

_CHOICE = (
    "choose|chooses|chosen|choosing|choice|pick|picks|picked|select|selects|selected|selection|decide|decides|change|changes|changed"
    "|turn|turns|turned|switch|switches|switched|move|moves|moved|set|sets|tick|ticks|ticked|say|says|agree|agrees|agreed|specify"
    "|specifies|specified|want|wants|ask|asks|enter|enters|entered|state|states|stated|adjust|adjusts|override|overrides|make|makes"
)
_TURN = (
    "enables|disables|hides|shows|activates|deactivates|publishes|unlocks|shares|allows|enable|disable|hide|show|activate"
    "|enabled|disabled|activated|deactivated|opts|opt"
)
_MARKS = (
    r"^(?:\w+ ){0,2}default\b|\bby default\b|\bdefaults\b|\bdefaulted\b|\b(?:is|are) (?:the|a|our) default\b"
    r"|\bas (?:the |a )?default\b",
    r"\b(?:preset|pre-set|preselected|pre-selected|prefilled|pre-filled|preconfigured|initially|initial)\b",
    r"\b(?:at first|to begin with|out of the box|from the start|in the beginning|at the outset|to start with)\b",
    r"\b(?:starts?|begins?|starting) (?:out )?(?:at|with|in|as|on|off)\b",
    r"^(?:the |our )?(?:standard|usual) (?:\w+ ){1,2}(?:is|are|:)",
    rf"\b(?:unless|until|till)\b.*\b(?:{_CHOICE}|{_TURN})\b",
    r"\bno \w+ (?:is|are) (?:\w+ ){0,2}yet\b|\bnewly \w+ .*\b(?:have|has|come|comes)\b.*\b(?:enabled|disabled|on|off)\b",
    r"^(?:a )?new(?:ly created)? \w+ (?:is|are) created\b.*\b(?:on|off|enabled|disabled|active|inactive)\b",
    r"^new \w+ (?:have|has|come|comes)\b.*\b(?:enabled|disabled|switched|turned|with)\b",
    rf"\b(?:if|when|where|as long as)\b.*\b(?:nothing|no|not|nobody|none|doesn't|don't|isn't|hasn't)\b.*\b(?:{_CHOICE})\b",
    rf"\b(?:if|when|where)\b.*\b(?:{_CHOICE}) (?:nothing|none|no)\b",
    rf"\bwithout (?:a |any )?(?:\w+ )?(?:{_CHOICE})\b",
    r"^after (?:the )?(?:installation|install|registration|registering|signing up|setup|set-up)\b",
)
_WORDS = frozenset(
    "standard usual default defaults preset pre-set preselected pre-selected prefilled pre-filled preconfigured initially "
    "initial first begin box start starts starting begins beginning outset unless until till nothing no not nobody none "
    "doesn't don't isn't hasn't without after newly new".split()
)
_TAIL = frozenset("unless until till if when where as so but because , ; .".split())
# What belongs to the way of saying it.
_FRAME = frozenset(
    "standard usual default defaults preset pre-set preselected pre-selected prefilled pre-filled preconfigured initially "
    "initial first begin begins box start starts starting beginning outset installation install registration new newly "
    "created set sets comes come goes go opens open opened choose chooses chosen choice pick picks picked select selects "
    "selected change changes turned switched turn switch anything something nothing user users get gets given value "
    "stay stays remain remains else has have yet "
    "member sent send delivered going".split()
)
_PARTS = frozenset(
    "field slider box switch toggle setting value selector option checkbox menu entry input button number allowance "
    "quota amount".split()
)
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: float(at) for at, word in enumerate(_COUNTED.split())}
_PLACED = frozenset("on off open right left".split())
_BEHIND = frozenset(("", ".", "by", "for", "out", "at", "initially", "from"))
_BEFORE_ONE = frozenset("at with to is are : as of =".split())
_PLACING = frozenset("to in at as with on from".split())
_BEING = frozenset("is are be".split())
_STAGES = frozenset("alpha beta ga promoted graduated graduation".split())  # each of them has a default of its own
_SORTED = frozenset("sort sorting order sorted ordered grouped ranked arranged listed".split())
_DENIED = frozenset("not never no nobody cannot".split())


@dataclass(frozen=True)
class Preset:
    """A default: what it is for, its value as a number, a setting or a phrase, and all that the main statement speaks of."""

    told: Told
    main: tuple[Token, ...]
    key: frozenset[str]
    about: frozenset[str]
    number: tuple[float, str] | None
    setting: tuple[int, int] | None
    value: Phrase | None
    condition: frozenset[str]
    chosen: frozenset[str]  # what the main statement is about, where the key is only what nobody chose

    @cached_property
    def by(self) -> str:
        """The price of `sorted by price`."""
        words = [token.word for token in self.main]
        at = words.index("by") if "by" in words and _SORTED & set(words) else len(words)
        return next((token.concept for token in self.main[at + 1 :] if token.concept), "")

    @property
    def sorting(self) -> bool:
        """`The sort order is …`: it is for what is sorted, whatever that is."""
        return bool(self.by) and self.key <= {"rank", "order"}

    @cached_property
    def people(self) -> frozenset[str]:
        """For whom it is."""
        named = [one.head for one in phrases_in(self.main) if not self.main[one.stop - 1].word.endswith(("user", "users", "ing"))]
        return frozenset(named) & people()


@lru_cache(maxsize=1)
def _marks() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in _MARKS)


@lru_cache(maxsize=2)
def _concepts(parts: bool) -> frozenset[str]:
    return frozenset(concept(root(word)) for word in (_PARTS if parts else _FRAME))


def preset_of(told: Told) -> Preset | None:
    """The default that a statement sets; None for one that sets none, or says what the default must not be."""
    if not told.said & _WORDS or told.said & _STAGES:
        return None
    full = f"{told.leading} , {told.text}" if told.lead else told.text
    if not any(pattern.search(full) for pattern in _marks()):
        return None
    main = _main(told.body)
    denied = any(token.word in _DENIED or token.word.endswith("n't") for token in main)
    setting = (_denied_setting(main) or _none_set(main)) if denied else _setting(main)
    if (denied and setting is None) or {"may", "can", "cannot"} & set(told.words[:8]):
        return None
    key = _key(told, main)
    if not key:
        return None
    number = _number(main)
    key = key - {number[1]} or key if number else key
    about = told.concepts - _concepts(False) - light() - people()
    return Preset(told, main, key, about, number, setting, _value(main), _condition(told), _subject(told, main))


def _main(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """What stands before `unless`, `until`, `if`; of `a map, and below it the size, which is preset to …` the last part alone."""
    commas = [n for n, token in enumerate(tokens[:-1]) if token.word == "," and n]
    which = next((n + 1 for n in commas if tokens[n + 1].word in ("which", "that")), 0)
    start = next((n + 1 for n in range(which - 2, -1, -1) if tokens[n].word in (",", ":", "it")), 0) if which else 0
    stop = next((n for n, token in enumerate(tokens) if n > start + 1 and token.word in _TAIL - {","}), len(tokens))
    return tuple(tokens[start : max(which - 1, start)] + tokens[which + 1 : stop] if which else tokens[:stop])


def _choosing(words: Sequence[str]) -> bool:
    return bool(set(words) & set(_CHOICE.split("|")))


def _chosen(told: Told) -> tuple[Token, ...]:
    """What is not chosen: the size of `if nobody chooses a size`."""
    if told.lead and _choosing([token.word for token in told.lead]):
        at = next((n for n, token in enumerate(told.lead) if token.word in _CHOICE.split("|")), 0)
        behind = told.lead[at + 1 :]
        passive = bool({"is", "are", "been", "was"} & {token.word for token in told.lead[:at]})
        named = told.lead[:at] if passive else behind
        return tuple(token for token in named if token.concept not in people())
    return ()


def _key(told: Told, main: Sequence[Token]) -> frozenset[str]:
    """What the default is for: what is not chosen, what stands before the value with `of`, what is called so, or the subject."""
    words = [token.word for token in main]
    chosen = named_in(_chosen(told))
    if chosen is not None and _named(chosen):
        return _named(chosen)  # and not `if he picks something else`
    for at, (word, following) in enumerate(pairwise(words)):
        if word == "of" and following[:1].isdigit() and at:
            before = phrases_in(main[:at])
            return _named(before[-1]) if before else frozenset()
    begins = ("start", "starts", "begin", "begins")
    at = next((n for n, word in enumerate(words) if n and word == "with" and words[n - 1] in begins), 0)
    if at and any(word in settings() for word in words[at + 1 :]):  # `accounts start with alerts enabled`
        begun = named_in([one for one in main[at + 1 :] if one.word not in settings()])
        return _named(begun) if begun else frozenset()
    at = next((n for n, word in enumerate(words) if word in ("default", "preset", "preselected", "initial")), -1)
    if at > 0 and words[at - 1] == "the" and any(word in _BEING for word in words[:at]):
        behind = named_in(main[at + 1 :])
        return _named(behind) if behind else frozenset()
    plain = [one if one.word not in _FRAME and one.word not in settings() else one._replace(concept="") for one in main]
    first = next((one for one in phrases_in(plain) if one.head not in people()), None)
    whole = named_in(plain[first.start :]) if first else None  # with what stands behind its `of`
    return _named(whole) if whole else frozenset()


def _subject(told: Told, main: Sequence[Token]) -> frozenset[str]:
    """The lesson of `if no date is set, a lesson lasts an hour`."""
    subject = named_in(main) if _chosen(told) else None
    return subject.whole if subject and subject.head not in people() else frozenset()


def _denied_setting(main: Sequence[Token]) -> tuple[int, int] | None:
    """`Not ticked` is unticked; what is not one of three is one of the two others."""
    for before, token in pairwise(main):
        if (before.word in ("not", "never") or before.word.endswith("n't")) and token.word in settings():
            scale, value = settings()[token.word]
            steps = {at for number, at in settings().values() if number == scale}
            return (scale, 1 - value) if steps == {0, 1} else None
    return None


def _none_set(main: Sequence[Token]) -> tuple[int, int] | None:
    """`No seat is selected yet`: not one of them is."""
    words = [token.word for token in main]
    picked = words[:1] == ["no"] and {"selected", "preselected", "pre-selected", "ticked", "chosen", "picked"} & set(words)
    return settings()["off"] if picked else None


def _named(phrase: Phrase) -> frozenset[str]:
    whole = phrase.whole - _concepts(False)
    return whole - _concepts(True) or whole


def _number(main: Sequence[Token]) -> tuple[float, str] | None:
    """The first number with the unit behind it; a `one` that stands for a thing is none."""
    for at, token in enumerate(main):
        found: float | None = None
        if token.word[:1].isdigit():
            bare = token.word.replace(",", "").replace(" ", "")
            found = float(bare) if bare.replace(".", "", 1).isdecimal() else None
        elif token.word in _NUMBERS and (token.word != "one" or (at and main[at - 1].word in _BEFORE_ONE)):
            found = _NUMBERS[token.word]
        if found is not None:
            unit = main[at + 1] if at + 1 < len(main) else None
            return found, (unit.concept or unit.word if unit and unit.word not in (".", ",", "until", "by") else "")
    return None


def _setting(main: Sequence[Token]) -> tuple[int, int] | None:
    """`Off`, `public`, `medium`: the last word of the statement that is a step of a scale; `on` and `off` behind a verb only."""
    for at in range(len(main) - 1, 0, -1):
        word, following = main[at].word, main[at + 1].word if at + 1 < len(main) else ""
        stands = word in ("on", "off") and (main[at - 1].word in _BEING or following == "position")
        if word in _PLACED and following not in _BEHIND and not stands:
            continue
        if word in settings() and not (word in ("preselected", "checked") and following not in ("", ".", "by", "until")):
            return settings()[word]
        if alternative(word):
            return 1000 + exclusive()[alternative(word)], _place(alternative(word))
    first = main[0].word if main else ""
    if alternative(first):
        return 1000 + exclusive()[alternative(first)], _place(alternative(first))
    return None


@lru_cache(maxsize=1)
def _order() -> dict[str, int]:
    return {word: at for at, word in enumerate(sorted(exclusive()))}


def _place(word: str) -> int:
    """A number for one of the words that exclude each other."""
    return _order().get(word, -1)


def _value(main: Sequence[Token]) -> Phrase | None:
    """What it is set to: what stands behind `is`, `to`, `in`; before `is` in `the month view is the default`."""
    words = [token.word for token in main]
    marked = next((n for n, word in enumerate(words) if word in ("default", "preset", "preselected", "initial")), -1)
    being = next((n for n, word in enumerate(words) if word in _BEING), -1)
    given = words[marked + 1 : marked + 2] in (["to"], ["at"], ["as"], ["in"], ["with"])
    if not given and 0 < being < marked and words[marked - 1] in ("the", "a", "our", "is", "are"):
        before = phrases_in(main[:being])
        return before[0] if before else None
    at = next((n for n in range(len(words) - 1, 0, -1) if words[n] in _PLACING | _BEING), 0)
    return named_in(main[at + 1 :]) if at else None


def _condition(told: Told) -> frozenset[str]:
    """Under what it holds: the phones of `on phones, …`; that nothing is chosen is no condition."""
    words = [token.word for token in told.lead]
    found: set[str] = set()
    if told.lead and not _choosing(words) and not any(pattern.search(told.leading) for pattern in _marks()):
        found |= {token.concept for token in told.lead}
    for segment in told.claim.segments:
        if segment.kind == "if" and not segment.leading and not _choosing([token.word for token in segment.tokens]):
            found |= segment.concepts
    return frozenset(found - {""}) - light() - _concepts(False)
