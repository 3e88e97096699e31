from __future__ import annotations

from dataclasses import replace

from specflow.analysis.loosening import in_configuration, in_specs
from specflow.model.config import Config
from specflow.model.project import Project
from specflow.rules.sf610_loosened import RULE
from tests.build import check_clean, check_finds, found, project
from tests.trace_build import SPEC, traced

BASE = Config()


def judged(head: Config) -> Project:
    return replace(traced(), extra_problems=tuple(in_configuration(BASE, head, "specflow.toml")))


def test_the_same_and_stricter_settings_are_clean() -> None:
    check_clean(RULE, judged(BASE))
    check_clean(RULE, judged(Config.model_validate({"check": {"fail-on": "warning"}, "trace": {"enforce": "final"}})))


def test_every_loosened_setting_is_found() -> None:
    data = {
        "check": {"fail-on": "never", "rungs": {"must": "implemented", "should": "implemented", "could": "missing"}},
        "trace": {"enforce": "none", "exclude": ["src/**"]},
        "lint": {"ignore": ["SF402"]},
    }
    words = [finding.message for finding in found(RULE, judged(Config.model_validate(data)))]
    names = [word.split("`")[1] for word in words]
    assert names == ["check.fail-on", "trace.enforce", "check.rungs", "lint.ignore", "trace.exclude"]


def test_requirements_that_ask_for_less_are_found() -> None:
    old = project(SPEC).specs[0].spec
    assert old is not None
    less = SPEC.replace("be able to ask., status: final", "be able to ask., priority: could, status: review")
    problems = tuple(in_specs({"ask-maps": old}, project(less).specs))
    findings = check_finds(RULE, replace(traced(), extra_problems=problems), "8: the priority goes", "8: the status goes")
    assert {finding.requirement for finding in findings} == {"ask-maps/FR-01"}


def test_a_new_waiver_is_found() -> None:
    old = project(SPEC).specs[0].spec
    assert old is not None
    waiver = "waivers: [{code: SF401, reason: x, owner: y, until: 2027-01-01}]"
    waived = project(SPEC.replace("priority: should}", f"priority: should, {waiver}}}"))
    messages = [one.message for one in in_specs({"ask-maps": old}, waived.specs)]
    assert messages == ["a waiver of SF401 until 2027-01-01 is added: x"]
