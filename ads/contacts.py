"""Phones, e-mails and links, found on the reading; spans point into the original."""

import re
from collections.abc import Iterator

import phonenumbers

from ads.ad import Contact, ContactKind
from ads.reading import Reading

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']{3,2000}", re.IGNORECASE)
MAYBE_PHONE = re.compile(r"\d(?:[^\dA-Za-z]{0,3}\d){6}")
PHONE_REGIONS = frozenset(phonenumbers.SUPPORTED_REGIONS)  # ISO 3166 alpha-2
TRAILING = ".,;:!?)]}'\""


def find_contacts(reading: Reading, *, region: str) -> list[Contact]:
    """Return the contacts of a reading in the order of the text, none inside another.

    `region` (ISO 3166 alpha-2) is where a phone without a country code is taken to be.
    """
    contacts: list[Contact] = []
    for contact in sorted(_all(reading, region), key=lambda contact: (contact.start, -contact.end)):
        if not contacts or contact.start >= contacts[-1].end:
            contacts.append(contact)
    return contacts


def _all(reading: Reading, region: str) -> Iterator[Contact]:
    text = reading.text
    if "@" in text:
        for match in EMAIL.finditer(text):
            yield _contact(reading, "email", match.group().lower(), match.start(), match.end())
    if "://" in text or "www." in text.lower():
        for match in LINK.finditer(text):
            link = match.group().rstrip(TRAILING)
            yield _contact(reading, "link", link.lower(), match.start(), match.start() + len(link))
    if MAYBE_PHONE.search(text):
        for phone in phonenumbers.PhoneNumberMatcher(text, region, leniency=phonenumbers.Leniency.VALID):
            number = phonenumbers.format_number(phone.number, phonenumbers.PhoneNumberFormat.E164)
            yield _contact(reading, "phone", number, phone.start, phone.end)


def _contact(reading: Reading, kind: ContactKind, value: str, start: int, end: int) -> Contact:
    span = reading.original_span(start, end)
    obscured = reading.original[span.start : span.end] != reading.text[start:end]
    return Contact(kind=kind, value=value, obscured=obscured, start=span.start, end=span.end)
