"""What a served page remembers of the last state of a spec."""

from __future__ import annotations

from dataclasses import dataclass, field

from specflow.render.given import PageInput


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
