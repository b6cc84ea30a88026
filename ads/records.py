"""The rows of CSV and JSON Lines with the bytes that each stands in, so that the others can be copied as they are."""

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from ads.errors import InputError
from ads.tables import UNREADABLE, Row, TableFormat, csv_row, json_row, opened, require_header


@dataclass(frozen=True, slots=True)
class Record:
    """Bytes of a file (unpacked), in order and without a gap; `row` is None for a header and for blank lines."""

    raw: bytes
    row: Row | None = None


def read_records(source: str, table: TableFormat) -> Iterator[Record]:
    """Yield all of a CSV or JSON Lines file; numbers are those of `read_rows`.

    Raises InputError where the file is damaged, not where it is empty.
    """
    reader = _json_records if table.kind_of(source) == "jsonl" else _csv_records
    count = 0
    try:
        with opened(source) as file:
            for record in reader(file, source, table):
                count += record.row is not None
                yield record
    except FileNotFoundError:
        raise InputError(f"{source}: there is no such file") from None
    except (*UNREADABLE, csv.Error) as error:
        raise InputError(f"{source}: cannot be read after row {count} ({type(error).__name__}: {error})") from error


def _json_records(file: BinaryIO, source: str, table: TableFormat) -> Iterator[Record]:
    for number, line in enumerate(file, start=1):
        yield Record(line, json_row(number, line) if line.strip() else None)


@dataclass
class _Taken:
    """Lines on their way to a reader, and those that it took since somebody asked."""

    lines: Iterator[str]
    taken: list[str] = field(default_factory=list)
    over: bool = False

    def __iter__(self) -> Iterator[str]:
        for place, line in enumerate(self.lines):
            self.taken.append(line)
            yield line.removeprefix("\ufeff") if place == 0 else line
        self.over = True

    def raw(self) -> bytes:
        """Return what was taken, as it stands in the file."""
        text = "".join(self.taken)
        self.taken.clear()
        return text.encode(errors="surrogateescape")


def _csv_records(file: BinaryIO, source: str, table: TableFormat) -> Iterator[Record]:
    csv.field_size_limit(sys.maxsize)
    delimiter = table.delimiter_of(source)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with io.TextIOWrapper(file, encoding="utf-8", errors="surrogateescape", newline="") as text:
        lines = _Taken(iter(text))
        reader = csv.reader(lines, delimiter=delimiter, quoting=quoting)
        header = list(table.columns) if table.columns else next(reader, [])
        require_header(header, source)
        yield Record(lines.raw())
        number = 0
        for cells in reader:
            number += bool(cells)
            row = csv_row(number, header, cells, cut_off=lines.over) if cells else None
            yield Record(lines.raw(), row)
        yield Record(lines.raw())
