"""Every rule, in one table that can be read. Nothing is discovered; what is not listed does not run."""

from __future__ import annotations

from specflow.model.rule import Rule
from specflow.rules import (
    sf101_unparsable,
    sf102_unknown_key,
    sf103_missing_field,
    sf104_duplicate_id,
    sf105_malformed_id,
    sf106_reused_id,
    sf107_unknown_reference,
    sf108_unknown_parameter,
    sf109_unused_parameter,
    sf110_placeholder_in_final,
    sf111_empty_section,
    sf112_lost_quote,
    sf113_stale_page,
    sf114_duplicate_key,
    sf115_yaml_feature,
    sf116_wrong_type,
    sf117_invalid_value,
    sf118_missing_mockup,
    sf119_feature_clash,
    sf901_configuration,
)

RULES: tuple[Rule, ...] = (
    sf101_unparsable.RULE,
    sf102_unknown_key.RULE,
    sf103_missing_field.RULE,
    sf104_duplicate_id.RULE,
    sf105_malformed_id.RULE,
    sf106_reused_id.RULE,
    sf107_unknown_reference.RULE,
    sf108_unknown_parameter.RULE,
    sf109_unused_parameter.RULE,
    sf110_placeholder_in_final.RULE,
    sf111_empty_section.RULE,
    sf112_lost_quote.RULE,
    sf113_stale_page.RULE,
    sf114_duplicate_key.RULE,
    sf115_yaml_feature.RULE,
    sf116_wrong_type.RULE,
    sf117_invalid_value.RULE,
    sf118_missing_mockup.RULE,
    sf119_feature_clash.RULE,
    sf901_configuration.RULE,
)
