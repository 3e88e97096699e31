"""`specflow/proof/v1`: what `specflow prove` found out, kept from run to run, read without belief in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from specflow.model.proof import Fate, Mutant, Proof, Tried, Verdict

SCHEMA = "specflow/proof/v1"
MOST = 5_000


def write_proofs(proofs: Iterable[Proof]) -> bytes:
    """The file, ordered by requirement."""
    rows = [_row(one) for one in sorted(proofs, key=lambda one: one.requirement)]
    return (json.dumps({"schema": SCHEMA, "proofs": rows}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _row(proof: Proof) -> dict[str, Any]:
    tried = [{**one.mutant._asdict(), "fate": one.fate.value, "by": one.by, "seconds": one.seconds} for one in proof.tried]
    return {
        "requirement": proof.requirement, "verdict": proof.verdict.value, "why": proof.why, "engine": proof.engine,
        "targets": list(proof.targets), "tests": list(proof.tests), "files": dict(proof.files),
        "mutants": tried,
    }  # fmt: skip


def read_proofs(data: bytes) -> tuple[Proof, ...]:
    """What the file says; nothing for one that is wrong anywhere: then nothing is proven."""
    try:
        loaded = json.loads(data)
        if loaded["schema"] != SCHEMA or len(loaded["proofs"]) > MOST:
            return ()
        return tuple(_proof(row) for row in loaded["proofs"])
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return ()


def _proof(row: Mapping[str, Any]) -> Proof:
    tried = tuple(_tried(one) for one in row["mutants"])
    files = tuple(sorted((str(path), str(digest)) for path, digest in row["files"].items()))
    return Proof(
        str(row["requirement"]), Verdict(row["verdict"]), tried, tuple(map(str, row["targets"])), files, str(row["why"]),
        str(row["engine"]), tuple(map(str, row["tests"])),
    )  # fmt: skip


def _tried(row: Mapping[str, Any]) -> Tried:
    words = {key: str(row[key]) for key in ("path", "symbol", "old", "new", "kind")}
    numbers = {key: int(row[key]) for key in ("line", "start", "end")}
    mutant = Mutant(**words, **numbers)  # type: ignore[arg-type]
    return Tried(mutant, Fate(row["fate"]), str(row["by"]), float(row["seconds"]))
