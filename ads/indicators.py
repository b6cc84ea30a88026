"""The registry of published indicators, and where an ad shows them.

First version: phrases only. Negation, and who is spoken of beyond what a phrase itself says, are not read.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import Field, StringConstraints, ValidationError

from ads.ad import Finding, Noun, Polarity, Span, Tier
from ads.errors import InputError, shown
from ads.phrases import WORD, Phrase, any_of, compile_phrase, fold
from ads.reading import Reading, read

PACKAGED = Path(__file__).with_name("indicators.yaml")

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ByLanguage = dict[str, tuple[Text, ...]]
N = TypeVar("N", bound=Noun)


class Examples(Noun):
    """Fragments that an indicator must match, and near ones that it must leave alone; by language (ISO 639-1)."""

    match: ByLanguage = Field(min_length=1)
    near_miss: ByLanguage = Field(min_length=1)

    def tried(self) -> Iterator[tuple[str, bool]]:
        """Return each fragment, and whether it must match."""
        for wanted, by_language in ((True, self.match), (False, self.near_miss)):
            for texts in by_language.values():
                yield from ((text, wanted) for text in texts)


class Indicator(Noun):
    """One published cue, as the registry holds it."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    sign: Text
    tier: Tier
    polarity: Polarity
    definition: Text
    source: Text
    phrases: ByLanguage = Field(min_length=1)
    examples: Examples


class _Document(Noun):
    words: dict[str, Text] = Field(default_factory=dict)
    indicators: tuple[dict[str, Any], ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Registry:
    """The indicators by id, in the order of the file, ready to be looked for in a reading.

    `patterns` holds, for a word that a phrase can begin with, the ids and the expressions to try where it stands.
    """

    indicators: Mapping[str, Indicator]
    patterns: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]

    def find(self, reading: Reading) -> list[Finding]:
        """Return the findings in order of the original text; hits of one indicator that overlap are one finding."""
        spans: dict[str, list[Span]] = defaultdict(list)
        for name, span in self._hits(reading):
            _join(spans[name], span)
        findings = [_finding(self.indicators[name], span) for name, found in spans.items() for span in found]
        return sorted(findings, key=lambda finding: (finding.start, finding.end, finding.indicator))

    def _hits(self, reading: Reading) -> Iterator[tuple[str, Span]]:
        text = fold(reading.text)
        for word in WORD.finditer(text):
            for name, pattern in self.patterns.get(word[0], ()):
                if hit := pattern.match(text, word.start()):
                    yield name, reading.original_span(*hit.span())


def _join(spans: list[Span], span: Span) -> None:
    if spans and span.start < spans[-1].end:
        spans[-1] = Span(start=spans[-1].start, end=max(spans[-1].end, span.end))
    else:
        spans.append(span)


def _finding(cue: Indicator, at: Span) -> Finding:
    return Finding(indicator=cue.id, sign=cue.sign, tier=cue.tier, polarity=cue.polarity, start=at.start, end=at.end)


def load_registry(path: Path | None = None) -> Registry:
    """Return the registry of a YAML file, or the packaged one; every example has been tried.

    Raises InputError that names the file and the entry.
    """
    return _packaged() if path is None else _load(path)


@functools.cache
def _packaged() -> Registry:
    return _load(PACKAGED)


def _load(path: Path) -> Registry:
    document = _valid(_Document, _yaml(path), str(path))
    indicators: dict[str, Indicator] = {}
    patterns: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for place, entry in enumerate(document.indicators, start=1):
        where = f"{path}: {entry.get('id', f'entry {place}')}"
        indicator = _valid(Indicator, entry, where)
        if indicator.id in indicators:
            raise InputError(f"{where} stands there twice, expected each id once")
        indicators[indicator.id] = indicator
        phrases = [_phrase(text, document.words, where) for texts in indicator.phrases.values() for text in texts]
        pattern = any_of(phrases)
        for word in frozenset().union(*(phrase.first_words for phrase in phrases)):
            patterns[word].append((indicator.id, pattern))
    registry = Registry(indicators, {word: tuple(found) for word, found in patterns.items()})
    _try_examples(registry, path)
    return registry


def _yaml(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({type(error).__name__}), expected a registry") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}, expected YAML") from error


def _phrase(text: str, words: Mapping[str, str], where: str) -> Phrase:
    try:
        return compile_phrase(text, words)
    except ValueError as error:
        raise InputError(f"{where}: phrase {shown(text)} {error}") from None


def _try_examples(registry: Registry, path: Path) -> None:
    for indicator in registry.indicators.values():
        for text, wanted in indicator.examples.tried():
            if wanted != any(finding.indicator == indicator.id for finding in registry.find(read(text))):
                fault = "does not match, expected a hit" if wanted else "matches, expected no hit on a near miss"
                raise InputError(f"{path}: {indicator.id}: example {shown(text)} {fault}")


def _valid(model: type[N], value: Any, where: str) -> N:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        raise InputError("; ".join(f"{where}: {_fault(fault)}" for fault in faults)) from error


def _fault(fault: Any) -> str:
    key = ".".join(map(str, fault["loc"])) or "the file"
    if fault["type"] == "missing":
        return f"{key} is missing"
    message = fault["msg"][0].lower() + fault["msg"][1:]
    return f"{key}: {message}" if fault["type"] == "extra_forbidden" else f"{key} is {shown(fault['input'])}: {message}"
