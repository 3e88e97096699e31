"""Every rule, in one table that can be read. Nothing is discovered; what is not listed does not run.

The modules are imported when their family is asked for: a draft needs the rules of form and none of the others.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from specflow.model.rule import Rule

if TYPE_CHECKING:
    RULES: tuple[Rule, ...]

MODULES: tuple[str, ...] = (
    "sf101_unparsable",
    "sf102_unknown_key",
    "sf103_missing_field",
    "sf104_duplicate_id",
    "sf105_malformed_id",
    "sf106_reused_id",
    "sf107_unknown_reference",
    "sf108_unknown_parameter",
    "sf109_unused_parameter",
    "sf110_placeholder_in_final",
    "sf111_empty_section",
    "sf112_lost_quote",
    "sf113_stale_page",
    "sf114_duplicate_key",
    "sf115_yaml_feature",
    "sf116_wrong_type",
    "sf117_invalid_value",
    "sf118_missing_mockup",
    "sf119_feature_clash",
    "sf201_vague_word",
    "sf202_subjective_word",
    "sf203_unbounded_quantity",
    "sf204_comparative_without_baseline",
    "sf205_loophole",
    "sf206_open_ended_list",
    "sf207_several_in_one",
    "sf208_passive_without_actor",
    "sf209_vague_pronoun",
    "sf210_stacked_negation",
    "sf211_implementation_detail",
    "sf212_missing_unit",
    "sf213_absolute_claim",
    "sf214_unfinished_text",
    "sf215_inconsistent_term",
    "sf216_unverifiable_requirement",
    "sf217_modal_mismatch",
    "sf301_numeric_clash",
    "sf302_must_against_must_not",
    "sf303_retention_against_deletion",
    "sf304_outside_the_scope",
    "sf305_permission_clash",
    "sf306_order_clash",
    "sf307_default_clash",
    "sf308_state_clash",
    "sf309_against_the_context",
    "sf310_duplicate_requirement",
    "sf311_differing_value",
    "sf312_term_clash",
    "sf313_dependency_circle",
    "sf314_unbound_resolution",
    "sf401_unimplemented_requirement",
    "sf402_untested_requirement",
    "sf403_unknown_requirement",
    "sf404_retired_requirement",
    "sf405_ambiguous_requirement",
    "sf406_out_of_scope_tag",
    "sf407_duplicate_tag",
    "sf408_vestigial_tag",
    "sf409_misspelt_tag",
    "sf410_untraced_definition",
    "sf411_suspect_link",
    "sf412_hollow_test",
    "sf413_tag_flood",
    "sf414_dead_code_tag",
    "sf415_broken_map",
    "sf416_nothing_traced",
    "sf417_expired_waiver",
    "sf418_broken_lock",
    "sf419_unreadable_code",
    "sf501_unverified_requirement",
    "sf502_failing_test",
    "sf503_no_evidence",
    "sf504_ambiguous_evidence",
    "sf505_tracked_evidence",
    "sf506_unreadable_evidence",
    "sf507_unknown_claim",
    "sf508_unmatched_report",
    "sf509_stale_reach",
    "sf510_unreached_requirement",
    "sf511_unproven_requirement",
    "sf520_bad_check",
    "sf521_failed_check",
    "sf522_hollow_check",
    "sf523_check_not_run",
    "sf524_stale_check",
    "sf525_undersampled_check",
    "sf526_reopened_decision",
    "sf527_hollow_proof",
    "sf528_surviving_mutant",
    "sf601_missing_approval",
    "sf602_void_approval",
    "sf603_vanished_approval",
    "sf604_unauthorised_approval",
    "sf605_vanished_requirement",
    "sf606_broken_approval",
    "sf607_unsigned_in_code",
    "sf610_loosened",
    "sf701_broken_plan",
    "sf702_requirement_without_task",
    "sf703_task_without_requirement",
    "sf704_circular_tasks",
    "sf705_missing_dependency",
    "sf706_task_too_large",
    "sf707_design_without_requirement",
    "sf708_stale_plan",
    "sf901_configuration",
    "sf902_stale_context",
)


@cache
def rules(*families: str) -> tuple[Rule, ...]:
    """The rules whose codes start with one of `families` (`SF1`, `SF2`, …; none: all), in the table's order."""
    starts = tuple(family.lower() for family in families) or ("sf",)
    found: list[Rule] = [import_module(f"specflow.rules.{name}").RULE for name in MODULES if name.startswith(starts)]
    return tuple(found)


def __getattr__(name: str) -> tuple[Rule, ...]:
    if name == "RULES":
        return rules()
    raise AttributeError(name)
