"""SARIF of any analyser whose rules, or results, name requirements: semgrep, opengrep, CodeQL and their kin.

A rule names a requirement under `properties` (`requirement`, `requirements`, or `metadata.requirement`), or by a tag such as
`requirement:ask-maps/FR-07`; a result may do the same for itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from specflow.model.ids import FULL_ID_RE
from specflow.parse.checks.measured import Unreadable

MOST_RESULTS = 200_000
_HARMLESS = ("pass", "notApplicable", "informational")


class Ruled(NamedTuple):
    """What one rule says of one requirement (as written): its findings, each a (message, path, line), or that it did not run."""

    requirement: str
    rule: str
    tool: str
    found: tuple[tuple[str, str, int], ...]
    ran: bool = True


def read_sarif(path: str, data: bytes) -> tuple[Ruled, ...]:
    """One row for every rule and requirement, in the order of the file. Raises `Unreadable` for what is no SARIF 2.1."""
    try:
        loaded = json.loads(data)
        if not isinstance(loaded, dict) or not str(loaded["version"]).startswith("2.1"):
            raise Unreadable(f"{path} is no SARIF 2.1")
        return tuple(row for run in loaded["runs"] for row in _run(run, path))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError, IndexError):
        raise Unreadable(f"{path} is no SARIF that can be read") from None


def _run(run: dict[str, Any], path: str) -> Iterator[Ruled]:
    driver = run["tool"]["driver"]
    tool = str(driver.get("name", "an analyser"))[:80]
    rules = [*driver.get("rules", ()), *(rule for one in run["tool"].get("extensions", ()) for rule in one.get("rules", ()))]
    named: dict[str, list[str]] = {str(rule["id"]): list(_requirements(rule)) for rule in rules}
    rows: dict[tuple[str, str], list[tuple[str, str, int]]] = {(id_, rule): [] for rule, ids in named.items() for id_ in ids}
    ran = all(one.get("executionSuccessful", True) is not False for one in run.get("invocations", ()))
    results = run.get("results")
    if len(results or ()) > MOST_RESULTS:
        raise Unreadable(f"{path} holds more than {MOST_RESULTS:,} results")
    for result in results or ():
        rule = str(result.get("ruleId") or result.get("rule", {}).get("id") or "")
        if not rule and isinstance(result.get("ruleIndex"), int):
            rule = str(rules[result["ruleIndex"]]["id"])
        for id_ in dict.fromkeys([*named.get(rule, ()), *_requirements(result)]):
            found = rows.setdefault((id_, rule), [])
            if _counts(result):
                found.append(_said(result))
    for (id_, rule), found in rows.items():
        yield Ruled(id_, rule[:200], tool, tuple(found), ran and results is not None)


def _requirements(owner: dict[str, Any]) -> Iterator[str]:
    properties = owner.get("properties") or {}
    metadata = properties.get("metadata") or {}
    given = [properties.get("requirement"), properties.get("requirements"), metadata.get("requirement")]
    words = [word for one in given for word in (one if isinstance(one, list) else [one]) if isinstance(word, str)]
    words += [tag.partition(":")[2] for tag in _texts(properties.get("tags") or ()) if tag.startswith("requirement:")]
    yield from dict.fromkeys(word.strip() for word in words if FULL_ID_RE.fullmatch(word.strip()))


def _texts(values: Iterable[object]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _counts(result: dict[str, Any]) -> bool:
    """Not what passed, was fixed since, or somebody suppressed."""
    accepted = any(one.get("status", "accepted") == "accepted" for one in result.get("suppressions") or ())
    return result.get("kind", "fail") not in _HARMLESS and result.get("baselineState") != "absent" and not accepted


def _said(result: dict[str, Any]) -> tuple[str, str, int]:
    message = " ".join(str(result.get("message", {}).get("text", "")).split())[:300] or "found"
    for one in result.get("locations") or ():
        physical = one.get("physicalLocation", {})
        uri = str(physical.get("artifactLocation", {}).get("uri", ""))
        line = physical.get("region", {}).get("startLine", 1)
        return message, uri[:1_000], line if isinstance(line, int) and not isinstance(line, bool) and 0 < line < 10_000_000 else 1
    return message, "", 1
