"""What the page shows, worked out once: groups, contradictions, uses of parameters, what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from specflow.model.finding import Finding
from specflow.model.spec import Decision, Identified, Requirement, Spec
from specflow.render.clashes import CONTRADICTIONS, Clash, clashes_in, local
from specflow.render.given import PageInput
from specflow.render.kept import Kept
from specflow.render.markup import named_in

GROUP_TITLES = {
    "FR": "What it does",
    "NFR": "How well it does it",
    "EC": "When things go wrong",
    "BR": "Business rules it keeps",
}
LABELS = {"final": "Final", "review": "Needs review", "placeholder": "Placeholder"}
MANY = 150
"""Above so many requirements the spec map shows groups."""
CHUNK = 40
"""Requirements in one `content-visibility` group."""


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
    clashes = clashes_in(page, items)
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


def _notes(page: PageInput) -> dict[str, tuple[Finding, ...]]:
    """Findings by the id they speak of; those about nothing in particular under the empty id."""
    notes: dict[str, list[Finding]] = {}
    for finding in page.findings:
        if finding.code not in CONTRADICTIONS:
            notes.setdefault(local(finding.requirement), []).append(finding)
    return {id_: tuple(found) for id_, found in notes.items()}
