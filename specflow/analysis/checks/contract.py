"""The contract check: recorded payloads, and the implementation's OpenAPI document, held against a JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from specflow.analysis.checks import openapi
from specflow.analysis.checks.schema import BadSchema, Documents, Schema
from specflow.analysis.checks.spoil import Spoilt, pointer, spoilt
from specflow.model.checks import ContractCheck, Judged, Payload, not_run, settled
from specflow.model.evidence import Outcome

MOST_CONTROL = 80
"""Spoilt copies tried for one check: enough for every field of a usual answer, few enough for every run."""


class Inputs(NamedTuple):
    """What a contract is judged by. `contract` and `document` are read files, None where they are not there."""

    contract: Any
    documents: Documents
    payloads: Sequence[Payload]
    document: Any = None
    missing: str = ""
    """Why something that was asked for is not there."""


def judge(check: ContractCheck, owner: str, inputs: Inputs) -> Judged:
    """What the contract says of the payloads, for the requirement `owner` (its full id)."""
    if inputs.missing:
        return not_run(inputs.missing, "no-report")
    try:
        schema = Schema(check.contract, inputs.contract, inputs.documents)
        return _judged(check, owner, inputs, schema)
    except ImportError:
        return not_run("contracts need the package jsonschema: install `specflow-sdd[checks]`", "no-engine")
    except BadSchema as problem:
        return Judged(Outcome.ERROR, f"{check.contract} cannot be used: {problem}", slug="broken")


def _judged(check: ContractCheck, owner: str, inputs: Inputs, schema: Schema) -> Judged:
    own = owner.rpartition("/")[2]
    proven, made, said = _from_document(check, schema, inputs.document)
    if isinstance(said, Judged):
        return said
    tried = [*inputs.payloads, *made]
    if not tried:
        return not_run("no recorded payload was found, so nothing was compared", "no-report")
    failures: dict[str, list[str]] = {}
    sample: Payload | None = None
    for payload in tried:
        refused = list(schema.refusals(payload.value))
        for one in refused:
            failures.setdefault(blamed(one.requirements, own, schema.named), []).append(f"{payload.where}: {one.message}")
        mine = any(blamed(one.requirements, own, schema.named) == own for one in refused)
        if not mine and (sample is None or _richer(payload.value, sample.value)):
            sample = payload
    others = tuple((id_, _several(found)) for id_, found in sorted(failures.items()) if id_ != own)
    if sample is None:
        return Judged(Outcome.FAILED, _several(failures[own]), slug="failed", blamed=others)
    escaped, open_ = control(schema, own, sample.value)
    if own in failures:
        return settled(Outcome.FAILED, _several(failures[own]), escaped, blamed=others, open=open_)
    number = len(inputs.payloads)
    words = [f"{number} recorded payload{'' if number == 1 else 's'}"] if number else []
    words += [said] if said and (proven or made) else []
    return settled(Outcome.PASSED, ", ".join(words), escaped, blamed=others, open=open_)


def _richer(one: Any, other: Any) -> bool:
    """The payload with more in it shows more places to spoil, up to a size that is cheap to spoil."""
    return len(str(other)) < len(str(one)) < 20_000


def _several(found: Sequence[str]) -> str:
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"{found[0]}{more}"


def blamed(named: Sequence[str], own: str, known: frozenset[str]) -> str:
    """The requirement that a refusal belongs to: the nearest that the schema names, else the one that has the check."""
    for one in named:
        short = one.rpartition("/")[2]
        if short == own or short in known:
            return short
    return own


def _from_document(check: ContractCheck, schema: Schema, document: Any) -> tuple[bool, list[Payload], Any]:
    if check.openapi is None:
        return False, [], ""
    wanted = check.openapi
    answer = openapi.response_schema(document, wanted.operation, wanted.response)
    if answer is None:
        why = f"{wanted.document} has no JSON schema for {wanted.operation} {wanted.response}"
        return False, [], Judged(Outcome.FAILED, why, slug="failed")
    proven = openapi.admits_no_other(_inline(schema), answer) is True
    made = [Payload(f"{wanted.document} admits an answer with {how}", value) for how, value in openapi.instances(answer)]
    if proven:
        return True, made[:1], f"every answer that {wanted.document} admits conforms (proven)"
    return False, made, f"{len(made)} answers that {wanted.document} admits were tried"


def _inline(schema: Schema) -> Any:
    """The contract without what other engines would trip over."""
    return {key: value for key, value in schema.data.items() if key not in ("$id", "$schema")}


def control(schema: Schema, own: str, payload: Any) -> tuple[str | None, tuple[str, ...]]:
    """(the spoilt input that got past, None when each guarded place refused one; what is open but no fault).

    Where the schema names the requirement, each place that it names has to refuse at least one spoilt value, and the refusal
    has to name the requirement. Where it names nobody, the payload as a whole has to be guarded somewhere.
    """
    places: Mapping[str, tuple[str | int, ...]] = dict(schema.nodes(own, payload)) if own in schema.named else {"#": ()}
    if not places:
        return f"a payload without anything that {own} speaks of", ()
    open_: list[str] = []
    tries = [0]
    for path in places.values():
        escaped = _escapes(schema, own, payload, path, tries, open_)
        if escaped:
            return escaped, tuple(open_)
    return None, tuple(open_)


def _escapes(
    schema: Schema, own: str, payload: Any, path: tuple[str | int, ...], tries: list[int], open_: list[str]
) -> str:
    """The last spoilt input at `path` when none was refused; empty as soon as one is."""
    last = ""
    refused = False
    for one in _at(payload, path):
        if tries[0] >= MOST_CONTROL:
            break
        tries[0] += 1
        if any(blamed(found.requirements, own, schema.named) == own for found in schema.refusals(one.payload)):
            refused = True
            if len(one.path) != len(path) or tries[0] > MOST_CONTROL // 4:
                return ""
        else:
            last = str(one)
            if one.path == path and one.how in ("dropped", "left blank", "made null"):
                open_.append(last)
    return "" if refused else last or f"anything at {pointer(path)}"


def _at(payload: Any, path: tuple[str | int, ...]) -> Iterator[Spoilt]:
    """Spoilt copies at `path` first, then below it."""
    every = [one for one in spoilt(payload) if one.path[: len(path)] == path]
    yield from (one for one in every if one.path == path)
    yield from (one for one in every if one.path != path)
