"""Notes written in haste: half sentences, pasted mails, lists without verbs, pronouns that run on."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon, Source, draft
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.titles import title_of
from specflow.draft.reading.lists import exclusions_in, metrics_in
from specflow.model.spec import Spec


def drafted(note: str, lexicon: Lexicon, rules: str = "") -> Spec:
    sources = [Source("note.md", note, "note", "0" * 64)]
    sources += [Source("product_area_context.md", rules, "product", "0" * 64)] if rules else []
    return draft(sources, lexicon=lexicon).spec


def texts(spec: Spec) -> list[str]:
    return [one.text for one in spec.requirements if not one.proposed]


@pytest.mark.parametrize(
    ("said", "phrased"),
    [
        ("Only tutors who teach the course and have an hour free see the request",
         "Only tutors who teach the course and have an hour free must see the request."),
        ("Teachers who teach maths and are free that day can take the lesson",
         "Teachers who teach maths and are free that day must be able to take the lesson."),
        ("Payouts above EUR 5,000 need a second signature", "Payouts above EUR 5,000 must have a second signature."),
        ("Show bottles that expire within 48 hours, oldest first",
         "The system must show bottles that expire within 48 hours, oldest first."),
        ("If the sum is off, the slip is marked and can't be paid",
         "If the sum is off, the slip must be marked and must not be paid."),
        ("We don't want to follow anybody around", "The system must not follow anybody around."),
        ("W/o a ticket they go to the desk", "Without a ticket, they must go to the desk."),
        ("Works on tablets", "The system must work on tablets."),
        ("Works in progress are shown on the map", "Works in progress must be shown on the map."),
        ("It never lends money, and it doesn't talk about tax", "It must not lend money, and it must not talk about tax."),
        ("If a transfer breaks off it should go on where it stopped",
         "If a transfer breaks off, it should go on where it stopped."),
        ("Badge valid for 72h", "Badge must be valid for 72h."),
        ("3 wrong tries => keypad locked for 15 min, and staff are told",
         "When there are 3 wrong tries, keypad must be locked for 15 min, and staff are told."),
        ("Subtitles for every film", "The system must offer subtitles for every film."),
        ("Suppliers fax a form to us", "The system must keep to this: Suppliers fax a form to us."),
        ("We have a budget of 4p per letter", "The cost must be at most 4p per letter."),
        ("Go on where I stopped", "The system must go on where the user stopped."),
        ("Type the number of the stop", "The user must be able to type the number of the stop."),
    ],
)  # fmt: skip
def test_half_sentences_become_whole_ones(said: str, phrased: str, phraser: Phraser) -> None:
    assert phraser.phrase(said) == phrased


def test_may_is_a_month_too(lexicon: Lexicon) -> None:
    spec = drafted("# Locks\n\nContext: keys are copied. Easy to do, and we lost 2 keys in Leeds in May. New: codes.\n", lexicon)
    assert not any("Leeds" in text for text in texts(spec))
    assert next(one.why for one in spec.set_aside if "Leeds" in (one.source.quote or "")) == "background"


def test_what_is_counted_does_not_act(phraser: Phraser) -> None:
    assert "must message" not in phraser.phrase("Not more than 3 text messages per parcel")


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("---\ntitle: Guide offline\nowner: r.o\nstatus: draft\n---\n\nGuests hear the guide.\n", "Guide offline"),
        ("re: Slip capture - one page\n\nClerks type slips. The system must read them.\n", "Slip capture - one page"),
    ],
)
def test_the_title_of_front_matter_and_of_an_answered_mail(note: str, title: str, lexicon: Lexicon) -> None:
    assert drafted(note, lexicon).title == title


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Show bottles that expire within 48 hours", "Show bottles that expire"),
        ("Forecast of demand for the next 7 days", "Forecast of demand"),
        ("A tutor may not have more than 3 open requests", "At most 3 open requests"),
        ("Subtitles for everything (deaf guests!) in all halls", "Subtitles for everything in all halls"),
        ("The helper answers from the council's published pages only", "Helper answers"),
        ("A lesson must always have exactly one tutor on record", "Lesson has exactly one tutor"),
        ("Draft should be there within 8 seconds of the request", "Draft should be there"),
    ],
)
def test_a_title_never_ends_within_a_phrase(words: str, title: str) -> None:
    assert title_of(words) == title


def test_a_title_says_when_where_the_rest_only_says_it(lexicon: Lexicon) -> None:
    spec = drafted("# Films\n\n- If a transfer breaks off it should go on where it stopped.\n", lexicon)
    assert spec.requirements[0].title == "If a transfer breaks off"


def test_not_in_this_phase_and_what_it_is_not_leave_things_out(lexicon: Lexicon) -> None:
    spec = drafted(
        "# Swaps\n\nTutors offer hours.\n\nNot in this phase: swapping duties (yard, bus), and anything across sites.\n\n"
        "What it's not: no reports, no pay, no payments to tutors from here.\n", lexicon,
    )  # fmt: skip
    assert [one.text for one in spec.out_of_scope] == [
        "Swapping duties (yard, bus)", "Anything across sites", "Reports", "Pay", "Payments to tutors from here",
    ]  # fmt: skip


def test_a_list_of_short_things_is_parted(lexicon: Lexicon) -> None:
    assert exclusions_in("later: kids' tour, AR, paid shows", lexicon) == ["kids' tour", "AR", "paid shows"]


@pytest.mark.parametrize(
    ("said", "metrics"),
    [
        ("Couriers at night: from 12 to 3 a year", [("Couriers at night: from 12 to 3 a year", "to 3")]),
        ("first answer within 60 s, 24/7", [("First answer within 60 s, 24/7", "within 60 s")]),
        ("contacts -50% (now 1,100/month)", [("Contacts -50% (now 1,100/month)", "-50%")]),
    ],
)
def test_a_metric_keeps_its_name_and_its_sign(said: str, metrics: list[tuple[str, str]], lexicon: Lexicon) -> None:
    assert metrics_in(said, lexicon) == metrics


def test_nice_to_have_in_bold_hedges_its_list_and_no_more(lexicon: Lexicon) -> None:
    note = (
        "# Guide\n\n**Must**\n\n- [ ] The guide plays films\n\n**Nice to have**\n\n- [ ] The guide goes on by itself\n\n"
        "Staff can upload films.\n"
    )
    assert [one.priority for one in drafted(note, lexicon).requirements if not one.proposed] == ["must", "could", "must"]


def test_labels_with_a_limit_and_a_peak(lexicon: Lexicon) -> None:
    found = texts(drafted("# Slips\n\n* Peak: 400 slips on the last day\n* Cost: max $0.12 per slip\n", lexicon))
    assert found == ["The system must cope with 400 slips on the last day.", "The cost must be at most $0.12 per slip."]


def test_the_next_question_answers_nothing(lexicon: Lexicon) -> None:
    spec = drafted("# Slips\n\nClerks see slips.\n\nTo decide: Keep slips for 7 or 10 years? Which languages?\n", lexicon)
    assert not any(one.suggested == "Which languages?" for one in spec.questions)


def test_one_of_two_is_suggested_where_two_are_offered(lexicon: Lexicon) -> None:
    asked = {one.text: one.suggested for one in drafted("# Alerts\n\n## Questions\n\n- Do we text or page?\n", lexicon).questions}
    assert (asked["Do we text or page?"] or "").startswith("Text, to begin with")


def test_an_assistant_that_is_a_machine_does_what_it_must(lexicon: Lexicon) -> None:
    note = (
        "# Chat with AI replies\n\nGuests ask a lot.\n\n## How it works\n\n"
        "The assistant answers from our pages only. When it isn't sure, it says so.\n\n"
        "The assistant files a report and files it only after the guest said yes. They get a number. It must not promise money.\n"
    )
    found = texts(drafted(note, lexicon))
    assert found[:2] == ["The assistant must answer from our pages only.", "When the assistant isn't sure, it must say so."]
    assert found[-2:] == ["The guest must get a number.", "The assistant must not promise money."]


def test_what_only_says_that_it_is_logged_stays_with_its_rule(lexicon: Lexicon) -> None:
    found = texts(drafted("# Codes\n\n1. Guests can forward the code to a friend, we log it\n", lexicon))
    assert found == ["Guests must be able to forward the code to a friend, the system logs it."]


def test_an_unsure_number_stays_in_its_sentence(lexicon: Lexicon) -> None:
    found = drafted("# Calls\n\n- Guests are told within maybe 30 minutes.\n", lexicon)
    assert texts(found) == ["Guests should be told within {max_guests_minutes}."]


FINANCE = "- Transfers above EUR 10,000 need the approval of a second person.\n- Discounts above 20 % need the sales lead.\n"


@pytest.mark.parametrize(
    ("note", "bears"),
    [
        ("# Instant payouts\n\nSellers wait for days.\n\n- A seller can ask for a payout of up to EUR 25,000 a day.\n", True),
        ("# Handover of calls\n\nCalls get lost.\n\n- A clerk can transfer a call to a colleague within 10 seconds.\n", False),
    ],
)
def test_a_rule_from_an_amount_on_bears_on_what_moves_that_amount(note: str, bears: bool, lexicon: Lexicon) -> None:
    rules = [one.text for one in drafted(note, lexicon, FINANCE).requirements if one.id.startswith("BR")]
    assert rules == (["Transfers above EUR 10,000 must have the approval of a second person."] if bears else [])


def test_a_rule_on_how_long_data_is_kept_bears_on_a_note_that_keeps_it(lexicon: Lexicon) -> None:
    rule = "- Personal data in complaints must be deleted after 6 months.\n"
    line = "- Chats are kept for 12 months.\n"
    kept = "# Complaint chat\n\nGuests wait.\n\n- Guests can complain in a chat.\n" + line
    assert any(one.id == "BR-01" for one in drafted(kept, lexicon, rule).requirements)
    assert not any(one.id == "BR-01" for one in drafted(kept.removesuffix(line), lexicon, rule).requirements)


def test_a_rule_without_a_verb_that_bounds_something_is_a_rule(lexicon: Lexicon) -> None:
    note = "# Codes\n\nGuests lose codes.\n\n- Each guest gets the code for the parcel by text message.\n"
    rules = [one.text for one in drafted(note, lexicon, "- Not more than 3 text messages per parcel.\n").requirements]
    assert "There must be at most 3 text messages per parcel." in rules


def proposed(spec: Spec) -> list[str]:
    return [one.title for one in spec.requirements if one.proposed]


@pytest.mark.parametrize(
    ("settled", "open_", "title"),
    [
        ("If the text message can't be delivered, send an email and mark the guest.", "", "Message not delivered"),
        ("If a download breaks off it should go on where it stopped.", "", "Sync interrupted"),
        ("When a tutor withdraws an offer that was accepted, a reason is needed.", "", "Offer withdrawn or gone meanwhile"),
    ],
)
def test_what_a_rule_of_the_note_settles_is_not_proposed(settled: str, open_: str, title: str, lexicon: Lexicon) -> None:
    note = (
        "# Tours\n\nGuests get lost.\n\n- Guests get a text message an hour before.\n"
        "- Guests can download a tour and use it offline.\n"
        "- A tutor can accept an offer of another tutor.\n{}"
    )
    assert title in proposed(drafted(note.format(open_), lexicon))
    assert title not in proposed(drafted(note.format(f"- {settled}\n"), lexicon))


def test_a_question_that_a_rule_answers_with_a_time_is_not_asked(lexicon: Lexicon) -> None:
    note = "# Scanner\n\nLists get old.\n\n- The app works offline.\n{}"
    asked = "How long may a device stay offline before its data counts as too old?"
    assert asked in [one.text for one in drafted(note.format(""), lexicon).questions]
    told = note.format("- If the scanner is offline for more than 10 minutes, the list is grey.\n")
    assert asked not in [one.text for one in drafted(told, lexicon).questions]


def test_what_counts_as_something_counts_nothing(lexicon: Lexicon) -> None:
    note = "# Stock\n\nShelves run empty.\n\n- Bags that are reserved do not count as stock.\n- Staff see the stock.\n"
    assert "Stock moves during the count" not in proposed(drafted(note, lexicon))
