"""Amounts, times and defaults told in a roundabout way, and what keeps two of them apart."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, pairs_in, strictly

CLASHING = """
No parking claim is answered sooner than 7 days after it comes in.
/ All parking claims are answered within 3 days.
It takes at least three weeks until a passport is handed out.
/ Passports are handed out within ten days.
The kiln takes pieces between 1 and 5 kg.
/ The kiln takes pieces of up to 9 kg.
Preset oven temperature: 180 degrees
/ If nobody sets a temperature, the oven runs at 200 degrees.
The door code has six digits.
/ `door_code` is a random number of four digits.
A reserved tent is released after 12 hours.
/ The shop keeps a reserved tent for a full day.
After the tenancy ends, the deposit letter stays on file for one more year.
/ Deposit letters are shredded the day the tenancy ends.
On the tenth day after the trip, the location history disappears.
/ The location history of a trip is kept for 90 days.
When a volunteer leaves, their contact sheet is deleted the same day.
/ When a volunteer leaves, their contact sheet is kept for two years.
Surcharge for a dog on the night bus: €3
/ Each dog on the night bus carries a surcharge of €6.
By default night mode is on.
/ `night_mode` defaults to false.
Default hue of labels: amber
/ When the sender doesn't pick a hue, labels come out in a violet one.
A jeweller can rent up to 3 cabinets at once.
/ A jeweller can rent up to 6 cabinets at once.
Straight out of the box, the scale shows weights in stones until the cook changes the unit.
/ By default the scale shows weights in grams.
A visitor badge is valid for two days after it is printed.
/ Each visitor badge stops working exactly 8 hours after it was printed.
Heartbeat interval of the meters: 15 seconds
/ Each meter sends a heartbeat every 60 seconds.
A booked pew is held for a quarter of an hour.
/ A booked pew is released after 8 minutes.
Every choir rehearsal is led by between 2 and 4 assistants.
/ Each choir rehearsal is led by exactly one assistant.
Automatic lock: on by default
/ Doors start out without the automatic lock.
We hold on to delivery slips for seven years.
/ Delivery slips are thrown away after one year.
The archive stores every scanned letter permanently so that researchers can find it later.
/ Scanned letters are erased after ten years.
Every raffle number has seven digits.
/ `raffle_number` is drawn as a random number with five digits.
`dark_mode` defaults to true.
/ Dark mode is off until the user turns it on.
Bookings can be moved up to 48 hours before the start.
/ A booking can be moved until two hours before the start.
Waiting time before an unanswered call is dropped: 3 minutes
/ An unanswered call is dropped after 40 seconds.
Visitor passes are deleted the morning after the visit.
/ Visitor passes are deleted 60 days after the visit.
The lift doors stay open for 8 seconds.
/ Time until the lift doors close: 20 seconds
Voice messages are deleted as soon as they have been heard.
/ Voice messages stay on the server forever.
For new patients, text reminders are off.
/ Text reminders are switched on for every new patient.
"""
BOTH_HOLD = """
No locker may be wider than 40 cm.
/ Each locker is at least 60 cm tall.
A crate must be no heavier than 20 kg.
/ A crate carries up to 35 kg.
The motto of a choir may have up to 60 characters.
/ The address of a choir may have up to 200 characters.
On Saturdays the pool closes at 17:00.
/ On weekdays the pool closes at 21:00.
Reports are sent by post by default.
/ For foreign tenants reports are sent by e-mail by default.
Members can borrow up to 3 films.
/ Members can borrow up to 5 films with a gold card.
Ironing one shirt takes about four minutes.
/ Ironing all the shirts of a wedding takes about three hours.
The kiln takes pieces between 1 and 5 kg.
/ The large kiln takes pieces of up to 9 kg.
The door code has six digits.
/ `locker_code` is a random number of four digits.
Order.due_date has no setter.
/ Due date: taken from the order form.
When a volunteer leaves, their badge is deleted the same day.
/ When a volunteer leaves, their contact sheet is kept for two years.
Once a case is closed, its sketches are kept for another five years.
/ Drafts of a case are shredded as soon as the case is closed.
Default hue of labels: amber
/ When the sender doesn't pick a hue, stamps come out in violet.
Default hue of labels: amber
/ When the sender picks violet, labels come out in violet.
Night mode is on as shipped.
/ `night_alarm` is set to false when the lamp is installed.
A jeweller can rent up to 3 cabinets at once.
/ A jeweller can rent up to 6 trays at once.
A reserved tent is released after 12 hours.
/ A returned tent is kept for a full day to dry.
Maximum photo size: 5 MB
/ Curators can upload photos of up to 20 MB.
Fee for a lost library card: €8
/ A new library card costs €12.
When a member leaves, their photo is deleted the same day.
/ When a member pauses, their photo is kept for a year.
Heartbeat interval of the meters: 15 seconds
/ Each meter sends a report every 60 seconds.
Automatic lock: on by default
/ Back doors start out without the spare key.
`dark_mode` defaults to true.
/ When the user turns it off, `dark_mode` is set to false.
Preset duration of a lesson: 45 minutes
/ A double lesson lasts 90 minutes.
A visitor badge is valid for two days.
/ A staff badge stops working after five years.
Bookings can be moved up to 48 hours before the start.
/ Bookings can be cancelled until two hours before the start.
Waiting time before an unanswered call is dropped: 3 minutes
/ An answered call is recorded after 40 seconds.
Visitor passes are deleted the morning after the visit.
/ Visitor statistics are deleted 60 days after the visit.
Once the post is filled, applicants' photos are kept for six months.
/ Photos of rejected applicants are removed right away.
Voice messages are deleted as soon as they have been heard.
/ Voice messages that nobody has heard are kept for a year.
For new patients, text reminders are off.
/ Text reminders are switched on for patients with a chronic illness.
Swimmers start without a locker.
/ After a month each swimmer gets a locker.
A family can reserve up to 2 cabins in summer.
/ A family can reserve up to 4 cabins in winter.
If nobody picks a theme, the site is shown in light.
/ If nobody picks a font, the site is shown in Georgia.
The receipt is deleted as soon as the order is cancelled.
/ The receipt is kept for ten years after the order is confirmed.
It takes at least two days until a parcel arrives by boat.
/ A parcel arrives within one day by plane.
Time until the doors close: 20 seconds
/ Time until the doors open: 5 seconds
A held ticket is released after 20 minutes.
/ The new album is released after the summer.
A bike carries a surcharge of €3.
/ A bike carries up to 20 kg.
Members start without a card; whoever wants one has to ask.
/ A card is switched on for every member who has paid.
Sync interval: 5 minutes
/ The sync stops after 30 minutes.
The tent stays reserved for a full day.
/ A full day pass costs 20 euros.
"""


@pytest.mark.parametrize(("one", "other"), pairs_in(CLASHING))
def test_found_however_it_is_told(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) or asked(other, one)


@pytest.mark.parametrize(("one", "other"), pairs_in(BOTH_HOLD))
def test_what_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
