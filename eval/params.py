"""The `eval` section of params: how a bundle is judged; and the targets that a threshold can aim at."""

from typing import Literal, Self

from pydantic import Field, model_validator

from ads.sections import Section


class EvalParams(Section):
    """How a bundle is judged."""

    bootstrap: int = Field(default=500, ge=20, description="resamples of groups behind each interval")
    confidence: float = Field(default=0.95, gt=0, lt=1, description="coverage of each interval")
    false_positive_rate: float = Field(default=0.01, gt=0, lt=1, description="at which recall is reported")
    bins: int = Field(default=10, ge=2, description="equally full bins of the calibration error")
    seed: int = Field(default=0, ge=0, description="of the resampling")


class TargetParams(Section):
    """What a threshold aims at on validation data."""

    rule: Literal["best_f1", "recall", "false_positive_rate", "workload"] = Field(
        default="best_f1", description="what the threshold aims at"
    )
    value: float | None = Field(
        default=None, gt=0, description="a recall or rate in 0..1; for workload, ads flagged in 10,000"
    )
    urgent_precision: float = Field(
        default=0.9, gt=0, le=1, description="precision from which on a flagged ad is urgent"
    )

    @model_validator(mode="after")
    def _has_value(self) -> Self:
        if (self.value is None) != (self.rule == "best_f1"):
            raise ValueError(f"rule {self.rule} takes {'no' if self.rule == 'best_f1' else 'a'} value")
        if self.value is not None and self.value > (10_000 if self.rule == "workload" else 1):
            raise ValueError(f"value is {self.value}, too much for {self.rule}")
        return self
