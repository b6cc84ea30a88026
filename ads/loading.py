"""The registry's file made ready; whatever is wrong with it is told by the name of the entry."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from ads.ad import Noun
from ads.cues import CUES
from ads.entries import Document, Indicator
from ads.errors import InputError, shown
from ads.finder import Finder
from ads.guards import ByLanguage, Guard, Guards
from ads.indicators import Phrasebook, Registry
from ads.phrases import Lexicon, Phrase, compile_phrase

PACKAGED = Path(__file__).with_name("indicators.yaml")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where it was built

N = TypeVar("N", bound=Noun)


@functools.cache
def packaged() -> Registry:
    """Return the registry that ships with the code."""
    return load(PACKAGED)


def load(path: Path) -> Registry:
    """Return the registry of a file; every example of an indicator that is read from the text has been tried.

    Raises InputError that names the file and the entry.
    """
    document = _valid(Document, _yaml(path), str(path))
    indicators: dict[str, Indicator] = {}
    for place, entry in enumerate(document.indicators, start=1):
        where = f"{path}: {entry.get('id', f'entry {place}')}"
        indicator = _valid(Indicator, entry, where)
        if indicator.id in indicators:
            raise InputError(f"{where} stands there twice, expected each id once")
        indicators[indicator.id] = indicator
        _require_known(indicator, document.guards, where)
    for guard in document.guards:
        _require_indicators(guard, indicators, path)
    registry = _registry(indicators, document, path)
    _try_examples(registry, path)
    return registry


def _yaml(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.load(text, LOADER)  # noqa: S506  a safe loader, in C
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({type(error).__name__}), expected a registry") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}, expected YAML") from error


def _require_known(indicator: Indicator, guards: Sequence[Guard], where: str) -> None:
    if indicator.read_from == "facts" and indicator.id not in CUES:
        raise InputError(f"{where}: read_from is facts, expected that of one of {', '.join(CUES)}")
    known = [guard.id for guard in guards]
    for name in indicator.unguarded:
        if name not in known:
            raise InputError(f"{where}: unguarded names {shown(name)}, expected one of {', '.join(known) or 'none'}")


def _require_indicators(guard: Guard, indicators: Mapping[str, Indicator], path: Path) -> None:
    for name in guard.only:
        if name not in indicators:
            raise InputError(f"{path}: {guard.id}: only names {shown(name)}, expected the id of an indicator")


def _registry(indicators: dict[str, Indicator], document: Document, path: Path) -> Registry:
    symbols = [entry for entry in indicators.values() if entry.read_from == "symbols"]
    worded = [entry for entry in indicators.values() if entry.read_from != "symbols"]
    guards, owners = _compiled(document.guards, document, path)
    return Registry(
        indicators=indicators,
        phrases=_phrasebook(worded, document, path),
        symbols=_phrasebook(symbols, document, path),
        guards=Guards(
            {guard.id: guard for guard in document.guards},
            [guard.id for guard in owners],
            Finder(guards, document.frequencies),
        ),
    )


def _phrasebook(entries: Sequence[Indicator], document: Document, path: Path) -> Phrasebook:
    phrases, owners = _compiled(entries, document, path)
    return Phrasebook(owners, Finder(phrases, document.frequencies))


E_ = TypeVar("E_", Indicator, Guard)


def _compiled(entries: Sequence[E_], document: Document, path: Path) -> tuple[list[Phrase], list[E_]]:
    """Return the phrases of all entries, and the entry of each."""
    phrases: list[Phrase] = []
    owners: list[E_] = []
    for entry in entries:
        for phrase in _phrases(entry.phrases, document, f"{path}: {entry.id}"):
            phrases.append(phrase)
            owners.append(entry)
    return phrases, owners


def _phrases(by_language: ByLanguage, document: Document, where: str) -> Iterator[Phrase]:
    for language, texts in by_language.items():
        lexicon = document.lexicon(language)
        yield from (_phrase(text, lexicon, where) for text in texts)


def _phrase(text: str, lexicon: Lexicon, where: str) -> Phrase:
    try:
        return compile_phrase(text, lexicon)
    except ValueError as error:
        raise InputError(f"{where}: phrase {shown(text)} {error}") from None


def _try_examples(registry: Registry, path: Path) -> None:
    for indicator in registry.indicators.values():
        for trial in indicator.examples.tried() if indicator.read_from in ("text", "symbols") else ():
            found = (finding.indicator for evidence in trial.evidence for finding in registry.find(evidence))
            if trial.wanted != (indicator.id in found):
                fault = "does not match, expected a hit" if trial.wanted else "matches, expected no hit on a near miss"
                raise InputError(f"{path}: {indicator.id}: example {shown(trial.text)} {fault}")


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
    if fault["type"] in ("extra_forbidden", "value_error"):
        return f"{key}: {message}"
    return f"{key} is {shown(fault['input'])}: {message}"
