"""The `labeling` section of params: what is labelled next, by whom, and how labelled ads become a dataset."""

from typing import Literal, Self

from pydantic import Field, model_validator

from ads.sections import Section
from models.signs import Sign


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


class SignParams(Section):
    """How a sign is asked for."""

    kind: Literal["binary", "ordinal"] = Field(default="binary", description="yes or no, or a rating")
    low: int = Field(default=0, ge=0, description="lowest rating: certainly not")
    high: int = Field(default=6, ge=1, description="highest rating: certainly")

    def named(self, name: str) -> Sign:
        """Return the sign."""
        return Sign(name=name) if self.kind == "binary" else Sign.ordinal(name, self.low, self.high)


class QueueParams(Section):
    """Shares of a round; they add up to 1. The first four are for train, the last two are gold."""

    uncertain: float = Field(default=0.4, ge=0, le=1, description="ads whose score is nearest to its threshold")
    conflict: float = Field(default=0.05, ge=0, le=1, description="ads on which families of rules disagree")
    novel: float = Field(default=0.05, ge=0, le=1, description="ads least like anything labelled or picked")
    random: float = Field(default=0.2, ge=0, le=1, description="unflagged ads at random, so that misses are measured")
    validation: float = Field(default=0.1, ge=0, le=1, description="gold for validation, at random from strata")
    test: float = Field(default=0.2, ge=0, le=1, description="gold for test, at random from strata")
    blind: float = Field(
        default=0.1, ge=0, le=1, description="share of train picks shown without prediction or finding"
    )
    double: float = Field(
        default=0.1, ge=0, le=1, description="share of train picks that two people label; gold always"
    )
    flagged: float = Field(default=0.5, ge=0, le=1, description="share of gold drawn from flagged ads")
    seed: int = Field(default=0, ge=0, description="of every random pick")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        shares = self.uncertain + self.conflict + self.novel + self.random + self.validation + self.test
        if abs(shares - 1) > 1e-6:
            raise ValueError("uncertain, conflict, novel, random, validation and test must add up to 1")
        return self


class AnnotatorParams(Section):
    """What one person takes on."""

    per_day: int = Field(default=150, ge=1, description="ads a day at most")
    not_asked: tuple[str, ...] = Field(default=(), description="signs that this person is not asked about")


class StudioParams(Section):
    """Where Label Studio is and what its pages say; the token stands in FIRSTLIGHT_STUDIO_TOKEN."""

    url: str = Field(default="http://127.0.0.1:8080", description="address of the Label Studio server")
    name: str = Field(default="firstlight", min_length=1, description="what its projects are called")
    annotators: dict[int, str] = Field(
        default={}, description="user number: name; `studio-` and the number where empty, others refused where not"
    )
    questions: dict[str, str] = Field(
        default={"minor": "Does the ad show signs that a person is under 18?"}, description="sign: what is asked"
    )


class LabelingParams(Section):
    """What is labelled next, by whom, and how labelled ads become a dataset."""

    signs: dict[str, SignParams] = Field(
        default={"coercion": SignParams(), "minor": SignParams()}, description="signs that people are asked about"
    )
    annotators: dict[str, AnnotatorParams] = Field(
        default={}, description="who labels; nobody in particular where empty"
    )
    prevalence: float = Field(
        default=0.05, gt=0, lt=1, description="share of ads with a sign, as far as anybody knows; rules start from it"
    )
    gold_answers: int = Field(
        default=2, ge=1, description="blind answers on a sign that put an ad into validation or test"
    )
    queue: QueueParams = QueueParams()
    studio: StudioParams = StudioParams()
    splits: SplitParams = SplitParams()

    def named_signs(self) -> tuple[Sign, ...]:
        """Return the signs in their order."""
        return tuple(one.named(name) for name, one in self.signs.items())
