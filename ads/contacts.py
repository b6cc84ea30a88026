"""Phones, e-mails, handles and links, found on the reading; spans point into the original."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ads.ad import Contact, ContactKind
from ads.addresses import find_addresses
from ads.disguises.change import Change, Draft
from ads.folding import fold
from ads.handles import find_handles
from ads.masking import MASK
from ads.phones import PHONE_REGIONS, find_phones
from ads.reading import Reading
from ads.remarks import joined, keys, turned
from ads.spans import Cover

__all__ = ["PHONE_REGIONS", "find_contacts"]

ORDER: dict[ContactKind, int] = {"email": 0, "phone": 1, "handle": 2, "link": 3}
ROUNDS = 8
PLAIN_PHONE = re.compile(r"[\d\s().+/-]+(?:ext\.?\s?\d+)?")

INNER_SPACE = re.compile(r" (?<=\w )(?=[\w ])")
SPLIT = re.compile(r" (?<=\w )(?=[\w ]{1,40}(?:[\W_]{1,4}(?:at|a|en|arroba)\b|\s?[@⊙]))", re.IGNORECASE)
INNER = re.compile(
    r"(?<=[a-z0-9])(?:AT|DOT|ARROBA|PUNTO|UNDERSCORE|arroba)(?=[a-z0-9])|(?<=\w)(?i:dot|punto)(?=(?:org|com|net)\b)"
)
INNER_HINTS = ("DOT", "PUNTO", "arroba", "dotorg", "dotcom", "dotnet", "puntoorg", "puntocom", "puntonet")


class _Found(NamedTuple):
    """A contact at a range of the reading."""

    kind: ContactKind
    value: str
    start: int
    end: int


def find_contacts(reading: Reading, *, region: str) -> list[Contact]:
    """Return the contacts of a reading in the order of the text, none overlapping.

    `region` (ISO 3166 alpha-2) is where a phone without a country code is taken to be. Of two that overlap the longer
    one holds, of equally long ones an e-mail before a phone, a handle and a link. What is found is taken out and the
    rest read again, since one contact may stand in the way of the next.
    """
    draft = _parted(reading)
    kept: list[_Found] = []
    for _ in range(ROUNDS):
        draft = _as_remarked(draft)
        new = _without_overlap(_all(draft.text, region), len(draft.text))
        if not new:
            break
        kept += [found._replace(start=draft.starts[found.start], end=draft.ends[found.end - 1]) for found in new]
        draft = draft.changed(Change(found.start, found.end, MASK, None) for found in new)
    hidden = reading.hidden()
    return [_contact(reading, found, hidden) for found in sorted(kept, key=lambda found: found.start)]


def _parted(reading: Reading) -> Draft:
    """Return a reading's text with signs parted from the words around them, and names in one piece."""
    text = reading.text
    draft = Draft(text, range(len(text)), range(1, len(text) + 1))
    changes = sorted([*_split_rows(reading), *_inner_signs(text)])
    return draft.changed(changes) if changes else draft


def _as_remarked(draft: Draft) -> Draft:
    """Return a text with what its writer says about the writing of accounts done."""
    folded = fold(draft.text)
    for remarks in (keys, joined, turned):
        if changes := list(remarks(folded)):
            draft = draft.changed(changes)
            folded = fold(draft.text)
    return draft


def _split_rows(reading: Reading) -> Iterator[Change]:
    """Find the spaces in a name that was read from letters apart: "m e l f a m [at]", read as "mel fam"."""
    if reading.starts and any(undone.kind == "spaced" for undone in reading.undone):
        for space in INNER_SPACE.finditer(reading.text):
            place = space.start()
            if reading.starts[place - 1] == reading.starts[place + 1] and SPLIT.match(reading.text, place):
                yield Change(place, space.end(), "", None)


def _inner_signs(text: str) -> Iterator[Change]:
    """Find signs that are written into the name around them: "annaATexampleDOTorg"."""
    if any(hint in text for hint in INNER_HINTS):
        for sign in INNER.finditer(text):
            yield Change(sign.start(), sign.end(), f" {sign[0]} ", None)


def _all(text: str, region: str) -> Iterator[_Found]:
    folded = fold(text)
    for address in find_addresses(folded):
        yield _Found("email" if address.kind == "email" else "link", address.value, address.start, address.end)
    for handle in find_handles(folded):
        yield _Found("handle", handle.value, handle.start, handle.end)
    for phone in find_phones(text, region):
        yield _Found("phone", phone.e164, phone.start, phone.end)


def _without_overlap(found: Iterable[_Found], length: int) -> list[_Found]:
    kept: list[_Found] = []
    taken = Cover(length, ())
    for one in sorted(found, key=lambda one: (one.start - one.end, ORDER[one.kind])):
        if not taken.touches(one.start, one.end):
            taken.add(one.start, one.end)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _contact(reading: Reading, found: _Found, hidden: Cover) -> Contact:
    start, end = reading.original_range(found.start, found.end)
    posted = reading.original[start:end]
    if found.kind == "phone":
        plain = PLAIN_PHONE.fullmatch(posted) and not hidden.touches(start, end)
    else:
        typed = posted.lower().removeprefix("@").removeprefix("$").rstrip("/")
        plain = typed.endswith(found.value.split(":")[-1])
    return Contact(kind=found.kind, value=found.value, obscured=not plain, start=start, end=end)
