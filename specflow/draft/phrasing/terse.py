"""Cases in a word or two, as people write them in a list: `label torn: type the number`, `scan the tag -> show the boat`."""

from __future__ import annotations

import re

from specflow.draft.phrasing.titles import lowered
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of

_STATES = frozenset(
    "unreadable unknown missing empty full late early wrong offline online unavailable available invalid valid closed open"
    " locked dead low torn inside outside gone away asleep lost broken stuck dirty wet out-of-date"
    " overdue unsure unclear ready free occupied".split()
)
_LACKS = frozenset("no wrong unknown missing invalid lost duplicate too another second third unexpected".split())
_BETWEEN = frozenset("already still again not no-longer never".split())
_PARTICLES = frozenset("away off up down out back in on twice again already".split())
_SAME = frozenset(("put", "set", "cut", "shut", "hit", "split"))
_PAST = {"show": "shown", "see": "seen", "take": "taken", "give": "given", "choose": "chosen", "write": "written", "read": "read"}
_ARROW = re.compile(r"(?P<case>[^:;.?]{4,80}?)\s+(?:=>|->|→)\s*(?P<then>[A-Za-z][^:;?]*)")
_WORDS = 7


def case_of(label: str, grammar: Grammar) -> str:
    """`When boat is already hired` of `boat already hired`, `When tag is scanned` of `scan tag`; empty for what names no case."""
    words = label.split()
    low = [word.lower() for word in words]
    if not 2 <= len(words) <= _WORDS or low[0] in grammar.subordinators or "," in label:
        return ""
    if low[0] in _LACKS:
        many = low[-1].endswith("s") and not low[-1].endswith("ss")
        article = "" if many or low[0] in ("no", "too") else "an " if low[0][0] in "aeiou" else "a "
        return f"When there {'are' if many else 'is'} {article}{lowered(label)}"
    at = next((at for at in range(1, len(low)) if _is_state(low[at], grammar) and _ends(low[at + 1 :], grammar)), 0)
    thing = [word for word in low[:at] if word not in _BETWEEN]
    if thing and not any(_verb(word, grammar) or word in grammar.prepositions for word in thing):
        held = [words[one] for one in range(at) if low[one] in _BETWEEN]
        being = "are" if thing[-1].endswith("s") and not thing[-1].endswith("ss") else "is"
        named = [words[one] for one in range(at) if low[one] not in _BETWEEN]
        said = " ".join((*named, being, *held, *words[at:]))
        return f"When {lowered(said)}"
    return _done(words, grammar)


def answered(text: str, actor: str, grammar: Grammar) -> tuple[str, str]:
    """`scan the tag -> show the boat` as the case and what must happen then; two empty texts for anything else."""
    if not any(sign in text for sign in ("->", "=>", "→")):
        return "", ""
    found = _ARROW.fullmatch(text.rstrip(". "))
    case = case_of(found["case"], grammar) if found else ""
    if found is None or not case:
        return "", ""
    then = found["then"]
    if then.split()[0].lower() in grammar.verbs.plain and grammar.finite(tokens_of(then)) is None:
        by_hand = then.split()[0].lower() in ("type", "tap", "press", "click", "swipe", "enter")
        return case, f"{actor} can {lowered(then)}" if by_hand else f"the system must {lowered(then)}"
    return case, then


def _ends(following: list[str], grammar: Grammar) -> bool:
    """Whether a state describes what stands before it: `boat hired by a guest`, not `3 wrong tries`."""
    return not following or following[0] in grammar.prepositions or following[0] in _PARTICLES


def _is_state(word: str, grammar: Grammar) -> bool:
    return word in _STATES or word in _SAME or (word in grammar.verbs.past and word not in grammar.verbs.plain)


def _verb(word: str, grammar: Grammar) -> bool:
    return word in grammar.verbs.plain and word not in grammar.verbs.nouns


def _done(words: list[str], grammar: Grammar) -> str:
    """`When tag is scanned` of `scan tag`: whoever does it, it is done."""
    verb, rest = words[0].lower(), [word.lower() for word in words[1:]]
    led = any(word in grammar.prepositions or _verb(word, grammar) for word in rest)
    if verb not in grammar.verbs.plain or len(rest) > 4 or led:
        return ""
    done = _PAST.get(verb) or next((one for one in _pasts(verb) if one in grammar.verbs.past), "")
    many = rest[-1].endswith("s") and not rest[-1].endswith("ss")
    return f"When {' '.join(words[1:])} {'are' if many else 'is'} {done}" if done else ""


def _pasts(verb: str) -> tuple[str, ...]:
    """The regular forms that a verb may have."""
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed", f"{verb}{verb[-1]}ed", f"{verb[:-1]}ied"
