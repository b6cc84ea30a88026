"""Draws that are the same on every machine and under every Python."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws from a seed, all made of `Random.random`: the one sequence that Python promises never to change."""

    def __init__(self, seed: int) -> None:
        self._next = Random(seed).random  # noqa: S311  a simulation, no secret

    @classmethod
    def of(cls, *parts: object) -> "Dice":
        """Return dice of their own for whatever the parts name, so that no draw depends on anybody else's."""
        return cls(int(digest(*parts), 16))

    def chance(self, probability: float) -> bool:
        """Return True with this probability."""
        return self._next() < probability

    def share(self) -> float:
        """Return a number from 0 to 1, 1 excluded."""
        return self._next()

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self._next() * (high - low + 1))

    def normal(self) -> float:
        """Return a draw that is nearly standard normal, rounded so that every machine agrees (Irwin-Hall, 12 draws)."""
        return round(sum(self._next() for _ in range(12)) - 6, 6)

    def skewed(self, median: float, spread: float) -> float:
        """Return a log-normal draw; two thirds lie between median / e^spread and median * e^spread."""
        return median * round(math.exp(spread * self.normal()), 6)

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[int(self._next() * len(items))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Return one of the keys; the weights need not sum to 1."""
        left = self._next() * sum(weights.values())
        for item, weight in weights.items():
            left -= weight
            if left < 0:
                return item
        return item

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Return `count` different items, or all of them, in the order drawn."""
        rest = list(items)
        return [rest.pop(int(self._next() * len(rest))) for _ in range(min(count, len(rest)))]


def digest(*parts: object) -> str:
    """Return 16 hex digits that stand for the parts and tell nothing of them."""
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:16]
