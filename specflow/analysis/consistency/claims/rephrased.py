"""Ways of speaking that say who alone does it, put into plain words: `it is the tenant who …`, `coaches, not parents, …`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from specflow.analysis.consistency.claims.conditions import NUMBER_WORDS
from specflow.analysis.consistency.claims.labelled import as_sentence
from specflow.analysis.consistency.claims.ordered import in_steps
from specflow.analysis.consistency.claims.phrases import PREPOSITIONS, STOPS
from specflow.analysis.consistency.claims.verbs import PRONOUNS, is_participle
from specflow.analysis.consistency.words.lexicon import concept, people, root
from specflow.analysis.consistency.words.tokens import Token, meaning
from specflow.analysis.consistency.words.units import UNITS

_DECIDING = frozenset("decide decides decided choose chooses determine determines settle settles pick picks".split())
_ASKING = frozenset("when whether if which what how where".split())
_DECISION = {"decision": "decides", "choice": "chooses"}
_ABOUT = frozenset("to on about of over whether when which if what how where".split())
_NOBODY = (("nobody", "else"), ("no_one", "else"), ("no", "one", "else"), ("no", "others"), ("none", "else"))
_OUTSIDE = (("nobody", "outside"), ("no_one", "outside"), ("no", "one", "outside"))
_OTHER_THAN: tuple[tuple[str, ...], ...] = (
    ("nobody", "other", "than"), ("no_one", "other", "than"), ("no", "one", "other", "than"), ("none", "but"), *_OUTSIDE
)  # fmt: skip
_BEING = frozenset(("is", "are", "was", "lies", "rests", "belongs"))
_ALONE = frozenset("alone only solely exclusively".split())
_MADE = frozenset(("made", "taken"))
_VISIBLE = frozenset(("visible", "accessible"))
_CASES = frozenset("circumstances case time account condition".split())
_NEVER = frozenset("never not".split())
_DESCRIBING = frozenset("they it he she we these both".split())
_BOUNDING = frozenset("only at if when after before until".split())
_QUANTIFYING = frozenset("every all each any no only today".split())
_SMALL = frozenset("a an the their our your its".split())
_INVERTED = frozenset("does do must may can shall will should is are".split())
_TURNING = frozenset("turn turning switch switching".split())
_APART = 6  # words between `turn` and `off`
_STOPPING = frozenset("stop stops cease ceases".split())
_MODALS = frozenset("must shall will should may can could".split())
_SHORT = 5  # letters: `ring` is no verb form of `r`
_GOING_ON = frozenset("go_on goes_on carry_on carries_on keep_on keeps_on".split())
_CARRIERS = _STOPPING | _GOING_ON | frozenset("continue continues unable refuses refuse fails fail".split())
_GETTING = frozenset("get gets free entitled".split())
_NEAR = 8  # words of a phrase
_LONGEST = 24  # words of what is decided


def rephrased(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence, said plainly; spans stay those of the text.

    Each rule looks at what the rules before it left, and leaves alone what is not said its way.
    """
    tokens = in_steps(as_sentence(_without_asides(tokens)))
    said = frozenset(token.word for token in tokens)
    for marks, rule in _RULES:
        if marks & said:
            found = rule(tokens)
            if found is not tokens:
                tokens, said = found, frozenset(token.word for token in found)
    return tokens


def _word(word: str, near: Token) -> Token:
    """A word that the sentence implies, at the place of one that it has."""
    return Token(word, near.start, near.end, "")


def _ends(words: Sequence[str], at: int) -> bool:
    """Whether nothing more is said from here on."""
    return words[at : at + 1] in ([], ["."], [","], [";"])


def _without_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Leads, who are no clerks, enter …`, `agents (they are no clerks) …`: what only describes them is left out."""
    words = [token.word for token in tokens]
    if "(" in words[1:] and ")" in words:
        start, stop = words.index("(", 1), words.index(")")
        inner = words[start + 1 : stop]
        if inner and inner[0] in _DESCRIBING and len(inner) <= _NEAR and not any(_counts(word) for word in inner):
            tokens = (*tokens[:start], *tokens[stop + 1 :])
            words = [token.word for token in tokens]
    for at in range(1, min(len(words) - 2, _NEAR)):
        if words[at : at + 2] == [",", "who"] and tokens[at - 1].concept in people() and "," in words[at + 2 : at + 2 + _NEAR]:
            stop = words.index(",", at + 2)
            inner = words[at + 2 : stop]
            if inner and inner[0] in _BEING and not any(_counts(word) or word in _BOUNDING for word in inner):
                return (*tokens[:at], *tokens[stop + 1 :])
    return tokens


def _counts(word: str) -> bool:
    return word[:1].isdigit() or word in NUMBER_WORDS - {"a", "an"} or word in UNITS


def _rather(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Coaches, not parents, enter results`: only coaches do."""
    words = [token.word for token in tokens]
    at = next((n for n in range(1, min(len(words) - 3, _NEAR)) if words[n] == "," and words[n + 1] == "not"), 0)
    stop = words.index(",", at + 2) if at and "," in words[at + 2 : at + 2 + _NEAR] else 0
    others = tokens[at + 2 : stop]
    if not stop or not others or words[0] in _QUANTIFYING:
        return tokens
    named = [token for token in others if token.concept]
    small = all(token.concept or token.word in _SMALL for token in others)
    plainly = named and not any(is_participle(token.word) or token.word.endswith("ly") for token in others)
    both = tokens[at - 1].concept in people() and named and named[-1].concept in people()
    if not (small and plainly and (both or named[-1].word.endswith("s") == tokens[at - 1].word.endswith("s"))):
        return tokens
    return (_word("only", tokens[0]), *tokens[:at], *tokens[stop + 1 :])


def _it_is(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`It is the tenant who picks the colour`: only the tenant picks it."""
    words = [token.word for token in tokens]
    if words[:1] != ["it"] or words[1:2] not in (["is"], ["was"], ["are"]) or words[2:3] == ["not"]:
        return tokens
    who = next((n for n in range(3, min(len(words) - 1, 3 + _NEAR)) if words[n] in ("who", "that")), 0)
    named = [token for token in tokens[2:who] if token.concept]
    person = words[who] == "who" if who else False
    if not named or not person or words[2] not in ("the", "a", "an", "each", "every", "our", "only", "always"):
        return tokens
    return (_word("only", tokens[2]), *(one for one in tokens[2:who] if one.word not in ("only", "always")), *tokens[who + 1 :])


def _nobody_else(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`By the manager and nobody else`: by the manager only."""
    words = [token.word for token in tokens]
    for at in range(2, len(words) - 1):
        run = next((run for run in _NOBODY if tuple(words[at : at + len(run)]) == run), ())
        by = words[at - 1] == "by"
        joint = at - 1 - by
        if run and words[joint] in ("and", "but", ",") and _ends(words, at + len(run)):
            start = joint - (words[joint - 1] == ",")
            return (*tokens[:start], _word("only", tokens[start]), *tokens[at + len(run) :])
    return tokens


def _by_alone(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`By the manager alone`: by the manager only."""
    words = [token.word for token in tokens]
    at = words.index("alone")
    if "by" not in words[max(0, at - _NEAR) : at] or tokens[at - 1].concept not in people() or not _ends(words, at + 1):
        return tokens
    return (*tokens[:at], tokens[at]._replace(word="only", concept=""), *tokens[at + 1 :])


def _turned(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Turn the lamp off`, `turning off the lamp`: to disable it."""
    for at, token in enumerate(tokens):
        if token.word in _TURNING and (at == 0 or tokens[at - 1].word in ("to", "can", "may", "must", "cannot")):
            ends = (n for n in range(at + 1, min(at + _APART, len(tokens))) if tokens[n].word in ("on", "off"))
            end = next(ends, 0)
            words = [one.word for one in tokens[end + 1 : end + 2]]
            beside = end == at + 1 and words not in (["or"], ["and"], ["its"], ["their"])
            if end and (beside or _ends(words, 0) or words[0] in _BEING):
                means = meaning("disable" if tokens[end].word == "off" else "enable")
                return (*tokens[:at], token._replace(concept=means), *tokens[at + 1 : end], *tokens[end + 1 :])
    return tokens


def _other_than(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Nobody other than the owner`: nobody but the owner."""
    words = [token.word for token in tokens]
    for at in range(min(len(words), _NEAR)):
        run = next((run for run in _OTHER_THAN if tuple(words[at : at + len(run)]) == run), ())
        if run and (run[-1] != "outside" or any(one.concept in _groups() for one in tokens[at + len(run) : at + len(run) + 4])):
            plain = (tokens[at]._replace(word="nobody", concept=""), _word("but", tokens[at + 1]))
            return (*tokens[:at], *plain, *tokens[at + len(run) :])
    return tokens


def _seen_by(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Notes are visible to nurses only`: only nurses see notes."""
    words = [token.word for token in tokens]
    at = next((n for n in range(2, len(words) - 2) if words[n] in _VISIBLE and words[n + 1] == "to"), 0)
    if not at or words[at - 1 - (words[at - 1] == "only")] not in ("is", "are"):
        return tokens
    being = at - 1 - (words[at - 1] == "only")
    stop = next((n for n in range(at + 2, len(words)) if words[n] in (",", ".", ";", "only", "alone", "and")), len(words))
    alone = words[at - 1] == "only" or (words[stop : stop + 1] in (["only"], ["alone"]) and _ends(words, stop + 1))
    who = tokens[at + 2 : stop]
    narrowed = any(token.word in PREPOSITIONS | STOPS for token in tokens[:being])
    if not alone or narrowed or not any(token.concept for token in who):
        return tokens
    see = tokens[at]._replace(word="see", concept=meaning("see"))
    behind = stop + (words[stop : stop + 1] != ["."])
    return (_word("only", tokens[0]), *who, _word("can", see), see, *tokens[:being], *tokens[behind:])


def _decision(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`The decision to close the pool is made by the manager alone`, `the choice of hymn is the director's`: who decides it."""
    words = [token.word for token in tokens]
    at = next((n for n, word in enumerate(words[:4]) if word in _DECISION), -1)
    if at < 0 or words[at + 1 : at + 2] == [] or words[at + 1] not in _ABOUT:
        return tokens
    being = next((n for n in range(at + 2, min(len(words) - 1, at + _LONGEST)) if words[n] in _BEING), 0)
    if not being:
        return tokens
    what, behind = tokens[at + 2 : being], tokens[being + 1 :]
    if behind[0].word in _MADE and [token.word for token in behind[1:2]] == ["by"]:
        who = behind[2:]
    elif words[being] in ("lies", "rests", "belongs"):
        who = behind[1:]
    else:
        stop = next((n for n, token in enumerate(behind[:_NEAR]) if token.word.endswith(("'s", "s'"))), -1)
        if stop < 0:
            return tokens
        who = behind[: stop + 1] + behind[stop + 1 :]
    return _decides(tokens[at], what, who)


def _decides(verb: Token, what: Sequence[Token], who: Sequence[Token]) -> tuple[Token, ...]:
    alone = _ALONE & {token.word for token in who}
    ends = (",", ".", ";", "alone", "only", *PREPOSITIONS)
    end = next((n for n, token in enumerate(who) if token.word in ends and n), len(who))
    doer = tuple(one._replace(word=one.word.removesuffix("'s")) for one in who[:end] if one.word not in _ALONE)
    lead = (_word("only", verb),) if alone else ()
    return (*lead, *doer, verb._replace(word=_DECISION[verb.word]), _word("on", verb), *what, _word(".", verb))


def _something_only(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Merging trees is something only the owner can do`: only the owner can merge trees."""
    words = [token.word for token in tokens]
    at = words.index("something")
    if "only" not in words[at:]:
        return tokens
    who = at + 1 + (words[at + 1 : at + 2] == ["that"])
    can = next((n for n in range(who, len(words) - 1) if words[n] in ("can", "may") and words[n + 1] == "do"), 0)
    if not can or words[who] != "only" or words[at - 1] not in _BEING or not words[0].endswith("ing") or not tokens[0].concept:
        return tokens
    verb = tokens[0]._replace(word=words[0].removesuffix("ing"))
    return (*tokens[who : can + 1], verb, *tokens[1 : at - 1])


def _in_no_case(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Under no circumstances does the pump start`: the pump never starts."""
    words = [token.word for token in tokens]
    at = 3
    if words[:1] not in (["under"], ["in"], ["at"], ["on"]) or words[1:2] != ["no"]:
        return tokens
    if len(words) < _NEAR or words[2] not in _CASES or words[at] not in _INVERTED:
        return tokens
    verb = _verb_behind(tokens, at + 1)
    if not verb:
        return tokens
    helping = () if words[at] in ("does", "do") else (tokens[at],)
    return (*tokens[at + 1 : verb], *helping, _word("never", tokens[0]), *tokens[verb:])


def _verb_behind(tokens: Sequence[Token], at: int) -> int:
    """Where the verb stands behind a subject that an auxiliary was put in front of: the last of a run of words."""
    ends = PREPOSITIONS | STOPS | {"be", "up"}
    end = next((n for n in range(at + 1, len(tokens)) if tokens[n].word in ends), 0)
    return end if end and tokens[end].word == "be" else max(end - 1, 0)


def _carried(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Continues to sell`, `is unable to unlock`: sells, cannot unlock."""
    words = [token.word for token in tokens]
    for at in range(1, len(words) - 2):
        acting = words[at + 1].endswith("ing") and bool(tokens[at + 1].concept) and len(words[at + 1]) > _SHORT
        if words[at] in _STOPPING and words[at - 1] not in _NEVER and acting:
            verb = tokens[at + 1]._replace(word=words[at + 1].removesuffix("ing"))
            doing = _word("does" if words[at].endswith("s") else "do", tokens[at])
            lead = tokens[:at] if words[at - 1] in _MODALS else (*tokens[:at], doing)
            return (*lead, tokens[at]._replace(word="not", concept=""), verb, *tokens[at + 2 :])
        if words[at] in _GOING_ON and acting:
            ending = "s" if words[at].split("_")[0].endswith("s") else ""
            verb = tokens[at + 1]._replace(word=words[at + 1].removesuffix("ing") + ending)
            return (*tokens[:at], _word("still", tokens[at]), verb, *tokens[at + 2 :])
        if words[at + 1] != "to" or not tokens[at + 2].concept:
            continue
        if words[at] in ("continue", "continues"):
            verb = tokens[at + 2]
            ended = verb if words[at] == "continue" or verb.word.endswith("s") else verb._replace(word=verb.word + "s")
            return (*tokens[:at], _word("still", tokens[at]), ended, *tokens[at + 3 :])
        if words[at] == "unable" and words[at - 1] in _BEING:
            return (*tokens[: at - 1], tokens[at]._replace(word="cannot", concept=""), *tokens[at + 2 :])
        if words[at] in ("fails", "refuses", "fail", "refuse") and words[at - 1] not in _BEING:
            does = "does" if words[at].endswith("s") else "do"
            return (*tokens[:at], _word(does, tokens[at]), _word("not", tokens[at]), *tokens[at + 2 :])
    return tokens


def _getting_to(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Gets to switch it`, `is free to switch it`: can."""
    words = [token.word for token in tokens]
    for at in range(1, len(words) - 2):
        if words[at] in _GETTING and words[at + 1] == "to" and tokens[at + 2].concept:
            start = at - (words[at - 1] in _BEING and words[at] in ("free", "entitled"))
            person = any(token.concept in people() or token.word in PRONOUNS for token in tokens[:start])
            if words[at] in ("get", "gets") or (start < at and person):
                return (*tokens[:start], _word("can", tokens[at]), *tokens[at + 2 :])
    return tokens


def _decided(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Guards decide when the pool closes`: they decide on that, whenever it is."""
    for at in range(1, len(tokens) - 2):
        if tokens[at].word in _DECIDING and tokens[at + 1].word in _ASKING:
            return (*tokens[: at + 1], _word("on", tokens[at + 1]), *tokens[at + 2 :])
    return tokens


@cache
def _groups() -> frozenset[str]:
    """Persons, and what consists of them."""
    named = "team department group company organisation club lab office unit crew"
    return people() | {concept(root(word)) for word in named.split()}


_RULES: tuple[tuple[frozenset[str], Callable[[tuple[Token, ...]], tuple[Token, ...]]], ...] = (
    (frozenset({"not"}), _rather),
    (frozenset({"who"}), _it_is),
    (frozenset({"else", "others"}), _nobody_else),
    (frozenset({"alone"}), _by_alone),
    (_TURNING, _turned),
    (frozenset({"than", "but", "outside"}), _other_than),
    (_VISIBLE, _seen_by),
    (frozenset(_DECISION), _decision),
    (_DECIDING, _decided),
    (frozenset({"no"}), _in_no_case),
    (frozenset({"something"}), _something_only),
    (_GETTING, _getting_to),
    (_CARRIERS, _carried),
)
