"""firstlight simulate."""

from typing import Annotated

import typer

from ads.storage import new_folder, require_absent
from firstlight.console import bar, emit, say
from firstlight.options import Json, Out


def simulate(
    out: Out,
    ads: Annotated[int, typer.Option("--ads", metavar="N", help="How many ads.")] = 5000,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="The same seed gives the same bytes.")] = 7,
    prevalence: Annotated[
        float, typer.Option("--prevalence", metavar="P", help="Share of ads with a sign, 0 to 0.5.")
    ] = 0.1,
    as_json: Json = False,
) -> None:
    """Write a synthetic archive, the votes of simulated annotators, and apart from both the ground truth.

    All of it is invented: no real ad, no real person. A model that learns from it says so (provenance: simulated).
    """
    require_absent(out)
    from ads.world import simulate as build
    from ads.world.writing import describe, write_world

    with bar("simulating"), new_folder(out) as draft:
        world = build(ads=ads, seed=seed, prevalence=prevalence)
        write_world(world, draft)
        summary = describe(world)
    if as_json:
        emit({**summary, "archive": str(out)})
        return
    signs = ", ".join(f"{count} {sign}" for sign, count in summary["signs"].items())
    say(f"{summary['ads']} ads ({signs}), world {summary['version']}, hash {summary['hash'][:12]}")
    say(f"archive and votes: {out}   ground truth: {out / 'truth'}")
