"""Stage four: one voice. One actor, one must, must not or should, the condition first, the author's meaning unchanged.

What the grammar cannot tell with confidence stays in the author's words behind a plain "must keep to this".
"""

from __future__ import annotations

import re

from specflow.draft.lexicon import Lexicon
from specflow.parse.grammar import Grammar, Token, Verb, tokens_of

_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_TAIL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "and",
        "or",
        "but",
        "from",
        "that",
        "which",
        "who",
        "is",
        "are",
        "as",
        "it",
        "its",
        "their",
        "our",
        "your",
        "per",
        "than",
        "if",
        "when",
        "must",
    ]
)
TITLE_WORDS = 6
LONGEST_TITLE = 80


def clean(text: str) -> str:
    """A text without control and direction characters, in single blanks."""
    return " ".join(_HIDDEN.sub(" ", text).split())


def escaped(text: str) -> str:
    """Braces doubled, so that they are no parameters."""
    return text.replace("{", "{{").replace("}", "}}")


def title_of(text: str) -> str:
    """At most six words that start the clause, not ending on a small word."""
    words = clean(re.sub(r"[()\"“”;:,.!?\[\]{}]", " ", text)).split()[:TITLE_WORDS]
    while len(words) > 2 and words[-1].lower() in _TAIL:
        words.pop()
    title = " ".join(words)[:LONGEST_TITLE].strip(" -–—")
    return title[:1].upper() + title[1:] if title else "Unnamed"


def stop(text: str) -> str:
    """A sentence: capital first, full stop last."""
    text = text.strip().rstrip(",;:–—- ")
    if not text:
        return text
    first = text.split(" ", 1)[0]
    if first.islower():
        text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…。！？" else text + "."


class Phraser:
    """Turns clauses into requirement sentences; `actor` is who `you` and `people` stand for."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, actor: str = "the user") -> None:
        self.grammar, self.lexicon, self.actor = grammar, lexicon, actor

    def phrase(self, clause: str, condition: str = "") -> str:
        """The clause as a requirement; `condition` (`When …`) goes in front."""
        clause = clean(clause).strip(" ,;–—").rstrip(".!")
        if not condition:
            condition, clause = self.condition(clause)
        said = self._main(clause)
        if condition:
            first = said.split(" ", 1)[0]
            said = said if _proper(first) else said[:1].lower() + said[1:]
            return stop(f"{condition.rstrip(', ')}, {said}")
        return stop(said)

    def condition(self, clause: str) -> tuple[str, str]:
        """`If it fails, we retry` as (`If it fails`, `we retry`)."""
        if found := re.match(r"(.{4,120}?)\s*(?:\?|=>|=|→|->)\s+(?=\S)(.+)", clause):
            return _when(found[1]), found[2]
        tokens = tokens_of(clause)
        end = self.grammar.condition_end(tokens)
        if 0 < end < len(tokens):
            cut = tokens[end].start
            rest = clause[cut:]
            return clause[:cut].strip(" ,"), rest.removeprefix("then ")
        return "", clause

    def _main(self, clause: str) -> str:
        tokens = tokens_of(clause)
        verb = self.grammar.finite(tokens)
        if verb is None or verb.kind in ("past",) or verb.at > 30:
            return f"the system must keep to this: {clause}" if clause else clause
        if verb.kind == "imperative" or verb.at == 0:
            return self._command(clause, tokens, verb)
        subject = self._subject(clause[: tokens[verb.at].start].strip())
        return f"{subject} {self._predicate(clause, tokens, verb, subject)}".strip()

    def _command(self, clause: str, tokens: list[Token], verb: Verb) -> str:
        rest = clause[tokens[verb.end - 1].end :] if verb.end <= len(tokens) else ""
        if verb.kind != "imperative":
            return self._bare(clause, tokens, verb)
        return f"the system {'must not' if verb.negated else 'must'} {verb.word}{rest}"

    def _bare(self, clause: str, tokens: list[Token], verb: Verb) -> str:
        """A clause that starts with its verb: `Must not mention …`, `Should be …`."""
        return f"the system {self._predicate(clause, tokens, verb, 'the system')}"

    def _subject(self, subject: str) -> str:
        low = subject.lower()
        if low == "we" or low.endswith((" we", ",we")):
            return subject[: len(subject) - 2] + "the system"
        if low == "you":
            return self.actor
        return subject

    def _predicate(self, clause: str, tokens: list[Token], verb: Verb, subject: str) -> str:
        rest = clause[tokens[verb.end - 1].end :]
        no = verb.negated
        if verb.kind == "be":
            return f"{'must not' if no else 'must'} be{rest}"
        if verb.kind in ("have", "verb"):
            able = self._able(verb, subject, no)
            return f"{'must not' if no else able} {verb.word}{rest}"
        if verb.kind == "do":
            return f"must not{rest}"
        return self._modal(verb, rest, subject)

    def _able(self, verb: Verb, subject: str, no: bool) -> str:
        """Whether a person does this because they want to: then the system must make it possible."""
        people = self.lexicon.words["people"]
        head = re.sub(r"[^\w' -]", "", subject.lower()).split()
        person = bool(head) and (_singular(head[-1]) in people or head[-1] in people or " ".join(head[-2:]) in people)
        receiving = verb.word in self.lexicon.words["receiving verbs"]
        return "must be able to" if person and not receiving and not no else "must"

    def _modal(self, verb: Verb, rest: str, subject: str) -> str:
        word = verb.word
        if word in ("should", "would", "could", "might"):
            return f"{'should not' if verb.negated else 'should'}{rest}"
        if verb.negated or word == "cannot":
            return f"must not{rest}"
        if word in ("can", "may"):
            following = rest.split()[:1]
            if following and following[0] in ("only", "be"):
                return f"must{rest}" if "only" in rest else f"must be able to{rest}"
            return f"must be able to{rest}"
        return f"must{rest}" if rest.strip() else "must"


def _when(condition: str) -> str:
    first = condition.split(" ", 1)[0].lower()
    if first in ("if", "when", "where", "while", "once", "after", "before", "unless", "for"):
        return condition
    return f"When {condition[:1].lower() + condition[1:] if not _proper(condition.split(' ', 1)[0]) else condition}"


def _proper(word: str) -> bool:
    """A word whose capital belongs to it: `CSV`, `XLSX`, `iPhone`; the first word of a sentence otherwise unknown."""
    return any(letter.isupper() for letter in word[1:]) or word in ("I",) or any(letter.isdigit() for letter in word)


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
