"""What the wording rules look at: the English texts of requirements that claim to be written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from specflow.analysis.wording.english import looks_english
from specflow.analysis.wording.lexicon import Lexicon, lexicon_of
from specflow.analysis.wording.reading import Hit, Reading, read
from specflow.model.finding import Finding, Severity
from specflow.model.project import Placed, Project, Step
from specflow.model.rule import Rule

SHOWN_BY_EXAMPLES = frozenset(("vague", "subjective", "unbounded", "comparative", "superlative"))
VERBS_TOO = frozenset("clear correct secure lower clean slow complete light better limit tidy compact long".split())
BEFORE_VERBS = frozenset("to must shall should will can may might could not then".split())


class Statement(NamedTuple):
    """One string of a requirement, where it stands in it, and how it reads."""

    placed: Placed
    keys: tuple[Step, ...]
    reading: Reading

    def found(self, rule: Rule, start: int, end: int, message: str, *, severity: Severity | None = None) -> Finding:
        """A finding at characters `start` to `end` of this string."""
        at = self.placed.words(start, end, *self.keys)
        return rule.found(at, message, requirement=self.placed.full_id, severity=severity)

    def hits(self, kind: str) -> Iterator[tuple[Hit, str, Severity | None]]:
        """The phrases of a word list: the hit, the words as written, and `INFO` where it is a matter of taste.

        What a text says loosely its scenarios may say exactly; so there it is an info, and in the scenarios only what
        is no matter of taste counts.
        """
        whole = self.keys == ("text",)
        mild = whole and kind in SHOWN_BY_EXAMPLES and bool(self.placed.requirement.scenarios)
        for hit in self.reading.of(kind):
            if not self._is_verb(hit) and (whole or not hit.weak):
                yield hit, self.reading.said(hit.first, hit.last), Severity.INFO if hit.weak or mild else None


    def _is_verb(self, hit: Hit) -> bool:
        """`must clear the list` is an action, `a clear list` is an impression."""
        words = self.reading.words
        return hit.first == hit.last and words[hit.first] in VERBS_TOO and self.reading.near(hit.first, -1) in BEFORE_VERBS


def statements(project: Project, *, outcomes: bool = False) -> Iterator[Statement]:
    """The text of every English requirement that is no placeholder; with `outcomes` also what its scenarios end in."""
    lexicons: dict[str, Lexicon] = {}
    for placed in project.requirements:
        requirement = placed.requirement
        if requirement.status == "placeholder" or not looks_english(requirement.text):
            continue
        lexicon = lexicons.get(placed.file.path)
        if lexicon is None:
            lexicon = lexicons[placed.file.path] = lexicon_of(project.config.lint.words, placed.spec.terms)
        yield Statement(placed, ("text",), read(requirement.text, lexicon))
        if outcomes:
            for number, scenario in enumerate(requirement.scenarios):
                yield Statement(placed, ("scenarios", number, "then"), read(scenario.then, lexicon))
