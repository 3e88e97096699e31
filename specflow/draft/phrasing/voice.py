"""One subject, one modal, one predicate: who must do what, with the author's meaning unchanged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specflow.draft.phrasing.denied import denied
from specflow.draft.phrasing.people import People
from specflow.draft.phrasing.titles import lowered
from specflow.parse.grammar import Grammar
from specflow.parse.small_words import BE, RELATIVE
from specflow.parse.tokens import Token
from specflow.parse.verb_places import Verb
from specflow.parse.verbs import third_person

_IS_TO = re.compile(r" to (?P<does>[a-z-]+)\b")
_AIMS = frozenset("purpose goal aim job idea plan task role point intention rule way it this that first last".split())
_MAY = frozenset(("can", "may", "could", "might"))
_EVENTS = frozenset(
    "become change differ vary happen occur arise expire drop fall rise grow shrink break crash disappear".split()
)
_NONE = frozenset(("nothing", "nobody", "no", "no-one", "none", "neither"))
_MOST = re.compile(r"\s(?:be )?\w+ (?:at most|at the most|no more than|not more than|up to)\b")
_AT_MOST = re.compile(r"^(?:(?!\b(?:if|when|who|that|which)\b)[^,;:])*\d[^,;:]{0,20} (?:at most|at the most|maximum|max)\b")
_BY = re.compile(r" by (?:at most|at the most|no more than|not more than|up to|less than) \S")  # `may differ by at most a cent`
_GETS = re.compile(r" need (?=(?:an?|the|two|three|prior|approval|sign-off|written|no)\b)")
_THING = re.compile(r"\s+(?:an?|the|their|its|one|each|every)\s", re.IGNORECASE)


def voiced(people: People, subject: str, verb: Verb, rest: str, hedged: bool) -> str:
    """Subject, modal and predicate."""
    subject = subject or ("it" if verb.kind == "modal" and rest.startswith(" be ") else "the system")
    no, must = verb.negated, "should" if hedged else "must"
    owed = _IS_TO.match(rest) if verb.kind == "be" and subject.split()[-1].lower() not in _AIMS else None
    if owed and owed["does"] in (*people.grammar.verbs.plain, "be"):
        said = f" {owed['does']}{rest[owed.end() :]}"
        if not no and people.acts(subject) and (nobody := denied(subject, said, must)):
            return nobody
        return f"{subject} {must}{' not' if no else ''}{said}"
    if verb.kind == "be":
        return f"{subject} {must}{' not' if no else ''} be{rest}"
    if verb.kind == "do":
        return f"{subject} {must} not{rest}"
    if verb.kind == "verb" and verb.word == "want" and not no and _THING.match(rest):
        return f"{subject} {must} get{rest}"
    if verb.kind == "verb" and verb.word == "need" and not no and subject == "the system" and not rest.startswith(" to "):
        return f"{subject} {must} have{rest}"
    if verb.kind == "verb" and verb.word == "need" and not no and _GETS.match(f" need{rest}"):
        return f"{subject} {must} have{rest}"
    if verb.kind == "verb" and verb.word == "get" and _participle(rest, people.grammar):
        return f"{subject} {must}{' not' if no else ''} be{rest}"
    if verb.kind in ("have", "verb") and subject.endswith(" only") and not no:
        return f"{subject.removesuffix(' only')} {must} only {verb.word}{rest}"
    if verb.kind in ("have", "verb"):
        able = people.wants_to(verb, subject) and not no
        if not no and people.acts(subject) and (said := denied(subject, f" {verb.word}{rest}", must)):
            return said
        return f"{subject} {must}{' not' if no else ' be able to' if able else ''} {verb.word}{rest}"
    return _modal(people, subject, verb, rest, hedged)


def _modal(people: People, subject: str, verb: Verb, rest: str, hedged: bool) -> str:
    word, must = verb.word, "should" if hedged else "must"
    happens = word in _MAY and not verb.negated and (rest.split()[:1] or [""])[0] in _EVENTS
    if happens and not people.is_person(subject) and not _BY.search(rest):
        return f"the system {must} allow for this: {lowered(subject)} {word}{rest}"  # it happens, nobody asks for it
    if word in ("should", "would", "could", "might"):
        return f"{subject} should{' not' if verb.negated else ''}{rest}"
    if verb.negated or word == "cannot":
        return f"{subject} {must} not{rest}"
    if word in ("can", "may") and subject.split(" ", 1)[0].lower() in _NONE:
        if people.acts(subject) and not rest.startswith(" be ") and (said := denied(subject, rest, must)):
            return said
        able = people.acts(subject) and not rest.startswith(" be ")  # `nobody must enter` only frees them from having to
        return f"{subject} {must}{' be able to' if able else ''}{rest}"
    if happens and _BY.search(rest):
        return f"{subject} {must}{rest}"
    if word == "may" and (_MOST.match(rest) or _AT_MOST.search(rest)) and not people.is_person(subject):
        return f"{subject} {must}{rest}"
    if word in ("can", "may"):
        first = (rest.split()[:1] or [""])[0]
        if first == "only" or (first == "be" and " only " in rest[:60]):
            return f"{subject} {must}{rest}"
        if first == "be":
            return f"it {must} be possible for {lowered(subject)} to{rest}"
        always = " always" if first == "always" else ""
        return f"{subject} {must}{always} be able to{rest.removeprefix(always)}"
    return f"{subject} {must}{rest}"


def rest_of(grammar: Grammar, main: str, tokens: Sequence[Token], verb: Verb) -> str:
    """What follows the verb, with later verbs of the same subject in their plain form and `we` made the system."""
    start = tokens[verb.end - 1].end
    out, at, free = [], start, True
    third = verb.kind != "verb" or tokens[verb.end - 1].word in grammar.verbs.third  # `we keep mails and drafts`
    for one in range(verb.end, len(tokens) - 1):
        word, token = tokens[one].word, tokens[one + 1]
        free = (
            free and word not in RELATIVE and word not in ("(", "“", '"', ":", ";") and word not in grammar.subordinators
        )
        if token.word in grammar.adverbs and one + 2 < len(tokens):
            token = tokens[one + 2]
        plain = _conjunct(grammar, word, token.word, verb) if free and (third or token.word in (*BE, "has")) else None
        if plain is not None and word == "," and not grammar.goes_on(tokens, one + 1, len(tokens)):
            plain = None
        if plain is not None:
            out += [main[at : token.start], plain]
            at = token.end
        elif word == "we" and token.word in grammar.verbs.plain and not _perfect(tokens, one + 1, grammar):
            out += [main[at : tokens[one].start], f"the system {third_person(token.word)}"]
            at = token.end
    return "".join(out) + main[at:]


def _conjunct(grammar: Grammar, word: str, following: str, verb: Verb) -> str | None:
    """The plain form of a verb right behind `and`, `or`, `but`; None when it is none."""
    if word not in ("and", "or", "but", ",") or verb.kind not in ("verb", "be", "have") or verb.negated:
        return None
    if word == ",":
        return grammar.verbs.third[following] if verb.kind == "verb" and following in grammar.verbs.third else None
    if following in BE and BE[following] == "be":
        return "be"
    if following == "has":
        return "have"
    verbs = grammar.verbs
    sure = verbs.certain(following) or (
        following in verbs.third and verb.kind == "verb" and following not in ("rows", "days")
    )
    return verbs.third[following] if sure and verb.kind == "verb" else None


def is_passive(grammar: Grammar, tokens: Sequence[Token], verb: Verb) -> bool:
    """`are not shown`; a plain `is not a document` states a fact, and "must not be" would turn it round."""
    following = [token.word for token in tokens[verb.end : verb.end + 3]]
    return any(word in grammar.verbs.past or word.endswith("ed") for word in following) or following[:1] == ["to"]


def _participle(rest: str, grammar: Grammar) -> bool:
    """Whether `printed at noon` follows, as in `gets printed`."""
    first = (rest.split()[:1] or [""])[0]
    return first in grammar.verbs.past and first not in grammar.verbs.plain


def _perfect(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether `have been`, `have not told` stands here: what has happened, no order."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return tokens[at].word == "have" and (following in ("not", "never", "been", "always") or following in grammar.verbs.past)
