"""Ads that go from datasets and from the label store; what keeps statistics whole stays, under a name of no meaning.

A dataset loads and verifies afterwards and says how many rows it lost; of a vote the answer stays, its words go.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copy2, copytree
from typing import Any

from ads.erasure import require_replaceable
from ads.errors import InputError
from ads.ledger_entries import Entry
from ads.sought import TEXT_CHARACTERS, Sought
from ads.storage import replacing_folder
from labeling.dataset import MANIFEST, ROWS, VOTES, Dataset, load_dataset
from labeling.manifest import ErasedRows
from labeling.splits import overlaps
from labeling.store import ROUND, VOTE, LabelStore
from labeling.votes import Vote

CARD = "README.md"
KEPT = ("annotator", "sign", "value", "at", "role", "blind", "seconds")  # of a vote; its key only where it tells no ad
OWN = (ROWS, VOTES, MANIFEST, CARD)  # of a dataset's folder: written anew; whatever else lies there is kept


@dataclass(frozen=True)
class DatasetErasure:
    """A dataset, and what is sought in it: ads with their splits, votes on them, and notes on others."""

    path: Path
    dataset: Dataset
    ads: Mapping[str, str]
    notes: int = 0
    votes: int = 0

    @property
    def splits(self) -> dict[str, int]:
        """Return how many ads go from each split."""
        return dict(sorted(Counter(self.ads.values()).items()))

    @property
    def texts(self) -> set[str]:
        """Return what these ads say, where it is too long to stand elsewhere by chance."""
        return {ad.text for ad in self.dataset.ads if ad.id in self.ads and len(ad.text) >= TEXT_CHARACTERS}

    @property
    def ancestors(self) -> tuple[str, ...]:
        """Return the hashes of the states that held the ads: this one, and those before earlier erasures."""
        return (self.dataset.hash, *(erased.before for erased in self.dataset.lineage.erased))

    def __bool__(self) -> bool:
        return bool(self.ads or self.notes or self.votes)

    def erased(self, sought: Sought) -> Dataset:
        """Return the dataset without; raises InputError where nothing would be left."""
        old = self.dataset
        places = [place for place, ad in enumerate(old.ads) if not sought.is_named(ad.id)]
        if not places:
            raise InputError(f"{self.path}: would hold no ad any more, delete the folder")
        new = old.take(places, [old.splits[place] for place in places])
        votes = tuple(_quiet(vote, sought) for vote in old.votes if not sought.is_named(vote.ad))
        told = ErasedRows(rows=len(old.ads) - len(places), before=old.hash)
        shared = overlaps(new.groups.tolist(), new.splits)
        lineage = old.lineage.model_copy(update={"overlaps": shared, "erased": (*old.lineage.erased, told)})
        return replace(new, votes=votes, lineage=lineage)


def ads_of(dataset: Dataset, sought: Sought) -> set[str]:
    """Return the ids of the ads in which a sought contact is found."""
    return {ad.id for ad in dataset.ads if sought.shows(sought.row_of(ad))}


def find_in(path: Path, sought: Sought) -> DatasetErasure:
    """Return what of a dataset is sought; raises InputError where it is none, or was changed."""
    dataset = load_dataset(path)
    ads = {ad.id: split for ad, split in zip(dataset.ads, dataset.splits, strict=True) if sought.is_named(ad.id)}
    votes = sum(sought.is_named(vote.ad) for vote in dataset.votes)
    notes = sum(not sought.is_named(vote.ad) and sought.shows_in(vote.note) for vote in dataset.votes)
    return DatasetErasure(path, dataset, ads, notes, votes)


def write_erased(found: DatasetErasure, new: Dataset) -> None:
    """Put a dataset in the place of the one that it came from, beside whatever else lies in the folder."""
    folder = found.path.resolve()
    require_replaceable(folder)
    with replacing_folder(folder) as draft:
        new.save(draft)
        for other in folder.iterdir():
            if other.name not in OWN:
                (copytree if other.is_dir() else copy2)(other, draft / other.name)
        draft.chmod(folder.stat().st_mode & 0o777)


def _quiet(vote: Vote, sought: Sought) -> Vote:
    """Return a vote on an ad that stays, without a note that holds a sought contact."""
    return vote.model_copy(update={"note": None}) if sought.shows_in(vote.note) else vote


@dataclass(frozen=True)
class StoreErasure:
    """What of a label store is sought: numbers of entries, with what is kept of each once names stand for the ads."""

    path: Path
    entries: tuple[Entry, ...] = ()
    ids: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def write(self, names: Mapping[str, str], receipt: Mapping[str, Any]) -> Entry:
        """Erase, in one replacement of the file, and return the erasure that holds the receipt."""
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch()
        kept = {entry.number: _kept(entry, names) for entry in self.entries}
        return LabelStore(self.path).ledger.erase(kept, receipt)


def find_in_store(store: Path, sought: Sought) -> StoreErasure:
    """Return what of a label store is sought: votes on an ad, notes that hold a contact, and picks of rounds."""
    entries: list[Entry] = []
    ids: set[str] = set()
    counts: Counter[str] = Counter()
    for entry in LabelStore(store).ledger.entries():
        if entry.kind not in (VOTE, ROUND):
            continue
        named = set(filter(sought.is_named, _ads_in(entry)))
        noted = entry.kind == VOTE and not named and sought.shows_in(entry.data.get("note"))
        if named or noted:
            entries.append(entry)
            ids |= named
            counts["votes" if entry.kind == VOTE and named else "notes" if noted else "picks"] += (
                _picks_with(entry, named) if entry.kind == ROUND else 1
            )
    return StoreErasure(store, tuple(entries), frozenset(ids), counts)


def _ads_in(entry: Entry) -> Iterator[str]:
    if entry.kind == VOTE:
        yield entry.data["ad"]
    else:
        for pick in entry.data["picks"]:
            yield from (pick["ad"], *pick.get("alike", ()))


def _picks_with(entry: Entry, ids: set[str]) -> int:
    return sum(not ids.isdisjoint((pick["ad"], *pick.get("alike", ()))) for pick in entry.data["picks"])


def _kept(entry: Entry, names: Mapping[str, str]) -> dict[str, Any]:
    if entry.kind == ROUND:
        picks = [_renamed(pick, names) for pick in entry.data["picks"]]
        return {**entry.data, "picks": picks}
    if entry.data["ad"] not in names:  # a note of an ad that stays, and holds a contact
        return {name: value for name, value in entry.data.items() if name != "note"}
    kept = {name: entry.data[name] for name in KEPT if name in entry.data}
    key = entry.data.get("key")
    told = key is None or any(name in key for name in names)
    return {"ad": names[entry.data["ad"]], **kept, **({} if told else {"key": key})}


def _renamed(pick: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    new = {**pick, "ad": names.get(pick["ad"], pick["ad"])}
    return {**new, "alike": [names.get(ad, ad) for ad in pick["alike"]]} if "alike" in pick else new
