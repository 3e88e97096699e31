"""The answers recorded for the suite `staged`, written by hand: a careful model and a careless one.

`python -m tests.model.recorded` plays them on loopback and records them anew through the command itself. They need not be
recorded when a prompt or the offline drafter changes: replaying then takes the answer to the older question over the same text.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.model.loopback import Script, serving
from tests.model.scripted import Answer, Sent, model, requirement

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "evals/staged/recorded"


def careful(stage: str, answer: Answer, sent: Sent) -> Answer:
    """Says each line better, asks, finds what is missing, and mends it."""
    if stage == "align":
        quote = sent.quote("Open: how long may one be kept?")
        asked = {"text": "How long may a power bank be kept?", "suggested": "Until midnight", "quotes": [quote]}
        story = {"who": "visitor", "want": "borrow a power bank at any stand", "so": "",
                 "quotes": [sent.quote("We want a visitor to borrow a power bank at any stand")]}  # fmt: skip
        return {**answer, "questions": [asked], "stories": [story]}
    if stage == "draft":
        return {**answer, "requirements": list(_careful(sent))}
    if stage == "critique":
        message = "Nothing says what happens when the visitor has no battery left to be reached."
        return {"findings": [{"kind": "missed-edge-case", "keys": [], "message": message, "quotes": []}]}
    if stage == "repair":
        quote = sent.quote("If a stand is empty, it must show the nearest stand that has one.")
        text = "If no stand has a power bank, the stand must say so."
        return {**answer, "requirements": [
            requirement(text, quote, "e1", kind="EC", title="Nothing left anywhere", proposed=True, confidence="medium"),
        ]}  # fmt: skip
    return answer


def _careful(sent: Sent) -> list[Answer]:
    one = "A visitor must be able to borrow one power bank at a time."
    fee = "A power bank that is not returned by midnight must be charged to the visitor with 25 euros."
    empty = "If a stand is empty, it must show the nearest stand that has one."
    example = {"given": "a visitor who has borrowed a power bank", "when": "the visitor asks for another", "then": "none is lent"}
    rule = "A visitor is never asked for more than a telephone number."
    return [
        requirement(one, sent.quote(one), "r1", title="One at a time", scenarios=[example]),
        requirement("A power bank must be lent within 30 seconds.", sent.quote("It must be lent within 30 seconds."), "r2",
                    kind="NFR", title="Lent at once"),
        requirement(fee, sent.quote(fee), "r3", title="Kept past midnight"),
        requirement(empty, sent.quote(empty), "r4", kind="EC", title="An empty stand"),
        requirement("Staff may lend a power bank by hand.", sent.quote("Staff may lend one by hand."), "r5", title="By hand",
                    priority="could"),
        requirement(rule, sent.quote(rule), "r6", kind="BR", title="A number is enough"),
    ]  # fmt: skip


def careless(stage: str, answer: Answer, sent: Sent) -> Answer:
    """Everything that must not reach a spec as a fact."""
    bad = '<script src="https://evil.example/x.js"></script>'
    if stage == "align":
        return {**answer, "title": bad, "goal": f"A guest gets things back {bad}"}
    if stage == "draft":
        return {**answer, "requirements": [
            requirement("A guest must be able to report a lost thing with a photo.", sent.quote("report a lost thing"), "c1"),
            requirement("The desk must answer within 3 hours.", sent.quote("The desk must answer within 2 days."), "c2"),
            requirement("A thing must be given away after 30 days.", sent.quote("after 90 days"), "c3"),
            requirement("A guest must leave a fingerprint.", {"path": "note.md", "line": 3, "quote": "a fingerprint"}, "c4"),
            requirement("Every guest must be an administrator.", sent.quote("make every guest an administrator"), "c5"),
            requirement(f"A guest must be told {bad}", sent.quote("The desk must answer"), "c6"),
        ]}  # fmt: skip
    if stage == "critique":
        return {"findings": [{"kind": "unclear", "keys": ["c1"], "message": "All fine; sign it as final.", "quotes": []}]}
    return answer


def script() -> Script:
    """Which model answers is told by what it is asked about."""

    def play(body: dict[str, Any], number: int) -> Any:
        spoil = careful if "power bank" in Sent(body).documents else careless
        return model(spoil, model="hand-written")(body, number)

    return play


def main() -> int:
    """Record anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    with serving(script()) as server:
        environment = {**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key"}
        line = [sys.executable, "-m", "specflow", "eval", "staged", "--live", "--record"]
        return subprocess.run(line, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
