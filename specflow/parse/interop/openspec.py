"""OpenSpec: a capability's `spec.md`, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.model.spec import Requirement, Scenario, Spec
from specflow.model.text import escaped
from specflow.parse.interop.blocks import Section, items, outline
from specflow.parse.interop.common import Building, Imported, came_from, loud, one_line, quiet, said, scenario, steps_of
from specflow.parse.interop.markdown import visible

HOLDS = "This SHALL hold."
"""OpenSpec wants SHALL or MUST in every requirement; this line stands where our text says neither."""
AS_STATED = "As stated"
PADDING = " Every requirement below says one thing that it has to do."
_NAME = re.compile(r"requirement:\s*(.+)", re.IGNORECASE)
_ID = re.compile(r"\s*\((?P<id>(?P<kind>FR|NFR|EC|BR)-(?P<number>\d{2,}))\)\s*$")
_STEP = re.compile(r"\*\*\s*(GIVEN|WHEN|THEN|AND|BUT)\s*:?\s*\*\*:?\s*(.*)", re.IGNORECASE | re.DOTALL)


def read_openspec(feature: str, path: str, text: str, sha256: str | None = None) -> Imported:
    """A capability's spec. Every requirement keeps its name as title; names with `(FR-01)` keep their id."""
    root = outline(text)
    built = Building(feature, path, sha256)
    top = root.sections[0] if root.sections and root.sections[0].level == 1 else root
    built.title = re.sub(r"\s+(?:Specification|Spec)$", "", top.title, flags=re.IGNORECASE) or feature
    purpose = top.find("purpose")
    built.goal = purpose.text.removesuffix(PADDING) if purpose else ""
    for section in top.walk():
        if _NAME.match(section.title):
            _requirement(built, section)
        elif section.level == 2 and section.plain not in ("purpose", "requirements"):
            line, words = section.passage
            built.set_aside(line, words, f"section “{one_line(section.title)}” of the OpenSpec file")
    return Imported(built.spec(), built.remarks)


def _requirement(built: Building, section: Section) -> None:
    name = _NAME.match(section.title)
    title = name[1].strip() if name else section.title
    found = _ID.search(title)
    id_, aliases = built.claim(found["kind"], int(found["number"]), found["id"]) if found else ("", ())
    text = section.text
    scenarios = [_scenario(one) for one in section.sections]
    if found:
        title = title[: found.start()]
        text = quiet(text.removesuffix(HOLDS).rstrip())
        scenarios = [one for one in scenarios if one.title != AS_STATED]
    line = next((number for number, words in section.lines if words.strip()), section.line)
    quote = section.text or section.title
    built.add("FR", title, text or title, line, id_, quote, scenarios=tuple(scenarios), aliases=aliases)


def _scenario(section: Section) -> Scenario:
    """The steps of a scenario; what is no step stays with the step before it."""
    steps: dict[str, list[str]] = {"GIVEN": [], "WHEN": [], "THEN": []}
    current = "THEN"
    for item in items(section.lines):
        found = _STEP.match(item.whole)
        if found and found[1].upper() in steps:
            current = found[1].upper()
        words = found[2].strip() if found else item.whole
        if words:
            steps[current].append(words)
    if not any(steps.values()):
        steps["THEN"] = [section.text] if section.text else []
    title = re.sub(r"^scenario:\s*", "", section.title, flags=re.IGNORECASE)
    return scenario(steps["GIVEN"], steps["WHEN"], steps["THEN"], escaped(title))


def write_openspec(spec: Spec) -> str:
    """The spec as a capability that passes OpenSpec's strict validation. Names carry ids unless they came from there."""
    plain = came_from(spec, r"(?:^|/)openspec/.*spec\.md$")
    goal = visible(said(spec, spec.goal)).strip() or f"What {_line(spec.title)} has to do."
    purpose = goal if len(goal) >= 50 else goal + PADDING
    lines = [f"# {_line(spec.title)} Specification", "", "## Purpose", _calm(purpose), "", "## Requirements", ""]
    names: set[str] = set()
    for one in spec.requirements:
        name = _line(one.title) if plain and _line(one.title) not in names else f"{_line(one.title)} ({one.id})"
        names.add(name)
        lines += [f"### Requirement: {name}", *_body(spec, one, plain), ""]
        for number, told in enumerate(one.scenarios or (_as_stated(spec, one),), 1):
            lines += [f"#### Scenario: {_line(said(spec, told.title or f'{one.title} {number}'))}", *_steps(spec, told), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _body(spec: Spec, one: Requirement, plain: bool) -> Iterator[str]:
    text = _calm(visible(said(spec, one.text)))
    text = text if plain else loud(text)
    yield text
    if not re.search(r"\b(?:SHALL|MUST)\b", text):
        yield f"\n{HOLDS}"


def _as_stated(spec: Spec, one: Requirement) -> Scenario:
    return Scenario(title=AS_STATED, when=f"{one.title} is asked for", then=one_line(said(spec, one.text)).rstrip("."))


def _steps(spec: Spec, told: Scenario) -> Iterator[str]:
    for word, text in (("GIVEN", told.given), ("WHEN", told.when), ("THEN", told.then)):
        for number, step in enumerate(steps_of(said(spec, text) if text else None)):
            first, *more = _calm(visible(step)).splitlines() or [""]
            yield f"- **{'AND' if number else word}** {first}"
            yield from more


def _line(text: str) -> str:
    return visible(one_line(text))


def _calm(text: str) -> str:
    """Text in which no line is a heading of its own, save inside code."""
    kept, fence = [], ""
    for line in text.strip("\n").splitlines():
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        fence = ("" if fence else mark[1]) if mark else fence
        kept.append(re.sub(r"^(\s{0,3})(#{1,6}\s)", r"\1\\\2", line) if not fence else line)
    return "\n".join(kept) + (f"\n{fence}" if fence else "")
