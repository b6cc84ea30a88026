"""All ads of one actor, one after another: when, where, anew or again, and whose wording."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from ads.ad import Ad
from ads.world.actors import Campaign, Casting, Planned
from ads.world.annotators import Label, labels_on
from ads.world.bank import SIGNS, Half, Language
from ads.world.chance import Dice, digest
from ads.world.drafts import Draft, Writer, stolen
from ads.world.filling import Filler
from ads.world.places import City
from ads.world.rendering import Hand, Page, render
from ads.world.settings import DAY, START, WORLD_VERSION, Settings
from ads.world.truth import Truth, shown_in

KINDS = {"service": "service", "job": "job"}  # what sites call a family of ads; every other is a classified
AGAIN_FROM = 5  # an ad repeats one of the last five of its campaign
HOURS: dict[str, tuple[int, ...]] = {
    "office": (0, 0, 0, 0, 0, 1, 3, 8, 14, 15, 13, 11, 8, 10, 11, 9, 8, 6, 4, 3, 2, 1, 1, 0),
    "evening": (3, 2, 1, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 6, 6, 7, 9, 11, 13, 13, 12, 10, 8, 5),
    "any": (4, 3, 3, 2, 2, 2, 3, 3, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4),
}


@dataclass(frozen=True, slots=True)
class Posted:
    """One ad, what is true of it, and what annotators said of it."""

    ad: Ad
    truth: Truth
    labels: tuple[Label, ...]
    at: datetime

    def __lt__(self, other: "Posted") -> bool:
        return (self.at, self.ad.id) < (other.at, other.ad.id)


@dataclass
class Memory:
    """The latest drafts of everybody, which a thief can find."""

    drafts: deque[tuple[str, Language, Half, str, Draft]] = field(default_factory=lambda: deque(maxlen=200))

    def add(self, campaign: Campaign, draft: Draft) -> None:
        """Remember a draft."""
        self.drafts.append((campaign.family, campaign.language, campaign.half, campaign.id, draft))

    def found(self, campaign: Campaign, dice: Dice) -> tuple[str, Draft] | None:
        """Return a stranger's draft of the same family and language, and its campaign."""
        if not self.drafts:
            return None
        family, language, half, victim, draft = dice.pick(self.drafts)
        fits = (family, language, half) == (campaign.family, campaign.language, campaign.half)
        return (victim, draft) if fits and victim != campaign.id else None


class Life:
    """The ads of one planned actor, earliest first."""

    def __init__(self, planned: Planned, settings: Settings, casting: Casting, memory: Memory) -> None:
        self._planned, self._settings, self._casting, self._memory = planned, settings, casting, memory
        self._dice = Dice.of(settings.seed, planned.kind.name, planned.number)
        self._actor = casting.actor(planned, self._dice)
        self._writer = Writer(self._actor, self._dice)
        self._latest: dict[str, deque[tuple[str, Draft]]] = {
            campaign.id: deque(maxlen=AGAIN_FROM) for campaign in self._actor.campaigns
        }

    def __iter__(self) -> Iterator[Posted]:
        for number, at in enumerate(sorted(self._time() for _ in range(self._planned.ads))):
            campaign, city = self._dice.pick(self._actor.campaigns), self._city(number)
            self._swap(campaign, city)
            yield self._posted(f"w{WORLD_VERSION}-{digest(self._actor.id, number)}", at, campaign, city)
        for phone in {campaign.phone for campaign in self._actor.campaigns if campaign.phone}:
            self._casting.contacts.give_back(phone)

    def _time(self) -> datetime:
        dice, kind = self._dice, self._planned.kind
        day = self._day()
        weekend = (START + timedelta(days=day)).weekday() > 4
        if dice.chance(1 - min(1.0, kind.weekend if weekend else 1 / kind.weekend)):
            day = self._day()
        hour = dice.weighted(dict(enumerate(HOURS[kind.when])))
        return START + timedelta(days=day, hours=hour, seconds=dice.whole(0, 3599))

    def _day(self) -> int:
        return self._dice.whole(self._planned.begins // DAY, (self._planned.ends - 1) // DAY)

    def _city(self, number: int) -> City:
        route = self._actor.route
        if self._actor.kind.everywhere:
            return self._dice.pick(route)
        return route[number * len(route) // self._planned.ads]

    def _swap(self, campaign: Campaign, city: City) -> None:
        """Now and then drop the phone of a campaign for a new one."""
        if not campaign.phone or not self._dice.chance(self._actor.kind.swaps):
            return
        dropped, new = campaign.phone, self._casting.contacts.phone(city)
        if new:
            campaign.phone = new
            if all(dropped != other.phone for other in self._actor.campaigns):
                self._casting.contacts.give_back(dropped)

    def _posted(self, id_: str, at: datetime, campaign: Campaign, city: City) -> Posted:
        when = (at - START).total_seconds() / self._settings.seconds
        of, draft = self._drafted(campaign, city, when)
        self._latest[campaign.id].append((id_, draft))
        fill = Filler(draft, campaign, self._actor, at, when, self._casting.map)
        hand = Hand(campaign.habit, campaign.language, campaign.half, when, fill, Dice.of(draft.salt))
        title, text, page = render(draft, hand)
        ad = Ad(
            id=id_,
            text=text,
            title=title,
            kind=KINDS.get(campaign.family, "classified"),
            posted_at=at,
            site=campaign.site,
            city=city.name,
            region=city.region,
            country="US",
            language=campaign.language,
        )
        truth = self._truth(ad, page, draft, campaign, of)
        return Posted(ad, truth, tuple(labels_on(ad, at, truth, self._settings)), at)

    def _drafted(self, campaign: Campaign, city: City, when: float) -> tuple[str | None, Draft]:
        """Return a draft, and the ad that it repeats if it repeats one."""
        latest, dice = self._latest[campaign.id], self._dice
        if latest and dice.chance(self._settings.repeats):
            of, earlier = dice.pick(latest)
            return of, self._writer.edit(earlier, campaign, city)
        draft = self._writer.compose(campaign, city, when)
        found = self._memory.found(campaign, dice) if dice.chance(self._actor.kind.steals) else None
        if found:
            return None, replace(stolen(found[1], draft, found[0]), city=city, salt=draft.salt)
        self._memory.add(campaign, draft)
        return None, draft

    def _truth(self, ad: Ad, page: Page, draft: Draft, campaign: Campaign, of: str | None) -> Truth:
        return Truth(
            ad=ad.id,
            actor=self._actor.id,
            kind=self._actor.kind.name,
            campaign=campaign.id,
            half=campaign.half,
            signs=self._actor.kind.signs,
            shown={sign: shown_in(sign, page.statements) for sign in SIGNS},
            statements=tuple(page.statements),
            contacts=page.contacts,
            facts=page.facts,
            hidden=tuple(page.hidden),
            of=of,
            stolen=draft.stolen,
        )
