"""What people add to a rule in one breath: how things are, why they want it, a joke, or what the rule is about put in front."""

from __future__ import annotations

import re

from specflow.draft.patterns import Later
from specflow.draft.phrasing.titles import lowered
from specflow.parse.clauses import condition_end
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of

_JOKE = Later(
    r"^.{3,200}?,? (?:\(?(?:just )?(?:a )?(?:joke|joking|kidding)\)?|haha),? (?:but |no,? |seriously,? )+(?=\w)",
    "jok", "kidding", "haha",
)  # fmt: skip
_TAIL = re.compile(
    r"(?:,| [–—-]{1,2}) (?P<why>"
    r"(?:that['’]s|that is) (?!why\b|when\b|how\b|where\b|what\b|all\b)[^,;]{3,}"
    r"|(?:the|our|my|his|her|their) (?:[\w'’-]+ ){1,4}?(?:was|were|had|broke|got lost) [^;]{2,}"
    r"|(?:a lot|lots|plenty|half|most|many|some|a (?:third|quarter|few)|few) (?:of )?(?:our |the |them |my )?(?:[\w'’-]+ ){1,4}?"
    r"(?:are|is|have|has|don['’]t|do not|doesn['’]t|can['’]t|cannot|never|only|still|want|like|come|live|work) [^;]{2,}"
    r"|(?:we|I|they)(?: have|['’]ve)(?: all)? (?:been|had|seen|tried|lost|learned|learnt) [^;]{2,})$",
    re.IGNORECASE,
)
_OBLIGES = re.compile(r"\b(?:must|shall|should|has to|have to|needs? to|may)\b", re.IGNORECASE)
_FRONTED = re.compile(
    r"(?P<what>[A-Z][\w'’-]+[^,;:.]{0,60}), (?P<who>it|we|they|he|she|the system) (?P<rest>[^,;]*\b(?P<it>those|them|these)\b.*)"
)
_SEVERAL = re.compile(r"\w{2,}(?<!s)s(?: (?:between|of|about|with|from|for|by|in|on|to) .+)?$")  # `quarrels between guests`


def without_joke(text: str) -> str:
    """`It needs gloves, joke, but big buttons` without what was none of its author's meaning."""
    return _JOKE.sub("", text)


def with_tail(text: str, grammar: Grammar) -> tuple[str, str]:
    """`Guests over 80 must find it, the old sign was too high` as the rule and the reason; no reason where there is none."""
    found = _TAIL.search(text.rstrip(". "))
    if found is None:
        return text, ""
    main, why = text[: found.start()], found["why"]
    tokens = tokens_of(main)
    open_bracket = main.count("(") > main.count(")") or main.count('"') % 2 == 1 or main.count("“") > main.count("”")
    if open_bracket or grammar.finite(tokens) is None or _OBLIGES.search(why):
        return text, ""
    conditional = tokens[0].word in grammar.subordinators and not condition_end(grammar, tokens)
    return (text, "") if conditional else (main, why)


def topic_first(text: str, grammar: Grammar) -> str:
    """`Quarrels between guests, it stays out of those` with what it speaks of in its place; any other text as it is."""
    found = _FRONTED.fullmatch(text)
    if found is None:
        return text
    first = found["what"].split()[0].lower()
    small = (grammar.prepositions, grammar.subordinators, grammar.adverbs, grammar.determiners)
    if any(first in words for words in small) or not _SEVERAL.search(found["what"]):
        return text
    rest = re.sub(rf"\b{found['it']}\b", lowered(found["what"]), found["rest"], count=1)
    return f"{found['who'].capitalize()} {rest}"
