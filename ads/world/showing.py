"""A look at a world without writing it: who posts, how much of what, and a few ads at random."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ads.world.cast import read_cast
from ads.world.chance import Dice
from ads.world.lives import Posted
from ads.world.settings import Settings
from ads.world.simulation import simulate
from ads.world.writing import Summary

EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a world: its record, its cast (actor, signs, ads, reason) and some ads."""

    record: dict[str, Any]
    cast: list[tuple[str, str, int, str]]
    examples: list[dict[str, Any]]


def look(settings: Settings, *, tick: Callable[[int], object] = lambda done: None) -> Look:
    """Return a look at the world of some settings."""
    summary, dice = Summary(settings), Dice.of(settings.seed, "examples")
    chosen: list[Posted] = []
    for number, posted in enumerate(simulate(settings)):
        summary.add(posted)
        if number < EXAMPLES:
            chosen.append(posted)
        elif (place := dice.whole(0, number)) < EXAMPLES:  # reservoir sampling: every ad is as likely as any other
            chosen[place] = posted
        tick(number + 1)
    counts = summary.counts["kinds"]
    cast = [(kind.name, " + ".join(sorted(kind.signs)), counts[kind.name], kind.reason) for kind in read_cast()]
    return Look(summary.to_record(), cast, [_example(posted) for posted in chosen])


def _example(posted: Posted) -> dict[str, Any]:
    ad, truth = posted.ad, posted.truth
    return {
        "id": ad.id,
        "kind": truth.kind,
        "signs": sorted(truth.signs),
        "city": ad.city,
        "posted_at": f"{posted.at:%Y-%m-%d %H:%M}",
        "content": ad.content,
    }
