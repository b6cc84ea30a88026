"""The registry's entries as its file holds them."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from ads.ad import Ad, Finding, Noun, Polarity, Span, Tier
from ads.evidence import Evidence, gather
from ads.folding import fold
from ads.guards import ByLanguage, Guard, Text
from ads.phrases import Lexicon

ReadFrom = Literal["text", "symbols", "facts", "archive"]
EXAMPLE_REGION = "US"


class AdExample(Noun):
    """A small ad, where a fragment does not say enough."""

    text: Text
    city: Text | None = None
    region: Text | None = None
    country: Text | None = None
    posted_at: Text | None = None
    times: int = Field(default=1, ge=1, le=100, description="how often it was posted")

    @property
    def shown(self) -> str:
        """The text and what stands beside it."""
        beside = [place for place in (self.city, self.region, self.country) if place]
        posted = [f"{self.times} times"] if self.times > 1 else []
        return f"{self.text} ({', '.join([*beside, *posted])})" if beside or posted else self.text


def _ads_of(example: Any) -> Any:
    """Read a fragment or a single ad as a campaign of one."""
    if isinstance(example, str):
        return ({"text": example},)
    return (example,) if isinstance(example, dict) else example


Example = Annotated[tuple[AdExample, ...], BeforeValidator(_ads_of)]  # a fragment, an ad, or the ads of a campaign


class Examples(Noun):
    """What an indicator must match, and near ones that it must leave alone; by language (ISO 639-1)."""

    match: dict[str, tuple[Example, ...]] = Field(min_length=1)
    near_miss: dict[str, tuple[Example, ...]] = Field(min_length=1)

    def tried(self) -> "Iterator[Trial]":
        """Return each example with its language, and whether it must match."""
        for wanted, by_language in ((True, self.match), (False, self.near_miss)):
            for language, examples in by_language.items():
                yield from (Trial(example=example, language=language, wanted=wanted) for example in examples)


class Trial(Noun):
    """One example to try."""

    example: Example
    language: str
    wanted: bool

    @property
    def text(self) -> str:
        """The example as somebody would quote it."""
        return " / ".join(ad.text for ad in self.example)

    @property
    def shown(self) -> str:
        """The example with what stands beside its text."""
        return " / ".join(ad.shown for ad in self.example)

    @property
    def evidence(self) -> list[Evidence]:
        """What can be seen in the ads of the example."""
        posted = [example for example in self.example for _ in range(example.times)]
        return [self._gathered(str(number), example) for number, example in enumerate(posted, start=1)]

    def _gathered(self, number: str, example: AdExample) -> Evidence:
        given = example.model_dump(exclude={"times"})
        ad = Ad.model_validate({"id": number, "language": self.language, **given})
        return gather(ad, phone_region=EXAMPLE_REGION)


class Indicator(Noun):
    """One published cue, as the registry holds it.

    It is read from the words of an ad (`text`), from its symbols as posted, from its facts and contacts (which phrases
    may add to), or from an archive beside the ad. `unguarded` names the guards that do not take its phrases back.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    sign: Text
    tier: Tier
    polarity: Polarity
    read_from: ReadFrom = "text"
    definition: Text
    source: Text
    phrases: ByLanguage = Field(default_factory=dict)
    unguarded: tuple[str, ...] = ()
    examples: Examples

    @model_validator(mode="after")
    def _has_phrases(self) -> Self:
        if self.read_from in ("text", "symbols") and not any(self.phrases.values()):
            raise ValueError(f"read_from is {self.read_from} and there are no phrases, expected at least one")
        return self

    def at(self, span: Span, context: Literal["ad", "archive"] = "ad") -> Finding:
        """Return this indicator as a finding at a span."""
        return Finding(
            indicator=self.id,
            sign=self.sign,
            tier=self.tier,
            polarity=self.polarity,
            context=context,
            start=span.start,
            end=span.end,
        )


class Document(Noun):
    """The whole file: words that phrases share, guards, and indicators, which are looked at one by one."""

    words: dict[str, Text] = Field(default_factory=dict)
    numbers: dict[str, dict[int, Text]] = Field(default_factory=dict)
    frequent: dict[float, Text] = Field(default_factory=dict)
    guards: tuple[Guard, ...] = ()
    indicators: tuple[dict[str, Any], ...] = Field(min_length=1)

    def lexicon(self, language: str) -> Lexicon:
        """Return what the phrases of a language may refer to."""
        return Lexicon(self.words, self.numbers.get(language, {}), self.frequencies)

    @cached_property
    def frequencies(self) -> dict[str, float]:
        """How often a word stands, where that is often."""
        return {word: often for often, words in self.frequent.items() for word in fold(words).split()}
