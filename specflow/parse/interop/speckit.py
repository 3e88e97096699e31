"""spec-kit: a feature's `spec.md`, the way in. `speckit_out` is the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.model.spec import Metric, OutOfScope, Question, Scenario, Story
from specflow.model.text import escaped
from specflow.parse.interop.blocks import Item, Section, items, level, outline, prose
from specflow.parse.interop.common import (
    OPEN,
    OURS,
    REST,
    Building,
    Imported,
    one_line,
    priority_of,
    quiet,
    scenario,
)
from specflow.parse.interop.speckit_prose import MODAL, from_prose, set_goal

_BULLET = re.compile(
    r"(?:\[[ xX]\]\s*)?(?P<open>\*\*)?\s*(?P<id>(?P<kind>FR|NFR|EC|BR|SC|OS|Q)-(?P<number>\d{1,6}))(?P<tail>[a-z]?)"
    r"(?(open)\s*:?\s*\*\*)\s*:?\s*(?P<text>.*)",
    re.DOTALL,
)
_STORY = re.compile(
    r"(?:User )?Story\s+(?P<number>\d{1,4})\s*[-–—:]\s*(?P<title>.+?)\s*(?:\(Priority:\s*(?P<priority>P\d)\)?.*)?$", re.IGNORECASE
)
_RANKED = re.compile(r"(?P<title>.+?)\s*\(Priority:\s*(?P<priority>P\d)\)", re.IGNORECASE)
_AS = re.compile(
    r"\bAs (?P<who>an? [^,.]{1,120}|the [^,.]{1,120}), I (?:want|need|would like) (?P<want>.{1,400}?)"
    r"(?:,? so(?: that)? (?P<so>.{1,400}?))?(?:\.|$)", re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_GWT = re.compile(
    r"(?:\*(?P<title>[^*\n]{1,300})\* — )?(?:\**\bGiven\b\**:?\s*(?P<given>.*?),?\s*)?(?:\**\bWhen\b\**:?\s*(?P<when>.*?),?\s*)?"
    r"\**\bThen\b\**:?\s*(?P<then>.*)", re.DOTALL | re.IGNORECASE,
)  # fmt: skip
_BOLD = re.compile(
    r"(?:\*(?P<title>[^*\n]{1,300})\* — )?(?:\*\*Given\*\*:?\s*(?P<given>.*?),?\s*)?(?:\*\*When\*\*:?\s*(?P<when>.*?),?\s*)?"
    r"\*\*Then\*\*:?\s*(?P<then>.*)", re.DOTALL | re.IGNORECASE,
)  # fmt: skip
"""The same where the words are bold: then a plain `then` is one of the sentence's own."""
_STEP = re.compile(r"\**\b(?P<word>Given|When|Then)\b\**:?\s*", re.IGNORECASE)
_OWNER = re.compile(r"\s*\((?P<id>(?:FR|NFR|EC|BR)-\d{2,6})\)\s*$")
_CLARIFY = re.compile(r"\[NEEDS CLARIFICATION:?\s*(?P<text>[^\]]{1,800})\]", re.IGNORECASE)
_ANSWERED = re.compile(r"Q:\s*(?P<q>.+?)\s*(?:→|->)\s*A:\s*(?P<a>.+)", re.DOTALL)
LONGEST = 4_000
"""A scenario is looked at so far: longer ones are prose, and looking costs more than their length."""


def read_speckit(feature: str, path: str, text: str, sha256: str | None = None) -> Imported:
    """A feature's specification. `FR-001` becomes FR-01 with the alias FR-001; edge cases get ids; `SC-` becomes `SM-`."""
    root = outline(text)
    built = Building(feature, path, sha256)
    built.ours = OURS in text
    top = root.sections[0] if root.sections and root.sections[0].level == 1 else root
    built.title = re.sub(r"^(?:Feature )?(?:Specification|Spec)\s*:\s*", "", top.title, flags=re.IGNORECASE) or feature
    _numbered(built, top)
    for section in top.walk():
        _section(built, section)
    set_goal(built, top)
    if not built.requirements:
        from_prose(built, top)
    return Imported(built.spec(), built.remarks)


def _numbered(built: Building, top: Section) -> None:
    """Every bullet with an id, wherever it stands, so that no minted id can take its number."""
    for section in (top, *top.walk()):
        for item in items(section.lines):
            found = _BULLET.match(item.whole)
            if found and found["text"].strip():
                _bullet(built, item, found)


def _bullet(built: Building, item: Item, found: re.Match[str]) -> None:
    kind, number, text = found["kind"], int(found["number"]), found["text"].strip()
    written = found["id"]
    if kind == "SC":
        id_, _ = built.claim("SM", number, written)
        built.metrics.append(Metric(id=id_, text=built.text(text), source=built.source(item.line, item.text)))
    elif kind == "OS":
        built.out.append(
            OutOfScope(id=built.claim("OS", number)[0], text=built.text(text), source=built.source(item.line, item.text))
        )
    elif kind == "Q":
        built.questions.append(
            Question(id=built.claim("Q", number)[0], text=built.text(text), source=built.source(item.line, item.text))
        )
    else:
        _requirement(built, item, found, kind, number)


def _requirement(built: Building, item: Item, found: re.Match[str], kind: str, number: int) -> None:
    text, written = found["text"].strip(), found["id"]
    title, bold, rest = "", re.match(r"\*\*(?P<title>[^*]{2,80})\*\*\s*[-–—:]\s*(?P<rest>.+)", text, re.DOTALL), text
    if bold:
        title, rest = bold["title"], bold["rest"]
    id_, aliases = built.claim(kind, number, "" if found["tail"] else written)
    status = "placeholder" if _CLARIFY.search(text) else "review"
    rest = level(rest).replace(f" {OPEN}", "")
    words = quiet(rest) if built.ours else rest
    built.add(kind, title, words, item.line, id_, item.text, aliases=aliases, status=status)
    for asked in _CLARIFY.finditer(text.replace(OPEN, "")):
        built.questions.append(
            Question(id=built.mint("Q"), text=built.text(asked["text"]), source=built.source(item.line, item.text))
        )


def _section(built: Building, section: Section) -> None:
    plain = section.plain
    story = _STORY.match(section.title[:500]) or (_RANKED.match(section.title[:500]) if section.level >= 3 else None)
    if story:
        _story(built, section, story)
    elif plain.startswith(("edge cases", "edge case")):
        _edges(built, section)
    elif plain.startswith(("assumption", "dependencies and assumptions")):
        built.assumptions += [built.text(item.whole) for item in items(section.lines)]
    elif plain.startswith(("out of scope", "non-goals", "non goals", "not in scope")):
        _outside(built, section)
    elif plain.startswith(("key entities", "glossary")):
        _entities(built, section)
    elif plain.startswith(("clarifications", "session ")):
        _answers(built, section)
    elif section.sections and any(one.plain.startswith("scenario:") for one in section.sections):
        _living(built, section)
    elif plain.startswith(("requirements", "functional requirements")):
        _unnumbered(built, section)
    elif not plain.startswith(("user scenarios", "success criteria", "measurable outcomes", "scenario:", "acceptance")):
        line, words = prose(section.lines)
        if words and section.level >= 2:
            built.set_aside(line, words, f"section “{one_line(section.title)}” of the spec-kit file")


def _story(built: Building, section: Section, found: re.Match[str]) -> None:
    """A user story; its acceptance scenarios go to the requirements they name, else to one of its own."""
    _, words = prose(section.lines)
    lead = re.split(r"\n\s*\n?\*\*(?:Why|Independent|Acceptance)", words)[0].strip()
    told = _AS.search(lead)
    title = one_line(re.sub(r"[*`]", "", found["title"]))
    if built.ours and title == REST:
        for item in items(section.lines):
            owner, one = _scenario(item)
            if one:
                _attached(built, owner, one, None)
        return
    id_ = built.mint("US")
    who, want, so = (told["who"], told["want"], told["so"]) if told else ("a user", title, None)
    line = next((number for number, text in section.lines if text.strip()), section.line)
    built.stories.append(
        Story.model_validate({
            "id": id_, "title": built.text(title), "as": built.text(who), "want": built.text(one_line(want)),
            "so": built.text(one_line(so)) if so else None, "source": built.source(line, lead or section.title),
        })
    )  # fmt: skip
    scenarios = [(owner, one) for item in items(section.lines) for owner, one in [_scenario(item)] if one]
    scenarios += [
        ("", one) for below in section.sections if below.plain.startswith(("acceptance", "scenario")) for one in _below(below)
    ]
    loose = [one for owner, one in scenarios if not _attached(built, owner, one, id_)]
    if loose or (lead and not told and not scenarios):
        priority = priority_of(found.groupdict().get("priority") or "P1")
        built.add(
            "FR", title, lead or title, line, quote=lead or section.title, story=id_, priority=priority, scenarios=tuple(loose)
        )


def _attached(built: Building, owner: str, one: Scenario, story: str | None) -> bool:
    position = built.places.get(owner)
    if position is None:
        return False
    requirement = built.requirements[position]
    built.requirements[position] = requirement.model_copy(update={"scenarios": (*requirement.scenarios, one), "story": story})
    return True


def _below(section: Section) -> Iterator[Scenario]:
    found = [one for item in items(section.lines) for _, one in [_scenario(item)] if one]
    yield from found
    if not found and section.text:
        yield scenario([], [], [section.text], re.sub(r"^scenario:\s*", "", section.title, flags=re.IGNORECASE))


def _scenario(item: Item) -> tuple[str, Scenario | None]:
    """`**Given** a, **When** b, **Then** c (FR-01)`, on one line or several."""
    whole = item.whole[:LONGEST]
    owner = _OWNER.search(whole)
    words = whole[: owner.start()] if owner else whole
    found = _BOLD.match(words) or _GWT.match(words)
    if not found:
        return "", None
    given, when, then = (_ands(found[name] or "") for name in ("given", "when", "then"))
    return (owner["id"] if owner else ""), scenario(given, when, then, escaped(found["title"] or ""))


def _ands(text: str) -> list[str]:
    """Steps that `**And**` joins."""
    return [part for part in map(_clean, re.split(r",?\s*\*\*And\*\*\s+", text)) if part]


def _clean(text: str) -> str:
    return re.sub(r"\n\s*[-*]\s*$", "", text.strip()).rstrip(",").strip()


def _edges(built: Building, section: Section) -> None:
    for item in items(section.lines):
        if not _BULLET.match(item.whole):
            text = level(item.whole.strip())
            if text:
                built.add("EC", "", text, item.line)


def _outside(built: Building, section: Section) -> None:
    for item in items(section.lines):
        if item.whole.strip() and not _BULLET.match(item.whole):
            ref = built.source(item.line, item.text)
            built.out.append(OutOfScope(id=built.mint("OS"), text=built.text(item.whole), source=ref))


def _entities(built: Building, section: Section) -> None:
    for item in items(section.lines):
        found = re.match(r"\*\*(?P<name>[^*]{1,120}?):?\*\*:?\s*[-–—:]?\s*(?P<text>.+)", item.whole, re.DOTALL)
        if found:
            built.terms.setdefault(one_line(found["name"]), built.text(found["text"]))
        elif item.whole.strip():
            built.set_aside(item.line, item.text, "a key entity without a name")


def _answers(built: Building, section: Section) -> None:
    for item in items(section.lines):
        found = _ANSWERED.search(item.whole)
        if found:
            asked, answer = built.text(found["q"]), built.text(found["a"])
            built.questions.append(
                Question(id=built.mint("Q"), text=asked, answer=answer, by="spec-kit", source=built.source(item.line, item.text))
            )


def _living(built: Building, section: Section) -> None:
    """A requirement as living specs write it: a heading, a sentence, and scenarios below."""
    line, words = section.passage
    scenarios = [_steps(one) for one in section.sections if one.plain.startswith("scenario:")]
    built.add("FR", section.title, words, line, quote=words, scenarios=tuple(scenarios))


def _steps(section: Section) -> Scenario:
    steps: dict[str, list[str]] = {"given": [], "when": [], "then": []}
    current = "then"
    for item in items(section.lines):
        found = _STEP.match(item.whole)
        current = found["word"].lower() if found else current
        words = item.whole[found.end() :] if found else re.sub(r"^\**and\**:?\s*", "", item.whole, flags=re.IGNORECASE)
        steps[current].append(words.strip())
    if not any(steps.values()):
        steps["then"] = [section.text]
    title = re.sub(r"^scenario:\s*", "", section.title, flags=re.IGNORECASE)
    return scenario(steps["given"], steps["when"], steps["then"], escaped(title))


def _unnumbered(built: Building, section: Section) -> None:
    for item in items(section.lines):
        if not _BULLET.match(item.whole) and MODAL.search(item.whole):
            built.add("FR", "", level(item.whole), item.line)
