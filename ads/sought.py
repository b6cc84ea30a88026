"""Which rows of any table are meant: by the id of an ad, or by a contact that is found in it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ads.ad import Ad, Contact
from ads.archive import AD_SCHEMA, Columns, id_in
from ads.contacts import PHONE_REGIONS, find_contacts
from ads.errors import InputError
from ads.reading import read
from ads.tables import Row

MADE = re.compile(r"(ad-[0-9a-f]{16})-\d+")  # the id of an ad that came without one, and whose content stood before
GIVEN = "given"  # of a rejected row: the row as it was
REJECTED = frozenset({"source", "row", "reason", GIVEN})
VOTE = frozenset({"ad", "annotator", "sign"})
TEXT_CHARACTERS = 20  # of a text that tells which ad it is
SURE_CHARACTERS = 4  # an id of fewer may stand in a longer text by chance
READ_CHARACTERS, READ_DIGITS = 7, 5  # of a cell beside the text: no contact is shorter
CONTACT_EXPECTED = "a phone (with + and country code unless it is of ads.phone_region), an e-mail, a handle or a link"


def contact_of(value: str, region: str) -> Contact:
    """Return the one contact that somebody wrote; raises InputError, without it, where there is none or more."""
    found = find_contacts(read(value), region=region)
    if len(found) != 1:
        raise InputError(f"--contact holds {len(found)} contacts, expected one: {CONTACT_EXPECTED}")
    return found[0]


@dataclass(frozen=True)
class Sought:
    """Ids of ads, and contacts in their normal form; `pseudonyms` are those of the contacts, where there is a key.

    `region` is where phones without a country code are, in an ad that names none. A handle without a platform is
    sought on all of them.
    """

    ids: frozenset[str] = frozenset()
    contacts: tuple[tuple[str, str], ...] = ()
    pseudonyms: frozenset[str] = frozenset()
    columns: Columns = field(default_factory=Columns)
    region: str = "US"

    def with_ids(self, ids: frozenset[str]) -> "Sought":
        """Return what seeks these ids too."""
        return replace(self, ids=self.ids | ids)

    @cached_property
    def known(self) -> frozenset[str]:
        """Return the ids as ads bear them; of ids that were made from the content, without the count of repeats."""
        return frozenset(map(_base, self.ids))

    def is_named(self, name: str) -> bool:
        """Return whether an id is sought."""
        return _base(name) in self.known

    def named_in(self, row: Row) -> str | None:
        """Return the sought id that a row bears; that of the given row where it was set aside."""
        if not self.ids:
            return None
        if row.values.keys() >= REJECTED:
            given = row.values[GIVEN]
            return self.named_in(Row(row.number, given)) if isinstance(given, dict) else None
        named = next((name for name in self._ids_in(row) if self.is_named(name)), None)
        if named is None and row.values.keys() <= {"cells", "line"}:
            return self._mentioned(row)
        return named

    def shows(self, row: Row) -> bool:
        """Return whether a sought contact is found in a row: in its text, or in any cell that can hold one."""
        return bool(self.contacts) and any(map(self._in_text, self._texts(row)))

    def shows_in(self, text: str | None) -> bool:
        """Return whether a sought contact is found in a text that belongs to no row."""
        return bool(self.contacts and text) and self._holds(text or "", self.region)

    def ad_of(self, row: Row) -> str | None:
        """Return the id of the ad that a row is about; None for votes, and for what was set aside."""
        if row.fault or row.values.keys() >= VOTE or row.values.keys() >= REJECTED:
            return None
        return next(iter(self._ids_in(row)), None)

    def texts_of(self, row: Row) -> set[str]:
        """Return what a row says in its columns of text, where that is too long to stand elsewhere by chance."""
        said = (row.values.get(name) for name in self._columns(row).text)
        return {text for text in said if isinstance(text, str) and len(text) >= TEXT_CHARACTERS}

    def row_of(self, ad: Ad) -> Row:
        """Return an ad as a row."""
        return Row(ad.row or 1, ad.model_dump(include=set(AD_SCHEMA.names)))

    def _ids_in(self, row: Row) -> Iterator[str]:
        if made := id_in(row, self._columns(row)):
            yield made.removeprefix("'")  # which a CSV of scores puts before what a spreadsheet would run
            yield made
        if isinstance(other := row.values.get("ad"), str | int):
            yield str(other)

    def _columns(self, row: Row) -> Columns:
        """Return the columns that were named, where a row has them; scores and datasets have their own."""
        return self.columns if all(name in row.values for name in self.columns.required) else Columns()

    def _mentioned(self, row: Row) -> str | None:
        """Return the sought id that is written in a row that could not be read as one."""
        leaves = [text for _, text in _leaves(row.values)]
        return next((name for name in self.ids if any(_mentions(text, name) for text in leaves)), None)

    def _texts(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield the content, and each cell that is worth reading, with the region of its phones."""
        values = row.values
        if values.keys() >= REJECTED and isinstance(values[GIVEN], dict):
            values = values[GIVEN]
        columns = self._columns(row)
        context = columns.resolved(Row(row.number, values))
        country = str(values.get(context["country"] or "") or "").strip().upper()
        region = country if country in PHONE_REGIONS else self.region
        content = [values.get(name) for name in (context["title"], *columns.text) if name]
        yield "\n".join(str(part) for part in content if part not in (None, "")), region
        skipped = {context["title"], context["id"], "ad", *columns.text}
        for name, text in _leaves(values):
            if name not in skipped and _may_hold(text):
                yield text, region

    def _in_text(self, found: tuple[str, str]) -> bool:
        return self._holds(*found)

    def _holds(self, text: str, region: str) -> bool:
        if text in self.pseudonyms or any(f'"{mark}"' in text for mark in self._marks):
            return True
        return any(self._is_sought(contact) for contact in find_contacts(read(text), region=region))

    @cached_property
    def _marks(self) -> frozenset[str]:
        """What stands in quotes where contacts were written as JSON."""
        return self.pseudonyms | {value for _, value in self.contacts}

    def _is_sought(self, contact: Contact) -> bool:
        return any(contact.kind == kind and _same(contact.value, value) for kind, value in self.contacts)


def _same(found: str, value: str) -> bool:
    """Handles without a platform fit those on any."""
    if found == value:
        return True
    return found.rpartition(":")[2] == value if ":" not in value else value.endswith(f":{found}")


def _base(name: str) -> str:
    made = MADE.fullmatch(name)
    return made[1] if made else name


def _mentions(text: str, name: str) -> bool:
    if text == name or json.dumps(name) in text:
        return True
    if len(name) < SURE_CHARACTERS:
        return False
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def _leaves(values: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in nested values, with the outermost key that it stands under."""
    if isinstance(values, dict):
        for key, value in values.items():
            yield from _leaves(value, name or str(key))
    elif isinstance(values, list):
        for value in values:
            yield from _leaves(value, name)
    elif isinstance(values, str):
        yield name, values
    elif isinstance(values, int) and not isinstance(values, bool):
        yield name, str(values)


def _may_hold(text: str) -> bool:
    if len(text) < READ_CHARACTERS:
        return False
    return "@" in text or " " in text or ":" in text or "." in text or sum(map(str.isdigit, text)) >= READ_DIGITS
