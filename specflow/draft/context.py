"""Which rules and facts of the context bear on a feature: those about things the note itself speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import log

from specflow.draft.lexicon import Lexicon
from specflow.draft.phrase import Phraser
from specflow.draft.read import Document
from specflow.draft.value import Place, Read
from specflow.parse.grammar import Grammar, tokens_of
from specflow.parse.markdown import plain
from specflow.parse.words import stem, words_of

_BEARS = 0.5


@dataclass(frozen=True)
class Rule:
    """A whole rule of a context: the sentences of one block, with its label when it has one."""

    reads: tuple[Read, ...]
    text: str
    place: Place
    score: float = 0.0


def rules_of(document: Document) -> list[Rule]:
    """The blocks of a context as rules."""
    found: list[Rule] = []
    reads = list(document.sentences)
    at = 0
    while at < len(reads):
        block = reads[at].sentence.block
        end = at
        while end < len(reads) and reads[end].sentence.block is block:
            end += 1
        together = tuple(reads[at:end])
        quote = " ".join(line.text.strip() for line in block.lines)
        place = Place(document.source.path, together[0].sentence.line, quote)
        found.append(Rule(together, plain(quote), place))
        at = end
    return found


class Relevance:
    """Weighs a rule by how much of what it speaks of the note speaks of too; rare words weigh more."""

    def __init__(self, note: Iterable[Read], rules: Sequence[Rule], lexicon: Lexicon, grammar: Grammar) -> None:
        self.lexicon, self.grammar = lexicon, grammar
        self.known = {term for read in note for term in self._terms(read.words)}
        counts = Counter(term for rule in rules for term in set(self._terms(words_of(rule.text))))
        self.weight = {term: 1.0 / (1.0 + log(count)) for term, count in counts.items()}

    def _terms(self, words: Iterable[str]) -> list[str]:
        stopwords, concepts = self.lexicon.words["stopwords"], self.lexicon.concepts
        stems = (stem(word) for word in words if word not in stopwords and not word[:1].isdigit() and len(word) > 1)
        return [concepts.get(one, one) for one in stems]

    def score(self, rule: Rule) -> float:
        """0 for nothing in common, 1 when the note speaks of all of it; the rule's subject counts double."""
        text = rule.text
        tokens = tokens_of(text)
        verb = self.grammar.finite(tokens)
        cut = tokens[verb.at].start if verb and verb.at else 0
        subject, rest = self._terms(words_of(text[:cut])), self._terms(words_of(text[cut:]))
        return 0.5 * self._share(subject or rest) + 0.5 * self._share(rest)

    def _share(self, terms: Sequence[str]) -> float:
        once = sorted(set(terms))
        whole = sum(self.weight.get(term, 1.0) for term in once)
        return sum(self.weight.get(term, 1.0) for term in once if term in self.known) / whole if whole else 0.0


def relevant(document: Document, note: Sequence[Read], lexicon: Lexicon, phraser: Phraser) -> tuple[list[Rule], list[Rule]]:
    """The rules that bear on the note, and the others."""
    rules = rules_of(document)
    relevance = Relevance(note, rules, lexicon, phraser.grammar)
    scored = [replace(rule, score=relevance.score(rule)) for rule in rules]
    return [rule for rule in scored if rule.score >= _BEARS], [rule for rule in scored if rule.score < _BEARS]
