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
