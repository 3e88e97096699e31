"""How long a thing lives, in whatever words: wiped, overwritten, on file, `retention: 90 days`, for ever, never."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("Door logs are wiped every night.", "The door log is held for six months."),
    ("Turned-down offers are shredded after four weeks.", "Turned-down offers stay on file for two years."),
    ("Old snapshots are overwritten after five days.", "We keep snapshots for 60 days."),
    ("Voice notes are stored forever.", "A voice note disappears after 48 hours."),
    ("Sales journal retention: 300 days", "Sales journal entries are dropped after 90 days."),
    ("Sketches in the trash are wiped after three weeks.", "Discarded sketches remain in the trash for five days."),
    ("Photographs of the crash lab are destroyed after two years.", "Crash lab photographs are held for ten years."),
    ("Unpaid orders are dropped after 8 days.", "Orders in the unpaid folder are never dropped."),
    ("Trip sheets are binned after a month.", "Trip sheets are retained indefinitely."),
    ("Badge pictures are deleted after 30 days.", "Badge pictures are deleted after 90 days."),
    ("The retention period for meter readings is 3 years.", "Meter readings are erased after a year."),
    ("Yard footage is overwritten every 48 hours.", "Footage from the yard cameras is retained for a month."),
    ("The tour history is pruned once it is older than 10 days.", "The tour history goes back 60 days."),
    ("Unclaimed umbrellas are donated after 40 days.", "Unclaimed umbrellas are held for 90 days."),
    ("Query logs: kept 20 days", "Query logs are anonymised after one week."),
    ("Lesson recordings live for 24 hours.", "A lesson recording is available for at least a week."),
    ("Essays must be stored for at least two years.", "Essays are shredded at the end of the school year."),
    ("A dormant advert is taken off the wall after 30 days and never deleted.", "Dormant adverts are erased after 90 days."),
    ("Birth records are permanent.", "Birth records are destroyed after the census."),
    ("Old tariffs are discarded every spring.", "Tariffs are filed for six years."),
    ("Old PINs are remembered for 12 months.", "Old PINs are forgotten after one week."),
    ("Gate tapes: delete after 14 days", "Gate tapes must be held for a full year."),
    ("We throw away water samples after a week.", "Water samples are kept for at least a year."),
    ("Opened alerts vanish after an hour.", "Opened alerts are kept until the member deletes them."),
    ("Crash dumps are never removed.", "All crash dumps are flushed within a week."),
]
QUIET = [
    ("Door logs are wiped every night.", "The door list is printed every morning."),
    ("Turned-down offers are shredded after four weeks.", "Accepted offers stay on file for two years."),
    ("Old snapshots are overwritten after five days.", "Snapshots of the ledger are kept for ten years."),
    ("Voice notes are stored forever.", "A note on the screen disappears after ten seconds."),
    ("Parcel labels are stored forever.", "A parcel label alert disappears from the screen after a minute."),
    ("Sales journal retention: 300 days", "The sales report is sent every 90 days."),
    ("Trip sheets are binned after a month.", "Trip sheets are kept for at least two weeks."),
    ("Badge pictures are deleted 30 days after the visit.", "Badge pictures are deleted 90 days after the order."),
    ("Crash dumps are removed within a week.", "Crash dumps are removed after three days."),
    ("Unclaimed umbrellas are held for 90 days.", "Unclaimed umbrellas are tagged within two days."),
    ("Portraits are kept for ten years.", "Thumbnails of portraits are deleted after 30 days."),
    ("Yard footage is overwritten every 48 hours.", "Footage that the police ask for is kept for a year."),
    ("A form is saved within 2 seconds.", "A form is kept for a year."),
    ("Members may keep a drill for three days.", "Drills are discarded after six years."),
    ("A notice stays at the top for a week.", "Notices are never deleted."),
]


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_two_lives_of_one_thing(one: str, other: str) -> None:
    assert strictly(one, other) == strictly(other, one) == ["SF303"]
    assert asked(one, other)
    assert asked_of_rules(one, other)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_other_things_moments_and_bounds_with_room_stay_quiet(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other)
