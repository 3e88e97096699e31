"""Values written out in a text that a parameter of that name gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specflow.analysis.consistency.claims.claim import Claim, claims_of
from specflow.analysis.consistency.claims.quantities import Quantity, quantities_of
from specflow.analysis.consistency.compare import interval
from specflow.analysis.consistency.words.tokens import meaning, tokens_of
from specflow.model.finding import Finding, Related
from specflow.model.rule import Rule
from specflow.model.text import parameters_in

if TYPE_CHECKING:
    from specflow.model.project import Project, SpecFile
    from specflow.model.spec import Parameter, Spec

_PREFIXES = frozenset("min max minimum maximum default limit".split())
Named = tuple[str, frozenset[str], Quantity]


def values_against_parameters(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for each amount that stands beside the words of a parameter's name and differs from its value."""
    for file, spec in project.understood:
        named = [one for name, value in spec.parameters.items() if (one := _named(name, value)) is not None]
        if named:
            yield from _of_spec(rule, file, spec, named)


def _named(name: str, value: Parameter) -> Named | None:
    """A parameter's words and its amount; None when its name is a single word or its value no amount."""
    words = frozenset(found for part in name.split("_") if part not in _PREFIXES and (found := meaning(part)))
    amounts = list(quantities_of(tokens_of(str(value)), negated=False))
    return (name, words, amounts[0]) if len(words) > 1 and len(amounts) == 1 else None


def _of_spec(rule: Rule, file: SpecFile, spec: Spec, named: list[Named]) -> Iterator[Finding]:
    for position, requirement in enumerate(spec.requirements):
        used = {use.name for use in parameters_in(requirement.text)}
        for claim in claims_of(position, requirement.text):
            for name, words, amount in named:
                if name not in used and words <= claim.all_concepts and (found := _other(claim, amount)) is not None:
                    shown = requirement.text[found.start : found.end]
                    at = file.locator.words(found.start, found.end, *file.steps("requirements", position, "text"))
                    related = Related(f"`{name}` is {spec.parameters[name]}", file.locator.at("parameters", name))
                    message = f"“{shown}” is written here, and the parameter `{name}` says {spec.parameters[name]}"
                    yield rule.found(at, message, requirement=spec.full_id(requirement.id), related=[related])


def _other(claim: Claim, amount: Quantity) -> Quantity | None:
    """An amount of the same unit in the claim that is not the parameter's; None when the parameter's own is there."""
    alike = [q for q in (*claim.quantities, *claim.condition_quantities) if q.unit == amount.unit and not q.rate]
    if any(abs(q.value - amount.value) <= 0.001 * abs(amount.value) for q in alike):
        return None
    return next((q for q in alike if interval(q) != interval(amount)), None)
