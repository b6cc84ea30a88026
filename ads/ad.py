"""The nouns that every room shares.

Offsets count characters of `Ad.content`, from 0, end excluded.
"""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ads.neutral import for_json

Tier = Literal["E1+", "E1-", "E2", "E3", "hard"]
Polarity = Literal["concern", "protective", "null"]
Level = Literal["none", "review", "urgent"]
Provenance = Literal["simulated", "proxy", "own"]
NO_TIME = "is no time, expected ISO 8601"
ContactKind = Literal["phone", "email", "handle", "link"]
Per = Literal["hour", "half_hour", "night", "day", "week", "month", "piece", "none"]
Whose = Literal["advertised", "sought", "other"]


class Noun(BaseModel):
    """A frozen value; errors never repeat what was put in, since that may be ad text."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Ad(Noun):
    """One public ad as it was posted."""

    id: str = Field(min_length=1, max_length=256, description="unique within an archive")
    text: str = Field(description="the ad as posted")
    title: str | None = None
    kind: str | None = Field(default=None, description="service, job, or whatever the site calls it")
    posted_at: datetime | None = Field(default=None, description="ISO 8601; without an offset it is taken as UTC")
    site: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = Field(default=None, description="ISO 3166 alpha-2; the region in which phones are read")
    language: str | None = Field(default=None, description="ISO 639-1")
    fields: dict[str, Any] = Field(default_factory=dict, description="source fields, kept as given")
    source: str | None = Field(default=None, description="file that it was read from")
    row: int | None = Field(default=None, ge=1, description="row of that file, from 1, a header not counted")

    @field_validator("text")
    @classmethod
    def _has_text(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("text is empty, expected the ad as posted")
        return text

    @field_validator("id", "text", "title", "kind", "site", "city", "region", "country", "language")
    @classmethod
    def _is_unicode(cls, value: str | None) -> str | None:
        try:
            (value or "").encode()
        except UnicodeEncodeError:
            raise ValueError("holds a lone surrogate, expected valid Unicode") from None
        return value

    @field_validator("posted_at", mode="before")
    @classmethod
    def _iso_8601(cls, value: Any) -> Any:
        return parse_time(value)

    @property
    def content(self) -> str:
        """Title and text, as one string that all offsets count in."""
        return f"{self.title}\n{self.text}" if self.title else self.text


def parse_time(value: Any) -> datetime | None:
    """Return a time in UTC (which is taken where no offset is given) from ISO 8601, a date or a datetime.

    Raises ValueError for anything else, numbers included: their unit is anybody's guess.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        value = _parsed(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    if not isinstance(value, datetime):
        raise ValueError(NO_TIME)
    try:
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    except OverflowError:
        raise ValueError(NO_TIME) from None


def _parsed(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(NO_TIME) from None  # the reason of the standard library repeats the text


class Span(Noun):
    """A range of an ad's content."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Contact(Span):
    """A way to reach the advertiser; `value` is its normal form and stays inside this process."""

    kind: ContactKind
    value: str
    obscured: bool = False


class Price(Span):
    """An amount of money: a rate, a wage, a fee, a deposit or a debt."""

    kind: Literal["price"] = "price"
    amount: float = Field(ge=0)
    currency: str | None = Field(description="ISO 4217; that of the ad's country where the ad names none")
    per: Per = "none"


class Age(Span):
    """An age of a person."""

    kind: Literal["age"] = "age"
    value: int = Field(ge=0, le=120, description="years")
    whose: Whose | None = Field(default=None, description="who is of that age; null when it cannot be told")


class Place(Span):
    """A city, a district of one, or a state or province."""

    kind: Literal["place"] = "place"
    name: str
    id: int | None = Field(default=None, description="GeoNames id")
    region: str | None = Field(default=None, description="state or province; a postal code in the United States")
    country: str | None = Field(default=None, description="ISO 3166 alpha-2")


class Name(Span):
    """The name of a person; `value` stays inside this process."""

    kind: Literal["name"] = "name"
    value: str


class Origin(Span):
    """That somebody's ethnicity, nationality or national origin is stated: presence only, never which."""

    kind: Literal["origin"] = "origin"


Fact = Annotated[Price | Age | Place | Name | Origin, Field(discriminator="kind")]


class Finding(Span):
    """An indicator matched at a span."""

    indicator: str
    sign: str
    tier: Tier
    polarity: Polarity
    context: Literal["ad", "archive"] = "ad"


class PseudonymousContact(Span):
    """A contact as others may see it: `value` only when somebody gave a purpose for it."""

    kind: ContactKind
    pseudonym: str
    obscured: bool = False
    value: str | None = Field(default=None, exclude_if=lambda value: value is None)


class PseudonymousName(Span):
    """The name of a person as others may see it: `value` only when somebody gave a purpose for it."""

    kind: Literal["name"] = "name"
    pseudonym: str
    value: str | None = Field(default=None, exclude_if=lambda value: value is None)


ShownFact = Annotated[Price | Age | Place | PseudonymousName | Origin, Field(discriminator="kind")]


class SignScore(Noun):
    """What the model thinks of one sign, and the level that follows.

    The level is set by the probability, or raised to `urgent` by a finding of tier `hard`, which `raised_by` names and
    which leaves the probability alone. `flag` says that the level is not `none`.
    """

    probability: float = Field(ge=0, le=1)
    level: Level
    flag: bool
    threshold: float
    raised_by: str | None = Field(default=None, exclude_if=lambda value: value is None)


class ModelReference(Noun):
    """Which model spoke, and what it learned from."""

    name: str
    version: str
    provenance: Provenance


class Assessment(Noun):
    """Facts, findings and scores of one ad: a lead for a person to check, never a finding of fact."""

    id: str
    model: ModelReference
    signs: dict[str, SignScore]
    findings: list[Finding] = Field(default_factory=list)
    contacts: list[PseudonymousContact] = Field(default_factory=list)
    facts: list[ShownFact] = Field(default_factory=list)
    next_step: Literal["human review"] = "human review"
    warnings: list[str] = Field(default_factory=list)
    text: str | None = Field(
        default=None, exclude_if=lambda text: text is None, description="with contacts masked, only when asked for"
    )

    def to_json(self) -> str:
        """Return the one JSON form that API, files and Python share; a terminal can show it."""
        return for_json(self.model_dump_json())

    @classmethod
    def from_json(cls, line: str) -> Self:
        """Return the assessment that `to_json` wrote."""
        return cls.model_validate_json(line)
