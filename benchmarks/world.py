"""The simulated archive itself: what it takes to make, what single features give away, and how well it is read."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from ads.evidence import gather
from ads.params import AdsParams
from ads.world import WORLD_VERSION, Settings, simulate
from ads.world.writing import write_world
from benchmarks.features import Feature, Rows, alone, features_of
from benchmarks.record import Table, write
from benchmarks.shape import Shape
from eval.reading import REPORTED, ReadingEvaluation, judge, read_all
from eval.truth import load_truth

SIZES = (10_000, 100_000, 1_000_000)
SEED = 7
HUNTED = 100_000
LISTED = 12  # features of a sign that the page shows
PARAMS = AdsParams()


def run() -> Path:
    """Measure, write the record, and return its path."""
    with tempfile.TemporaryDirectory() as folder:
        made = [_made(ads, Path(folder) / str(ads)) for ads in SIZES]
        read = _read(Path(folder) / str(HUNTED) / "truth" / "held_out.jsonl")
    hunted, shape = _looked_at()
    tables = [_cost(made), *(_hunted(sign, *found) for sign, found in hunted.items()), _reading(read)]
    figures = {
        "made": made,
        "features": {
            sign: {"prevalence": prevalence, "found": [vars_of(one) for one in found]}
            for sign, (prevalence, found) in hunted.items()
        },
        "held_out": read.model_dump(mode="json"),
        "shape": shape,
    }
    return write("world", tables, figures)


def vars_of(feature: Feature) -> dict[str, Any]:
    """Return a feature as a record."""
    return {"name": feature.name, "kind": feature.kind, "precision": feature.precision, "share": feature.share}


def _made(ads: int, folder: Path) -> dict[str, Any]:
    """Make one world in a process of its own, so that its peak is its own."""
    command = [sys.executable, "-m", "benchmarks.world", str(ads), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def make(ads: int, folder: Path) -> dict[str, Any]:
    """Write a world, and return its hash, its size on disk and what it took."""
    folder.mkdir(parents=True)
    started = time.process_time()
    record = write_world(Settings(ads=ads, seed=SEED), folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # KiB on Linux
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {
        "ads": ads,
        "hash": record["hash"],
        "seconds": time.process_time() - started,
        "peak_mib": peak / 1024,
        "disk_mib": size / 2**20,
    }


def _read(path: Path) -> ReadingEvaluation:
    outcomes = read_all(load_truth(path), lambda ad: gather(ad, phone_region=PARAMS.phone_region, ner=PARAMS.ner))
    return judge(outcomes, confidence=0.95, linkage=PARAMS.linkage)


def _looked_at() -> tuple[dict[str, tuple[float, list[Feature]]], dict[str, Any]]:
    """Return for each sign its prevalence and the features that stand out most, and the shape of the archive."""
    rows, shape = Rows(), Shape(HUNTED)
    for posted in simulate(Settings(ads=HUNTED, seed=SEED, labelled=0)):
        rows.add(posted)
        shape.add(posted)
    hunted = {str(sign): alone(features_of(rows), rows.signs[sign], most=LISTED) for sign in rows.signs}
    return hunted, shape.to_record()


def _cost(made: list[dict[str, Any]]) -> Table:
    rows = [
        [
            f"{one['ads']:,}",
            f"{one['seconds']:.0f}",
            f"{1e6 * one['seconds'] / one['ads']:.0f}",
            f"{one['peak_mib'] / 1024:.2f}",
            f"{one['disk_mib']:.0f}",
            f"`{one['hash'][:16]}`",
        ]
        for one in made
    ]
    columns = ["ads", "processor seconds", "microseconds an ad", "peak GiB", "MiB on disk", "hash begins"]
    note = "Ads, votes and truth, written as they come; the peak is that of the whole process."
    return Table(
        "What a world takes to make", f"world {WORLD_VERSION}, seed {SEED}, defaults, one core", columns, rows, note
    )


def _hunted(sign: str, prevalence: float, found: list[Feature]) -> Table:
    rows = [[one.name, one.kind, f"{one.precision:.3f}", f"{one.precision / prevalence:.1f}"] for one in found]
    columns = ["feature", "kind", "average precision alone", "times the prevalence"]
    note = f"Prevalence {prevalence:.4f}. A feature above 3 times the prevalence is judged in `docs/world.md`."
    return Table(f"Single features that stand out: {sign}", f"{HUNTED:,} ads, seed {SEED}", columns, rows, note)


def _reading(read: ReadingEvaluation) -> Table:
    columns = ["field", *(f"{name} ({part.ads})" for name, part in read.slices.items())]
    rows = [
        [field, *(str(part.fields[field].f1) if part.fields[field].f1.value is not None else "none there"
                  for part in read.slices.values())]
        for field in REPORTED
    ]  # fmt: skip
    note = "Wording and operators by writers who saw nothing of how ads are read. No rule was mended on them."
    return Table(
        "F1 of each field on the held-out half",
        f"{HUNTED:,} ads, seed {SEED}: {read.ads} held out",
        columns,
        rows,
        note,
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(make(int(sys.argv[1]), Path(sys.argv[2]))))
