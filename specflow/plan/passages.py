"""The passages of a prompt, each with the line it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.model.plan import Operation
from specflow.model.spec import Requirement
from specflow.model.text import filled, parameters_in
from specflow.parse.interop.markdown import fenced, one_line, quoted
from specflow.plan.design import about
from specflow.plan.material import Item, Material
from specflow.plan.sentence import topics


def requirement_text(given: Material, one: Requirement, position: int) -> str:
    """Title, place, the text verbatim with values filled in, why, and every scenario."""
    fill_in = given.spec.parameters
    at = given.file.at("requirements", position)
    lines = [f"### {one.id} {one_line(one.title)} ({one.priority}, `{at}`)", "", quoted(filled(one.text, fill_in))]
    if one.rationale:
        lines += ["", f"Why: {one_line(one.rationale)}"]
    sources = [f"From `{code_span(ref.path)}:{ref.line}`: “{one_line(ref.quote or '')}”" for ref in one.source[:3]]
    lines += ["", *sources] if sources else []
    if one.scenarios:
        lines.append("")
    for number, scenario in enumerate(one.scenarios):
        place = given.file.at("requirements", position, "scenarios", number)
        steps = (("Given", scenario.given), ("when", scenario.when), ("then", scenario.then))
        told = ", ".join(f"{word} {one_line(filled(text, fill_in))}" for word, text in steps if text)
        lines.append(f"- {told} (`{place}`)")
    return "\n".join(lines)


def metrics_text(given: Material) -> str:
    """A task that serves metrics only shows those."""
    lines = []
    for position, one in enumerate(given.spec.metrics):
        if one.id in given.task.requirements:
            target = f", target: {one_line(one.target)}" if one.target else ""
            text = one_line(filled(one.text, given.spec.parameters))
            lines.append(f"- **{one.id}** {text}{target} (`{given.file.at('metrics', position)}`)")
    return "\n".join(lines)


def changes(given: Material) -> Iterator[str]:
    for _, one in given.mine():
        if one.id in given.before:
            now = quoted(filled(one.text, given.spec.parameters))
            yield f"{one.id} said before:\n\n{quoted(given.before[one.id])}\n\nIt says now:\n\n{now}"


def values(given: Material, mine: Sequence[Requirement]) -> Iterator[str]:
    texts = [one.text for one in mine]
    texts += [text for one in mine for told in one.scenarios for text in (told.given, told.when, told.then) if text]
    names = dict.fromkeys(use.name for text in texts for use in parameters_in(text) if use.name in given.spec.parameters)
    for name in names:
        value = given.spec.parameters[name]
        why = f": {one_line(value.why)}" if value.why else ""
        by = [one.id for one in given.spec.decisions if name in one.sets and one.decided]
        told = f" (decided in {', '.join(by)})" if by else ""
        yield f"- `{name}` = {one_line(str(value))}{why}{told} (`{given.file.locator.at('parameters', name)}`)"


def design(given: Material) -> Iterator[Item]:
    plan = given.plan.plan
    wanted = set(given.task.requirements)
    ranks = {"api": 1, "gates": 1, "states": 2, "logic": 2}
    seen: set[str] = set()
    for section, position, element in plan.design.elements() if plan else ():
        said = one_line(filled(about(element), given.spec.parameters))
        if section == "rollout" or not wanted & set(element.requirements) or said in seen:
            continue
        seen.add(said)
        at = given.plan.at(f"design.{section}", position)
        yield Item("design", ranks.get(section, 5), f"- **{element.id}** {section}: {said} (`{at}`)", f"{element.id} ({at})")


def contract(given: Material) -> Iterator[Item]:
    plan = given.plan.plan
    for operation in plan.design.api if plan else ():
        if set(operation.requirements) & set(given.task.requirements):
            yield from _schemas(given, operation)


def _schemas(given: Material, operation: Operation) -> Iterator[Item]:
    for path in (operation.input, operation.output):
        full = f"{given.file.folder}/{path}".lstrip("/")
        if path and full in given.contracts:
            text = f"`{code_span(full)}:1`\n\n{fenced(given.contracts[full], 'json')}"
            yield Item("contract", 3, text, f"the contract {full}:1")


def rules(given: Material) -> Iterator[Item]:
    """Business rules and technical facts that speak of the same things."""
    mine = [one for _, one in given.mine()]
    words = frozenset().union(*(topics(f"{one.title} {one.text}") for one in mine)) if mine else frozenset()
    named = {id_ for one in mine for id_ in one.depends_on}
    own = {one.id for one in mine}
    for position, one in enumerate(given.spec.requirements):
        shared = len(words & topics(f"{one.title} {one.text}"))
        if one.id in given.trusted and one.id not in own and (one.id in named or (one.kind in ("BR", "EC") and shared >= 2)):
            at = given.file.at("requirements", position)
            text = one_line(filled(one.text, given.spec.parameters))
            rank = 4 if one.id in named or one.kind == "BR" else 6
            yield Item("rules", rank, f"- **{one.id}** {text} (`{at}`)", f"{one.id} ({at})")
    for position, fact in enumerate(given.spec.constraints):
        if len(words & topics(fact.text)) >= 1:
            at = given.file.at("constraints", position)
            yield Item("rules", 5, f"- **{fact.id}** {one_line(fact.text)} (`{at}`)", f"{fact.id} ({at})")


def outside(given: Material) -> Iterator[Item]:
    for position, one in enumerate(given.spec.out_of_scope):
        at = given.file.at("out_of_scope", position)
        yield Item("outside", 4, f"- **{one.id}** {one_line(one.text)} (`{at}`)", f"{one.id} ({at})")


def code(given: Material) -> Iterator[Item]:
    """Excerpts, as far as the repository they come from shares them."""
    for number, one in enumerate(given.excerpts):
        shown = {"none": "", "signatures": one.signature, "code": one.text}[one.share]
        if not shown:
            continue
        why = f" — {one_line(one.why)}" if one.why else ""
        place = f"{one.path}:{one.line}"
        text = f"`{code_span(place)}` {one_line(one.symbol)}{why}\n\n{fenced(shown, one.language)}"
        yield Item("code", 7 + number, text, f"{one.symbol} ({place})")


def tags(given: Material) -> str:
    feature, ids = given.spec.feature, ", ".join(id_ for id_ in given.task.requirements if not id_.startswith("SM-"))
    if not ids:
        return "None: metrics are measured, not tagged."
    sign = {"py": "#", "rb": "#", "sh": "#", "ex": "#", "sql": "--", "lua": "--", "hs": "--"}.get(given.extension, "//")
    full = f"{feature}/{ids}"
    lines = [f"Alone on the line above every function or class that answers for it: `{sign} spec: {full}`"]
    first = f"{feature}/{ids.split(', ')[0]}"
    test = f'`@pytest.mark.spec("{first}")`' if given.extension == "py" else f"`{sign} spec: {first}` above the test"
    return "\n\n".join([*lines, f"On every test that shows it: {test}.", *_replaced(given)])


def _replaced(given: Material) -> Iterator[str]:
    """Tags of what was retired, which have to name what took its place."""
    for old, places in given.replaced.items():
        where = ", ".join(f"`{code_span(place)}`" for place in places)
        yield f"`{code_span(old)}` was retired and replaced by `{given.task.requirements[0]}`; name that instead in {where}."


def code_span(text: str) -> str:
    """Text that stands between backticks."""
    return one_line(text).replace("`", "'")
