"""The `training` section of params: what is fitted and what its threshold aims at."""

from typing import Literal

from pydantic import Field

from ads.sections import Section
from eval.params import TargetParams


class TrainingParams(Section):
    """What is fitted and what its threshold aims at."""

    family: Literal["linear", "transformer"] = Field(default="linear", description="kind of model")
    seed: int = Field(default=0, ge=0, description="of everything random in a fit")
    target: TargetParams = TargetParams()
    scratch: str = Field(default="artifacts/checkpoints", description="where an interrupted fit can be resumed from")
