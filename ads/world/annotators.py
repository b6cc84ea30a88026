"""Simulated people who label ads: right more or less often, and misled by what misleads people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ads.world.bank import SIGNS, Sign
from ads.world.chance import Dice

PER_AD = 3
UNSEEN = 0.55  # of the usual recall remains where an ad shows nothing of its sign
MISLED = 2.0  # times as many false alarms where an ad carries a lookalike of the sign


@dataclass(frozen=True, slots=True)
class SimulatedVote:
    """What one annotator said about one ad and one sign."""

    ad: str
    annotator: str
    sign: Sign
    value: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Skill:
    """How often an annotator is right: on ads with the sign, and on ads without it."""

    recall: float
    specificity: float


ANNOTATORS: dict[str, dict[Sign, Skill]] = {
    "expert-1": {"coercion": Skill(0.95, 0.98), "minor": Skill(0.96, 0.985)},
    "volunteer-1": {"coercion": Skill(0.85, 0.95), "minor": Skill(0.88, 0.96)},
    "volunteer-2": {"coercion": Skill(0.80, 0.96), "minor": Skill(0.85, 0.97)},
    "hurried-1": {"coercion": Skill(0.70, 0.90), "minor": Skill(0.75, 0.92)},
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What bears on the votes about one ad: its true signs, those its text shows, those its lookalikes resemble."""

    ad: str
    posted_at: datetime
    true: frozenset[Sign]
    shown: frozenset[Sign]
    resembled: frozenset[Sign]


def votes_on(seen: Seen, dice: Dice) -> Iterator[SimulatedVote]:
    """Yield the votes of three annotators on both signs, within three weeks of the ad."""
    for annotator in sorted(dice.some(list(ANNOTATORS), PER_AD)):
        at = seen.posted_at + timedelta(seconds=dice.whole(3600, 21 * 86400))
        for sign in SIGNS:
            value = int(dice.chance(_alarm(ANNOTATORS[annotator][sign], sign, seen)))
            yield SimulatedVote(seen.ad, annotator, sign, value, at)


def _alarm(skill: Skill, sign: Sign, seen: Seen) -> float:
    """Return the probability of a vote for the sign."""
    if sign in seen.true:
        return skill.recall * (1 if sign in seen.shown else UNSEEN)
    return (1 - skill.specificity) * (MISLED if sign in seen.resembled else 1)
