import numpy as np
import pytest

from ads.ad import Ad
from ads.errors import InputError
from ads.params import AdsParams
from labeling.doubtful import doubtful
from labeling.freeze import Grouping, freeze
from labeling.params import LabelingParams
from models.signs import Sign

TRADES = "cook driver cleaner gardener painter roofer baker clerk porter welder".split()


def dataset_of(count, *, flipped=()):
    bad = [place % 2 == 0 for place in range(count)]
    texts = [
        f"{TRADES[place % 10]} wanted, {'pay a fee before you start' if one else 'paid each friday'}, site {place}"
        for place, one in enumerate(bad)
    ]
    labels = np.array([[float(one != (place in flipped))] for place, one in enumerate(bad)])
    ads = [Ad(id=f"a{place}", text=text) for place, text in enumerate(texts)]
    grouping = Grouping.given(range(count))
    return freeze(
        ads, labels, [Sign(name="fraud")], provenance="own", sources={}, params=LabelingParams(), grouping=grouping,
        splits=["train"] * count,
    )  # fmt: skip


def test_planted_label_errors_are_found():
    flipped = (3, 10, 31)
    found = doubtful(dataset_of(80, flipped=flipped), AdsParams())
    kept = {f"a{place}" for place in flipped}  # a few of train became validation
    assert {one.ad for one in found} <= kept
    assert len(found) >= 2
    assert all((one.label >= 0.5) != (one.probability >= 0.5) for one in found)
    assert {one.basis for one in found} == {"given"}


def test_labels_that_agree_with_the_words_are_left_alone():
    assert doubtful(dataset_of(80), AdsParams()) == []


def test_too_few_labels_are_an_error():
    with pytest.raises(InputError, match="no sign has both answers in 5 groups of train"):
        doubtful(dataset_of(8), AdsParams())
