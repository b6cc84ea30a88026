"""Word and character n-grams with logistic regression, one regression a column.

The vocabulary holds an n-gram only if it stands in at least `min_groups` groups, and none with a run of four digits,
so that a bundle gives nobody away.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file, save_file
from scipy.sparse import coo_array, csr_array, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from ads.errors import InputError
from models.base import Examples, Watcher
from models.params import LinearParams, ModelsParams
from models.signs import Floats

IDENTIFYING = re.compile(r"\d{4}")


@dataclass(frozen=True)
class LinearModel:
    """Two TF-IDF vectorizers and a weight matrix of shape (columns, features)."""

    words: TfidfVectorizer
    characters: TfidfVectorizer
    weights: Floats
    bias: Floats

    def features(self, texts: Sequence[str]) -> csr_array:
        """Return (n, features) TF-IDF, words first, each half of unit length."""
        return csr_array(hstack([self.words.transform(texts), self.characters.transform(texts)]))

    def logits(self, texts: Sequence[str]) -> Floats:
        """Return (n, columns) logits."""
        scores: Floats = self.features(texts) @ self.weights.T + self.bias
        return scores

    def save(self, folder: Path) -> None:
        """Write `linear.safetensors` and `vocabulary.json`."""
        halves = {"words": self.words, "characters": self.characters}
        arrays = {f"{name}.idf": vectorizer.idf_ for name, vectorizer in halves.items()}
        save_file({**arrays, "weights": self.weights, "bias": self.bias}, folder / "linear.safetensors")
        described = {name: _described(vectorizer) for name, vectorizer in halves.items()}
        (folder / "vocabulary.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")


class LinearFamily:
    """Fits and reads linear models."""

    def fit(
        self, train: Examples, validation: Examples, *, params: ModelsParams, seed: int, watcher: Watcher, scratch: Path
    ) -> LinearModel:
        """Fit on train; nothing is chosen on validation."""
        steps = train.targets.shape[1] + 2
        words = _fitted(train, "word", params.linear.word_ngrams, params.linear)
        watcher.step(1, steps)
        characters = _fitted(train, "char_wb", params.linear.character_ngrams, params.linear)
        watcher.step(2, steps)
        model = LinearModel(words, characters, np.empty((0, 0)), np.empty(0))
        features = model.features(train.texts)
        rows = []
        for place, column in enumerate(train.targets.T):
            rows.append(_regression(features, column, params.linear.c, seed))
            watcher.step(place + 3, steps)
        return LinearModel(words, characters, np.vstack([w for w, _ in rows]), np.array([b for _, b in rows]))

    def load(self, folder: Path) -> LinearModel:
        """Return the model that `save` wrote."""
        arrays = load_file(folder / "linear.safetensors")
        described = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        words, characters = (_rebuilt(described[name], arrays[f"{name}.idf"]) for name in ("words", "characters"))
        return LinearModel(words, characters, arrays["weights"], arrays["bias"])


def _fitted(train: Examples, analyzer: str, ngrams: tuple[int, int], params: LinearParams) -> TfidfVectorizer:
    vocabulary = shared_vocabulary(train, analyzer, ngrams, params)
    vectorizer = TfidfVectorizer(analyzer=analyzer, ngram_range=ngrams, vocabulary=vocabulary, sublinear_tf=True)
    return vectorizer.fit(train.texts)


def shared_vocabulary(train: Examples, analyzer: str, ngrams: tuple[int, int], params: LinearParams) -> list[str]:
    """Return the n-grams that stand in enough groups and hold no run of four digits, in alphabetical order.

    Raises InputError when none does.
    """
    counter = CountVectorizer(analyzer=analyzer, ngram_range=ngrams, binary=True)
    try:
        counts = counter.fit_transform(train.texts)
    except ValueError as error:  # scikit-learn's word for texts without a single n-gram
        raise InputError("no ad of the train split holds a word of two letters or more, expected text") from error
    numbers = np.unique(train.groups, return_inverse=True)[1]
    ones = np.ones(len(numbers), dtype=np.int32)
    membership = coo_array((ones, (numbers, np.arange(len(numbers))))).tocsr()
    groups = (membership @ counts > 0).sum(axis=0)
    names = counter.get_feature_names_out()
    kept = [place for place in np.flatnonzero(groups >= params.min_groups) if not IDENTIFYING.search(names[place])]
    kept.sort(key=lambda place: (-groups[place], names[place]))
    if not kept:
        raise InputError(
            f"no n-gram stands in {params.min_groups} of the {numbers.max() + 1} groups of the train split, "
            "expected more ads: what stands in fewer may name somebody"
        )
    return sorted(str(names[place]) for place in kept[: params.max_features])


def _regression(features: csr_array, target: Floats, c: float, seed: int) -> tuple[Floats, float]:
    """Return weights and bias; a soft target counts as a positive and a negative, weighted."""
    known = np.flatnonzero(~np.isnan(target))
    if len(np.unique(target[known] >= 0.5)) < 2:
        return np.zeros(features.shape[1]), _constant(target[known])
    positive, negative = known[target[known] > 0], known[target[known] < 1]
    rows = np.concatenate([positive, negative])
    labels = np.repeat([1, 0], [len(positive), len(negative)])
    weights = np.concatenate([target[positive], 1 - target[negative]])
    regression = LogisticRegression(C=c, solver="liblinear", random_state=seed)
    regression.fit(features[rows], labels, sample_weight=weights)
    return regression.coef_[0], float(regression.intercept_[0])


def _constant(target: Floats) -> float:
    """Return the logit of the share of positives with one of each added (Laplace): a level that nobody reaches."""
    share = (target.sum() + 1) / (len(target) + 2)
    return float(np.log(share / (1 - share)))


def _described(vectorizer: TfidfVectorizer) -> dict[str, Any]:
    terms = sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
    return {"analyzer": vectorizer.analyzer, "ngram_range": list(vectorizer.ngram_range), "terms": terms}


def _rebuilt(described: dict[str, Any], idf: Floats) -> TfidfVectorizer:
    vectorizer = TfidfVectorizer(
        analyzer=described["analyzer"],
        ngram_range=tuple(described["ngram_range"]),
        vocabulary={term: place for place, term in enumerate(described["terms"])},
        sublinear_tf=True,
    )
    vectorizer.idf_ = idf
    return vectorizer
