"""A pronoun that may mean several things, or nothing.

What it finds
-------------
A text that starts with "it", "they" or "this" and has named nothing yet; "this" or "that" standing for a whole sentence; "it"
or "they" after four or more things that it could mean; "other" things when it was not said other than what. All but the first
are an info.

Why it matters
--------------
A requirement is read alone: in a list, a task, a prompt. There, what stood before it is gone.

Example
-------
    text: It must be shown for 30 days.                        # what must be shown?

How to fix
----------
Repeat the noun. Repetition is a virtue in a specification.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import meaning
from specflow.analysis.wording.reading import Reading
from specflow.analysis.wording.statements import Statement, statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

PERSONAL = frozenset("it they he she them".split())
SOMEBODY = frozenset(("she", "he"))
PERSONS = frozenset(
    "who whoever somebody someone anybody anyone nobody everybody everyone person child adult guest witness nurse judge chief "
    "cook guard coach pupil friend neighbour neighbor boss lead spouse relative widow host guide pilot clerk".split()
)
PERSONAL_ENDS = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "ee")
POINTING = frozenset("this that these those".split())
VERBS = frozenset(
    "is are was were be has have had does do must shall should will can may might could would cannot means includes requires "
    "applies happens needs allows ensures prevents also only".split()
)
EXPLETIVE = frozenset("possible impossible necessary clear required allowed permitted easy recommended optional up".split())
DETERMINERS = frozenset("the a an each every any all no its their".split())
CANDIDATES = 4
REACH = 40
NAMED_BEFORE = frozenset("each one the and or any no every an all".split())
OTHERS = frozenset(("other", "others"))
PRONOUNS = PERSONAL | POINTING | OTHERS


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every pronoun whose noun a reader has to guess."""
    for statement in statements(project):
        for at in (at for at, word in enumerate(statement.reading.words) if word in PRONOUNS):
            message, severity = _question(statement.reading, at)
            if message:
                yield _found(rule, statement, at, message, severity)


def _found(rule: Rule, statement: Statement, at: int, message: str, severity: Severity | None) -> Finding:
    start, end = statement.reading.spans[at]
    return statement.found(rule, start, end, message.format(statement.reading.said(at, at)), severity=severity)


def _question(reading: Reading, at: int) -> tuple[str, Severity | None]:
    word = reading.words[at]
    if word in PERSONAL or word in POINTING:
        if at == 0 and _stands_alone(reading, at):
            return "“{}” stands for something that this text has not named", None
        if word in SOMEBODY and not any(map(_names_somebody, reading.words[:at])):
            return "“{}” stands for somebody whom this text has not named", None
        if word in POINTING and _stands_alone(reading, at) and reading.near(at, -1) in (".", ";", ",", "", "«»"):
            return "“{}” stands for a whole sentence: name what is meant", Severity.INFO
        if word in PERSONAL and not _expletive(reading, at) and _candidates(reading, at) >= CANDIDATES:
            return "“{}” could mean several things here: repeat the noun", Severity.INFO
    elif word in OTHERS and _undefined(reading, at):
        return "“{}”: other than what? Name what is meant", Severity.INFO
    return "", None


def _stands_alone(reading: Reading, at: int) -> bool:
    """A pronoun before a verb, not `this page` and not `it must be possible`."""
    return reading.near(at, 1) in VERBS and not _expletive(reading, at)


def _names_somebody(word: str) -> bool:
    """`teacher`, `nurses`, `somebody`: a person, by the lists or by how the word ends."""
    one = word.removesuffix("'s")
    one = one if one.endswith("ss") else one.removesuffix("s")
    known = meaning(one) in people() or meaning(word) in people() or one in PERSONS
    return known or (len(one) > 5 and one.endswith(PERSONAL_ENDS)) or word == "«»"


def _expletive(reading: Reading, at: int) -> bool:
    following = reading.words[at + 1 : at + 6]
    return reading.words[at] in ("it", "that") and not EXPLETIVE.isdisjoint(following)


def _candidates(reading: Reading, at: int) -> int:
    """How many different things the sentence has named before the pronoun."""
    first, _ = reading.sentence(at)
    if reading.near(at, -1) in (",", "and", "but"):  # the subject goes on: “if the link is lost, it must …”
        return 0
    return len({reading.words[i + 1] for i in range(max(first, at - REACH), at - 1) if reading.words[i] in DETERMINERS})


def _undefined(reading: Reading, at: int) -> bool:
    """`other fields` without `than`, not `each other`, `on the other hand`, `one … the other`."""
    first, after = reading.sentence(at)
    before = reading.near(at, -1)
    near = reading.words[max(first, at - REACH) : min(after, at + REACH)]
    return before not in NAMED_BEFORE and "than" not in near


RULE = Rule("SF209", "vague-pronoun", Severity.WARNING, __doc__, check)
