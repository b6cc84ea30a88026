"""Dataset -> bundle: mask, fit, calibrate, set thresholds."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from ads.errors import InputError
from ads.evidence import gather
from ads.params import AdsParams
from ads.sections import section_of
from eval.params import TargetParams
from eval.thresholds import cutoffs
from labeling.dataset import Dataset, Labelled
from models.base import Examples, Silent, Watcher
from models.bundle import Bundle
from models.calibration import Calibration
from models.families import family_named
from models.manifest import Cutoffs, Manifest
from models.params import ModelsParams
from models.signs import Floats, Sign, probabilities_of, targets_of
from training.params import TrainingParams


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what a fit gives, beside the dataset."""

    training: TrainingParams
    models: ModelsParams
    ads: AdsParams

    @classmethod
    def of_bundle(cls, manifest: Manifest, models: ModelsParams) -> "Recipe":
        """Return the recipe that a bundle was made by; only where the registry stands is taken from `models`."""
        family = section_of(type(getattr(models, manifest.family)), manifest.params["models"], manifest.family)
        training = section_of(TrainingParams, manifest.params, "training")
        ads = section_of(AdsParams, manifest.params, "ads")
        return cls(training, models.model_copy(update={manifest.family: family}), ads)

    def to_record(self) -> dict[str, Any]:
        """Return the params of the chosen family and of everything around it; addresses and folders stay out."""
        return {
            "training": self.training.model_dump(mode="json", exclude={"scratch"}),
            "models": {self.training.family: getattr(self.models, self.training.family).model_dump(mode="json")},
            "ads": {"phone_region": self.ads.phone_region},
        }


def fit(dataset: Dataset, recipe: Recipe, *, watcher: Watcher | None = None) -> Bundle:
    """Return a calibrated bundle fitted on train, with thresholds from validation; test is never looked at.

    Raises InputError when a sign has one class only in train or validation.
    """
    train, validation = dataset.split("train"), dataset.split("validation")
    for name, part in (("train", train), ("validation", validation)):
        _require_classes(dataset.signs, part, name)
    examples = {name: _examples(dataset.signs, part, recipe.ads) for name, part in
                (("train", train), ("validation", validation))}  # fmt: skip
    model = family_named(recipe.training.family).fit(
        examples["train"],
        examples["validation"],
        params=recipe.models,
        seed=recipe.training.seed,
        watcher=watcher or Silent(),
        scratch=_scratch(dataset, recipe),
    )
    logits = model.logits(examples["validation"].texts)
    calibration = Calibration.fit(logits, examples["validation"].targets)
    probabilities = probabilities_of(dataset.signs, calibration(logits))
    manifest = Manifest(
        name=recipe.models.registry.name,
        family=recipe.training.family,
        provenance=dataset.provenance,
        signs=dataset.signs,
        cutoffs=_cutoffs(dataset.signs, validation, probabilities, recipe.training.target),
        calibration=calibration,
        phone_region=recipe.ads.phone_region,
        titled=sum(bool(ad.title) for ad in train.ads) / len(train),
        dataset=dataset.hash,
        trained_at=datetime.now(UTC).isoformat(timespec="seconds"),
        firstlight=version("firstlight"),
        params=recipe.to_record(),
    )
    return Bundle(manifest, model)


def _require_classes(signs: Sequence[Sign], part: Labelled, split: str) -> None:
    for place, sign in enumerate(signs):
        labels = part.labels[:, place]
        known = labels[~np.isnan(labels)]
        positive = int(sign.positives(known).sum())
        if not 0 < positive < len(known):
            raise InputError(
                f"sign {sign.name}: {positive} of {len(known)} labelled ads in {split} are positive, "
                "expected both classes"
            )


def _examples(signs: tuple[Sign, ...], part: Labelled, params: AdsParams) -> Examples:
    texts = [gather(ad, phone_region=params.phone_region).masked for ad in part.ads]
    return Examples(texts, targets_of(signs, part.labels), part.groups)


def _cutoffs(
    signs: tuple[Sign, ...], validation: Labelled, probabilities: Floats, target: TargetParams
) -> dict[str, Cutoffs]:
    chosen = {}
    for place, sign in enumerate(signs):
        known = ~np.isnan(validation.labels[:, place])
        labels = sign.positives(validation.labels[known, place])
        chosen[sign.name] = cutoffs(labels, probabilities[known, place], target)
    return chosen


def _scratch(dataset: Dataset, recipe: Recipe) -> Path:
    """A folder that only the same fit of the same dataset finds again."""
    said = json.dumps([dataset.hash, recipe.to_record()], sort_keys=True)
    return Path(recipe.training.scratch) / hashlib.sha256(said.encode()).hexdigest()[:16]
