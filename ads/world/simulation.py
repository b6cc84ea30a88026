"""The simulated archive: ads with their ground truth and with the votes of annotators."""

from dataclasses import dataclass
from datetime import datetime

from ads.ad import Ad
from ads.errors import InputError
from ads.world.actors import Campaign, Casting, quotas
from ads.world.annotators import Seen, SimulatedVote, votes_on
from ads.world.bank import SIGNS, Bank, Sign, read_bank
from ads.world.chance import Dice
from ads.world.drafts import Draft, write

WORLD_VERSION = "1"
LEAST = 100
SITES = {"service": ("cityboard", "dailyads"), "job": ("workwall", "dailyads"), "classified": ("cityboard", "swapshop")}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one ad: who posted it, in which campaign, with which signs, and which phrases were put in.

    `phrases` are signals; `lookalikes` are sentences of the same wording that signal nothing.
    """

    ad: str
    actor: str
    actor_kind: str
    campaign: str
    coercion: bool
    minor: bool
    phrases: tuple[str, ...]
    lookalikes: tuple[str, ...]

    @property
    def signs(self) -> frozenset[Sign]:
        """The signs that are true of the ad."""
        return frozenset(sign for sign in SIGNS if getattr(self, sign))


@dataclass(frozen=True, slots=True)
class World:
    """A simulated archive in the order of posting; `truth[i]` belongs to `ads[i]`."""

    ads: list[Ad]
    truth: list[Truth]
    votes: list[SimulatedVote]
    seed: int
    prevalence: float


def simulate(*, ads: int, seed: int, prevalence: float = 0.1) -> World:
    """Return a world; the same arguments give the same world on every machine and day.

    `prevalence` * 0.65 of the ads are positive for coercion and `prevalence` * 0.35 for minor, a quarter of the latter
    for both. Of the ads of positive actors about 15 % carry no signal phrase; of the others about 10 % carry a
    lookalike. Each ad has three annotators' votes on both signs. Up to about 35,000 ads every phone is one
    campaign's alone; later campaigns have e-mail only. Raises InputError for fewer than 100 ads or a prevalence
    outside 0 to 0.5.
    """
    if ads < LEAST:
        raise InputError(f"--ads is {ads}, expected at least {LEAST}")
    if not 0 <= prevalence <= 0.5:
        raise InputError(f"--prevalence is {prevalence}, expected 0 to 0.5")
    dice, bank = Dice(seed), read_bank()
    posted = sorted(_posted(ads, prevalence, dice, bank), key=lambda row: (row.at, row.ad.id))
    votes = [vote for row in posted for vote in votes_on(_seen(row, bank), dice)]
    return World([row.ad for row in posted], [row.truth for row in posted], votes, seed, prevalence)


@dataclass(frozen=True, slots=True)
class _Posted:
    at: datetime
    ad: Ad
    truth: Truth


def _posted(ads: int, prevalence: float, dice: Dice, bank: Bank) -> list[_Posted]:
    casting = Casting(dice, bank)
    posted: dict[str, _Posted] = {}
    for kind, quota in quotas(ads, prevalence).items():
        for campaign in casting.campaigns(kind, quota):
            site_kind = bank.families[campaign.family].kind
            site = dice.pick(SITES[site_kind])
            for at, draft in write(campaign, bank, dice):
                name = _unused(posted, dice)
                ad = _ad(name, at, draft, campaign, site_kind, site)
                posted[name] = _Posted(at, ad, _truth(name, draft, campaign))
    return list(posted.values())


def _unused(posted: dict[str, _Posted], dice: Dice) -> str:
    while (name := f"w1-{dice.hexadecimal(12)}") in posted:
        continue
    return name


def _ad(name: str, at: datetime, draft: Draft, campaign: Campaign, kind: str, site: str) -> Ad:
    return Ad(
        id=name,
        text=draft.set_text(campaign.habit),
        title=draft.set_title(),
        kind=kind,
        posted_at=at,
        site=site,
        city=draft.city.name,
        region=draft.city.region,
        country="US",
        language=campaign.language,
    )


def _truth(name: str, draft: Draft, campaign: Campaign) -> Truth:
    return Truth(
        ad=name,
        actor=campaign.actor,
        actor_kind=campaign.kind.name,
        campaign=campaign.id,
        coercion="coercion" in campaign.kind.signs,
        minor="minor" in campaign.kind.signs,
        phrases=draft.phrases,
        lookalikes=draft.lookalikes,
    )


def _seen(row: _Posted, bank: Bank) -> Seen:
    phrases, lookalikes = row.truth.phrases, row.truth.lookalikes
    shown = frozenset(sign for sign in SIGNS if any(phrase.id in phrases for phrase in bank.signals[sign]))
    resembled = frozenset(phrase.near for phrase in bank.lookalikes if phrase.near and phrase.id in lookalikes)
    return Seen(row.ad.id, row.at, row.truth.signs, shown, resembled)
