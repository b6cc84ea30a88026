"""How well ads are read: every field on each file of marked ads, and the indicators on sentences written to judge them.

Files whose name ends in -final or -blind, and reading-sixth, were not looked at while the rules were mended; the others
were. A run reads them all, so run it when the rules are done: a half that has been read and mended on judges no more.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ads.ad import Ad, Finding
from ads.evidence import Evidence, gather
from ads.indicators import load_registry
from ads.params import AdsParams
from benchmarks.record import Table, write
from eval.intervals import Estimate, proportion
from eval.reading import REPORTED, ReadingEvaluation, judge, read_all
from eval.truth import load_truth

FOLDER = Path(__file__).with_name("truth")
JUDGED = "final"
CONFIDENCE = 0.95
PARAMS = AdsParams()


def run(folder: Path = FOLDER) -> Path:
    """Measure, write the record, and return its path."""
    tables, figures = measured(folder)
    return write("quality", tables, figures)


def measured(folder: Path) -> tuple[list[Table], dict[str, Any]]:
    """Return the tables and all figures of the files in a folder."""
    read = {_named(path): _judged(path) for path in _files(folder, "reading")}
    said = {path.stem: _sentences(path) for path in _files(folder, "guarded", "stated")}
    tables = [
        _fields(read),
        *(_slices(name, found) for name, found in read.items() if name == JUDGED),
        _indicators(said),
    ]
    figures = {
        "reading": {name: found.model_dump(mode="json") for name, found in read.items()},
        "indicators": {name: [(found.hits, found.of) for found in shares] for name, shares in said.items()},
    }
    return tables, figures


def _files(folder: Path, *kinds: str) -> list[Path]:
    """Return the files of some kinds, those that judge last."""
    found = (path for kind in kinds for path in folder.glob(f"{kind}-*.jsonl"))
    return sorted(found, key=lambda path: (_named(path) == JUDGED, path.name))


def _named(path: Path) -> str:
    return path.stem.split("-", 1)[1]


def _gathered(ad: Ad) -> Evidence:
    return gather(ad, phone_region=PARAMS.phone_region, ner=PARAMS.ner)


def _judged(path: Path) -> ReadingEvaluation:
    outcomes = read_all(load_truth(path), _gathered)
    return judge(outcomes, confidence=CONFIDENCE, linkage=PARAMS.linkage)


def _fields(read: dict[str, ReadingEvaluation]) -> Table:
    columns = ["field", *(f"{name} ({found.ads} ads)" for name, found in read.items())]
    rows = [[field, *(str(found.slices["all"].fields[field].f1) for found in read.values())] for field in REPORTED]
    note = f"The rules were mended on all but `sixth` and `{JUDGED}`. The default, without named entities by a model."
    return Table("F1 of each field, by file", "fictional ads of benchmarks/truth", columns, rows, note)


def _slices(name: str, found: ReadingEvaluation) -> Table:
    columns = ["field", *(f"{slice_name} ({part.ads})" for slice_name, part in found.slices.items())]
    rows = [[field, *(_f1(part.fields[field].f1) for part in found.slices.values())] for field in REPORTED]
    return Table(f"F1 of each field on `{name}`, by slice", f"reading-{name}.jsonl, fictional ads", columns, rows)


def _f1(estimate: Estimate) -> str:
    return "none there" if estimate.value is None else str(estimate)


@dataclass(frozen=True, slots=True)
class Share:
    """In how many of some sentences something was found."""

    name: str
    hits: int
    of: int

    def __str__(self) -> str:
        return f"{self.hits} of {self.of}: {proportion(self.hits, self.of, confidence=CONFIDENCE)}"


def _sentences(path: Path) -> list[Share]:
    """Return the share of all sentences, then of each language, with a false match or with the true one."""
    is_hit = _false if path.stem.startswith("guarded") else _true
    registry = load_registry()
    hits: dict[str, list[bool]] = {}
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        ad = Ad(id=row["id"], text=row["text"], language=row["language"], country="US")
        hit = is_hit(row, registry.find(_gathered(ad)))
        for name in ("all", row["language"]):
            hits.setdefault(name, []).append(hit)
    return [Share(name, sum(found), len(found)) for name, found in hits.items()]


def _false(row: dict[str, Any], findings: Sequence[Finding]) -> bool:
    return any(finding.polarity == "concern" for finding in findings)


def _true(row: dict[str, Any], findings: Sequence[Finding]) -> bool:
    return any(finding.indicator == row["indicator"] for finding in findings)


def _indicators(said: dict[str, list[Share]]) -> Table:
    columns = ["sentences", *(share.name for share in next(iter(said.values()), []))]
    rows = [[name, *map(str, shares)] for name, shares in said.items()]
    note = (
        "`guarded`: negated, reported and protective sentences in which any concern indicator is false. `stated`: "
        "sentences that each show one indicator, found or not. "
        "Those of `-final` and `-blind` were not looked at."
    )
    return Table("Indicators on sentences", "sentences of benchmarks/truth", columns, rows, note)
