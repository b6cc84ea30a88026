"""Many phrases looked for at once: spaCy's PhraseMatcher finds their anchors, and each is read on from there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ads.phrases import Phrase, Said
from ads.tokens import Tokens

UNKNOWN = "_"  # stands for a word of no anchor, so that the vocabulary does not grow with what is read
APART = -1  # stands between stretches of a text that do not touch


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase, by its number, at a range of tokens."""

    phrase: int
    start: int
    end: int


@dataclass(slots=True)
class _Reach:
    """How far anchors stretch from a word of theirs, which words stand beside it, and whether one is that word alone.

    `after` counts the word itself.
    """

    before: int = 0
    after: int = 1
    beside: set[str] = field(default_factory=set)
    alone: bool = False

    def widen(self, words: Said, place: int) -> None:
        """Take in an anchor whose rarest word stands at a place."""
        self.before = max(self.before, place)
        self.after = max(self.after, len(words) - place)
        self.alone = self.alone or len(words) == 1
        self.beside.update(words[max(0, place - 1) : place], words[place + 1 : place + 2])


class Finder:
    """Phrases by number, ready to be looked for in tokens.

    Only the surroundings of the rarest word of each anchor are looked at, so most of a text is passed over.
    """

    def __init__(self, phrases: Sequence[Phrase], frequencies: Mapping[str, float]) -> None:
        from spacy.matcher import PhraseMatcher  # slow to import
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        self._phrases = phrases
        self._frequencies = frequencies
        self._vocab = Vocab()
        self._doc: Any = Doc
        self._matcher: Any = PhraseMatcher(self._vocab)
        self._known: set[str] = set()
        self._reach: dict[str, _Reach] = {}  # of the rarest word of each anchor
        self._numbers: dict[int, int] = {}
        for number, phrase in enumerate(phrases):
            self._add(number, phrase)

    def _add(self, number: int, phrase: Phrase) -> None:
        literals = list(phrase.literals)
        self._matcher.add(str(number), [self._doc(self._vocab, words=list(words)) for words in literals])
        self._numbers[self._vocab.strings[str(number)]] = number
        self._known.update(*literals)
        for words in literals:
            place = min(range(len(words)), key=lambda place: self._frequencies.get(words[place], 0))
            self._reach.setdefault(words[place], _Reach()).widen(words, place)

    def hits(self, tokens: Tokens) -> Iterator[Hit]:
        """Yield where phrases stand, in no order; one may be told more than once."""
        words = tokens.words
        places = self._places(words)
        if not places:
            return
        said = [words[place] if place != APART and words[place] in self._known else UNKNOWN for place in places]
        for key, start, end in self._matcher(self._doc(self._vocab, words=said)):
            number = self._numbers[key]
            if found := self._phrases[number].around(words, places[start], places[end - 1] + 1):
                yield Hit(number, *found)

    def _places(self, words: Said) -> list[int]:
        """Return the places of the words that an anchor may cover, and APART where some are left out."""
        places: list[int] = []
        end = 0
        for place in [place for place, word in enumerate(words) if word in self._reach]:
            reach = self._reach[words[place]]
            if not reach.alone and reach.beside.isdisjoint(words[max(0, place - 1) : place + 2]):
                continue
            start, stop = max(end, place - reach.before), min(len(words), place + reach.after)
            if start > end:
                places.append(APART)
            places.extend(range(start, stop))
            end = max(end, stop)
        return places
