"""What the wording rules look at: the English texts of requirements that claim to be written."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from typing import NamedTuple

from specflow.analysis.wording.english import looks_english
from specflow.analysis.wording.lexicon import Lexicon, lexicon_of
from specflow.analysis.wording.reading import Hit, Reading, read
from specflow.model.finding import Finding, Severity
from specflow.model.project import Placed, Project, Step
from specflow.model.rule import Rule
from specflow.parse.yaml import collector_paused

TEXT: tuple[Step, ...] = ("text",)
SHOWN_BY_EXAMPLES = frozenset(("vague", "subjective", "unbounded", "comparative", "superlative"))
VERBS_TOO = frozenset("clear correct secure lower clean slow complete light better limit tidy compact long".split())
COLON_WITHIN = 5
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
        is no matter of taste counts. A word that stands twice is named once.
        """
        whole = self.keys == TEXT
        mild = whole and kind in SHOWN_BY_EXAMPLES and bool(self.placed.requirement.scenarios)
        told: set[str] = set()
        for hit in self.reading.of(kind):
            said = self.reading.said(hit.first, hit.last)
            if (whole or not hit.weak) and said.lower() not in told and self._counts(hit):
                told.add(said.lower())
                yield hit, said, Severity.INFO if hit.weak or mild else None

    def _counts(self, hit: Hit) -> bool:
        return not self._is_verb(hit) and not (hit.kind in SHOWN_BY_EXAMPLES and self._is_told(hit))

    def _is_told(self, hit: Hit) -> bool:
        """A colon closely follows: `an appropriate exit code: 0 when …`."""
        _, after = self.reading.sentence(hit.last)
        return ":" in self.reading.words[hit.last + 1 : min(hit.last + 1 + COLON_WITHIN, after)]

    def _is_verb(self, hit: Hit) -> bool:
        """`must clear the list` is an action, `a clear list` is an impression."""
        words = self.reading.words
        return hit.first == hit.last and words[hit.first] in VERBS_TOO and self.reading.near(hit.first, -1) in BEFORE_VERBS


class _Seen(NamedTuple):
    """The project that was read last, so that its rules need not read it once each."""

    project: weakref.ref[Project]
    texts: tuple[Statement, ...]
    texts_and_outcomes: tuple[Statement, ...]


_last: list[_Seen] = []


def statements(project: Project, *, outcomes: bool = False) -> tuple[Statement, ...]:
    """The text of every English requirement that is no placeholder; with `outcomes` also what its scenarios end in."""
    seen = _last[-1:]
    if not seen or seen[0].project() is not project:
        with collector_paused():
            found = tuple(_read_all(project))
        seen = [_Seen(weakref.ref(project), tuple(one for one in found if one.keys == TEXT), found)]
        _last[:] = seen
    return seen[0].texts_and_outcomes if outcomes else seen[0].texts


def _read_all(project: Project) -> Iterator[Statement]:
    lexicons: dict[str, Lexicon] = {}
    for placed in project.requirements:
        requirement = placed.requirement
        if requirement.status == "placeholder" or not looks_english(requirement.text):
            continue
        lexicon = lexicons.get(placed.file.path)
        if lexicon is None:
            lexicon = lexicons[placed.file.path] = lexicon_of(project.config.lint.words, placed.spec.terms)
        yield Statement(placed, TEXT, read(requirement.text, lexicon))
        for number, scenario in enumerate(requirement.scenarios):
            yield Statement(placed, ("scenarios", number, "then"), read(scenario.then, lexicon))
