import numpy as np
import pytest

from ads.errors import InputError
from models.base import Examples, Silent
from models.linear import LinearFamily, shared_vocabulary
from models.params import LinearParams, ModelsParams

TEXTS = [f"{word} wanted, {place} days" for place in range(20) for word in ("cook", "driver")]
TARGETS = np.array(
    [[float("cook" in text), np.nan if place % 2 else float("cook" in text)] for place, text in enumerate(TEXTS)]
)
EXAMPLES = Examples(TEXTS, TARGETS, np.arange(len(TEXTS)))


def fitted(examples=EXAMPLES, **params):
    return LinearFamily().fit(
        examples, examples, params=ModelsParams(linear=LinearParams(**params)), seed=0, watcher=Silent(), scratch=None
    )


def test_it_learns_what_is_there():
    logits = fitted().logits(["a cook is wanted", "a driver is wanted"])
    assert logits.shape == (2, 2)
    assert logits[0, 0] > logits[1, 0]


def test_it_comes_back_as_it_was_saved(tmp_path):
    model = fitted()
    model.save(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".safetensors"}
    np.testing.assert_array_equal(LinearFamily().load(tmp_path).logits(TEXTS), model.logits(TEXTS))


def test_an_ngram_stands_in_enough_groups_however_often_one_repeats_it():
    texts = ["rare word"] * 50 + ["common word"] * 6
    examples = Examples(texts, np.zeros((56, 1)), np.array([0] * 50 + list(range(1, 7))))
    words = shared_vocabulary(examples, "word", (1, 1), LinearParams(min_groups=5))
    assert words == ["common", "word"]


def test_no_ngram_holds_a_run_of_four_digits():
    examples = Examples(["code 12345 room 12"] * 9, np.zeros((9, 1)), np.arange(9))
    for analyzer, ngrams in (("word", (1, 2)), ("char_wb", (3, 5))):
        names = shared_vocabulary(examples, analyzer, ngrams, LinearParams())
        assert "room" in names or " roo" in names
        assert not any(digits in name for name in names for digits in ("1234", "2345"))


def test_of_too_many_those_in_most_groups_stay():
    texts = ["both one"] * 5 + ["both two"] * 7
    examples = Examples(texts, np.zeros((12, 1)), np.arange(12))
    assert shared_vocabulary(examples, "word", (1, 1), LinearParams(max_features=2)) == ["both", "two"]


def test_too_little_text_is_an_error_that_says_what_to_do():
    examples = Examples(["cook", "driver"], np.array([[1.0], [0.0]]), np.arange(2))
    with pytest.raises(InputError, match=r"no n-gram stands in 5 of the 2 groups .* expected more ads"):
        fitted(examples)


def test_a_soft_target_pulls_less():
    soft = Examples(TEXTS, np.where(TARGETS[:, :1] == 1, 0.6, 0.0), np.arange(len(TEXTS)))
    assert fitted(soft).logits(["a cook"])[0, 0] < fitted().logits(["a cook"])[0, 0]


def test_a_level_that_nobody_reaches_has_a_small_constant():
    none = Examples(TEXTS, np.column_stack([TARGETS[:, 0], np.zeros(len(TEXTS))]), np.arange(len(TEXTS)))
    logits = fitted(none).logits(["a cook", "a driver"])[:, 1]
    assert logits[0] == logits[1] < -3
