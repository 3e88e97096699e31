from __future__ import annotations

import pytest

from specflow.rules.sf211_implementation_detail import RULE
from tests.build import HEAD, check_clean, check_finds
from tests.rules.wording import one, pointed

API = HEAD.replace("Find places by asking.", "Partners find places through our public API.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The system must store the order in a database table.", "database table"),
        ("The page must be a component built with React.", "React"),
        ("The visitor must get the list by GET /places?near=here.", "GET /places?near=here."),
        ("The OrderService must send the receipt.", "OrderService"),
        ("When the visitor pays, the system must call send_receipt().", "send_receipt()"),
        ("The system must insert a row into the orders table.", "row into the orders table"),
        ("A cron job must delete the old drafts of the visitor.", "cron job"),
        ("The app must read the notice from the REST API.", "REST API"),
    ],
)
def test_how_it_is_built_is_found_at_its_words(text: str, words: str) -> None:
    check_finds(RULE, one(text), f"6: “{words}” says how it is built")
    assert pointed(RULE, one(text)) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The system must react to the tap within 1 s.",
        "React to the tap, the system must, within 1 s.",
        "The visitor must see the timetable and the price table.",
        "The guest must be able to reserve a table for four.",
    ],
)
def test_everyday_words_are_clean(text: str) -> None:
    check_clean(RULE, one(text))


def test_a_product_that_is_an_api_may_speak_of_endpoints() -> None:
    check_clean(RULE, one("The caller must get the list from GET /places as a JSON object.", head=API))
    assert pointed(RULE, one("The caller must get the list from PostgreSQL.", head=API)) == ["i PostgreSQL"]


def test_a_library_of_books_is_no_software() -> None:
    head = HEAD.replace("Find places by asking.", "Readers of the library reserve books and get the rest of the package by post.")
    assert pointed(RULE, one("The reader must get the list from the REST API.", head=head)) == ["REST API"]


def test_names_that_the_spec_is_about_are_its_own() -> None:
    head = HEAD.replace("Find places by asking.", "Move the places to PostgreSQL.")
    check_clean(RULE, one("The clerk must see whether PostgreSQL holds the place.", head=head))


def test_a_non_functional_requirement_may_be_a_constraint() -> None:
    assert pointed(RULE, one("The service must run on Kubernetes.", id_="NFR-01")) == ["i Kubernetes"]


def test_a_team_adds_and_allows_names() -> None:
    text = "The places must be kept in Frobnicator and in Redis."
    assert pointed(RULE, one(text, implementation=("frobnicator",), allow=("redis",))) == ["Frobnicator"]
