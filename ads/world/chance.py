"""Draws that are the same on every machine and under every Python."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws from a seed, all made of `Random.random`: the one sequence that Python promises never to change."""

    def __init__(self, seed: int) -> None:
        self._next = Random(seed).random  # noqa: S311  a simulation, no secret

    def chance(self, probability: float) -> bool:
        """Return True with this probability."""
        return self._next() < probability

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self._next() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self.whole(0, len(items) - 1)]

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
        return [rest.pop(self.whole(0, len(rest) - 1)) for _ in range(min(count, len(rest)))]

    def hexadecimal(self, digits: int) -> str:
        """Return a string of hex digits."""
        return "".join(self.pick("0123456789abcdef") for _ in range(digits))
