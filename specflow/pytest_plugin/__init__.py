"""The pytest plugin: which tests claim which requirements, and how each of them ended.

    @pytest.mark.spec("ask-maps/FR-07")        or, above the test:   # spec: ask-maps/FR-07

    pytest --spec FR-07                        only the tests that claim it
    pytest --spec-affected origin/main         only the tests of requirements that a change touches
    pytest --spec-evidence FILE                write what happened as specflow/evidence/v1
    pytest --spec-evidence FILE --spec-reach   and which tagged definitions every test ran

Unless one of these or `--junitxml` is asked for, the plugin registers its mark and does nothing else. It imports the standard
library and pytest only, since it is loaded into every test run of everybody who has specflow installed.
"""

from __future__ import annotations

import os

import pytest

ENVIRONMENT = "SPECFLOW_EVIDENCE"
"""Set by `specflow evidence -- CMD`: one more `--spec-evidence`, for a pytest somewhere inside CMD."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options; `--spec` gives way to the plugin pytest-spec, which has one of the same name."""
    from importlib.util import find_spec

    group = parser.getgroup("specflow", "requirements (specflow)")
    group.addoption(
        "--spec-id" if find_spec("pytest_spec") else "--spec", dest="spec_ids", metavar="ID", action="append", default=[],
        help="run only the tests that claim this requirement; may be given several times",
    )  # fmt: skip
    group.addoption(
        "--spec-affected", metavar="BASE",
        help="run only the tests of requirements whose text, code, tests or reached code changed since BASE",
    )  # fmt: skip
    group.addoption("--spec-evidence", metavar="PATH", help="write how every test ended, and what it claims, to PATH as JSON")
    group.addoption("--spec-reach", action="store_true", help="also write which tagged definitions every test runs")


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark; the rest only where it is asked for."""
    config.addinivalue_line("markers", "spec(*ids): the requirements that this test verifies, such as ask-maps/FR-07")
    option = config.option
    # Taken out of the environment, so that a pytest that a test starts does not write over this one's evidence.
    wanted = os.environ.pop(ENVIRONMENT, None)
    also = wanted if option.spec_evidence else None
    option.spec_evidence = option.spec_evidence or wanted
    if option.spec_ids or option.spec_affected or option.spec_evidence or option.spec_reach or getattr(option, "xmlpath", None):
        _begin(config, also)


def _begin(config: pytest.Config, also: str | None) -> None:
    from specflow.pytest_plugin.claims import Claims

    config.pluginmanager.register(Claims(config), "specflow-claims")
    if config.option.spec_reach:
        from specflow.pytest_plugin.reach import Reach

        config.pluginmanager.register(Reach(config), "specflow-reach")
    listing = config.option.collectonly  # proves nothing, and must not write over what did
    if config.option.spec_evidence and not listing and not hasattr(config, "workerinput"):
        from specflow.pytest_plugin.recorder import Recorder

        config.pluginmanager.register(Recorder(config, also), "specflow-evidence")
