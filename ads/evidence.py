"""An ad with what can be seen in it, and with what a model may read of it."""

from dataclasses import dataclass

from ads.ad import Ad, Contact
from ads.contacts import PHONE_REGIONS, find_contacts
from ads.masking import mask, redact
from ads.reading import Reading, read


@dataclass(frozen=True, slots=True)
class Evidence:
    """An ad, its reading, and its contacts in order of the content."""

    ad: Ad
    reading: Reading
    contacts: list[Contact]

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
    return Evidence(ad, reading, find_contacts(reading, region=region))
