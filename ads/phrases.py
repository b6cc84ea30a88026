"""The phrases of the registry: a small grammar that somebody who knows the field can read.

word            itself; in a text an accent or a capital makes no difference
(one|two words) one of these
[the|your]      one of these, or none
..              up to three words, none of them a mark (but of currency) or a word of {never}
...             up to nine words of the sentence, commas and brackets among them, none a word of {never}
<10-17>         a whole number in the range, in digits or in words
!(one|two)      first or last in a phrase: not right after, not right before these
{papers}        words that the registry names once; they may name others

A match keeps a set of places and walks part by part, so it takes time in proportion to the phrase, whatever the text.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Literal

from ads.folding import fold
from ads.tokens import TOKEN

Said = tuple[str, ...]  # words in a row
Kind = Literal["one", "optional", "number", "gap", "guard"]

GAP_WORDS = 3
WIDE_WORDS = 9  # of a gap that goes on past a comma
MOST_LITERALS = 300  # that an anchor of several parts may stand for
LITERAL_COST = 1e-6  # of one more literal to look for, in expected hits a word
RARE = 1e-4  # how often a word stands that is in no list of frequent ones
CURRENCIES = frozenset("$€£")
IN_SENTENCE = CURRENCIES | frozenset(",()[]-=%\N{EN DASH}\N{EM DASH}")
OTHER_WORDS = frozenset({"ill", "hell", "shell", "well", "were", "wed", "id", "shed", "its"})  # not contractions

NAME = re.compile(r"\{(\w+)\}")
PART = re.compile(
    r"(?<!\S)(?:(?P<guard>!)?\((?P<either>[^()\[\]<>{}!]+)\)|\[(?P<optional>[^()\[\]<>{}!]+)\]"
    r"|<(?P<low>\d{1,4})-(?P<high>\d{1,4})>|(?P<gap>\.\.\.?)|(?P<word>[^\s()\[\]<>{}!|]+))(?!\S)"
)
SAYABLE = re.compile(r"(?:[\w'/-]+%?|[^\w\s.])")


@dataclass(frozen=True)
class Lexicon:
    """What phrases of one language may refer to: named words, the words of numbers, and how often a word stands."""

    words: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[int, str] = field(default_factory=dict)
    frequencies: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def never(self) -> frozenset[str]:
        """The words that no gap passes over."""
        return frozenset(fold(self.words.get("never", "")).split("|"))


@dataclass(frozen=True)
class Part:
    """One place of a phrase: what may stand there."""

    kind: Kind
    alternatives: tuple[Said, ...]
    refused: frozenset[str] = frozenset()  # by a gap
    reach: int = GAP_WORDS  # of a gap, in words
    marks: frozenset[str] = CURRENCIES  # that a gap passes over

    @cached_property
    def by_first(self) -> Mapping[str, Sequence[Said]]:
        """What may stand there, by its first word."""
        return _grouped(self.alternatives, 0)

    @cached_property
    def by_last(self) -> Mapping[str, Sequence[Said]]:
        """What may stand there, by its last word."""
        return _grouped(self.alternatives, -1)

    def after(self, words: Said, places: set[int]) -> set[int]:
        """Return where a match can end that begins at one of the places."""
        if self.kind == "gap":
            return self._gap(words, places, 1)
        found = set(places) if self.kind == "optional" else set()
        for place in places:
            for said in self.by_first.get(words[place], ()) if place < len(words) else ():
                if words[place : place + len(said)] == said:
                    found.add(place + len(said))
        return found

    def before(self, words: Said, places: set[int]) -> set[int]:
        """Return where a match can begin that ends at one of the places."""
        if self.kind == "gap":
            return self._gap(words, places, -1)
        found = set(places) if self.kind == "optional" else set()
        for place in places:
            for said in self.by_last.get(words[place - 1], ()) if place else ():
                start = place - len(said)
                if start >= 0 and words[start:place] == said and not self._is_amount(words, start):
                    found.add(start)
        return found

    def _is_amount(self, words: Said, start: int) -> bool:
        return self.kind == "number" and start > 0 and words[start - 1] in CURRENCIES

    def _gap(self, words: Said, places: set[int], step: Literal[1, -1]) -> set[int]:
        found = set(places)
        edge: Iterable[int] = places
        beside = 0 if step > 0 else -1  # where the next word stands, seen from a place
        for _ in range(self.reach):
            edge = [place + step for place in edge if self._passes(words, place + beside)]
            if not edge:
                break
            found.update(edge)
        return found

    def _passes(self, words: Said, place: int) -> bool:
        if not 0 <= place < len(words) or (word := words[place]) in self.refused:
            return False
        return word[0].isalnum() or word in self.marks


def _grouped(alternatives: Iterable[Said], place: int) -> Mapping[str, Sequence[Said]]:
    grouped: dict[str, list[Said]] = defaultdict(list)
    for said in alternatives:
        grouped[said[place]].append(said)
    return grouped


@dataclass(frozen=True)
class Phrase:
    """A compiled phrase: its parts, what may not stand around it, and which of the parts are its anchor."""

    parts: tuple[Part, ...]
    anchor: slice
    not_after: tuple[Part, ...] = ()
    not_before: tuple[Part, ...] = ()

    @property
    def literals(self) -> Iterator[Said]:
        """What to look for first: the rest is looked at only around these."""
        yield from {said for said in _literals(self.parts[self.anchor]) if said}

    @cached_property
    def _outward(self) -> tuple[Part, Sequence[Part], Sequence[Part]]:
        """The first part of the anchor, and the parts before and after the anchor from there outwards."""
        before = self.parts[: self.anchor.start]
        return self.parts[self.anchor][0], before[::-1], self.parts[self.anchor.stop :]

    def around(self, words: Said, start: int, end: int) -> tuple[int, int] | None:
        """Return the words of the longest match whose anchor stands at `start` to `end`, or None."""
        first, before, after = self._outward
        if first.kind == "number" and first._is_amount(words, start):
            return None
        starts, ends = {start}, {end}
        for part in before:
            if not (starts := part.before(words, starts)):
                return None
        for part in after:
            if not (ends := part.after(words, ends)):
                return None
        if self.not_after:
            starts = {place for place in starts if not self._stands_before(words, place)}
        if self.not_before:
            ends = {place for place in ends if not any(part.after(words, {place}) for part in self.not_before)}
        return (min(starts), max(ends)) if starts and ends else None

    def _stands_before(self, words: Said, place: int) -> bool:
        places = {place - 1, place} if place and words[place - 1] == "," else {place}
        return any(part.before(words, places) for part in self.not_after)


def _literals(parts: Sequence[Part]) -> Iterator[Said]:
    choices = [(*part.alternatives, ()) if part.kind == "optional" else part.alternatives for part in parts]
    for chosen in product(*choices):
        yield tuple(word for said in chosen for word in said)


def compile_phrase(phrase: str, lexicon: Lexicon) -> Phrase:
    """Return a phrase ready to look for.

    Raises ValueError that says what is wrong with the phrase.
    """
    parts = [_part(match, lexicon) for match in _matches(_spelled_out(phrase, lexicon.words))]
    said = [place for place, part in enumerate(parts) if part.kind != "guard"]
    if not said:
        raise ValueError("holds no word, expected one that must be there")
    first, last = said[0], said[-1] + 1
    body = tuple(parts[first:last])
    if len(body) > len(said):
        raise ValueError("has !(…) in its middle, expected it first or last")
    if {"optional", "gap"} & {body[0].kind, body[-1].kind}:
        raise ValueError("begins or ends with an optional word or a gap, expected a word that must be there")
    return Phrase(body, _anchor(body, lexicon.frequencies), tuple(parts[:first]), tuple(parts[last:]))


def _spelled_out(phrase: str, words: Mapping[str, str]) -> str:
    """Put the named words in place of their names: bare in a list of alternatives, a list of their own outside."""
    pieces = re.split(r"([(\[][^()\[\]]*[)\]])", phrase)
    return "".join(
        NAME.sub(lambda match, bare=place % 2: _named(match[1], words, bare=bool(bare)), piece)
        for place, piece in enumerate(pieces)
    )


def _named(name: str, words: Mapping[str, str], *, bare: bool, depth: int = 0) -> str:
    if name not in words:
        raise ValueError(f"names {{{name}}}, expected one of {', '.join(words) or 'no name'}")
    if depth > len(words):
        raise ValueError(f"names {{{name}}}, which names itself")
    listed = NAME.sub(lambda match: _named(match[1], words, bare=True, depth=depth + 1), words[name])
    return listed if bare else f"({listed})"


def _matches(phrase: str) -> list[re.Match[str]]:
    phrase = phrase.replace("!(", " !(")
    if left := PART.sub("", phrase).strip():
        raise ValueError(f"cannot be read at {left}, expected words, (a|b), [the], .., <10-17>, !(a|b) or {{name}}")
    return list(PART.finditer(phrase))


def _part(match: re.Match[str], lexicon: Lexicon) -> Part:
    if match["gap"] == "...":
        return Part("gap", (), lexicon.never, WIDE_WORDS, IN_SENTENCE)
    if match["gap"]:
        return Part("gap", (), lexicon.never)
    if match["low"]:
        return Part("number", tuple(_numbers(match, lexicon.numbers)))
    listed = (match["either"] or match["optional"] or match["word"]).split("|")
    alternatives = dict.fromkeys(said for text in listed for said in _said(text, match[0]))
    return Part("guard" if match["guard"] else "optional" if match["optional"] else "one", tuple(alternatives))


def _numbers(match: re.Match[str], names: Mapping[int, str]) -> Iterator[Said]:
    numbers = range(int(match["low"]), int(match["high"]) + 1)
    if not 0 < len(numbers) <= 100:
        raise ValueError(f"has the range {match[0]}, expected 1 to 100 numbers, the lowest first")
    for number in numbers:
        yield (str(number),)
        if number in names:
            yield tuple(fold(names[number]).split())


def _said(text: str, where: str) -> Iterator[Said]:
    """Yield the words of an alternative; contractions also as they are written without an apostrophe."""
    text = fold(text).strip()
    if not text or not all(SAYABLE.fullmatch(word) and _cut(word) for word in text.split()):
        raise ValueError(f'holds "{text}" in {where}, expected letters and digits')
    yield _cut(text)
    if "'" in text and not OTHER_WORDS & set((bare := text.replace("'", "")).split()):
        yield _cut(bare)


def _cut(text: str) -> Said:
    """Return the tokens of an alternative, as a text would be cut that it stands in."""
    return tuple(token for word in text.split() for token in ([word] if word[0] == "'" else TOKEN.findall(word)))


def _anchor(parts: Sequence[Part], frequencies: Mapping[str, float]) -> slice:
    """Return the run of parts to look for first: the one that stands in a text least often."""
    runs: list[slice] = [
        slice(start, stop)
        for start in range(len(parts))
        for stop in range(start + 1, len(parts) + 1)
        if _can_be_anchor(parts[start:stop])
    ]
    costs = [_cost(parts[run.start : run.stop], frequencies) for run in runs]
    return runs[costs.index(min(costs))]


def _can_be_anchor(run: Sequence[Part]) -> bool:
    if any(part.kind == "gap" for part in run) or "optional" in (run[0].kind, run[-1].kind):
        return False
    return len(run) == 1 or _count(run) <= MOST_LITERALS


def _count(run: Sequence[Part]) -> int:
    return math.prod(len(part.alternatives) + (part.kind == "optional") for part in run)


def _cost(run: Sequence[Part], frequencies: Mapping[str, float]) -> float:
    """Return how often any of the literals is expected, as if words stood independently, and what looking costs."""
    expected = math.prod(
        sum(math.prod(frequencies.get(word, RARE) for word in said) for said in part.alternatives)
        + (part.kind == "optional")
        for part in run
    )
    return expected + LITERAL_COST * _count(run)
