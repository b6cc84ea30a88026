"""Score whole archives: rows in, assessments out, rejected rows set aside, nothing half written."""

import csv
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TextIO

from ads.ad import Ad, Assessment
from ads.archive import Archive, write_rejections
from ads.errors import InputError, Rejection
from ads.neutral import for_spreadsheet
from ads.storage import new_folder
from models.scorer import Scorer
from serving.outputs import OutputFormat, writer_for

SAMPLE, SHOWN = 200, 3  # rows that a preview scores, and those of them that it shows


@dataclass
class Tally:
    """What a job has done so far."""

    scored: int = 0
    levels: Counter[tuple[str, str]] = field(default_factory=Counter)
    rejections: list[Rejection] = field(default_factory=list)

    def add(self, assessments: Iterable[Assessment]) -> None:
        """Count a chunk."""
        for assessment in assessments:
            self.scored += 1
            self.levels.update((sign, score.level) for sign, score in assessment.signs.items())

    def flagged(self) -> list[tuple[str, str, int]]:
        """Return sign, level and count for every level above none."""
        return [(sign, level, count) for (sign, level), count in sorted(self.levels.items()) if level != "none"]

    def to_record(self) -> dict[str, object]:
        """Return the counts as JSON takes them."""
        levels = {f"{sign}.{level}": count for (sign, level), count in sorted(self.levels.items())}
        return {"scored": self.scored, "rejected": len(self.rejections), "levels": levels}

    def require_some(self) -> None:
        """Raise InputError when every row was set aside."""
        if not self.scored and self.rejections:
            raise InputError(f"none of {len(self.rejections)} rows can be used; the first: {self.rejections[0]}")


def score_archive(
    archive: Archive,
    scorer: Scorer,
    out: Path,
    *,
    kind: OutputFormat,
    chunk: int,
    record: dict[str, object] | None = None,
    progress: Callable[[int], None] = lambda scored: None,
) -> Tally:
    """Score an archive into a new folder: `scored.KIND`, `rows.csv` (where an ad stood), `job.json`, and rejected rows.

    Raises InputError when no row can be used; the folder then does not appear.
    """
    tally = Tally()
    started = time.monotonic()
    with new_folder(out) as draft:
        signs = [sign.name for sign in scorer.bundle.manifest.signs]
        with (
            closing(writer_for(kind, draft, signs)) as writer,
            (draft / "rows.csv").open("w", encoding="utf-8", newline="") as rows,
        ):
            for assessments in assess_stream(_listed(archive, rows), scorer, tally, chunk=chunk):
                writer.write(assessments)
                progress(tally.scored)
        tally.require_some()
        write_rejections(tally.rejections, draft)
        job = {
            "model": scorer.model.model_dump(),
            "sources": list(archive.sources),
            **tally.to_record(),
            "seconds": round(time.monotonic() - started, 3),
            "pseudonym_key": scorer.pseudonyms.key_id if scorer.pseudonyms.lasting else "this run only",
            **(record or {}),
        }
        (draft / "job.json").write_text(json.dumps(job, indent=2) + "\n", encoding="utf-8")
    return tally


def _listed(archive: Iterable[Ad | Rejection], file: TextIO) -> Iterator[Ad | Rejection]:
    """Hand rows on, and write down from which source and row each ad comes."""
    rows = csv.writer(file)
    rows.writerow(["id", "source", "row"])
    for row in archive:
        if isinstance(row, Ad):
            rows.writerow([for_spreadsheet(cell) for cell in (row.id, row.source, row.row)])
        yield row


def score_lines(archive: Archive, scorer: Scorer, output: TextIO, *, chunk: int) -> Tally:
    """Score an archive onto a stream, one assessment a line."""
    tally = Tally()
    for assessments in assess_stream(archive, scorer, tally, chunk=chunk):
        output.writelines(f"{assessment.to_json()}\n" for assessment in assessments)
        output.flush()
    tally.require_some()
    return tally


@dataclass(frozen=True, slots=True)
class Preview:
    """What scoring an archive would do, seen on its first rows."""

    mapping: dict[str, str | None]
    assessments: list[Assessment]
    sampled: int
    rejected: int
    rows: int
    rate: float

    @property
    def seconds(self) -> float:
        """Return how long the whole archive would take at the rate of the sample."""
        return self.rows / self.rate


def preview(archive: Archive, scorer: Scorer) -> Preview:
    """Score the first rows of an archive and count the rest; raises InputError when none of them can be used."""
    tally = Tally()
    started = time.monotonic()
    assessments = [
        found for part in assess_stream(islice(archive, SAMPLE), scorer, tally, chunk=SAMPLE) for found in part
    ]
    rate = tally.scored / (time.monotonic() - started)
    tally.require_some()
    sampled = tally.scored + len(tally.rejections)
    return Preview(archive.mapping(), assessments[:SHOWN], sampled, len(tally.rejections), archive.count_rows(), rate)


def assess_stream(
    rows: Iterable[Ad | Rejection], scorer: Scorer, tally: Tally, *, chunk: int
) -> Iterator[list[Assessment]]:
    """Yield the assessments of a chunk of ads at a time; rejections go to the tally."""
    ads = _ads(rows, tally)
    while part := list(islice(ads, chunk)):
        assessments = scorer.assess(part)
        tally.add(assessments)
        yield assessments


def _ads(rows: Iterable[Ad | Rejection], tally: Tally) -> Iterator[Ad]:
    for row in rows:
        if isinstance(row, Ad):
            yield row
        else:
            tally.rejections.append(row)
