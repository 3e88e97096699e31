from __future__ import annotations

import pytest

from specflow.analysis.wording.english import looks_english


@pytest.mark.parametrize(
    "text",
    [
        "The system must show the notice.",
        "A clerk can close a case.",
        "Encrypt tokens.",
        "When the visitor opens the Zürich page, the system must show the café's menu in the language of the account.",
    ],
)
def test_english_is_recognised(text: str) -> None:
    assert looks_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "42",
        "Das System muss den Hinweis anzeigen, wenn der Kunde nicht zahlt.",
        "Le système doit afficher un avis dans la langue du compte.",
        "El sistema debe mostrar un aviso en el idioma de la cuenta.",
        "Il sistema deve mostrare un avviso nella lingua del conto.",
        "Het systeem moet een melding tonen als de klant niet betaalt.",
        "利用者は通知を三日間まで延期できる。",
        "Система должна показать уведомление на языке счёта.",
        "Kunde muß zahlen",
    ],
)
def test_other_languages_are_left_alone(text: str) -> None:
    assert not looks_english(text)
