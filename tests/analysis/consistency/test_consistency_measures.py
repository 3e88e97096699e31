"""Two values of one parameter in other words: other verbs and nouns, other bounds, a compound, who does it told or not."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly

CLASHING = [
    ("Players can hold a court for up to two hours in a single match.", "A single match must not last longer than an hour."),
    ("A lost packet is repeated four times before the radio rests.", "The radio repeats a lost packet twice and then rests."),
    ("If the lock is silent, the hub tries again twice and then sleeps.", "When the lock is silent, the hub makes six attempts."),
    ("A 20-minute lesson is given to each beginner.", "No beginner lesson is longer than 15 minutes."),
    ("A fishing permit costs £18 a year.", "The yearly fee for a fishing permit is £25."),
    ("The minimum spend for free parking is £30.", "Any spend of £20 or more qualifies for free parking."),
    ("The gauge sends a value every five seconds.", "Values from the gauge arrive once an hour."),
    ("The cart is limited to 20 km/h.", "Carts drive at 35 km/h on the yard."),
    ("Pledges start at £10.", "You can pledge any amount from £2."),
    ("Clips over 15 MB fail.", "Clips of up to 40 MB are supported."),
    ("Advances are refunded within four days.", "An advance is paid back after three weeks."),
    ("Ferries run every 20 minutes.", "There are two ferries an hour."),
    ("The stamp duty rate is 7 %.", "Stamp duty is charged at 12 %."),
    ("Every class receives three tablets a year.", "Classes get one tablet per year."),
    ("The filters get replaced once in six years.", "Filters are replaced every two years."),
    ("The bridge may be loaded with no more than 900 kg.", "The bridge carries 1.5 tonnes."),
    ("Allow three hours for the dam visit.", "The dam visit is 45 minutes long."),
    ("Pilots have to be at least 21.", "Pilots may be 18 or older."),
    ("The bell is tested three times a year.", "Every month the bell is tested."),
    ("The sledge is 1.4 m wide.", "The width of the sledge is 2 m."),
    ("The guarantee runs for two years.", "The guarantee covers six years."),
    ("Bags over 5 kg are not allowed on the tram.", "Bags of up to 9 kg can be brought on the tram."),
    ("Loans above £3,000 are turned away.", "Loans of up to £7,000 are granted."),
    ("The harbour cruise takes two and a half hours.", "The harbour cruise lasts 90 minutes."),
]
QUIET = [
    ("A fishing permit costs £18 a year.", "A fishing permit for a boat costs £40 a year."),
    ("The ticket is ten characters long.", "The ticket title is up to 60 characters long."),
    ("A lost packet is resent four times.", "A lost frame is resent twice."),
    ("A 20-minute lesson is given to each beginner.", "The teacher takes a 40-minute break."),
    ("The rink holds 90 skaters.", "The rink café holds 25 guests."),
    ("Duty is charged at 12 %.", "Books are charged with 5 % duty."),
    ("Ferries run every 20 minutes.", "There are two lifeboats a ferry."),
    ("The toll for vans is £14.", "The toll for trucks is £29."),
    ("The deposit for a canoe is £40.", "The rent for a canoe is £60."),
    ("Each wagon weighs 14 tonnes.", "Each wagon carries 40 tonnes."),
    ("The sledge is 1.4 m wide.", "The sledge is 3 m long."),
    ("Bags over 5 kg are not allowed on the tram.", "Parcels of up to 9 kg go into the hold."),
    ("The lowest offer is 12 euros.", "Framing an offer costs 20 euros."),
    ("A shelf is 40 cm wide.", "A shelf is 2 m long."),
    ("A permit costs £18 a year.", "A permit costs £3 a month."),
    ("A trial takes an hour to prepare.", "A trial lasts 30 days."),
    ("A match must not last longer than an hour.", "The preparation of a match takes three hours."),
    ("The gauge sends a value every five seconds.", "The gauge is cleaned once a month."),
    ("The nurse weighs the baby every day.", "The baby is weighed once a week by the doctor."),
    ("Children under 10 may not use the slide.", "Children under 14 use the slide with an adult."),
    ("About 50 people take part in a walk.", "A walk has 60 people taking part."),
]


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_two_values_of_one_parameter(one: str, other: str) -> None:
    assert set(strictly(one, other)) & {"SF301", "SF306"} and set(strictly(other, one)) & {"SF301", "SF306"}
    assert asked(one, other)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_other_things_kinds_and_steps_stay_quiet(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other)
