import numpy as np
import pytest

from ads.duplicates import WINDOW, bands_for, distinct_texts
from ads.linkage import link
from ads.params import LinkageParams


def jaccard(one, other, size):
    runs = [{tuple(text[place : place + size]) for place in range(len(text) - size + 1)} for text in (one, other)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


def test_texts_are_distinct_but_for_case_and_punctuation():
    found = distinct_texts(["Room to let!", "room, to let", "", "room to rent"], LinkageParams())
    assert found.of_ad[0] == found.of_ad[1] != found.of_ad[3]
    assert found.of_ad[2] == -1
    assert sorted(found.words) == [3, 3]


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_an_estimate_is_as_near_as_its_error_says(size):
    generator, params = np.random.default_rng(size), LinkageParams(near_duplicate=0.3, shingle_words=size)
    errors = []
    for _ in range(60):
        one = [f"w{number}" for number in generator.integers(10_000, size=80)]
        other = one[:66] + [f"v{number}" for number in generator.integers(10_000, size=14)]
        found = distinct_texts([" ".join(one), " ".join(other)], params)
        errors += list(found.similarity - jaccard(one, other, size))
    assert len(errors) == 60
    assert abs(np.mean(errors)) < 0.02
    assert np.std(errors) < 0.045  # sqrt(s (1 - s) / 128) at most


def test_texts_of_one_chunk_do_not_share_words():
    params = LinkageParams(shingle_words=3, near_duplicate=0.1)
    texts = ["a b", "c d e f", "b c", "a", "b c d", "e f a b"]
    assert distinct_texts(texts, params).pairs.tolist() == sorted(distinct_texts(texts[::-1], params).pairs.tolist())
    assert len(distinct_texts(["a b c d", "c d a b"], params).pairs) == 0


def test_a_crowded_bucket_is_compared_in_linear_time():
    base = [f"w{number}" for number in range(60)]
    texts = [" ".join([*base, f"v{number}"]) for number in range(2000)]
    found = distinct_texts(texts, LinkageParams())
    bands = bands_for(LinkageParams())
    assert len(found.pairs) <= 2000 * WINDOW * bands
    assert len(found.pairs) < 2000 * 1999 / 2 / 10
    assert link(texts, [[]] * 2000, LinkageParams()).count == 1


@pytest.mark.parametrize(("threshold", "permutations"), [(0.6, 128), (0.6, 512), (0.3, 128), (0.9, 256), (0.6, 32)])
def test_near_duplicates_are_found_whatever_the_params(threshold, permutations):
    params = LinkageParams(near_duplicate=threshold, permutations=permutations, shingle_words=1)
    assert permutations % bands_for(params) == 0
    generator, joined = np.random.default_rng(0), 0
    shared = round(100 * min(1.0, threshold + 0.15))
    for _ in range(20):
        words = [f"w{number}" for number in generator.choice(100_000, size=100, replace=False)]
        other = words[:shared] if threshold + 0.15 < 1 else words
        joined += link([" ".join(words), " ".join(other)], [[], []], params).campaigns == (0, 0)
    assert joined >= 18
