"""`specflow explain`: find a rule by its code or name."""

from __future__ import annotations

import difflib
import inspect

from specflow.errors import UsageProblem
from specflow.model.rule import Rule
from specflow.rules.table import rules


def find(code: str | None) -> tuple[Rule, ...]:
    """The rule called `code`, or all of them. Raises `UsageProblem` naming the nearest."""
    if code is None:
        return rules()
    names = {rule.code.lower(): rule for rule in rules()} | {rule.name: rule for rule in rules()}
    if rule := names.get(code.strip().lower()):
        return (rule,)
    near = difflib.get_close_matches(code.strip().lower(), names, 1, 0.5)
    hint = f"Did you mean {names[near[0]].code} ({names[near[0]].name})?" if near else "`specflow explain` lists all rules."
    raise UsageProblem(f"there is no rule `{code}`", slug="no-such-rule", hint=hint)


def headline(rule: Rule) -> str:
    """The first line of the rule's page."""
    return inspect.cleandoc(rule.doc).splitlines()[0]
