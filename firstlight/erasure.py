"""An erasure from its plan to its receipt.

What is under way stands in a hidden file beside the label store until the receipt is written, so that an erasure that
was interrupted is finished by the next one.
"""

import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from ads.ad import Noun
from ads.erasure import erase_rows, require_replaceable
from ads.errors import InputError
from ads.ledger_entries import ERASURE
from ads.sought import Sought
from ads.storage import left_beside, replacing, settle
from ads.user import current_user
from firstlight.learned import Held, Learned, models_of
from firstlight.places import Place
from firstlight.searching import Search
from labeling.dataset import Dataset
from labeling.erased import erased_names
from labeling.erasure import DatasetErasure, StoreErasure, write_erased
from labeling.store import LabelStore
from models.params import RegistryParams

OWNER_ONLY = 0o600


class Change(Noun):
    """A dataset that loses ads: its folder, its hash before and after, the hashes that held them, ads by split."""

    path: str
    before: str
    after: str
    held_in: tuple[str, ...]
    splits: dict[str, int]

    @classmethod
    def of(cls, found: DatasetErasure, new: Dataset) -> "Change":
        """Return the change from one state to the next."""
        path, old = str(found.path.absolute()), found.dataset
        return cls(path=path, before=old.hash, after=new.hash, held_in=found.ancestors, splits=found.splits)

    def to_record(self) -> dict[str, Any]:
        """Return what a receipt holds of it: the folder by its name alone."""
        record = self.model_dump(mode="json", exclude={"path", "held_in"})
        return {"name": Path(self.path).name, **record}


class Pending(Noun):
    """An erasure that is under way; `rows` counts what is to go from each path, `kinds` says what these are."""

    token: str
    ids: tuple[str, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    paths: tuple[str, ...] = ()
    reason: str | None = None
    rows: dict[str, int] = Field(default_factory=dict)
    kinds: dict[str, str] = Field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    @property
    def is_begun(self) -> bool:
        """Return whether anything may have been erased already."""
        return bool(self.ids or self.contacts)

    @classmethod
    def at(cls, store: Path) -> "Pending":
        """Return what was interrupted, or a new one; raises InputError where its file is damaged."""
        path = file_of(store)
        if not path.exists() or not path.stat().st_size:  # the process died before it knew what to do
            return cls(token=secrets.token_hex(8))
        try:
            return cls.model_validate_json(path.read_bytes())
        except ValidationError:
            raise InputError(f"{path}: is damaged, expected what an interrupted erasure left: remove it") from None

    def save(self, store: Path) -> "Pending":
        """Write it down, for the owner's eyes alone; what a kill left of an earlier attempt is removed."""
        path = file_of(store)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=OWNER_ONLY)
        settle(path)
        with replacing(path, draft=left_beside(path)) as file:
            file.write(self.model_dump_json().encode())
        return self

    def with_found(self, found: Search) -> "Pending":
        """Return it with what a search found."""
        contacts, ids = dict.fromkeys((*self.contacts, *found.sought.contacts)), found.ids | {*self.ids}
        rows = {_name(place): len(one.rows) for place, one in found.tables.items()}
        kinds = {_name(place): place.kind for place in found.tables}
        update = {"contacts": tuple(contacts), "ids": tuple(sorted(ids))}
        return self.model_copy(update={**update, "rows": {**self.rows, **rows}, "kinds": {**self.kinds, **kinds}})

    def with_change(self, change: Change) -> "Pending":
        """Return it with a dataset that is about to be rewritten."""
        others = tuple(one for one in self.changes if (one.path, one.before) != (change.path, change.before))
        return self.model_copy(update={"changes": (*others, change)})


def file_of(store: Path) -> Path:
    """Return the file beside a label store that holds the erasure which is under way."""
    file = store.resolve()
    return file.with_name(f".{file.name}.erasing")


def clear(store: Path) -> None:
    """Remove what stands beside a label store of an erasure that is done, or was never begun."""
    settle(file_of(store))
    file_of(store).unlink(missing_ok=True)


@dataclass
class Erasure:
    """What is to be erased, and what became of it."""

    found: Search
    pending: Pending
    store: Path
    registry: RegistryParams
    bundles: list[str]
    models: list[Learned] = field(default_factory=list)
    entry: int | None = None

    @property
    def failed(self) -> set[str]:
        """Return the places that could not be rewritten."""
        return {str(Path(path).absolute()) for path, _ in self.found.faults}

    @property
    def changes(self) -> list[Change]:
        """Return the datasets that lost ads, or are to."""
        return [change for change in self.pending.changes if change.path not in self.failed]

    def plan(self) -> None:
        """Find out what would change, and change nothing."""
        for place, one in self.found.datasets.items():
            with self.found.named(place):
                self.pending = self.pending.with_change(Change.of(one, one.erased(self.found.sought)))
        self._name_models()

    def run(self) -> None:
        """Erase everything that was found, in any order: what is sought stands on disk until the receipt does."""
        self.pending = self.pending.with_found(self.found).save(self.store)
        for place, rows in self.found.tables.items():
            with self.found.named(place):
                erase_rows(Path(place.path), rows, self.found.sought, self.found.table)
        for place, one in self.found.datasets.items():
            with self.found.named(place):
                new = one.erased(self.found.sought)
                self.pending = self.pending.with_change(Change.of(one, new)).save(self.store)
                write_erased(one, new)
        self._name_models()
        self._receipt()
        clear(self.store)

    def counts(self) -> dict[str, int]:
        """Return how many rows went (or are to go) from each kind of place, and what of the label store."""
        counts: Counter[str] = Counter()
        pending = self.pending.with_found(self.found)
        for path, rows in pending.rows.items():
            counts[pending.kinds[path]] += rows if path not in self.failed else 0
        counts["dataset"] += sum(sum(change.splits.values()) for change in self.changes)
        counts.update(dict(self.found.store.counts) if self.found.store else {})
        return {kind: count for kind, count in sorted(counts.items()) if count}

    def _name_models(self) -> None:
        held = {
            digest: Held(change.path, change.splits)
            for change in self.changes
            if change.splits
            for digest in change.held_in
        }
        self.models, faults = models_of(held, self.bundles, self.registry)
        self.found.faults += [("models", fault) for fault in faults]

    def _receipt(self) -> None:
        store = self.found.store or StoreErasure(self.store)
        said = _receipts(self.store)
        if not store and self.pending.token in said:  # it was written, and then the process died
            self.entry = said[self.pending.token]
            return
        names = erased_names({*self.pending.ids, *store.ids})
        receipt = {
            "token": self.pending.token,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "by": current_user(),
            "why": self.pending.reason,
            "ads": sorted(names.values()),
            "counts": self.counts(),
            "datasets": [change.to_record() for change in self.changes],
            "models": [model.to_record() for model in self.models],
            "not_reached": len(self.found.faults),
        }
        self.entry = store.write(names, receipt).number


def seek(sought: Sought, pending: Pending) -> Sought:
    """Return what seeks the ads of an interrupted erasure too."""
    contacts = tuple(dict.fromkeys((*sought.contacts, *pending.contacts)))
    return Sought(sought.ids | {*pending.ids}, contacts, sought.pseudonyms, sought.columns, sought.region)


def require_silent(reason: str | None, sought: Sought, ids: Iterable[str]) -> None:
    """Raise InputError where a reason holds an id or a contact: a receipt stays for good."""
    if reason and (sought.shows_in(reason) or any(name in reason for name in ids)):
        raise InputError("--reason holds the ad's id or the contact, and a receipt stays: say why without it")


def require_sound(store: Path) -> None:
    """Raise InputError where a label store was touched, is none, or could not take a receipt in the end."""
    if not store.exists():
        return
    require_replaceable(store)
    if any(not problem.harmless for problem in LabelStore(store).ledger.verify()):
        raise InputError(f"{store}: does not verify, see `firstlight ledger verify {store}`; nothing was erased")


def _receipts(store: Path) -> dict[str, int]:
    """Return the entries of the erasures of a label store, by their tokens."""
    entries = LabelStore(store).ledger.entries(ERASURE)
    return {str(entry.data["receipt"].get("token")): entry.number for entry in entries}


def _name(place: Place) -> str:
    return str(Path(place.path).absolute())
