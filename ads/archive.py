"""Ads at rest: files of rows to `Ad` and back, with every row that is no ad set aside and none lost."""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from ads.ad import Ad, Provenance
from ads.errors import Fault, InputError, Rejection, named
from ads.params import AdsParams
from ads.tables import Row, TableFormat, metadata_of, read_rows

PROVENANCE = "firstlight.provenance"  # stands in the metadata of a Parquet file that knows where its ads come from
CONTEXT_FIELDS = ("title", "kind", "posted_at", "site", "city", "region", "country", "language")
SEEN_ROWS = 200  # JSON objects among which a column that somebody named must stand once
EXPECTED = {
    "id": "1 to 256 characters of valid Unicode",
    "posted_at": "an ISO 8601 date",
    "text": "the ad as posted, in valid Unicode",
}
AD_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "text", "title", "kind")),
        ("posted_at", pa.timestamp("us", tz="UTC")),
        *((name, pa.string()) for name in ("site", "city", "region", "country", "language")),
    ]
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what: `context` maps fields of Ad to columns, or to None for a field that is to stay empty.

    A field that is not named takes the column of its name. Several text columns are joined, a line each.
    """

    text: tuple[str, ...] = ("text",)
    id: str | None = None
    context: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if unknown := set(self.context) - set(CONTEXT_FIELDS):
            raise InputError(f"{sorted(unknown)[0]} is no field of an ad, expected one of {', '.join(CONTEXT_FIELDS)}")
        for name, column in {"id": self.id, **self.context}.items():
            if column in self.text:  # an id stands in every output, and the text must not
                raise InputError(f"column {column} is named as text and as {name}, expected one use of it")

    @property
    def required(self) -> list[str]:
        """Columns that somebody asked for by name."""
        return [*self.text, *(column for column in (self.id, *self.context.values()) if column)]

    def resolved(self, row: Row) -> dict[str, str | None]:
        """Return field -> column (None where absent), as it holds for one row."""
        mapping: dict[str, str | None] = {"id": self.id or ("id" if "id" in row.values else None)}
        for name in CONTEXT_FIELDS:
            default = name if name in row.values and name not in self.text else None
            mapping[name] = self.context.get(name, default)
        return mapping


@dataclass(frozen=True)
class Archive:
    """One or more files of ads; iterating gives an Ad or a Rejection for each row, in order."""

    sources: tuple[str, ...]
    columns: Columns = field(default_factory=Columns)
    table: TableFormat = field(default_factory=TableFormat)
    params: AdsParams = field(default_factory=AdsParams)

    @classmethod
    def at(cls, paths: Sequence[str | Path], **options: Any) -> "Archive":
        """Return the archive of some files; a folder stands for the files of ads in it (`ads*`)."""
        sources: list[str] = []
        for path in paths:
            sources += _files_of(Path(path)) if Path(path).is_dir() else [str(path)]
        return cls(tuple(sources), **options)

    def __iter__(self) -> Iterator[Ad | Rejection]:
        ids = _Ids()
        for source in self.sources:
            # JSON objects may lack what their neighbours have, so that more than one has to be seen
            wanted = _Wanted(source, self.columns.required, 1 if self.table.kind_of(source) != "jsonl" else SEEN_ROWS)
            for row in read_rows(source, self.table):
                wanted.look_at(row)
                yield self._ad(source, row, ids)
            wanted.end()

    def mapping(self) -> dict[str, str | None]:
        """Return field -> column (None where absent), as the first row that can be read shows it."""
        row = next((row for row in read_rows(self.sources[0], self.table) if row.fault is None), Row(1, {}))
        return {"text": " + ".join(self.columns.text), **self.columns.resolved(row)}

    def count_rows(self) -> int:
        """Return how many rows there are, good or bad."""
        return sum(1 for source in self.sources for _ in read_rows(source, self.table))

    def _ad(self, source: str, row: Row, ids: "_Ids") -> Ad | Rejection:
        columns = {name: column for name, column in self.columns.resolved(row).items() if column}
        fault = row.fault or self._text_fault(row) or _kind_fault(row, [*self.columns.text, *columns.values()])
        if fault:
            return Rejection(source, row.number, fault, row.values)
        text = "\n".join(map(str, self._texts(row)))
        found = ((name, row.values.get(column)) for name, column in columns.items())
        values = {name: _plain(name, value) for name, value in found if value not in (None, "")}
        values["id"] = values["id"] if "id" in values else ids.derive(text, values)
        values["fields"] = {name: value for name, value in row.values.items() if name not in self.columns.text}
        try:
            ad = Ad(text=text, source=source, row=row.number, **values)
        except ValidationError as error:
            return Rejection(source, row.number, _fault(error, values, columns), row.values)
        if len(ad.content) > self.params.max_characters:
            long = Fault(
                "title and text", f"have {len(ad.content)} characters", f"at most {self.params.max_characters}"
            )
            return Rejection(source, row.number, long, row.values)
        if ids.add(ad.id):
            return ad
        return Rejection(source, row.number, Fault.of(columns["id"], ad.id, "an id that stands once"), row.values)

    def _texts(self, row: Row) -> list[Any]:
        given = (row.values.get(column) for column in self.columns.text)
        return [value for value in given if value is not None and value != ""]

    def _text_fault(self, row: Row) -> Fault | None:
        """Text is judged before an Ad is made of it, and never shown."""
        absent = [column for column in self.columns.text if column not in row.values]
        if len(absent) == len(self.columns.text):
            return Fault(" + ".join(absent), "is missing", f"one of {named(row.values)}")
        texts = [str(value) for value in self._texts(row)]
        if not any(text.strip() for text in texts):
            return Fault(" + ".join(self.columns.text), "is empty", EXPECTED["text"])
        if (length := sum(map(len, texts))) > self.params.max_characters:
            most = f"at most {self.params.max_characters}"
            return Fault(" + ".join(self.columns.text), f"has {length} characters", most)
        return None


@dataclass
class _Wanted:
    """Columns that somebody named and that one of the first `rows` rows of a source must hold."""

    source: str
    columns: list[str]
    rows: int
    seen: int = 0
    names: tuple[str, ...] = ()

    def look_at(self, row: Row) -> None:
        """Tick off what a row holds; raises InputError when the last of the rows leaves something missing."""
        if row.fault is not None or not self.columns:
            return
        self.columns = [column for column in self.columns if column not in row.values]
        self.seen, self.names = self.seen + 1, tuple(row.values)
        if self.seen == self.rows:
            self.end()

    def end(self) -> None:
        """Raise InputError when something is missing although rows could be read."""
        if self.columns and self.seen:
            raise InputError(f"{self.source}: column {self.columns[0]} is missing, expected one of {named(self.names)}")


def _files_of(folder: Path) -> list[str]:
    files = sorted(str(path) for path in folder.glob("ads*") if path.is_file())
    if not files:
        raise InputError(f"{folder}: holds no file of ads, expected ads.parquet, ads.jsonl or ads.csv")
    return files


def _plain(name: str, value: Any) -> Any:
    """Numbers in a text column (a numeric id, say) are text; times are judged by Ad."""
    return value if name == "posted_at" or isinstance(value, str) else str(value)


def _kind_fault(row: Row, columns: Iterable[str]) -> Fault | None:
    for column in columns:
        if isinstance(value := row.values.get(column), bool | bytes | list | dict):
            return Fault(column, f"holds a {type(value).__name__}", "text or a number")
    return None


def _fault(error: ValidationError, values: dict[str, Any], columns: dict[str, str]) -> Fault:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    name = str(first["loc"][0])
    if name in ("title", "text"):
        return Fault(columns.get(name, name), "is not valid Unicode", EXPECTED["text"])
    return Fault.of(columns.get(name, name), values.get(name), EXPECTED.get(name, "text in valid Unicode"))


def id_of(text: str, values: Mapping[str, Any]) -> str:
    """Return the id of an ad that comes without: made from what it says, its fields included."""
    said = json.dumps([text, {name: str(value) for name, value in sorted(values.items())}])
    return f"ad-{hashlib.sha256(said.encode()).hexdigest()[:16]}"


def id_in(row: Row, columns: Columns) -> str | None:
    """Return the id of the ad in a row, made where it has none; None where it is no ad. Repeats are not counted."""
    resolved = {name: column for name, column in columns.resolved(row).items() if column}
    values = {name: row.values.get(column) for name, column in resolved.items()}
    values = {name: _plain(name, value) for name, value in values.items() if value not in (None, "")}
    if "id" in values:
        return str(values["id"])
    texts = [str(row.values[column]) for column in columns.text if row.values.get(column) not in (None, "")]
    return id_of("\n".join(texts), values) if texts else None


class _Ids:
    """Ids seen so far, and new ones for ads that come without."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._derived: Counter[str] = Counter()

    def add(self, id_: str) -> bool:
        new = id_ not in self._seen
        self._seen.add(id_)
        return new

    def derive(self, text: str, values: Mapping[str, Any]) -> str:
        """Return an id that is the same on every reading; repeats are counted."""
        digest = id_of(text, values)
        self._derived[digest] += 1
        repeat = self._derived[digest]
        return digest if repeat == 1 else f"{digest}-{repeat}"


def split_rejections(rows: Iterable[Ad | Rejection]) -> tuple[list[Ad], list[Rejection]]:
    """Return ads and rejections apart; raises InputError with the first reason when no row is an ad."""
    ads: list[Ad] = []
    rejections: list[Rejection] = []
    for row in rows:
        (ads if isinstance(row, Ad) else rejections).append(row)  # type: ignore[arg-type]
    if rejections and not ads:
        raise InputError(f"none of {len(rejections)} rows can be used; the first: {rejections[0]}")
    return ads, rejections


def write_rejections(rejections: Sequence[Rejection], folder: Path) -> None:
    """Keep rows that were set aside, as they were given and with their reason, in `folder/rejected/rows.jsonl`."""
    if not rejections:
        return
    rejected = folder / "rejected"
    rejected.mkdir(mode=0o700)
    lines = (json.dumps(_finite(rejection.to_record()), default=str) for rejection in rejections)
    (rejected / "rows.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _finite(value: Any) -> Any:
    """JSON has no NaN and no infinity: they are kept as text."""
    if isinstance(value, dict):
        return {name: _finite(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_finite(part) for part in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def write_ads(ads: Iterable[Ad], path: Path, *, provenance: Provenance | None = None) -> None:
    """Write ads as Parquet with the schema that every archive of ours has; a provenance travels inside the file."""
    rows = [ad.model_dump(include=set(AD_SCHEMA.names)) for ad in ads]
    schema = AD_SCHEMA.with_metadata({PROVENANCE: provenance}) if provenance else AD_SCHEMA
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)


def is_simulated(source: str) -> bool:
    """Return whether a file says of itself that its ads are simulated."""
    if TableFormat(columns=("text",)).kind_of(source) != "parquet":
        return False
    return metadata_of(source).get(PROVENANCE) == "simulated"
