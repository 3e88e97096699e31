from __future__ import annotations

from pathlib import Path

import pytest

from specflow.errors import ConfigurationProblem
from specflow.flows.workspace import find, load
from specflow.rules.sf901_configuration import RULE
from tests.build import check_clean, check_finds, project


def test_settings_that_are_known_are_clean() -> None:
    check_clean(RULE, project())


def test_an_unknown_setting_is_reported_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "specflow.toml").write_text('[check]\nfail_on = "warning"\n', encoding="utf-8")
    given = load(find(tmp_path), ())
    findings = check_finds(RULE, given, "2: fail_on")
    assert "fail-on" in findings[0].message + findings[0].help


def test_a_setting_that_cannot_be_used_prevents_the_run(tmp_path: Path) -> None:
    (tmp_path / "specflow.toml").write_text('[check]\nfail-on = "sometimes"\n', encoding="utf-8")
    with pytest.raises(ConfigurationProblem, match=r"specflow\.toml:2"):
        find(tmp_path)
