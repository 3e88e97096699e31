"""What somebody asked for, and what became of it: `Sales had asked for a discount. Not agreed.`"""

from __future__ import annotations

import re

from specflow.draft.patterns import Later
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of

_DOWN = (
    r"(?:not (?:agreed|accepted|approved|granted|supported|doing (?:it|this|that))|rejected|refused|declined|denied|dismissed"
    r"|turned down|voted down|shot down|thrown out|ruled out|dropped|discarded|vetoed|overruled|a no|no[ -]go"
    r"|postponed|deferred|adjourned|put off|shelved)"
)
_WE = r"(?:we|they|I|all|everybody|everyone|the (?:team|group|board|committee|meeting|council)|[A-Z][a-z]+)(?: all| then)?"
_SAID_NO = (
    rf"{_WE} (?:said no"
    r"|(?:agreed|decided) to (?:do|add|build|look at) (?:it|this|that|them) (?:later|next year|another time)"
    r"|did(?: not|n['’]t) agree|disagreed|refused|declined|(?:decided|voted) against (?:it|this|that)"
    r"|(?:rejected|dropped|refused|vetoed|discarded) (?:it|this|that)|(?:turned|voted) (?:it|this|that) down)"
    r"|(?:it|this|that) (?:found|got|had) no (?:majority|support|agreement)"
)
_WHY = r"(?:,? (?:by|because|since|as|for|too|with|until|to) [^.;]{2,80}|, [a-z][^.;]{2,120})?"
_NO = (
    r"(?:(?:but|and|so) )?(?:(?:we|they) (?:discussed|talked about|considered) (?:it|this|that),? (?:and|but) )?"
    rf"(?:(?:(?:(?:that|this|it|the answer) )?(?:(?:['’]s|is|was|got|has been|have been) )?{_DOWN}|{_SAID_NO}){_WHY}"
    r"|(?:no|nope|nah)(?:,? (?:let['’]s not|thanks|way|sorry|not now|please))?)"
)
_VERDICT = re.compile(rf"\W*{_NO}\W*", re.IGNORECASE)
_ENDS_IN_IT = re.compile(
    r"(?P<what>.{4,300}?)(?:\s+[–—-]{1,2}\s+|:\s+|;\s+|\s+\((?=[^()]*\)\W*$)|\s*(?:=>|→|->)\s*|,\s+(?=but |and )|\s+(?=but ))"
    rf"{_NO}\W*",
    re.IGNORECASE,
)
_WISHES = Later(
    r"(?P<who>(?!we\b|i\b|you\b|if\b|when\b)[^,;:.]{2,60}?) (?:(?:had|has|have|also|once|even|really|both|all) )*"
    r"(?P<verb>asked|wanted|wants?|requested|suggested|suggests?|proposed|proposes?|wished|pushed|begged|hoped"
    r"|would (?:have )?(?:liked?|loved?|prefer(?:red)?))"
    r"(?: us| me)?(?P<that> for| to have| to get| that we| if we could| whether we could| we| whether| if)? (?P<what>.{3,300})",
    "ask", "want", "request", "suggest", "propose", "wish", "push", "beg", "hope", "would",
)  # fmt: skip
_THERE_WAS = Later(
    r"(?:there (?:was|were|has been|is) (?:an?|the|also an?) (?:proposal|idea|suggestion|wish|request|motion|discussion)"
    r"|(?:discussion|proposal|idea|suggestion|request|motion)) (?:to|for|of|about|that we) (?P<what>.{3,200})",
    "proposal", "idea", "suggestion", "wish", "request", "motion", "discussion",
)  # fmt: skip
_MINE = Later(  # `I suggested we take a deposit`
    r"(?:I|we)(?: had| have|['’]d| would)? (?:suggested|proposed|asked for|wanted|like|love)(?: that)?(?: us)?"
    r"(?: to have| to get| we)? (?P<what>.{3,200})",
    "suggested", "proposed", "asked", "wanted", "like", "love",
)  # fmt: skip
_PAST_MINE = re.compile(r"I (?:had |have )?(?:suggested|proposed|asked|wanted)\b")
_PAST = re.compile(r"(?:asked|wanted|requested|suggested|proposed|wished|pushed|begged|hoped|would have)\b", re.IGNORECASE)


def is_no(text: str) -> bool:
    """`Not agreed.`, `We said no.`: what was said before it is turned down."""
    return _VERDICT.fullmatch(text) is not None


def refused(text: str) -> str:
    """`a discount` of `Sales wanted a discount - rejected`, whatever stands before such an end; empty for any other text."""
    found = _ENDS_IN_IT.fullmatch(text)
    return found["what"].strip() if found and "?" not in text else ""


def wished(text: str) -> str:
    """`a discount` of `Sales had asked for a discount`; empty for what tells of no wish."""
    if plan := _THERE_WAS.fullmatch(text.rstrip(". ")):
        return plan["what"]
    if mine := _MINE.fullmatch(text.rstrip(". ")):
        return re.sub(r" to be (?:allowed|possible|there|included)$", "", mine["what"])
    found = _WISHES.fullmatch(text.rstrip(". "))
    return re.sub(r"^(?:to|should|could) ", "", found["what"]) if found else ""


def was_wished(text: str, grammar: Grammar) -> bool:
    """Whether a sentence only tells of what somebody once asked for: a wish of the past that nobody took up."""
    if _PAST_MINE.match(text):
        return True
    found = _WISHES.fullmatch(text.rstrip(". "))
    if found is None or not _PAST.match(found["verb"]) or grammar.finite(tokens_of(found["who"])) is not None:
        return False
    return found["that"] != " for" or grammar.finite(tokens_of(found["what"])) is None
