"""The `eval` section of params: how a bundle is judged."""

from pydantic import Field

from ads.sections import Section


class EvalParams(Section):
    """How a bundle is judged."""

    bootstrap: int = Field(default=500, ge=20, description="resamples of groups behind each interval")
    confidence: float = Field(default=0.95, gt=0, lt=1, description="coverage of each interval")
    false_positive_rate: float = Field(default=0.01, gt=0, lt=1, description="at which recall is reported")
    bins: int = Field(default=10, ge=2, description="equally full bins of the calibration error")
    seed: int = Field(default=0, ge=0, description="of the resampling")
