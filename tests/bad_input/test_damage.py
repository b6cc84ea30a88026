"""Bundles, datasets and registries that were changed, moved or never were one."""

import shutil

import pytest

BUNDLE_FILES = ["README.md", "manifest.json", "manifest.sha256", "model/linear.safetensors", "model/vocabulary.json"]
ROW_FILES = ["ads/data-00000-of-00001.arrow", "ads/dataset_info.json", "ads/state.json"]


@pytest.fixture
def copied_bundle(bundle_folder, tmp_path):
    return shutil.copytree(bundle_folder, tmp_path / "bundle")


@pytest.fixture
def copied_dataset(dataset_folder, tmp_path):
    return shutil.copytree(dataset_folder, tmp_path / "dataset")


@pytest.fixture
def ads(tmp_path):
    (tmp_path / "ads.csv").write_text("id,text\na,Cook wanted\n")
    return "ads.csv"


def change(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_these_are_all_the_files(bundle_folder, dataset_folder):
    for folder, names in ((bundle_folder, BUNDLE_FILES), (dataset_folder / "ads", ROW_FILES)):
        found = sorted(path.name for path in folder.rglob("*") if path.is_file())
        assert found == sorted(name.split("/")[-1] for name in names)


@pytest.mark.parametrize("name", BUNDLE_FILES)
@pytest.mark.parametrize("verb", ["score", "eval", "serve"])
def test_a_bundle_with_a_changed_byte(refused, copied_bundle, dataset_folder, ads, verb, name):
    change(copied_bundle / name)
    arguments = {
        "score": ["score", ads, "--model", "bundle", "--out", "out"],
        "eval": ["eval", "bundle", "--dataset", dataset_folder],
        "serve": ["serve", "--model", "bundle", "--port", "1"],
    }
    named = "manifest.json" if name == "manifest.sha256" else name  # the one says that the other was changed
    expected = f"bundle/{named}: was changed after the bundle was written, expected it untouched"
    assert refused(*arguments[verb]) == expected


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("manifest.json", "bundle: holds no manifest.json, expected the folder of a bundle"),
        ("manifest.sha256", "bundle/manifest.json: was changed after the bundle was written, expected it untouched"),
        (
            "model/vocabulary.json",
            "bundle/model/vocabulary.json: was added or missing after the bundle was written, expected it untouched",
        ),
    ],
)
def test_a_bundle_without_a_file(refused, copied_bundle, ads, name, message):
    (copied_bundle / name).unlink()
    assert refused("score", ads, "--model", "bundle", "--out", "out") == message


def test_a_bundle_with_a_file_more(refused, copied_bundle, ads):
    (copied_bundle / "model" / "more.pkl").write_bytes(b"x")
    assert refused("score", ads, "--model", "bundle", "--out", "out") == (
        "bundle/model/more.pkl: was added or missing after the bundle was written, expected it untouched"
    )


@pytest.mark.parametrize("name", ROW_FILES)
def test_a_dataset_with_a_changed_byte(refused, copied_dataset, bundle_folder, name):
    change(copied_dataset / name)
    message = f"dataset/{name}: was changed after the dataset was frozen, expected it untouched"
    assert refused("train", "--dataset", "dataset") == message
    assert refused("eval", bundle_folder, "--dataset", "dataset") == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "dataset/dataset.json: is damaged, expected what `firstlight label` wrote"),
        ("[]", "dataset/dataset.json: is damaged, expected what `firstlight label` wrote"),
        ("\udcff", "dataset/dataset.json: is damaged, expected what `firstlight label` wrote"),
    ],
)
def test_a_damaged_manifest_of_a_dataset(refused, copied_dataset, text, message):
    (copied_dataset / "dataset.json").write_bytes(text.encode(errors="surrogateescape"))
    assert refused("train", "--dataset", "dataset") == message


def test_a_dataset_that_says_it_learned_from_real_ads(refused, copied_dataset):
    path = copied_dataset / "dataset.json"
    path.write_text(path.read_text().replace('"provenance": "simulated"', '"provenance": "own"'))
    message = refused("train", "--dataset", "dataset")
    assert message.startswith("dataset: its content hash is ")
    assert message.endswith("… as frozen")


def test_folders_that_are_none(refused, world_folder, bundle_folder, dataset_folder, ads):
    no_dataset = f"{world_folder}: holds no dataset.json, expected the folder of a dataset"
    no_bundle = f"{world_folder}: holds no manifest.json, expected the folder of a bundle"
    assert refused("train", "--dataset", world_folder) == no_dataset
    assert refused("eval", bundle_folder, "--dataset", world_folder) == no_dataset
    assert refused("eval", world_folder, "--dataset", dataset_folder) == no_bundle
    assert refused("score", ads, "--model", world_folder, "--out", "out") == no_bundle
    assert refused("train", "--dataset", "none") == "none: holds no dataset.json, expected the folder of a dataset"


def test_a_registry_that_is_not_there_is_not_made(refused, run, ads, tmp_path):
    nothing = (
        "model {} is neither a bundle's folder nor a version or alias of firstlight in "
        "sqlite:///artifacts/mlflow.db, which has 0 versions and no alias"
    )
    assert refused("score", ads, "--out", "out") == nothing.format("champion")
    assert refused("promote", "99") == nothing.format("99")
    assert (
        run("models").out == "no version is registered in sqlite:///artifacts/mlflow.db; `firstlight train` makes one\n"
    )
    assert not (tmp_path / "artifacts").exists()


def test_a_version_that_does_not_exist(refused, bundle_folder, registry):
    message = refused("promote", "99", "--set", f"models.registry.uri={registry.uri}")
    assert message == (
        f"model 99 is neither a bundle's folder nor a version or alias of firstlight in {registry.uri}, "
        "which has 1 versions and champion"
    )


def test_a_simulated_version_is_not_promoted(refused, bundle_folder, registry):
    assert refused("promote", "1", "--set", f"models.registry.uri={registry.uri}") == (
        "version 1 learned from simulated ads, expected one that learned from real ones: "
        "pass --allow-simulated for a demonstration"
    )


def test_a_registry_that_gives_no_answer(refused, tmp_path):
    (tmp_path / "x.db").write_text("no database")
    message = refused("models", "--set", "models.registry.uri=sqlite:///x.db", code=1)
    assert message.startswith("models.registry.uri is sqlite:///x.db: the registry gives no answer (")


def test_a_version_whose_bundle_is_gone(run, refused, dataset_folder, ads, tmp_path):
    options = ["--set", "models.linear.max_features=100", "--set", "eval.bootstrap=20"]
    assert run("train", "--dataset", dataset_folder, *options).code == 0
    (tmp_path / "artifacts" / "mlflow").rename(tmp_path / "elsewhere")
    message = refused("score", ads, "--model", "1", "--out", "out")
    assert message.startswith("version 1 of firstlight: its bundle cannot be read from file:///")
    assert message.endswith("/bundle, expected it where it was registered")
