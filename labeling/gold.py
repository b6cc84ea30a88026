"""From votes to the labels of a dataset: gold for validation and test, the best that is known for train.

Gold are blind answers of enough people, and nothing else. In train a label is the consensus of people and rules; where
no person looked, the label of an ad of the same text stands, and where there is none, what rules say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ads.ad import Ad
from labeling.consensus import Consensus, consensus
from labeling.dataset import Basis
from labeling.params import LabelingParams
from labeling.splits import Split
from labeling.votes import Vote, standing
from models.signs import Floats, Sign

DIGITS = 6  # of a label: what machines differ in is less
JUDGED: tuple[Split, ...] = ("validation", "test")


@dataclass(frozen=True)
class Labels:
    """Labels of shape (places, signs) for the ads at `places`, and what each rests on.

    `not_gold` counts the ads of validation and test that people labelled, and that are left out all the same.
    """

    places: npt.NDArray[np.int64]
    values: Floats
    bases: tuple[Basis, ...]
    not_gold: int
    consensus: Consensus


def label(
    ads: Sequence[Ad],
    splits: Sequence[Split],
    alike: Sequence[int],
    signs: Sequence[Sign],
    *,
    people: Sequence[Vote],
    weak: Sequence[Vote],
    params: LabelingParams,
) -> Labels:
    """Return the labels of the ads that have one; `alike` numbers clusters of like texts, `weak` are votes of rules."""
    ids = [ad.id for ad in ads]
    every = consensus([*people, *weak], ids, signs, prevalence=params.prevalence)
    blind = [vote for vote in people if vote.role == "person" and vote.blind is not False]
    gold = consensus(blind, ids, signs)
    seen = _voted(people, ids)
    judged = np.array([split in JUDGED for split in splits])
    values = np.where(judged[:, None], gold.labels, every.labels)
    values[judged[:, None] & (_people(blind, ids, signs) < params.gold_answers)] = np.nan
    bases: list[Basis] = [
        "gold" if late else "people" if one else "rules" for late, one in zip(judged, seen, strict=True)
    ]
    for place, value in _spread(alike, seen, every.labels, judged):
        values[place], bases[place] = value, "alike"
    places = np.flatnonzero(~np.isnan(values).all(axis=1)) if len(signs) else np.array([], dtype=np.int64)
    left_out = int((judged & seen & np.isnan(values).all(axis=1)).sum()) if len(signs) else 0
    rounded: Floats = values[places].round(DIGITS)
    return Labels(places, rounded, tuple(bases[place] for place in places), left_out, every)


def _voted(votes: Sequence[Vote], ids: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return for each ad whether somebody said something of it, shape (ads,); a rule is nobody."""
    voted = {vote.ad for vote in votes if vote.value is not None and vote.role != "rule"}
    return np.array([ad in voted for ad in ids], dtype=bool)


def _people(votes: Sequence[Vote], ids: Sequence[str], signs: Sequence[Sign]) -> npt.NDArray[np.int64]:
    """Return how many people answered, shape (ads, signs); "cannot tell" is no answer."""
    row = {ad: place for place, ad in enumerate(ids)}
    column = {sign.name: place for place, sign in enumerate(signs)}
    counts = np.zeros((len(ids), len(signs)), dtype=np.int64)
    for vote in standing(votes):
        if vote.value is not None and vote.ad in row and vote.sign in column:
            counts[row[vote.ad], column[vote.sign]] += 1
    return counts


def _spread(
    alike: Sequence[int], seen: npt.NDArray[np.bool_], labels: Floats, judged: npt.NDArray[np.bool_]
) -> list[tuple[int, Floats]]:
    """Return the label of the first labelled ad of the same text, for each ad of train that no person looked at."""
    first: dict[int, int] = {}
    for place in np.flatnonzero(seen & ~judged).tolist():
        first.setdefault(alike[place], place)
    unseen = np.flatnonzero(~seen & ~judged).tolist()
    return [(place, labels[first[alike[place]]]) for place in unseen if alike[place] in first]
