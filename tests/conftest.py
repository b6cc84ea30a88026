"""A tiny world, a dataset of it, and a model trained on it with a registry of its own: made once for all tests."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from ads.quiet import keep_quiet

keep_quiet()

from ads.archive import Archive, split_rejections  # noqa: E402
from ads.params import AdsParams  # noqa: E402
from ads.world import Settings  # noqa: E402
from ads.world.writing import write_world  # noqa: E402
from eval.params import EvalParams  # noqa: E402
from firstlight.params import Params  # noqa: E402
from labeling.build import build  # noqa: E402
from labeling.params import LabelingParams  # noqa: E402
from models.params import LinearParams, ModelsParams, RegistryParams  # noqa: E402
from serving.params import ServingParams  # noqa: E402
from serving.server import free_port, serve  # noqa: E402
from training.fit import Recipe  # noqa: E402
from training.params import TrainingParams  # noqa: E402


@pytest.fixture(autouse=True)
def no_deployment_key(monkeypatch):
    """No test sees the environment of whoever runs it."""
    for name in [name for name in os.environ if name.startswith("FIRSTLIGHT_") and name != "FIRSTLIGHT_REAL_DATA"]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    write_world(Settings(ads=600, seed=3, prevalence=0.3), folder)
    return folder


@pytest.fixture(scope="session")
def world_ads(world_folder):
    return split_rejections(Archive.at([world_folder]))[0]


@pytest.fixture(scope="session")
def dataset(world_folder):
    return build(Archive.at([world_folder]), world_folder / "votes.parquet", params=LabelingParams())


@pytest.fixture(scope="session")
def dataset_folder(dataset, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("datasets") / "dataset"
    dataset.save(path)
    return path


@pytest.fixture(scope="session")
def registry(tmp_path_factory) -> RegistryParams:
    folder = tmp_path_factory.mktemp("registry")
    return RegistryParams(uri=f"sqlite:///{folder / 'mlflow.db'}", artifacts=folder / "mlflow")


@pytest.fixture(scope="session")
def recipe(registry) -> Recipe:
    return Recipe(
        TrainingParams(), ModelsParams(registry=registry, linear=LinearParams(max_features=5000)), AdsParams()
    )


@pytest.fixture(scope="session")
def bundle_folder(dataset, recipe, tmp_path_factory) -> Path:
    """The bundle of version 1 in the registry, which is champion."""
    from training.promotion import promote
    from training.train import train

    path = tmp_path_factory.mktemp("bundles") / "bundle"
    train(dataset, recipe, eval_params=EvalParams(bootstrap=20), out=path)
    promote("1", recipe.models.registry, reason="tests", allow_simulated=True)
    return path


@pytest.fixture(scope="session")
def server(bundle_folder, registry, tmp_path_factory):
    """The champion of the tests' registry behind a real server."""
    folder = tmp_path_factory.mktemp("server")
    params = Params(
        models=ModelsParams(registry=registry),
        serving=ServingParams(port=free_port(), max_ads=600, allow_simulated=True),
    )
    document = folder / "params.yaml"
    document.write_text(params.to_yaml())
    with serve(params.serving, document, log=folder / "service.log") as running:
        yield running, folder / "service.log"


@pytest.fixture(scope="session")
def encoder(tmp_path_factory) -> Path:
    """A tiny random encoder that knows a few words and every letter."""
    torch = pytest.importorskip("torch", reason="the transformer group is not installed")
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("encoder")
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "cook", "driver", "wanted", "today", "for", "days"]
    words = [*known, *letters, *(f"##{letter}" for letter in letters)]
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=64, initializer_range=0.2,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(vocab={word: place for place, word in enumerate(words)}).save_pretrained(folder)
    return folder


@dataclass(frozen=True)
class Result:
    """What a command gave: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the command in this process, in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments) -> Result:
        from firstlight.cli import main

        monkeypatch.setattr(sys, "argv", ["firstlight", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run_command
