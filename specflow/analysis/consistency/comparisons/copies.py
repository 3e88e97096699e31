"""Near-copies: one line written twice. The same words are a duplicate; one changed word may say the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from specflow.analysis.consistency.claims.told import phases_apart
from specflow.analysis.consistency.clash import Clash, Side
from specflow.analysis.consistency.compare import Weights
from specflow.analysis.consistency.index import pairs_of
from specflow.analysis.consistency.words.lexicon import UNLIMITED, alternative, exclusive, in_turn, opposites, quantifier
from specflow.analysis.consistency.words.tokens import Token, is_negation

NEAR = 0.72  # part of the words that two copies share, in order
_SAME = {"shall": "must", "will": "must", "a": "", "an": "", "the": "", ".": "", ",": "", '"': ""}
_FORCE = {"must": 2, "should": 1, "may": 0, "could": 0, "can": 0}
_TELLING = frozenset("only not no never once twice or and".split())
_SIGNS = frozenset("< > ≤ ≥".split())
_STRICTLY = frozenset("strictly =".split())
_LINKS = frozenset({"and", "or"})
_EXCEPTING = frozenset("unless except".split())
_WHEN = frozenset("when if while whenever where".split())
_LIMITS = frozenset("only once twice most more up maximum".split())


@dataclass(frozen=True)
class Line:
    """A whole line: who it is, its words, what it speaks of, and the span of its conditions' words."""

    owner: int
    tokens: tuple[Token, ...]
    concepts: frozenset[str]
    conditional: frozenset[int]  # starts of tokens inside conditions
    negated: bool

    @property
    def side(self) -> Side:
        """The whole line."""
        return Side(self.owner, self.tokens[0].start, self.tokens[-1].end)


def copies(lines: Sequence[Line], weights: Weights, kinds: Mapping[int, str]) -> Iterator[Clash]:
    """Pairs of near-copies: SF310 for duplicates, SF301 and SF302 where the changed words exclude each other."""
    items = [(kinds.get(line.owner, ""), line.concepts) for line in lines]
    for a, b in pairs_of(items, weights, half=True):
        one, other = lines[a], lines[b]
        if one.owner == other.owner or not _near(one.concepts, other.concepts):
            continue
        found = _compared(one, other)
        if found is not None:
            yield found


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two thirds are shared, or all of the shorter line and half of the longer."""
    both, least, most = len(one & other), min(len(one), len(other)), max(len(one), len(other))
    return 2 * both >= most and (both == least or 3 * both >= 2 * most)


def _words(line: Line) -> list[tuple[str, Token]]:
    return [(word, token) for token in line.tokens if (word := _SAME.get(token.word, token.word))]


def _compared(one: Line, other: Line) -> Clash | None:
    left, right = _words(one), _words(other)
    matcher = SequenceMatcher(None, [word for word, _ in left], [word for word, _ in right], autojunk=False)
    if not _close(matcher, left, right):
        return None
    gone: list[Token] = []
    come: list[Token] = []
    pure: list[Token] = []
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op != "equal":
            gone += [token for _, token in left[i1:i2]]
            come += [token for _, token in right[j1:j2]]
        if op in ("insert", "delete"):
            pure += [token for _, token in (*left[i1:i2], *right[j1:j2])]
    if _alone(gone, come) or _switched_alike(gone, come) or _turned_twice(gone, come) or _excepted(gone, come):
        return None
    if phases_apart(*([token.word for token in line.tokens] for line in (one, other))):
        return None
    if _two_kinds(one, other, gone, come):
        return None
    if len(gone) + len(come) <= 4 and _denied(one, other, pure) and _modifiers(one, other, gone, come):
        why = "{one} says it is so, {other} says it is not; otherwise they are nearly the same line"
        return _clash(one, other, gone, come, "SF302", why)
    return _judged(one, other, *_without_typos(gone, come))


def _switched_alike(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """`is not on`, `is off`: the opposite position, and a `not`, say one thing twice."""
    words = [token.word for token in (*gone, *come)]
    turned = {"on", "off"} <= {*words} or {"enabled", "disabled"} <= {*words}
    return turned and sum(is_negation(word) for word in words) % 2 == 1


def _alone(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """`Nobody but a pilot`, `only a pilot`: one thing said twice."""
    words = ({token.word for token in gone}, {token.word for token in come})
    return any({"nobody", "but"} <= one and "only" in other for one, other in (words, words[::-1]))


def _two_kinds(one: Line, other: Line, gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """`Draft dates may be changed`, `confirmed dates may not`: a `not`, and each its own kind of the thing."""
    named = [[token for token in side if token.concept and not is_negation(token.word)] for side in (gone, come)]
    denied = sum(is_negation(token.word) for token in (*gone, *come)) % 2 == 1
    if not denied or not len(named[0]) == len(named[1]) == 1 or named[0][0].concept == named[1][0].concept:
        return False
    return _in_front(one, named[0][0]) == _in_front(other, named[1][0]) != ""


def _turned_twice(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """`An expired ticket is not taken`, `a valid ticket is taken`: one line is the other half of the other."""
    denied = sum(is_negation(token.word) for token in (*gone, *come)) % 2 == 1
    against = opposites()
    return denied and any(theirs.concept in against.get(mine.concept, ()) for mine in gone for theirs in come if mine.concept)


def _excepted(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """`Not unless it is dark`, `when it is dark`: what one line excepts is what the other one asks for."""
    words, more = {token.word for token in gone}, {token.word for token in come}
    return any(bool(words & _EXCEPTING) != bool(more & _EXCEPTING) and one & _WHEN for one in (words, more))


def _denied(one: Line, other: Line, pure: Sequence[Token]) -> bool:
    """Whether a `not` was put in or taken out, and nothing in its place."""
    inside = one.conditional | other.conditional
    negations = [token for token in pure if is_negation(token.word)]
    if sum(is_negation(token.word) for token in (*one.tokens, *other.tokens)) % 2 == 0:
        return False  # each line says no to something
    return len(negations) % 2 == 1 and not any(token.start in inside for token in negations)


def _modifiers(one: Line, other: Line, gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """Whether all else that changed are words that stand before a noun both lines have."""
    for line, changed in ((one, gone), (other, come)):
        starts = {token.start for token in changed}
        for token, following in pairwise(line.tokens):
            if token.start in starts and token.concept and (not following.concept or following.start in starts):
                return False
    return True


def _without_typos(gone: Sequence[Token], come: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The changed words without those that are spelt a little differently in both lines."""
    same = {(a.start, b.start) for a in gone for b in come if len(a.word) > 4 and a.word[:5] == b.word[:5]}
    left, right = {a for a, _ in same}, {b for _, b in same}
    return [token for token in gone if token.start not in left], [token for token in come if token.start not in right]


def _close(matcher: SequenceMatcher[str], left: Sequence[object], right: Sequence[object]) -> bool:
    """Whether most of the words are shared in order, or the shorter line stands in the longer one nearly whole."""
    if matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR:
        return True
    least = min(len(left), len(right))
    return (
        least >= 5
        and sum(block.size for block in matcher.get_matching_blocks()) >= 0.8 * least
        and 2 * least >= max(len(left), len(right))
    )


def _judged(one: Line, other: Line, gone: Sequence[Token], come: Sequence[Token]) -> Clash | None:
    """What the changed words make of two copies."""
    lost, new = [token.word for token in gone], [token.word for token in come]
    if not lost and not new:
        return Clash("SF310", one.side, other.side, "{one} and {other} say the same in the same words")
    if len(lost) == len(new) == 1 and lost[0] in _FORCE and new[0] in _FORCE:
        return Clash(
            "SF310",
            one.side,
            other.side,
            f"{{one}} and {{other}} say the same with different force ({lost[0]}, {new[0]})",
        )
    if _bounded_otherwise(one, gone, come):
        why = "{one} draws the line elsewhere than {other}, and otherwise they are one line"
        return _clash(one, other, gone, come, "SF301", why)
    if _in_conditions(one, gone) and _in_conditions(other, come):
        return None
    if len(lost) <= 4 and len(new) <= 4:
        found = _swapped(one, other, gone, come) or _limited(one, other, lost, new, gone, come)
        if found is not None:
            return found
    only = _narrowed(one, other, gone, come) or _narrowed(other, one, come, gone)
    if only is not None:
        return only
    if not any(token.concept for token in (*gone, *come)) and not _meaningful(lost, new):
        return Clash("SF310", one.side, other.side, "{one} and {other} say the same in nearly the same words")
    return None


def _bounded_otherwise(one: Line, gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """Whether only a comparison changed: a strict one became an open one, or one of several was turned round.

    A single one that is turned round may well be the other half: too cold in one line, too warm in the other.
    """
    changed = {token.word for token in (*gone, *come)}
    if not changed or not changed <= _STRICTLY | _SIGNS:
        return False
    several = sum(token.word in _SIGNS for token in one.tokens) > 1
    return several or (changed <= _STRICTLY and len(one.tokens) > 4)


def _meaningful(lost: Sequence[str], new: Sequence[str]) -> bool:
    """Whether small words changed that change what is said."""
    changed = {*lost, *new}
    return bool(changed & _TELLING) or any(quantifier(word) or word[:1].isdigit() for word in changed)


def _in_conditions(line: Line, changed: Sequence[Token]) -> bool:
    return bool(changed) and all(token.start in line.conditional for token in changed)


def _swapped(one: Line, other: Line, gone: Sequence[Token], come: Sequence[Token]) -> Clash | None:
    """One word stands where its opposite stands in the other line."""
    if any(token.start in one.conditional for token in gone) or any(token.start in other.conditional for token in come):
        return None
    said = any(token.concept and not is_negation(token.word) for token in (*gone, *come))
    negations = 0 if said else sum(is_negation(token.word) for token in (*gone, *come))
    if negations % 2 == 1:
        return _clash(
            one,
            other,
            gone,
            come,
            "SF302",
            "{one} says it is so, {other} says it is not; otherwise they are the same line",
        )
    lost, new = [token.word for token in gone], [token.word for token in come]
    if sorted((*lost, *new)) == sorted(_LINKS) and len(lost) == 1:
        return _clash(one, other, gone, come, "SF302", f"{{one}} says “{lost[0]}” where {{other}} says “{new[0]}”")
    for mine in gone:
        for theirs in come:
            kinds = len(gone) > 1 and mine.concept and _in_front(one, mine) == _in_front(other, theirs) != ""  # red, white wine
            if _exclude(mine, theirs) and not _opens_on(one, mine) and not kinds:
                why = f"{{one}} says “{mine.word}” where {{other}} says “{theirs.word}”, and only one of them can be so"
                return _clash(one, other, [mine], [theirs], "SF302", why)
    return None


def _in_front(line: Line, token: Token) -> str:
    """The noun that a word stands in front of."""
    at = line.tokens.index(token)
    return line.tokens[at + 1].concept if at + 1 < len(line.tokens) else ""


def _opens_on(line: Line, day: Token) -> bool:
    """`Open on Mondays`: and on other days as well."""
    return day.concept.endswith("dai") and bool(line.concepts & {"open", "shut", "clos", "availabl"})


def _exclude(mine: Token, theirs: Token) -> bool:
    sets = exclusive()
    left, right = alternative(mine.word), alternative(theirs.word)
    if left and right and left != right and sets[left] == sets[right]:
        return True
    if (mine.word in UNLIMITED and theirs.word[:1].isdigit()) or (theirs.word in UNLIMITED and mine.word[:1].isdigit()):
        return True
    if mine.concept and theirs.concept in opposites().get(mine.concept, frozenset()):
        return not {mine.concept, theirs.concept} & in_turn()
    amounts = {quantifier(mine.word), quantifier(theirs.word)}
    return "" not in amounts and len(amounts) == 2


def _limited(
    one: Line, other: Line, lost: Sequence[str], new: Sequence[str], gone: Sequence[Token], come: Sequence[Token]
) -> Clash | None:
    """One line adds a limit to what the other offers without one."""
    if bool(lost) == bool(new):
        return None
    added = lost or new
    if not {"once", "twice"} & set(added) and not (added[:2] == ["up", "to"] and len(added) == 3):
        return None
    if not set(added) <= _LIMITS | {"to", "a", "at", "than"} | set(added[-1:]):
        return None
    limited, free = ("{one}", "{other}") if lost else ("{other}", "{one}")
    return _clash(one, other, gone, come, "SF301", limited + " limits what " + free + " offers without a limit")


def _narrowed(narrow: Line, wide: Line, mine: Sequence[Token], theirs: Sequence[Token]) -> Clash | None:
    """One line adds `only` and leaves out what the other includes."""
    if not any(token.word == "only" for token in mine) or any(token.concept for token in mine):
        return None
    included = [token for token in theirs if token.concept and not is_negation(token.word)]
    if any(token.word == "only" and token.start in narrow.conditional for token in mine):
        return None
    if not included or len(included) > 8:
        return None
    words = " ".join(token.word for token in included[:4])
    why = f"{{one}} says “only” and so rules out “{words}”, which {{other}} includes"
    return _clash(narrow, wide, [token for token in mine if token.word == "only"], included, "SF302", why)


def _clash(one: Line, other: Line, gone: Sequence[Token], come: Sequence[Token], code: str, why: str) -> Clash:
    return Clash(code, _side(one, gone), _side(other, come), why)


def _side(line: Line, changed: Sequence[Token]) -> Side:
    if not changed:
        return line.side
    return Side(line.owner, min(token.start for token in changed), max(token.end for token in changed))
