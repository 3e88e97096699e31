"""A misspelt setting has no effect: the run that it was meant for says so."""

from __future__ import annotations

from pathlib import Path

from tests.build import HEAD
from tests.run import specflow


def test_check_names_settings_that_have_no_effect(workspace: Path) -> None:
    folder = workspace / "specs" / "ask-maps"
    folder.mkdir(parents=True)
    (folder / "spec.yaml").write_text(HEAD, encoding="utf-8")
    (workspace / "specflow.toml").write_text('[check]\nfail_on = "warning"\n[trac]\nenforce = "all"\n', encoding="utf-8")
    done = specflow(workspace, "check")
    assert "specflow.toml:2: `fail_on` is no key of `[check]`." in done.out
    assert "no effect: 2 settings that are unknown" in done.out
    (workspace / "specflow.toml").write_text('[check]\nfail-on = "warning"\n', encoding="utf-8")
    assert "no effect" not in specflow(workspace, "check").out
