"""Labels that are likely wrong: where a model that did not see an ad is sure of the other answer.

Confident learning (Northcutt, Jiang & Chuang 2021), by cleanlab. The model is word n-grams with logistic regression,
fitted five times, each time without the groups that it then judges.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ads.errors import InputError
from ads.evidence import gather
from ads.params import AdsParams
from labeling.dataset import Dataset, Labelled
from models.signs import Floats, Sign

FOLDS = 5
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Doubtful:
    """A label to look at again, what it rests on, and the probability that the model gives its sign."""

    ad: str
    sign: str
    label: float
    probability: float
    basis: str


def doubtful(dataset: Dataset, params: AdsParams, *, split: str = "train") -> list[Doubtful]:
    """Return the labels of a split that are likely wrong, the most likely first, sign by sign.

    Raises InputError where no sign has ads of both classes in as many groups as there are folds.
    """
    part = dataset.split(split)
    texts = [gather(ad, phone_region=params.phone_region).masked for ad in part.ads]
    bases = [basis for basis, name in zip(dataset.bases, dataset.splits, strict=True) if name == split]
    found: list[Doubtful] = []
    judged = 0
    for place, sign in enumerate(dataset.signs):
        known = np.flatnonzero(~np.isnan(part.labels[:, place]))
        if not _can_be_judged(sign, part, known, place):
            continue
        judged += 1
        labels, groups = part.labels[known, place], part.groups[known]
        odds = _out_of_fold([texts[ad] for ad in known], sign.positives(labels).astype(int), groups)
        for row in _issues(sign.positives(labels).astype(int), odds):
            ad = int(known[row])
            found.append(Doubtful(part.ads[ad].id, sign.name, float(labels[row]), float(odds[row, 1]), bases[ad]))
    if not judged:
        raise InputError(f"no sign has both answers in {FOLDS} groups of {split} or more, expected more labels")
    return found


def _can_be_judged(sign: Sign, part: Labelled, known: Numbers, place: int) -> bool:
    positive = sign.positives(part.labels[known, place])
    groups = part.groups[known]
    return min(len(set(groups[positive].tolist())), len(set(groups[~positive].tolist()))) >= FOLDS


def _out_of_fold(texts: Sequence[str], labels: Numbers, groups: Numbers) -> Floats:
    """Return (ads, 2) probabilities from models that did not see the ad's group."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        LogisticRegression(C=10.0, solver="liblinear", random_state=0),
    )
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    odds: Floats = cross_val_predict(model, texts, labels, groups=groups, cv=folds, method="predict_proba")
    return odds


def _issues(labels: Numbers, odds: Floats) -> list[int]:
    """Return the rows that are likely wrong, the most likely first."""
    from cleanlab.filter import find_label_issues  # takes seconds to import

    ranked = find_label_issues(labels, odds, return_indices_ranked_by="self_confidence", n_jobs=1)
    return [int(row) for row in ranked]
