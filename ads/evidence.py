"""An ad with what can be seen in it, and with what a model may read of it."""

from dataclasses import dataclass

from ads.ad import Ad, Contact, Fact, Name, Span
from ads.contacts import PHONE_REGIONS, find_contacts
from ads.facts import find_facts
from ads.identity import find_identity
from ads.language import language_of
from ads.masking import mask, redact
from ads.reading import Reading, read
from ads.spans import merged


@dataclass(frozen=True, slots=True)
class Evidence:
    """An ad, its reading, its language, and its contacts and facts in order of the content."""

    ad: Ad
    reading: Reading
    language: str
    contacts: list[Contact]
    facts: list[Fact]

    @property
    def hidden(self) -> list[Span]:
        """What no model reads: contacts, names, and terms of origin, religion and gender identity; none overlap."""
        names = [fact for fact in self.facts if isinstance(fact, Name)]
        return merged([*self.contacts, *names, *(span for span, _ in find_identity(self.reading))])

    @property
    def masked(self) -> str:
        """What a model reads, and nothing else."""
        return mask(self.ad.content, self.hidden)

    @property
    def redacted(self) -> str:
        """What a person may read without a stated purpose; offsets still fit."""
        return redact(self.ad.content, self.contacts)


def gather(ad: Ad, *, phone_region: str, ner: bool = False) -> Evidence:
    """Read an ad and find its contacts and facts; `phone_region` holds where the ad names no country that has phones.

    `ner` asks spaCy about names that lists and patterns leave open, in English; no model's text is made with it.
    """
    reading = read(ad.content)
    country = (ad.country or "").strip().upper()
    region = country if country in PHONE_REGIONS else phone_region.upper()
    language = ad.language or language_of(reading.text)
    contacts = find_contacts(reading, region=region)
    return Evidence(ad, reading, language, contacts, find_facts(ad, reading, contacts, language, region, ner=ner))
