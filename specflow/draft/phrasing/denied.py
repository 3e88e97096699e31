"""What denies from the front, `Under no circumstances may …` or `Nobody may …`, as a prohibition that cannot be misread."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specflow.draft.phrasing.titles import lowered
from specflow.parse.grammar import Grammar
from specflow.parse.small_words import NEGATED
from specflow.parse.tokens import Token, tokens_of

_FRONTED = re.compile(
    r"(?:under no circumstances?|on no account|in no (?:case|event|way|circumstances?)|at no (?:time|point|stage)|by no means"
    r"|in no situation|for no reason|never(?: ever)?|not once|nowhere),? "
    r"(?P<modal>may|can|could|must|shall|should|will|would|is|are|do|does) (?P<rest>\S.*)",
    re.IGNORECASE,
)
_HOW = {"is": "must not be", "are": "must not be", "should": "should not", "would": "should not", "could": "should not"}
_BUT = re.compile(r"(?:nobody|no[ -]one)(?: else)? (?:but|except(?: for)?|other than|apart from|save) (?P<who>.+)", re.IGNORECASE)
_NOBODY = re.compile(r"(?:nobody|no[ -]one)\b(?P<more>.*)", re.IGNORECASE)
_NEITHER = re.compile(r"neither (?P<one>.+?) nor (?P<other>.+)", re.IGNORECASE)
_NONE_OF = re.compile(r"none of (?P<who>.+)", re.IGNORECASE)
_NO = re.compile(
    r"no (?P<who>(?!(?:more|less|fewer|longer|later|earlier|sooner|matter|other than|such)\b)[\w'’-].*)", re.IGNORECASE
)


def fronted(text: str, grammar: Grammar) -> str:
    """`Under no circumstances may the app offer a refund` as `the app must not offer a refund`; any other text as it is."""
    found = _FRONTED.match(text)
    if found is None:
        return text
    modal, rest = found["modal"].lower(), found["rest"]
    tokens = tokens_of(rest)
    at = 1 if modal in ("is", "are") else _verb(tokens, grammar)
    if modal in ("is", "are"):
        at = next((one for one in range(1, len(tokens)) if tokens[one].word in grammar.verbs.past), 0)
    if not 0 < at <= 12:
        return text
    who, does = rest[: tokens[at].start].strip(), rest[tokens[at].start :]
    return f"{lowered(who)} {_HOW.get(modal, 'must not')} {does}"


def _verb(tokens: Sequence[Token], grammar: Grammar) -> int:
    """Where the plain verb behind a subject stands: `offer` of `the app offer the meter`; 0 for none."""
    verbs = grammar.verbs
    leads = grammar.determiners | grammar.prepositions
    likely = [at for at in range(1, len(tokens)) if tokens[at].word in verbs.plain or tokens[at].word in ("be", "have")]
    likely = [at for at in likely if tokens[at - 1].word not in leads]
    sure = [at for at in likely if tokens[at].word not in verbs.nouns or _leads(tokens, at, grammar)]
    return (sure or likely or [0])[0]


def _leads(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether what follows is an object, or nothing: a verb stands here rather than a noun."""
    after = tokens[at + 1].word if at + 1 < len(tokens) else "the"
    return after in grammar.determiners or after in grammar.pronouns or after in NEGATED or after.isdigit()


def denied(subject: str, rest: str, modal: str) -> str:
    """`nobody` with `hold two meters` as `people must not hold two meters`; empty for other subjects.

    `Nobody must be able to …` could be read as leave, and `nobody must …` as one duty less.
    """
    if found := _BUT.fullmatch(subject):
        return f"only {lowered(found['who'])} {modal} be able to{rest}"
    who = _who(subject)
    return f"{who} {modal} not{rest}" if who else ""


def _who(subject: str) -> str:
    """Whom a subject that leaves nobody speaks of: `a tenant` of `no tenant`, `people under 16` of `nobody under 16`."""
    if found := _NEITHER.fullmatch(subject):
        return f"{lowered(found['one'])} and {lowered(found['other'])}"
    if found := _NONE_OF.fullmatch(subject):
        return found["who"]
    if found := _NOBODY.fullmatch(subject):
        more = found["more"]
        return f"other people{more[5:]}" if more.startswith(" else") else f"people{more}"
    found = _NO.fullmatch(subject)
    if found is None:
        return ""
    head = re.split(r" (?:of|in|on|at|under|over|with|without|from|who|that|for|to|below|above) ", found["who"], maxsplit=1)[0]
    many = head.lower().endswith("s") or head.lower() in ("people", "children", "staff")
    return found["who"] if many else f"{'an' if head[:1].lower() in 'aeiou' else 'a'} {found['who']}"
