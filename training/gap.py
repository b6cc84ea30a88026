"""The same recipe on a random split of the same ads: what is better there has leaked."""

import numpy as np

from eval.evaluation import Evaluation, evaluate
from eval.params import EvalParams
from labeling.dataset import Dataset
from labeling.params import SplitParams
from labeling.splits import Split, at_random
from models.scorer import Scorer
from training.fit import Recipe, fit


def at_random_split(dataset: Dataset, *, seed: int) -> Dataset:
    """Return the ads of train, validation and test shared out at random, in splits of about the same sizes."""
    places = [place for place, split in enumerate(dataset.splits) if split != "seen_later"]
    counts = [sum(split == name for split in dataset.splits) for name in ("train", "validation", "test")]
    train, validation, _ = (count / len(places) for count in counts)
    params = SplitParams(train=train, validation=validation, test=1 - train - validation, seed=seed)
    labels = dataset.labels[places]
    positives = np.column_stack([sign.positives(labels[:, column]) for column, sign in enumerate(dataset.signs)])
    splits: list[Split] = at_random(range(len(places)), positives, params)
    return dataset.take(places, splits)


def evaluate_as_split(dataset: Dataset, recipe: Recipe, params: EvalParams) -> Evaluation:
    """Fit the recipe on the splits as they are and judge it on their test."""
    return evaluate(Scorer(fit(dataset, recipe), "own split"), dataset, params=params)


def evaluate_at_random(dataset: Dataset, recipe: Recipe, params: EvalParams) -> Evaluation:
    """Fit the recipe on a random split and judge it on that split's test."""
    shuffled = at_random_split(dataset, seed=recipe.training.seed)
    bundle = fit(shuffled, recipe)
    return evaluate(Scorer(bundle, "random split"), shuffled, params=params)
