"""What the page shows, worked out once: groups, contradictions, uses of parameters, what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from specflow.model.finding import Finding
from specflow.model.location import Location
from specflow.model.spec import Constraint, Decision, Identified, Metric, OutOfScope, Question, Requirement, Rung, Spec
from specflow.render.markup import named_in

if TYPE_CHECKING:
    from specflow.model.plan import Plan

GROUP_TITLES = {
    "FR": "What it does",
    "NFR": "How well it does it",
    "EC": "When things go wrong",
    "BR": "Business rules it keeps",
}
CLASH_TITLES = {
    "SF301": "Two numbers that cannot both hold",
    "SF302": "Must, and must not",
    "SF303": "Kept for how long?",
    "SF304": "In scope, or out of scope?",
    "SF305": "Who may do it?",
    "SF306": "Which comes first?",
    "SF307": "Two defaults",
    "SF308": "Available, or not?",
    "SF309": "The context says otherwise",
}
CONTRADICTIONS = frozenset(CLASH_TITLES)
LABELS = {"final": "Final", "review": "Needs review", "placeholder": "Placeholder"}
MANY = 150
"""Above so many requirements the spec map shows groups."""
CHUNK = 40
"""Requirements in one `content-visibility` group."""


@dataclass(frozen=True)
class Picture:
    """A mockup file: SVG, PNG, JPEG, WebP, or a YAML wireframe."""

    name: str
    data: bytes


@dataclass(frozen=True)
class RequirementState:
    """How far a requirement is proven: its rung, the rung it needs, and the places that speak for it."""

    state: Rung
    required: Rung | None = None
    implementations: tuple[str, ...] = ()
    tests: tuple[tuple[str, str], ...] = ()
    checks: tuple[tuple[str, str], ...] = ()
    excerpts: Mapping[str, str] = field(default_factory=dict)
    """The words that stand at a place of code or of a test; of a check or a mutant, by its two words joined with a blank."""


@dataclass(frozen=True)
class PageInput:
    """All that a page needs. `path` is root-relative; `digest` the SHA-256 of the spec file's bytes, in hex.

    `lines` maps ids to lines of the spec file, `pictures` paths relative to the feature's folder to their bytes,
    `context` the roles `product` and `code` to the text of the context files, `figures` decisions to the data behind them
    (`path`, `columns`, `rows`).
    """

    spec: Spec
    path: str
    digest: str
    lines: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    context: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, RequirementState] = field(default_factory=dict)
    clashing: Mapping[Location, str] = field(default_factory=dict)
    """The words that clash, by the place a finding names."""
    ways: Mapping[Location, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    """Ready resolutions of a contradiction by its place: (the requirement that yields, what it means, its new text)."""
    figures: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    plan: Plan | None = None
    audience: Literal["team", "public"] = "team"


@dataclass(frozen=True)
class Side:
    """One line of a contradiction: its id (empty for a line of a context file), where it stands, what it says."""

    id: str
    place: str
    text: str
    words: str = ""
    """Those of its words that clash."""


@dataclass(frozen=True)
class Clash:
    """Two lines that cannot both hold."""

    id: str
    title: str
    message: str
    help: str
    sides: tuple[Side, Side]
    ways: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Group:
    """Requirements of one kind."""

    kind: str
    title: str
    requirements: tuple[Requirement, ...]

    @property
    def chunks(self) -> tuple[tuple[Requirement, ...], ...]:
        """The requirements in pieces of `CHUNK`."""
        return tuple(self.requirements[at : at + CHUNK] for at in range(0, len(self.requirements), CHUNK))


@dataclass
class Kept:
    """What a served page remembers from one state of a spec to the next, so that only what changed is made anew."""

    shared: tuple[object, ...] = ()
    """What every requirement may show beside its own words; when it changes, nothing that was made counts any more."""
    cards: dict[str, tuple[tuple[object, ...], str]] = field(default_factory=dict)
    """id -> what its row or card was made of, and that row or card"""
    lists: dict[str, str] = field(default_factory=dict)
    """The lists of requirements of the present state by name; their places in the page are left empty."""

    def begin(self, page: PageInput) -> None:
        """Another state of the spec."""
        spec = page.spec
        ids = tuple(item.id for _, _, item in spec.items())
        shared = (dict(spec.parameters), spec.decisions, spec.sources, frozenset(ids), dict(page.pictures))
        self.lists = {}
        if shared != self.shared:
            self.shared, self.cards = shared, {}


@dataclass(frozen=True)
class View:
    """A page input with everything that several parts of the page look up."""

    page: PageInput
    groups: tuple[Group, ...]
    clashes: tuple[Clash, ...]
    clashes_of: Mapping[str, tuple[Clash, ...]]
    notes_of: Mapping[str, tuple[Finding, ...]]
    uses: Mapping[str, tuple[str, ...]]
    decision_of: Mapping[str, Decision]
    serving: Mapping[str, tuple[Decision, ...]]
    items: Mapping[str, Identified]
    ids: frozenset[str]
    plain: bool = False
    kept: Kept | None = None
    """What a served page remembers; None for a page that is written once."""

    @property
    def spec(self) -> Spec:
        """The spec."""
        return self.page.spec

    @property
    def team(self) -> bool:
        """Quotes, people and contexts may be shown."""
        return self.page.audience == "team"

    @property
    def folder(self) -> str:
        """The feature's folder, with a closing slash; empty at the root."""
        return self.page.path.rpartition("/")[0] + "/" if "/" in self.page.path else ""

    @property
    def many(self) -> bool:
        """More requirements than a map of single lines can show."""
        return len(self.spec.requirements) > MANY and not self.plain

    def place(self, path: str, line: int) -> str:
        """`note.md:12`, shortened where the file stands in the feature's folder."""
        return f"{path.removeprefix(self.folder) if self.folder else path}:{line}"

    def decisions_for(self, one: Requirement) -> tuple[Decision, ...]:
        """The decisions that set a parameter which a requirement uses, or that serve it."""
        found = [self.decision_of[name] for name in named_in(one.text) if name in self.decision_of]
        return tuple({decision.id: decision for decision in (*found, *self.serving.get(one.id, ()))}.values())

    @cached_property
    def hosted(self) -> Mapping[str, tuple[Decision, ...]]:
        """Decisions by the first unresolved requirement that waits for them; they are shown in its card."""
        hosts: dict[str, tuple[Decision, ...]] = {}
        placed: set[str] = set()
        if not self.spec.decisions:
            return hosts
        for one in (one for group in self.groups for one in group.requirements if one.status != "final"):
            for decision in self.decisions_for(one):
                if decision.id not in placed:
                    placed.add(decision.id)
                    hosts[one.id] = (*hosts.get(one.id, ()), decision)
        return hosts

    def counts(self) -> dict[str, int]:
        """How many there are of each kind of open thing, and of final requirements."""
        out = {"final": 0, "review": 0, "placeholder": 0}
        for requirement in self.spec.requirements:
            out[requirement.status] += 1
        out["clash"] = len(self.clashes)
        out["decision"] = sum(not decision.decided for decision in self.spec.decisions)
        out["question"] = sum(not question.answered for question in self.spec.questions)
        return out


def view_of(page: PageInput, *, plain: bool = False, kept: Kept | None = None) -> View:
    """The view of a page; `plain` leaves out the measures for large specs, to measure them."""
    if kept is not None:
        kept.begin(page)
    items = {item.id: item for _, _, item in page.spec.items()}
    clashes = _clashes(page, items)
    by_id: dict[str, tuple[Clash, ...]] = {}
    for clash in clashes:
        for side in dict.fromkeys(side.id for side in clash.sides if side.id):
            by_id[side] = (*by_id.get(side, ()), clash)
    return View(
        page, _groups(page.spec), clashes, by_id, _notes(page), _uses(page.spec),
        {name: decision for decision in page.spec.decisions for name in decision.sets}, _serving(page.spec),
        items, frozenset(items), plain, kept,
    )  # fmt: skip


def _groups(spec: Spec) -> tuple[Group, ...]:
    by_kind: dict[str, list[Requirement]] = {kind: [] for kind in GROUP_TITLES}
    for requirement in spec.requirements:
        by_kind[requirement.kind].append(requirement)
    return tuple(Group(kind, GROUP_TITLES[kind], tuple(found)) for kind, found in by_kind.items() if found)


def _uses(spec: Spec) -> dict[str, tuple[str, ...]]:
    uses: dict[str, dict[str, None]] = {name: {} for name in spec.parameters}
    for requirement in spec.requirements:
        texts = [requirement.text]
        for scenario in requirement.scenarios:
            texts += (scenario.given or "", scenario.when or "", scenario.then)
        for text in texts:
            for name in named_in(text):
                uses.setdefault(name, {})[requirement.id] = None
    return {name: tuple(ids) for name, ids in uses.items()}


def _serving(spec: Spec) -> dict[str, tuple[Decision, ...]]:
    serving: dict[str, tuple[Decision, ...]] = {}
    for decision in spec.decisions:
        for id_ in decision.serves:
            serving[local(id_)] = (*serving.get(local(id_), ()), decision)
    return serving


def local(id_: str | None) -> str:
    """`FR-07` of `ask-maps/FR-07`."""
    return (id_ or "").rpartition("/")[2]


def _notes(page: PageInput) -> dict[str, tuple[Finding, ...]]:
    """Findings by the id they speak of; those about nothing in particular under the empty id."""
    notes: dict[str, list[Finding]] = {}
    for finding in page.findings:
        if finding.code not in CONTRADICTIONS:
            notes.setdefault(local(finding.requirement), []).append(finding)
    return {id_: tuple(found) for id_, found in notes.items()}


def _clashes(page: PageInput, items: Mapping[str, Identified]) -> tuple[Clash, ...]:
    out: list[Clash] = []
    seen: set[tuple[object, ...]] = set()
    for finding in page.findings:
        if finding.code not in CONTRADICTIONS or not finding.related:
            continue
        other = finding.related[0]
        left = _side(page, items, local(finding.requirement), finding.at, "")
        right = _side(page, items, local(other.requirement), other.at, other.message)
        key = (finding.code, frozenset(((left.id, left.place), (right.id, right.place))))
        hidden = page.audience == "public" and not (left.id and right.id)
        if key not in seen and not hidden:
            seen.add(key)
            name, title = f"clash-{len(out) + 1}", CLASH_TITLES[finding.code]
            ways = page.ways.get(finding.at, ())
            out.append(Clash(name, title, finding.message, finding.help, (left, right), ways))
    return tuple(out)


def _side(page: PageInput, items: Mapping[str, Identified], id_: str, at: Location, message: str) -> Side:
    item = items.get(id_)
    words = page.clashing.get(at, "")
    if item is None:
        return Side("", f"{at.path}:{at.line}", _line(page, at) or message, words)
    return Side(id_, f"line {page.lines.get(id_, at.line)}", said(item), words)


def _line(page: PageInput, at: Location) -> str:
    """The words of a context line, when the file at hand has it."""
    name = at.path.rpartition("/")[2]
    role = "code" if "code" in name else "product" if "product" in name else ""
    lines = page.context.get(role, "").splitlines()
    return lines[at.line - 1].strip().lstrip("-*# ") if 0 < at.line <= len(lines) else ""


def said(item: Identified) -> str:
    """What an item of the spec says, in one text."""
    match item:
        case Requirement() | Constraint() | OutOfScope() | Question():
            return item.text
        case Metric():
            return f"{item.text}: {item.target}" if item.target else item.text
        case Decision():
            return item.question
        case _:
            return f"{item.as_}: {item.want}"
