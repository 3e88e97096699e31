"""What tokens cost: a dated table, exact decimals, tiers chosen by the whole prompt of one request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from specflow.errors import SpecflowError
from specflow.model.provider import Usage

PER = Decimal(1_000_000)
BATCH = Decimal("0.5")
NOTHING = Decimal(0)
FRESH = 90
"""Days after which a price that was read somewhere is worth another look."""


def dollars(amount: Decimal) -> str:
    """An amount that somebody chose, such as a budget, as it is written: cents, and more digits only where they say something."""
    whole = amount.quantize(Decimal("0.01")) if amount == amount.quantize(Decimal("0.01")) else amount.normalize()
    return f"${whole:f}"


class Unpriced(SpecflowError):
    """A budget is set and nobody knows what this model costs."""


class BudgetReached(SpecflowError):
    """The next call could cost more than what is left; it was not made."""

    exit_code = 3


@dataclass(frozen=True)
class Tier:
    """US dollars per million tokens, for prompts of at most `up_to` tokens (None: any)."""

    input: Decimal
    output: Decimal
    cache_read: Decimal
    cache_write_5m: Decimal
    cache_write_1h: Decimal
    up_to: int | None = None

    def cost(self, usage: Usage) -> Decimal:
        """What one request costs, in US dollars, unrounded."""
        return (
            self.input * usage.input + self.output * usage.output + self.cache_read * usage.cache_read
            + self.cache_write_5m * usage.cache_write_5m + self.cache_write_1h * usage.cache_write_1h
        ) / PER  # fmt: skip


@dataclass(frozen=True)
class Price:
    """One model's tiers, smallest prompts first, with the day and place they were read."""

    model: str
    tiers: tuple[Tier, ...]
    since: str = ""
    source: str = ""

    def cost(self, usage: Usage, *, batch: bool = False) -> Decimal:
        """What one request costs; the tier is that of its whole prompt."""
        return self._tier(usage.prompt).cost(usage) * (BATCH if batch else 1)

    def most(self, prompt: int, output: int) -> Decimal:
        """The most that a prompt of at most `prompt` tokens with at most `output` tokens of answer can cost."""
        reached = [one for one in self.tiers if self._starts(one) <= prompt]
        return max(
            (max(one.input, one.cache_write_5m, one.cache_write_1h) * prompt + one.output * output) / PER for one in reached
        )

    def output_within(self, prompt: int, money: Decimal) -> int:
        """How many tokens of answer `money` pays for after such a prompt."""
        left = money - self.most(prompt, 0)
        dearest = max(one.output for one in self.tiers if self._starts(one) <= prompt)
        return 10**9 if dearest == 0 and left >= 0 else int(left * PER / dearest) if left > 0 else 0

    def _tier(self, prompt: int) -> Tier:
        return next(one for one in self.tiers if one.up_to is None or prompt <= one.up_to)

    def _starts(self, tier: Tier) -> int:
        at = self.tiers.index(tier)
        return (self.tiers[at - 1].up_to or 0) + 1 if at else 0


@dataclass
class Budget:
    """Money for one command: `reserve` before a call, `settle` after it. `limit` None means no limit."""

    limit: Decimal | None
    spent: Decimal = NOTHING
    held: Decimal = NOTHING
    before: Decimal = NOTHING
    """What calls of killed runs may have cost; this command answers for it."""

    @property
    def left(self) -> Decimal | None:
        """What is neither spent nor held."""
        return None if self.limit is None else self.limit - self.before - self.spent - self.held

    def reserve(self, amount: Decimal, what: str) -> None:
        """Hold `amount`. Raises `BudgetReached` when it is not there."""
        left = self.left
        if left is not None and amount > left:
            limit = dollars(self.limit or NOTHING)
            before = f"${self.before:.4f} may have gone to calls of a run that was killed, " if self.before else ""
            raise BudgetReached(
                f"the budget of {limit} is reached: {before}${self.spent:.4f} is spent, and {what} could cost ${amount:.4f}",
                slug="budget",
                hint="What is done is kept. Run the same command with a larger --budget: it goes on from here.",
            )
        self.held += amount

    def settle(self, held: Decimal, cost: Decimal) -> None:
        """Give back what was held and pay what it cost."""
        self.held -= held
        self.spent += cost


def days_old(price: Price, today: str) -> int:
    """How many days ago a price was read, on a day such as `2026-11-20`; 0 while it is fresh, and where nobody wrote it down."""
    try:
        age = (date.fromisoformat(today) - date.fromisoformat(price.since)).days
    except ValueError:
        return 0
    return age if age > FRESH else 0


def price_of(prices: Mapping[str, Price], model: str, budget: Budget) -> Price | None:
    """The price of a model. Raises `Unpriced` when there is none and a budget is set."""
    found = prices.get(model)
    if found is None and budget.limit is not None:
        raise Unpriced(
            f"nobody knows what `{model}` costs, so the budget of {dollars(budget.limit)} could not be held",
            slug="unpriced",
            hint="Give its price in your own configuration, or run without a limit: --budget none.",
        )
    return found
