"""Single features of simulated ads, each asked how well it alone would rank the ads of a sign.

Average precision of a feature is taken with its values in both directions, and the better one counts: a feature that
says much by being absent says as much.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import average_precision_score

from ads.world import Posted
from ads.world.bank import SIGNS, Sign

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
SIGNS_OF_PEN = ".,!?:;-/*$@#()'\"&%+~"
LEAST_ADS = 20  # a word in fewer ads is left out
WORD = r"(?u)\b\w\w+\b"


@dataclass
class Rows:
    """What features are made of, a place for each ad."""

    contents: list[str] = field(default_factory=list)
    numbers: dict[str, list[float]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    signs: dict[Sign, list[bool]] = field(default_factory=lambda: {sign: [] for sign in SIGNS})

    def add(self, posted: Posted) -> None:
        """Take in one ad."""
        self.contents.append(posted.ad.content)
        for name, number in _numbers(posted):
            self.numbers.setdefault(name, []).append(number)
        for name, value in _names(posted):
            self.names.setdefault(name, []).append(value)
        for sign in SIGNS:
            self.signs[sign].append(sign in posted.truth.signs)


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature; `share` is that of the ads on which it is not zero."""

    name: str
    kind: str
    precision: float
    share: float


def _numbers(posted: Posted) -> Iterator[tuple[str, float]]:
    content, truth = posted.ad.content, posted.truth
    yield "characters", len(content)
    yield "words", len(content.split())
    yield "lines", content.count("\n")
    yield "capitals", sum(sign.isupper() for sign in content) / max(1, sum(sign.isalpha() for sign in content))
    yield "digits", sum(sign.isdigit() for sign in content)
    yield "has a title", float(posted.ad.title is not None)
    yield "signs beyond ASCII", sum(ord(sign) > 127 for sign in content)
    for sign in SIGNS_OF_PEN:
        yield f"count of {sign}", content.count(sign)
    yield "contacts", len(truth.contacts)
    yield "obscured contacts", sum(contact.obscured for contact in truth.contacts)
    yield "hidden stretches", len(truth.hidden)
    for kind in ("phone", "email", "handle", "link"):
        yield f"has {kind}", float(any(contact.kind == kind for contact in truth.contacts))
    for kind in ("price", "age", "place", "name", "origin"):
        yield f"count of {kind}s", sum(fact.kind == kind for fact in truth.facts)
    yield "mean price", float(np.mean([fact.amount for fact in truth.facts if fact.kind == "price"] or [0]))
    yield "month", posted.at.month + 12 * posted.at.year


def _names(posted: Posted) -> Iterator[tuple[str, str]]:
    ad = posted.ad
    yield "kind", str(ad.kind)
    yield "site", str(ad.site)
    yield "city", str(ad.city)
    yield "language", str(ad.language)
    yield "hour", f"{posted.at.hour:02}"
    yield "weekday", f"{posted.at:%A}"
    areas = re.findall(r"\+1(\d{3})", " ".join(contact.value for contact in posted.truth.contacts))
    yield "area code", areas[0] if areas else "none"


def features_of(rows: Rows) -> Iterator[tuple[str, str, Floats]]:
    """Yield name, kind and values of every feature but words."""
    for name, numbers in rows.numbers.items():
        yield name, "number", np.array(numbers, dtype=float)
    for name, values in rows.names.items():
        for value in sorted(set(values)):
            yield f"{name} is {value}", "context", np.array([one == value for one in values], dtype=float)
    vectorizer = CountVectorizer(token_pattern=WORD, min_df=LEAST_ADS, binary=True, dtype=np.float64)
    counts = csc_array(vectorizer.fit_transform(rows.contents))
    for place, word in enumerate(vectorizer.get_feature_names_out()):
        present = np.zeros(counts.shape[0])
        present[counts.indices[counts.indptr[place] : counts.indptr[place + 1]]] = 1
        yield str(word), "word", present


def alone(
    features: Iterator[tuple[str, str, Floats]], signs: Sequence[bool], *, most: int
) -> tuple[float, list[Feature]]:
    """Return the prevalence, and the features with the highest average precision alone."""
    labels = np.array(signs)
    found = [
        Feature(name, kind, _precision(labels, values), float(np.mean(values != 0))) for name, kind, values in features
    ]
    return float(labels.mean()), sorted(found, key=lambda one: -one.precision)[:most]


def _precision(labels: Bools, values: Floats) -> float:
    if set(np.unique(values)) <= {0.0, 1.0}:
        return max(_of_two(labels, values == 1), _of_two(labels, values == 0))
    return float(max(average_precision_score(labels, values), average_precision_score(labels, -values)))


def _of_two(labels: Bools, chosen: Bools) -> float:
    """Average precision of a feature with two values: precision of the chosen by their recall, then the rest."""
    if not chosen.any() or chosen.all():
        return float(labels.mean())
    recall = float(labels[chosen].sum() / labels.sum())
    return float(labels[chosen].mean()) * recall + float(labels.mean()) * (1 - recall)
