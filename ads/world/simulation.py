"""The simulated archive as a stream: ads in the order of posting, each with its truth and with what annotators said."""

import heapq
from collections.abc import Iterator
from datetime import timedelta

from ads.world.actors import Casting, plan
from ads.world.lives import Life, Memory, Posted
from ads.world.settings import DAY, START, Settings


def simulate(settings: Settings) -> Iterator[Posted]:
    """Yield the ads of a world in the order of posting; memory holds only the actors who are active.

    The same settings give the same ads on every machine and day.
    """
    casting, memory = Casting(settings), Memory()
    active: list[_Active] = []
    for planned in plan(settings):
        day = START + timedelta(seconds=planned.begins // DAY * DAY)
        while active and active[0][0].at < day:
            yield _next(active)
        _enter(active, iter(Life(planned, settings, casting, memory)))
    while active:
        yield _next(active)


_Active = tuple[Posted, Iterator[Posted]]


def _next(active: list[_Active]) -> Posted:
    posted, life = heapq.heappop(active)
    _enter(active, life)
    return posted


def _enter(active: list[_Active], life: Iterator[Posted]) -> None:
    if posted := next(life, None):
        heapq.heappush(active, (posted, life))
