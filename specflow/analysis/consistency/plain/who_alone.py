"""Who alone does it, in the ways in which people say so: `it is the tenant who …`, `coaches, not parents, …`."""

from __future__ import annotations

from functools import cache

from specflow.analysis.consistency.claims.phrases import PREPOSITIONS, STOPS
from specflow.analysis.consistency.claims.verbs import is_participle
from specflow.analysis.consistency.plain.plainly import NEAR, STANDING, ends_at, word_at
from specflow.analysis.consistency.words.lexicon import concept, people, root
from specflow.analysis.consistency.words.tokens import Token, meaning

_NOBODY = (("nobody", "else"), ("no_one", "else"), ("no", "one", "else"), ("no", "others"), ("none", "else"))
_OUTSIDE = (("nobody", "outside"), ("no_one", "outside"), ("no", "one", "outside"))
_OTHER_THAN: tuple[tuple[str, ...], ...] = (
    ("nobody", "other", "than"), ("no_one", "other", "than"), ("no", "one", "other", "than"), ("none", "but"), *_OUTSIDE
)  # fmt: skip
VISIBLE = frozenset(("visible", "accessible"))
_QUANTIFYING = frozenset("every all each any no only today".split())
_SMALL = frozenset("a an the their our your its".split())


def rather(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Coaches, not parents, enter results`: only coaches do."""
    words = [token.word for token in tokens]
    at = next((n for n in range(1, min(len(words) - 3, NEAR)) if words[n] == "," and words[n + 1] == "not"), 0)
    stop = words.index(",", at + 2) if at and "," in words[at + 2 : at + 2 + NEAR] else 0
    others = tokens[at + 2 : stop]
    if not stop or not others or words[0] in _QUANTIFYING:
        return tokens
    named = [token for token in others if token.concept]
    small = all(token.concept or token.word in _SMALL for token in others)
    plainly = named and not any(is_participle(token.word) or token.word.endswith("ly") for token in others)
    both = tokens[at - 1].concept in people() and named and named[-1].concept in people()
    if not (small and plainly and (both or named[-1].word.endswith("s") == tokens[at - 1].word.endswith("s"))):
        return tokens
    return (word_at("only", tokens[0]), *tokens[:at], *tokens[stop + 1 :])


def it_is(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`It is the tenant who picks the colour`: only the tenant picks it."""
    words = [token.word for token in tokens]
    if words[:1] != ["it"] or words[1:2] not in (["is"], ["was"], ["are"]) or words[2:3] == ["not"]:
        return tokens
    who = next((n for n in range(3, min(len(words) - 1, 3 + NEAR)) if words[n] in ("who", "that")), 0)
    named = [token for token in tokens[2:who] if token.concept]
    person = words[who] == "who" if who else False
    if not named or not person or words[2] not in ("the", "a", "an", "each", "every", "our", "only", "always"):
        return tokens
    return (word_at("only", tokens[2]), *(one for one in tokens[2:who] if one.word not in ("only", "always")), *tokens[who + 1 :])


def nobody_else(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`By the manager and nobody else`: by the manager only."""
    words = [token.word for token in tokens]
    for at in range(2, len(words) - 1):
        run = next((run for run in _NOBODY if tuple(words[at : at + len(run)]) == run), ())
        by = words[at - 1] == "by"
        joint = at - 1 - by
        if run and words[joint] in ("and", "but", ",") and ends_at(words, at + len(run)):
            start = joint - (words[joint - 1] == ",")
            return (*tokens[:start], word_at("only", tokens[start]), *tokens[at + len(run) :])
    return tokens


def by_alone(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`By the manager alone`: by the manager only."""
    words = [token.word for token in tokens]
    at = words.index("alone")
    if "by" not in words[max(0, at - NEAR) : at] or tokens[at - 1].concept not in people() or not ends_at(words, at + 1):
        return tokens
    return (*tokens[:at], tokens[at]._replace(word="only", concept=""), *tokens[at + 1 :])


def other_than(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Nobody other than the owner`: nobody but the owner."""
    words = [token.word for token in tokens]
    for at in range(min(len(words), NEAR)):
        run = next((run for run in _OTHER_THAN if tuple(words[at : at + len(run)]) == run), ())
        if run and (run[-1] != "outside" or any(one.concept in _groups() for one in tokens[at + len(run) : at + len(run) + 4])):
            plain = (tokens[at]._replace(word="nobody", concept=""), word_at("but", tokens[at + 1]))
            return (*tokens[:at], *plain, *tokens[at + len(run) :])
    return tokens


def seen_by(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Notes are visible to nurses only`: only nurses see notes."""
    words = [token.word for token in tokens]
    at = next((n for n in range(2, len(words) - 2) if words[n] in VISIBLE and words[n + 1] == "to"), 0)
    if not at or words[at - 1 - (words[at - 1] == "only")] not in ("is", "are"):
        return tokens
    being = at - 1 - (words[at - 1] == "only")
    stop = next((n for n in range(at + 2, len(words)) if words[n] in (",", ".", ";", "only", "alone", "and")), len(words))
    alone = words[at - 1] == "only" or (words[stop : stop + 1] in (["only"], ["alone"]) and ends_at(words, stop + 1))
    who = tokens[at + 2 : stop]
    narrowed = any(token.word in PREPOSITIONS | STOPS for token in tokens[:being])
    if not alone or narrowed or not any(token.concept for token in who):
        return tokens
    see = tokens[at]._replace(word="see", concept=meaning("see"))
    behind = stop + (words[stop : stop + 1] != ["."])
    return (word_at("only", tokens[0]), *who, word_at("can", see), see, *tokens[:being], *tokens[behind:])


def something_only(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Merging trees is something only the owner can do`: only the owner can merge trees."""
    words = [token.word for token in tokens]
    at = words.index("something")
    if "only" not in words[at:]:
        return tokens
    who = at + 1 + (words[at + 1 : at + 2] == ["that"])
    can = next((n for n in range(who, len(words) - 1) if words[n] in ("can", "may") and words[n + 1] == "do"), 0)
    if not can or words[who] != "only" or words[at - 1] not in STANDING or not words[0].endswith("ing") or not tokens[0].concept:
        return tokens
    verb = tokens[0]._replace(word=words[0].removesuffix("ing"))
    return (*tokens[who : can + 1], verb, *tokens[1 : at - 1])


@cache
def _groups() -> frozenset[str]:
    """Persons, and what consists of them."""
    named = "team department group company organisation club lab office unit crew"
    return people() | {concept(root(word)) for word in named.split()}
