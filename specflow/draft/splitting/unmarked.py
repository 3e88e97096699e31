"""Conditions without their comma, and events that are counted: `Two wrong codes and it locks`."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.draft.patterns import Later
from specflow.parse.grammar import Grammar
from specflow.parse.small_words import BE, RELATIVE
from specflow.parse.tokens import Token, tokens_of

_OPENS = frozenset(("the", "a", "an", "every", "each", "our", "their", "its"))
_OBJECTS = _OPENS | {"them", "it", "him", "her", "us", "me", "everybody", "everyone", "somebody", "all"}
_SAYING = frozenset("say show think know find see mean tell notice believe assume report confirm ensure prove claim".split())
_ONE = frozenset("nobody somebody someone anybody anyone everybody everyone it he she nothing something".split())
_COUNTS = frozenset("two three four five six seven eight nine ten".split())
_HELPING = frozenset(("help", "let", "make", "go", "come", "please", "do", "to", "not"))
_COUNT = Later(
    r"(?P<many>(?:two|three|four|five|six|seven|eight|nine|ten|\d+) [^,;:]{3,60}?),? and (?P<then>(?:the|an?|we|it|they) .+)",
    " and ",
)
_GAP = Later(
    r"(?P<first>.{8,300}?, (?P<does>tell|inform|notify|alert|warn|ask|call|message|e-?mail|text|phone) [a-z][\w' -]{1,40}),? and "
    r"(?P<case>(?:if|when|unless) .{6,160}?),? (?P<who>(?:the|an?|our|their) [\w'-]+(?: [\w'-]+)?)\W*",
    "and if", "and when", "and unless",
)  # fmt: skip


def comma_missing(grammar: Grammar, tokens: Sequence[Token]) -> int:
    """The place of the main clause in `if nobody answers tell the leader` or `once it is full the desk closes`; 0 for none."""
    if len(tokens) < 5 or tokens[0].word not in grammar.subordinators or any(token.word in (",", ";", ":") for token in tokens):
        return 0
    if tokens[1].word in _ONE and tokens[2].word in grammar.verbs.third:
        return 0 if grammar.verbs.third[tokens[2].word] in _SAYING else _order(grammar, tokens, 3) or _subject(grammar, tokens, 3)
    first = grammar.finite(tokens, 1)
    if first is None or first.at < 2 or first.word in _SAYING:
        return 0
    return _order(grammar, tokens, first.end) or _subject(grammar, tokens, first.end)


def _order(grammar: Grammar, tokens: Sequence[Token], start: int) -> int:
    """Where an instruction follows: a plain verb that is no noun, with its object behind it."""
    for at in range(start, min(start + 4, len(tokens) - 1)):
        word, before = tokens[at].word, tokens[at - 1].word
        sure = word in grammar.verbs.plain and (word not in grammar.verbs.nouns or at == start)
        if before in _HELPING or before in RELATIVE or before in ("and", "or", "nobody", "they", "we", "you", "people"):
            continue
        if sure and word not in _HELPING and tokens[at + 1].word in _OBJECTS and before not in grammar.determiners:
            return at
    return 0


def _subject(grammar: Grammar, tokens: Sequence[Token], start: int) -> int:
    """Where a new subject follows with a verb of its own: `is used up the treasurer gets`."""
    if any(token.word in RELATIVE or token.word in ("and", "or", "whether") for token in tokens[start:]):
        return 0
    for at in range(start, min(start + 8, len(tokens) - 2)):
        if tokens[at].word not in _OPENS or tokens[at - 1].word in grammar.prepositions - {"up", "off", "out", "down", "over"}:
            continue
        verb = grammar.finite(tokens, at)
        word = tokens[verb.at].word if verb is not None else ""
        sure = verb is not None and (verb.kind in ("be", "modal", "do") or grammar.verbs.certain(word) or word == "gets")
        return at if verb is not None and sure and 1 < verb.at - at <= 4 else 0
    return 0


def counted_events(text: str, grammar: Grammar) -> tuple[str, str]:
    """`After two wrong codes` and `the card is blocked` of `Two wrong codes and the card is blocked`; two empty texts else."""
    first = text.partition(" ")[0].lower()
    found = _COUNT.fullmatch(text.rstrip(". ")) if first.isdigit() or first in _COUNTS else None
    if found is None or grammar.finite(tokens_of(found["many"])) is not None:
        return "", ""
    tokens = tokens_of(found["then"])
    verb = grammar.finite(tokens)
    if verb is None or verb.at == 0 or tokens[verb.at].word in ("are", "were", "have", "do") or verb.kind == "past":
        return "", ""
    one = verb.kind in ("modal", "verb") or tokens[verb.at].word in BE
    return (f"After {found['many'][:1].lower()}{found['many'][1:]}", found["then"]) if one else ("", "")


def gap_filled(text: str) -> tuple[str, str]:
    """`If nobody comes, tell the clerk` and `if the clerk is away, tell the warden` of one sentence that says `tell` once."""
    found = _GAP.fullmatch(text)
    if found is None:
        return "", ""
    return found["first"], f"{found['case']}, {found['does'].lower()} {found['who']}"
