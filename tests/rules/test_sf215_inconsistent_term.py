from __future__ import annotations

from specflow.model.config import Config, Lint
from specflow.rules.sf215_inconsistent_term import RULE
from tests.build import check_clean, check_finds, check_fixed, project

MAIL = """requirements:
  - {id: FR-01, title: Ask, text: The clerk must get an email.}
  - {id: FR-02, title: Ask, text: "E-mail must be encrypted, every e-mail of it."}
  - {id: FR-03, title: Ask, text: The email must name the case. An email without it must be dropped.}
"""
CART = """requirements:
  - {id: FR-01, title: Ask, text: The visitor must be able to add a print to the basket.}
  - {id: FR-02, title: Ask, text: The basket must keep it for a day.}
  - {id: FR-03, title: Ask, text: The visitor must be able to pay for the cart.}
"""


def test_a_rarer_spelling_is_found_at_its_first_use() -> None:
    findings = check_finds(RULE, project(MAIL), "7: “e-mail” here, “email” elsewhere (3 ×)")
    assert findings[0].related[0].at.line == 6
    assert findings[0].severity == "info"


def test_the_spelling_can_be_corrected_throughout() -> None:
    check_fixed(RULE, project(MAIL), MAIL.replace("E-mail", "Email").replace("e-mail", "email"))


def test_two_names_for_one_thing_are_found_and_left_to_a_person() -> None:
    findings = check_finds(RULE, project(CART), "8: “cart” here, “basket” elsewhere (2 ×)")
    assert findings[0].fix is None


def test_one_name_is_clean_and_specs_are_apart() -> None:
    check_clean(RULE, project(CART.replace("cart", "basket")))
    check_clean(RULE, project(CART.replace("cart", "basket"), CART.replace("basket", "cart")))


def test_words_that_only_look_alike_are_clean() -> None:
    text = "requirements:\n  - {id: FR-01, title: Ask, text: The clerk must be able to re-sign the form or to resign.}\n"
    check_clean(RULE, project(text))


def test_a_team_names_its_own_pairs() -> None:
    text = """requirements:
      - {id: FR-01, title: Ask, text: The guest must be able to cancel the booking and to print the booking.}
      - {id: FR-02, title: Ask, text: The guest must see the reservation.}
    """
    config = Config(lint=Lint(words={"same": ("booking / reservation",)}))
    check_clean(RULE, project(text))
    check_finds(RULE, project(text, config=config), "7: “reservation” here, “booking” elsewhere (2 ×)")
