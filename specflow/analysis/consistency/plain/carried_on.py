"""What goes on, stops, or is never so, put plainly: `continues to sell`, `is unable to`, `under no circumstances does …`."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.phrases import PREPOSITIONS, STOPS
from specflow.analysis.consistency.claims.verbs import PRONOUNS
from specflow.analysis.consistency.plain.plainly import NEAR, STANDING, ends_at, word_at
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token, meaning

_CASES = frozenset("circumstances case time account condition".split())
_NEVER = frozenset("never not".split())
_INVERTED = frozenset("does do must may can shall will should is are".split())
TURNING = frozenset("turn turning switch switching".split())
_APART = 6  # words between `turn` and `off`
_STOPPING = frozenset("stop stops cease ceases".split())
_MODALS = frozenset("must shall will should may can could".split())
_SHORT = 5  # letters: `ring` is no verb form of `r`
_GOING_ON = frozenset("go_on goes_on carry_on carries_on keep_on keeps_on".split())
CARRIERS = _STOPPING | _GOING_ON | frozenset("continue continues unable refuses refuse fails fail".split())
GETTING = frozenset("get gets free entitled".split())


def turned(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Turn the lamp off`, `turning off the lamp`: to disable it."""
    for at, token in enumerate(tokens):
        if token.word in TURNING and (at == 0 or tokens[at - 1].word in ("to", "can", "may", "must", "cannot")):
            ends = (n for n in range(at + 1, min(at + _APART, len(tokens))) if tokens[n].word in ("on", "off"))
            end = next(ends, 0)
            words = [one.word for one in tokens[end + 1 : end + 2]]
            beside = end == at + 1 and words not in (["or"], ["and"], ["its"], ["their"])
            if end and (beside or ends_at(words, 0) or words[0] in STANDING):
                means = meaning("disable" if tokens[end].word == "off" else "enable")
                return (*tokens[:at], token._replace(concept=means), *tokens[at + 1 : end], *tokens[end + 1 :])
    return tokens


def in_no_case(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Under no circumstances does the pump start`: the pump never starts."""
    words = [token.word for token in tokens]
    at = 3
    if words[:1] not in (["under"], ["in"], ["at"], ["on"]) or words[1:2] != ["no"]:
        return tokens
    if len(words) < NEAR or words[2] not in _CASES or words[at] not in _INVERTED:
        return tokens
    verb = _verb_behind(tokens, at + 1)
    if not verb:
        return tokens
    helping = () if words[at] in ("does", "do") else (tokens[at],)
    return (*tokens[at + 1 : verb], *helping, word_at("never", tokens[0]), *tokens[verb:])


def _verb_behind(tokens: Sequence[Token], at: int) -> int:
    """Where the verb stands behind a subject that an auxiliary was put in front of: the last of a run of words."""
    ends = PREPOSITIONS | STOPS | {"be", "up"}
    end = next((n for n in range(at + 1, len(tokens)) if tokens[n].word in ends), 0)
    return end if end and tokens[end].word == "be" else max(end - 1, 0)


def carried(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Continues to sell`, `is unable to unlock`: sells, cannot unlock."""
    words = [token.word for token in tokens]
    for at in range(1, len(words) - 2):
        acting = words[at + 1].endswith("ing") and bool(tokens[at + 1].concept) and len(words[at + 1]) > _SHORT
        if words[at] in _STOPPING and words[at - 1] not in _NEVER and acting:
            verb = tokens[at + 1]._replace(word=words[at + 1].removesuffix("ing"))
            doing = word_at("does" if words[at].endswith("s") else "do", tokens[at])
            lead = tokens[:at] if words[at - 1] in _MODALS else (*tokens[:at], doing)
            return (*lead, tokens[at]._replace(word="not", concept=""), verb, *tokens[at + 2 :])
        if words[at] in _GOING_ON and acting:
            ending = "s" if words[at].split("_")[0].endswith("s") else ""
            verb = tokens[at + 1]._replace(word=words[at + 1].removesuffix("ing") + ending)
            return (*tokens[:at], word_at("still", tokens[at]), verb, *tokens[at + 2 :])
        if words[at + 1] != "to" or not tokens[at + 2].concept:
            continue
        if words[at] in ("continue", "continues"):
            verb = tokens[at + 2]
            ended = verb if words[at] == "continue" or verb.word.endswith("s") else verb._replace(word=verb.word + "s")
            return (*tokens[:at], word_at("still", tokens[at]), ended, *tokens[at + 3 :])
        if words[at] == "unable" and words[at - 1] in STANDING:
            return (*tokens[: at - 1], tokens[at]._replace(word="cannot", concept=""), *tokens[at + 2 :])
        if words[at] in ("fails", "refuses", "fail", "refuse") and words[at - 1] not in STANDING:
            does = "does" if words[at].endswith("s") else "do"
            return (*tokens[:at], word_at(does, tokens[at]), word_at("not", tokens[at]), *tokens[at + 2 :])
    return tokens


def getting_to(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Gets to switch it`, `is free to switch it`: can."""
    words = [token.word for token in tokens]
    for at in range(1, len(words) - 2):
        if words[at] in GETTING and words[at + 1] == "to" and tokens[at + 2].concept:
            start = at - (words[at - 1] in STANDING and words[at] in ("free", "entitled"))
            person = any(token.concept in people() or token.word in PRONOUNS for token in tokens[:start])
            if words[at] in ("get", "gets") or (start < at and person):
                return (*tokens[:start], word_at("can", tokens[at]), *tokens[at + 2 :])
    return tokens
