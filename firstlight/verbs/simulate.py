"""firstlight simulate."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ads.errors import InputError
from ads.storage import new_folder, require_absent
from firstlight.console import bar, emit, say, table
from firstlight.options import Json

if TYPE_CHECKING:
    from ads.world import Settings
    from ads.world.showing import Look


def simulate(
    out: Annotated[Path | None, typer.Option("--out", help="New folder to write; it must not exist.")] = None,
    ads: Annotated[int, typer.Option("--ads", metavar="N", help="How many ads.")] = 5000,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="The same seed gives the same ads.")] = 7,
    months: Annotated[int, typer.Option("--months", metavar="M", help="How many months, 6 to 60.")] = 18,
    prevalence: Annotated[
        float, typer.Option("--prevalence", metavar="P", help="Share of ads with a sign, 0 to 1.")
    ] = 0.05,
    repeats: Annotated[
        float,
        typer.Option(
            "--repeats",
            metavar="R",
            help="Chance that an ad repeats one of its campaign, 0 to 1. Figures are published for 0 and 0.5.",
        ),
    ] = 0.5,
    languages: Annotated[
        str, typer.Option("--languages", metavar="LL,LL", help="Languages of the ads: en, es or both.")
    ] = "en,es",
    labelled: Annotated[
        int, typer.Option("--labelled", metavar="N", help="How many ads, about, the simulated annotators label.")
    ] = 20_000,
    describe: Annotated[
        bool, typer.Option("--describe", help="Print the cast, the counts and ten ads at random; write nothing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Write a simulated archive, the votes of simulated annotators, and apart from both the ground truth.

    Actors post over 18 months in real cities: independent workers, agencies, recruiters, households, landlords, clubs,
    outreach, scammers, and those who control others or offer people under 18 for work. A sign is true of an ad because
    of who posted it, whatever the ad says. All of it is invented: no real ad, no real person. A model that learns from
    it says so (provenance: simulated).

        firstlight simulate --ads 20000 --seed 7 --out world

        firstlight simulate --ads 5000 --describe
    """  # fmt: skip
    from ads.world import Settings

    settings = Settings(ads, seed, months, prevalence, repeats, tuple(languages.split(",")), labelled)  # type: ignore[arg-type]
    if describe:
        _describe(settings, as_json=as_json)
        return
    if out is None:
        raise InputError("--out is missing, expected a new folder to write, or --describe to look without one")
    record = _write(settings, out)
    if as_json:
        emit({**record, "archive": str(out)})
        return
    signs = ", ".join(f"{count} {sign}" for sign, count in record["counts"]["signs"].items())
    say(f"{record['ads']} ads ({signs}), world {record['version']}, hash {record['hash'][:12]}")
    say(f"archive and votes: {out}   ground truth: {out / 'truth'}")


def _write(settings: "Settings", out: Path) -> dict[str, Any]:
    require_absent(out)
    from ads.world.writing import write_world

    with bar("simulating", total=settings.ads) as progress, new_folder(out) as draft:
        return write_world(settings, draft, tick=lambda done: progress.step(done, settings.ads))


def _describe(settings: "Settings", *, as_json: bool) -> None:
    from ads.world.showing import look

    with bar("simulating", total=settings.ads) as progress:
        seen = look(settings, tick=lambda done: progress.step(done, settings.ads))
    if as_json:
        emit({**seen.record, "examples": seen.examples})
        return
    _show(seen)


def _show(seen: "Look") -> None:
    record, counts = seen.record, seen.record["counts"]
    say(f"world {record['version']}, {record['ads']} ads, hash {record['hash'][:12]}")
    say()
    table(("actor", "signs", "ads", "posts because"), seen.cast)
    for what, title in (("signs", "sign"), ("languages", "language"), ("months", "month"), ("cities", "city")):
        say()
        table((title, "ads"), list(counts[what].items()))
    for example in seen.examples:
        say()
        say(f"--- {example['kind']}, {example['city']}, {example['posted_at']}; signs: {example['signs'] or 'none'}")
        for line in example["content"].splitlines():
            say(line)
