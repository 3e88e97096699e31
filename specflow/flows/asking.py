"""Whom a command asks, at what price, within what budget: the user has the word, then the workspace where it may have one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from specflow.adapters import clock, templates
from specflow.adapters.anthropic_api import Access, Anthropic, installed
from specflow.adapters.replay import FOLDER, Recorded, Replay
from specflow.adapters.traces import Recorder
from specflow.adapters.user import User, is_address, read_user
from specflow.errors import ConfigurationProblem, UsageProblem
from specflow.flows import workspace as ws
from specflow.flows.calling import Caller, Silent
from specflow.flows.killed import answer_for_killed, count_batches
from specflow.flows.wanted import Wanted
from specflow.model.prices import Budget, Price, days_old
from specflow.model.provider import ROLE_MODELS, AuthProblem, Provider, RoleName, Usage
from specflow.parse.prices import price_from, read_prices

MOST_BUDGET = Decimal(1_000_000)
_MONEY = re.compile(r"(?=\.?[0-9])[0-9]{0,7}(?:\.[0-9]{0,10})?")
_KEY = re.compile(r"[!-~]{1,1000}")


def caller_for(workspace: ws.Workspace, wanted: Wanted, feature: str) -> Caller:
    """Everything to ask a model with. Raises `AuthProblem` where there is no key: nobody falls back silently."""
    if wanted.caller:
        return replace(wanted.caller, feature=feature)
    user = read_user()
    recorded = wanted.recorded or Recorded(workspace.root / FOLDER)
    provider: Provider = Replay(recorded) if wanted.provider == "replay" else _anthropic(user)
    budget = Budget(_budget(workspace, user, wanted.budget))
    caller = Caller(
        workspace.root, provider, _prices(user), budget, Recorder(workspace.root), recorded,
        _models(workspace, user), feature, wanted.progress or Silent(),
    )  # fmt: skip
    if wanted.provider != "replay":
        recorded.ready()
    for problem in workspace.problems:
        if "[model" in problem.message:  # a misspelt budget would hold nobody back
            caller.progress.told(f"{problem.at.path}:{problem.at.line}: {problem.message}")
    if wanted.provider != "replay":
        for remark in _outdated(caller):
            caller.progress.told(remark)
    answer_for_killed(caller, [feature])
    count_batches(caller)
    return caller


def _anthropic(user: User) -> Provider:
    if not user.key and not (user.base_url and user.compat):
        hint = "Set ANTHROPIC_API_KEY, or go on without a model: --provider offline."
        raise AuthProblem("there is no key for the provider `anthropic`", usage=Usage(), hint=hint)
    if user.key and not _KEY.fullmatch(user.key):
        hint = "Copy it again into ANTHROPIC_API_KEY, without blanks and line breaks."
        raise AuthProblem("the key holds signs that no key has", usage=Usage(), hint=hint)
    if user.base_url and not is_address(user.base_url):
        hint = "Write it like http://localhost:11434, without the path /v1."
        raise ConfigurationProblem(f"the base URL `{user.base_url[:200]}` is no http address", slug="base-url", hint=hint)
    if not installed():
        hint = "Install it with `pip install 'specflow-sdd[anthropic]'`, or go on with --provider offline."
        raise AuthProblem("the `anthropic` package is not installed", usage=Usage(), hint=hint)
    return Anthropic(Access(user.key or "none", user.base_url, user.compat))


def _prices(user: User) -> Mapping[str, Price]:
    """The shipped table, then the user's own; a workspace's templates have no say in money."""
    prices: dict[str, Price] = {}
    for name, text in templates.folder("prices").items():
        prices |= read_prices(name, text)
    for model, entry in user.prices.items():
        prices[model] = price_from(user.config, {**entry, "model": model} if isinstance(entry, dict) else entry)
    return prices


def _outdated(caller: Caller) -> Iterator[str]:
    """Prices that may have changed: the budget is held by them, so whoever pays should know their day."""
    for model in dict.fromkeys(caller.models.values()):
        price = caller.prices.get(model)
        if price and (age := days_old(price, clock.today())):
            yield (
                f"the price of {model} was read on {price.since}, {age} days ago; if it has changed, write what it is now "
                f"under [model.prices] of your own configuration: the budget and the costs go by it"
            )


def _budget(workspace: ws.Workspace, user: User, given: str | None) -> Decimal | None:
    """What was asked for; else what the workspace says, and no more than the user's own configuration allows."""
    if given is not None:
        return _dollars(given)
    limits = [_dollars(said) for said in (str(workspace.config.model.budget), user.budget) if said is not None]
    return min((limit for limit in limits if limit is not None), default=None)


def _dollars(said: str) -> Decimal | None:
    """An amount; None for no limit."""
    bare = said.strip().removeprefix("$")
    if bare.lower() == "none":
        return None
    if not _MONEY.fullmatch(bare) or Decimal(bare) > MOST_BUDGET:
        raise UsageProblem(f"`{said[:40]}` is no budget", slug="budget", hint="Give US dollars, such as --budget 0.50, or none.")
    return Decimal(bare)


def _models(workspace: ws.Workspace, user: User) -> Mapping[RoleName, str]:
    models: dict[RoleName, str] = dict(ROLE_MODELS)
    for name, model in {**workspace.config.model.roles, **user.roles}.items():
        known = next((role for role in models if role == name), None)
        if known is None:
            raise ConfigurationProblem(
                f"`{name}` under [model] roles is no role", slug="model-roles", hint=f"Roles are {', '.join(models)}."
            )
        if not model.strip():
            hint = f"Name one, such as {ROLE_MODELS[known]}."
            raise ConfigurationProblem(f"the role `{name}` names no model", slug="model-roles", hint=hint)
        models[known] = model
    return models
