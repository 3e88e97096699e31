from __future__ import annotations

from pathlib import Path

import pytest

from specflow.adapters import consent


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def test_consent_is_for_a_folder_and_what_was_agreed_to(tmp_path: Path) -> None:
    assert not consent.given(tmp_path, "abc")
    consent.give(tmp_path, "abc")
    consent.give(tmp_path, "def")
    assert consent.given(tmp_path, "abc")
    assert consent.given(tmp_path, "def")
    assert not consent.given(tmp_path, "other")
    assert not consent.given(tmp_path / "elsewhere", "abc")
    consent.withdraw(tmp_path)
    assert not consent.given(tmp_path, "abc")


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"/": 7}', b"\xff\xfe"])
def test_a_broken_file_means_no_consent(tmp_path: Path, data: bytes) -> None:
    consent.file().parent.mkdir(parents=True)
    consent.file().write_bytes(data)
    assert not consent.given(tmp_path, "abc")
    consent.give(tmp_path, "abc")
    assert consent.given(tmp_path, "abc")
