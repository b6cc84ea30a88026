"""firstlight eval: a bundle, and how ads are read."""

from pathlib import Path
from typing import Annotated

import typer

from ads.errors import InputError
from ads.storage import require_absent, write_atomic
from firstlight.console import bar, emit, say
from firstlight.fallback import UNNAMED, FallbackGroup, UnnamedCommand
from firstlight.options import DatasetFolder, Json, ParamsFile, Settings
from firstlight.params import load_params
from firstlight.verbs.figures import print_evaluation, print_thresholds
from firstlight.verbs.judged import judge_reading

app = typer.Typer(
    cls=FallbackGroup,
    no_args_is_help=True,
    subcommand_metavar="BUNDLE|COMMAND [ARGS]...",
    help="Judge a bundle on a dataset, or how ads are read against a truth.\n\n"
    "    firstlight eval BUNDLE --dataset DIR\n\n"
    "    firstlight eval reading --truth FILE\n\n"
    "`firstlight eval BUNDLE --help` explains the first, `firstlight eval reading --help` the second. "
    "A bundle's folder that is called reading is named by ./reading.",
)


@app.command(UNNAMED, cls=UnnamedCommand)
def evaluate(
    bundle: Annotated[
        str, typer.Argument(metavar="BUNDLE", help="A bundle's folder, or a registered version or alias.")
    ],
    dataset: DatasetFolder,
    split: Annotated[
        str,
        typer.Option("--split", help="train, validation, test, seen_later, or test/unseen_city or test/unseen_site."),
    ] = "test",
    report: Annotated[Path | None, typer.Option("--report", help="Also write the report as one HTML file.")] = None,
    gap: Annotated[
        bool, typer.Option("--gap", help="Fit the bundle's recipe again on a random split of the same ads.")
    ] = False,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Judge a bundle on one split of a dataset, with intervals over groups.

    What is found of a registered version is also written into its MLflow run. The report is one self-contained page
    for people who do not program.
    """
    chosen = load_params(params, settings)
    if gap and split != "test":
        raise InputError(f"--gap goes with the test split and not with {split}: it compares two tests")
    if report:
        if report.suffix != ".html":
            raise InputError(f"--report is {report}, expected a name that ends in .html")
        require_absent(report)
    from eval.evaluation import evaluate as judge
    from eval.report import to_html
    from labeling.dataset import load_dataset
    from models.registry import find
    from models.scorer import Scorer, locate
    from training.fit import Recipe
    from training.gap import evaluate_at_random
    from training.tracking import log_evaluation

    with bar("judging") as shown:
        scorer = Scorer.load(bundle, registry=chosen.models.registry)
        loaded = load_dataset(dataset)
        evaluation = judge(scorer, loaded, split=split, params=chosen.eval)
        beside = None
        if gap:
            shown.name("fitting on a random split")
            recipe = Recipe.of_bundle(scorer.bundle.manifest, chosen.models)
            beside = evaluate_at_random(loaded, recipe, chosen.eval)
        if locate(bundle, chosen.models.registry)[1]:
            log_evaluation(find(bundle, chosen.models.registry), evaluation, beside, chosen.models.registry)
    if report:
        write_atomic(report, to_html(evaluation, gap=beside))
    if as_json:
        emit({**evaluation.model_dump(mode="json"), "gap": beside.model_dump(mode="json") if beside else None})
        return
    print_evaluation(evaluation, beside)
    print_thresholds(evaluation)
    if report:
        say()
        say(f"report: {report}")


app.command("reading")(judge_reading)
