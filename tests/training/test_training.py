from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ads.errors import InputError
from eval.params import EvalParams, TargetParams
from models.bundle import Bundle, read_manifest
from models.registry import client_of, fetch, find, versions
from models.scorer import Scorer
from training.fit import Recipe, fit
from training.gap import at_random_split
from training.params import TrainingParams
from training.promotion import promote


def test_the_same_seed_fits_the_same_weights(dataset, recipe):
    one, other = fit(dataset, recipe), fit(dataset, recipe)
    np.testing.assert_array_equal(one.model.weights, other.model.weights)
    assert one.manifest.cutoffs == other.manifest.cutoffs


def test_nothing_of_test_reaches_the_bundle(dataset, recipe):
    labels = dataset.labels.copy()
    test = [place for place, split in enumerate(dataset.splits) if split in ("test", "seen_later")]
    labels[test] = 1 - labels[test]
    other = fit(replace(dataset, labels=labels), recipe)
    np.testing.assert_array_equal(other.model.weights, fit(dataset, recipe).model.weights)
    assert other.manifest.cutoffs == fit(dataset, recipe).manifest.cutoffs


def test_the_target_sets_the_threshold(dataset, recipe):
    aims = [TargetParams(rule="recall", value=0.95), TargetParams(rule="false_positive_rate", value=0.001)]
    found = [
        fit(dataset, Recipe(TrainingParams(target=aim), recipe.models, recipe.ads))
        .manifest.cutoffs["coercion"]
        .threshold
        for aim in aims
    ]
    assert found[0] < found[1]


def test_one_class_only_is_an_error_that_names_sign_and_split(dataset, recipe):
    with pytest.raises(InputError, match=r"sign coercion: 0 of \d+ labelled ads in train are positive, expected both"):
        fit(replace(dataset, labels=np.zeros_like(dataset.labels)), recipe)


def test_a_bundle_knows_the_recipe_that_made_it(bundle_folder, recipe):
    assert Recipe.of_bundle(read_manifest(bundle_folder), recipe.models).to_record() == recipe.to_record()


def test_a_random_split_has_the_same_sizes_and_tears_groups_apart(dataset):
    shuffled = at_random_split(dataset, seed=0)
    for name in ("train", "validation", "test"):
        assert len(shuffled.split(name)) == pytest.approx(len(dataset.split(name)), abs=6)
    both = set(shuffled.split("train").groups.tolist()) & set(shuffled.split("test").groups.tolist())
    assert both


def test_a_run_holds_params_digests_figures_plots_report_and_bundle(bundle_folder, registry, dataset):
    client = client_of(registry)
    run = client.get_run(find("1", registry).run)
    assert run.info.status == "FINISHED"
    assert run.data.params["training.seed"] == "0"
    assert {f"validation.coercion.f1{end}" for end in ("", ".low", ".high")} <= set(run.data.metrics)
    assert run.inputs.dataset_inputs[0].dataset.digest == dataset.hash[:36]
    names = {found.path for found in client.list_artifacts(run.info.run_id)}
    assert {"bundle", "dataset.json", "environment.txt", "params.json", "validation"} <= names
    inside = {found.path for found in client.list_artifacts(run.info.run_id, "validation")}
    assert inside == {"validation/evaluation.json", "validation/plots", "validation/report.html"}
    assert len(client.list_artifacts(run.info.run_id, "validation/plots")) == 6


def test_a_registered_version_is_the_bundle(bundle_folder, registry):
    version = find("champion", registry)
    assert Bundle.load(fetch(version, registry)).manifest.digest == read_manifest(bundle_folder).digest
    assert version.tags["provenance"] == "simulated"


def test_a_simulated_version_is_not_promoted_by_accident(bundle_folder, registry):
    client_of(registry).set_model_version_tag(registry.name, "1", "provenance", "own")  # the bundle knows better
    with pytest.raises(InputError, match="learned from simulated ads"):
        promote("1", registry, reason="none")
    client_of(registry).set_model_version_tag(registry.name, "1", "provenance", "simulated")


def test_a_promotion_is_written_down(bundle_folder, registry):
    found = next(version for version in versions(registry) if version.number == "1")
    assert found.aliases == ("champion",)
    assert {"promoted.by", "promoted.at", "promoted.reason", "promoted.previous"} <= set(found.tags)
    assert found.tags["promoted.reason"] == "tests"


def test_an_evaluation_on_other_signs_is_refused(bundle_folder, dataset):
    from eval.evaluation import evaluate
    from models.signs import Sign

    other = replace(dataset, signs=(Sign(name="fraud"), Sign(name="spam")))
    with pytest.raises(
        InputError, match="the bundle predicts coercion, minor, the dataset is labelled for fraud, spam"
    ):
        evaluate(Scorer.load(bundle_folder), other)


def test_an_evaluation_on_train_says_that_it_flatters(bundle_folder, dataset):
    from eval.evaluation import evaluate

    found = evaluate(Scorer.load(bundle_folder), dataset, split="train", params=EvalParams(bootstrap=20))
    assert any("flatter" in warning for warning in found.warnings)


@pytest.mark.heavy
def test_what_eval_finds_of_a_version_stands_in_its_run(run, bundle_folder, registry, dataset_folder):
    settings = ["--set", "eval.bootstrap=20", "--set", f"models.registry.uri={registry.uri}"]
    done = run("eval", "1", "--dataset", dataset_folder, "--gap", *settings)
    assert done.code == 0, done.err
    client, number = client_of(registry), find("1", registry).run
    assert "test.minor.average_precision" in client.get_run(number).data.metrics
    page = Path(client.download_artifacts(number, "test/report.html")).read_text(encoding="utf-8")
    assert "<script" not in page
    assert 'src="http' not in page
    assert "SIMULATED" in page
    assert "same, on a random split" in page
    assert "alerts per 10,000" in done.out
