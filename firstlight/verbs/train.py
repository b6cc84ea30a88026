"""firstlight train."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ads.storage import require_absent
from firstlight.console import bar, emit, say
from firstlight.options import DatasetFolder, Json, ParamsFile, Settings
from firstlight.params import load_params
from firstlight.verbs.figures import print_evaluation


def train(
    dataset: DatasetFolder,
    family: Annotated[
        Literal["linear", "transformer"] | None,
        typer.Option("--family", help="Kind of model; training.family if none."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Also write the bundle to this new folder.")] = None,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Fit, calibrate, set thresholds, and register the result as a new version.

    Thresholds come from validation data, and so do the figures shown here: they flatter. `firstlight eval` judges a
    version on test, once everything is chosen. Everything is written to MLflow; look with
    `mlflow ui --backend-store-uri sqlite:///artifacts/mlflow.db`. An interrupted transformer fit goes on from its last
    epoch when the same command runs again.
    """
    chosen = load_params(params, [*settings, *([f"training.family={family}"] if family else [])])
    if out:
        require_absent(out)
    from labeling.dataset import load_dataset
    from training.fit import Recipe
    from training.train import train as run_training

    recipe = Recipe(chosen.training, chosen.models, chosen.ads)
    with bar(f"fitting {recipe.training.family}") as shown:
        trained = run_training(
            load_dataset(dataset),
            recipe,
            eval_params=chosen.eval,
            used=chosen.to_record(),
            out=out,
            watcher=shown,
        )
    if as_json:
        emit({
            "version": trained.version, "run": trained.run, "bundle": str(out) if out else None,
            "evaluation": trained.evaluation.model_dump(mode="json"),
        })  # fmt: skip
        return
    say(f"version {trained.version} of {chosen.models.registry.name}, MLflow run {trained.run}")
    print_evaluation(trained.evaluation)
