"""The protocol that every family keeps: masked texts in, one logit per column out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from models.params import ModelsParams
from models.signs import Floats


@dataclass(frozen=True, slots=True)
class Examples:
    """Masked texts with their targets: (n, columns) in 0..1, NaN where nobody labelled; and the group of each text."""

    texts: Sequence[str]
    targets: Floats
    groups: npt.NDArray[np.int64]


class Watcher(Protocol):
    """Somebody who follows a fit: a progress bar, a tracker."""

    def step(self, done: int, total: int) -> None:
        """Take note that `done` of `total` steps are over."""

    def metrics(self, epoch: int, values: dict[str, float]) -> None:
        """Take note of what was measured after an epoch."""


class Model(Protocol):
    """A fitted model, not yet calibrated."""

    def logits(self, texts: Sequence[str]) -> Floats:
        """Return (n, columns) logits; a text's do not depend on its neighbours (to 1e-4)."""

    def save(self, folder: Path) -> None:
        """Write safetensors and JSON into an existing folder, and never a pickle."""


class Family(Protocol):
    """A way to fit a model and to read it back."""

    def fit(
        self, train: Examples, validation: Examples, *, params: ModelsParams, seed: int, watcher: Watcher, scratch: Path
    ) -> Model:
        """Fit on train, choose on validation; `scratch` is a folder that outlives an interrupted fit."""

    def load(self, folder: Path) -> Model:
        """Return the model that `save` wrote."""


class Silent:
    """A watcher that looks away."""

    def step(self, done: int, total: int) -> None:
        """Ignore."""

    def metrics(self, epoch: int, values: dict[str, float]) -> None:
        """Ignore."""
