"""Two defaults: what holds when nothing is given, said in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, apart, contrasted, likeness, opposed, other_things, shared
from specflow.analysis.consistency.words.lexicon import alternative, exclusive, light, people, plain_acts
from specflow.analysis.consistency.words.switches import switched

ALIKE = 0.5
WHOLLY = 0.99  # where both name something of their own
_TELLING = 3  # defaults: what more of them are about does not tell which thing is meant
_SPEAKING = frozenset("update change override from unlike instead restore reset replace".split())
_SETTING = frozenset("in as to is be are at".split())
_KIND_NAMES = {"languag": "english", "colour": "red"}  # what a set of alternatives is called, and one of them
_STARTING = frozenset("start starts begin begins open opens".split())
_SWITCHING = frozenset("on off switch turn default enabl disabl".split())
_NEAR = 4  # words behind `for` and `of` in which it is named
_MODAL = frozenset("is are must shall will should".split())
_SMALL = frozenset("the a an each every all its their our new".split())
_WHOLES = frozenset({"app", "product", "system", "websit", "sit", "program", "portal", "interfac", "devic"})
_NAMED = frozenset("default defaults defaulted".split())


@dataclass(frozen=True)
class Default:
    """What holds when `topic` is not given; `named` when the line says `default` itself."""

    claim: Claim
    topic: frozenset[str]
    named: bool


def defaults(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs of defaults for one thing that differ."""
    held = [found for claim in claims if (found := default_of(claim)) is not None]
    postings: dict[str, list[int]] = {}
    for at, one in enumerate(held):
        for concept in sorted(one.topic):
            postings.setdefault(concept, []).append(at)
    about: dict[str, list[int]] = {}
    for at, one in enumerate(held):
        sets = {f"@{exclusive()[word]}" for word in one.claim.core if word in exclusive()}
        for concept in sorted(one.claim.core | one.topic | sets):
            about.setdefault(concept, []).append(at)
    pairs = {(a, b) for found in about.values() if len(found) <= 60 for a in found for b in found if a < b}
    for a, b in sorted(pairs):
        one, other = held[a], held[b]
        if (
            one.claim.owner != other.claim.owner
            and _one_thing(one, other, weights, postings)
            and differ(one.claim, other.claim)
        ):
            yield Clash(
                "SF307", side(one.claim), side(other.claim), "{one} and {other} set different defaults for one thing"
            )


def default_of(claim: Claim) -> Default | None:
    """The default that a claim sets, if it sets one."""
    if _named(claim):
        return Default(claim, claim.core - {"default"}, True)
    if _starts_in(claim):
        return Default(claim, frozenset(one for one in claim.core if one not in exclusive()) - {"begin", "new"}, True)
    for segment in claim.segments:
        if (
            segment.kind in ("if", "unless")
            and segment.absent
            and (segment.topic or any(word in exclusive() for word in claim.core))
            and claim.modality in ("must", "should", "fact")
        ):
            return Default(claim, segment.topic, False)
    return None


def _starts_in(claim: Claim) -> bool:
    """`New accounts start in Dutch`: what it is at first is its default."""
    words = [token.word for token in claim.main]
    plain = not claim.negated and not any(one.kind == "if" and not one.absent for one in claim.segments)
    return plain and any(
        word in _STARTING and words[at + 1 : at + 2] == ["in"] and any(alternative(one) for one in words[at + 2 : at + 3])
        for at, word in enumerate(words)
    )


def _named(claim: Claim) -> bool:
    """`The default …`, `… by default`, `… defaults to …`: the line sets it, and does not merely speak of it."""
    words = [token.word for token in claim.tokens]
    at = next((n for n, word in enumerate(words) if word in _NAMED), -1)
    if at < 0 or any(token.word in _SPEAKING for token in claim.tokens[:at]):
        return False
    return at <= 3 or words[at - 1] == "by" or words[at] == "defaults" or words[at + 1 : at + 2] == ["is"]


def _one_thing(one: Default, other: Default, weights: Weights, postings: Mapping[str, Sequence[int]]) -> bool:
    if _for_others(one.claim, other.claim) or _of_a_part(one.claim, other.claim) or _of_a_part(other.claim, one.claim):
        return False
    mine, theirs = one.claim.subject - light() - {"default"}, other.claim.subject - light() - {"default"}
    if one.named and other.named and mine and theirs and not shared(mine, theirs):
        return False  # `a check takes an hour by default`, `an operation takes two by default`
    both = shared(one.topic, other.topic)
    if one.named != other.named:
        both = both & (shared(one.claim.core, other.claim.core) | one.topic)
        if not both and alternatives(one.claim, other.claim) and one.claim.core & other.claim.core - light():
            return not contrasted(one.claim, other.claim)  # `unless a colour is picked, it is red`, `it is blue by default`
        if not both and _of_that_kind(one, other):
            return True
    if not both or (not both - light() and len(both) < 2 and (one.named or other.named)):
        return False
    if _amounts_of_others(one, other) or (switched(one.claim) and switched(other.claim) and _each_its_own(one, other)):
        return False
    if min(len(postings.get(concept, ())) for concept in both) > _TELLING and other_things(
        one.claim.core - one.topic, other.claim.core - other.topic, weights, WHOLLY
    ):
        return False
    against = set(opposed(one.topic, other.topic) or ())
    alike = likeness(one.topic - against, other.topic - against, weights) if both - against else 0.0
    return alike >= ALIKE and not contrasted(one.claim, other.claim)


def _for_others(one: Claim, other: Claim) -> bool:
    """`For children, …`, `for adults, …`: each for persons of its own."""
    mine, theirs = (_whom(claim) for claim in (one, other))
    return bool(mine and theirs) and not shared(mine, theirs)


def _whom(claim: Claim) -> frozenset[str]:
    """Those whom a line names behind its first `for`."""
    at = next((n for n, token in enumerate(claim.tokens) if token.word == "for"), len(claim.tokens))
    return frozenset(token.concept for token in claim.tokens[at + 1 : at + _NEAR] if token.concept in people() - light())


def _of_a_part(one: Claim, other: Claim) -> bool:
    """`The default height`, `the default height of the lid`: a part has a default of its own."""
    words = [token.word for token in one.main]
    if "of" not in words or words[:2] not in (["the", "default"], ["the", "preset"]) or _MODAL & set(words[: words.index("of")]):
        return False
    at = words.index("of")
    whole = frozenset(token.concept for token in one.main[at + 1 : at + _NEAR] if token.concept) - light() - _WHOLES
    start = at + 1 + any(word in _SMALL for word in words[at + 1 : at + 2])
    part = frozenset(takewhile(bool, (token.concept for token in one.main[start:])))
    return bool(part & whole) and not shared(part & whole, other.all_concepts)


def _of_that_kind(one: Default, other: Default) -> bool:
    """`The default language is English`, `with nothing chosen it is in Welsh`: both are of one kind, which one line names."""
    found = alternatives(one.claim, other.claim)
    named, bare = (one, other) if one.named else (other, one)
    names = {name for name, member in _KIND_NAMES.items() if found and exclusive()[member] == exclusive()[found[0]]}
    return bool(names & named.claim.core) and bare.topic <= {"choic", "choos", "pick", "set", "select"} | names


def _amounts_of_others(one: Default, other: Default) -> bool:
    """Each gives an amount, and each of them to something of its own."""
    if one.named or other.named or not (one.claim.quantities and other.claim.quantities):
        return False
    mine, theirs = (each.claim.core - each.topic - light() - plain_acts() for each in (one, other))
    return min(len(mine - theirs), len(theirs - mine)) > 1


def _each_its_own(one: Default, other: Default) -> bool:
    """`Location sharing` and `sharing of minutes`: two switches, each named by a word of its own."""
    mine, theirs = (each.topic - light() - _SWITCHING for each in (one, other))
    both = shared(mine, theirs)
    return bool(mine - both) and bool(theirs - both)


def differ(one: Claim, other: Claim) -> bool:
    """Whether two outcomes exclude each other: amounts, opposite acts, or members of one set of alternatives."""
    for mine in one.quantities:
        for theirs in other.quantities:
            if mine.unit == theirs.unit and mine.bound == theirs.bound == "exact":
                return apart(mine, theirs)
    if switched(one) and switched(other):
        return switched(one) != switched(other)
    if opposed(one.core, other.core) is not None or alternatives(one, other) is not None:
        return True
    both = shared(one.core, other.core) | plain_acts() | light() | {"default"}
    left, right = one.core - both - other.conditions, other.core - both - one.conditions
    return len(left) == len(right) == 1 and _value(one, min(left)) and _value(other, min(right))


def _value(claim: Claim, concept: str) -> bool:
    """Whether a word is what something is set to: `in English`, `as heavy`, `is white`."""
    words = [token.word for token in claim.main]
    at = next((n for n, token in enumerate(claim.main) if token.concept == concept), 0)
    before = [word for word in words[max(0, at - 2) : at] if word not in ("a", "an", "the")]
    if before[-1:] != [] and before[-1] in _SETTING:
        return True
    return at == 0 and words[2:3] == ["be"] and words[3:4] in (["used"], ["applied"], ["taken"])  # `Letter shall be used`


def alternatives(one: Claim, other: Claim) -> tuple[str, str] | None:
    """Two words of which one thing takes one only: `red` and `blue`."""
    sets = exclusive()
    mine = {word: sets[word] for token in one.main if token.is_word and (word := alternative(token.word))}
    theirs = {word: sets[word] for token in other.main if token.is_word and (word := alternative(token.word))}
    for word in sorted(mine.keys() - theirs.keys()):
        for against in sorted(theirs.keys() - mine.keys()):
            if mine[word] == theirs[against]:
                return word, against
    return None
