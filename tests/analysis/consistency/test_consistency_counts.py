"""How many one thing holds, and how many have to go into it."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import find_source_conflicts
from specflow.rules.table import RULES
from tests.rules.clashing import lines

CLASHES = [rule for rule in RULES if rule.code.startswith("SF30")]


def codes(*texts: str) -> list[str]:
    """The contradictions among some lines."""
    given = lines(*texts)
    return [finding.code for rule in CLASHES for finding in rule.check(rule, given)]


def asked(one: str, other: str) -> int:
    """The questions about two lines of a note, and about a line of a note and a rule."""
    both = find_source_conflicts([("note.md", "note", f"# N\n\n{one}\n\nThe sun was out.\n\n{other}\n")])
    ruled = find_source_conflicts([("note.md", "note", f"# N\n\n{one}\n"), ("rules.md", "product", f"# R\n\n- {other}\n")])
    return len(both) + len(ruled)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A crate holds at most 24 bottles.", "It must be possible to put 36 bottles into one crate."),
        ("Teams have between 4 and 12 players.", "A team with only three players must be supported."),
        ("Every seat label shows five letters.", "A seat label consists of eight letters."),
        ("A nickname has at least six characters.", "Nicknames are no longer than four characters."),
        ("Up to five files can be attached to a ticket.", "A ticket takes no more than two files."),
        ("Each order may contain 20 articles at the most.", "Customers can put up to 50 articles into an order."),
        ("A poll has at least four options.", "No poll may have more than three options."),
        ("A course takes 30 participants.", "No more than 20 participants fit into a course."),
        ("Every album has room for 500 pictures.", "An album may have at most 200 pictures."),
        ("A member may borrow up to six books at a time.", "No member can have more than four books at a time."),
        ("Two signatures are needed on every contract.", "A contract needs exactly one signature."),
        ("A trail number is printed on the pass. It has at least nine letters.",
         "The gate reads trail numbers of at most five letters."),
        ("A quiz has at most 20 questions.", "Teachers must be able to put 40 questions into one quiz."),
        ("Every locker code has four digits.", "A six-digit locker code is sent to the guest."),
        ("Up to eight people can join a tour.", "There must be at most 5 people per tour."),
        ("Each bus seats 30 passengers.", "Up to 45 passengers can get on one bus."),
        ("A recipe must have at least three steps.", "Recipes of one or two steps can be published."),
        ("Only one pet may live in a flat.", "Two pets per flat are allowed."),
        ("Readers can borrow as many comics as they like.", "Readers can borrow at most five comics."),
        ("Any number of pictures can be put into an album.", "An album holds at most 100 pictures."),
        ("A question may have three different answers.", "Each question has at most two answers."),
        ("A tracking code has twelve characters.", "Tracking codes are nine characters long."),
    ],
)  # fmt: skip
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(codes(one, other)) == 1
    assert len(codes(other, one)) == 1
    assert asked(one, other) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A team has at least three players.", "A team has at most 15 players."),
        ("A crate holds at most 24 bottles.", "A barrel holds at least 36 bottles."),
        ("A crate holds at most 24 bottles.", "A crate holds at least 12 cans."),
        ("Every seat label shows five letters.", "A coach label shows eight letters."),
        ("A recipe title needs at least 5 characters.", "A recipe title of a guest cook needs at least 20 characters."),
        ("An order may contain at most 20 articles.", "The basket may contain at most 50 articles."),
        ("A ticket takes up to five files.", "A ticket takes at least one file."),
        ("Free accounts have up to three projects.", "Paid accounts have at least ten projects."),
        ("Each page shows 20 results.", "The search finds at most 500 results."),
        ("A member can invite up to 3 guests to a lesson.", "A member can invite up to 10 guests to a party."),
        ("Up to eight people can join a tour.", "Up to 20 people can join a lecture."),
        ("Each bus seats 30 passengers.", "Each bus has at least two drivers."),
        ("A quiz has at most 20 questions.", "A question has at least three answers."),
        ("Up to five tours can be booked per day.", "Up to three tours are shown per page."),
        ("A recipe has at least three steps.", "A recipe has at least five photos."),
        ("Any number of pictures can be put into an album.", "A diary holds at most 100 pictures."),
        ("Teachers can open as many classes as they like.", "A class has at most 30 pupils."),
    ],
)  # fmt: skip
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []
    assert asked(one, other) == 0
