"""Many phrases looked for at once: anchors are looked up at their rarest words, and each is read on from there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ads.phrases import Phrase, Said
from ads.tokens import Tokens

Numbered = list[tuple[int, Phrase]]
Shapes = dict[tuple[int, int], dict[Said, Numbered]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase, by its number, at a range of tokens."""

    phrase: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Anchors with the same rarest word: those that are that word alone, and others by the word beside it.

    That is the word before it, or the word after where the rarest word comes first. A shape is how many words of an
    anchor stand before its rarest word, and how many from it on.
    """

    alone: Numbered
    by_next: dict[str, Shapes]
    by_last: dict[str, Shapes]

    def add(self, number: int, phrase: Phrase, words: Said, place: int) -> None:
        if len(words) == 1:
            self.alone.append((number, phrase))
            return
        beside = self.by_last.setdefault(words[place - 1], {}) if place else self.by_next.setdefault(words[1], {})
        beside.setdefault((place, len(words) - place), {}).setdefault(words, []).append((number, phrase))

    def at(self, words: Said, place: int) -> Iterator[tuple[int, int, Numbered]]:
        """Yield where anchors stand around a place, with their phrases."""
        if self.alone:
            yield place, place + 1, self.alone
        if place and (shapes := self.by_last.get(words[place - 1])):
            yield from _fitting(shapes, words, place)
        if place + 1 < len(words) and (shapes := self.by_next.get(words[place + 1])):
            yield from _fitting(shapes, words, place)


def _fitting(shapes: Shapes, words: Said, place: int) -> Iterator[tuple[int, int, Numbered]]:
    for (ahead, on), anchors in shapes.items():
        if place >= ahead and (found := anchors.get(words[place - ahead : place + on])):
            yield place - ahead, place + on, found


class Finder:
    """Phrases by number, ready to be looked for in tokens.

    Only where the rarest word of an anchor stands, beside a word that it may stand beside, is anything looked at, so
    most of a text is passed over.
    """

    def __init__(self, phrases: Sequence[Phrase], frequencies: Mapping[str, float]) -> None:
        self._anchors: dict[str, _Anchors] = {}
        for number, phrase in enumerate(phrases):
            for words in phrase.literals:
                place = min(range(len(words)), key=lambda place: frequencies.get(words[place], 0))
                self._anchors.setdefault(words[place], _Anchors([], {}, {})).add(number, phrase, words, place)

    def hits(self, tokens: Tokens) -> Iterator[Hit]:
        """Yield where phrases stand, in no order; one may be told more than once."""
        words = tokens.words
        if not (standing := self._anchors.keys() & tokens.vocabulary):
            return
        for place in [place for place, word in enumerate(words) if word in standing]:
            for start, end, phrases in self._anchors[words[place]].at(words, place):
                for number, phrase in phrases:
                    if found := phrase.around(words, start, end):
                        yield Hit(number, *found)
