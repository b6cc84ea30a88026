"""What takes a phrase back: negation beside it, or a sentence that reports, warns, advises or asks."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ads.ad import Noun
from ads.finder import Finder, Hit
from ads.folding import fold
from ads.tokens import CLAUSE_ENDS, Tokens, tokens_of

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ByLanguage = dict[str, tuple[Text, ...]]
Where = Literal["before", "after", "sentence"]
OR = frozenset({"or", "nor", "o", "ni", "u"})  # after a comma these go on with what was negated


class Guard(Noun):
    """Words that take a phrase back, and where they must stand to do so.

    `before` and `after`: in the same clause, at most `within` words away, none of `stops` in between. `sentence`:
    anywhere in its sentence, or in one at most `within` sentences away. A guard of some indicators names them in
    `only`; it holds for what their phrases and their facts show, any other for phrases alone.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    where: Where
    within: int = Field(default=0, ge=0)
    stops: str = ""
    only: tuple[Text, ...] = ()
    phrases: ByLanguage = Field(min_length=1)

    @cached_property
    def barriers(self) -> frozenset[str]:
        """The words that no phrase of this guard reaches over."""
        return frozenset(fold(self.stops).split("|"))


@dataclass(frozen=True)
class Guards:
    """All guards, ready to be looked for; `owners` holds the guard of each phrase."""

    by_id: Mapping[str, Guard]
    owners: Sequence[str]
    finder: Finder

    @cached_property
    def named(self) -> frozenset[str]:
        """The indicators that a guard names."""
        return frozenset(name for guard in self.by_id.values() for name in guard.only)

    def in_text(self, tokens: Tokens) -> "Surroundings":
        """Return where guards stand in a text."""
        found: dict[str, list[Hit]] = defaultdict(list)
        for hit in self.finder.hits(tokens):
            found[self.owners[hit.phrase]].append(hit)
        return Surroundings(tokens, [_Stands.at(self.by_id[name], hits, tokens) for name, hits in found.items()])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text and the guards that stand in it."""

    tokens: Tokens
    standing: "list[_Stands]"

    def take_back(self, hit: Hit, indicator: str, unguarded: Sequence[str]) -> bool:
        """Return whether any guard, those left out that the indicator does without, takes a phrase back."""
        return any(
            stands.takes_back(hit, self.tokens)
            for stands in self.standing
            if stands.guard.id not in unguarded and (not stands.guard.only or indicator in stands.guard.only)
        )

    def take_back_fact(self, start: int, end: int, indicator: str) -> bool:
        """Return whether a guard of that very indicator takes back what stands at a range of characters."""
        named = [stands for stands in self.standing if indicator in stands.guard.only]
        if not named:
            return False
        starts = self.tokens.starts
        hit = Hit(-1, max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end))
        return any(stands.takes_back(hit, self.tokens) for stands in named)


@dataclass(frozen=True)
class Guarded:
    """A text that is cut, and searched for guards, when somebody first asks."""

    text: str
    guards: Guards

    @cached_property
    def tokens(self) -> Tokens:
        """The words and marks of the text."""
        return tokens_of(self.text)

    @cached_property
    def around(self) -> Surroundings:
        """The guards that stand in it."""
        return self.guards.in_text(self.tokens)


@dataclass(frozen=True, slots=True)
class _Stands:
    """One guard at its places: sorted, so that a text full of guards and phrases is no slower than any other."""

    guard: Guard
    starts: list[int]
    ends: list[int]
    sentences: frozenset[int]

    @classmethod
    def at(cls, guard: Guard, hits: Sequence[Hit], tokens: Tokens) -> "_Stands":
        """Return a guard with the places where it was found."""
        sentences = frozenset(tokens.sentences[hit.start] for hit in hits)
        return cls(guard, sorted(hit.start for hit in hits), sorted(hit.end for hit in hits), sentences)

    def takes_back(self, hit: Hit, tokens: Tokens) -> bool:
        if self.guard.where == "before":
            return self._stands_before(hit, tokens)
        if self.guard.where == "after":
            return self._stands_after(hit, tokens)
        sentence, within = tokens.sentences[hit.start], self.guard.within
        return not self.sentences.isdisjoint(range(sentence - within, sentence + within + 1))

    def _stands_before(self, hit: Hit, tokens: Tokens) -> bool:
        place = bisect_right(self.ends, hit.start) - 1
        if place < 0 or hit.start - self.ends[place] > self.guard.within:
            return False
        return _one_clause(tokens, self.ends[place], hit.start) and self.guard.barriers.isdisjoint(
            tokens.words[self.ends[place] : hit.start]
        )

    def _stands_after(self, hit: Hit, tokens: Tokens) -> bool:
        place = bisect_left(self.starts, hit.end)
        if place == len(self.starts) or self.starts[place] - hit.end > self.guard.within:
            return False
        return _one_clause(tokens, hit.end, self.starts[place]) and self.guard.barriers.isdisjoint(
            tokens.words[hit.end : self.starts[place]]
        )


def _one_clause(tokens: Tokens, first: int, last: int) -> bool:
    """Return whether no clause ends between what stands before `first` and what stands at `last`."""
    if tokens.sentences[first - 1] != tokens.sentences[last]:
        return False
    return not any(
        word in CLAUSE_ENDS and not (word == "," and tokens.words[place + 1] in OR)
        for place, word in enumerate(tokens.words[first:last], start=first)
    )
