"""A world at rest: ads and votes as an archive would hold them, and the truth apart from both.

Everything is written as it comes, so that a million ads need no more memory than a thousand.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from ads.archive import AD_SCHEMA, PROVENANCE
from ads.world.annotators import Label
from ads.world.bank import SIGNS
from ads.world.lives import Posted
from ads.world.settings import WORLD_VERSION, Settings
from ads.world.simulation import simulate
from ads.world.truth import Truth

ROWS = 10_000  # of one row group
WORLD = "firstlight.world"  # stands in the metadata of every Parquet file of a world
TEXT, TIME, OFFSET = pa.string(), pa.timestamp("us", tz="UTC"), pa.int32()
SPAN = [("start", OFFSET), ("end", OFFSET)]
VOTE_SCHEMA = pa.schema(
    [
        *((name, TEXT) for name in ("ad", "annotator", "sign")),
        ("value", pa.int8()),
        ("at", TIME),
        ("seconds", pa.int32()),
        ("blind", pa.bool_()),
        ("suggested", pa.int8()),
    ]
)
TRUTH_SCHEMA = pa.schema(
    [
        *((name, TEXT) for name in ("ad", "actor", "kind", "campaign", "half", "of", "stolen")),
        *((sign, pa.bool_()) for sign in SIGNS),
        *((f"{sign}_shown", TEXT) for sign in SIGNS),
        *((f"{sign}_decidable", pa.bool_()) for sign in SIGNS),
        ("statements", pa.list_(pa.struct([("name", TEXT), ("near", pa.bool_()), *SPAN]))),
        ("marks", pa.list_(pa.struct([("kind", TEXT), ("value", TEXT), ("detail", TEXT), *SPAN]))),
        ("hidden", pa.list_(pa.struct([("operator", TEXT), *SPAN]))),
    ]
)
STOP_SCHEMA = pa.schema([("actor", TEXT), ("city", TEXT), ("first", TIME), ("last", TIME), ("ads", pa.int32())])
AD_FIELDS = set(AD_SCHEMA.names)


@dataclass
class Table:
    """A Parquet file that grows by row groups."""

    path: Path
    schema: pa.Schema
    rows: list[dict[str, Any]] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._writer = pq.ParquetWriter(self.path, self.schema)
        return self

    def add(self, row: dict[str, Any]) -> None:
        """Add a row."""
        self.rows.append(row)
        if len(self.rows) >= ROWS:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self.rows, schema=self.schema))
        self.rows.clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._flush()
        self._writer.close()


@dataclass
class Summary:
    """Counts of a world while it is made, and the hash of all that was."""

    settings: Settings
    ads: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _hash: Any = field(default_factory=hashlib.sha256)

    def add(self, posted: Posted) -> None:
        """Count one ad."""
        ad, truth = posted.ad, posted.truth
        self.ads += 1
        self._count("kinds", truth.kind)
        self._count("languages", str(ad.language))
        self._count("cities", str(ad.city))
        self._count("months", f"{posted.at:%Y-%m}")
        for sign in SIGNS:
            self._count("signs", sign, int(sign in truth.signs))
            self._count("undecidable", sign, int(not truth.decidable(sign)))
        self._count("halves", truth.half)
        self._count("texts", "stolen" if truth.stolen else "new" if truth.of is None else "repeat")
        self._hash.update(_canonical(posted))

    def _count(self, what: str, name: str, count: int = 1) -> None:
        self.counts[what][name] += count

    def to_record(self) -> dict[str, Any]:
        """Return what world.json holds: the version, the hash, the arguments and the counts."""
        return {
            "version": WORLD_VERSION,
            "hash": self._hash.hexdigest(),
            "settings": asdict(self.settings),
            "ads": self.ads,
            "counts": {what: dict(sorted(counter.items())) for what, counter in self.counts.items()},
        }


def _canonical(posted: Posted) -> bytes:
    """Return one line of JSON that is the same wherever the same world is made."""
    whole = {
        "ad": posted.ad.model_dump(mode="json", include=AD_FIELDS),
        "truth": _truth_row(posted.truth),
        "labels": [{**asdict(label), "at": label.at.isoformat()} for label in posted.labels],
    }
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def write_world(
    settings: Settings, folder: Path, *, tick: Callable[[int], object] = lambda done: None
) -> dict[str, Any]:
    """Write a world into an empty folder that exists, and return what its world.json holds.

    There are `ads.parquet` and `votes.parquet`, and apart from them under `truth/`: `truth.parquet` (a row an ad),
    `itineraries.parquet` (who was where, from when to when) and `held_out.jsonl` (what the ads of the held-out half
    say, for `firstlight eval reading`). `tick` is told after each ad how many there are.
    """
    (folder / "truth").mkdir()
    summary, stops = Summary(settings), _Stops()
    with ExitStack() as stack:
        table = _tables(folder, stack)
        held_out = stack.enter_context((folder / "truth" / "held_out.jsonl").open("w", encoding="utf-8"))
        for posted in simulate(settings):
            table["ads"].add(posted.ad.model_dump(include=AD_FIELDS))
            table["truth"].add(_truth_row(posted.truth))
            for label in posted.labels:
                table["votes"].add(_vote_row(label))
            for stop in stops.after(posted):
                table["itineraries"].add(stop)
            if posted.truth.half == "held_out":
                held_out.write(f"{json.dumps(marked(posted), ensure_ascii=False)}\n")
            summary.add(posted)
            tick(summary.ads)
        for stop in stops.left():
            table["itineraries"].add(stop)
    record = summary.to_record()
    (folder / "world.json").write_text(f"{json.dumps(record, indent=2)}\n", encoding="utf-8")
    return record


def _tables(folder: Path, stack: ExitStack) -> dict[str, Table]:
    files = {
        "ads": ("ads", AD_SCHEMA.with_metadata({PROVENANCE: "simulated", WORLD: WORLD_VERSION})),
        "votes": ("votes", VOTE_SCHEMA),
        "truth": ("truth/truth", TRUTH_SCHEMA),
        "itineraries": ("truth/itineraries", STOP_SCHEMA),
    }
    return {
        name: stack.enter_context(Table(folder / f"{file}.parquet", schema)) for name, (file, schema) in files.items()
    }


def _vote_row(label: Label) -> dict[str, Any]:
    return {**asdict(label), "blind": label.suggested is None}


def _truth_row(truth: Truth) -> dict[str, Any]:
    return {
        **{name: getattr(truth, name) for name in ("ad", "actor", "kind", "campaign", "half", "of", "stolen")},
        **{sign: sign in truth.signs for sign in SIGNS},
        **{f"{sign}_shown": truth.shown[sign] for sign in SIGNS},
        **{f"{sign}_decidable": truth.decidable(sign) for sign in SIGNS},
        "statements": [asdict(statement) for statement in truth.statements],
        "marks": list(_marks(truth)),
        "hidden": [asdict(hidden) for hidden in truth.hidden],
    }


def _marks(truth: Truth) -> Iterator[dict[str, Any]]:
    """Yield contacts and facts as rows of one shape: kind, value, and a detail (unit, person or state)."""
    for span in (*truth.contacts, *truth.facts):
        fields = span.model_dump()
        value = next((fields[name] for name in ("value", "amount", "name") if name in fields), None)
        detail = next((fields[name] for name in ("per", "whose", "region") if name in fields), None)
        shown = None if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        yield {"kind": span.kind, "value": shown, "detail": detail, "start": span.start, "end": span.end}


def marked(posted: Posted) -> dict[str, Any]:
    """Return an ad with everything that it says, in the form that `firstlight eval reading` takes."""
    truth = posted.truth
    return {
        **posted.ad.model_dump(mode="json", include=AD_FIELDS),
        "obscured": bool(truth.hidden),
        "campaign": truth.campaign,
        "contacts": [contact.model_dump(mode="json") for contact in truth.contacts],
        "facts": [fact.model_dump(mode="json", exclude_none=True) for fact in truth.facts],
    }


class _Stops:
    """Where each actor is, and since when."""

    def __init__(self) -> None:
        self._open: dict[str, dict[str, Any]] = {}

    def after(self, posted: Posted) -> Iterable[dict[str, Any]]:
        """Note an ad, and yield the stop that it ends."""
        actor, city, at = posted.truth.actor, posted.ad.city, posted.at
        now = self._open.get(actor)
        if now and now["city"] == city:
            now.update(last=at, ads=now["ads"] + 1)
            return []
        self._open[actor] = {"actor": actor, "city": city, "first": at, "last": at, "ads": 1}
        return [now] if now else []

    def left(self) -> Iterable[dict[str, Any]]:
        """Yield the stops at which actors still are."""
        return self._open.values()
