from __future__ import annotations

import pytest

from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.engine import compared

CLASHING = [
    (
        "SF301",
        "The kiosk shall accept at most 20 coins in one payment.",
        "A visitor shall be able to pay with up to 35 coins in one payment.",
    ),
    (
        "SF301",
        "A tram stop display shall refresh at least every 10 seconds.",
        "A tram stop display shall refresh no more often than every 30 seconds.",
    ),
    (
        "SF301",
        "A reservation for the campsite shall be possible 12 months in advance.",
        "No campsite reservation shall be made more than 90 days ahead.",
    ),
    (
        "SF303",
        "Gate photos shall be deleted after seven days.",
        "The guard shall be able to look at gate photos from the last 30 days.",
    ),
    ("SF303", "Call recordings must be kept for two years.", "Call recordings must be erased within 90 days."),
    (
        "SF303",
        "All visitor data shall be purged after one month.",
        "Visitor badges and visitor data shall be stored for one year.",
    ),
    (
        "SF303",
        "Blood samples shall leave the laboratory within 24 hours of receipt.",
        "A blood sample shall remain in the laboratory for at least two days.",
    ),
    ("SF302", "Every pilot must wear a helmet.", "Wearing a helmet is optional for pilots."),
    ("SF302", "The nurse shall confirm the dose twice.", "The nurse need not confirm the dose."),
    ("SF302", "Applicants must provide a phone number.", "The phone number of an applicant may be left blank."),
    ("SF302", "The receipt shall show the cashier's name.", "The receipt must not show the name of the cashier."),
    ("SF302", "Drones shall be allowed to fly over the schoolyard.", "Drones must never fly over a schoolyard."),
    (
        "SF302",
        "Parents shall be asked for the child's vaccination record.",
        "No parent shall have to show a vaccination record.",
    ),
    (
        "SF305",
        "Only the harbour master may open the bridge.",
        "A ship's captain shall be able to open the bridge from the app.",
    ),
    (
        "SF305",
        "Either parent may withdraw a child from the course.",
        "A child is withdrawn from the course only if both parents have signed.",
    ),
    (
        "SF305",
        "Nobody but the pharmacist may change a prescription.",
        "A trainee may change a prescription at the counter.",
    ),
    (
        "SF305",
        "Guests shall not be able to see the minibar prices.",
        "Guests may see the prices of the minibar on the television.",
    ),
    (
        "SF306",
        "The customer shall pay before the car is washed.",
        "The car shall be washed before the customer pays.",
    ),
    (
        "SF306",
        "The seal is checked after the container has been opened.",
        "The seal shall be checked before the container is opened.",
    ),
    (
        "SF306",
        "A new bus line shall appear in the app within five minutes.",
        "The bus lines in the app are reloaded once a night.",
    ),
    ("SF307", "The default paper size is A4.", "If no paper size is chosen, Letter shall be used."),
    ("SF307", "Unless the user picks a colour, the marker is red.", "The marker is blue by default."),
    ("SF307", "Notifications are off by default.", "By default, notifications shall be on."),
    ("SF308", "When the pump fails, the valve shall open.", "When the pump fails, the valve shall close."),
    (
        "SF308",
        "When the museum is closed, visitors shall be able to buy tickets online.",
        "Outside opening hours, buying tickets shall not be possible.",
    ),
    (
        "SF308",
        "While offline, the scanner shall continue to register boxes.",
        "Without a connection the scanner shall stop registering boxes.",
    ),
    (
        "SF301",
        "If more than 3 % of the bottles leak, the line shall be stopped.",
        "The bottling line shall be stopped when more than 8 % of bottles leak.",
    ),
    (
        "SF301",
        "A claim above 400 euros shall be checked by a second clerk.",
        "Claims over 1,000 euros shall be checked by a second clerk.",
    ),
    (
        "SF302",
        "No email leaves the ministry unless an officer has approved it.",
        "Press emails leave the ministry without an officer approving them.",
    ),
    (
        "SF302",
        "An X-ray result is released only after a doctor has read it.",
        "Normal X-ray results are released without a doctor reading them.",
    ),
    (
        "SF308",
        "The tracker shall work without a network for three days.",
        "The map licence is valid for 24 hours and needs a connection to be renewed.",
    ),
    (
        "SF302",
        "Returning a parcel shall be free of charge.",
        "The customer shall pay 4 euros for returning a parcel.",
    ),
    ("SF302", "All rooms shall have a window.", "Some rooms shall have no window."),
    (
        "SF301",
        "The tank shall hold at least 2 tonnes of water.",
        "The tank shall not hold more than 1,500 kg of water.",
    ),
    (
        "SF301",
        "The battery shall be charged in at most 90 minutes.",
        "Charging the battery shall take at least two hours.",
    ),
    ("SF301", "The heating shall keep the hall at 19 °C or more.", "The hall shall never be warmer than 17 °C."),
    (
        "SF301",
        "At least four inspectors shall sign the report.",
        "The report shall be signed by at most two inspectors.",
    ),
    ("SF301", "A lesson shall last 45 minutes.", "A lesson shall last at least one hour."),
    (
        "SF303",
        "Test results shall be available to the student for five years.",
        "Test results shall be removed after two years.",
    ),
    ("SF303", "The audit log shall never be deleted.", "The audit log shall be erased every twelve months."),
    (
        "SF303",
        "Deleted messages shall be recoverable for 60 days.",
        "Deleted messages shall be purged within 30 days.",
    ),
    ("SF302", "A deposit is required for every rental.", "No deposit shall be needed for a rental."),
    ("SF302", "Visitors must register at the gate.", "Registration at the gate is voluntary."),
    (
        "SF305",
        "Teachers shall be able to edit grades after the deadline.",
        "Nobody shall edit grades after the deadline.",
    ),
    ("SF302", "The map shall show private roads.", "Private roads must not appear on the map."),
    (
        "SF305",
        "Only nurses may open the medicine cabinet.",
        "Cleaning staff shall be able to open the medicine cabinet.",
    ),
    (
        "SF305",
        "The budget can be changed by any partner.",
        "A change of the budget must be approved by all partners.",
    ),
    (
        "SF305",
        "Students may not see each other's grades.",
        "A student shall be able to see the grades of other students.",
    ),
    (
        "SF306",
        "The invoice is sent before the goods are shipped.",
        "The goods shall be shipped before the invoice is sent.",
    ),
    (
        "SF306",
        "Identity shall be verified before an account is opened.",
        "Identity shall be verified after the account has been opened.",
    ),
    ("SF306", "The shop shall accept orders until 18:00 only.", "Orders shall be accepted at 21:00."),
    (
        "SF306",
        "A changed price shall be visible in the shop within one minute.",
        "Prices in the shop are updated once a day.",
    ),
    ("SF307", "The default language is French.", "If no language is chosen, the page shall be shown in English."),
    ("SF307", "By default, the profile shall be public.", "A new profile is private by default."),
    (
        "SF307",
        "When the battery is empty, the door shall stay locked.",
        "When the battery is empty, the door shall unlock.",
    ),
    (
        "SF308",
        "If the payment fails, the order shall be kept.",
        "If the payment fails, the order shall be cancelled.",
    ),
    ("SF301", "Orders above 200 kg shall be split.", "An order above 500 kg shall be split."),
    (
        "SF302",
        "No refund is paid unless a supervisor has approved it.",
        "Refunds under 20 euros are paid without a supervisor approving them.",
    ),
    (
        "SF308",
        "The radio shall work offline for two days.",
        "The key is valid for 12 hours and can only be renewed online.",
    ),
    ("SF302", "Wifi shall be free of charge for guests.", "Guests shall pay 5 euros for wifi."),
    ("SF302", "Backups shall be encrypted.", "Backups shall be stored unencrypted."),
    ("SF302", "Comments shall be public.", "Comments shall be private."),
    ("SF302", "Backups must be automatic.", "Backups must be manual."),
]
TOGETHER = [
    ("A visitor pass shall be valid for one day.", "A staff pass shall be valid for one year."),
    ("The lift shall carry at least 900 kg.", "The goods lift shall carry at least 3,000 kg."),
    (
        "Gate photos shall be deleted after 30 days.",
        "The guard shall be able to look at gate photos from the last 7 days.",
    ),
    ("Call recordings must be kept for two years.", "Chat transcripts must be erased within 90 days."),
    ("Wearing a helmet is optional for passengers.", "Every pilot must wear a helmet."),
    ("The nurse shall confirm the dose.", "The doctor need not confirm the dose."),
    ("The receipt shall show the cashier's number.", "The receipt must not show the name of the cashier."),
    ("Drones must not fly over the schoolyard during lessons.", "Drones may fly over the car park during lessons."),
    (
        "Only the harbour master may open the bridge.",
        "A ship's captain shall be able to request that the bridge is opened.",
    ),
    (
        "Either parent may see the child's timetable.",
        "A child is withdrawn from the course only if both parents have signed.",
    ),
    ("The customer shall pay before the car is washed.", "The car shall be dried after it is washed."),
    (
        "A new bus line shall appear in the app within two days.",
        "The bus lines in the app are reloaded once a night.",
    ),
    (
        "The price list shall appear in the app within five minutes.",
        "The bus lines in the database are archived once a night.",
    ),
    ("Deliveries shall be made between 7:00 and 12:00 only.", "The driver shall collect the empty boxes at 15:30."),
    ("The default paper size is A4.", "If no printer is chosen, the office printer shall be used."),
    ("When the pump fails, the valve shall open.", "When the pump starts, the valve shall close."),
    (
        "When the museum is closed, visitors shall be able to buy tickets online.",
        "Outside opening hours, entering the museum shall not be possible.",
    ),
    (
        "When the museum is closed, staff shall be able to open the safe.",
        "When the museum is closed, visitors shall not be able to open the safe.",
    ),
    (
        "If more than 3 % of the bottles leak, the line manager shall be told.",
        "If more than 8 % of the bottles leak, the line shall be stopped.",
    ),
    (
        "No email leaves the ministry unless an officer has approved it, except press emails.",
        "Press emails leave the ministry without an officer approving them.",
    ),
    (
        "The tracker shall work without a network for three hours.",
        "The map licence is valid for 24 hours and needs a connection to be renewed.",
    ),
    ("Returning a parcel shall be free of charge for members.", "Guests shall pay 4 euros for returning a parcel."),
    ("All rooms shall have a window.", "Some corridors shall have no window."),
    ("The tank shall hold at least 1 tonne of water.", "The tank shall not hold more than 1,500 kg of water."),
    ("The report shall cover the past twelve months.", "The printer shall keep its settings for nine months."),
    (
        "A ticket can be cancelled up to 24 hours before departure.",
        "A seat can be changed up to 2 hours before departure.",
    ),
    ("Each household shall get one bin.", "A household of six or more shall get a second bin."),
    (
        "Milk shall be delivered within 12 hours of milking.",
        "Cheese shall remain in the cellar for at least 60 days.",
    ),
    ("Recording the temperature is optional in winter.", "The temperature shall be recorded in summer."),
    ("The system shall send a reminder within 10 minutes of a missed call.", "Reminders are archived every night."),
    (
        "No invoice is paid unless the controller has approved it.",
        "Invoices are filed without anybody printing them.",
    ),
    (
        "An order over 500 euros shall be approved by the manager.",
        "An order over 5,000 euros shall be approved by the director.",
    ),
    ("A photo shall be at most 5 MB.", "A video shall be at most 50 MB."),
    ("The average wait shall be below 5 minutes.", "The 95th percentile of the wait shall be below 12 minutes."),
    ("The door shall be locked at night.", "The door shall be open during the day."),
    ("Users must not share their password.", "Users may share their calendar."),
    ("The guide shall be available in English.", "The leaflet shall be printed in Polish."),
    ("Refunds shall be paid within 14 days.", "Refunds above 1,000 euros shall be paid within 30 days."),
    ("If the card is unknown, entry shall be refused.", "If the card is known, entry shall be allowed."),
    ("A member may reserve up to three books.", "A library reserves at least ten seats for readers."),
    ("A locker shall hold parcels of up to 15 kg.", "A trolley shall hold parcels of up to 30 kg."),
    ("The hall shall be at least 19 °C warm.", "The hall shall be at most 24 °C warm."),
    ("Test results shall be available for five years.", "Appointment reminders shall be removed after two years."),
    ("The audit log shall be kept for ten years.", "The cache shall be erased every twelve months."),
    ("A deposit is required for every boat rental.", "No deposit shall be needed for a bicycle rental."),
    ("Visitors must register at the gate.", "Registration for the newsletter is voluntary."),
    ("Teachers shall be able to edit grades before the deadline.", "Nobody shall edit grades after the deadline."),
    ("The map shall show private roads to rangers.", "Private roads must not appear on the map of visitors."),
    ("Only nurses may open the medicine cabinet.", "Cleaning staff shall be able to clean the medicine cabinet."),
    ("The invoice is sent before the goods are shipped.", "The goods shall be insured before they are shipped."),
    ("The shop shall accept orders until 18:00 only.", "Orders shall be delivered at 21:00."),
    ("A changed price shall be visible in the shop within two days.", "Prices in the shop are updated once a day."),
    ("The default language is French.", "If no currency is chosen, prices shall be shown in euros."),
    ("When the battery is empty, the door shall stay locked.", "When the battery is full, the door shall unlock."),
    (
        "If the payment fails, the order shall be kept.",
        "If the payment fails twice, the account shall be cancelled.",
    ),
    ("Orders above 200 kg shall be split.", "An order above 500 kg shall be delivered by lorry."),
    (
        "No refund is paid unless a supervisor has approved it.",
        "Receipts are printed without a supervisor approving them.",
    ),
    ("The radio shall work offline for two hours.", "The key is valid for 12 hours and can only be renewed online."),
    ("Wifi shall be free of charge.", "Guests shall pay 5 euros for breakfast."),
    ("Backups shall be encrypted.", "Sample data shall be stored unencrypted."),
    ("Comments shall be public.", "Drafts shall be private."),
    ("The report shall be signed by two inspectors.", "The minutes shall be signed by one inspector."),
    (
        "A guest may cancel up to 24 hours before arrival.",
        "A guest may change the date up to 48 hours before arrival.",
    ),
    ("The lamp shall be red while recording.", "The lamp shall be green while idle."),
    ("The page shall load within two seconds.", "The report shall be built within two minutes."),
    ("A member must be at least 16 years old.", "A driver must be at least 21 years old."),
    ("The door shall close automatically.", "The window shall be closed manually."),
    ("If the scan succeeds, the gate shall open.", "If the scan fails, the gate shall stay closed."),
    ("The list shall show at most 50 entries.", "A search shall return at least one entry where one exists."),
    ("An editor may delete comments.", "A reader may not delete articles."),
    ("The controller shall open the valve.", "The controller shall close the valve."),
    ("The app must work online.", "The app must work offline."),
    ("The door must lock itself.", "The door must unlock itself."),
    ("The service must accept internal calls.", "The service must accept external calls."),
    ("Users must be able to install an add-on.", "Users must be able to uninstall an add-on."),
    ("City bike must have hour 4 €, day 18 €.", "Cargo bike must have hour 9 €, day 40 €."),
    ("A place without an address must not be shown.", "A visitor sees places that fit, with a reason for each."),
]


def codes(one: str, other: str) -> list[str]:
    """The contradictions that two lines are said to hold."""
    claims = [claim for owner, line in enumerate((one, other)) for claim in claims_of(owner, line)]
    return [clash.code for clash in compared(claims, {}) if clash.code < "SF310"]


@pytest.mark.parametrize("code, one, other", CLASHING)
def test_two_lines_that_cannot_both_hold(code: str, one: str, other: str) -> None:
    assert codes(one, other) == [code]
    assert codes(other, one) == [code]


@pytest.mark.parametrize("one, other", TOGETHER)
def test_two_lines_that_both_may_hold(one: str, other: str) -> None:
    assert codes(one, other) == codes(other, one) == []
