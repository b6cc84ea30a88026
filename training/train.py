"""Train: fit, judge on test, write down everything, register a version."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.evaluation import Evaluation, evaluate
from eval.params import EvalParams
from labeling.dataset import Dataset
from models.base import Silent, Watcher
from models.manifest import Manifest
from models.scorer import Scorer
from training.fit import Recipe, fit
from training.gap import evaluate_at_random
from training.tracking import Run, open_run


@dataclass(frozen=True, slots=True)
class Trained:
    """A registered version, its run, and how it did on the test split (beside a random split, where asked for)."""

    version: str
    run: str
    manifest: Manifest
    evaluation: Evaluation
    gap: Evaluation | None


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
    gap: bool = False,
    watcher: Watcher | None = None,
    announce: Callable[[str], None] = lambda step: None,
) -> Trained:
    """Fit a recipe and register the result; `used` is what the run logs as its params (the recipe where None).

    The bundle is also written to `out` where that is given. Test data is judged once, after everything is chosen.
    """
    with open_run(recipe.models.registry, name=recipe.training.family) as run:
        run.params(used or recipe.to_record())
        run.dataset(dataset)
        run.environment()
        announce("fitting")
        bundle = fit(dataset, recipe, watcher=Tracked(run, watcher or Silent()))
        with TemporaryDirectory() as folder:
            path = out or Path(folder) / "bundle"
            bundle = bundle.save(path)
            run.bundle(path)
        version = run.register(
            provenance=dataset.provenance, digest=bundle.manifest.digest, dataset=bundle.manifest.dataset
        )
        announce("judging on test")
        evaluation = evaluate(Scorer(bundle, version), dataset, params=eval_params)
        if gap:
            announce("fitting again on a random split")
        beside = evaluate_at_random(dataset, recipe, eval_params) if gap else None
        run.evaluation(evaluation, beside)
    return Trained(version, run.id, bundle.manifest, evaluation, beside)
