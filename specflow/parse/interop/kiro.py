"""Kiro (and cc-sdd): `requirements.md` with EARS criteria, both ways, and `tasks.md` out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from specflow.model.ids import number_of
from specflow.model.plan import Plan
from specflow.model.spec import Requirement, Spec, Story
from specflow.model.text import escaped
from specflow.parse.interop.blocks import Section, items, outline, prose
from specflow.parse.interop.common import OURS, Building, Imported, came_from, loud, one_line, quiet, said, scenario, steps_of
from specflow.parse.interop.markdown import visible

HUNDRED = 100
"""Criterion 2.5 becomes FR-205: the number tells where it stood, and the way back is plain."""
_NAME = re.compile(r"[^\d\s][^\d]{0,40}?\s*(?P<number>\d{1,4})\s*[:：.-]\s*(?P<title>.*)")
"""`Requirement 2: Title`, in whatever language."""
_STORY = re.compile(
    r"\*\*(?:User Story|Objective)\s*:?\*\*:?\s*As (?P<who>.{1,200}?),\s*I (?:want|need|would like)\s+(?P<want>.{1,600}?)"
    r"(?:,?\s+so(?: that)?\s+(?P<so>.{1,600}?))?\s*\.?\s*$", re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
_LABELLED = re.compile(r"\*\*[^*\n]{1,60}?[:：]?\*\*[:：]?\s*(?P<text>.+)")
_TOLD = re.compile(r"\s+- (?:\*(?P<title>[^*]+)\* — )?(?:Given (?P<given>.*?); )?(?:when (?P<when>.*?); )?then (?P<then>.*)")
_ID = re.compile(r"^\*\*(?P<id>(?P<kind>FR|NFR|EC|BR)-(?P<number>\d{2,}))\*\*\s+(?:\*(?P<title>[^*\n]{1,300})\*:\s+)?")


def read_kiro(feature: str, path: str, text: str, sha256: str | None = None) -> Imported:
    """A feature's requirements. Every acceptance criterion is a requirement; the numbered heading above it is its story."""
    root = outline(text)
    built = Building(feature, path, sha256)
    built.ours = OURS in text
    top = root.sections[0] if root.sections and root.sections[0].level == 1 else root
    found = re.fullmatch(r"Requirements(?: Document)?\s*[:–—-]\s*(.+)", top.title, re.IGNORECASE)
    built.title = found[1] if found else feature.replace("-", " ").capitalize()
    intro = top.find("introduction", "project description") or next((one for one in top.sections if prose(one.lines)[1]), None)
    built.goal = re.sub(rf"^{re.escape(OURS)}\s*", "", prose(intro.lines)[1]) if intro else ""
    for section in top.walk():
        name = _NAME.fullmatch(section.title) if section.level == 3 else None
        if name:
            _requirement(built, section, int(name["number"]), name["title"].strip())
        elif section.plain == "glossary":
            _glossary(built, section)
        elif section.plain.startswith(("out of scope", "non-goals")):
            built.assumptions += [built.text(f"Out of scope: {item.whole}") for item in items(section.lines)]
        elif section.level == 2 and section is not intro and prose(section.lines)[1]:
            line, words = section.passage
            built.set_aside(line, words, f"section “{one_line(section.title)}” of the Kiro file")
    return Imported(built.spec(), built.remarks)


def _requirement(built: Building, section: Section, number: int, title: str) -> None:
    story = _story(built, section, number, title)
    lists = section.sections or [section]
    count = 0
    for part in lists:
        for item in items(part.lines):
            if item.whole.strip():
                count += 1
                _criterion(built, item.line, item.whole, number * HUNDRED + count, story)
    if not count:
        line, words = section.passage
        built.add("FR", title, words, line, story=story or None, status="placeholder")


def _criterion(built: Building, line: int, text: str, number: int, story: str) -> None:
    named = _ID.match(text)
    if named:
        id_, aliases = built.claim(named["kind"], int(named["number"]), named["id"])
    else:
        id_, aliases = built.claim("FR", number)
    body, scenarios = _split(text[named.end() :] if named else text)
    title = (named["title"] or "") if named else ""
    owner = None if story == "" else story
    built.add(
        "FR", title, quiet(body) if built.ours else body, line, id_, text, story=owner, aliases=aliases, scenarios=scenarios
    )


def _split(text: str) -> tuple[str, tuple[object, ...]]:
    """A criterion and the examples below it, as specflow writes them."""
    first, *more = text.splitlines()
    told = [_TOLD.match(line[:4000]) for line in more]
    if not more or not all(told):
        return text, ()
    found = [
        scenario(_steps(one["given"]), _steps(one["when"]), _steps(one["then"]), escaped(one["title"] or ""))
        for one in told
        if one
    ]
    return first, tuple(found)


def _steps(text: str | None) -> list[str]:
    return text.split(" **and** ") if text else []


def _story(built: Building, section: Section, number: int, title: str) -> str:
    line, words = section.passage
    told = _STORY.search(words)
    labelled = _LABELLED.search(words)
    if not told and not labelled and (built.ours or not title):
        return ""
    id_, _ = built.claim("US", number)
    given = built.text(one_line(labelled["text"])) if labelled and not told else built.text(title or section.title)
    data = {
        "id": id_,
        "title": built.text(title) or None,
        "as": "a user",
        "want": given,
        "source": built.source(line, words),
    }
    if told:
        so = built.text(one_line(told["so"])) if told["so"] else None
        data |= {"as": built.text(told["who"]), "want": built.text(one_line(told["want"])), "so": so}
    built.stories.append(Story.model_validate(data))
    return id_


def _glossary(built: Building, section: Section) -> None:
    for item in items(section.lines):
        found = re.match(r"\*\*(?P<name>[^*]{1,120}?):?\*\*:?\s*(?P<text>.+)", item.whole, re.DOTALL)
        if found:
            built.terms.setdefault(one_line(found["name"]).rstrip(":"), built.text(found["text"]))


def write_kiro(spec: Spec) -> str:
    """The spec as Kiro's `requirements.md`; criteria that did not come from there carry their id."""
    theirs = came_from(spec, r"(?:^|/)\.kiro/specs/.*requirements\.md$")
    lines = [f"# Requirements Document: {_line(spec.title)}", "", "## Introduction", "", *([] if theirs else [OURS, ""])]
    lines += [_calm(said(spec, spec.goal)), ""]
    if spec.terms:
        lines += [
            "## Glossary",
            "",
            *(f"- **{_line(name)}**: {_line(said(spec, text))}" for name, text in spec.terms.items()),
            "",
        ]
    lines += ["## Requirements", ""]
    for number, (title, story, mine) in enumerate(_groups(spec), 1):
        shown = number_of(story.id) if story and theirs else number
        lines += [f"### Requirement {shown}: {_line(title)}", ""]
        if story:
            so = f", so that {_line(story.so)}" if story.so else ""
            lines += [f"**User Story:** As {_line(story.as_)}, I want {_line(story.want)}{so}", ""]
        lines += ["#### Acceptance Criteria", ""]
        lines += [_written(spec, one, count, theirs) for count, one in enumerate(mine, 1)]
        lines.append("")
    if spec.out_of_scope:
        lines += ["## Out of Scope", "", *(f"- {_line(said(spec, one.text))}" for one in spec.out_of_scope), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _groups(spec: Spec) -> Iterator[tuple[str, Story | None, Sequence[Requirement]]]:
    """Stories with their requirements, then what belongs to none, by kind."""
    for story in spec.stories:
        mine = [one for one in spec.requirements if one.story == story.id]
        if mine:
            yield story.title or story.want, story, mine
    names = {"FR": "Behaviour", "NFR": "Qualities", "EC": "Edge cases and failures", "BR": "Business rules"}
    known = {story.id for story in spec.stories}
    for kind, name in names.items():
        rest = [one for one in spec.requirements if one.kind == kind and one.story not in known]
        if rest:
            yield name, None, rest


def _written(spec: Spec, one: Requirement, number: int, theirs: bool) -> str:
    text = visible(said(spec, one.text))
    if theirs:
        first, *more = text.splitlines() or [""]
        return "\n".join(
            [f"{number}. {first}", *(line if line.startswith((" ", "\t")) else f"   {line}" for line in more if line.strip())]
        )
    title = _line(one.title).replace("*", "")
    lines = [f"{number}. **{one.id}** *{title}*: {loud(_line(text))}"]
    for told in one.scenarios:
        name = f"*{_line(said(spec, told.title)).replace('*', '')}* — " if told.title else ""
        steps = (("Given", told.given), ("when", told.when), ("then", told.then))
        lines.append(f"   - {name}" + "; ".join(f"{word} {_joined(spec, step)}" for word, step in steps if step))
    return "\n".join(lines)


def _joined(spec: Spec, text: str) -> str:
    return " **and** ".join(_line(step).replace(";", ",") for step in steps_of(said(spec, text)))


def write_tasks(spec: Spec, plan: Plan) -> str:
    """The plan as Kiro's `tasks.md`: groups, numbered tasks, what each may touch and waits for."""
    places = {
        one.id: f"{group}.{number}" for group, (_, _, mine) in enumerate(_groups(spec), 1) for number, one in enumerate(mine, 1)
    }
    lines = ["# Implementation Plan", "", "## Tasks", ""]
    numbers: dict[str, str] = {}
    for group, one in enumerate(plan.groups, 1):
        for number, task in enumerate([task for task in plan.tasks if task.group == one.id], 1):
            numbers[task.id] = f"{group}.{number}"
    for group, one in enumerate(plan.groups, 1):
        mine = [task for task in plan.tasks if task.group == one.id]
        done = all(task.status == "done" for task in mine)
        lines.append(f"- [{'x' if done else ' '}] {group}. {_line(one.title)}")
        for task in mine:
            box = "x" if task.status == "done" else " "
            lines.append(f"  - [{box}] {numbers[task.id]} {_line(task.title)}{' (P)' if task.parallel else ''}")
            lines += [f"    - {_line(text)}" for text in task.done_when]
            lines += [f"    - _Boundary: {', '.join(map(_line, task.files))}_"] if task.files else []
            lines += (
                [f"    - _Depends: {', '.join(numbers.get(id_, id_) for id_ in task.depends_on)}_"] if task.depends_on else []
            )
            lines.append(f"    - _Requirements: {', '.join(places.get(id_, id_) for id_ in task.requirements)}_")
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def _calm(text: str) -> str:
    return re.sub(r"^(\s{0,3})(#{1,6}\s)", r"\1\\\2", visible(text), flags=re.MULTILINE)
