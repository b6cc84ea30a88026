"""CSV, TSV, JSON Lines and Parquet as rows; a row that cannot be read is a fault, not an end.

Any address that fsspec knows will do; `.gz` and `.zst` are unpacked on the way.
"""

import csv
import hashlib
import io
import json
import sys
import zlib
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Literal

import fsspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import zstandard

from ads.errors import Fault, InputError, named
from ads.unpacking import unpack_zstandard

Format = Literal["csv", "jsonl", "parquet"]
SUFFIXES: dict[str, Format] = {
    ".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet",
}  # fmt: skip
STANDARD_INPUT = "-"
COMPRESSED = (".gz", ".zst")
UNREADABLE = (EOFError, OSError, zlib.error, zstandard.ZstdError, pa.ArrowException)
NOT_UTF8 = Fault("the row", "is not UTF-8", "UTF-8")


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
        with opened(source) as file, closing(reader(file, source, table)) as rows:
            for row in rows:
                count += 1
                yield row
    except FileNotFoundError:
        raise InputError(f"{source}: there is no such file") from None
    except UNREADABLE as error:
        raise InputError(f"{source}: cannot be read after row {count} ({type(error).__name__}: {error})") from error
    if not count:
        raise InputError(f"{source}: holds no rows, expected at least one ad")


@contextmanager
def opened(source: str) -> Iterator[BinaryIO]:
    """Yield the bytes of a file, unpacked."""
    if source == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    packed = source.endswith(".zst")
    with _stored(source, compression=None if packed else "infer") as file:
        yield unpack_zstandard(file) if packed else file


def _stored(source: str, **options: Any) -> AbstractContextManager[Any]:
    try:
        stored: AbstractContextManager[Any] = fsspec.open(source, "rb", **options)
    except (ImportError, ValueError) as error:
        raise InputError(f"{source}: no store of this kind is known ({error}), expected a path or address") from error
    return stored


def digest_of(source: str) -> str:
    """Return the SHA-256 of a file's bytes, as it lies there."""
    with _stored(source) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def metadata_of(source: str) -> dict[str, str]:
    """Return what a Parquet file says of itself; nothing where it cannot be read."""
    try:
        with _stored(source) as file:
            found = pq.read_schema(file).metadata or {}
    except UNREADABLE:
        return {}
    return {key.decode(errors="replace"): value.decode(errors="replace") for key, value in found.items()}


def _csv_rows(file: BinaryIO, source: str, table: TableFormat) -> Generator[Row]:
    csv.field_size_limit(sys.maxsize)
    delimiter = table.delimiter_of(source)
    with io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        followed = _Followed(lines)
        if delimiter == "\t":
            reader = csv.reader(followed, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        else:
            reader = csv.reader(followed, delimiter=delimiter)
        header = list(table.columns) if table.columns else next(reader, [])
        require_header(header, source)
        for number, cells in enumerate((cells for cells in reader if cells), start=1):
            yield csv_row(number, header, cells, cut_off=followed.over)


@dataclass
class _Followed:
    """Lines, and whether they are over: a row that is given after that was cut off inside a quoted cell."""

    lines: Iterator[str]
    over: bool = False

    def __iter__(self) -> Iterator[str]:
        yield from self.lines
        self.over = True


def require_header(header: list[str], source: str) -> None:
    """Raise InputError where a column has no name in UTF-8, or one that stands twice."""
    if not _is_utf8(header):
        raise InputError(f"{source}: its header is not UTF-8, expected a UTF-8 file")
    for name, count in Counter(name for name in header if name).items():
        if count > 1:
            raise InputError(f"{source}: column {named([name])} stands {count} times in the header, expected once")


def csv_row(number: int, header: list[str], cells: list[str], *, cut_off: bool) -> Row:
    """Return the row of some cells, with what is wrong with it."""
    if not _is_utf8(cells):
        plain = [cell.encode(errors="surrogateescape").decode(errors="backslashreplace") for cell in cells]
        return Row(number, dict(zip(header, plain, strict=False)), NOT_UTF8)
    if cut_off:
        return Row(number, {"cells": cells}, Fault("the row", "opens a quote that never closes", "a closing quote"))
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


def _json_rows(file: BinaryIO, source: str, table: TableFormat) -> Generator[Row]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield json_row(number, line)


def json_row(number: int, line: bytes) -> Row:
    """Return the row of a line, with what is wrong with it."""
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problem, expected = NOT_UTF8.problem, NOT_UTF8.expected
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        place = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        problem, expected = f"is not JSON{place}", "one JSON object a line"
    else:
        if isinstance(values, dict):
            return Row(number, values)
        problem, expected = f"is a JSON {type(values).__name__}", "one JSON object a line"
    given = {"line": line.decode(errors="backslashreplace").rstrip("\r\n")}
    return Row(number, given, Fault("the row", problem, expected))


def _parquet_rows(file: BinaryIO, source: str, table: TableFormat) -> Generator[Row]:
    stored = pq.ParquetFile(file)
    require_header(stored.schema_arrow.names, source)
    number = 1
    for batch in stored.iter_batches(batch_size=1024):
        columns = {name: as_text(column) for name, column in zip(batch.schema.names, batch.columns, strict=True)}
        yield from batch_rows(pa.table(columns), number)
        number += len(batch)


def as_text(column: pa.Array) -> pa.Array:
    """A column of bytes is one of texts whose writer left the type out; whether they are UTF-8 is seen later."""
    if not (pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type)):
        return column
    return pc.cast(column, options=pc.CastOptions(target_type=pa.large_string(), allow_invalid_utf8=True))


def batch_rows(batch: pa.Table, first: int) -> list[Row]:
    """Return the rows of a batch, numbered from `first`."""
    try:
        rows = batch.to_pylist()
    except (OverflowError, ValueError):
        columns = dict(zip(batch.column_names, batch.columns, strict=True))
        places = range(len(batch))
        return [_cells_row(first + place, {name: cells[place] for name, cells in columns.items()}) for place in places]
    return [Row(number, values) for number, values in enumerate(rows, start=first)]


def _cells_row(number: int, cells: dict[str, Any]) -> Row:
    """Read a row cell by cell, so that a bad cell costs its own row only."""
    values: dict[str, Any] = {}
    fault = None
    for name, cell in cells.items():
        try:
            values[name] = cell.as_py()
        except UnicodeDecodeError:
            values[name] = _given(cell)
            fault = fault or Fault(name, "is not UTF-8", "UTF-8")
        except (OverflowError, ValueError):
            values[name] = _given(cell)
            fault = fault or Fault(name, f"is a {cell.type} out of range", "a time of the years 1 to 9999")
    return Row(number, values, fault)


def _given(cell: Any) -> str:
    """What can be kept of a cell that has no value in Python."""
    if not isinstance(cell, pa.StringScalar | pa.LargeStringScalar):
        return f"a {cell.type}"
    text: str = cell.as_buffer().to_pybytes().decode(errors="backslashreplace")
    return text
