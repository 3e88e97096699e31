"""Who does what to what: the doer, the verb and its object of a clause, whether it is told actively or passively."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.words.lexicon import concept, people, root
from specflow.analysis.consistency.words.tokens import Token

_BEING = frozenset("be is are was were been being".split())
# What may stand between a modal and its verb.
_BETWEEN = frozenset(
    "not never only also still always even just then already again ever both either neither all each themselves himself herself"
    " itself to".split()
)
_ABLE = frozenset("able allowed permitted entitled free authorised authorized supposed expected required obliged".split())
_HAVING = frozenset(("have", "has"))
_RIGHT = frozenset("right permission ability option power".split())
_PREPOSITIONS = frozenset(
    "by via through with over in on from to of at for into onto as under within without about against between during per "
    "towards toward behind across around after before until than like near inside outside".split()
)
_STOPS = frozenset((",", ";", ".", ":", "(", ")", "and", "or", "but", *"that which who whom whose if when so".split()))
_ADVERBS = frozenset(
    "freely directly later again online offline together once twice first today now too also anew immediately straight at".split()
)
_PRONOUNS = frozenset("it they them this that these those he she we you i us him her".split())
_IRREGULAR = frozenset(
    "done made kept sent paid told seen held given sold built cut put set read written taken shown known found lost left bought "
    "brought hidden chosen lent led met sought taught thought understood withdrawn frozen begun broken driven drawn spoken worn "
    "thrown shut hit let split spread cast reset rebuilt rewritten overridden forbidden bound heard laid spent stolen".split()
)
_SUBJECT_MOST = 8  # words in which the subject of a clause without a modal ends
_MOST = 4  # deeds of one clause
# Verbs that say nothing until their object does: `post an answer`, `place an order`.
_EMPTY = frozenset("post give make write submit place do take add leave put send hold have perform hand_in enter file".split())
_DOING = frozenset("do does don't doesn't".split())
_GOING = frozenset("go goes".split())
_GETTING = frozenset("get gets".split()) | _GOING
_SINGULAR = frozenset("a an the this that each every our its".split())
_FOR_EXAMPLE = frozenset("such like including e.g".split())
_SELVES = frozenset("themselves himself herself itself yourself ourselves oneself".split())
_PERSONS = frozenset("who we they he she anyone everyone anybody everybody".split())
_ANYONE = frozenset("anyone anybody everyone everybody whoever".split())
ANYONE = "@anyone"
_BARRED = frozenset("forbidden prohibited banned disallowed".split())
_POSSIBLE = frozenset("possible allowed permitted open available".split())
_KNOWN = frozenset("account registration login signup profile".split())
GUEST = "guest"
WHOLE = "of "  # before a word that says to what a thing belongs, or where it is
UNTOLD = "@it"  # a thing that another clause names
# What means the same where it is the verb of a clause.
_SAME = """
change correct update adjust revise rewrite overwrite
cancel waive annul withdraw
delete drop clear
see read access inspect consult
approve release
finish complete
"""


@cache
def _same() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        first, *others = (concept(root(word)) for word in line.split())
        found |= dict.fromkeys(others, first)
    return found


@dataclass(frozen=True)
class Deed:
    """`doers` are the heads of the noun phrases that act (empty: nobody is named) and `named` all their words; `verbs` is what is
    done, `heads` to what, and `things` that with its own words."""

    doers: frozenset[str]
    named: frozenset[str]
    verbs: frozenset[str]
    things: frozenset[str]
    heads: frozenset[str]

    def alike(self, other: Deed) -> bool:
        """Whether both do the same: one verb, and one thing to which it is done, or none is named by one of them."""
        if not self.verbs & other.verbs:
            return False
        mine, theirs = self.heads - other.verbs, other.heads - self.verbs
        return not mine or not theirs or bool(mine & theirs)


def deeds_of(claim: Claim) -> Iterator[Deed]:
    """What is done in a clause; nothing where its verb cannot be told."""
    tokens = claim.main
    at = claim.modal + 1 if claim.modal >= 0 else _finite(tokens)
    if not at or tokens[0].word in _PREPOSITIONS:  # `after noon the manager …`: a condition that nothing marks off
        return
    subject = tokens[: claim.modal if claim.modal >= 0 else at]
    first = _behind(claim, subject, at)
    if first is None:
        return
    deed, active, stop = first
    yield deed
    for n in range(stop, len(tokens) - 1):
        if active and tokens[n].word in ("and", "or") and (more := _also(claim, subject, n + 1, deed)) is not None:
            yield more


def parts_of(claim: Claim) -> tuple[Sequence[Token], ...]:
    """The words before the verb of a clause, and those of what is done something to; nothing where its verb cannot be told."""
    tokens = claim.main
    at = claim.modal + 1 if claim.modal >= 0 else _finite(tokens)
    if not at or tokens[0].word in _PREPOSITIONS:
        return ()
    subject = _plain(tokens[: claim.modal if claim.modal >= 0 else at])
    verb = _skipped(tokens, at, _BETWEEN)
    if verb < len(tokens) and tokens[verb].word in _BEING:
        return (_noun(subject),)
    return tuple(part for part in (_noun(subject), _noun(_run(tokens, verb + 1))) if part)


def _noun(tokens: Sequence[Token]) -> Sequence[Token]:
    """A phrase up to its first preposition."""
    stop = next((n for n, token in enumerate(tokens) if token.word in _PREPOSITIONS | _STOPS), len(tokens))
    return tokens[:stop]


def other_doers(one: Claim, other: Claim) -> bool:
    """Whether both clauses name who does it, and not the same ones."""
    mine, theirs = ({doer for deed in deeds_of(claim) for doer in deed.doers} for claim in (one, other))
    return bool(mine and theirs) and not mine & theirs and ANYONE not in mine | theirs


def _also(claim: Claim, subject: Sequence[Token], at: int, before: Deed) -> Deed | None:
    """`Taps on it and books the place`: the second of two verbs."""
    tokens = claim.main
    at = _skipped(tokens, at, _BETWEEN)
    if at >= len(tokens) or not tokens[at].concept or tokens[at].word in _BEING:
        return None
    if claim.modal < 0 and not subject[-1].word.endswith("s") and not tokens[at].word.endswith("s"):
        return None
    return _doing(tokens, at, before.doers, before.named)


def _behind(claim: Claim, subject: Sequence[Token], at: int) -> tuple[Deed, bool, int] | None:
    """The deed whose verb group starts at `at`, whether it is told actively, and where its verb ends."""
    tokens, passive = claim.main, False
    at = _skipped(tokens, at, _BETWEEN)
    if at < len(tokens) and tokens[at].word in _BEING:
        at = _skipped(tokens, at + 1, _BETWEEN)
        if at < len(tokens) and tokens[at].word in _POSSIBLE | _BARRED:
            if _named_act(subject):
                return _possible(claim, subject, at), False, at + 1
            if subject and subject[0].word == "it" and at + 2 < len(tokens) and tokens[at + 1].word == "to":
                return _doing(tokens, at + 2, frozenset(), frozenset()), False, at + 2
        if at < len(tokens) and tokens[at].word in _ABLE:
            at = _skipped(tokens, at + 1, _BETWEEN)
            if at < len(tokens) and tokens[at].word in _BEING:
                at, passive = _skipped(tokens, at + 1, _BETWEEN), True
        else:
            passive = at < len(tokens) and _participle(tokens[at].word)
            if not passive:
                return None
    elif at < len(tokens) and tokens[at].word in _HAVING:
        right = next((n for n in range(at + 1, min(at + 4, len(tokens))) if tokens[n].word in _RIGHT), 0)
        at = _skipped(tokens, right + 1, _BETWEEN) if right else at
    if at < len(tokens) and not passive and tokens[at].word in _GETTING:
        return _got(claim, subject, at), True, at + 1
    if at >= len(tokens) or not tokens[at].concept:
        return None
    if passive:
        doers, named = _named_doers(_by(tokens, at + 1))
        heads, things = _phrase(_meant(claim, subject))
        return (Deed(doers, named, _verbs(tokens[at]), things, heads), False, at + 1) if heads else None
    return _doing(tokens, at, *_doers(subject)), True, at + 1


def _got(claim: Claim, subject: Sequence[Token], at: int) -> Deed:
    """`The borrower gets a text`, `a text goes out`: it is sent, and nobody says by whom."""
    tokens = claim.main
    if tokens[at].word in _GOING:
        heads, things = _phrase(_meant(claim, subject))
    else:
        heads, things = _phrase(_run(tokens, at + 1))
    return Deed(frozenset(), frozenset(), frozenset({_same_as("send")}), things, heads)


def _same_as(word: str) -> str:
    found = concept(root(word))
    return _same().get(found, found)


def _meant(claim: Claim, subject: Sequence[Token]) -> Sequence[Token]:
    """The subject, or what a leading condition names where it is `it`: `once a grade is entered, it can be changed by …`."""
    if not subject or subject[0].word not in _PRONOUNS:
        return subject
    for one in claim.segments:
        if one.leading:
            end = next((n for n, token in enumerate(one.tokens) if token.word in _BEING | {"has", "have"}), len(one.tokens))
            return one.tokens[:end]
    return ()


def _doers(subject: Sequence[Token]) -> tuple[frozenset[str], frozenset[str]]:
    if any(token.word in _ANYONE for token in subject):
        return frozenset({ANYONE}), frozenset({ANYONE})
    return _phrase(subject)


def _named_doers(tokens: Sequence[Token]) -> tuple[frozenset[str], frozenset[str]]:
    """Who does it, behind `by`: people, or a thing with its article; `by post` is a way."""
    doers, named = _phrase(tokens)
    if doers & people() or (tokens and tokens[0].word in _SINGULAR):
        return doers, named
    return frozenset(), frozenset()


def _doing(tokens: Sequence[Token], at: int, doers: frozenset[str], named: frozenset[str]) -> Deed:
    verbs = _verbs(tokens[at])
    run = _run(tokens, at + 1)
    heads, things = _phrase(run)
    if not heads and run and run[0].word in _PRONOUNS:
        heads = things = frozenset({UNTOLD})
    if tokens[at].word in _EMPTY and len(heads) == 1:
        end = run[-1].end
        behind = next((n for n in range(at + 1, len(tokens)) if tokens[n].start >= end), len(tokens))
        whole = _phrase(_run(tokens, behind)) if behind < len(tokens) and tokens[behind].word in ("to", "for", "on") else None
        verbs = verbs | heads
        if whole and whole[0]:
            heads, things = whole[0], things | whole[1]
    return Deed(doers, named, verbs, things, heads)


def _verbs(token: Token) -> frozenset[str]:
    return frozenset({_same().get(token.concept, token.concept)})


def _named_act(subject: Sequence[Token]) -> bool:
    """`Ordering is possible`: the subject names an act."""
    return any(token.word.endswith("ing") for token in subject[:2])


def _possible(claim: Claim, subject: Sequence[Token], at: int) -> Deed:
    """`Ordering a meal is possible for guests`, `… without an account`."""
    verb = next(n for n, token in enumerate(subject[:2]) if token.word.endswith("ing"))
    behind = claim.main[at + 1 :]
    doers, named = _phrase(behind[1:]) if behind and behind[0].word in ("for", "to") else (frozenset[str](), frozenset[str]())
    if any(token.word in _ANYONE for token in behind):
        doers = named = frozenset({ANYONE})
    elif _nameless(claim):
        doers = named = frozenset({GUEST})
    heads, things = _phrase(subject[verb + 1 :])
    return Deed(doers, named, _verbs(subject[verb]), things, heads)


def _nameless(claim: Claim) -> bool:
    """`Without an account`: who has none is a guest."""
    words = [token.word for token in claim.tokens]
    return any(word == "without" and _KNOWN & set(words[at + 1 : at + 5]) for at, word in enumerate(words))


def _skipped(tokens: Sequence[Token], at: int, words: frozenset[str]) -> int:
    while at < len(tokens) and (tokens[at].word in words or (tokens[at].word.endswith("ly") and at + 1 < len(tokens))):
        at += 1
    return at


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in _IRREGULAR or any(part.endswith("ed") for part in word.split("_"))


def _finite(tokens: Sequence[Token]) -> int:
    """Where the verb of a clause without a modal stands: `the patient books …`, `grades are changed by …`; 0 if not clear."""
    for at in range(1, min(len(tokens), _SUBJECT_MOST + 1)):
        word = tokens[at].word
        before = tokens[_back(tokens, at - 1)]
        if word in _BEING | _HAVING and (before.concept or before.word in _PRONOUNS):
            return at
        if word in _DOING:
            return at + 1
        person = before.concept in people() or before.word in _PERSONS
        if word in _GETTING and (person or before.concept) and _goes(tokens, at):
            return at
        if person and tokens[at].concept and tokens[at].concept not in people():
            plural = before.word.endswith("s") or before.word in ("we", "they", "who")
            if plural != word.endswith("s") or not before.is_word:
                return at
        if word in _STOPS and word != "and":
            return 0
        if _of_a_thing(tokens, at):
            return at
    return 0


def _back(tokens: Sequence[Token], at: int) -> int:
    """The word before small ones: the `we` of `we never send`."""
    while at > 0 and tokens[at].word in _BETWEEN:
        at -= 1
    return at


def _goes(tokens: Sequence[Token], at: int) -> bool:
    """Whether what goes, goes out to somebody: `goes out by post`."""
    words = [token.word for token in tokens[at + 1 : at + 3]]
    return tokens[at].word not in _GOING or (words[:1] == ["out"] and words[1:2] != ["of"])


def _of_a_thing(tokens: Sequence[Token], at: int) -> bool:
    """`The recorder writes`, `each label shows`: an article, a thing, and a word that ends like a verb."""
    word = tokens[at].word
    if not tokens[at].concept or not tokens[at - 1].concept:
        return False
    follows = tokens[at + 1].word if at + 1 < len(tokens) else "."
    if at == 1 and tokens[0].word.endswith("s") != word.endswith("s"):
        return follows in _SINGULAR or (word.endswith("s") and follows in _PREPOSITIONS | _STOPS)
    if at < 2 or tokens[0].word not in _SINGULAR:
        return False
    if tokens[at - 1].word.endswith("s") and not word.endswith("s"):
        return follows in _SINGULAR
    if not word.endswith("s") or word.endswith(("ss", "us", "'s")) or tokens[at - 1].word.endswith("s"):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is None or following.word not in _BEING | {"has", "have", "of", "must", "can", "may"}


def _plain(tokens: Sequence[Token]) -> Sequence[Token]:
    """A phrase without its examples: `a fruit such as an apple`."""
    stop = next((n for n, token in enumerate(tokens) if token.word in _FOR_EXAMPLE), len(tokens))
    return tokens[:stop]


def _phrase(tokens: Sequence[Token]) -> tuple[frozenset[str], frozenset[str]]:
    """The heads of noun phrases joined by `and` or commas, and all of their words: those of what they belong to with a mark."""
    tokens = _plain(tokens)
    heads: set[str] = set()
    last = ""
    done = False
    for token in tokens:
        if token.word in ("and", "or", ",", "nor"):
            heads, last, done = heads | ({last} if last else set()), "", False
        elif token.word in _PREPOSITIONS:
            done = True
        elif token.concept and not done and token.word not in _SELVES:
            last = token.concept
    heads |= {last} if last else set()
    return frozenset(heads), _with_whole(tokens)


def _with_whole(tokens: Sequence[Token]) -> frozenset[str]:
    at = next((n for n, token in enumerate(tokens) if token.word in _PREPOSITIONS), len(tokens))
    belonging = {WHOLE + token.concept for token in tokens[at:] if token.concept}
    return frozenset(token.concept for token in tokens[:at] if token.concept) | belonging


def _by(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words behind `by`, up to the end of the phrase."""
    start = next((n + 1 for n in range(at, len(tokens)) if tokens[n].word == "by"), len(tokens))
    stop = next(
        (n for n in range(start, len(tokens)) if tokens[n].word in (_STOPS | _PREPOSITIONS) - {"and", "or", ","}), len(tokens)
    )
    return tokens[start:stop]


def _run(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The object behind a verb: up to the next small word that ends it; what follows a preposition right behind the verb."""
    while at + 1 < len(tokens) and tokens[at].word in ("and", "or") and tokens[at + 1].concept:
        at += 2  # `edit or delete the messages`
    while at < len(tokens) and tokens[at].word in _PREPOSITIONS - {"by", "via", "without", "through", "after", "before", "until"}:
        at += 1
    ends = _STOPS | _PREPOSITIONS - {"of"} | _ADVERBS | _SELVES
    stop = next((n for n in range(at, len(tokens)) if tokens[n].word in ends), len(tokens))
    return tokens[at:stop]
