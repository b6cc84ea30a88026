"""The `labeling` section of params: how labelled ads become a dataset."""

from typing import Self

from pydantic import Field, model_validator

from ads.sections import Section


class SplitParams(Section):
    """Shares of ads that the three splits aim at; whole groups move, so that they are met only roughly."""

    train: float = Field(default=0.6, gt=0, lt=1, description="share of ads to fit on")
    validation: float = Field(default=0.2, gt=0, lt=1, description="share of ads to calibrate and set thresholds on")
    test: float = Field(default=0.2, gt=0, lt=1, description="share of ads to judge on; the three add up to 1")
    seed: int = Field(default=0, ge=0, description="order of groups where ads have no dates")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if abs(self.train + self.validation + self.test - 1) > 1e-6:
            raise ValueError("train, validation and test must add up to 1")
        return self


class LabelingParams(Section):
    """How labelled ads become a dataset."""

    splits: SplitParams = SplitParams()
