"""The spec as compact Markdown, for coding agents and for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specflow.model.spec import Decision, Requirement, Scenario, SourceRef, Spec
from specflow.model.text import filled
from specflow.render.escape import bare
from specflow.render.view import GROUP_TITLES


def render_markdown(spec: Spec) -> str:
    """The whole spec, values filled in; one line an item, so that it costs few tokens."""
    parts = [
        _head(spec),
        *(_requirements(spec, kind, title) for kind, title in GROUP_TITLES.items()),
        _section("Technical constraints", (f"- **{one.id}** {_one(spec, one.text)}" for one in spec.constraints)),
        _section("Success metrics", (_metric(one.id, one.text, one.target) for one in spec.metrics)),
        _section("User stories", (_story(one.id, one.as_, one.want, one.so) for one in spec.stories)),
        _section("Out of scope", (f"- **{one.id}** {_line(one.text)}" for one in spec.out_of_scope)),
        _section("Values", _values(spec)),
        _section("Terms", (f"- {_line(term)}: {_line(meaning)}" for term, meaning in spec.terms.items())),
        _section("Assumptions", (f"- {_line(one)}" for one in spec.assumptions)),
        _section("Decisions", (_decision(one) for one in spec.decisions)),
        _section("Questions", _questions(spec)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _line(text: str) -> str:
    """Foreign text on one line; characters that hide or reorder text are spelt out."""
    return bare(" ".join(text.split()))


def _one(spec: Spec, text: str) -> str:
    return _line(filled(text, spec.parameters))


def _section(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"## {title}\n\n{body}" if body else ""


def _head(spec: Spec) -> str:
    version = f" {_line(spec.version)}" if spec.version else ""
    job = f"\n\nJob: {_line(spec.job)}" if spec.job else ""
    goal = f"\n\n{_line(spec.goal)}" if spec.goal.strip() else ""
    return f"# {_line(spec.title)}{version} (`{spec.feature}`){goal}{job}"


def _requirements(spec: Spec, kind: str, title: str) -> str:
    return _section(title, (line for one in spec.requirements if one.kind == kind for line in _requirement(spec, one)))


def _requirement(spec: Spec, one: Requirement) -> Iterator[str]:
    marks = [one.status, one.priority, *(["proposed by specflow"] if one.proposed else [])]
    yield f"- **{one.id}** {_line(one.title)} ({', '.join(marks)}): {_one(spec, one.text)}"
    if one.rationale:
        yield f"  - Why: {_line(one.rationale)}"
    for scenario in one.scenarios:
        yield f"  - {_scenario(spec, scenario)}"
    if one.depends_on:
        yield f"  - Depends on {', '.join(one.depends_on)}"
    if one.source:
        yield f"  - Source: {_sources(one.source)}"


def _scenario(spec: Spec, scenario: Scenario) -> str:
    steps = (("Given", scenario.given), ("when", scenario.when), ("then", scenario.then))
    words = ", ".join(f"{word} {_one(spec, text)}" for word, text in steps if text)
    return words[:1].upper() + words[1:]


def _sources(sources: Iterable[SourceRef]) -> str:
    return "; ".join(f"{_line(ref.path)}:{ref.line}" for ref in sources)


def _metric(id_: str, text: str, target: str | None) -> str:
    return f"- **{id_}** {_line(text)}" + (f": {_line(target)}" if target else "")


def _story(id_: str, who: str, want: str, so: str | None) -> str:
    return f"- **{id_}** As {_line(who)}, I want {_line(want)}" + (f", so that {_line(so)}" if so else "")


def _values(spec: Spec) -> Iterator[str]:
    for name, parameter in spec.parameters.items():
        why = f" ({_line(parameter.why)})" if parameter.why else ""
        yield f"- `{name}` = {_line(str(parameter))}{why}"


def _decision(one: Decision) -> str:
    sets = f", sets {', '.join(one.sets)}" if one.sets else ""
    state = f"decided: {_line(one.why)}" if one.decided and one.why else "open"
    return f"- **{one.id}** {_line(one.question)} ({state}{sets})"


def _questions(spec: Spec) -> Iterator[str]:
    for one in spec.questions:
        reply = f"answer: {_line(one.answer)}" if one.answer is not None else "open"
        idea = f"; suggested: {_line(one.suggested)}" if one.answer is None and one.suggested else ""
        yield f"- **{one.id}** {_line(one.text)} ({reply}{idea})"
