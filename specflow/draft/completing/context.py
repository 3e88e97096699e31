"""Which rules and facts of the context bear on a feature: those about things the note itself speaks of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import log

from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.reading.labels import label_of
from specflow.draft.reading.read import Document
from specflow.draft.value import Place, Read
from specflow.parse.inline import plain
from specflow.parse.tokens import tokens_of
from specflow.parse.words import words_of

BEARS = {"product": 0.425, "code": 0.3}
_UNKNOWN, _LABEL, _SUBJECT, _VERB, _SECTION = 0.5, 3.0, 2.0, 0.5, 0.25
_EVERYTHING, _CORE, _ELSEWHERE = 0.6, 0.55, 0.85
_BOUNDED = re.compile(
    r"\b(?:not? more than|no fewer than|at most|at least|up to|max(?:imum)?|min(?:imum)?|only|never) (?:of )?[$€£]?\d",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"[$€£]|\b(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b")
_FROM_AMOUNT = re.compile(
    r"(?:all |any |every )?(?P<who>[A-Za-z][\w' -]{2,40}?) (?:above|over|below|under|of (?:more|less) than|from|exceeding)"
    r" (?P<amount>(?:[$€£] ?|[A-Z]{3} )?\d[\d.,]*(?: ?(?:[$€£]|%|[A-Z]{3}\b|euros?|dollars?|pounds?))?)"
    r" (?:always |also )?(?:needs?|requires?|must|may|are|is|has|have|can|go|goes)\b",
    re.IGNORECASE,
)
_MOVED, _MONEY = frozenset(("transfer", "transaction", "remittanc", "wire")), "payment"
_KEEPING = re.compile(
    r"\b(?:kept|stored|retained|deleted|erased|removed|keep|store|retain|delete|erase)\b[^.;]{0,40}\b"
    r"(?:after|for|within|until)\b[^.;]{0,12}\b(?:\d+|one|two|three|five|six|seven|ten|twelve|thirty) ?"
    r"(?:hours?|days?|weeks?|months?|years?)",
    re.IGNORECASE,
)
_GLOSSARY = frozenset(("words we use", "glossary", "terms", "terminology", "definitions", "vocabulary", "words", "our words"))
_NEEDS = frozenset(("need", "needs", "require", "requires"))
_ALL = frozenset(("anything", "everything", "whatever", "each time", "every time", "whenever", "wherever", "nothing"))


@dataclass(frozen=True)
class Rule:
    """A whole rule of a context: the sentences of one block. `score` says how much it has to do with the note."""

    reads: tuple[Read, ...]
    text: str
    place: Place
    score: float = 0.0


def rules_of(document: Document) -> list[Rule]:
    """The blocks of a context as rules."""
    blocks: dict[int, list[Read]] = {}
    for read in document.sentences:
        blocks.setdefault(id(read.sentence.block), []).append(read)
    found = []
    for reads in blocks.values():
        quote = " ".join(line.text.strip() for line in reads[0].sentence.block.lines)
        text = " ".join(read.text for read in reads) if reads[0].sentence.block.kind == "row" else plain(quote)
        found.append(Rule(tuple(reads), text, Place(document.source.path, reads[0].sentence.line, quote)))
    return found


def first_of(rule: Rule, phraser: Phraser) -> tuple[str, str]:
    """The label of a rule and the rest of its first sentence; a table row has no label."""
    read = rule.reads[0]
    return ("", read.text) if read.sentence.block.kind == "row" else label_of(read.sentence.quote, phraser.grammar)


class Relevance:
    """Weighs rules by what the note speaks of too.

    Known words count for a rule, unknown ones against it, those of its subject twice, verbs half. A rule that shares words with
    the background of the note only, and none with what it asks for (`acting`), has nothing to do with it. A rule about everything
    that is sent, shown or handed out counts as soon as the note does such a thing; so does one that allows or forbids
    exactly what the feature is about.
    """

    def __init__(
        self, note: Sequence[Read], acting: Sequence[Read], title: str, rules: Sequence[Rule], lexicon: Lexicon, phraser: Phraser
    ) -> None:
        self.lexicon, self.phraser = lexicon, phraser
        counts = Counter(term for read in note for term in self.terms(read.words))
        self.known = set(counts) | set(self.terms(words_of(title)))
        self.asked = {term for read in acting for term in self.terms(read.words)} | set(self.terms(words_of(title)))
        self.keeps = any(_KEEPING.search(read.text) for read in acting)
        often = [term for term, count in counts.most_common(4) if count >= 3]
        self.core = set(often) | set(self.terms(words_of(title)))
        common = Counter(term for rule in rules for term in set(self.terms(words_of(rule.text))))
        self.rarity = {term: 1.0 / (1.0 + 0.5 * log(count)) for term, count in common.items()}

    def terms(self, words: Sequence[str]) -> list[str]:
        """The concepts and stems of the telling words."""
        return self.lexicon.terms(words)

    def score(self, rule: Rule) -> float:
        """0 for nothing in common, 1 when the note speaks of all of it."""
        label, first = first_of(rule, self.phraser)
        text = " ".join((first, *(read.text for read in rule.reads[1:])))
        tokens = tokens_of(text)
        verb = self.phraser.grammar.finite(tokens)
        cut = tokens[verb.at].start if verb is not None and verb.kind != "imperative" else 0
        named, subject = self._weighed(label, _LABEL), self._weighed(text[:cut], _SUBJECT)
        elsewhere = all(any(term not in self.known for term in part) for part in (named, subject))
        subject |= named
        rest = self._weighed(text[cut:], 1.0)
        known = sum(weight for term, weight in (subject | rest).items() if term in self.known)
        unknown = sum(weight for part in (subject, rest) for term, weight in part.items() if term not in self.known)
        if not known or self.asked.isdisjoint(subject | rest):
            return 0.0
        score = known / (known + _UNKNOWN * unknown) * min(1.0, 0.4 + 0.5 * known)
        score *= _ELSEWHERE if elsewhere else 1.0
        if any(not _ALL.isdisjoint(read.groups) for read in rule.reads):
            score = max(score, _EVERYTHING)
        if rest and all(term in self.known for term in rest) and not self.core.isdisjoint(rest):
            score = max(score, _CORE)
        if self._from_amount(text) or (self.keeps and _KEEPING.search(text)):
            score = max(score, _CORE)
        return score

    def _from_amount(self, text: str) -> bool:
        """`Transfers above EUR 10,000 need …`: whom it concerns says all; what they need does not count against it."""
        found = _FROM_AMOUNT.match(text)
        if not found:
            return False
        moved = _MOVED if _CURRENCY.search(found["amount"]) else frozenset()
        subject = [_MONEY if term in moved else term for term in self.terms(words_of(found["who"]))]
        return bool(subject) and all(term in self.asked for term in subject)

    def _weighed(self, text: str, unknown: float) -> dict[str, float]:
        """The terms of one side with their weights."""
        verbs = self.lexicon.verbs
        found: dict[str, float] = {}
        for word in words_of(text):
            act = word in verbs.past or word in verbs.gerund or (word in verbs.plain and word not in verbs.nouns)
            for term in self.terms((word,)):
                weight = (_VERB if act and term not in self.core else 1.0) * self.rarity.get(term, 1.0)
                found[term] = max(found.get(term, 0.0), weight * (1.0 if term in self.known else unknown))
        for term in self.terms(words_of(text)):
            found.setdefault(term, self.rarity.get(term, 1.0))
        return found


def scored(rules: Sequence[Rule], relevance: Relevance) -> list[Rule]:
    """Rules with their scores; those of one section pull each other a little, since they share a subject."""
    found = [replace(rule, score=relevance.score(rule)) for rule in rules]
    sections: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for rule in found:
        sections[rule.reads[0].sentence.block.headings].append(rule.score)
    if len(sections) < 2:
        return found
    return [replace(rule, score=_smoothed(rule, sections[rule.reads[0].sentence.block.headings])) for rule in found]


def _smoothed(rule: Rule, section: Iterable[float]) -> float:
    others = list(section)
    others.remove(rule.score)
    return rule.score if not others else (1 - _SECTION) * rule.score + _SECTION * sum(others) / len(others)


def relevant(
    document: Document, note: Sequence[Read], acting: Sequence[Read], title: str, lexicon: Lexicon, phraser: Phraser
) -> tuple[list[Rule], list[Rule]]:
    """The rules that bear on the note, of which `acting` are the sentences that ask for something, and the others."""
    rules = rules_of(document)
    found = scored(rules, Relevance(note, acting, title, rules, lexicon, phraser))
    bar = BEARS.get(document.source.role, 0.5)
    telling = [
        one for one in found if one.score >= bar and not _about_itself(one, lexicon) and _says(one, phraser) and not explains(one)
    ]
    return telling, [rule for rule in found if rule not in telling]


def explains(rule: Rule) -> bool:
    """Whether a line stands among the words that a context explains; what a word means rules nothing."""
    return any(heading.strip().lower().rstrip(":") in _GLOSSARY for heading in rule.reads[0].sentence.block.headings)


def _says(rule: Rule, phraser: Phraser) -> bool:
    """Whether a rule has a verb at all; a heading in a table or a name alone rules nothing."""
    first = rule.reads[0].sentence
    if len(rule.reads) == 1 and first.quote[:2] in ("**", "__") and first.quote[-2:] == first.quote[:2] and len(first.text) <= 40:
        return False  # a heading in bold
    return any(
        len(read.words) >= 4
        and (
            phraser.grammar.finite(tokens_of(read.text)) is not None
            or not _NEEDS.isdisjoint(read.words)
            or bool(_BOUNDED.search(read.text))
        )
        for read in rule.reads
    )


def _about_itself(rule: Rule, lexicon: Lexicon) -> bool:
    """`Owner: …`, `Last reviewed …`: about the file, not a rule."""
    low = rule.text.lower()
    return rule.reads[0].sentence.block.kind == "paragraph" and any(
        phrase in low for phrase in lexicon.words["about the document"]
    )
