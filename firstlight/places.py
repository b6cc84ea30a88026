"""Where ads rest: what stands under the paths that somebody named, told by names and marks alone."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ads.errors import InputError
from ads.ledger_entries import BEGINNING
from ads.storage import is_unsettled, left_beside, settle, unsettled_in
from ads.tables import STANDARD_INPUT, TableFormat
from labeling.dataset import MANIFEST
from labeling.erasure import OWN
from models.bundle import DIGEST
from models.bundle import MANIFEST as BUNDLE_MANIFEST

Kind = Literal["archive", "scored", "vote table", "truth", "rejected", "dataset", "bundle", "ledger", "other"]
TABLES = ("archive", "scored", "vote table", "truth", "rejected")
BUNDLE = frozenset({BUNDLE_MANIFEST, DIGEST})
SCORED = ("scored", "rows")  # beside job.json
FILE = "file://"


@dataclass(frozen=True, order=True)
class Place:
    """A file of rows, the folder of a dataset or a bundle, or a file of another kind."""

    path: str
    kind: Kind

    @property
    def is_remote(self) -> bool:
        """Return whether it is an address and no path."""
        return "://" in self.path


def settled(given: Sequence[str], *, dry_run: bool) -> list[str]:
    """Return the paths without repeats, once what a kill left under them is finished or removed.

    Raises InputError for a path that is not there.
    """
    paths = list(dict.fromkeys(path.removeprefix(FILE) for path in given))
    for path in map(Path, (path for path in paths if "://" not in path)):
        if str(path) == STANDARD_INPUT:
            raise InputError("- is standard input, expected files and folders: nothing can be erased from a stream")
        for cut_short in _unsettled(path):
            if dry_run:
                raise InputError(f"{cut_short}: an erasure of it was interrupted, finish it without --dry-run first")
            settle(cut_short)
        if not path.exists():
            raise InputError(f"{path}: there is no such file or folder")
    return paths


def _unsettled(path: Path) -> list[Path]:
    target = path.resolve()
    found = [target] if is_unsettled(target) else []
    for folder, _, _ in os.walk(target):
        found += unsettled_in(Path(folder))
    return found


def places_at(paths: Sequence[str], table: TableFormat, *, store: Path) -> tuple[list[Place], list[tuple[str, str]]]:
    """Return what stands at some paths, in order and once each, and what is wrong with those that hold no ads.

    Folders are searched to the bottom. The label store and what belongs to it are left out.
    """
    found: dict[str, Place] = {}
    faults: list[tuple[str, str]] = []
    for path in paths:
        if "://" not in path and Path(path).is_dir():
            inside = _in_folder(Path(path), table)
        else:
            place = Place(path, _kind_of(path, table))
            inside = iter([place])
            if place.kind == "other":
                faults.append((path, f"{path}: is no archive, expected CSV, TSV, JSON Lines or Parquet, or a folder"))
        for place in inside:
            name = place.path if place.is_remote else os.path.realpath(place.path)
            if name not in _names_of(store):
                found.setdefault(name, place)
    return sorted(found.values()), faults


def _names_of(store: Path) -> set[str]:
    """Return the store, its lock, and the file of an erasure that is under way, with its lock."""
    file = store.resolve()
    ends = (".lock", ".draft", ".erasing", ".erasing.lock")
    beside = [file.with_name(f".{file.name}{end}") for end in ends]
    return {str(path) for path in (file, *beside, *map(left_beside, beside))}


def _in_folder(folder: Path, table: TableFormat) -> Iterator[Place]:
    names = {entry.name for entry in folder.iterdir()}
    if names >= BUNDLE:
        yield Place(str(folder), "bundle")
        return
    if MANIFEST in names:
        yield Place(str(folder), "dataset")
        names -= {*OWN}
    for name in sorted(names):
        path = folder / name
        if path.is_dir():
            yield from _in_folder(path, table)
        elif path.is_file():
            yield Place(str(path), _kind_of(str(path), table))


def _kind_of(path: str, table: TableFormat) -> Kind:
    file = Path(path)
    if "://" not in path and _begins_as_ledger(file):
        return "ledger"
    try:
        table.kind_of(path)
    except InputError:
        return "other"
    if file.parent.name in ("rejected", "truth"):
        return "rejected" if file.parent.name == "rejected" else "truth"
    stem = file.name.partition(".")[0]
    if stem in SCORED and (stem == SCORED[0] or (file.parent / "job.json").is_file()):
        return "scored"
    return "vote table" if stem.startswith("votes") else "archive"


def _begins_as_ledger(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(BEGINNING)) == BEGINNING
    except OSError:  # whoever reads it says so
        return False
