"""Signs are data: their names, kinds and levels come from the dataset, and no code names one."""

from typing import Literal, Self

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field, model_validator

Floats = npt.NDArray[np.float64]
# A name stands in cells, file names and metrics: it cannot be a formula, a path or markup.
SIGN_NAME = r"^\w(?:[\w. -]*\w)?$"
SIGN_NAME_EXPECTED = "letters, digits, dots, spaces and hyphens, the first and last a letter or digit"


class Sign(BaseModel):
    """What is predicted: binary (0 or 1), or ordinal from `low` to `high`, positive from `positive_from` on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=SIGN_NAME)
    kind: Literal["binary", "ordinal"] = "binary"
    low: int = 0
    high: int = 1
    positive_from: int = 1

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low < self.positive_from <= self.high:
            raise ValueError(f"positive_from is {self.positive_from}, expected {self.low + 1} to {self.high}")
        return self

    @classmethod
    def ordinal(cls, name: str, low: int, high: int) -> Self:
        """Return an ordinal sign that is positive above the middle of its scale (4 to 6 of 0 to 6)."""
        return cls(name=name, kind="ordinal", low=low, high=high, positive_from=(low + high) // 2 + 1)

    @property
    def cuts(self) -> range:
        """Levels k for which a model answers "is it k or more?" (Frank & Hall 2001); one for a binary sign."""
        return range(self.low + 1, self.high + 1)

    @property
    def positive_cut(self) -> int:
        """Index into `cuts` of the question that makes the sign positive."""
        return self.positive_from - self.low - 1

    def targets(self, labels: Floats) -> Floats:
        """Return (n, cuts) answers to the cuts, in 0..1 (soft for a binary posterior), NaN where nobody labelled."""
        if self.kind == "binary":
            return labels.reshape(-1, 1)
        answers = (labels[:, None] >= np.array(self.cuts)[None, :]).astype(float)
        return np.where(np.isnan(labels)[:, None], np.nan, answers)

    def positives(self, labels: Floats) -> npt.NDArray[np.bool_]:
        """Return which labels count as positive; a binary posterior does from one half on."""
        return labels >= (0.5 if self.kind == "binary" else self.positive_from)


def targets_of(signs: tuple[Sign, ...], labels: Floats) -> Floats:
    """Return (n, columns) targets of all signs side by side, from (n, signs) labels."""
    return np.hstack([sign.targets(labels[:, place]) for place, sign in enumerate(signs)])


def columns_of(signs: tuple[Sign, ...]) -> list[slice]:
    """Return the columns of each sign, in order."""
    ends = np.cumsum([len(sign.cuts) for sign in signs])
    return [slice(int(end) - len(sign.cuts), int(end)) for sign, end in zip(signs, ends, strict=True)]


def probabilities_of(signs: tuple[Sign, ...], columns: Floats) -> Floats:
    """Return (n, signs) probabilities that each sign is positive, from (n, columns) answers to the cuts.

    A cut's answer is never above the one before it: the smallest up to there stands.
    """
    chosen = [
        np.minimum.accumulate(columns[:, place], axis=1)[:, sign.positive_cut]
        for sign, place in zip(signs, columns_of(signs), strict=True)
    ]
    return np.column_stack(chosen) if chosen else np.empty((len(columns), 0))
