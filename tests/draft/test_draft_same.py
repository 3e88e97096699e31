from __future__ import annotations

import pytest

from specflow.draft import Lexicon, Source, draft
from specflow.draft.splitting.same import claim_of, same

NOTE = """# Visitor parking

- A booking lasts at most 24 hours.
- The visitor gets a text message with the space number.
- A resident can book two spaces at the same time.
"""
INTERVIEW = """# Interview with the porter

- Bookings last 24 hours at most.
- Visitors receive the number of the space by text message.
- A resident can book one space at the same time.
- Blocked spaces must not be offered.
"""


def test_two_sources_that_say_the_same_are_both_cited(lexicon: Lexicon) -> None:
    sources = (Source("note.md", NOTE, "note", ""), Source("porter.md", INTERVIEW, "extra", ""))
    made = draft(sources, lexicon=lexicon).spec.requirements
    cited = [[(ref.path, ref.line) for ref in one.source] for one in made if not one.proposed]
    both = [[("note.md", line), ("porter.md", line)] for line in (3, 4)]
    assert cited == [*both, [("note.md", 5)], [("porter.md", 5)], [("porter.md", 6)]]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("A customer can cancel an order until it ships.", "Customers can cancel an order until it is shipped.", True),
        ("A customer can cancel an order.", "A clerk can cancel an order.", False),
        ("Orders can be cancelled within 2 days.", "Orders can be cancelled within 3 days.", False),
        ("Orders can be cancelled after dispatch.", "Orders cannot be cancelled after dispatch.", False),
        ("The list shows the price.", "The receipt shows the tax.", False),
    ],
)
def test_numbers_people_and_sign_decide(lexicon: Lexicon, one: str, other: str, *, alike: bool) -> None:
    assert same(claim_of("a.md", one, lexicon), claim_of("b.md", other, lexicon)) is alike


def test_one_source_is_never_merged_with_itself(lexicon: Lexicon) -> None:
    claim = claim_of("a.md", "The porter sees the list.", lexicon)
    assert not same(claim, claim)
