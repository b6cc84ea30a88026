"""CSV, TSV, JSON Lines and Parquet as rows; a row that cannot be read is a fault, not an end.

Any address that fsspec knows will do; `.gz` and `.zst` are unpacked on the way.
"""

import csv
import hashlib
import io
import json
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Literal

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from ads.errors import Fault, InputError

Format = Literal["csv", "jsonl", "parquet"]
SUFFIXES: dict[str, Format] = {
    ".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet",
}  # fmt: skip
STANDARD_INPUT = "-"
COMPRESSED = (".gz", ".zst")
UNREADABLE = (EOFError, OSError, zlib.error, zstandard.ZstdError, pa.ArrowException)


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file: its number (first row after a header = 1), its values, and what is wrong with it."""

    number: int
    values: dict[str, Any]
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class TableFormat:
    """How a file without a name or a header of the usual kind is to be read.

    Comma-separated files may quote their fields; in tab-separated ones a quote is a character like any other.
    """

    delimiter: str | None = None
    columns: tuple[str, ...] | None = None

    def kind_of(self, source: str) -> Format:
        """Return the format of a file by its name, or CSV where a delimiter or columns are given; `-` is JSON Lines."""
        if source == STANDARD_INPUT:
            return "jsonl"
        suffix = _suffix(source)
        if suffix in SUFFIXES:
            return SUFFIXES[suffix]
        if self.delimiter or self.columns:
            return "csv"
        raise InputError(
            f"{source}: its name ends in {suffix or 'nothing'}, expected one of {', '.join(SUFFIXES)} "
            "(also .gz or .zst), or a delimiter or column names for a file of another name"
        )

    def delimiter_of(self, source: str) -> str:
        """Return the separator of a CSV file: as given, a tab for `.tsv`, else a comma."""
        return self.delimiter or ("\t" if _suffix(source) == ".tsv" else ",")


def _suffix(source: str) -> str:
    path = PurePosixPath(source)
    return (PurePosixPath(path.stem) if path.suffix in COMPRESSED else path).suffix.lower()


def read_rows(source: str, table: TableFormat) -> Iterator[Row]:
    """Return the rows of a file, read as they are asked for.

    Raises InputError when the file is missing, empty, damaged or of an unknown kind.
    """
    readers = {"csv": _csv_rows, "jsonl": _json_rows, "parquet": _parquet_rows}
    reader = readers[table.kind_of(source)]
    count = 0
    try:
        with _opened(source) as file:
            for row in reader(file, source, table):
                count += 1
                yield row
    except FileNotFoundError:
        raise InputError(f"{source}: there is no such file") from None
    except UNREADABLE as error:
        raise InputError(f"{source}: cannot be read after row {count} ({type(error).__name__}: {error})") from error
    if not count:
        raise InputError(f"{source}: holds no rows, expected at least one ad")


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with fsspec.open(source, "rb", compression="infer") as file:
        # a Zstandard stream reads blocks only; the buffer gives it lines
        yield io.BufferedReader(file) if source.endswith(".zst") else file


def digest_of(source: str) -> str:
    """Return the SHA-256 of a file's bytes, as it lies there."""
    with fsspec.open(source, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _csv_rows(file: BinaryIO, source: str, table: TableFormat) -> Iterator[Row]:
    csv.field_size_limit(sys.maxsize)
    delimiter = table.delimiter_of(source)
    with io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        if delimiter == "\t":
            reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        else:
            reader = csv.reader(lines, delimiter=delimiter)
        header = list(table.columns) if table.columns else next(reader, [])
        if not _is_utf8(header):
            raise InputError(f"{source}: its header is not UTF-8, expected a UTF-8 file")
        for number, cells in enumerate((cells for cells in reader if cells), start=1):
            yield _csv_row(number, header, cells)


def _csv_row(number: int, header: list[str], cells: list[str]) -> Row:
    if not _is_utf8(cells):
        plain = [cell.encode(errors="surrogateescape").decode(errors="backslashreplace") for cell in cells]
        return Row(number, dict(zip(header, plain, strict=False)), Fault("the row", "is not UTF-8", "UTF-8"))
    if len(cells) != len(header):
        fault = Fault("the row", f"has {len(cells)} cells", f"{len(header)} as in the header")
        return Row(number, {"cells": cells}, fault)
    return Row(number, dict(zip(header, cells, strict=True)))


def _is_utf8(cells: list[str]) -> bool:
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return False
    return True


def _json_rows(file: BinaryIO, source: str, table: TableFormat) -> Iterator[Row]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield _json_row(number, line)


def _json_row(number: int, line: bytes) -> Row:
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problem, expected = "is not UTF-8", "UTF-8"
    except (json.JSONDecodeError, RecursionError) as error:
        place = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        problem, expected = f"is not JSON{place}", "one JSON object a line"
    else:
        if isinstance(values, dict):
            return Row(number, values)
        problem, expected = f"is a JSON {type(values).__name__}", "one JSON object a line"
    given = {"line": line.decode(errors="backslashreplace").rstrip("\r\n")}
    return Row(number, given, Fault("the row", problem, expected))


def _parquet_rows(file: BinaryIO, source: str, table: TableFormat) -> Iterator[Row]:
    number = 0
    for batch in pq.ParquetFile(file).iter_batches(batch_size=1024):
        for values in batch.to_pylist():
            number += 1
            yield Row(number, values)
