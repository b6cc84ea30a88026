"""Consensus beside majority votes, and what is found of annotators, on the simulated annotators of five worlds.

What the model expects before the first vote was chosen on seeds 101 to 103 and on made votes; docs/decisions/0015 has
the figures. Other models of the library are measured here too, on the same votes.
"""

import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import average_precision_score

from ads.world import Settings, simulate
from ads.world.annotators import Label, read_annotators, suggestion
from ads.world.bank import SIGNS
from benchmarks.record import Table, write
from labeling.agreement import Agreement, agreement
from labeling.anchoring import Anchoring, anchoring
from labeling.answers import NONE, Answers, answers_of
from labeling.consensus import Consensus, consensus
from labeling.votes import Vote
from models.signs import Floats, Sign

SEEDS = range(21, 26)
ADS, LABELLED, PREVALENCE = 20_000, 3000, 0.05
LEAST = 0.001  # log loss takes no probability below it, nor above one minus it
FIGURES = {"log_loss": "log loss", "brier": "Brier", "average_precision": "average precision", "error": "error rate"}
MEASURED_ON = f"world 3, {ADS:,} ads, prevalence {PREVALENCE}, seeds 21 to 25, the ads with votes"
MAJORITY, SMOOTHED, OURS = "share of votes", "share, one vote more at the base rate", "consensus"
Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class World:
    """The ads of a world with votes: ids, truth of shape (ads,) for each sign, votes, and what was suggested."""

    ads: list[str]
    truth: dict[str, Truth]
    votes: list[Vote]
    suggestions: dict[tuple[str, str], int]


def run() -> Path:
    """Measure, write the record, and return its path."""
    seeds = {seed: _measured(seed) for seed in SEEDS}
    tables = [
        *(_quality(sign, [found[sign] for found in seeds.values()]) for sign in SIGNS),
        _paired(seeds),
        _skills(seeds),
        _agreed(seeds),
        _pulled(seeds),
        _pulls(seeds),
    ]
    return write("consensus", tables, {str(seed): found for seed, found in seeds.items()})


def world(settings: Settings) -> World:
    """Return the ads of a world that annotators saw."""
    seen = [posted for posted in simulate(settings) if posted.labels]
    return World(
        ads=[posted.ad.id for posted in seen],
        truth={sign: np.array([sign in posted.truth.signs for posted in seen]) for sign in SIGNS},
        votes=[_vote(label) for posted in seen for label in posted.labels],
        suggestions={(posted.ad.id, sign): suggestion(sign, posted.truth) for posted in seen for sign in SIGNS},
    )


def _vote(label: Label) -> Vote:
    return Vote(
        ad=label.ad,
        annotator=label.annotator,
        sign=label.sign,
        value=label.value,
        at=label.at,
        blind=label.suggested is None,
    )


def _measured(seed: int) -> dict[str, Any]:
    made = world(Settings(ads=ADS, seed=seed, prevalence=PREVALENCE, labelled=LABELLED))
    return {sign: measure(made, Sign(name=sign)) for sign in SIGNS}


def measure(made: World, sign: Sign) -> dict[str, Any]:
    """Return every figure of one sign of a world."""
    truth = made.truth[sign.name]
    names, answers = answers_of(made.votes, made.ads, sign)
    started = time.process_time()
    found = consensus(made.votes, made.ads, [sign])
    seconds = time.process_time() - started
    labels = {MAJORITY: _share(answers), SMOOTHED: _smoothed(answers)} | _library(answers) | {OURS: found.labels[:, 0]}
    return {
        "ads": len(truth),
        "prevalence": float(truth.mean()),
        "seconds": seconds,
        "quality": {name: figures_of(one, truth) for name, one in labels.items()},
        "skills": skills_of(found, names, answers, truth),
        "agreement": vars_of(agreement(made.votes, made.ads, sign)),
        "pull": pulls_of(anchoring(made.votes, made.suggestions, sign), sign),
    }


def figures_of(labels: Floats, truth: Truth) -> dict[str, float]:
    """Return what labels of shape (ads,) are worth beside the truth."""
    inside = np.clip(labels, LEAST, 1 - LEAST)
    return {
        "log_loss": float(-np.log(np.where(truth, inside, 1 - inside)).mean()),
        "brier": float(((labels - truth) ** 2).mean()),
        "average_precision": float(average_precision_score(truth, labels)),
        "error": float(((labels >= 0.5) != truth).mean()),
    }


def _share(answers: Answers) -> Floats:
    return np.asarray((answers == 1).sum(axis=1) / (answers != NONE).sum(axis=1))


def _smoothed(answers: Answers) -> Floats:
    base = (answers == 1).sum() / (answers != NONE).sum()
    return np.asarray(((answers == 1).sum(axis=1) + base) / ((answers != NONE).sum(axis=1) + 1))


def _library(answers: Answers) -> dict[str, Floats]:
    """Return the labels of crowd-kit's models as they are, with its own settings."""
    import pandas as pd

    ads, annotators = np.nonzero(answers != NONE)
    table = pd.DataFrame({"task": ads, "worker": annotators, "label": answers[ads, annotators]})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=pd.errors.Pandas4Warning)
        from crowdkit.aggregation import GLAD, MACE, DawidSkene, OneCoinDawidSkene

        models: dict[str, Callable[[], Any]] = {
            "crowd-kit DawidSkene": DawidSkene,
            "crowd-kit OneCoinDawidSkene": OneCoinDawidSkene,
            "crowd-kit MACE": lambda: MACE(random_state=0),
            "crowd-kit GLAD": GLAD,
        }
        found = {name: model().fit_predict_proba(table) for name, model in models.items()}
    return {name: one[1].reindex(range(len(answers))).to_numpy(dtype=float) for name, one in found.items()}


def skills_of(found: Consensus, names: tuple[str, ...], answers: Answers, truth: Truth) -> dict[str, Any]:
    """Return sensitivity and specificity of each annotator, learned and true, and how they go together.

    `halves` is how the true figure on every other ad goes with that on the rest: more cannot be asked of anybody.
    """
    learned = {skill.annotator: skill for skill in found.skills}
    true = _true(answers, truth)
    halves = [_true(answers[start::2], truth[start::2]) for start in (0, 1)]
    sides = {
        "sensitivity": np.array([learned[name].sensitivity for name in names], dtype=float),
        "specificity": np.array([learned[name].specificity for name in names], dtype=float),
    }
    figures: dict[str, Any] = {
        side: {
            "learned": dict(zip(names, values.tolist(), strict=True)),
            "true": dict(zip(names, true[side].tolist(), strict=True)),
            "correlation": _correlation(values, true[side]),
            "halves": _correlation(halves[0][side], halves[1][side]),
        }
        for side, values in sides.items()
    }
    both = [np.concatenate(list(one.values())) for one in (sides, true)]
    return figures | {"both": {"correlation": _correlation(*both)}}


def _true(answers: Answers, truth: Truth) -> dict[str, Floats]:
    right = [(answers[truth] == 1, answers[truth] != NONE), (answers[~truth] == 0, answers[~truth] != NONE)]
    rates = [hits.sum(axis=0) / given.sum(axis=0) for hits, given in right]
    return dict(zip(("sensitivity", "specificity"), rates, strict=True))


def _correlation(one: Floats, other: Floats) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def vars_of(found: Agreement) -> dict[str, Any]:
    """Return an agreement as a record."""
    return {"alpha": found.alpha, "low": found.low, "high": found.high, "ads": found.ads}


def pulls_of(found: list[Anchoring], sign: Sign) -> dict[str, Any]:
    """Return the pull on all together and on each annotator, beside the planted one, and how these go together."""
    planted = {annotator.name: annotator.pull for annotator in read_annotators()}
    pulls = {one.annotator or "all": {"pull": one.pull, "interval": one.interval} for one in found}
    each = [(one.pull, planted[one.annotator]) for one in found if one.annotator and one.pull is not None]
    together = {"correlation": _correlation(*(np.array(values) for values in zip(*each, strict=True)))}
    return {"found": pulls, "planted": planted} | together


def _quality(sign: str, seeds: list[dict[str, Any]]) -> Table:
    names = list(seeds[0]["quality"])
    rows = [[name, *(_range([one["quality"][name][figure] for one in seeds]) for figure in FIGURES)] for name in names]
    share = mean(one["prevalence"] for one in seeds)
    seconds = mean(one["seconds"] for one in seeds)
    note = (
        f"Mean of five seeds, with the lowest and highest. {mean(one['ads'] for one in seeds):.0f} ads a seed, three "
        f"votes each; {share:.3f} have the sign, and many of them show nothing of it. Log loss takes no probability "
        f"below {LEAST} nor above {1 - LEAST}. Consensus takes {seconds:.1f} processor seconds a seed."
    )
    return Table(f"Labels beside the truth: {sign}", MEASURED_ON, ["labels", *FIGURES.values()], rows, note)


def _paired(seeds: dict[int, dict[str, Any]]) -> Table:
    rows = [
        [
            sign,
            other,
            *(
                _range([_difference(found[sign]["quality"], other, figure) for found in seeds.values()], signed=True)
                for figure in FIGURES
            ),
        ]
        for sign in SIGNS
        for other in (MAJORITY, SMOOTHED, "crowd-kit DawidSkene")
    ]
    note = (
        "Below 0 is better, but for average precision. The mean of the differences within a seed, lowest and highest."
    )
    return Table("Consensus minus others", MEASURED_ON, ["sign", "minus", *FIGURES.values()], rows, note)


def _difference(quality: dict[str, dict[str, float]], other: str, figure: str) -> float:
    return quality[OURS][figure] - quality[other][figure]


def _skills(seeds: dict[int, dict[str, Any]]) -> Table:
    rows = []
    for sign in SIGNS:
        found = [one[sign]["skills"] for one in seeds.values()]
        for side in ("sensitivity", "specificity"):
            values = {key: [mean(one[side][key].values()) for one in found] for key in ("learned", "true")}
            halves = _range([one[side]["halves"] for one in found])
            rows.append(
                [sign, side, _range([one[side]["correlation"] for one in found]), halves, *map(_range, values.values())]
            )
        rows.append([sign, "both", _range([one["both"]["correlation"] for one in found]), "", "", ""])
    columns = ["sign", "skill", "correlation with the true one", "of the true one with itself", "mean, learned", "true"]
    note = (
        "Pearson, over seven annotators (both: over their 14 figures); the mean of five seeds, with the lowest and "
        "highest. With itself: the true figure on every other ad beside that on the rest, which is as much as ads so "
        "few can tell. Sensitivity is not learned from votes: ads with a sign are few, the annotators who are misled "
        "by lawful wording agree on it, and of ads that show nothing nobody else says what experts do."
    )
    return Table("Skills of annotators, learned and true", MEASURED_ON, columns, rows, note)


def _agreed(seeds: dict[int, dict[str, Any]]) -> Table:
    rows = [
        [sign, str(seed), f"{one['alpha']:.3f} [{one['low']:.3f}, {one['high']:.3f}]", f"{one['ads']:,}"]
        for sign in SIGNS
        for seed, one in ((seed, found[sign]["agreement"]) for seed, found in seeds.items())
    ]
    note = "Nominal, with a 95 % interval by the bootstrap over ads (1,000 samples, seed 0)."
    return Table("Krippendorff's alpha", MEASURED_ON, ["sign", "seed", "alpha", "ads"], rows, note)


def _pulled(seeds: dict[int, dict[str, Any]]) -> Table:
    rows = [
        [sign, str(seed), _interval(one["found"]["all"]), f"{one['correlation']:.2f}"]
        for sign in SIGNS
        for seed, one in ((seed, found[sign]["pull"]) for seed, found in seeds.items())
    ]
    planted = [annotator.pull for annotator in read_annotators()]
    note = (
        f"Pull: the chance of following what is suggested whatever one thinks, with a 95 % interval by the bootstrap "
        f"over ads (1,000 samples, seed 0). Planted: {mean(planted):.2f} in the mean, {min(planted)} to {max(planted)}."
    )
    columns = ["sign", "seed", "pull on all together", "correlation with the planted pull, over annotators"]
    return Table("The pull of suggestions", MEASURED_ON, columns, rows, note)


def _pulls(seeds: dict[int, dict[str, Any]]) -> Table:
    planted = {annotator.name: annotator.pull for annotator in read_annotators()}
    means = {
        sign: {name: mean(found[sign]["pull"]["found"][name]["pull"] for found in seeds.values()) for name in planted}
        for sign in SIGNS
    }
    rows = [[name, f"{pull:.2f}", *(f"{means[sign][name]:.2f}" for sign in SIGNS)] for name, pull in planted.items()]
    together = [
        f"{_correlation(np.array(list(planted.values())), np.array(list(means[sign].values()))):.2f} for {sign}"
        for sign in SIGNS
    ]
    note = f"Mean of five seeds. Its correlation with the planted pull is {' and '.join(together)}."
    return Table("The pull on each annotator", MEASURED_ON, ["annotator", "planted", *SIGNS], rows, note)


def _interval(found: dict[str, Any]) -> str:
    low, high = found["interval"]
    return f"{found['pull']:.2f} [{low:.2f}, {high:.2f}]"


def _range(values: list[float], *, signed: bool = False) -> str:
    form = "{:+.3f}" if signed else "{:.3f}"
    middle, low, high = (form.format(value) for value in (mean(values), min(values), max(values)))
    return f"{middle} [{low}, {high}]"
