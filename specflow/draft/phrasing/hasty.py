"""Half sentences of people in a hurry: `Code valid for 72 h`, `Subtitles for every film`, `We have a budget of 4p per letter`."""

from __future__ import annotations

import re

from specflow.parse.grammar import Grammar
from specflow.parse.small_words import NEGATED
from specflow.parse.tokens import tokens_of
from specflow.parse.verbs import third_person

BY_HAND = frozenset(("type", "tap", "press", "click", "swipe", "enter"))
"""Instructions to a person: no machine types a number."""

_PAYS = re.compile(
    r"(?:pay|book|sign up) (?:when|by (?:card|cash|phone|bank)|with|online|at the|in (?:cash|advance))\b", re.IGNORECASE
)
_UNWANTED = re.compile(
    r"we (?:do not|don['’]t) want (?P<who>(?!to\b)[a-z][\w' -]{1,40}?) to (?P<does>[a-z].+)", re.IGNORECASE
)
NOT_WANTED = re.compile(r"we (?:do not|don['’]t) (?:want|need|wish) to (?=[a-z])", re.IGNORECASE)
_BUDGET = re.compile(
    r"we(?:['’]ve| have) (?:budgeted|a budget of) (?:at most |up to )?(?P<much>[$€£]?\d\S*(?: [a-z]+)??) "
    r"(?P<per>(?:per|an?|for each) .+)", re.IGNORECASE,
)  # fmt: skip
_AND = re.compile(r"^(?:and|but|also) (?=\w)", re.IGNORECASE)
_DONT = re.compile(r",? (?:and )?(?:don['’]t|do not) (?=[a-z])")
_CANNOT = re.compile(
    r"\b(?P<joint>and|but|or|and it|but it|and they|but they) (?:cannot|can['’]t|can not|(?:does|do)(?:n['’]t| not)) (?=[a-z])"
)
_PPL = re.compile(r"\bppl\b")
_WITHOUT = re.compile(r"\bw/o\b", re.IGNORECASE)
_FIRST = re.compile(  # not where its author thinks aloud
    r"\bI (?!(?:would|guess|think|suggest|suggested|hope|believe|suppose|mean|know|wonder|said|asked|love|like|had|also"
    r"|really)\b)"
    r"(?=[a-z])"
)
_FIRST_DOES = re.compile(r"\bI (?P<does>have|do not|don['’]t|am)(?! (?:to )?(?:been|also|not sure)) (?=[a-z])")
_THIRD = {"have": "has", "do not": "does not", "don't": "does not", "don’t": "does not", "am": "is"}
_ME = re.compile(r"\bme\b(?!,? too)")
_THEN_HAS = re.compile(
    r"(?P<joint>,? (?:and|but)(?: then)?) (?P<who>(?:the|every|each) [\w'’-]+(?: [\w'’-]+)?|they|it) (?:has|have) to (?=[a-z])"
)
_LISTED = re.compile(
    r"(?P<before> must (?:not )?[a-z]+ [^,;:.()]{2,60}), (?P<does>[a-z]+s) (?=(?:the|an?|its|their|each|every|it|them)\b)"
)
_IT_IS_NOT = re.compile(r", (?:it is|they are|it['’]s|they['’]re) not (?=\w+ed\b)")
_OWN = re.compile(r"(?:an?|the|some|any) [^,;:]{2,40} (?:they|we|you|he|she)$", re.IGNORECASE)
_HELD = re.compile(r"\b(?:who|that|which|whether|what|whose|until|unless|because|while|if|when)\b", re.IGNORECASE)
_STATE = re.compile(
    r"(?P<who>(?:[\w'’-]+ ){1,4}?)(?P<state>[a-z]+) "
    r"(?P<rest>(?:for|until|till|in|by|at|only|within|from|on|to|with|without)\b.*)", re.IGNORECASE,
)  # fmt: skip
_STATES = frozenset(
    "valid available visible free optional mandatory open closed readable accessible unavailable invisible"
    " usable editable searchable printable changeable".split()
)
_MARKS = re.compile(r"[:;=<>≤≥]|->|→")
_SMALL = frozenset((",", "and", "or", "(", "/"))
_NO_THING = frozenset(("not", "only", "as", "what", "no"))
_LONGEST = 24  # words


def spelt_out(text: str, actor: str) -> str:
    """`w/o` as `without`, and `I` as whom the note speaks of; what is quoted stays."""
    text = _PPL.sub("people", _AND.sub("", _WITHOUT.sub("without", text)))
    if "“" in text or '"' in text:
        return text
    told = _FIRST_DOES.sub(lambda found: f"{actor} {_THIRD[found['does'].lower()]} ", text)
    return _ME.sub(actor, _FIRST.sub(f"{actor} ", told))


def inverted(text: str, grammar: Grammar) -> str:
    """`Should the driver not answer, …` as `If the driver does not answer, …`; any other text as it is."""
    condition, comma, main = text.partition(", ")
    tokens = tokens_of(condition)
    if not comma or len(tokens) < 3 or tokens[0].word != "should" or "?" in text or condition.count("(") > condition.count(")"):
        return text
    first, verbs = 3 if tokens[1].word in grammar.determiners else 2, grammar.verbs.plain
    at = next((at for at in range(first, len(tokens)) if tokens[at].word in ("not", "be") or tokens[at].word in verbs), 0)
    if not at:
        return text
    subject, word, rest = condition[tokens[1].start : tokens[at - 1].end], tokens[at].word, condition[tokens[at].end :]
    many = tokens[at - 1].word in ("we", "you", "they") or (subject.endswith("s") and not subject.endswith("ss"))
    being = "are" if many else "is"
    if word == "not":
        said = f"{being} not{rest[3:]}" if rest.startswith(" be ") else f"{'do' if many else 'does'} not{rest}"
    elif word == "be":
        said = being + rest
    else:
        said = (word if many else third_person(word)) + rest
    return f"If {subject} {said}, {main}"


def pays(main: str) -> bool:
    """`Pay when booking`: no machine pays."""
    return bool(_PAYS.match(main))


def unwanted(main: str) -> str:
    """`We don't want the helper to tidy up` as what the helper must not do; empty for anything else."""
    found = _UNWANTED.fullmatch(main)
    return f"{found['who']} must not {found['does']}" if found else ""


def budget(main: str) -> str:
    """`The cost must be at most 4p per letter` of a budget that somebody has; empty for anything else."""
    found = _BUDGET.fullmatch(main)
    return f"the cost must be at most {found['much']} {found['per']}" if found else ""


def related(subject: str) -> bool:
    """`a code they` of `a code they can photograph`: what could be its subject is one of a clause that describes it."""
    return _OWN.fullmatch(subject.strip()) is not None


def then_must(said: str) -> str:
    """`must be able to overrule it, but then the warden has to say why` with `must` in both."""
    if " must " not in said:
        return said
    return _IT_IS_NOT.sub(", and must not be ", _THEN_HAS.sub(r"\g<joint> \g<who> must ", said))


def listed(said: str, grammar: Grammar) -> str:
    """`must find the pages, extracts the amounts` with its second verb as its first."""
    found = _LISTED.search(said)
    if found is None or found["does"] not in grammar.verbs.third or _HELD.search(found["before"]):
        return said
    return f"{said[: found.start('does')]}{grammar.verbs.third[found['does']]}{said[found.end('does') :]}"


def and_must_not(said: str) -> str:
    """`must be marked and can't be paid` as `… and must not be paid`."""
    return _CANNOT.sub(r"\g<joint> must not ", said) if " must " in said else said


def and_do_not(rest: str) -> str:
    """What follows an instruction, `, don't guess` as `and must not guess`."""
    return _DONT.sub(" and must not ", rest)


def state(main: str, grammar: Grammar, modal: str) -> str:
    """`Code valid for 72 h`, `keypad blocked for 15 min` with the `must be` that its author left out; else empty."""
    found = _STATE.match(main)
    if not found or not _is_state(found["state"].lower(), grammar):
        return ""
    who = found["who"].strip()
    verb = grammar.finite(tokens_of(main.split(", ", 1)[0]))
    told = verb is not None and not (verb.kind == "past" and verb.at == len(tokens_of(who)))
    if told or _HELD.search(who) or who.split()[0].lower() in (*grammar.prepositions, *_NO_THING, "and", "or"):
        return ""
    return f"{who} {modal} be {found['state']} {found['rest']}"


def _is_state(word: str, grammar: Grammar) -> bool:
    participle = word.endswith("ed") and word in grammar.verbs.past and word not in grammar.verbs.plain
    return word in _STATES or participle


def _acts(words: list[str], grammar: Grammar) -> bool:
    """Whether a person named first does something further on: `members with a pass pay half`."""
    people = words[0] in grammar.people or words[0].removesuffix("s") in grammar.people
    verbs = grammar.verbs.plain - grammar.verbs.nouns
    return people and any(word in verbs and words[at - 1] != "to" for at, word in enumerate(words) if at > 1)


def is_thing(main: str, grammar: Grammar) -> bool:
    """Whether a fragment names a thing with what belongs to it, `subtitles for every film`; not where a verb may hide."""
    tokens = tokens_of(main)
    words = [token.word for token in tokens]
    first = next((at for at, word in enumerate(words) if word in grammar.prepositions), 0)
    if not 1 <= first <= 4 or len(words) > _LONGEST or _MARKS.search(main) or main.split()[0].isupper():
        return False
    if any(word in NEGATED for word in words) or _acts(words, grammar):
        return False
    lead = words[0] in grammar.verbs.plain or words[0] in grammar.verbs.past or words[0] in _NO_THING
    lead = lead or words[:2] == ["all", "the"]  # `all the way to …`
    if lead or any(_HELD.fullmatch(word) for word in words[:first]):
        return False
    small = _SMALL | grammar.prepositions | grammar.determiners
    determined = (at for at, word in enumerate(words) if at and word in grammar.determiners and not word[:1].isdigit())
    return all(words[at - 1] in small for at in determined)
