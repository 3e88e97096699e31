"""Verdicts: what the fates of mutants say of a requirement, and the sentences that survivors become."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from specflow.model.proof import Fate, Mutant, Proof, Tried, Verdict
from specflow.model.spec import Parameter, Requirement
from specflow.model.text import parameters_in


def shared(proof: Proof, others: Sequence[Proof]) -> Proof:
    """The proof of a requirement whose code also answers for others: what their tests notice is not this one's to notice.

    It then rests on the files of those proofs too.
    """
    noticed = {one.mutant.key: other for other in others for one in other.tried if one.fate is Fate.KILLED}
    elsewhere = {key: noticed[key] for one in proof.survivors if (key := one.mutant.key) in noticed}
    if not elsewhere:
        return proof
    tried = tuple(
        one._replace(fate=Fate.ELSEWHERE) if one.fate is Fate.SURVIVED and one.mutant.key in elsewhere else one
        for one in proof.tried
    )
    files = dict(proof.files)
    for other in elsewhere.values():
        files |= dict(other.files)
    said, why = verdict(tried, proof.targets)
    return proof._replace(tried=tried, verdict=said, why=why, files=tuple(sorted(files.items())))


def verdict(tried: Sequence[Tried], targets: Sequence[str]) -> tuple[Verdict, str]:
    """(verdict, why). Proven: some test failed by an assertion for every tagged definition, and nothing survived.

    A crash shows that the code runs, not that a test looks at what it does; what ran out of time says nothing.
    """
    if not tried:
        return Verdict.UNKNOWN, "there is nothing in its code that could be spoilt"
    killed = {f"{one.mutant.path}::{one.mutant.symbol}" for one in tried if one.fate is Fate.KILLED}
    if not killed:
        crashed = sum(one.fate is Fate.CRASHED for one in tried)
        if all(one.fate in (Fate.TIMEOUT, Fate.NOT_RUN) for one in tried):
            return Verdict.UNKNOWN, "no mutant could be tried in time"
        also = f"; {crashed} crashed, which no assertion noticed" if crashed else ""
        return Verdict.HOLLOW, f"no claiming test notices any of {len(tried)} ways to spoil its code{also}"
    survived = sum(one.fate is Fate.SURVIVED for one in tried)
    spoilable = {f"{one.mutant.path}::{one.mutant.symbol}" for one in tried}
    blind = [target for target in targets if target in spoilable and target not in killed]
    if blind:
        return Verdict.PARTIAL, f"no claiming test looks at what `{blind[0].rpartition('::')[2]}` does"
    if survived:
        return Verdict.PARTIAL, f"{survived} of {len(tried)} ways to spoil its code would go unnoticed"
    late = sum(one.fate is Fate.TIMEOUT for one in tried)
    if 2 * late > len(tried):
        return Verdict.PARTIAL, f"{late} of {len(tried)} ran out of time, which says nothing"
    if any(one.fate is Fate.NOT_RUN for one in tried):
        return Verdict.PARTIAL, "there was no time to try everything"
    return Verdict.PROVEN, f"{sum(one.fate is Fate.KILLED for one in tried)} of {len(tried)} ways to spoil its code are noticed"


def difference(text: str, mutant: Mutant) -> str:
    """The mutant as a diff of the lines that it changes."""
    first = text.rfind("\n", 0, mutant.start) + 1
    last = text.find("\n", mutant.end)
    last = len(text) if last < 0 else last
    before = text[first:last].split("\n")
    after = (text[first : mutant.start] + mutant.new + text[mutant.end : last]).split("\n")
    lines = list(difflib.unified_diff(before, after, lineterm="", n=0))[3:]
    return "\n".join(line for line in lines if line.strip("+- ")) or f"-{mutant.old}\n+{mutant.new}"


def sentence(mutant: Mutant, requirement: Requirement, parameters: Mapping[str, Parameter]) -> str:
    """What would go unnoticed, in the requirement's own values."""
    who = f"no test of `{requirement.id}` would notice"
    if mutant.kind == "number":
        name = _named(mutant.old, parameters, requirement)
        return f"{who} {f'a {name} of ' if name else ''}{mutant.new} in place of {mutant.old}"
    if mutant.kind == "bound":
        values = [f"{name} ({parameters[name]})" for name in _mentioned(requirement, parameters)]
        at = f": nothing is tried exactly at {' or '.join(values)}" if values else ": nothing is tried exactly at the bound"
        return f"{who} `{mutant.new}` in place of `{mutant.old}` in `{mutant.symbol}`{at}"
    if mutant.kind == "field":
        return f"{who} a result without `{_field(mutant.old)}`"
    if mutant.kind == "result":
        return f"{who} that `{mutant.symbol}` gives nothing back"
    if mutant.kind == "refusal":
        return f"{who} that `{mutant.symbol}` no longer refuses (`{_short(mutant.old)}` left out)"
    if mutant.kind == "call":
        return f"{who} that `{mutant.symbol}` leaves out `{_short(mutant.old.partition('(')[0])}`"
    if mutant.kind == "slice":
        return f"{who} that `{mutant.symbol}` no longer cuts off `{_short(mutant.old)}`"
    return f"{who} `{_short(mutant.new)}` in place of `{_short(mutant.old)}` in `{mutant.symbol}`"


def _named(value: str, parameters: Mapping[str, Parameter], requirement: Requirement) -> str:
    """The parameter whose value a number is, among those that the requirement mentions: others only look alike."""
    for name in _mentioned(requirement, parameters):
        if parameters[name].bare == value:
            return name
    return ""


def _mentioned(requirement: Requirement, parameters: Mapping[str, Parameter]) -> list[str]:
    return [name for name in dict.fromkeys(use.name for use in parameters_in(requirement.text)) if name in parameters]


def _field(old: str) -> str:
    """`ai_reason` of `, "ai_reason": match.reason`."""
    return old.strip(", \n\t").partition(":")[0].strip("\"'")


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else plain[:57] + "…"


def skeleton(proof: Proof, requirement: Requirement, parameters: Mapping[str, Parameter], feature: str) -> str:
    """A failing test for every survivor: what it has to notice stands in it; writing the assertion is a person's work."""
    lines = [f'"""What no test of {feature}/{requirement.id} notices yet: {requirement.title}."""', "", "import pytest", ""]
    for number, one in enumerate(proof.survivors, 1):
        mutant = one.mutant
        said = sentence(mutant, requirement, parameters)
        name = f"test_{requirement.id.lower().replace('-', '_')}_notices_{mutant.symbol.replace('.', '_').lower()}_{number}"
        values = [f"    # {name_} = {parameters[name_]}" for name_ in _mentioned(requirement, parameters)]
        shown = [f"    #   {line}" for line in (f"- {_short(mutant.old)}", f"+ {_short(mutant.new)}")]
        lines += ["", f'@pytest.mark.spec("{feature}/{requirement.id}")', f"def {name}() -> None:"]
        lines += [f"    # {mutant.path}:{mutant.line}", *shown, *values, f"    pytest.fail({said!r})", ""]
    return "\n".join(lines)
