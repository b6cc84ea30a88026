"""firstlight label errors: labels that somebody should look at again."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from firstlight.console import bar, emit, say, table
from firstlight.options import Json, ParamsFile, Settings
from firstlight.params import load_params


def errors(
    dataset: Annotated[Path, typer.Argument(help="Folder of a dataset that `firstlight label` made.")],
    most: Annotated[int, typer.Option("--most", min=1, help="Labels to show of each sign.")] = 20,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """List the labels of train that are likely wrong, for somebody to look at again.

    A model that did not see an ad, nor its group, is sure of the other answer (confident learning). It is a hint and no
    verdict: the model knows words alone. Correct a label by answering again; the later vote supersedes.
    """
    chosen = load_params(params, settings)
    from labeling.dataset import load_dataset
    from labeling.doubtful import doubtful

    with bar("doubting"):
        found = doubtful(load_dataset(dataset), chosen.ads)
    if as_json:
        emit([asdict(one) for one in found])
        return
    for sign in dict.fromkeys(one.sign for one in found):
        mine = [one for one in found if one.sign == sign]
        say(f"{sign}: {len(mine)} labels to look at again")
        table(["ad", "label", "the model thinks", "rests on"],
              [[one.ad, f"{one.label:.2f}", f"{one.probability:.2f}", one.basis] for one in mine[:most]])  # fmt: skip
    if not found:
        say("no label is likely wrong, as far as this model can tell")
