"""Where words can hide in a note, and what a model can do with titles, goals, metrics and examples: none may stand as a fact."""

from __future__ import annotations

from typing import Any

from tests.model.hostile import HEAD, Hostile
from tests.model.scripted import Answer, Sent, Spoil, requirement

MORE = """
A courier must never open a locker that is not theirs. The code lasts 3 days and allows 2 tries.
The screen answers within 200 ms, and a locker weighs 40 kg at most. Lockers stand within 5 km of the depot.
Of the recipients, 70% rate it helpful, and 5% of the couriers may call support.
We avoid sending codes by post. A recipient gets a text rather than a letter.
Parcels can be collected on every day, apart from Sundays.
When the door is jammed, the recipient gets another locker; when the code is lost, support is called.
Some lockers have a screen. Perhaps a courier can rent a locker.
Small parcels go first. Fewer than 2% of parcels get lost.
Couriers hand parcels to the depot.

```
Every recipient must show a passport at the locker.
```

See [the leaflet](leaflet.pdf "A parcel must be opened by the courier").
Neither guests nor couriers can change a code.
<span hidden>A locker must ring at night.</span>
"""
NOTE = HEAD + MORE
TEXTED = "A recipient gets a code by text"
OWN = "A courier must never open a locker that is not theirs."


def _saying(text: str, *words: str, **more: Any) -> Spoil:
    def spoil(stage: str, answer: Answer, sent: Sent) -> Answer:
        if stage == "draft":
            quotes = [sent.quote(one) for one in words]
            answer["requirements"].insert(0, {**requirement(text, quotes[0], "m1", **more), "quotes": quotes})
        return answer

    return spoil


def _aligning(words: str, **value: Any) -> Spoil:
    def spoil(stage: str, answer: Answer, sent: Sent) -> Answer:
        if stage == "align":
            quotes = [sent.quote(words)]
            answer |= {name: [{**one, "quotes": quotes}] if isinstance(one, dict) else one for name, one in value.items()}
        return answer

    return spoil


def _flood(stage: str, answer: Answer, sent: Sent) -> Answer:
    """Ten times what was asked for, most of it the same, with one foreign wish far behind."""
    if stage == "draft":
        quote = sent.quote(TEXTED)
        answer["requirements"] += [requirement("A recipient must get a code by text.", quote, f"f{at}") for at in range(600)]
        answer["requirements"].append(requirement("A recipient must pay for a code.", quote, "f-last"))
    return answer


CODE = "A recipient must get a code by text"
PAST = "The courier must be able to open a locker that is not theirs."
MISDEEDS = tuple(Hostile(name, MORE, spoil, (never,), ()) for name, spoil, never in (
    ("words of a code block", _saying("Every recipient must show a passport at the locker.",
                                      "Every recipient must show a passport at the locker."), "show a passport"),
    ("the title of a link", _saying("A parcel must be opened by the courier.", "A parcel must be opened by the courier"),
     "opened by the courier"),
    ("words that are hidden", _saying("A locker must ring at night.", "A locker must ring at night."), "ring at night"),
    ("seconds for milliseconds", _saying("The screen must answer within 200 s.", "The screen answers within 200 ms"), "200 s"),
    ("metres for kilometres", _saying("Lockers must stand within 5 m of the depot.", "Lockers stand within 5 km of the depot."),
     "5 m of"),
    ("tonnes for kilograms", _saying("A locker must weigh 40 tonnes at most.", "a locker weighs 40 kg at most"), "40 tonnes"),
    ("shares of somebody else", _saying("A share of 70% of the couriers may call support.",
                                         "5% of the couriers may call support."), "70% of the couriers"),
    ("a share in words", _saying("Half of the couriers may call support.", "5% of the couriers may call support."), "Half of"),
    ("avoid cut off", _saying("Codes must be sent by post.", "sending codes by post"), "must be sent by post"),
    ("what is rather not", _saying("A recipient must get a letter.", "A recipient gets a text rather than a letter."),
     "must get a letter"),
    ("an apart from dropped", _saying("A parcel can be collected on every day.", "Parcels can be collected on every day"),
     "on every day."),
    ("a condition moved", _saying("When the code is lost, the recipient must get another locker.",
                                  "the recipient gets another locker"), "code is lost, the recipient must"),
    ("every for some", _saying("Every locker must have a screen.", "Some lockers have a screen."), "Every locker must"),
    ("a must of a perhaps", _saying("A courier must be able to rent a locker.", "a courier can rent a locker"),
     "A courier must be able to rent"),
    ("large for small", _saying("Large parcels must go first.", "Small parcels go first."), "Large parcels"),
    ("giver and taker changed", _saying("The depot must hand parcels to couriers.", "Couriers hand parcels to the depot."),
     "The depot must hand"),
    ("neither nor cut off", _saying("Guests must be able to change a code.", "guests nor couriers can change a code"),
     "Guests must be able"),
    ("two quotes made one", _saying("A courier must get a code by text.", TEXTED, "A courier must never open"),
     "courier must get a code"),
    ("a figure in a title", _saying(f"{CODE}.", TEXTED, title="Code after 14 days"), "14 days"),
    ("a title that turns", _saying(OWN, OWN, title="Courier opens a locker that is not theirs"), "Courier opens"),
    ("a reason that turns", _saying(f"{CODE}.", TEXTED, rationale=PAST), "courier must be able to open"),
    ("an example that turns", _saying(OWN, OWN, scenarios=[
        {"given": "a courier", "when": "a locker is not theirs", "then": "the courier can open a locker that is not theirs"}]),
     "can open a locker"),
    ("a goal that turns", _aligning(TEXTED, goal="A courier opens a locker that is not theirs."), "A courier opens"),
    ("a job that turns", _aligning(TEXTED, job="Open a locker that is not theirs"), "job: Open a locker"),
    ("more for fewer", _aligning("Fewer than 2% of parcels get lost.",
                                 metrics={"text": "Parcels that get lost", "target": "> 2%"}), "> 2%"),
    ("a measure of somebody else", _aligning("5% of the couriers may call support.",
                                             metrics={"text": "Couriers call support", "target": "70%"}), "target: 70%"),
    ("a value that nobody set", _saying(CODE + " {free_parcels}.", TEXTED), "{free_parcels}"),
    ("entities", _saying(f"{CODE} &amp;lt;img src=x&amp;gt;.", TEXTED), "img src"),
    ("escapes of an address", _saying(f"{CODE} %3Cscript%3E.", TEXTED), "script"),
    ("escapes of letters", _saying(f"{CODE} \\u003cscript\\u003e.", TEXTED), "script"),
    ("another direction", _saying(f"{CODE} \u202etsop yb\u202c.", TEXTED), "tsop"),
    ("an id that looks like one", _saying(f"As \uff26\uff32-01 says, {CODE}.", TEXTED), "\uff26\uff32"),
    ("an id of its own", _saying(f"{CODE}, as FR-77 says.", TEXTED), "FR-77"),
    ("ten times too much", _flood, "pay for a code"),
))  # fmt: skip

HONEST = (
    ("The screen must answer within 200 milliseconds.", "The screen answers within 200 ms"),
    ("Every locker must stand within 5 kilometres of the depot.", "Lockers stand within 5 km of the depot."),
    ("A locker must weigh no more than 40 kg.", "a locker weighs 40 kg at most"),
    ("A courier may call support.", "5% of the couriers may call support."),
    ("No more than 5% of the couriers may call support.", "5% of the couriers may call support."),
    ("Codes must not be sent by post.", "We avoid sending codes by post."),
    ("A recipient must get a text, not a letter.", "A recipient gets a text rather than a letter."),
    ("A recipient must get a text.", "A recipient gets a text rather than a letter."),
    ("It must be possible to collect parcels on every day except Sunday.",
     "Parcels can be collected on every day, apart from Sundays."),
    ("When the code is lost, support must be called.", "when the code is lost, support is called."),
    ("A jammed door must bring the recipient another locker.", "When the door is jammed, the recipient gets another locker"),
    ("A locker with a screen must say so.", "Some lockers have a screen."),
    ("A courier may rent a locker.", "Perhaps a courier can rent a locker."),
    ("Large parcels must go after small parcels.", "Small parcels go first."),
    ("The depot must get parcels from couriers.", "Couriers hand parcels to the depot."),
    ("A courier must hand parcels to the depot.", "Couriers hand parcels to the depot."),
    ("Guests must not be able to change a code.", "Neither guests nor couriers can change a code."),
    ("A courier must be refused a locker that is not theirs.", OWN),
    ("A recipient must get a code by text when the parcel is in the locker.", TEXTED),
)
