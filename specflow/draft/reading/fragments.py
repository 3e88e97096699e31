"""Words without a verb, or with one that cannot be told, as requirements: `no login`, `max 3 messages per day`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from specflow.draft.phrasing import hasty
from specflow.draft.phrasing.titles import lowered
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of

_AT_MOST = re.compile(r",?\s*\b(?:tops|at most|at the most|max(?:imum)?)\b", re.IGNORECASE)
BOUND = re.compile(
    r"(max(?:imum)?|at most|up to|no more than|not more than|min(?:imum)?|at least)\b\.?:?\s+"
    r"(?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s)", re.IGNORECASE
)
_COUNTING = re.compile(r"max|maximum|min|minimum|at|most|least|up|to|no|more|than|\.|:|\d[\d.,]*")
_NUMBERED = re.compile(
    r"(?:\d[\d,.]*%?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)\s", re.IGNORECASE
)
_WHOLE = re.compile(r"(?:all|everything|all of (?:that|this|it|these)) (?=(?:without|with|on|in|offline)\b)", re.IGNORECASE)
_UNDER = re.compile(  # `cost per summary under 2 cents`
    r"(?P<what>[A-Za-z][\w' -]{3,40}?) (?:under|below|at most|at least|within|no more than|less than|over|above)"
    r" (?:\d|an? |one |two |three |four |five |ten )", re.IGNORECASE
)
COUNTS_AS = re.compile(  # `no data for 15 minutes counts as an alarm`
    r"(?P<what>no [a-z][^,;:]{2,60}?) (?P<does>count|mean|lead)s (?P<rest>(?:as|that|to|an?|the|no)\b.*)", re.IGNORECASE
)
_MAX = re.compile(  # `waitlist max 10 people`
    r"(?P<what>[A-Za-z][\w'-]+(?: [\w'-]+){0,3}) (?P<limit>max|min)(?:imum|\.)? (?P<much>[$€£]?\d[^,;:]*)", re.IGNORECASE
)
_SIGNED = re.compile(r"(?P<what>[A-Za-z][\w'-]*(?: [\w'-]+){0,3}) (?P<sign>[<>]=?|[≤≥]) ?(?=\d)")
_SIGNS = {"<": "under", ">": "over", "≤": "at most", "≥": "at least", "<=": "at most", ">=": "at least"}
ARROW = re.compile(r"\s(?:=>?|->|→)\s")
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_TIMED_NO = re.compile(
    r"(?P<when>(?:after|before|until|between|on|at|during|from) [^,;]{2,40}?),? (?P<no>no [a-z].*)", re.IGNORECASE
)
_HELD = re.compile(r"\b(?:who|that|which|whether|what|whose|until|unless|because|while|if|when)\b", re.IGNORECASE)


def is_count(words: Iterable[str]) -> bool:
    """Whether words only count: `at most 3`."""
    return all(_COUNTING.fullmatch(word) for word in words)


def counted(main: str, *, hedged: bool, rule: bool) -> str:
    """`max 3 messages per day`, `100 requests per minute`: the word behind the number is a noun."""
    bound = BOUND.match(main)
    if rule and bound is None:
        return f"this rule must hold: {lowered(main)}"
    most = "" if bound is None else "at least " if bound[1].lower().startswith(("min", "at least")) else "at most "
    return f"there {'should' if hedged else 'must'} be {most}{main[bound.end() if bound else 0 :]}"


def fragment(grammar: Grammar, main: str, *, hedged: bool, rule: bool) -> str:
    """Words without a verb, or with one that cannot be told."""
    word = "should" if hedged else "must"
    low = main.lower()
    if BOUND.match(main) and grammar.finite(tokens_of(main)) is None:
        return counted(main, hedged=hedged, rule=rule)
    if not rule and (found := COUNTS_AS.fullmatch(main)):
        return f"{lowered(found['what'])} {word} {found['does']} {found['rest']}"
    led = low.partition(" ")[0] in grammar.prepositions
    bound = None if rule or led or _ONLY.search(main) or ARROW.search(main) else _UNDER.match(main)
    if not (rule or led) and (found := _MAX.fullmatch(main)) and _verbless(grammar, main):
        limit = "least" if found["limit"].lower() == "min" else "most"
        return f"{lowered(found['what'])} {word} be at {limit} {found['much']}"
    if (found := bound) and not _HELD.search(found["what"]) and _verbless(grammar, main):
        what, never, _ = f"{found['what']} ".partition(" never ")
        return f"{lowered(what.strip())} {word}{never.rstrip()} be {main[found.end('what') :].strip()}"
    if not (rule or led) and (found := _SIGNED.match(main)) and _verbless(grammar, found["what"]):
        return f"{lowered(found['what'])} {word} be {_SIGNS[found['sign']]} {main[found.end() :]}"
    if not rule and (found := _TIMED_NO.fullmatch(main)) and _verbless(grammar, main):
        return f"{lowered(found['when'])}, there must be {found['no']}"
    if (found := _WHOLE.match(main)) and grammar.finite(tokens_of(main)) is None:
        return f"{main[: found.end()].strip()} {word} work {main[found.end() :]}"
    if low.startswith(("no ", "nothing ")) and ": " not in main and len(main.split()) > 1 and not ARROW.search(main):
        return f"there must be {lowered(main)}"
    if _NUMBERED.match(main) and " = " not in main and not rule and grammar.finite(tokens_of(main)) is None:
        most = _AT_MOST.search(main[:80])
        if most:
            return f"there must be at most {lowered(main[: most.start()])}{main[most.end() :]}"
        return f"there {word} be {lowered(main)}"
    if rule:
        return f"this rule must hold: {lowered(main)}"
    thing = hasty.is_thing(main, grammar) and not _ONLY.search(main)
    if thing or (hedged and low.startswith(("a ", "an ")) and _verbless(grammar, main)):
        return f"the system {word} offer {lowered(main)}"
    return f"the system {word} keep to this: {main}"


def _verbless(grammar: Grammar, text: str) -> bool:
    return grammar.finite(tokens_of(text)) is None
