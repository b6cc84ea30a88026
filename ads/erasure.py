"""Rows that go from files of rows, and the others stay as they are.

CSV and JSON Lines: the bytes of the other lines are copied. Parquet: schema, metadata and order are kept. A file is
replaced whole; what a kill leaves beside it is removed by `ads.storage.settle`.
"""

import gzip
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import zstandard

from ads.errors import InputError
from ads.records import read_records
from ads.sought import SURE_CHARACTERS, Sought
from ads.storage import left_beside, replacing, settle
from ads.tables import COMPRESSED, UNREADABLE, Row, TableFormat, as_text, batch_rows, opened

BATCH = 1024
AD, REPEATED = "ad", "of"  # columns of a world's truth: an ad, and the one that it repeats
UNCLOSED = "opens a quote that never closes"


@dataclass
class Found:
    """What of a file is sought: numbers of rows, their ids and texts, and how many other rows refer to one."""

    rows: set[int] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    references: int = 0

    def __bool__(self) -> bool:
        return bool(self.rows or self.references)


def ads_showing(source: str, sought: Sought, table: TableFormat) -> tuple[set[int], set[str]]:
    """Return the numbers of the rows in which a sought contact is found, and the ids of the ads that they are about."""
    rows, ids = set(), set()
    for row in _rows(source, table):
        if sought.shows(row):
            rows.add(row.number)
            if name := sought.ad_of(row):
                ids.add(name)
    return rows, ids


def find_rows(source: str, sought: Sought, table: TableFormat, *, showing: set[int]) -> Found:
    """Return what of a file is sought, the rows included that show a contact; raises InputError for one to be mended.

    A quote that never closes makes one row of all that follows: that would go with it.
    """
    found = Found()
    for row in _rows(source, table):
        name = sought.named_in(row)
        if name is not None or row.number in showing:
            if row.fault and row.fault.problem == UNCLOSED:
                raise InputError(f"row {row.number} of {source}: {row.fault}: mend it, for what is sought stands in it")
            found.rows.add(row.number)
            found.ids |= {name} if name is not None else set()
            found.texts |= sought.texts_of(row)
        elif _refers(row, sought):
            found.references += 1
    return found


def _refers(row: Row, sought: Sought) -> bool:
    repeated = row.values.get(REPEATED) if AD in row.values else None
    return isinstance(repeated, str) and sought.is_named(repeated)


def erase_rows(path: Path, found: Found, sought: Sought, table: TableFormat) -> None:
    """Write a file anew without the rows that were found in it, and without references to them.

    Raises InputError where it cannot be replaced, and where somebody else changed it meanwhile.
    """
    require_replaceable(path)
    target = path.resolve()  # a symbolic link is kept, and what it leads to is written
    settle(target)
    before = target.stat()
    with replacing(target, draft=left_beside(target)) as file:
        if table.kind_of(str(target)) == "parquet":
            _copy_parquet(target, file, found, sought)
        else:
            _copy_records(target, file, found, table)
        now = target.stat()
        if (now.st_mtime_ns, now.st_size, now.st_ino) != (before.st_mtime_ns, before.st_size, before.st_ino):
            raise InputError(f"{path}: somebody else changed it meanwhile, erase again")


def require_replaceable(path: Path) -> None:
    """Raise InputError where a file may not be written, or has another name that would keep what is erased."""
    if path.stat().st_mode & 0o222 == 0 or not os.access(path, os.W_OK):
        raise InputError(f"{path}: is read-only, expected a file that may be written")
    if path.is_file() and path.stat().st_nlink > 1:
        raise InputError(f"{path}: has a second name (a hard link) that would keep what is erased")


def pattern_of(ids: Iterable[str], texts: Iterable[str]) -> re.Pattern[bytes] | None:
    """Return what to look for in a file of no known kind: texts, as they are and as in JSON, and ids that tell."""
    forms = {
        form for text in texts for form in (text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1])
    }
    sure = {name for name in ids if len(name) > SURE_CHARACTERS and not name.isdigit()}
    parts = [re.escape(form.encode()) for form in sorted(forms)]
    parts += [rb"(?<![\w-])" + re.escape(name.encode()) + rb"(?![\w-])" for name in sorted(sure)]
    return re.compile(b"|".join(parts)) if parts else None


def mentions(path: Path, pattern: re.Pattern[bytes]) -> bool:
    """Return whether a pattern stands in the bytes of a file, unpacked where it is packed."""
    try:
        if path.suffix in COMPRESSED:
            with opened(str(path)) as file:
                return pattern.search(file.read()) is not None
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            return pattern.search(data) is not None
    except (*UNREADABLE, ValueError):  # nothing is in an empty file
        return False


def _rows(source: str, table: TableFormat) -> Iterator[Row]:
    if table.kind_of(source) == "parquet":
        return _parquet_rows(source)
    return (record.row for record in read_records(source, table) if record.row is not None)


def _parquet_rows(source: str) -> Iterator[Row]:
    try:
        with opened(source) as file:
            number = 1
            for batch in pq.ParquetFile(file).iter_batches(batch_size=BATCH):
                yield from batch_rows(_readable(pa.table(batch.columns, names=batch.schema.names)), number)
                number += len(batch)
    except FileNotFoundError:
        raise InputError(f"{source}: there is no such file") from None
    except UNREADABLE as error:
        raise InputError(f"{source}: cannot be read ({type(error).__name__}: {error})") from error


def _readable(batch: pa.Table) -> pa.Table:
    columns = [as_text(column.combine_chunks()) for column in batch.columns]
    return pa.table(columns, names=batch.column_names)


def _copy_records(path: Path, file: BinaryIO, found: Found, table: TableFormat) -> None:
    with _packed(path, file) as packed:
        for record in read_records(str(path), table):
            if record.row is None or record.row.number not in found.rows:
                packed.write(record.raw)


@contextmanager
def _packed(path: Path, file: BinaryIO) -> Iterator[BinaryIO]:
    """Yield a stream that packs as the name of a file says."""
    if path.suffix == ".gz":
        with gzip.GzipFile(filename="", mode="wb", fileobj=file) as packed:
            yield cast("BinaryIO", packed)
    elif path.suffix == ".zst":
        with zstandard.ZstdCompressor().stream_writer(file, closefd=False) as stream:
            yield cast("BinaryIO", stream)
    else:
        yield file


def _copy_parquet(path: Path, file: BinaryIO, found: Found, sought: Sought) -> None:
    with pq.ParquetFile(path) as stored:
        schema = stored.schema_arrow
        with pq.ParquetWriter(file, schema, **_options(stored)) as writer:
            number = 1
            for group in range(stored.num_row_groups):
                rows = stored.read_row_group(group)
                kept = pa.array([number + place not in found.rows for place in range(len(rows))], pa.bool_())
                number += len(rows)
                rows = _without_references(rows.filter(kept), sought.is_named)
                if len(rows):
                    writer.write_table(rows.cast(schema), row_group_size=len(rows))


def _options(stored: Any) -> dict[str, Any]:
    """Return how a Parquet file was packed, and whether it told Arrow's own types."""
    told = b"ARROW:schema" in (stored.metadata.metadata or {})
    if not stored.num_row_groups:
        return {"store_schema": told}
    group = stored.metadata.row_group(0)
    columns = [group.column(place) for place in range(group.num_columns)]
    packed = {column.path_in_schema: _codec(column.compression) for column in columns}
    return {"store_schema": told, "compression": packed}


def _codec(name: str) -> str:
    return "none" if name == "UNCOMPRESSED" else name.lower()


def _without_references(rows: pa.Table, is_named: Callable[[str], bool]) -> pa.Table:
    """Return a truth in which no ad is said to repeat one that is gone."""
    if not {AD, REPEATED} <= set(rows.column_names):
        return rows
    place = rows.column_names.index(REPEATED)
    column = rows.column(place)
    gone = pa.array([isinstance(value, str) and is_named(value) for value in column.to_pylist()], pa.bool_())
    emptied = pc.if_else(gone, pa.scalar(None, column.type), column)
    return rows.set_column(place, rows.schema.field(place), emptied)
