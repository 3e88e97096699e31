"""What goes on, what stops, what is for somebody else: the same verb in other company."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, pairs_in, strictly

CLASHING = """
Names of jurors never appear in the minutes.
/ The minutes always list the names of the jurors.
The booth sells no tokens as long as it is in service mode.
/ In service mode the booth continues to sell tokens.
Sitters whose account is suspended are unable to accept any job.
/ A suspended sitter can still accept jobs with the points that are left.
Learners can skip the entry test if they wish.
/ Nobody is let into a course without having completed the entry test.
All guests must add a picture to their profile.
/ A profile without a picture is fine.
A patient's signature is voluntary.
/ No delivery can be completed unless the patient has given a signature.
The meter stops counting when the valve is shut.
/ The meter still counts when the valve is shut.
"""
BOTH_HOLD = """
Slips that are still drafts can be deleted.
/ Once a slip has been sent, it can no longer be deleted.
New members pay nothing in their first month.
/ From the second month on, members pay 9 euros.
On the iPhone, walkers can download maps.
/ The web version of the walking app offers no download of maps.
The default height for labels is 14 points.
/ The default height for footnotes is 18 points.
Visitors have 20 minutes to complete the whole form, payment included.
/ The payment step of the form must be finished within 5 minutes.
Tins are not accepted at the yard.
/ The yard accepts empty bottles from any resident.
Passes for dogs are refundable.
/ Passes for children are not refundable.
Only people aged 18 or over may rent a van.
/ Anyone younger than 18 is refused a van.
The command must print no changes.
/ The command must not write changes to the file.
"""


@pytest.mark.parametrize(("one", "other"), pairs_in(CLASHING))
def test_found_however_it_is_told(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) or asked(other, one)


@pytest.mark.parametrize(("one", "other"), pairs_in(BOTH_HOLD))
def test_what_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
