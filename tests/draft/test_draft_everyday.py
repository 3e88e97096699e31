"""What everyday notes once lost or got wrong: mails, tables of roles, loose lists, stories told by somebody."""

from __future__ import annotations

from specflow.draft import Lexicon, Source, draft
from specflow.model.spec import Spec

MAIL = """Subject: Re: Fwd: Sign-up for the walk
From: Ada <ada@example.org>
To: Bo
Date: Tue, 3 Nov 2026

Hi Bo,

thanks for the call! Here's what I'd like us to build for the club, as promised.

Walkers get an invitation a week before. So: walkers can say yes, no or maybe with one click from the mail. Cancelling a
walk must tell everybody who said yes or maybe within 15 minutes. Oh and Bo should still be able to enter answers for others.

I don't want routes or payments in this one.
"""


def drafted(note: str, lexicon: Lexicon, rules: str = "") -> Spec:
    sources = [Source("note.md", note, "note", "0" * 64)]
    sources += [Source("product_area_context.md", rules, "product", "0" * 64)] if rules else []
    return draft(sources, lexicon=lexicon).spec


def texts(spec: Spec) -> list[str]:
    return [one.text for one in spec.requirements if not one.proposed]


def aside(spec: Spec) -> dict[str, str]:
    return {one.source.quote or "": one.why for one in spec.set_aside}


def test_the_header_of_a_mail_is_its_title_and_nothing_else(lexicon: Lexicon) -> None:
    spec = drafted(MAIL, lexicon)
    assert spec.title == "Sign-up for the walk"
    assert not any("ada@example.org" in text for text in (*texts(spec), spec.goal))
    assert aside(spec)["Subject: Re: Fwd: Sign-up for the walk"] == "about the document"


def test_a_header_without_a_blank_line_leaves_the_body(lexicon: Lexicon) -> None:
    spec = drafted("Subject: Lists\nFrom: Ada\nThe list must be short. Guests see the list.\n", lexicon)
    assert spec.title == "Lists" and "The list must be short." in texts(spec)


def test_a_sentence_that_only_announces_asks_for_nothing(lexicon: Lexicon) -> None:
    spec = drafted(MAIL, lexicon)
    assert not any("as promised" in text for text in texts(spec))
    assert aside(spec)["Here's what I'd like us to build for the club, as promised."] == "introduces what follows"


def test_maybe_as_an_answer_hedges_nothing(lexicon: Lexicon) -> None:
    spec = drafted(MAIL, lexicon)
    found = next(one for one in spec.requirements if "Cancelling" in one.text)
    assert found.text.startswith("Cancelling a walk must tell everybody who said yes or maybe within {")
    assert found.priority == "must"
    assert not any("first release need this" in one.text for one in spec.questions)


def test_a_word_to_begin_with_is_no_label(lexicon: Lexicon) -> None:
    spec = drafted(MAIL, lexicon)
    assert any(text.startswith("Walkers must be able to say yes, no or maybe") for text in texts(spec))
    assert "Bo should still be able to enter answers for others." in texts(spec)


def test_what_the_author_does_not_want_this_time_is_out(lexicon: Lexicon) -> None:
    spec = drafted(MAIL, lexicon)
    assert [one.text for one in spec.out_of_scope] == ["Routes", "Payments"]
    assert not any("not want" in text for text in texts(spec))


def test_a_story_speaks_for_itself_and_its_requirement_for_them(lexicon: Lexicon) -> None:
    note = "# Limits\n\nAs a customer, I want to raise my limit for one day, so that I can buy a car.\n\nIt must be shown.\n"
    spec = drafted(note, lexicon)
    assert (spec.stories[0].want, spec.stories[0].so) == ("to raise my limit for one day", "I can buy a car")
    assert any(text.startswith("A customer must be able to raise their limit") for text in texts(spec))


def test_a_metric_keeps_what_which_says_of_it(lexicon: Lexicon) -> None:
    success = "Success: the rate of wrong facts in a sample of 100 drafts, which must stay under 2%."
    note = f"# Drafts\n\nThe list must be short.\n\n{success}\n"
    assert [(one.text[:22], one.target) for one in drafted(note, lexicon).metrics] == [("The rate of wrong fact", "under 2%")]


ROLES = """# Rental desk

| Who | Needs to | Limit |
|---|---|---|
| Guest | reserve a bike online | up to 14 days ahead |
| Desk clerk | hand out a bike | |
| Technician | see the list of broken bikes | sorted by age |

Prices:

| Bike | Per hour | Deposit |
|---|---:|---:|
| City | 4 € | 50 € |
"""


def test_a_table_of_roles_keeps_who_does_it(lexicon: Lexicon) -> None:
    spec = drafted(ROLES, lexicon)
    found = texts(spec)
    assert any(text.startswith("The guest must be able to reserve a bike online: up to") for text in found)
    assert "The desk clerk must be able to hand out a bike." in found
    assert "The technician must be able to see the list of broken bikes: sorted by age." in found
    assert "|" not in spec.goal + (spec.job or "")


def test_a_table_of_values_keeps_what_they_belong_to(lexicon: Lexicon) -> None:
    assert "City must have per hour 4 €, deposit 50 €." in texts(drafted(ROLES, lexicon))


LOOSE = """water meter thing!!

- everyone has a meter, nobody reads it :(
- late = 10€ fee (board decides)
* treasurer: sees who's missing
- reading lower than last year -> must not be accepted silently
- leak? usage > 3x last year => mail to gardener same day
- 95% read by 31 Oct would be awesome
- ask Karl re: master key
"""


def test_a_short_first_line_names_a_note_without_a_heading(lexicon: Lexicon) -> None:
    assert drafted(LOOSE, lexicon).title == "Water meter thing"
    assert drafted("We need a list\n\n- the list must be short\n", lexicon).title == "Untitled feature"


def test_loose_lines_become_what_they_say(lexicon: Lexicon) -> None:
    spec = drafted(LOOSE, lexicon)
    found = texts(spec)
    assert "The system must keep to this: late = 10€ fee (board decides)." in found
    assert "The treasurer must see who's missing." in found
    assert "When reading lower than last year, it must not be accepted silently." in found
    assert any("mail to gardener same day" in text for text in found)
    assert not any("nobody reads" in text.lower() or "Karl" in text for text in found)
    assert [(one.text, one.target) for one in spec.metrics] == [("95% read by 31 Oct", "95%")]
    assert any("Karl" in one.text for one in spec.questions)


INBOX = """# Drafts for the inbox

Agents type the same answers all day. We want an assistant that drafts a reply. The agent always reads the draft and presses send;
nothing goes out by itself.

When a mail sounds like a threat, no draft is made and the team lead is told at once. We keep mails and drafts for 30 days. Mails
are not used to train the model. One draft may cost at most 3 cents.

And do we need a German version?
"""


def test_what_follows_the_wish_in_the_opening_binds(lexicon: Lexicon) -> None:
    found = texts(drafted(INBOX, lexicon))
    assert "The agent must always read the draft and press send." in found
    assert "Nothing must go out by itself." in found


def test_small_matters_of_grammar(lexicon: Lexicon) -> None:
    spec = drafted(INBOX, lexicon)
    found = texts(spec)
    assert "When a mail sounds like a threat, no draft must be made and the team lead must be told at once." in found
    assert any(text.startswith("The system must keep mails and drafts for") for text in found)
    assert "Mails must not be used to train the model." in found
    assert any(text.startswith("One draft must cost at most") for text in found)
    assert any(one.text == "Do we need a German version?" for one in spec.questions)


def test_what_is_not_to_be_told_stays_so(lexicon: Lexicon) -> None:
    note = "# Mails\n\nThe list must be short.\n\nWhen a mail is deleted, no draft is made and the lead is not told of it.\n"
    assert not any("must be not" in text for text in texts(drafted(note, lexicon)))


def test_a_load_is_no_success(lexicon: Lexicon) -> None:
    load = "We expect 2,000 requests per weekend, at peak 20 per minute."
    spec = drafted(f"# Limits\n\nThe list must be short.\n\n{load}\n", lexicon)
    assert spec.metrics == () and any("must cope with" in text for text in texts(spec))


RULES = """# Rules

## Rules

- Transfers above EUR 10,000 need strong authentication with two factors.

## Words we use

- **Cooling-off**: a waiting time before a transfer takes effect.
"""


def test_what_a_context_explains_is_no_rule_and_what_it_needs_is_one(lexicon: Lexicon) -> None:
    note = "# Transfers\n\nThe app asks for strong authentication with two factors before a transfer takes effect.\n"
    spec = drafted(note, lexicon, RULES)
    assert [one.text.split(",")[0] for one in spec.requirements if one.id.startswith("BR")] == [
        "This rule must hold: transfers above EUR 10"
    ]
    assert aside(spec)["**Cooling-off**: a waiting time before a transfer takes effect."] == "explains a word"


SHIFTS = """Dog walks

- Staff: approve new members, block somebody.
- Labels: valid for 21 days; only one label per parcel.
- IF parcel value > 500 € THEN the parcel must be insured.
- Nice to have: photos after the walk.
- Ask Mia about the insurance.
"""


def test_lists_that_name_what_they_speak_of(lexicon: Lexicon) -> None:
    spec = drafted(SHIFTS, lexicon)
    found = texts(spec)
    assert any(text.startswith("Staff must be able to approve new members") for text in found)
    assert any(text.startswith("The system must keep to this: labels: valid for {") for text in found)
    assert any(text.startswith("If parcel value >") and text.endswith(", the parcel must be insured.") for text in found)
    assert "The system should offer photos after the walk." in found
    assert "Ask Mia about the insurance" in [one.text for one in spec.questions]


STORIES = """# Returns

| ID | As a | I want to | So that | Priority |
|---|---|---|---|---|
| 1 | customer | print a label | I need no call | Must |
| 2 | QA lead | export defects per week | we see trends | Should |
"""


def test_a_table_of_stories_becomes_stories(lexicon: Lexicon) -> None:
    spec = drafted(STORIES, lexicon)
    assert [(one.want, one.so) for one in spec.stories] == [
        ("to print a label", "I need no call"), ("to export defects per week", "we see trends")
    ]  # fmt: skip
    assert [(one.text, one.priority) for one in spec.requirements if not one.proposed] == [
        ("A customer must be able to print a label.", "must"),
        ("A QA lead must be able to export defects per week.", "should"),
    ]


PRICES = """# Bike prices

We want guests to see what a bike costs.

| Bike | Hour | Day |
|---|---|---|
| City bike | 4 € | 18 € |
| Cargo bike | 9 € | 40 € |

The list must show every bike.
"""


def test_the_rows_of_a_price_table_say_whose_price_it_is(lexicon: Lexicon) -> None:
    said = texts(drafted(PRICES, lexicon))
    assert {"City bike must have hour 4 €, day 18 €.", "Cargo bike must have hour 9 €, day 40 €."} <= set(said)
