"""Where the verb of a clause stands when no modal leads to it, and which words belong to a verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from specflow.analysis.consistency.claims.phrases import ARTICLES, PREPOSITIONS, STOPS
from specflow.analysis.consistency.words.lexicon import concept, people, root
from specflow.analysis.consistency.words.tokens import Token

BEING = frozenset("be is are was were been being".split())
HAVING = frozenset(("have", "has"))
# What may stand between a modal, or a subject, and its verb.
BETWEEN = frozenset(
    "not never only also still always even just then already again ever both either neither all alone themselves himself herself"
    " itself to".split()
)
GOING = frozenset("go goes".split())
GETTING = frozenset("get gets".split()) | GOING
PRONOUNS = frozenset("it they them this that these those he she we you i us him her".split())
_DOING = frozenset("do does don't doesn't".split())
_PERSONS = frozenset("who we they he she anyone everyone anybody everybody nobody".split())
_WHO = ("ers", "ors", "ists", "ants", "ians", "ees")  # how many of those who act end
_IRREGULAR = frozenset(
    "done made kept sent paid told seen held given sold built cut put set read written taken shown known found lost left bought "
    "brought hidden chosen lent led met sought taught thought understood withdrawn frozen begun broken driven drawn spoken worn "
    "thrown shut hit let split spread cast reset rebuilt rewritten overridden forbidden bound heard laid spent stolen".split()
)
_NO_ADVERBS = frozenset("reply apply supply rely comply multiply fly imply assembly family daily weekly monthly yearly".split())
_SUBJECT_MOST = 8  # words in which the subject of a clause without a modal ends
_FINITE = BEING | HAVING | frozenset("of must can may".split())
# What means the same where it is the verb of a clause.
_SAME = """
change correct update adjust revise rewrite overwrite
cancel waive annul withdraw
delete drop clear
see read access inspect consult
approve release
pay charge settle
keep cache save
finish complete
choose pick select
decide determine settle_on
give issue
fix repair mend
enter type key_in fill_in
switch flip toggle
"""


@cache
def _same() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        first, *others = (concept(root(word)) for word in line.split())
        found |= dict.fromkeys(others, first)
    return found


def verb_of(meaning: str) -> frozenset[str]:
    """A concept as the verb of a clause: to correct and to update is to change."""
    return frozenset({_same().get(meaning, meaning)})


def skipped(tokens: Sequence[Token], at: int) -> int:
    """The position behind the small words and adverbs that start at `at`."""
    while at < len(tokens) and (tokens[at].word in BETWEEN or (_adverb(tokens[at].word) and at + 1 < len(tokens))):
        at += 1
    return at


def _adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NO_ADVERBS


def is_participle(word: str) -> bool:
    """`Booked`, `sent`, `signed_off`."""
    return word.endswith("ed") or word in _IRREGULAR or any(part.endswith("ed") for part in word.split("_"))


def finite_at(tokens: Sequence[Token]) -> int:
    """Where the verb of a clause without a modal stands: `the patient books …`, `grades are changed by …`; 0 if not clear."""
    for at in range(1, min(len(tokens), _SUBJECT_MOST + 1)):
        word, before = tokens[at].word, tokens[_back(tokens, at - 1)]
        if word in BEING | HAVING and (before.concept or before.word in PRONOUNS | _PERSONS):
            return at
        if word in _DOING:
            return at + 1 if at + 1 < len(tokens) else 0
        if word in GETTING and (before.concept or before.word in _PERSONS) and _goes(tokens, at):
            return at
        if _of_people(tokens, at, before) or _of_a_thing(tokens, at):
            return at
        if word in STOPS and word != "and":
            return 0
    return 0


def _back(tokens: Sequence[Token], at: int) -> int:
    """The word before small ones: the `we` of `we never send`."""
    while at > 0 and tokens[at].word in BETWEEN:
        at -= 1
    return at


def _goes(tokens: Sequence[Token], at: int) -> bool:
    """Whether what goes, goes out to somebody, or live: `goes out by post`, `goes online`."""
    words = [token.word for token in tokens[at + 1 : at + 3]]
    out = words[:1] == ["out"] and words[1:2] != ["of"]
    return tokens[at].word not in GOING or out or words[:1] in (["live"], ["online"], ["public"])


def _of_people(tokens: Sequence[Token], at: int, before: Token) -> bool:
    """`The patient books`, `we never send`: a verb that agrees with the person before it."""
    named = before.concept in people() or before.word in _PERSONS or (at < 3 and before.word.endswith(_WHO))
    if before.word.endswith(("'s", "s'")):
        return False
    if not named or not tokens[at].concept or tokens[at].concept in people():
        return False
    if tokens[at + 1 : at + 2] and tokens[at + 1].word in _FINITE and tokens[at].word.endswith("s"):
        return False  # `visitor passes are …`
    lead = [token.word for token in tokens[:2]]
    one_of = lead[:1] in (["one"], ["each"], ["either"]) and lead[1:] == ["of"]
    plural = (before.word.endswith("s") and not one_of) or before.word in ("we", "they", "who")
    return plural != tokens[at].word.endswith("s") or not before.is_word


def _of_a_thing(tokens: Sequence[Token], at: int) -> bool:
    """`The recorder writes`, `each label shows`: an article, a thing, and a word that ends like a verb."""
    word, before = tokens[at].word, tokens[_back(tokens, at - 1)]
    if not tokens[at].concept or not before.concept:
        return False
    follows = tokens[at + 1].word if at + 1 < len(tokens) else "."
    if at == 1 and tokens[0].word.endswith("s") != word.endswith("s"):
        return follows in ARTICLES or (word.endswith("s") and follows in (PREPOSITIONS | STOPS) - {"of"})
    if at > 1 and follows in ARTICLES and before.word.endswith("s") != word.endswith("s") and not word.endswith(("ed", "ing")):
        return not before.word.endswith(("'s", "ss", "us"))
    if at < 2 or tokens[0].word not in ARTICLES:
        return False
    if before.word.endswith("s") and not word.endswith("s"):
        return follows in ARTICLES
    ends_so = word.endswith("s") and not word.endswith(("ss", "us", "'s")) and not before.word.endswith("s")
    return ends_so and follows not in _FINITE
