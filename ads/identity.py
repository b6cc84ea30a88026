"""Terms of origin, religion and gender identity: hidden from a model in any use, and no fact unless of a person."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from ads.ad import Noun, Origin, Span
from ads.finder import Finder
from ads.folding import fold
from ads.phrases import Lexicon, compile_phrase
from ads.reading import Reading
from ads.tokens import Tokens, tokens_of

PACKAGED = Path(__file__).with_name("identity.yaml")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where it was built
FREQUENT = dict.fromkeys(("from", "in", "of", "de", "en", "el", "la", "del", "al", "no", "and", "or", "y", "o"), 0.02)

Kind = Literal["origin", "religion", "gender"]


class IdentityTerms(Noun):
    """What the file holds."""

    words: dict[str, str]
    origins: dict[str, str]
    terms: dict[Kind, dict[str, tuple[str, ...]]]
    from_place: dict[str, tuple[str, ...]]
    not_of_a_person: dict[str, tuple[str, ...]]
    of_a_person: dict[str, tuple[str, ...]]

    def places(self) -> list[str]:
        """Return the names of countries and regions in both languages."""
        return [name for names in self.origins for name in names.split("|")]

    def demonyms(self) -> list[str]:
        """Return what their people are called, in every form of both languages."""
        found: dict[str, None] = {}
        for called in self.origins.values():
            english, spanish = called.split(" / ")
            found |= dict.fromkeys(form for term in english.split(", ") for form in english_forms(term))
            found |= dict.fromkeys(form for term in spanish.split(", ") for form in spanish_forms(term))
        return list(found)


def english_forms(term: str) -> tuple[str, ...]:
    """Return a term and its plural.

    >>> english_forms("Thai"), english_forms("Danish")
    (('Thai', 'Thais'), ('Danish',))
    """
    if term.endswith("man"):
        return term, f"{term[:-3]}men"
    return (term,) if term.endswith(("ese", "ish", "ch", "ss", "sh", "s")) else (term, f"{term}s")


def spanish_forms(term: str) -> tuple[str, ...]:
    """Return the forms of a masculine singular.

    >>> spanish_forms("cubano"), spanish_forms("francés")
    (('cubano', 'cubana', 'cubanos', 'cubanas'), ('francés', 'francesa', 'franceses', 'francesas'))
    """
    if term.endswith("o"):
        return term, f"{term[:-1]}a", f"{term}s", f"{term[:-1]}as"
    if term.endswith(("és", "án", "ón", "ol")):
        stem = term[:-2] + term[-2:].translate(str.maketrans("áéó", "aeo"))
        return term, f"{stem}a", f"{stem}es", f"{stem}as"
    return term, f"{term}s", f"{term}es"


@dataclass(frozen=True)
class _Terms:
    """Finders, and what each of their phrases is."""

    terms: Finder
    kinds: Sequence[Kind]
    impersonal: Finder
    languages: Finder
    personal: Finder


def find_identity(reading: Reading) -> list[tuple[Span, Kind]]:
    """Return the terms of a reading with their kind, in order of the original, in whatever use they stand.

    "Thai massage" states nobody's origin, and yet tells a model what it must not learn from.
    """
    tokens = tokens_of(reading.text)
    found = {(reading.original_span(*tokens.range_of(start, end)), kind) for start, end, kind in _hits(tokens)}
    return sorted(_outermost(found), key=lambda item: (item[0].start, item[0].end))


def find_origins(reading: Reading) -> list[Origin]:
    """Return where the origin of a person is stated: presence only; a food, a style or a language is none."""
    tokens = tokens_of(reading.text)
    stated = [(start, end) for start, end, kind in _hits(tokens) if kind == "origin"]
    if not stated:
        return []
    terms = _terms()
    elsewhere = _covered(terms.impersonal, tokens) | (
        _covered(terms.languages, tokens) - _covered(terms.personal, tokens)
    )
    spans = [tokens.range_of(start, end) for start, end in stated if elsewhere.isdisjoint(range(start, end))]
    found = {(reading.original_span(*span), "origin") for span in spans}
    return sorted((Origin(start=span.start, end=span.end) for span, _ in _outermost(found)), key=lambda at: at.start)


def _hits(tokens: Tokens) -> Iterator[tuple[int, int, Kind]]:
    terms = _terms()
    for hit in terms.terms.hits(tokens):
        yield hit.start, hit.end, terms.kinds[hit.phrase]


def _covered(uses: Finder, tokens: Tokens) -> set[int]:
    return {place for hit in uses.hits(tokens) for place in range(hit.start, hit.end)}


def _outermost(found: set[tuple[Span, Kind]] | set[tuple[Span, str]]) -> list[tuple[Span, Kind]]:
    """Leave out what lies inside another term: "from South Africa" holds "Africa"."""
    kept: list[tuple[Span, Kind]] = []
    for span, kind in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
        if not kept or span.end > kept[-1][0].end:
            kept.append((span, kind))  # type: ignore[arg-type]
    return kept


@functools.cache
def demonyms() -> frozenset[str]:
    """Return the single folded words for the people of a country: beside one, a number is rather an age."""
    return frozenset(fold(term) for term in _held().demonyms() if " " not in term)


@functools.cache
def _held() -> IdentityTerms:
    return IdentityTerms.model_validate(yaml.load(PACKAGED.read_text(encoding="utf-8"), LOADER))  # noqa: S506  safe


@functools.cache
def _terms() -> _Terms:
    held = _held()
    places, demonyms = held.places(), held.demonyms()
    lexicon = Lexicon({**held.words, "places": "|".join(places), "demonyms": "|".join(demonyms)}, frequencies=FREQUENT)
    phrases: list[tuple[str, Kind]] = [(term, "origin") for term in demonyms]
    phrases += [(text, "origin") for texts in held.from_place.values() for text in texts]
    for kind, by_language in held.terms.items():
        phrases += [(text, kind) for texts in by_language.values() for text in texts]
    return _Terms(
        _finder([text for text, _ in phrases], lexicon),
        [kind for _, kind in phrases],
        _finder([text for texts in held.not_of_a_person.values() for text in texts], lexicon),
        _finder(["{languages}"], lexicon),
        _finder([text for texts in held.of_a_person.values() for text in texts], lexicon),
    )


def _finder(phrases: Sequence[str], lexicon: Lexicon) -> Finder:
    return Finder([compile_phrase(text, lexicon) for text in phrases], FREQUENT)
