"""The phrase bank: what simulated ads are written from, read from the YAML files beside this module."""

from importlib import resources
from typing import Any, Literal

import yaml
from pydantic import BaseModel, Field

Language = Literal["en", "es"]
Sign = Literal["coercion", "minor"]
SIGNS: tuple[Sign, ...] = ("coercion", "minor")


class Part(BaseModel, frozen=True, extra="forbid"):
    """Base of the bank's parts."""


class Templates(Part):
    """The lines of one family in one language."""

    work: list[str]
    lawful_work: list[str] = []
    titles: list[str]
    openings: list[str]
    details: list[str]
    closings: list[str]


class Family(Part):
    """One family of ads: what the site calls them, their prices (low, high, step) and their lines."""

    kind: Literal["service", "job", "classified"]
    price: tuple[int, int, int]
    en: Templates
    es: Templates

    def lines(self, language: Language) -> Templates:
        """Return the templates in one language."""
        return self.en if language == "en" else self.es


class Phrase(Part):
    """A sentence whose presence the truth records; `near` is the sign that a lookalike resembles."""

    id: str
    families: list[str] = Field(alias="in")
    en: str
    es: str
    near: Sign | None = None

    def line(self, language: Language) -> str:
        """Return the template in one language."""
        return self.en if language == "en" else self.es


class Fillers(Part):
    """What fills the slots of templates in one language."""

    days: list[str]
    hours: list[str]
    name: list[str]
    ages: list[str] = Field(min_length=5, max_length=5, description="thirteen to seventeen, written out")
    gap: list[str]


class Bank(Part):
    """All wording of the simulated archive."""

    families: dict[str, Family]
    signals: dict[Sign, list[Phrase]]
    lookalikes: list[Phrase]
    reach: dict[Language, dict[Literal["phone", "email", "link"], list[str]]]
    voices: dict[Literal["own", "house"], dict[Language, list[str]]]
    again: dict[Language, list[str]]
    slots: dict[Language, Fillers]
    digits: dict[Language, list[str]]
    mailbox: list[str]

    def signals_in(self, family: str, sign: Sign) -> list[Phrase]:
        """Return the signal phrases that a family of ads may carry."""
        return [phrase for phrase in self.signals[sign] if family in phrase.families]

    def lookalikes_in(self, family: str) -> list[Phrase]:
        """Return the lookalikes that a family of ads may carry."""
        return [phrase for phrase in self.lookalikes if family in phrase.families]


def read_bank() -> Bank:
    """Return the phrase bank that ships with the package."""
    parts = {**_document("phrases"), **_document("wording"), "families": _document("families")}
    return Bank.model_validate(parts)


def _document(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.safe_load(text)
    return document
