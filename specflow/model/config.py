"""Configuration: what `specflow.toml` may say (contract, section 9). A file that sets nothing is valid."""

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from specflow.model.spec import Priority, Rung
from specflow.model.texts import Many, Text
from specflow.model.value import Value


def _kebab(name: str) -> str:
    return name.replace("_", "-")


Texts = Annotated[tuple[Text, ...], Many]


class Table(Value):
    """A table of the configuration; keys are kebab-case."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True, "alias_generator": _kebab}


@dataclass(frozen=True, kw_only=True)
class Context(Table):
    """Where the two context files stand, root-relative, and how much of this code other repositories' prompts may show."""

    product: Text = "product_area_context.md"
    code: Text = "code_context.md"
    share: Literal["none", "signatures", "code"] = "code"


@dataclass(frozen=True, kw_only=True)
class Trace(Table):
    """Which files are code and tests, and what gates."""

    source: Texts = ()
    tests: Texts = ()
    exclude: Texts = ()
    enforce: Literal["approved", "final", "none"] = "approved"
    untraced: Literal["public", "all", "off"] = "public"


@dataclass(frozen=True, kw_only=True)
class Evidence(Table):
    """Where test results lie."""

    junit: Texts = ("evidence/*.xml",)
    pytest: Texts = (".specflow/evidence/*.json",)
    coverage: Texts = ()
    sarif: Texts = ()
    require_digests: bool = False


Rungs = dict[Priority, Rung]


@dataclass(frozen=True, kw_only=True)
class Check(Table):
    """What fails a build."""

    fail_on: Literal["error", "warning", "info", "never"] = "error"
    rungs: Rungs = field(default_factory=lambda: {"must": "verified", "should": "implemented", "could": "missing"})
    release_rungs: Rungs = field(default_factory=lambda: {"must": "proven", "should": "verified", "could": "implemented"})


@dataclass(frozen=True, kw_only=True)
class Lint(Table):
    """Which rules stay silent, and a team's own words."""

    ignore: Texts = ()
    words: dict[str, Texts] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Approve(Table):
    """Who may sign; empty: anyone."""

    roles: dict[str, Texts] = field(default_factory=lambda: {"product": (), "engineering": ()})
    require_signature: bool = False
    allowed_signers: Text | None = None
    github: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Review(Table):
    """What of a review is shared."""

    share_reading: bool = False


@dataclass(frozen=True, kw_only=True)
class Model(Table):
    """Which provider drafts, and what it may cost."""

    provider: Literal["auto", "offline", "anthropic", "replay"] = "auto"
    budget: float = 0.50
    roles: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
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
