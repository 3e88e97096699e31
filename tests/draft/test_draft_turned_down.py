"""What its author turned down or struck out asks for nothing: neither as a requirement nor, turned round, as a prohibition."""

from __future__ import annotations

import pytest

from specflow.draft import Drafted, Lexicon, Source, draft

TOP = "# Tool shed\n\nWe want a neighbour to borrow a tool.\n\n## Rules\n\n- A neighbour books a tool for up to 3 days.\n"


def drafted(lexicon: Lexicon, below: str) -> Drafted:
    return draft([Source("note.md", TOP + below, "note", "0" * 64)], lexicon=lexicon)


def asked(found: Drafted) -> str:
    return " ".join(one.text for one in found.spec.requirements if not one.proposed)


def left_out(found: Drafted) -> list[str]:
    return [one.text for one in found.spec.out_of_scope]


@pytest.mark.parametrize(
    "heading",
    ["Decided against", "Rejected", "Rejected ideas", "Ideas we dropped", "Options we discarded", "Discussed and rejected",
     "Alternatives considered", "What we decided against", "Considered and rejected", "Superseded"],
)  # fmt: skip
def test_nothing_under_a_heading_of_what_was_turned_down_is_asked_for(heading: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"\n## {heading}\n\n- The app must not show names.\n- Members must scan a badge.\n- A chat.\n")
    for words in ("names", "badge", "chat"):
        assert words not in asked(found)
        assert all(words not in one for one in left_out(found))
    told = {one.source.quote: one.why for one in found.spec.set_aside}
    assert told["Members must scan a badge."] == "an alternative that was considered"


def test_a_part_of_what_was_turned_down_is_turned_down_too(lexicon: Lexicon) -> None:
    found = drafted(lexicon, "\n## Rejected\n\n### Rules\n\nMembers must scan a badge.\n\n## Flow\n\nIt must close at 10.\n")
    assert "badge" not in asked(found)
    assert "close at 10" in asked(found)


@pytest.mark.parametrize("heading", ["What we won't build", "Won't have", "Won't do", "Anti-goals"])
def test_what_will_not_be_built_is_out_of_scope(heading: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"\n## {heading}\n\n- A chat between neighbours\n")
    assert left_out(found) == ["A chat between neighbours"]
    assert "chat" not in asked(found)


@pytest.mark.parametrize(
    ("sentence", "out"),
    [
        ("We decided against sending letters.", "Sending letters"),
        ("We decided not to store photos.", "Store photos"),
        ("The board rejected the idea of fines per day.", "Fines per day"),
        ("Decided against: cash payments.", "Cash payments"),
        ("Dropped: fingerprints.", "Fingerprints"),
        ("Rejected: fines for late tools.", "Fines for late tools"),
    ],
)
def test_a_sentence_that_turns_something_down_leaves_it_out(sentence: str, out: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, f"- {sentence}\n")
    assert left_out(found) == [out]
    assert out.lower() not in asked(found).lower()


def test_what_the_product_itself_rejects_stays_a_rule(lexicon: Lexicon) -> None:
    found = drafted(
        lexicon,
        "- Rejected: the request is shown in red.\n\n## Rejected requests\n\nThe neighbour must be told why.\n"
        "\n## Payment rejected\n\nThe booking must stay open for a day.\n",
    )
    for words in ("shown in red", "told why", "stay open"):
        assert words in asked(found)


def test_what_is_struck_out_is_gone(lexicon: Lexicon) -> None:
    found = drafted(
        lexicon,
        "- ~~A neighbour must pay a deposit. It is paid back.~~\n- The shed opens with a code ~~or a key~~.\n"
        "- ~~The app unlocks the shed~~ (dropped in May)\n- The <del>chairman</del> treasurer sees the list of late tools.\n"
        "- ~~Tools are delivered.~~ Tools are picked up at the shed.\n",
    )
    said = asked(found)
    for words in ("deposit", "paid back", "key", "unlock", "dropped", "chairman", "delivered", "~~"):
        assert words not in said
    assert "The shed must open with a code." in said
    assert "The treasurer must see the list of late tools." in said
    assert "Tools must be picked up at the shed." in said
    aside = [one.source.quote for one in found.spec.set_aside if one.why == "struck out"]
    assert "~~The app unlocks the shed~~" in aside
    assert "~~A neighbour must pay a deposit. It is paid back.~~" in aside


def test_a_struck_row_asks_for_nothing(lexicon: Lexicon) -> None:
    table = "\n| Who | Needs to |\n|---|---|\n| ~~Treasurer~~ | ~~export the list~~ |\n| Neighbour | return the tool |\n"
    said = asked(drafted(lexicon, table))
    assert "export" not in said
    assert "return the tool" in said


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("A child's parents see the bank account of the child.", "Age not known"),
        ("A guest pays at the counter PC.", "Two people count the same"),
        ("Tickets are sold at both counters.", "Two people count the same"),
    ],
)
def test_a_word_with_another_meaning_raises_nothing(rule: str, title: str, lexicon: Lexicon) -> None:
    assert title not in [one.title for one in drafted(lexicon, f"- {rule}\n").spec.requirements]


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("A child registers with an e-mail address.", "Age not known"),
        ("The counter scans every shelf.", "Two people count the same"),
        ("Two volunteers do the stocktake.", "Two people count the same"),
    ],
)
def test_where_it_is_meant_it_is_raised(rule: str, title: str, lexicon: Lexicon) -> None:
    assert title in [one.title for one in drafted(lexicon, f"- {rule}\n").spec.requirements]


def test_where_it_stands_today_and_where_it_should_stand_are_one_metric(lexicon: Lexicon) -> None:
    found = drafted(
        lexicon,
        "- Writing the minutes takes 6 hours today and should take less than 2 hours.\n\n## Metrics\n\n"
        "- Minutes written by the host: 9 hours today; target: less than 3 hours\n",
    )
    assert "6 hours" not in asked(found)
    assert [one.target for one in found.spec.metrics] == ["less than 2 hours", "less than 3 hours"]


def test_a_column_of_what_must_not_be_done_is_not_turned_round(lexicon: Lexicon) -> None:
    table = "\n| Who | Can | Not |\n|---|---|---|\n| Tenant | open the door with a card | give the card to others |\n"
    assert "must not give the card to others" in asked(drafted(lexicon, table))


def test_a_row_whose_verdict_is_no_is_out_of_scope(lexicon: Lexicon) -> None:
    table = "\n| Idea | Verdict |\n|---|---|\n| Camera at the door | rejected |\n| Bell at the gate | later |\n"
    found = drafted(lexicon, table)
    assert left_out(found) == ["Camera at the door", "Bell at the gate"]
    assert "Camera" not in asked(found)
