"""Many phrases looked for at once: anchors are looked up at their rarest words, and each is read on from there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ads.phrases import Phrase, Said
from ads.tokens import Tokens

Numbered = tuple[int, Phrase]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase, by its number, at a range of tokens."""

    phrase: int
    start: int
    end: int


class Finder:
    """Phrases by number, ready to be looked for in tokens.

    Only where the rarest word of an anchor stands is anything looked at, so most of a text is passed over.
    """

    def __init__(self, phrases: Sequence[Phrase], frequencies: Mapping[str, float]) -> None:
        shapes: dict[str, dict[tuple[int, int], dict[Said, list[Numbered]]]] = {}
        for number, phrase in enumerate(phrases):
            for words in phrase.literals:
                place = min(range(len(words)), key=lambda place: frequencies.get(words[place], 0))
                anchors = shapes.setdefault(words[place], {}).setdefault((place, len(words) - place), {})
                anchors.setdefault(words, []).append((number, phrase))
        # By rarest word: how many words of an anchor stand before it and from it on, and the phrases of such anchors.
        self._shapes = {word: [(*shape, found) for shape, found in rows.items()] for word, rows in shapes.items()}

    def hits(self, tokens: Tokens) -> Iterator[Hit]:
        """Yield where phrases stand, in no order; one may be told more than once."""
        words, shapes = tokens.words, self._shapes
        for place in [place for place, word in enumerate(words) if word in shapes]:
            for before, after, anchors in shapes[words[place]]:
                # One that would begin before the text is cut shorter than any anchor of its shape.
                for number, phrase in anchors.get(words[place - before : place + after], ()):
                    if found := phrase.around(words, place - before, place + after):
                        yield Hit(number, *found)
