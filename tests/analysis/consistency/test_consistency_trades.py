"""Everyday rules of many trades against what a note wants, and near misses of each: found only where both cannot hold."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import SourceConflict, find_source_conflicts


def asked(note: str, said: str, role: str) -> tuple[SourceConflict, ...]:
    """What is asked about a line of a note and another line of it or of a context file."""
    if role == "note":
        return find_source_conflicts([("note.md", "note", f"# Note\n\n- {note}\n\n- {said}\n")])
    sources = [("note.md", "note", f"# Note\n\n- {note}\n"), (f"{role}_context.md", role, f"# Context\n\n- {said}\n")]
    return find_source_conflicts(sources)


@pytest.mark.parametrize(
    ("note", "said", "role"),
    [
        (
            "Riders may pause their pass for up to 4 months a year.",
            "A pass may be paused for 10 weeks in any year.",
            "product",
        ),
        (
            "Press photos are released straight away.",
            "No press photo is released before an editor has approved it.",
            "product",
        ),
        (
            "Crew members can trade days off among themselves.",
            "Trading days off needs the captain's approval.",
            "product",
        ),
        (
            "Small refunds are paid out without a check.",
            "Every refund is reviewed by a clerk before it is paid.",
            "product",
        ),
        ("Witnesses can stay anonymous.", "The names of witnesses are printed in the report.", "product"),
        (
            "Resellers may query stock levels up to 50 times a second.",
            "The stock API blocks a client above 600 requests a minute.",
            "code",
        ),
        (
            "Neighbours can look at the building plan without an account.",
            "The building plan is behind a login.",
            "code",
        ),
        (
            "A ticket is closed after two weeks without an answer.",
            "Tickets stay open for 60 days after the last answer.",
            "note",
        ),
        (
            "A parcel can be dropped off at any counter.",
            "A parcel has to be dropped off at the counter it was ordered from.",
            "product",
        ),
        ("A season pass can be passed on to a colleague.", "Season passes are not transferable.", "product"),
        ("Every field of the application is required.", "Applicants may leave their phone number out.", "note"),
        (
            "The ranger app works for three days without reception.",
            "Trail maps are fetched from the server every time.",
            "code",
        ),
        ("The limit per refund is 300 euros.", "`MAX_REFUND_AMOUNT = 200`", "code"),
        ("Letters to tenants name the amount they owe.", "Letters to tenants never mention what they owe.", "product"),
        (
            "Members can freeze their membership for up to 6 months a year.",
            "A membership may be frozen for 8 weeks in any calendar year.",
            "product",
        ),
        (
            "The owner gets the lab results on their phone the moment they come in.",
            "Lab results go to the owner only after a vet has looked at them.",
            "product",
        ),
        ("Pickers can swap shifts among themselves in the app.", "Shift swaps need the team leader's okay.", "product"),
        (
            "Donors can ask us to stay anonymous.",
            "The name of every donor is published in the yearly report.",
            "product",
        ),
        (
            "Partners may call the search up to 600 times a minute.",
            "The gateway cuts off a client after 100 requests per minute.",
            "code",
        ),
        (
            "Relatives can see the ward's visiting plan without registering.",
            "The visiting plan is behind the patient portal login.",
            "code",
        ),
        (
            "An account is closed after one year without a visit.",
            "Accounts stay open for three years after the last visit.",
            "note",
        ),
        (
            "Claims under 500 euros are paid out without a check.",
            "Every claim is looked at by an adjuster before money leaves.",
            "product",
        ),
        ("Bikes can be returned at any station.", "A bike has to go back to the station it was taken from.", "product"),
        ("Managers see the sick notes of their team.", "Sick notes are visible to HR and nobody else.", "product"),
        ("Tickets can be passed on to a friend.", "Tickets are personal and not transferable.", "product"),
        ("Every field in the form is required.", "People can leave the phone number out.", "note"),
        (
            "The app works all day in the field without reception.",
            "Map tiles are loaded from the server each time a field is opened.",
            "code",
        ),
        ("The limit per transfer is 5,000 euros.", "`MAX_TRANSFER_AMOUNT = 2000`", "code"),
        (
            "Appointment reminders include the name of the treatment.",
            "Messages to patients never mention what they are treated for.",
            "product",
        ),
        (
            "The fridge alarm goes off above 8 degrees.",
            "A fridge alarm is raised when the temperature is above 6 degrees.",
            "product",
        ),
        (
            "Each household gets two vouchers a month.",
            "A household may receive one voucher per month at most.",
            "product",
        ),
        ("Nurses can delete an entry they made by mistake.", "Entries in the record are never deleted.", "product"),
        ("Buyers see the seller's phone number.", "Contact details of sellers are never shown to buyers.", "product"),
        ("An export covers up to 50,000 rows.", "`MAX_EXPORT_ROWS = 10000`", "code"),
        (
            "Sessions end after 30 minutes without activity.",
            "A session stays open for 2 hours without activity.",
            "code",
        ),
        ("Only the treasurer can change a budget.", "Project leads may change the budget of their project.", "note"),
        (
            "Members under 16 can enter the gym alone.",
            "Nobody under 18 may enter the gym without a trainer.",
            "product",
        ),
    ],
)
def test_what_cannot_both_hold_is_asked_about(note: str, said: str, role: str) -> None:
    assert len(asked(note, said, role)) == 1


@pytest.mark.parametrize(
    ("note", "said", "role"),
    [
        (
            "Riders may pause their pass for up to 8 weeks a year.",
            "A pass may be paused for 10 weeks in any year.",
            "product",
        ),
        (
            "Applicants get a number the moment the paper is scanned.",
            "Applicants get their marks only after an examiner has checked them.",
            "product",
        ),
        (
            "Press photos are resized straight away.",
            "No press photo is released before an editor has approved it.",
            "product",
        ),
        ("Crew members can see each other's days off.", "Trading days off needs the captain's approval.", "product"),
        (
            "Small gifts are packed without a check.",
            "Every refund is reviewed by a clerk before it is paid.",
            "product",
        ),
        ("Witnesses can stay anonymous.", "The name of the court is printed in the report.", "product"),
        ("Witnesses can stay anonymous.", "The names of judges are printed in the report.", "product"),
        (
            "Resellers may query stock levels up to 5 times a second.",
            "The stock API blocks a client above 600 requests a minute.",
            "code",
        ),
        (
            "Neighbours can look at the waste calendar without an account.",
            "The building plan is behind a login.",
            "code",
        ),
        (
            "A ticket is closed after two weeks without an answer.",
            "Invoices stay open for 60 days after the last answer.",
            "note",
        ),
        (
            "A parcel can be weighed at any counter.",
            "A parcel has to be dropped off at the counter it was ordered from.",
            "product",
        ),
        (
            "A letter can be dropped off at any counter.",
            "A parcel has to be dropped off at the counter it was ordered from.",
            "product",
        ),
        ("A season pass can be printed by a colleague.", "Season passes are not transferable.", "product"),
        ("The first field of the application is required.", "Applicants may leave their phone number out.", "note"),
        (
            "The ranger app keeps sightings for three days without reception.",
            "Trail maps are fetched from the server every time.",
            "code",
        ),
        ("The limit per refund is 200 euros.", "`MAX_REFUND_AMOUNT = 200`", "code"),
        ("Letters to tenants name the landlord.", "Letters to tenants never mention what they owe.", "product"),
        (
            "Members can freeze their membership for up to 6 weeks a year.",
            "A membership may be frozen for 8 weeks in any calendar year.",
            "product",
        ),
        (
            "The owner gets an invoice on their phone the moment it is written.",
            "Lab results go to the owner only after a vet has looked at them.",
            "product",
        ),
        (
            "Families don't need to book ahead.",
            "Every group of more than ten has to book a slot at least two weeks before.",
            "product",
        ),
        ("Pickers can see each other's shifts in the app.", "Shift swaps need the team leader's okay.", "product"),
        (
            "Donors get a thank-you letter in January.",
            "The name of every donor is published in the yearly report.",
            "product",
        ),
        (
            "Partners may call the search up to 60 times a minute.",
            "The gateway cuts off a client after 100 requests per minute.",
            "code",
        ),
        (
            "A new subscriber gets a welcome mail within two weeks.",
            "The mailing list is synced with the provider every Sunday.",
            "code",
        ),
        (
            "Relatives can see the ward's phone number without registering.",
            "The visiting plan is behind the patient portal login.",
            "code",
        ),
        (
            "A rider can cancel free of charge within 5 minutes of booking.",
            "Cancelling later than 5 minutes after booking costs 4 euros.",
            "product",
        ),
        ("Parents may pay by card or by transfer.", "We only take payment in one sum.", "product"),
        (
            "Comments can be edited for ten minutes after they are posted.",
            "Nothing written by users goes public before a moderator has read it.",
            "product",
        ),
        ("The first half hour is free.", "After half an hour parking costs 2 euros an hour.", "product"),
        ("Guests can leave their bags from 11 am.", "Rooms are not handed out before 3 pm.", "product"),
        ("Customers can see their consumption day by day.", "Meters send one reading per day.", "code"),
        (
            "An account is closed after one year without a visit.",
            "Invoices stay available for three years after an account is closed.",
            "note",
        ),
        (
            "Claims under 500 euros are looked at by one adjuster.",
            "Claims above 10,000 euros are looked at by two adjusters.",
            "product",
        ),
        (
            "Bikes can be booked at any station.",
            "A scooter has to go back to the station it was taken from.",
            "product",
        ),
        ("Managers see the holiday plan of their team.", "Sick notes are visible to HR and nobody else.", "product"),
        ("We ship to Germany and Austria.", "Deliveries outside Germany and Austria aren't possible.", "product"),
        (
            "SIM cards are sent out within two days.",
            "Activation requests are handed to the carrier once a day at 22:00.",
            "code",
        ),
        ("Tickets can be printed at home.", "Tickets are personal and not transferable.", "product"),
        ("Name and address are required.", "People can leave the phone number out.", "note"),
        (
            "The app keeps the notes taken in the field without reception.",
            "Map tiles are loaded from the server each time a field is opened.",
            "code",
        ),
        ("A transfer above 1,000 euros needs a second code.", "`MAX_TRANSFER_AMOUNT = 2000`", "code"),
        (
            "Appointment reminders include the time and the place.",
            "Messages to patients never mention what they are treated for.",
            "product",
        ),
        ("Bikes can be booked at any station.", "A bike has to go back to the station it was taken from.", "product"),
        (
            "Bikes can be returned at any station.",
            "A scooter has to go back to the station it was taken from.",
            "product",
        ),
        (
            "Volunteers can sign up for a shift until two days before it starts.",
            "Rosters are closed 24 hours before a shift.",
            "product",
        ),
        (
            "The oven alarm goes off above 280 degrees.",
            "A fridge alarm is raised when the temperature is above 6 degrees.",
            "product",
        ),
        (
            "Each household gets one voucher a month.",
            "A household may receive one voucher per month at most.",
            "product",
        ),
        ("Teachers hand in travel costs on paper.", "Grades are entered online only.", "product"),
        ("Trip dates are public by default.", "Photos are private unless the owner shares them.", "product"),
        ("Nurses can correct an entry they made by mistake.", "Entries in the record are never deleted.", "product"),
        ("Guests pay for drinks when they leave.", "A deposit is taken before the guest gets the key.", "product"),
        ("Buyers see the seller's town.", "Contact details of sellers are never shown to buyers.", "product"),
        (
            "The kiosk keeps showing the menu when the till is down.",
            "When the till is unavailable no orders are accepted.",
            "code",
        ),
        ("An export covers up to 5,000 rows.", "`MAX_EXPORT_ROWS = 10000`", "code"),
        (
            "Sessions end after 30 minutes without activity.",
            "Drafts stay available for 2 hours after a session ends.",
            "code",
        ),
        ("Only the treasurer can change a budget.", "Project leads may see the budget of their project.", "note"),
        (
            "Every contractor has to wear a badge.",
            "Badges are optional for visitors who stay less than an hour.",
            "product",
        ),
        (
            "Members under 16 can enter the pool with a parent.",
            "Nobody under 18 may enter the gym without a trainer.",
            "product",
        ),
        ("Search results appear within five seconds.", "The search index is rebuilt every night.", "code"),
    ],
)
def test_a_near_miss_is_not(note: str, said: str, role: str) -> None:
    assert asked(note, said, role) == ()
