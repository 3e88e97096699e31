"""What stands between a subset of a spec and a signature. An open item blocks only what depends on it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from specflow.model.approval import WHOLE
from specflow.model.finding import Finding
from specflow.model.ids import ID_RE
from specflow.model.spec import Decision, Question, Requirement, Spec
from specflow.model.text import TO_WRITE, filled, parameters_in

CONTRADICTIONS = frozenset(f"SF30{n}" for n in range(1, 10))


class Blocker(NamedTuple):
    """One open thing: its kind, the id to go to, and what is wrong with it."""

    kind: str
    """placeholder, review, gap, clash, decision, question, error or unread."""
    id: str
    message: str


def local(id_: str | None) -> str:
    """`FR-07` of `ask-maps/FR-07`."""
    return (id_ or "").rpartition("/")[2]


def needed_by(spec: Spec, subset: Iterable[str]) -> tuple[str, ...]:
    """The subset and everything it depends on, in the spec's order."""
    depends = {one.id: [local(id_) for id_ in one.depends_on] for one in spec.requirements}
    waiting, seen = list(subset), set[str]()
    while waiting:
        id_ = waiting.pop()
        if id_ not in seen and (id_ in depends or id_ == WHOLE):
            seen.add(id_)
            waiting += depends.get(id_, [])
    return tuple(one for one in (WHOLE, *depends) if one in seen)


def blockers(
    spec: Spec, findings: Sequence[Finding], subset: Iterable[str], read: frozenset[str] | None = None
) -> tuple[Blocker, ...]:
    """Everything that keeps `subset` from being signed. `read`: what the signer has read; None asks for no reading."""
    subset = tuple(subset)
    needed = dict.fromkeys(needed_by(spec, subset))
    found = [one for requirement in spec.requirements if requirement.id in needed for one in _of(requirement)]
    found += _clashes(findings, needed)
    found += _errors(findings, needed)
    users = uses_of(spec)
    for decision in spec.decisions:
        waiting = waiting_for(spec, decision, users)
        if not decision.decided and (WHOLE in needed or waiting & needed.keys()):
            found.append(Blocker("decision", decision.id, f"nobody has decided: {decision.question}"))
    for question in spec.questions:
        if not question.answered and (WHOLE in needed or touched_by(spec, question) & needed.keys()):
            found.append(Blocker("question", question.id, f"nobody has answered: {question.text}"))
    if read is not None:
        found += [Blocker("unread", id_, "you have not read its present text") for id_ in subset if id_ not in read]
    return tuple(dict.fromkeys(found))


def _of(one: Requirement) -> Iterator[Blocker]:
    if one.status == "placeholder":
        yield Blocker("placeholder", one.id, "is a placeholder")
    elif one.status == "review":
        yield Blocker("review", one.id, "still needs review")
    texts = [one.title, one.text, *(text for case in one.scenarios for text in (case.given, case.when, case.then) if text)]
    if any(TO_WRITE.search(text) for text in texts):
        yield Blocker("gap", one.id, "has text to write")


def _clashes(findings: Sequence[Finding], needed: Container[str]) -> Iterator[Blocker]:
    for finding in findings:
        if finding.code in CONTRADICTIONS:
            sides = [local(finding.requirement), *(local(other.requirement) for other in finding.related[:1])]
            mine = [id_ for id_ in sides if id_ in needed]
            if mine or (WHOLE in needed):
                other = next((id_ for id_ in sides if id_ and id_ != (mine or sides)[0]), "a line of the context")
                yield Blocker("clash", (mine or sides)[0], f"contradicts {other}: {finding.message}")


def _errors(findings: Sequence[Finding], needed: Container[str]) -> Iterator[Blocker]:
    for finding in findings:
        id_ = local(finding.requirement)
        if finding.severity == "error" and finding.code.startswith("SF1") and (id_ in needed or WHOLE in needed):
            yield Blocker("error", id_, f"{finding.code}: {finding.message}")


def uses_of(spec: Spec) -> dict[str, frozenset[str]]:
    """requirement -> the parameters its text and scenarios name"""
    found = {}
    for one in spec.requirements:
        texts = [one.text, *(text for case in one.scenarios for text in (case.given, case.when, case.then) if text)]
        found[one.id] = frozenset(use.name for text in texts for use in parameters_in(text))
    return found


def waiting_for(spec: Spec, decision: Decision, users: dict[str, frozenset[str]] | None = None) -> set[str]:
    """The requirements that a decision touches: they use what it sets, or it serves them."""
    uses = users if users is not None else uses_of(spec)
    sets = set(decision.sets)
    return {id_ for id_, names in uses.items() if names & sets} | {local(id_) for id_ in decision.serves}


def touched_by(spec: Spec, question: Question) -> set[str]:
    """The requirements that a question touches: it names them, or both come from the same line of a source."""
    lines = {(ref.path, ref.line) for ref in question.source}
    named = set(ID_RE.findall(question.text))
    same = {one.id for one in spec.requirements if any((ref.path, ref.line) in lines for ref in one.source)}
    return same | named


def obstacles(spec: Spec, findings: Sequence[Finding], id_: str) -> tuple[Blocker, ...]:
    """What keeps one requirement from being final: text to write, an open contradiction or decision of its own."""
    mine = [one for one in blockers(spec, findings, (id_,)) if one.kind in ("gap", "clash", "error") and one.id == id_]
    open_ = [one for one in spec.decisions if not one.decided and id_ in waiting_for(spec, one)]
    return (*mine, *(Blocker("decision", one.id, f"nobody has decided: {one.question}") for one in open_))


_WORD = re.compile(r"[^\W_]+")
_ADDED = frozenset(
    "a an the must should may can be is are was it its this that to of in on for and or by with at as not never no if when "
    "system user users caller able have has get do does done so than then there their they them who which what up per".split()
)


def grounded(spec: Spec, one: Requirement) -> bool:
    """Whether a requirement says what its source says: its words, but for small ones, stand in the quotes it cites."""
    quotes = " ".join(ref.quote or "" for ref in one.source)
    if one.proposed or not quotes:
        return False
    said = {_stem(word) for word in _WORD.findall(quotes.lower())}
    words = [word for word in _WORD.findall(filled(one.text, spec.parameters).lower()) if word not in _ADDED]
    return bool(words) and sum(_stem(word) in said for word in words) >= 0.8 * len(words)


def _stem(word: str) -> str:
    return word if word.isdigit() else word[:4]


def finalisable(spec: Spec, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Requirements that can become final together: they say what their source says, and nothing is open about them."""
    lost = {local(finding.requirement) for finding in findings if finding.severity in ("error", "warning")}
    lost |= {local(other.requirement) for finding in findings if finding.code in CONTRADICTIONS for other in finding.related}
    waiting = {id_ for decision in spec.decisions if not decision.decided for id_ in waiting_for(spec, decision)}
    waiting |= {id_ for one in spec.questions if not one.answered for id_ in touched_by(spec, one)}
    return tuple(
        one.id
        for one in spec.requirements
        if one.status == "review" and grounded(spec, one) and one.id not in lost | waiting
        and not any(blocker.kind == "gap" for blocker in _of(one))
    )


def declinable(spec: Spec, talked: Iterable[str] = ()) -> tuple[str, ...]:
    """Proposals of specflow that nobody took up, changed or spoke about."""
    kept = set(talked)
    return tuple(one.id for one in spec.requirements if one.proposed and one.status != "final" and one.id not in kept)
