"""Assessments at rest: JSON Lines, CSV or Parquet, a chunk at a time."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from ads.ad import Assessment
from ads.neutral import for_spreadsheet

OutputFormat = Literal["jsonl", "csv", "parquet"]
SCORE = pa.struct(
    [("probability", pa.float64()), ("level", pa.string()), ("flag", pa.bool_()), ("threshold", pa.float64()),
     ("raised_by", pa.string())]
)  # fmt: skip
PARTS = tuple(part.name for part in SCORE)
FINDING = pa.struct(
    [*((name, pa.string()) for name in ("indicator", "sign", "tier", "polarity", "context")),
     ("start", pa.int64()), ("end", pa.int64())]
)  # fmt: skip
CONTACT = pa.struct(
    [*((name, pa.string()) for name in ("kind", "pseudonym", "value")), ("obscured", pa.bool_()),
     ("start", pa.int64()), ("end", pa.int64())]
)  # fmt: skip


class Writer(Protocol):
    """Takes assessments a chunk at a time."""

    def write(self, assessments: Sequence[Assessment]) -> None:
        """Write a chunk."""

    def close(self) -> None:
        """Write what is left, and close the file."""


class JsonLines:
    """One assessment a line, as the API gives it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8")

    def write(self, assessments: Sequence[Assessment]) -> None:
        """Write a chunk."""
        self._file.writelines(f"{assessment.to_json()}\n" for assessment in assessments)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Csv:
    """One assessment a row: a few columns a sign, lists as JSON, no cell that a spreadsheet would run."""

    def __init__(self, path: Path, signs: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._signs = signs
        self._rows = csv.writer(self._file)
        columns = [f"{sign}.{part}" for sign in signs for part in PARTS]
        rest = ["findings", "contacts", "facts", "text", "warnings", "next_step", "model", "version", "provenance"]
        self._rows.writerow([for_spreadsheet(name) for name in ("id", *columns, *rest)])

    def write(self, assessments: Sequence[Assessment]) -> None:
        """Write a chunk."""
        for assessment in assessments:
            self._rows.writerow([for_spreadsheet(cell) for cell in self._cells(assessment)])

    def _cells(self, assessment: Assessment) -> list[object]:
        dumped = assessment.model_dump(mode="json")
        scores = [dumped["signs"][sign].get(part) for sign in self._signs for part in PARTS]
        lists = [json.dumps(dumped[name]) for name in ("findings", "contacts", "facts")]
        rest = [assessment.text, "; ".join(assessment.warnings), assessment.next_step]
        return [assessment.id, *scores, *lists, *rest, *dumped["model"].values()]

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Parquet:
    """One assessment a row, nested as in JSON; facts differ from kind to kind and are JSON themselves."""

    def __init__(self, path: Path, signs: Sequence[str]) -> None:
        self._schema = pa.schema(
            [
                ("id", pa.string()),
                ("model", pa.struct([(name, pa.string()) for name in ("name", "version", "provenance")])),
                ("signs", pa.struct([(sign, SCORE) for sign in signs])),
                ("findings", pa.list_(FINDING)),
                ("contacts", pa.list_(CONTACT)),
                ("facts", pa.string()),
                ("text", pa.string()),
                ("next_step", pa.string()),
                ("warnings", pa.list_(pa.string())),
            ]
        )
        self._writer = pq.ParquetWriter(path, self._schema)

    def write(self, assessments: Sequence[Assessment]) -> None:
        """Write a chunk."""
        rows = [
            assessment.model_dump() | {"facts": json.dumps(assessment.model_dump(mode="json")["facts"])}
            for assessment in assessments
        ]
        self._writer.write_table(pa.Table.from_pylist(rows, schema=self._schema))

    def close(self) -> None:
        """Write the footer and close the file."""
        self._writer.close()


def writer_for(kind: OutputFormat, folder: Path, signs: Sequence[str]) -> Writer:
    """Return the writer of `folder/scored.KIND`."""
    path = folder / f"scored.{kind}"
    if kind == "jsonl":
        return JsonLines(path)
    return Csv(path, signs) if kind == "csv" else Parquet(path, signs)
