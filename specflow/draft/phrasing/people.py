"""Who acts in a sentence: whether its subject is a person, and whom a text names."""

from __future__ import annotations

import re

from specflow.draft.lexicon import Lexicon
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of
from specflow.parse.verb_places import Verb

_ASSISTING = frozenset(("assistant", "assistants", "agent", "agents", "bot"))

_GONE = re.compile(r"(?:the |all |every )?(?:deleted|erased|archived|removed|anonymi[sz]ed|duplicate|imported) ", re.IGNORECASE)


class People:
    """Tells people from things with the words of a lexicon."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self.grammar, self.lexicon = grammar, lexicon
        self.machines = False  # whether an assistant is a machine here
        self.actor = "the user"  # who `you` stands for

    def is_person(self, subject: str) -> bool:
        """Whether the head of a subject is a person or a group of them."""
        people, head = self.lexicon.words["people"], self._head(subject)
        return head in people or _singular(head) in people

    def names_person(self, text: str) -> bool:
        """Whether somebody is named in a text."""
        people = self.lexicon.words["people"]
        return any(token.word in people or _singular(token.word) in people for token in tokens_of(text))

    def first_person(self, text: str) -> str:
        """The first people that a text names, in the plural: `customers`; empty when none are."""
        people = self.lexicon.words["people"]
        found = next(
            (token for token in tokens_of(text)[:12] if token.word.endswith("s") and _singular(token.word) in people), None
        )
        return found.word if found else ""

    def wants_to(self, verb: Verb, subject: str) -> bool:
        """Whether a person does this because they want to: then the system must make it possible."""
        if self.machines and self._head(subject) in _ASSISTING:
            return False
        if _GONE.match(subject):  # `deleted customers` are records by now
            return False
        return subject.lower() != "they" and self.is_person(subject) and verb.word not in self.lexicon.words["receiving verbs"]

    def acts(self, subject: str) -> bool:
        """Whether a subject that leaves nobody (`nobody under 18`, `neither porters nor clerks`) speaks of people."""
        return subject.lower().startswith(("nobody", "no one", "no-one", "neither ")) or self.is_person(subject)

    def _head(self, subject: str) -> str:
        """The last word of a subject before what only describes it: `link` of `a link sent to a patient`."""
        words: list[str] = []
        for token in tokens_of(subject):
            small = token.word in self.grammar.prepositions or token.word in ("who", "that", "which", ",", "(")
            if words and (small or token.word in self.grammar.verbs.past):
                break
            if token.word.isalnum() or "-" in token.word:
                words.append(token.word)
        return words[-1] if words else ""


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
