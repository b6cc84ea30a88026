"""Simulated people who label ads: how sure they are depends on what an ad shows, and each is misled by something.

Whether somebody says yes is drawn from a chance that starts from the annotator's skill (`annotators.yaml`) and is
shifted by how hard the ad is: one number for all who see it, so that they err together on hard ads.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, Field

from ads.ad import Ad
from ads.world.bank import SIGNS, Sign
from ads.world.chance import Dice
from ads.world.settings import Settings
from ads.world.truth import Truth

PER_AD = 3
HARDNESS = 0.8  # spread, in log-odds, of what an ad adds to everybody's doubt
SUGGESTED = 0.35  # of the ads are seen with a suggestion beside them
WEEKS = 3  # within which an ad is labelled
Chance = float


class Skill(BaseModel, frozen=True, extra="forbid"):
    """Chances of a yes on one sign, by what an ad shows; `annotators.yaml` says what each means."""

    stated: Chance = Field(gt=0, lt=1)
    hinted: Chance = Field(gt=0, lt=1)
    nothing: Chance = Field(gt=0, lt=1)
    alarm: Chance = Field(gt=0, lt=1)
    near: Chance = Field(gt=0, lt=1)
    lawful: Chance = Field(gt=0, lt=1)

    def of(self, sign: Sign, truth: Truth) -> Chance:
        """Return the chance of a yes on an ad."""
        if sign in truth.signs:
            return float(getattr(self, truth.shown[sign]))
        if truth.shown[sign] == "stated":
            return self.lawful
        return self.near if truth.resembles(sign) else self.alarm


class Annotator(BaseModel, frozen=True, extra="forbid"):
    """One person who labels ads."""

    name: str
    coercion: Skill
    minor: Skill
    seconds: float
    pull: float
    by_origin: float = 0.0

    def chance(
        self, sign: Sign, ad: Ad, truth: Truth, *, hardness: float = 0.0, suggested: int | None = None
    ) -> Chance:
        """Return the chance of a yes; `suggested` is what stands beside the ad, None for a blind look."""
        base = (self.coercion if sign == "coercion" else self.minor).of(sign, truth)
        odds = math.log(base / (1 - base)) + (-hardness if sign in truth.signs else hardness)
        if sign == "coercion" and (ad.language == "es" or truth.states_origin):
            odds += self.by_origin
        chance = 1 / (1 + math.exp(-odds))
        return chance if suggested is None else (1 - self.pull) * chance + self.pull * suggested


@cache
def read_annotators() -> tuple[Annotator, ...]:
    """Return the annotators in the order of the file."""
    text = resources.files(__package__).joinpath("annotators.yaml").read_text(encoding="utf-8")
    return tuple(Annotator(name=name, **fields) for name, fields in yaml.safe_load(text).items())


@dataclass(frozen=True, slots=True)
class Label:
    """What one annotator said about one ad and one sign; `suggested` is what stood beside it, None for a blind look."""

    ad: str
    annotator: str
    sign: Sign
    value: int
    at: datetime
    seconds: int
    suggested: int | None


def labels_on(ad: Ad, at: datetime, truth: Truth, settings: Settings) -> Iterator[Label]:
    """Yield what three annotators say of both signs in the weeks after an ad, for the share of ads that is labelled."""
    dice = Dice.of(ad.id, settings.seed, "labels")
    if not dice.chance(settings.labelled / settings.ads):
        return
    hardness, is_suggested = HARDNESS * dice.normal(), dice.chance(SUGGESTED)
    for annotator in sorted(dice.some(read_annotators(), PER_AD), key=lambda one: one.name):
        then = at + timedelta(seconds=dice.whole(3600, WEEKS * 7 * 86400))
        seconds = _seconds(annotator, ad, hardness, dice)
        for sign in SIGNS:
            suggested = suggestion(sign, truth) if is_suggested else None
            chance = annotator.chance(sign, ad, truth, hardness=hardness, suggested=suggested)
            yield Label(ad.id, annotator.name, sign, int(dice.chance(chance)), then, seconds, suggested)


def suggestion(sign: Sign, truth: Truth) -> int:
    """Return what a matcher of words suggests: yes where an ad states an indicator of the sign or seems to."""
    return int(truth.shown[sign] == "stated" or truth.resembles(sign))


def _seconds(annotator: Annotator, ad: Ad, hardness: float, dice: Dice) -> int:
    length = 0.4 + 0.6 * len(ad.content.split()) / 50
    return max(2, round(dice.skewed(annotator.seconds * length * (1 + 0.2 * abs(hardness)), 0.35)))
