"""Made-up requirements of a town, from a fixed seed, with contradictions planted far apart: for measuring time and growth.

A town's services with their own people, things, amounts and conditions, so that words repeat as they do in a real workspace.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import product

from specflow.model.project import Project
from specflow.parse.spec import read_spec

HEAD = "schema: specflow/v1\nfeature: town\ntitle: Town\ngoal: A town's services work.\nrequirements:\n"

PEOPLE = "resident clerk gardener librarian lifeguard inspector porter conductor teacher warden baker ferryman".split()
PLACES = (
    "library harbour market swimming-pool museum tram-depot greenhouse bakery school ferry cemetery theatre zoo observatory "
    "kiosk playground laundry mill quarry lighthouse orchard arena archive stable workshop"
).split()
THINGS = (
    "permit ticket parcel locker season-card stall boat lantern seedling exhibit timetable meter bench poster keycard ladder "
    "fountain ledger uniform compass lesson crate turnstile mosaic barrel"
).split()
VERBS = "open print weigh paint repair inspect count label rinse lend measure polish seal sketch hoist translate".split()
TRAITS = "small large wooden spare yellow rented annual folding public locked imported antique".split()
EVENTS = "rains freezes gets-dark floods stays-closed is-crowded loses-power changes-owner".split()


def requirements(count: int, seed: int) -> Iterator[str]:
    """`count` lines, the same for the same seed. Each names its own place, trait and thing, as lines of a real spec do."""
    chance = random.Random(seed)  # noqa: S311 - data, no secret
    subjects = list(product(PLACES, TRAITS, THINGS))
    chance.shuffle(subjects)
    for number in range(count):
        place, trait, thing = subjects[number % len(subjects)]
        yield line(number, place, trait, thing, chance)


def line(number: int, place: str, trait: str, thing: str, chance: random.Random) -> str:
    """One requirement of one of ten shapes."""
    who, verb, event = chance.choice(PEOPLE), chance.choice(VERBS), chance.choice(EVENTS).replace("-", " ")
    amount = chance.randint(2, 60)
    shapes = (
        f"A {who} must be able to {verb} a {trait} {thing} of the {place}.",
        f"The {place} must {verb} every {trait} {thing} within {amount} minutes.",
        f"When it {event}, the {who} of the {place} must {verb} the {trait} {thing}.",
        f"The {trait} {thing} of the {place} must be kept for {amount} months.",
        f"No {who} may {verb} a {trait} {thing} of the {place} more than {amount} days ahead.",
        f"Only a {who} may {verb} the {trait} {thing} of the {place}.",
        f"The {place} must not show the {trait} {thing} to a {who}.",
        f"A {trait} {thing} must be approved by the {who} of the {place} before anybody may {verb} it.",
        f"Unless the {who} sets a date, a {trait} {thing} of the {place} must last {amount} days.",
        f"At least {amount} {thing}s of the {place} must be {trait}.",
    )
    return shapes[number % len(shapes)]


def planted(lines: list[str]) -> tuple[list[str], set[frozenset[int]]]:
    """The lines with every fiftieth one replaced by the opposite of a limit far away, and the pairs this makes."""
    made: list[str] = list(lines)
    pairs: set[frozenset[int]] = set()
    limits = [n for n, text in enumerate(lines) if text.startswith("No ")]
    for turn, at in enumerate(range(49, len(lines), 50)):
        other = limits[(turn * 7 + len(limits) // 2) % len(limits)]
        if other != at and not any(other in pair for pair in pairs):
            made[at] = opposite(lines[other])
            pairs.add(frozenset((at, other)))
    return made, pairs


def opposite(limit: str) -> str:
    """A line that promises more than a limit allows."""
    words = limit.removeprefix("No ").removesuffix(" days ahead.")
    act, days = words.split(" more than ")
    return f"A {act.replace(' may ', ' must be able to ')} up to {int(days) * 3} days ahead."


def project_of(lines: list[str]) -> Project:
    """A workspace of one spec with these lines."""
    items = "".join(f"- {{id: FR-{n:05d}, title: Line {n}, text: {json.dumps(text)}}}\n" for n, text in enumerate(lines, 1))
    return Project(specs=(read_spec("specs/town/spec.yaml", HEAD + items),))
