"""When actors come into the simulated archive, how many ads each of them posts, and what they are made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ads.world.bank import Half, Language, Wording, read_bank
from ads.world.cast import Kind, quotas, read_cast
from ads.world.chance import Dice, digest
from ads.world.contacts import Contacts
from ads.world.habits import Habit
from ads.world.naming import first_names
from ads.world.places import City, Map, read_map
from ads.world.settings import DAY, Settings


@dataclass(frozen=True, slots=True)
class Planned:
    """One actor to come: how many ads, and between which seconds of the world."""

    begins: int
    ends: int
    kind: Kind
    number: int
    ads: int


def plan(settings: Settings) -> list[Planned]:
    """Return all actors of a world in the order in which they come; their ads fill the quota of each kind.

    An actor may have begun before the world does or go on after its end: only what falls inside is counted.
    """
    planned = [
        actor
        for kind in read_cast()
        for actor in _planned(kind, quotas(settings.ads, settings.prevalence)[kind.name], settings)
    ]
    return sorted(planned, key=lambda actor: (actor.begins, actor.kind.name, actor.number))


def _planned(kind: Kind, quota: int, settings: Settings) -> Iterator[Planned]:
    dice = Dice.of(settings.seed, "plan", kind.name)
    most = max(2, quota // 8)  # a small world still holds several actors of each kind
    number = 0
    while quota:
        days = min(dice.skewed(*kind.days[:2]), kind.days[2])
        lasts = int(max(1.0, days) * DAY)
        start = dice.whole(-lasts, settings.seconds - 1)
        begins, ends = max(0, start), min(settings.seconds, start + lasts)
        size = min(dice.skewed(*kind.ads[:2]), kind.ads[2]) * (ends - begins) / lasts
        ads = min(quota, most, max(1, round(size)))
        yield Planned(begins, ends, kind, number, ads)
        quota -= ads
        number += 1


@dataclass
class Campaign:
    """One actor's ads behind one set of contacts and in one way of writing; the phone may be swapped on the way."""

    id: str
    family: str
    language: Language
    wording: Wording
    half: Half
    persons: tuple[str, ...]
    boss: str
    habit: Habit
    site: str
    indicators: tuple[str, ...]
    phone: str | None
    others: dict[str, str] = field(default_factory=dict)  # kind of contact -> mailbox, handle or page


@dataclass
class Actor:
    """Somebody who posts: where, at what prices, and in which campaigns."""

    id: str
    kind: Kind
    route: tuple[City, ...]
    price: float
    age: int
    minor: int
    campaigns: list[Campaign]


SITES = {"service": ("cityboard", "dailyads", "nightboard"), "job": ("workwall", "dailyads", "cityboard")}
OTHER_SITES = ("cityboard", "swapshop", "dailyads")


class Casting:
    """Makes actors as they come."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.map: Map = read_map()
        self.contacts = Contacts(self.map, Dice.of(settings.seed, "contacts"))

    def actor(self, planned: Planned, dice: Dice) -> Actor:
        """Return a planned actor with its campaigns."""
        kind, home = planned.kind, self.map.drawn(dice)
        moves = planned.ads > 1 and dice.chance(kind.moves)
        route = self.map.route(home, dice.whole(*kind.stops), dice) if moves else (home,)
        actor = Actor(
            id=digest(self._settings.seed, kind.name, planned.number),
            kind=kind,
            route=route,
            price=kind.price * dice.skewed(1, 0.12),
            age=dice.whole(21, 55),
            minor=dice.whole(13, 17),
            campaigns=[],
        )
        count = min(dice.whole(*kind.campaigns), 1 + planned.ads // 4)
        for number in range(count):
            actor.campaigns.append(self._campaign(actor, number, self._half(planned, dice), dice))
        return actor

    def _half(self, planned: Planned, dice: Dice) -> Half:
        late = planned.begins >= self._settings.last_quarter
        return "held_out" if late and dice.chance(0.5) else "main"

    def _campaign(self, actor: Actor, number: int, half: Half, dice: Dice) -> Campaign:
        kind, family = actor.kind, dice.weighted(actor.kind.families)
        language = self._language(actor, dice)
        wording = read_bank(half, language)
        persons = tuple(dice.some(first_names(wording, dice), dice.whole(*kind.persons)))
        phone, others = self._reach(actor, persons[0], dice)
        return Campaign(
            id=digest(actor.id, number),
            family=family,
            language=language,
            wording=wording,
            half=half,
            persons=persons,
            boss=dice.pick(wording.lists["women"] + wording.lists["men"]),
            habit=Habit.drawn(kind.hides, dice),
            site=dice.pick(SITES.get(family, OTHER_SITES)),
            indicators=self._indicators(kind, family, wording, dice),
            phone=phone,
            others=others,
        )

    def _reach(self, actor: Actor, first: str, dice: Dice) -> tuple[str | None, dict[str, str]]:
        """Return a phone and the names of other contacts, at least one of them; maybe those of another campaign."""
        if actor.campaigns and dice.chance(actor.kind.shares):
            return actor.campaigns[0].phone, actor.campaigns[0].others
        wanted = [name for name, rate in actor.kind.reach.items() if dice.chance(rate)]
        phone = self.contacts.phone(self._area(actor, dice)) if "phone" in wanted else None
        others = {str(name): self.contacts.mailbox(first) for name in wanted if name != "phone"}
        return phone, others if phone or others else {"email": self.contacts.mailbox(first)}

    def _language(self, actor: Actor, dice: Dice) -> Language:
        if len(self._settings.languages) == 1:
            return self._settings.languages[0]
        return "es" if dice.chance(actor.route[0].spanish) else "en"

    def _area(self, actor: Actor, dice: Dice) -> City:
        """Phones come from home, and from elsewhere for those who came with theirs."""
        return self.map.drawn(dice) if dice.chance(0.2) else actor.route[0]

    def _indicators(self, kind: Kind, family: str, wording: Wording, dice: Dice) -> tuple[str, ...]:
        silent = dice.chance(kind.silent)
        drawn = [name for name, rate in kind.states.items() if dice.chance(rate)]
        return tuple(
            name for name in drawn if (family, name) in wording.statements and not (silent and name in kind.veiled)
        )
