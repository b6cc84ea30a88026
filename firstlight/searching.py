"""What of some ads stands in each place, found before anything is erased."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ads.erasure import Found, ads_showing, find_rows, mentions, pattern_of
from ads.errors import FirstlightError
from ads.sought import Sought
from ads.tables import TableFormat
from firstlight.places import TABLES, Place
from labeling.dataset import load_dataset
from labeling.erasure import DatasetErasure, StoreErasure, ads_of, find_in, find_in_store


@dataclass
class Search:
    """What was found, place by place; `faults` says of a place why it cannot be read or rewritten."""

    sought: Sought
    table: TableFormat
    tables: dict[Place, Found] = field(default_factory=dict)
    datasets: dict[Place, DatasetErasure] = field(default_factory=dict)
    store: StoreErasure | None = None
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        """Return the ids of the ads that were found."""
        found = [*(self.store.ids if self.store else ()), *(name for one in self.datasets.values() for name in one.ads)]
        return {*found, *(name for one in self.tables.values() for name in one.ids)}

    @property
    def texts(self) -> set[str]:
        """Return what these ads say."""
        rows = {text for one in self.tables.values() for text in one.texts}
        return rows | {text for one in self.datasets.values() for text in one.texts}

    def __bool__(self) -> bool:
        return bool(self.tables or self.datasets or self.store)

    @contextmanager
    def named(self, place: Place) -> Iterator[None]:
        """Name a place that cannot be read or rewritten; the rest goes on."""
        try:
            yield
        except FirstlightError as error:
            self.faults.append((place.path, str(error)))
        except OSError as error:
            self.faults.append((place.path, f"{place.path}: {error.strerror or type(error).__name__}"))


def search(
    sought: Sought,
    places: Sequence[Place],
    store: Path,
    table: TableFormat,
    *,
    step: Callable[[int], object] = lambda done: None,
) -> Search:
    """Look for ads in all places; the ads in which a contact is found in one of them are sought in all."""
    found = Search(sought, table)
    showing: dict[Place, set[int]] = {}
    for done, place in enumerate(places if sought.contacts else ()):
        with found.named(place):
            showing[place], ids = _showing(place, sought, table)
            found.sought = found.sought.with_ids(frozenset(ids))
        step(done)
    for place in places:
        if place in showing or not sought.contacts:
            with found.named(place):
                _look(place, found, showing.get(place, set()))
    if store.exists():
        found.store = find_in_store(store, found.sought)
    _look_in_others([place for place in places if place.kind == "other"], found)
    return found


def _showing(place: Place, sought: Sought, table: TableFormat) -> tuple[set[int], set[str]]:
    """Return the rows of a place that show a sought contact, and the ids of their ads."""
    if place.kind in TABLES:
        return ads_showing(place.path, sought, table)
    return set(), ads_of(load_dataset(place.path), sought) if place.kind == "dataset" else set()


def _look(place: Place, found: Search, showing: set[int]) -> None:
    if place.kind == "dataset":
        if one := find_in(Path(place.path), found.sought):
            found.datasets[place] = one
    elif place.kind == "ledger":
        if find_in_store(Path(place.path), found.sought):
            found.faults.append((place.path, f"{place.path}: is another label store, erase it with --store"))
    elif place.kind in TABLES and (rows := find_rows(place.path, found.sought, found.table, showing=showing)):
        if place.is_remote:
            text = f"{place.path}: cannot be rewritten at its address, and {len(rows.rows)} rows have to go: "
            found.faults.append((place.path, f"{text}fetch it, erase them there, and put it back"))
        else:
            found.tables[place] = rows


def _look_in_others(places: Sequence[Place], found: Search) -> None:
    """Name the files of no kind that can be rewritten which hold an id or a text."""
    pattern = pattern_of(found.ids | found.sought.ids, found.texts)
    for place in places:
        if pattern and not place.is_remote and mentions(Path(place.path), pattern):
            found.faults.append(
                (place.path, f"{place.path}: holds what is sought, and is no file that can be rewritten")
            )
