"""Which rules of a product context bear on a note, where one word means two things."""

from __future__ import annotations

from specflow.draft import Lexicon
from specflow.draft.pipeline import draft
from specflow.draft.value import Source

NOTE = """# Harbour berths

Guests book a berth on their phone. We're only allowed forty boats on the pier at once. Acids are hazmat and stay on deck.
The crew sees the rota for the week.
"""
RULES = """- Fishing permits last one day and are issued at the gate.
- Loans of old paintings need the museum's consent.
- Hazardous loads stay on deck, away from guests.
- Boats on the pier carry a berth number.
"""


def test_a_permit_is_nothing_that_is_allowed(lexicon: Lexicon) -> None:
    sources = [Source("note.md", NOTE, "note", "0" * 64), Source("product.md", RULES, "product", "1" * 64)]
    spec = draft(sources, lexicon=lexicon).spec
    rules = [one.text for one in spec.requirements if one.id.startswith("BR")]
    assert not any("permit" in text.lower() or "consent" in text for text in rules)
    assert any("azardous" in text for text in rules)
    assert any("berth number" in text for text in rules)
