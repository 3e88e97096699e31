from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import SourceConflict, find_source_conflicts

NOTE = """# Permits

A permit link stays open for 48 hours. Residents get it by email.

- If the register is unavailable, requests go through.
- We never send texts before 7am.
"""
RULES = """# Rules

- Any permit link ends one day after it was sent: a permit link expires after 24 hours.
- When a control cannot decide, the request is refused.
"""


def conflicts(note: str, product: str = "", code: str = "") -> tuple[SourceConflict, ...]:
    """What stands against what in three short sources."""
    return find_source_conflicts([("note.md", "note", note), ("rules.md", "product", product), ("code.md", "code", code)])


def test_both_places_are_named_with_their_words() -> None:
    found = conflicts("# A\n\nIf the register is unavailable, requests go through.\n", RULES)
    assert [(ref.path, ref.line) for ref in found[0].refs] == [("note.md", 3), ("rules.md", 4)]
    assert found[0].refs[0].quote == "If the register is unavailable, requests go through."
    assert "`note.md:3`" in found[0].question
    assert "`rules.md:4`" in found[0].question
    assert found[0].suggested
    assert found[0].code == "SF308"


@pytest.mark.parametrize(
    "note, product, code",
    [
        ("The link dies after 48 hours.", "Any download link expires one day after it is issued.", ""),
        ("Up to 10,000 rows the file comes straight back.", "", "A synchronous query answers with at most 5,000 records."),
        ("Reminders go out, though not before 8am.", "We send reminders between 09:00 and 19:00 only.", ""),
        ("We don't keep what people typed.", "The text of a search is kept for 90 days.", ""),
        ("Fees count per seat.", "Fees belong to the organisation.", ""),
        ("Exporting is for Finance Admins and owners.", "Bills leave the product only at the hand of a Finance Admin.", ""),
        ("Guests free the slot straight away.", "On the last day only a member of staff can release the slot.", ""),
        ("Changing a limit takes effect within one minute, without a deploy.", "", "A change means a deploy, 25 minutes in all."),
        ("Staff can't jump anybody ahead.", "A branch manager may move a request to the head of the line.", ""),
        ("Owing money must not keep anyone from placing a hold.", "A card with a balance is blocked from new holds.", ""),
        ("Either heir to a shared boat may rent it.", "A shared boat is rented only when both heirs agree.", ""),
        ("A renamed stop should show within 20 minutes.", "", "The index of stops is rebuilt once a night, at 04:00."),
        ("The guards tour for twelve hours without any signal.", "", "A pass lasts six hours and can only be renewed online."),
        ("When a box is more than 3% light we ask for a recheck.", "A loss above 1 per cent calls for a second check.", ""),
        ("Tenants may move unless they owe more than €900.", "A tenant who owes more than €300 stays where they are.", ""),
        ("We keep each sketch for 90 days.", "Interviews, and everything derived from them, are erased after 30 days.", ""),
        ("No letter goes out unless a person has read it.\n\nLetters of thanks go out without a clerk looking.", "", ""),
    ],
)
def test_a_note_against_its_context_is_found(note: str, product: str, code: str) -> None:
    assert len(conflicts(note, product, code)) == 1


@pytest.mark.parametrize(
    "note, product, code",
    [
        ("The link dies after 24 hours.", "Any download link expires one day after it is issued.", ""),
        ("Up to 4,000 rows the file comes straight back.", "", "A synchronous query answers with at most 5,000 records."),
        ("Reminders go out, though not before 10am.", "We send reminders between 09:00 and 19:00 only.", ""),
        ("Support may raise a limit for 14 days at most.", "Limits may be lowered only with 60 days' notice.", ""),
        ("Not doing: fees per endpoint.", "Fees belong to the organisation.", ""),
        ("A reminder on the last day would be nice.", "We have no push notifications.", ""),
        ("One row per bill line, not one per bill.", "", "Bill lines live in one table per month."),
        ("Not every state or transition is covered here.", "A business moves through states by a transition.", ""),
        ("Publishing prompts, allowing users to validate the package.", "When a control fails, the package is refused.", ""),
        ("It restricts dates to Jan 1st to Dec 31st.", "Dates run from Jan 1st to April 30th.", ""),
        ("The endpoint uses the new way to sign in.", "The new way to sign in applies only to the endpoint.", ""),
        ("People can keep the locker for longer from the message.", "", "Messages go through the gateway."),
        ("The system must not keep a map longer than a day.", "A refused map is kept for an hour.", ""),
        ("Never grant more seats than there are.", "A card with a debt is blocked.", ""),
        ("Keep the current behaviour of the prompt.", "", "Erasure does not mean that the current behaviour is kept."),
        ("A renamed stop should show within two days.", "", "The index of stops is rebuilt once a night, at 04:00."),
        ("The offer shows within four seconds, then later we work.", "", "A nightly batch runs later, on working days."),
        ("Only a clerk can close a case.", "A folder is frozen until its case is closed.", ""),
        ("We keep each sketch for 90 days.", "Everything sent to a patient is kept for eight years.", ""),
        ("Show what people used over the past twelve months.", "Nobody works in the cold store for more than 45 minutes.", ""),
    ],
)
def test_what_real_notes_and_contexts_say_beside_each_other_is_no_conflict(note: str, product: str, code: str) -> None:
    assert [one.question for one in conflicts(note, product, code)] == []


def test_the_context_files_are_not_set_against_each_other() -> None:
    assert conflicts("", "A download link expires after 48 hours.", "A download link expires after one hour.") == ()


def test_a_note_against_itself_is_found() -> None:
    note = "# A\n\nA booking may be made at most 30 days ahead.\n\nVisitors can make a booking up to 90 days ahead.\n"
    assert [[ref.line for ref in one.refs] for one in conflicts(note)] == [[3, 5]]


def test_headings_and_code_say_nothing() -> None:
    note = "# The link dies after 48 hours\n\n```\nThe link dies after 48 hours.\n```\n"
    assert conflicts(note, "A link expires one day after it is issued.") == ()


def test_what_a_line_between_ties_together_is_found() -> None:
    facts = "- We read the ledger by a poll that runs every 40 minutes.\n- The duty board shows the ledger of the last poll.\n"
    found = conflicts("Nurses see it on the duty board within five minutes.", "", facts)
    assert [[(ref.path, ref.line) for ref in one.refs] for one in found] == [[("note.md", 1), ("code.md", 1)]]
    assert conflicts("Nurses see it on the door within five minutes.", "", facts) == ()


def test_sections_of_two_of_a_kind_each_speak_of_their_own() -> None:
    note = "# A\n\n### {}\n\nThe trial lasts at most 2 weeks.\n\n### {}\n\nThe trial lasts at least 3 weeks.\n"
    assert conflicts(note.format("Trial of the north gate", "Trial of the south gate")) == ()
    assert len(conflicts(note.format("Trial of the north gate", "Later"))) == 1
    assert len(conflicts(note.format("Trial", "Trial"))) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        ("Fallbacks are shown to old readers.", "A reader must not show fallbacks that are old or broken in a list."),
        ("pull/4239 - Room version 11 (made default)", "pull/3904 - Room version 10 (made default)"),
        ("Only a holder of a pass can knock at a gate.", "This lets the guest state their intent to knock at a gate."),
        ("It will not include the warden's key, as only others see it.", "The answer must contain the warden's key."),
        ("Old readers cope, so no changes should be required.", "The rules also need to change:"),
        ("The delta contains no power events.", "The auth chain gives an order to events and power events."),
    ],
)
def test_what_one_note_says_in_two_places_is_asked_about_only_when_it_is_plain(one: str, other: str) -> None:
    assert conflicts(f"# A\n\n{one}\n\n{other}\n") == ()


def test_whoever_is_plain() -> None:
    assert len(conflicts("# A\n\nOnly a warden can close a gate.\n\nThere, whoever leaves last closes the gate.\n")) == 1


def test_sources_that_contradict_each_other_all_over_are_asked_about_within_bounds() -> None:
    note = "\n\n".join(f"When a loss is above {n} % of box {n} we ask for a check of box {n}." for n in range(1, 90))
    assert len(conflicts(f"# A\n\n{note}\n", note)) == 40


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tools/pump/control: 2031-03-04: 85.7%", "tools/pump/report: 2031-03-04: 61.2%"),
        ("Small jobs: 3 s for a batch", "Large jobs: 20 s for a batch"),
        ("Can the switch stop a running pump?", "The switch shouldn't stop a running pump."),
        ("Verify that the pump is started.", "Verify that the pump is not started."),
    ],
)
def test_records_trials_and_questions_of_a_note_claim_nothing_against_each_other(one: str, other: str) -> None:
    assert conflicts(f"# A\n\n- {one}\n- {other}\n") == ()


def test_what_is_measured_in_a_note_is_still_set_against_a_rule() -> None:
    assert len(conflicts("# A\n\n- Can a permit link stay open for 48 hours?\n", RULES)) == 1
    assert len(conflicts("# A\n\n- Trial of the pump: at most 2 weeks.\n- Trial of the pump: at least 3 weeks.\n")) == 1


def test_two_stages_each_have_their_own_default() -> None:
    note = "# A\n\n### {}\n\n- The switch is off by default.\n\n### {}\n\n- The switch is on by default.\n"
    assert conflicts(note.format("Pilot", "Release")) == ()
    assert len(conflicts(note.format("Rules", "Later"))) == 1


def test_once_before_something_is_an_amount_and_puts_nothing_first() -> None:
    one = "The keeper must update the price once before issuing a discount."
    assert conflicts(f"# A\n\n{one}\n\nThe keeper must update the price only before a discount is issued.\n") == ()


@pytest.mark.parametrize(
    "note",
    [
        "- WHEN the gate is open\n- THEN the lamp is shown\n\n- WHEN the gate is shut\n- THEN the lamp is not shown\n",
        "- [Manual opening of gates](#manual)\n- [Automatic opening of gates](#automatic)\n",
        "- For staff:\n  - Gates are never opened by the wind.\n- For storms:\n  - Gates may be opened by the wind.\n"
        "- For guests:\n  - Gates are never opened by the wind.\n",
    ],
)
def test_steps_of_scenarios_contents_and_rows_that_come_again_speak_of_their_own_place(note: str) -> None:
    assert conflicts(f"# Gates\n\n{note}") == ()
