import shutil

import numpy as np
import pytest

from ads.errors import InputError
from models.bundle import Bundle, read_manifest


@pytest.fixture
def copied(bundle_folder, tmp_path):
    return shutil.copytree(bundle_folder, tmp_path / "bundle")


def files_of(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_every_file_is_text_or_safetensors(bundle_folder):
    assert files_of(bundle_folder) == [
        "README.md", "manifest.json", "manifest.sha256", "model/linear.safetensors", "model/vocabulary.json",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["README.md", "manifest.json", "manifest.sha256", "model/linear.safetensors", "model/vocabulary.json"]
)
def test_any_changed_byte_is_refused(copied, name):
    data = bytearray((copied / name).read_bytes())
    for place in range(0, len(data), max(1, len(data) // 50)):
        changed = bytearray(data)
        changed[place] ^= 1
        (copied / name).write_bytes(changed)
        with pytest.raises(InputError, match="expected it untouched"):
            Bundle.load(copied)


def test_a_missing_or_added_file_is_refused(copied):
    (copied / "model" / "more.json").write_text("{}")
    with pytest.raises(InputError, match=r"more\.json: was added or missing"):
        Bundle.load(copied)
    (copied / "model" / "more.json").unlink()
    (copied / "model" / "vocabulary.json").unlink()
    with pytest.raises(InputError, match=r"vocabulary\.json: was added or missing"):
        Bundle.load(copied)


def test_it_says_what_it_learned_from(bundle_folder, dataset):
    manifest = read_manifest(bundle_folder)
    assert manifest.provenance == "simulated"
    assert manifest.dataset == dataset.hash
    assert {sign.name for sign in manifest.signs} == {"coercion", "minor"}
    assert set(manifest.cutoffs) == {"coercion", "minor"}


def test_saved_and_loaded_it_gives_the_same_probabilities(bundle_folder, tmp_path):
    bundle = Bundle.load(bundle_folder)
    bundle.save(tmp_path / "again")
    texts = ["they keep my papers", "bicycle for sale"]
    again = Bundle.load(tmp_path / "again")
    np.testing.assert_array_equal(again.probabilities(texts), bundle.probabilities(texts))
    assert again.manifest.digest == bundle.manifest.digest


def test_its_card_says_what_is_not_known(bundle_folder):
    card = (bundle_folder / "README.md").read_text(encoding="utf-8")
    assert "simulated" in card
    assert "recall of minors in service ads is unknown by design" in card
    assert "| coercion | binary |" in card
