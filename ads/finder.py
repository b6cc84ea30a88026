"""Many phrases looked for at once: anchors are looked up at their rarest words, and each is read on from there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ads.phrases import Phrase, Said
from ads.tokens import Tokens


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
        self._phrases = phrases
        # By rarest word: how many words of an anchor stand before it and from it on, and the phrases of such anchors.
        self._shapes: dict[str, dict[tuple[int, int], dict[Said, list[int]]]] = {}
        for number, phrase in enumerate(phrases):
            for words in phrase.literals:
                place = min(range(len(words)), key=lambda place: frequencies.get(words[place], 0))
                anchors = self._shapes.setdefault(words[place], {}).setdefault((place, len(words) - place), {})
                anchors.setdefault(words, []).append(number)

    def hits(self, tokens: Tokens) -> Iterator[Hit]:
        """Yield where phrases stand, in no order; one may be told more than once."""
        words, shapes = tokens.words, self._shapes
        for place in [place for place, word in enumerate(words) if word in shapes]:
            for (before, after), anchors in shapes[words[place]].items():
                start, end = place - before, place + after
                if start < 0 or (said := words[start:end]) not in anchors:
                    continue
                for number in anchors[said]:
                    if found := self._phrases[number].around(words, start, end):
                        yield Hit(number, *found)
