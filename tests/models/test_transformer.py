"""The real code on a tiny random encoder that is made here; the packaged one is only checked for its hash."""

import json

import numpy as np
import pytest

pytest.importorskip("torch", reason="the transformer group is not installed")

from ads.errors import InputError
from models.base import Examples, Silent
from models.encoder import encoder_folder, require_published
from models.params import ModelsParams, TransformerParams
from models.transformer import TransformerFamily

pytestmark = pytest.mark.heavy
TEXTS = [f"{word} wanted {'for days ' * (place % 5)}" for place in range(30) for word in ("cook", "driver")]
TARGETS = np.array([[float("cook" in text), np.nan if place % 7 == 0 else 0.0] for place, text in enumerate(TEXTS)])
EXAMPLES = Examples(TEXTS, TARGETS, np.arange(len(TEXTS)))


def fitted(encoder, scratch, *, epochs=4, watcher=None):
    options = TransformerParams(
        encoder=encoder, epochs=epochs, patience=5, learning_rate=0.01, max_tokens=32, batch_size=8
    )
    return TransformerFamily().fit(
        EXAMPLES,
        EXAMPLES,
        params=ModelsParams(transformer=options),
        seed=0,
        watcher=watcher or Silent(),
        scratch=scratch,
    )


@pytest.fixture(scope="module")
def model(encoder, tmp_path_factory):
    return fitted(encoder, tmp_path_factory.mktemp("scratch") / "run", epochs=12)


def test_it_learns_what_is_there(model):
    logits = model.logits(["cook wanted", "driver wanted"])
    assert logits.shape == (2, 2)
    assert logits[0, 0] > logits[1, 0] + 1


def test_a_score_does_not_depend_on_its_neighbours(model):
    alone = np.vstack([model.logits([text]) for text in TEXTS])
    np.testing.assert_allclose(model.logits(TEXTS), alone, atol=1e-5)
    np.testing.assert_allclose(model.logits(TEXTS[::-1])[::-1], alone, atol=1e-5)


def test_it_comes_back_as_it_was_saved_and_holds_no_pickle(model, tmp_path):
    model.save(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} <= {".json", ".safetensors", ".txt", ".jinja"}
    np.testing.assert_allclose(TransformerFamily().load(tmp_path).logits(TEXTS), model.logits(TEXTS), atol=1e-6)


class Stopped(Exception):
    """Somebody pulled the plug."""


class Watching:
    """Keeps what it is told, and may pull the plug."""

    def __init__(self, stop_at=None):
        self.epochs, self.steps, self.stop_at = {}, [], stop_at

    def step(self, done, total):
        self.steps.append(done)
        if done == self.stop_at:
            raise Stopped

    def metrics(self, epoch, values):
        self.epochs[epoch] = values


def test_every_epoch_is_measured_and_nothing_is_printed(encoder, tmp_path, capfd):
    watching = Watching()
    fitted(encoder, tmp_path / "run", epochs=2, watcher=watching)
    assert capfd.readouterr().out == ""
    assert list(watching.epochs) == [1, 2]
    assert set(watching.epochs[2]) == {"train.loss", "validation.loss", "validation.average_precision"}
    assert watching.steps == list(range(1, 17))


def test_an_interrupted_fit_goes_on_from_its_last_epoch(encoder, tmp_path):
    scratch = tmp_path / "run"
    with pytest.raises(Stopped):
        fitted(encoder, scratch, watcher=Watching(stop_at=12))
    again = Watching()
    resumed = fitted(encoder, scratch, watcher=again)
    assert again.steps[0] == 9  # epoch 1 (8 steps) stands
    assert not scratch.exists()
    straight = fitted(encoder, tmp_path / "other")
    np.testing.assert_allclose(resumed.logits(TEXTS), straight.logits(TEXTS), atol=1e-4)


def test_the_packaged_encoder_is_the_published_one():
    assert (encoder_folder(None) / "config.json").is_file()


def test_other_weights_are_refused(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"else")
    with pytest.raises(InputError, match="expected the published 53aa5117"):
        require_published(tmp_path / "model.safetensors")


def test_a_folder_that_is_no_encoder_says_what_it_lacks(tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({}))
    with pytest.raises(InputError, match=r"expected a folder with config\.json and model\.safetensors"):
        encoder_folder(tmp_path)


def test_more_tokens_than_the_encoder_has_places_for_are_refused(encoder, tmp_path):
    options = ModelsParams(transformer=TransformerParams(encoder=encoder, max_tokens=65))
    with pytest.raises(InputError, match="max_tokens is 65, expected at most the encoder's 64"):
        TransformerFamily().fit(EXAMPLES, EXAMPLES, params=options, seed=0, watcher=Silent(), scratch=tmp_path / "run")
