"""Words that give an amount its direction, `at most`, `or more`, and its statistic."""

from __future__ import annotations

from typing import Literal

Bound = Literal["max", "min", "exact", "reach"]

MOST = (
    "no more than/not more than/no longer than/not longer than/no later than/at most/a maximum of/maximum of/maximum/max"
    "/under/below/less than/fewer than/within/shorter than/not exceed/at the latest/at latest/not after/</≤/top/until"
)
LEAST = (
    "no less than/no fewer than/not less than/at least/a minimum of/minimum of/minimum/min/more than/longer than"
    "/over/above/beyond/exceed/exceeds/exceeding"
    "/later than/older than/not before/not earlier than/no earlier than/earliest/by more than/>/≥/from"
)
LEADS: dict[tuple[str, ...], Bound] = {tuple(words.split()): "max" for words in MOST.split("/")}
LEADS |= {tuple(words.split()): "min" for words in LEAST.split("/")}
LEADS |= dict.fromkeys((("start", "at"), ("starts", "at"), ("starting", "at")), "min")
LEADS |= {("up", "to"): "reach", ("only",): "exact"}
LEADS |= {("limited", "to"): "max", ("restricted", "to"): "max", ("capped", "at"): "max"}
UPWARD = "larger bigger greater higher heavier older wider warmer hotter taller further farther deeper faster thicker".split()
DOWNWARD = "smaller lower lighter younger colder cooler cheaper nearer narrower slower thinner sooner quicker".split()
for word in UPWARD:
    LEADS |= {(word, "than"): "min", ("no", word, "than"): "max", ("not", word, "than"): "max"}
for word in DOWNWARD:
    LEADS |= {(word, "than"): "max", ("no", word, "than"): "min", ("not", word, "than"): "min"}
AFTER: dict[str, Bound] = dict.fromkeys("tops/max/maximum/or less/or fewer/at most/at the latest".split("/"), "max")
AFTER |= dict.fromkeys("must be enough/is enough/are enough/shall be enough/will be enough/suffices".split("/"), "max")
AFTER |= {"or more": "min", "at least": "min", "minimum": "min"}
_FLOORS = "at the earliest/at the soonest/at the very least/or longer/or later/or above/and more/not earlier/no earlier"
_CEILINGS = "at the most/at the longest/at the very most/not longer/no longer/not later/no later/and no more/or sooner/or under"
AFTER |= dict.fromkeys(f"{_FLOORS}/not sooner/not less/no less".split("/"), "min")
AFTER |= dict.fromkeys(f"{_CEILINGS}/no more/not more".split("/"), "max")
STRICT = frozenset("under/below/less than/</fewer than/shorter than".split("/"))
STRICT |= frozenset("more than/by more than/longer than/over/above/beyond/later than/older than/>/exceeding/exceeds".split("/"))
STATISTICS = {"median": "p50", "mean": "mean", "average": "mean", "avg": "mean", "typically": "mean"}
STATISTICS |= dict.fromkeys("peak peaks peaked peaking busiest worst".split(), "max")
STATISTICS |= dict.fromkeys("quietest slackest".split(), "min")
LEADS_TEXT = frozenset(" ".join(words) for words in LEADS)
