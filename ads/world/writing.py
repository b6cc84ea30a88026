"""A world at rest: ads and votes as an archive would hold them, and the truth apart from both."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ads.archive import AD_SCHEMA, write_ads
from ads.world.bank import SIGNS
from ads.world.simulation import WORLD_VERSION, World

TEXT, TIME = pa.string(), pa.timestamp("us", tz="UTC")
VOTE_SCHEMA = pa.schema([("ad", TEXT), ("annotator", TEXT), ("sign", TEXT), ("value", pa.int8()), ("at", TIME)])
TRUTH_SCHEMA = pa.schema(
    [
        *((name, TEXT) for name in ("ad", "actor", "actor_kind", "campaign")),
        *((sign, pa.bool_()) for sign in SIGNS),
        *((name, pa.list_(TEXT)) for name in ("phrases", "lookalikes")),
    ]
)


def write_world(world: World, folder: Path) -> None:
    """Write ads.parquet, votes.parquet, truth/truth.parquet and world.json into an empty folder that exists."""
    (folder / "truth").mkdir()
    write_ads(world.ads, folder / "ads.parquet", provenance="simulated")
    _write(map(asdict, world.votes), VOTE_SCHEMA, folder / "votes.parquet")
    _write(map(asdict, world.truth), TRUTH_SCHEMA, folder / "truth" / "truth.parquet")
    text = json.dumps(describe(world), indent=2)
    (folder / "world.json").write_text(f"{text}\n", encoding="utf-8")


def describe(world: World) -> dict[str, Any]:
    """Return what world.json holds: the arguments, the counts and the hash."""
    return {
        "version": WORLD_VERSION,
        "seed": world.seed,
        "ads": len(world.ads),
        "prevalence": world.prevalence,
        "signs": {sign: sum(sign in truth.signs for truth in world.truth) for sign in SIGNS},
        "languages": dict(sorted(Counter(str(ad.language) for ad in world.ads).items())),
        "hash": world_hash(world),
    }


def world_hash(world: World) -> str:
    """Return the SHA-256 of all ads, truth and votes, as canonical JSON."""
    whole = {
        "ads": [ad.model_dump(mode="json", include=set(AD_SCHEMA.names)) for ad in world.ads],
        "truth": [asdict(truth) for truth in world.truth],
        "votes": [{**asdict(vote), "at": vote.at.isoformat()} for vote in world.votes],
    }
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _write(records: Iterable[dict[str, Any]], schema: pa.Schema, path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(list(records), schema=schema), path)
