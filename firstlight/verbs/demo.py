"""firstlight demo."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from ads.errors import InputError
from ads.storage import require_absent
from firstlight.console import bar, emit, say
from firstlight.options import Json, ParamsFile, Settings
from firstlight.params import load_params

MARK = ".firstlight-demo"


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder of everything that the demo makes.")] = Path("demo"),
    ads: Annotated[int, typer.Option("--ads", metavar="N", help="How many simulated ads.")] = 10_000,
    full: Annotated[bool, typer.Option("--full", help="Also fine-tune the transformer, and compare the two.")] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Remove an earlier demo in that folder first.")
    ] = False,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Do the main job end to end on simulated ads: archive, dataset, model, report, registry, scores, HTTP.

    All of it is invented. What the model learns here says nothing of real ads.
    """
    chosen = load_params(params, settings)
    if overwrite and out.exists():
        _remove(out)
    require_absent(out)
    out.mkdir(parents=True)
    (out / MARK).touch()
    from firstlight.demo import Demo

    with bar("working") as shown:
        tell = (lambda line: None) if as_json else say
        result = Demo(out.absolute(), chosen, ads, tell, shown).run(full=full)
    if as_json:
        emit(result)
        return
    say()
    say(f"done in {result['seconds']:.0f} seconds. Look at")
    say(f"  {out / 'report-linear.html'}   how well it reads, for people who do not program")
    say(f"  {out / 'dataset' / 'README.md'}   what it learned from")
    say(f"  {out / 'scored' / 'scored.jsonl'}   one assessment an ad")
    say(f"  mlflow ui --backend-store-uri sqlite:///{out / 'mlflow.db'}   each run with its plots, and the versions")


def _remove(folder: Path) -> None:
    """Remove a folder that a demo made, and no other."""
    if not (folder / MARK).is_file():
        raise InputError(f"{folder}: was not made by a demo, expected one that may be removed, or a new name")
    shutil.rmtree(folder)
