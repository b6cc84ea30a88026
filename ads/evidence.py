"""An ad with what can be seen in it, and with what a model may read of it."""

from dataclasses import dataclass

from ads.ad import Ad, Contact, Fact
from ads.contacts import PHONE_REGIONS, find_contacts
from ads.facts import find_facts
from ads.language import language_of
from ads.masking import mask, redact
from ads.reading import Reading, read


@dataclass(frozen=True, slots=True)
class Evidence:
    """An ad, its reading, its language, and its contacts and facts in order of the content."""

    ad: Ad
    reading: Reading
    language: str
    contacts: list[Contact]
    facts: list[Fact]

    @property
    def masked(self) -> str:
        """What a model reads, and nothing else."""
        return mask(self.ad.content, self.contacts)

    @property
    def redacted(self) -> str:
        """What a person may read without a stated purpose; offsets still fit."""
        return redact(self.ad.content, self.contacts)


def gather(ad: Ad, *, phone_region: str) -> Evidence:
    """Read an ad and find its contacts; `phone_region` holds where the ad names no country that has phones."""
    reading = read(ad.content)
    country = (ad.country or "").strip().upper()
    region = country if country in PHONE_REGIONS else phone_region.upper()
    language = ad.language or language_of(reading.text)
    contacts = find_contacts(reading, region=region)
    facts = find_facts(reading, contacts, country=country or region, posted_at=ad.posted_at)
    return Evidence(ad, reading, language, contacts, facts)
