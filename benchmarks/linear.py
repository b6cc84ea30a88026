"""`firstlight score` end to end beside the bare scikit-learn pipeline on the same masked texts, in one process."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline

from ads.ad import Ad
from ads.archive import Archive, split_rejections
from ads.contacts import find_contacts
from ads.evidence import gather
from ads.indicators import load_registry
from ads.masking import mask
from ads.pseudonyms import Pseudonyms
from ads.reading import read
from ads.world import Settings
from ads.world.writing import write_world
from benchmarks.record import Table, write
from firstlight.params import Params
from labeling.build import build
from models.bundle import Bundle
from models.linear import LinearModel
from models.scorer import Scorer, Shown
from serving.batch import score_archive
from training.fit import Recipe, fit

ADS, SEED, REPEATS = 10_000, 11, 5


def run() -> Path:
    """Measure, write the record, and return its path."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        bundle, archive, ads = _prepared(folder)
        masked = [gather(ad, phone_region="US").masked for ad in ads]
        peer = bare_pipeline(bundle)
        _same_scores(peer, bundle, masked)
        bare: list[float] = []
        ours: dict[str, list[float]] = {"findings off": [], "findings on": []}
        for turn in range(REPEATS):  # in turn, so that a drifting machine meets both
            bare.append(_seconds(lambda: peer.predict_proba(masked)))
            for label, findings in (("findings off", False), ("findings on", True)):
                scorer = Scorer(bundle, "bench", Pseudonyms.for_this_run(), Shown(findings=findings))
                out = folder / f"out-{turn}-{findings}"
                ours[label].append(
                    _seconds(lambda s=scorer, o=out: score_archive(archive, s, o, kind="jsonl", chunk=1000))  # type: ignore[misc]
                )
        return write("linear", _tables(bare, ours, _steps(bundle, archive, ads)), _figures(bare, ours))


def bare_pipeline(bundle: Bundle) -> Pipeline:
    """Return what somebody would write who has scikit-learn alone: the same vocabulary and the same weights."""
    model = bundle.model
    if not isinstance(model, LinearModel):
        raise TypeError(f"the bundle is {bundle.manifest.family}, expected linear")
    features = FeatureUnion([("words", model.words), ("characters", model.characters)])
    regression = LogisticRegression()
    regression.classes_ = np.array([0, 1])
    regression.coef_, regression.intercept_ = model.weights[:1], model.bias[:1]
    return Pipeline([("features", features), ("regression", regression)])


def _same_scores(peer: Pipeline, bundle: Bundle, masked: list[str]) -> None:
    """The comparison is fair only if both compute the same."""
    theirs = peer.predict_proba(masked[:200])[:, 1]
    np.testing.assert_allclose(theirs, expit(bundle.model.logits(masked[:200])[:, 0]), atol=1e-9)


def _prepared(folder: Path) -> tuple[Bundle, Archive, list[Ad]]:
    (folder / "world").mkdir()
    write_world(Settings(ads=ADS, seed=SEED), folder / "world")
    params = Params()
    archive = Archive.at([folder / "world"])
    dataset = build(archive, folder / "world" / "votes.parquet", params=params.labeling)
    bundle = fit(dataset, Recipe(params.training, params.models, params.ads))
    return bundle, archive, split_rejections(archive)[0]


def _steps(bundle: Bundle, archive: Archive, ads: list[Ad]) -> dict[str, float]:
    """Return microseconds an ad of each step alone."""
    seen = [gather(ad, phone_region="US") for ad in ads]
    readings = [evidence.reading for evidence in seen]
    contacts = [find_contacts(reading, region="US") for reading in readings]
    masked = [mask(ad.content, found) for ad, found in zip(ads, contacts, strict=True)]
    registry = load_registry()
    scorer = Scorer(bundle, "bench", Pseudonyms.for_this_run())
    assessments = scorer.assess(ads)
    steps: dict[str, Callable[[], Any]] = {
        "archive to ads": lambda: split_rejections(archive),
        "reading": lambda: [read(ad.content) for ad in ads],
        "contacts": lambda: [find_contacts(reading, region="US") for reading in readings],
        "masking": lambda: [mask(ad.content, found) for ad, found in zip(ads, contacts, strict=True)],
        "model": lambda: bundle.probabilities(masked),
        "findings": lambda: [registry.find(evidence) for evidence in seen],
        "assessment to JSON": lambda: [assessment.to_json() for assessment in assessments],
    }
    return {name: _seconds(step) / len(ads) * 1e6 for name, step in steps.items()}


def _seconds(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _ratios(bare: list[float], ours: list[float]) -> list[float]:
    return [base / own for base, own in zip(bare, ours, strict=True)]


def _figures(bare: list[float], ours: dict[str, list[float]]) -> dict[str, Any]:
    return {"bare_seconds": bare, "our_seconds": ours, "ads": ADS}


def _tables(bare: list[float], ours: dict[str, list[float]], steps: dict[str, float]) -> list[Table]:
    measured_on = f"{ADS} simulated ads, {REPEATS} turns in one process; the range is the lowest and highest turn"
    rows = []
    for label, seconds in ours.items():
        ratios = _ratios(bare, seconds)
        shown = f"{median(ratios):.2f} [{min(ratios):.2f}, {max(ratios):.2f}]"
        rows.append([f"firstlight score, {label}", shown, f"{ADS / median(seconds):.0f}"])
    rows.append(["bare scikit-learn pipeline", "1", f"{ADS / median(bare):.0f}"])
    speed = Table("Speed beside the bare pipeline", measured_on, ["what", "speed ratio", "ads per second"], rows)
    cost = Table(
        "Cost of each step",
        f"the same {ADS} simulated ads, one turn",
        ["step", "microseconds an ad"],
        [[name, f"{value:.0f}"] for name, value in steps.items()],
    )
    return [speed, cost]
