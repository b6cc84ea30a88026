"""What is evaluated is what is served: one ad has one score, whichever way it is asked for."""

import json
import sys
from dataclasses import replace

import httpx
import numpy as np
import pytest

from ads.archive import write_ads
from eval.evaluation import evaluate
from eval.params import EvalParams
from models.calibration import Calibration
from models.params import TransformerParams
from models.scorer import Scorer
from training.fit import Recipe, fit

pytestmark = pytest.mark.heavy
TOLERANCE = 1e-4


@pytest.fixture(scope="module")
def ads(world_ads):
    return world_ads[:500]


@pytest.fixture(scope="module")
def scorer(bundle_folder):
    return Scorer.load(bundle_folder)


@pytest.fixture(scope="module")
def alone(scorer, ads):
    """The reference: each ad by itself."""
    return {ad.id: scores(scorer.assess([ad])[0].model_dump()) for ad in ads}


def scores(assessment):
    return [assessment["signs"][sign]["probability"] for sign in ("coercion", "minor")]


def same(found, alone):
    assert len(found) == len(alone) == 500
    for assessment in found:
        np.testing.assert_allclose(scores(assessment), alone[assessment["id"]], atol=TOLERANCE)


@pytest.mark.parametrize("size", [1, 7, 64, 500])
@pytest.mark.parametrize("order", ["as they stand", "reversed", "shuffled"])
def test_in_python(scorer, ads, alone, size, order):
    places = {
        "as they stand": np.arange(500), "reversed": np.arange(500)[::-1],
        "shuffled": np.random.default_rng(0).permutation(500),
    }[order]  # fmt: skip
    turned = [ads[place] for place in places]
    found = [one.model_dump() for start in range(0, 500, size) for one in scorer.assess(turned[start : start + size])]
    assert [assessment["id"] for assessment in found] == [ad.id for ad in turned]
    same(found, alone)


@pytest.mark.parametrize("size", [1, 50, 500])
def test_over_http(server, ads, alone, size):
    found = []
    with httpx.Client(base_url=server[0].url, timeout=60) as client:
        for start in range(0, 500, size):
            body = {"ads": [json.loads(ad.model_dump_json(exclude={"fields"})) for ad in ads[start : start + size]]}
            found += client.post("/v1/score", json=body).raise_for_status().json()["assessments"]
    same(found, alone)


@pytest.mark.parametrize("chunk", [3, 1000])
def test_on_the_command_line(run, bundle_folder, ads, alone, tmp_path, chunk):
    write_ads(ads, tmp_path / "ads.parquet")
    done = run("score", "ads.parquet", "--model", bundle_folder, "--out", "out", "--set", f"serving.chunk={chunk}")
    assert done.code == 0, done.err
    same([json.loads(line) for line in (tmp_path / "out" / "scored.jsonl").read_text().splitlines()], alone)


def test_through_a_pipe(run, bundle_folder, ads, alone, monkeypatch, tmp_path):
    lines = tmp_path / "ads.jsonl"
    lines.write_text("".join(f"{ad.model_dump_json(exclude={'fields', 'source', 'row'})}\n" for ad in ads))
    with lines.open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        done = run("score", "-", "--model", bundle_folder)
    assert done.code == 0, done.err
    same([json.loads(line) for line in done.out.splitlines()], alone)


@pytest.fixture(scope="module")
def transformer_folder(dataset, recipe, encoder, tmp_path_factory):
    """A bundle of the other family: a tiny encoder, three epochs."""
    folder = tmp_path_factory.mktemp("transformer")
    options = TransformerParams(encoder=encoder, epochs=3, max_tokens=64, learning_rate=0.01)
    training = recipe.training.model_copy(update={"family": "transformer", "scratch": str(folder / "scratch")})
    models = recipe.models.model_copy(update={"transformer": options})
    bundle = fit(dataset, Recipe(training, models, recipe.ads))
    plain = Calibration(scale=(1.0, 1.0), shift=(0.0, 0.0))  # so little learned would be calibrated into one number
    manifest = bundle.manifest.model_copy(update={"calibration": plain})
    replace(bundle, manifest=manifest).save(folder / "bundle")
    return folder / "bundle"


def test_the_other_family_takes_the_same_path(run, transformer_folder, ads, tmp_path):
    scorer = Scorer.load(transformer_folder)
    alone = {ad.id: scores(scorer.assess([ad])[0].model_dump()) for ad in ads}
    assert np.ptp([score for score, _ in alone.values()]) > 100 * TOLERANCE  # the ads do differ
    for size in (7, 500):
        turned = ads[::-1]
        parts = (scorer.assess(turned[start : start + size]) for start in range(0, 500, size))
        same([found.model_dump() for part in parts for found in part], alone)
    write_ads(ads, tmp_path / "ads.parquet")
    done = run("score", "ads.parquet", "--model", transformer_folder, "--out", "out", "--set", "serving.chunk=33")
    assert done.code == 0, done.err
    same([json.loads(line) for line in (tmp_path / "out" / "scored.jsonl").read_text().splitlines()], alone)


def test_in_evaluation(scorer, dataset):
    """Evaluation counts as flagged exactly what an assessment flags."""
    part = dataset.split("test")
    found = evaluate(scorer, dataset, params=EvalParams(bootstrap=20)).signs["coercion"]
    flags = np.array([assessment.signs["coercion"].flag for assessment in scorer.assess(part.ads)])
    positive = part.labels[:, dataset.signs.index(next(s for s in dataset.signs if s.name == "coercion"))] >= 0.5
    assert found.figures["recall"].value == pytest.approx((flags & positive).sum() / positive.sum())
