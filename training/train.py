"""Train: fit, judge on validation, write down everything, register a version.

Test is left alone here: a version is judged on it by `eval`, once, after everything is chosen.
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from eval.evaluation import Evaluation, evaluate
from eval.params import EvalParams
from labeling.dataset import Dataset
from models.base import Silent, Watcher
from models.scorer import Scorer
from training.fit import Recipe, fit
from training.tracking import Run, open_run


@dataclass(frozen=True, slots=True)
class Trained:
    """A registered version, its run, and how it did on the validation split that its thresholds come from."""

    version: str
    run: str
    family: Literal["linear", "transformer"]
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Tracked:
    """A watcher that writes metrics into a run and hands everything on."""

    run: Run
    watcher: Watcher

    def step(self, done: int, total: int) -> None:
        """Hand on."""
        self.watcher.step(done, total)

    def metrics(self, epoch: int, values: dict[str, float]) -> None:
        """Log and hand on."""
        self.run.metrics(values, step=epoch)
        self.watcher.metrics(epoch, values)


def train(
    dataset: Dataset,
    recipe: Recipe,
    *,
    eval_params: EvalParams,
    used: dict[str, object] | None = None,
    out: Path | None = None,
    watcher: Watcher | None = None,
) -> Trained:
    """Fit a recipe and register the result; `used` is what the run logs as its params (the recipe where None).

    The bundle is also written to `out` where that is given.
    """
    with open_run(recipe.models.registry, name=recipe.training.family) as run:
        run.params(used or recipe.to_record())
        run.dataset(dataset)
        run.environment()
        bundle = fit(dataset, recipe, watcher=Tracked(run, watcher or Silent()))
        with TemporaryDirectory() as folder:
            path = out or Path(folder) / "bundle"
            bundle = bundle.save(path)
            run.bundle(path)
        version = run.register(
            provenance=dataset.provenance, digest=bundle.manifest.digest, dataset=bundle.manifest.dataset
        )
        evaluation = evaluate(Scorer(bundle, version), dataset, split="validation", params=eval_params)
        run.evaluation(evaluation)
    return Trained(version, run.id, recipe.training.family, evaluation)
