"""Messages pasted from a chat or a transcript: times and names say when and who, never what."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.pipeline import draft
from specflow.draft.value import Drafted, Source

FORMS = {
    "a phone's": "[12.03.24, 09:14:22] Jo: riders must be able to book a slot\n[12.03.24, 09:15:02] Ada: max 2 slots per rider\n"
                 "[12.03.24, 09:16:40] Jo: if the gate fails, text the guard\n",
    "another phone's": "12/03/2024, 09:14 - Jo: riders must be able to book a slot\n"
                       "12/03/2024, 09:15 - Ada: max 2 slots per rider\n"
                       "12/03/2024, 09:16 - Jo: if the gate fails, text the guard\n",
    "an office's": "Jo  9:14 AM\nriders must be able to book a slot\n\nAda  9:15 AM\nmax 2 slots per rider\n\n"
                   "Jo  9:16 AM\nif the gate fails, text the guard\n",
    "in bold": "**Jo** 9:14 AM: riders must be able to book a slot\n**Ada** 9:15 AM: max 2 slots per rider\n"
               "**Jo** 9:16 AM: if the gate fails, text the guard\n",
    "a transcript": "Jo: hi\nAda: hello\nJo: riders must be able to book a slot\nAda: max 2 slots per rider\n"
                    "Jo: if the gate fails, text the guard\n",
    "with times within": "Jo (00:12:03): riders must be able to book a slot\nAda (00:12:40): max 2 slots per rider\n"
                         "Jo (00:13:01): if the gate fails, text the guard\n",
}  # fmt: skip
ASKED = [
    "Riders must be able to book a slot.",
    "There must be at most 2 slots per rider.",
    "If the gate fails, the system must text the guard.",
]


def drafted(note: str, lexicon: Lexicon) -> Drafted:
    return draft([Source("bike-shed.md", note, "note", "0" * 64)], lexicon=lexicon)


@pytest.mark.parametrize("form", FORMS)
def test_each_message_is_a_thought_of_its_own(form: str, lexicon: Lexicon) -> None:
    spec = drafted(FORMS[form], lexicon).spec
    assert [one.text for one in spec.requirements if not one.proposed] == ASKED
    lines = FORMS[form].splitlines()
    for one in spec.requirements:
        for ref in one.source:
            assert (ref.quote or "") in lines[(ref.line or 0) - 1]
            assert ":14" not in (ref.quote or "")


@pytest.mark.parametrize(
    "note",
    ["- Staff: approve new riders\n- Guests: see free slots\n- Staff: close the gate\n- Guests: cancel a slot\n",
     "09:00 the gate must open\n22:00 the gate must close\n23:00 the lights must go out\n"],
)  # fmt: skip
def test_roles_and_timetables_are_no_chat(note: str, lexicon: Lexicon) -> None:
    spec = drafted(note, lexicon).spec
    said = " ".join(one.text for one in spec.requirements if not one.proposed)
    assert ("Staff" in said and "Guests" in said) or ("09:00" in said and "22:00" in said)
