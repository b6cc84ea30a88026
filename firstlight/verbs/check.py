"""firstlight label check: does anything stand on two sides of a dataset."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firstlight.console import bar, emit, say, table
from firstlight.options import Json, ParamsFile, Settings
from firstlight.params import Params, load_params

if TYPE_CHECKING:
    from eval.intervals import Estimate
    from labeling.dataset import Dataset
    from labeling.proof import Proof

SHOWN = 10  # leaks and exempt contacts that are printed


def check(
    dataset: Annotated[Path, typer.Argument(help="Folder of a dataset that `firstlight label` made.")],
    gap: Annotated[
        bool, typer.Option("--gap", help="Fit a model on these splits and on a random one, and show both.")
    ] = False,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Prove that a dataset's splits do not leak; ends with 1 where one does.

    Ads are read anew: no contact, near-duplicate or group may stand in two of train, validation and test, and where
    ads were split by time no earlier side may hold a later ad. Contacts that strangers share are listed as exempt, with
    the ads that they touch.
    """
    chosen = load_params(params, settings)
    from ads.pseudonyms import Pseudonyms
    from labeling.dataset import load_dataset
    from labeling.proof import prove

    with bar("looking for leaks") as shown:
        loaded = load_dataset(dataset)
        proof = prove(loaded, chosen.ads, pseudonyms=Pseudonyms.from_environment())
        figures: dict[str, tuple[Estimate, Estimate]] = {}
        if gap:
            shown.name("fitting on these splits and on a random one")
            figures = _gap(loaded, chosen)
    if as_json:
        beside = {name: {"splits": own.model_dump(), "random": random.model_dump()} for name, (own, random) in
                  figures.items()}  # fmt: skip
        emit({**proof.model_dump(mode="json"), "holds": proof.holds, "gap": beside})
    else:
        _print(proof)
        if figures:
            say()
            table(["average precision on test", "these splits", "a random split"],
                  [[name, own, random] for name, (own, random) in figures.items()])  # fmt: skip
    if not proof.holds:
        raise typer.Exit(1)


def _gap(dataset: "Dataset", chosen: Params) -> "dict[str, tuple[Estimate, Estimate]]":
    """Return for each sign the average precision on these splits and on a random one."""
    from training.fit import Recipe
    from training.gap import evaluate_as_split, evaluate_at_random

    recipe = Recipe(chosen.training, chosen.models, chosen.ads)
    own, random = (judge(dataset, recipe, chosen.eval) for judge in (evaluate_as_split, evaluate_at_random))
    return {
        name: (sign.figures["average_precision"], random.signs[name].figures["average_precision"])
        for name, sign in own.signs.items()
    }


def _print(proof: "Proof") -> None:
    counts = ", ".join(f"{count} in {side}" for side, count in proof.ads.items())
    say(f"dataset {proof.dataset[:12]}: {counts}")
    for leak in proof.leaks[:SHOWN]:
        say(f"leak: {leak}")
    if len(proof.leaks) > SHOWN:
        say(f"and {len(proof.leaks) - SHOWN} more leaks; --json lists them all")
    nearest = "below 0.3" if proof.overlap is None else f"{proof.overlap:.2f}"
    say(f"most alike of the texts on different sides: {nearest} (near-duplicates from {proof.near_duplicate:.2f} on)")
    if proof.exempt:
        say(f"contacts that strangers share, exempt: {len(proof.exempt)}; they touch {proof.touched:.1%} of test")
        rows = [[one.contact, *one.ads.values()] for one in proof.exempt[:SHOWN]]
        table(["contact", *proof.ads], rows)
    say("the splits hold: nothing stands on two sides" if proof.holds else "the splits leak: label build them anew")
