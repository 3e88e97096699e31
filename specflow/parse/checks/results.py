"""`specflow/verify/v1`: what `specflow verify` leaves for `specflow check`, read without belief in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from specflow.model.checks import Check, Judged
from specflow.model.evidence import Outcome

SCHEMA = "specflow/verify/v1"
MOST = 10_000


class Kept(NamedTuple):
    """One judgement and what it rests on: the check as it was, and the code as it was."""

    owner: str
    check: str
    code: str
    judged: Judged


def digest_of(check: Check) -> str:
    """The fingerprint of a check with its parameters filled in."""
    data = json.dumps(check.model_dump(mode="json", by_alias=True), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def write_results(kept: Iterable[Kept]) -> bytes:
    """The file; the same judgements give the same bytes."""
    rows = [
        {
            "owner": one.owner, "check": one.check, "code": one.code, "outcome": one.judged.outcome.value,
            "detail": one.judged.detail, "control": one.judged.control, "spoilt": one.judged.spoilt, "slug": one.judged.slug,
        }
        for one in sorted(kept, key=lambda one: (one.owner, one.check))
    ]  # fmt: skip
    return (json.dumps({"schema": SCHEMA, "results": rows}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def read_results(data: bytes) -> tuple[Kept, ...]:
    """What the file says; nothing for one that is wrong anywhere: then the checks count as not run."""
    try:
        loaded = json.loads(data)
        if loaded["schema"] != SCHEMA or len(loaded["results"]) > MOST:
            return ()
        return tuple(_kept(row) for row in loaded["results"])
    except (ValueError, RecursionError, KeyError, TypeError):
        return ()


def _kept(row: Mapping[str, Any]) -> Kept:
    values = {key: row[key] for key in ("owner", "check", "code", "detail", "control", "spoilt", "slug")}
    if not all(isinstance(value, str) for value in values.values()):
        raise TypeError
    judged = Judged(Outcome(row["outcome"]), values["detail"], values["control"], values["spoilt"], values["slug"])
    return Kept(values["owner"], values["check"], values["code"], judged)
