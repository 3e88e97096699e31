"""Configuration: what `specflow.toml` may say (contract, section 9). A file that sets nothing is valid."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AliasGenerator, BaseModel, BeforeValidator, ConfigDict

from specflow.model.spec import Priority, Rung, Text


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)]


class Table(BaseModel):
    """A table of the configuration; keys are kebab-case."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, populate_by_name=False,
        alias_generator=AliasGenerator(alias=_kebab),
    )  # fmt: skip


class Context(Table):
    """Where the two context files stand, root-relative, and how much of this code other repositories' prompts may show."""

    product: Text = "product_area_context.md"
    code: Text = "code_context.md"
    share: Literal["none", "signatures", "code"] = "code"


class Trace(Table):
    """Which files are code and tests, and what gates."""

    source: Texts = ()
    tests: Texts = ()
    exclude: Texts = ()
    enforce: Literal["approved", "final", "none"] = "approved"
    untraced: Literal["public", "all", "off"] = "public"


class Evidence(Table):
    """Where test results lie."""

    junit: Texts = ("evidence/*.xml",)
    pytest: Texts = (".specflow/evidence/*.json",)
    coverage: Texts = ()
    sarif: Texts = ()
    require_digests: bool = False


Rungs = dict[Priority, Rung]


class Check(Table):
    """What fails a build."""

    fail_on: Literal["error", "warning", "info", "never"] = "error"
    rungs: Rungs = {"must": "verified", "should": "implemented", "could": "missing"}
    release_rungs: Rungs = {"must": "proven", "should": "verified", "could": "implemented"}


class Lint(Table):
    """Which rules stay silent, and a team's own words."""

    ignore: Texts = ()
    words: dict[str, Texts] = {}


class Approve(Table):
    """Who may sign; empty: anyone."""

    roles: dict[str, Texts] = {"product": (), "engineering": ()}
    require_signature: bool = False
    allowed_signers: Text | None = None
    github: dict[str, Text] = {}


class Review(Table):
    """What of a review is shared."""

    share_reading: bool = False


class Model(Table):
    """Which provider drafts, and what it may cost."""

    provider: Literal["auto", "offline", "anthropic", "replay"] = "auto"
    budget: float = 0.50
    roles: dict[str, Text] = {}


class Config(Table):
    """Everything a workspace may set."""

    specs: Text = "specs"
    context: Context = Context()
    required_version: Text | None = None
    trace: Trace = Trace()
    evidence: Evidence = Evidence()
    check: Check = Check()
    lint: Lint = Lint()
    approve: Approve = Approve()
    review: Review = Review()
    model: Model = Model()
