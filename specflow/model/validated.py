"""What is validated whenever it is made: plans, checks, changes of a review. Specs and settings are lighter: `model/value.py`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Validated(BaseModel):
    """Frozen, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True, defer_build=True)
