"""What a line claims: who does what under which conditions, how strongly, and with which amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from specflow.analysis.consistency.claims.conditions import segments_of
from specflow.analysis.consistency.claims.measured import counted_back
from specflow.analysis.consistency.claims.quantities import Quantity, is_unit, quantities_of
from specflow.analysis.consistency.claims.segment import Segment
from specflow.analysis.consistency.claims.verbs import finite_at
from specflow.analysis.consistency.plain.exceptions import exception_named, without_exceptions
from specflow.analysis.consistency.plain.rephrased import rephrased
from specflow.analysis.consistency.plain.reworded import reworded
from specflow.analysis.consistency.words.tokens import Token, is_negation, sentences_in, tokens_of

Modality = Literal["must", "may", "should", "fact"]

_MUST = frozenset("must shall will".split())
_SHOULD = frozenset("should would ought could might".split())
_MAY = frozenset("may can cannot".split())
_MODALS = _MUST | _SHOULD | _MAY
_ABLE = frozenset(
    "able allow allows allowed let lets enable enables permit permits permitted ability support supports entitled".split()
)
_UNIVERSAL = frozenset(
    "any every all each anyone anybody everyone everybody always whatever never nobody no anywhere".split()
)
_COUNTING = frozenset("any every all each".split())
_LED = _COUNTING | frozenset("a an the no".split())
_ONLY = frozenset("only solely exclusively".split())
_WAYS = frozenset("by via through with over in on from to".split())  # what leads the way in which something is done
_BARRED = frozenset("forbidden prohibited banned barred disallowed".split())
_BEING = frozenset("is are be strictly".split())
_NEGATED_SUBJECT = frozenset("no nobody none nothing neither".split())
_SPEAKERS = frozenset("i we they you he she".split())
_NUMBERED = frozenset("version release phase step stage level tier chapter section platform gate zone".split())
_LONGEST_CLAIM = 90  # tokens


@dataclass(frozen=True)
class Claim:
    """One clause of a line. `owner` numbers the line it comes from; spans are code points of the line's text."""

    owner: int
    start: int
    end: int
    main: tuple[Token, ...]
    modal: int  # position of the modal in `main`, or -1
    modality: Modality
    negated: bool
    able: bool
    universal: bool
    only: bool
    segments: tuple[Segment, ...]
    quantities: tuple[Quantity, ...]
    condition_quantities: tuple[Quantity, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    binding: bool = False  # it stands where every line binds: in a spec, a rule, a technical fact; a note also tells stories
    before: frozenset[str] = frozenset()  # what the clause before it speaks of, in the same text
    topic: frozenset[str] = frozenset()  # what the sentence before spoke of, where this one only names an amount

    @cached_property
    def subject(self) -> frozenset[str]:
        """Concepts before the modal."""
        return _meanings(self.main[: self.modal]) if self.modal > 0 else frozenset()

    @cached_property
    def predicate(self) -> frozenset[str]:
        """Concepts behind the modal; all of them without one."""
        return _meanings(self.main[self.modal + 1 :])

    @cached_property
    def core(self) -> frozenset[str]:
        """What the main clause speaks of, amounts left out."""
        held = {n for q in self.quantities for n in range(q.start, q.end)}
        return self.topic | {token.concept for token in self.main if token.concept and token.start not in held}

    @cached_property
    def conditions(self) -> frozenset[str]:
        """What its conditions speak of."""
        return frozenset().union(
            *(_meanings(one.tokens) for one in self.segments if one.kind not in ("why", "before", "after"))
        )

    @cached_property
    def all_concepts(self) -> frozenset[str]:
        """Everything the clause speaks of."""
        return self.core | frozenset().union(*(_meanings(one.tokens) for one in self.segments))

    @cached_property
    def exceptions(self) -> frozenset[str]:
        """What its own exceptions speak of."""
        return frozenset().union(*(_meanings(one.tokens) for one in self.segments if one.kind == "unless"))

    @property
    def forbids(self) -> bool:
        """It says what must not be."""
        return self.negated and self.modality in ("must", "may", "should")


def _meanings(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.concept for token in tokens if token.concept)


def claims_of(owner: int, text: str) -> Iterator[Claim]:
    """The claims of a text, in order."""
    held: list[Claim] = []  # those of the sentence before, which this one may make an exception from
    for claim in _stated(owner, text):
        if held and claim.tokens != held[-1].tokens:
            excepted = exception_named(claim.tokens)
            yield from (replace(one, segments=(*one.segments, excepted)) if excepted else one for one in held)
            held = []
        held.append(claim)
    yield from held


def _stated(owner: int, text: str) -> Iterator[Claim]:
    """The claims of a text, each sentence for itself."""
    topic: frozenset[str] = frozenset()
    for start, end in sentences_in(text):
        sentence = text[start:end]
        tokens = rephrased(reworded(_unnumbered(tokens_of(sentence, start)), sentence, start))
        if not any(token.is_word for token in tokens):
            continue
        spoken, excepted = without_exceptions(tokens[:_LONGEST_CLAIM])
        main, segments = segments_of(spoken)
        segments = (*segments, *excepted)
        leading = tuple(one for one in segments if one.leading)
        for part, inside in (each for half, place in _parts(main) for each in _corrected(half, place)):
            own = tuple(one for one in segments if not one.leading and inside[0] <= one.at < inside[1])
            claim = _claim(owner, part, (*leading, *own), tokens)
            if claim is not None and not claim.core and claim.quantities:
                claim = replace(claim, topic=topic)
            if claim is not None and (claim.core or claim.quantities):
                yield replace(claim, before=topic) if topic else claim  # `it has six digits` says it with its amount
            if claim is not None and claim.core:
                topic = claim.core


def _unnumbered(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A line without its own number: `2.2 Members may …` counts no members."""
    first, second = (*tokens[:2], None, None)[:2]
    numbered = first is not None and first.word[0].isdecimal() and "." in first.word
    return tokens[1:] if numbered and second is not None and second.is_word and not is_unit(second.word) else tokens


def _corrected(main: tuple[Token, ...], inside: tuple[int, int]) -> Iterator[tuple[tuple[Token, ...], tuple[int, int]]]:
    """`… is called by phone, never by letter` says two things: what is so, and the one way in which it must not be."""
    main = main[: _other_way(main)]
    at = next((n for n in range(3, len(main) - 2) if _corrects(main, n)), 0)
    if not at:
        yield main, inside
        return
    stop = next((n for n in range(at + 3, len(main)) if main[n].word in (",", ";", ".", "and", "but")), len(main))
    ways = (main[at + 2].word,) if main[at + 2].word in _WAYS else tuple(_WAYS)
    modal = next((n for n, token in enumerate(main) if token.word in _MODALS), -1)
    head = next((n for n in range(at - 1, max(modal, 1), -1) if main[n].word in ways), at)
    yield main[:at] + main[stop:], inside
    neg = modal + 1 or head
    yield (*main[:neg], main[at + 1], *main[neg:head], *main[at + 2 : stop]), inside


def _other_way(main: Sequence[Token]) -> int | None:
    """Where the way begins that is left behind a prohibition: `never by letter, only by phone`."""
    for at in range(3, len(main) - 2):
        if main[at].word == "," and main[at + 1].word == "only" and any(is_negation(one.word) for one in main[:at]):
            return at
    return None


def _corrects(main: Sequence[Token], at: int) -> bool:
    """Whether a comma stands before `never by …` or `not automatically`, behind words that say no `not` themselves."""
    if main[at].word != "," or main[at + 1].word not in ("never", "not"):
        return False
    way = main[at + 2].word
    return (way in _WAYS or (way.endswith("ly") and way != "only")) and not any(is_negation(one.word) for one in main[:at])


def _parts(main: tuple[Token, ...]) -> Iterator[tuple[tuple[Token, ...], tuple[int, int]]]:
    """The halves of a compound main clause, each with the span of the text it covers."""
    cuts, seen = [0], False
    for at, token in enumerate(main):
        modal = token.word in _MODALS or token.word.endswith("n't") or (token.word == "do" and main[at - 1].word in _SPEAKERS)
        if modal and seen:
            joint = next(
                (n for n in range(at - 1, max(cuts[-1], at - 7), -1) if main[n].word in ("and", "but", ";", "so")), 0
            )
            if joint:
                cuts.append(joint)
        elif modal and (joint := _joined(main, at)):
            cuts.append(joint)
        seen = seen or modal
    cuts.append(len(main))
    first_start = main[0].start if main else 0
    subject: tuple[Token, ...] = ()
    for one, other in pairwise(cuts):
        part = main[one:other]
        if not part:
            continue
        modal_at = next((n for n, token in enumerate(part) if token.word in _MODALS), -1)
        if one and modal_at == 1 and subject:
            part = (*subject, *part[1:])
        elif modal_at > 0:
            subject = part[:modal_at]
        begin = first_start if not one else main[one].start
        finish = main[other].start if other < len(main) else 1_000_000
        yield part, (begin if one else 0, finish)


def _joined(main: Sequence[Token], modal: int) -> int:
    """Where a clause with a modal is joined to one without: `… above 2 % calls for a count, and the counter must …`."""
    for at in range(modal - 1, max(3, modal - 7), -1):
        if main[at].word in ("and", "but") and main[at - 1].word == ",":
            told = any(token.word[:1].isdecimal() for token in main[: at - 1]) or finite_at(main[: at - 1])
            return at if told else 0
        if main[at].word in _SPEAKERS and main[at - 1].word == ",":
            return at if finite_at(main[: at - 1]) else 0
    return 0


def _claim(
    owner: int, main: tuple[Token, ...], segments: tuple[Segment, ...], tokens: tuple[Token, ...]
) -> Claim | None:
    if not any(token.is_word for token in main):
        return None
    modal = next((n for n, token in enumerate(main) if token.word in _MODALS), -1)
    words = [token.word for token in main]
    negated = _negated(words, modal)
    modality = _modality(words, modal)
    able = any(word in _ABLE and not _paper(words, at) for at, word in enumerate(words))
    turning = any(token.concept == "refus" for token in main[modal + 1 : modal + 3])  # `refuse to move above 600 kg`
    quantities = tuple(counted_back(tokens, one) for one in quantities_of(main, negated != turning) if not _names(main, one))
    inner = tuple(q for one in segments if one.kind != "why" for q in quantities_of(one.spoken, False))
    start = min(token.start for token in main)
    end = max(token.end for token in main)
    return Claim(
        owner, start, end, main, modal, modality, negated, able, _universal(main),
        _only(words), segments, quantities, inner, tokens,
    )  # fmt: skip


def _paper(words: Sequence[str], at: int) -> bool:
    """`A parking permit`: what is carried along, and allows nothing here."""
    if words[at] == "support":  # `the support chat`
        return not _LED.isdisjoint(words[max(0, at - 1) : at])
    return words[at] == "permit" and not _LED.isdisjoint(words[max(0, at - 3) : at])


def _names(main: Sequence[Token], amount: Quantity) -> bool:
    """`Version 2`, `platform 4`: the number of one of them counts nothing."""
    before = next((token.word for token in reversed(main) if token.end <= amount.start), "")
    words = [token.word for token in main[amount.first : amount.last + 3]]
    more = "more" in words and "than" in [token.word for token in main[amount.last :]]  # `two more days than guests`
    return more or (before in _NUMBERED and amount.unit.startswith("#") and amount.bound == "exact")


def _universal(main: Sequence[Token]) -> bool:
    """Whether the clause speaks of all of something; `a reason for each` at the end of it, and `every hour`, do not."""
    return any(
        token.word in _UNIVERSAL and (token.word not in _COUNTING or any(_counted(one) for one in main[at + 1 : at + 2]))
        for at, token in enumerate(main)
    )


def _counted(token: Token) -> bool:
    return token.is_word and not is_unit(token.word)


def _only(words: Sequence[str]) -> bool:
    """Whether the clause keeps something for somebody."""
    for at, word in enumerate(words):
        if word in _ONLY and words[max(0, at - 1) : at] != ["not"]:
            return True
        if word in ("reserved", "restricted", "limited") and words[at + 1 : at + 2] in (["to"], ["for"]):
            return True
        if word in ("nobody", "none", "one") and words[at + 1 : at + 2] in (["but"], ["except"]):
            return True
    return False


def _negated(words: Sequence[str], modal: int) -> bool:
    """Whether the clause says that something is not (or must not be) so; two negations take each other away."""
    if modal < 0:
        count = sum(is_negation(word) and word != "without" and not _noun(words, at) for at, word in enumerate(words))
        count += any(word in _BARRED and before in _BEING for before, word in pairwise(words))
    else:
        head = words[: modal + 4] if modal >= 0 else words
        count = sum(word in _NEGATED_SUBJECT and not _noun(words, at) for at, word in enumerate(words[:modal][:3]))
        count += sum(is_negation(word) for word in head[modal:] if word not in ("no", "without"))
        if "no" in words[modal + 1 : modal + 4] and "longer" in words[modal + 1 : modal + 5]:
            count += 1
        if "never" in words[:modal]:
            count += 1
    for at, word in enumerate(words):
        if (
            word in ("no", "not")
            and words[at + 1 : at + 2] in (["more"], ["later"], ["fewer"], ["less"], ["earlier"], ["only"])
            and count
        ):
            count -= 1
    return count % 2 == 1


def _noun(words: Sequence[str], at: int) -> bool:
    """`a NO`, `YES or NO`: the word itself, no negation."""
    if words[at] == "not" and at > 1 and words[at - 1] in (",", "("):
        return True  # `rows, not files`: a correction
    if words[at] == "not" and (words[at + 1 : at + 2] in (["every"], ["all"], ["mean"], ["necessarily"])):
        return True
    if words[at] in ("nothing", "none") and at and words[at - 1] == "or":
        return True
    return words[at] == "no" and at > 0 and (words[at - 1] in ("a", "the", "or", "yes") or words[at - 1].endswith("'s"))


def _modality(words: Sequence[str], modal: int) -> Modality:
    if modal < 0:
        if any(pair in (("has", "to"), ("have", "to"), ("needs", "to"), ("need", "to")) for pair in pairwise(words)):
            return "must"
        if any(word in ("forbidden", "prohibited", "banned", "barred", "required", "mandatory", "never") for word in words):
            return "must"
        return "must" if words[:2] == ["do", "not"] or words[:1] == ["don't"] else "fact"  # an instruction
    word = words[modal]
    if word in _MUST:
        return "must"
    return "should" if word in _SHOULD else "may"
