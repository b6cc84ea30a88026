"""A round of labelling: which ads were picked, why, and how likely each was to be."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from ads.ad import Noun

Aim = Literal["train", "validation", "test"]
Why = Literal["uncertain", "conflict", "novel", "random", "gold"]


class Pick(Noun):
    """One ad to label; it stands for itself and for `alike`, the ads whose text is the same or nearly so.

    `probability` is how likely its cluster was to be picked: 1 where the model or the rules asked for it. `stratum` is
    what a random pick was drawn from. `annotators` are those who are asked, none where nobody is named; `wanted` is how
    many answers it needs; `day` counts from 1 and keeps everybody under their limit.
    """

    ad: str
    alike: tuple[str, ...] = ()
    aim: Aim
    why: Why
    stratum: str
    probability: float = Field(gt=0, le=1)
    blind: bool
    wanted: int = Field(default=1, ge=1)
    annotators: tuple[str, ...] = ()
    day: int = Field(default=1, ge=1)


class Round(Noun):
    """The picks of one round; `validation` and `test` are when the time of those splits starts."""

    number: int = Field(ge=1)
    picks: tuple[Pick, ...]
    validation: datetime | None = None
    test: datetime | None = None
    scored_by: str = Field(description="the model, or the rules, whose scores were used")


def weights_of(rounds: tuple[Round, ...], aim: Aim) -> dict[str, float]:
    """Return how many ads each gold pick of a split stands for, by ad.

    Each round alone gives an unbiased estimate: its picks count by the inverse of their probability (Horvitz and
    Thompson 1952), and what was labelled before counts for itself, since it could not be picked again. The weights are
    those of the mean of these estimates, each round counting by its number of picks.
    """
    drawn = [[pick for pick in one.picks if pick.aim == aim] for one in rounds]
    counts = [len(picks) for picks in drawn]
    total = sum(counts)
    weights: dict[str, float] = {}
    for place, picks in enumerate(drawn):
        later = sum(counts[place + 1 :])
        for pick in picks:
            size = 1 + len(pick.alike)
            weights[pick.ad] = size * (counts[place] / pick.probability + later) / total
    return weights
