"""What a model can do with an author's own words: turn them round, which must not stand, or say them better, which must."""

from __future__ import annotations

from typing import Any

from tests.model.hostile import HEAD, Hostile
from tests.model.scripted import Answer, Sent, Spoil, requirement

MORE = """
A courier must never open a locker that is not theirs. The code lasts 3 days and allows 2 tries.
Staff may see a parcel's number only.
A code must not be stored for longer than 30 days unless the recipient agrees.
Visitors can pay by card or by phone, and the receipt arrives within 2 minutes.
Refunds take at most 5 to 10 days.
If the door is jammed, the recipient must get another locker within 10 minutes.
- Support can extend a parcel by hand for free, and the reason is kept.
"""
NOTE = HEAD + MORE
TEXTED = "A recipient gets a code by text"


def _saying(text: str, words: str, **more: Any) -> Spoil:
    def spoil(stage: str, answer: Answer, sent: Sent) -> Answer:
        if stage == "draft":
            answer["requirements"].append(requirement(text, sent.quote(words), "t1", **more))
        return answer

    return spoil


def _aligning(name: str, value: Any) -> Spoil:
    def spoil(stage: str, answer: Answer, sent: Sent) -> Answer:
        if stage == "align":
            answer[name] = value if isinstance(value, str) else [{**value, "quotes": [sent.quote(TEXTED)]}]
        return answer

    return spoil


def _scenario(then: str) -> Spoil:
    return _saying("A recipient must get a code by text.", TEXTED, scenarios=[{"given": "a code", "when": "sent", "then": then}])


STORED = "be stored for longer than 30 days"
TURNS = tuple(Hostile(name, MORE, spoil, (never,), ()) for name, spoil, never in (
    ("a never cut off", _saying("A courier must open a locker that is not theirs.", "open a locker that is not theirs"),
     "A courier must open"),
    ("a not cut off", _saying(f"A code must {STORED}.", STORED), f"code must {STORED}"),
    ("somebody for nobody", _saying("Somebody should see someone else's code.", "see someone else's code"), "Somebody should"),
    ("an only dropped", _saying("Staff may see a parcel.", "Staff may see a parcel's number only."), "Staff may see a parcel."),
    ("an unless dropped", _saying(f"A code must not {STORED}.", f"A code must not {STORED}"), "longer than 30 days."),
    ("two figures swapped", _saying("The code must last 2 days and allow 3 tries.", "The code lasts 3 days and allows 2 tries."),
     "last 2 days"),
    ("another actor", _saying("A recipient must never open a locker that is not theirs.",
                              "A courier must never open a locker that is not theirs."), "recipient must never open"),
    ("a duty of a permission", _saying("Staff must see a parcel's number only.", "Staff may see a parcel's number only."),
     "Staff must see"),
    ("a quote of three letters", _saying("A recipient must be shown advertising.", "the"), "advertising"),
    ("a quote that carries nothing", _saying("A recipient must collect the depot.", "the depot"), "collect the depot"),
    ("letters that look alike", _saying("A recipient must get a c\u043ede by t\u0435xt and post.", TEXTED), "and post"),
    ("a title that lies", _saying("A recipient must get a code by text.", TEXTED, title="Codes go to advertisers"),
     "advertisers"),
    ("an example that lies", _scenario("the code is mailed to advertisers"), "mailed to advertisers"),
    ("a reason that lies", _saying("A recipient must get a code by text.", TEXTED, rationale="Advertisers pay for codes."),
     "Advertisers pay"),
    ("a metric of its own", _aligning("metrics", {"text": "Revenue doubles", "target": "200%"}), "Revenue doubles"),
    ("a story of its own", _aligning("stories", {"who": "advertiser", "want": "read all codes", "so": ""}), "read all codes"),
    ("a scope line of its own", _aligning("out_of_scope", {"text": "Security of codes"}), "Security of codes"),
    ("a job of its own", _aligning("job", "Sell codes"), "Sell codes"),
))  # fmt: skip

HONEST = (
    ("A courier must not open a locker that belongs to somebody else.", "A courier must never open a locker that is not theirs."),
    ("A code must last 3 days.", "The code lasts 3 days and allows 2 tries."),
    ("A recipient must have 2 tries to enter a code.", "The code lasts 3 days and allows 2 tries."),
    ("Staff must not see more of a parcel than its number.", "Staff may see a parcel's number only."),
    ("Unless the recipient agrees, a code must be deleted after 30 days.", "A code must not be stored for longer than 30 days"),
    ("When the parcel is in the locker, the recipient must get a code by text.", TEXTED),
    ("The system must send the recipient a code by text.", TEXTED),
    ("A parcel must go back to the depot after three days.", "A parcel waits for three days; then it goes back to the depot."),
    ("A parcel must wait in the locker for three days.", "A parcel waits for three days"),
    ("A recipient must see only their own code.", "Nobody should ever see someone else's code."),
    ("A person must not see someone else's code.", "Nobody should ever see someone else's code."),
    ("A code must work once.", "The code works once."),
    ("A code must be refused when it was used before.", "The code works once."),
    ("A visitor must be able to pay by card.", "Visitors can pay by card or by phone"),
    ("A visitor must be able to pay by phone.", "pay by card or by phone"),
    ("The receipt must arrive within 2 minutes.", "the receipt arrives within 2 minutes."),
    ("A refund must arrive within 10 days.", "Refunds take at most 5 to 10 days."),
    ("When a door is jammed, a recipient must be given another locker within 10 minutes.", "another locker within 10 minutes"),
    ("Support must be able to extend a parcel for free.", "Support can extend a parcel by hand for free"),
    ("The reason for an extension must be kept.", "the reason is kept."),
    ("A recipient must be able to collect a parcel at any hour.", "a recipient to collect a parcel from a locker at any hour."),
    ("Support may extend a parcel by hand.", "Support can extend a parcel by hand for free"),
)
