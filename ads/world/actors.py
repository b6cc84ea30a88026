"""Who posts in the simulated archive: kinds of actors, how many ads each kind gets, and their campaigns.

The share of ads is exact: `prevalence` * 0.65 of all ads are positive for coercion and `prevalence` * 0.35 for minor.
A quarter of the minor ads are positive for both, so about `prevalence` * 0.91 of all ads are positive for any sign.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ads.world.bank import Bank, Language, Phrase, Sign
from ads.world.chance import Dice
from ads.world.places import CITIES, City, Phonebook, obscured_phone, written_phone

SPANISH = 0.15
OBSCURED = 0.05  # of lawful writers; twice that of those with a sign, so that it stays under a tenth of all
DAYS = 365


@dataclass(frozen=True, slots=True)
class ActorKind:
    """A kind of actor; labels follow from it and from nothing an ad says.

    `share` counts among the ads without a sign; `size`, `cities` and `names` are the least and the most per campaign.
    """

    name: str
    families: tuple[str, ...]
    share: float = 0.0
    signs: tuple[Sign, ...] = ()
    size: tuple[int, int] = (2, 16)
    campaigns: int = 1
    cities: tuple[int, int] = (1, 2)
    names: tuple[int, int] = (1, 1)
    reposts: float = 0.38
    voice: float = 0.0  # how often service ads speak as "we" instead of "I"


INDEPENDENT = ActorKind("independent_worker", ("service",), 0.30, size=(3, 26), cities=(1, 4), voice=0.05)
AGENCY = ActorKind("agency", ("service",), 0.08, size=(6, 30), campaigns=2, names=(3, 5), voice=0.9)
RECRUITER = ActorKind("lawful_recruiter", ("job",), 0.24, size=(2, 24), cities=(1, 3), names=(1, 2))
HOUSEHOLD = ActorKind("household", ("household",), 0.14, size=(1, 10), cities=(1, 1), reposts=0.3)
CLASSIFIED = ActorKind("ordinary_classified", ("room", "goods"), 0.14, size=(1, 8), cities=(1, 1), reposts=0.3)
SCAMMER = ActorKind("scammer", ("spam",), 0.10, size=(8, 50), campaigns=2, cities=(4, 15), names=(2, 6), reposts=0.5)
LAWFUL = (INDEPENDENT, AGENCY, RECRUITER, HOUSEHOLD, CLASSIFIED, SCAMMER)

CONTROLLED = ActorKind(
    "controlled_group",
    ("service",),
    signs=("coercion",),
    size=(3, 18),
    campaigns=2,
    cities=(1, 5),
    names=(2, 5),
    voice=0.5,
)
ABUSIVE = ActorKind("abusive_recruiter", ("job",), signs=("coercion",), size=(2, 14), cities=(1, 3), names=(1, 2))
# Actors whose ads carry the minor sign never advertise a service: their families are these three.
MINOR_POSTER = ActorKind("minor_poster", ("household", "job", "room"), signs=("minor",), size=(2, 12))
MINOR_CONTROLLER = ActorKind("minor_controller", MINOR_POSTER.families, signs=("coercion", "minor"), size=(2, 12))


@dataclass(frozen=True, slots=True)
class Habit:
    """How one writer sets an ad."""

    titled: bool
    layout: str  # what stands between two sentences
    stop: str
    lower: bool


@dataclass(frozen=True, slots=True)
class Campaign:
    """One actor's ads behind one set of contacts."""

    id: str
    actor: str
    kind: ActorKind
    family: str
    language: Language
    ads: int
    begins: int  # day of the year, from 0
    days: int
    cities: tuple[City, ...]
    reach: tuple[str, ...]
    names: tuple[str, ...]
    work: str
    price: int
    habit: Habit
    voice: str | None
    signals: tuple[tuple[Phrase, ...], ...]  # one group for each sign of the kind


def quotas(ads: int, prevalence: float) -> dict[ActorKind, int]:
    """Return how many ads each kind of actor posts; they sum to `ads`."""
    coercion, minor = round(ads * prevalence * 0.65), round(ads * prevalence * 0.35)
    both = round(minor * 0.25)
    controlled = round((coercion - both) * 0.55)
    counts = {
        CONTROLLED: controlled,
        ABUSIVE: coercion - both - controlled,
        MINOR_POSTER: minor - both,
        MINOR_CONTROLLER: both,
    }
    lawful = ads - sum(counts.values())
    counts.update({kind: int(lawful * kind.share) for kind in LAWFUL})
    counts[INDEPENDENT] += ads - sum(counts.values())
    return counts


class Casting:
    """Makes actors and their campaigns, and sees to it that no two strangers share a contact or an id."""

    def __init__(self, dice: Dice, bank: Bank) -> None:
        self._dice, self._bank = dice, bank
        self._phonebook = Phonebook(dice)
        self._taken: set[str] = set()

    def campaigns(self, kind: ActorKind, quota: int) -> Iterator[Campaign]:
        """Yield campaigns of new actors until the quota of ads is filled."""
        most = max(2, quota // 8)  # a small world still holds several actors of each kind
        due = 0.0  # Spanish ads owed: keeps the languages' shares alike in every kind
        while quota:
            size = min(quota, most, self._dice.whole(*kind.size), self._dice.whole(*kind.size))
            due += SPANISH * size
            language: Language = "es" if due > self._dice.whole(0, size) else "en"
            due -= size if language == "es" else 0
            quota -= size
            yield from self._actor(kind, language, size)

    def _actor(self, kind: ActorKind, language: Language, ads: int) -> Iterator[Campaign]:
        actor, family = self._unused("a-", 10), self._dice.pick(kind.families)
        parts = self._dice.whole(1, kind.campaigns) if ads >= 2 * kind.campaigns else 1
        for part in range(parts):
            yield self._campaign(actor, kind, family, language, ads // parts + (part < ads % parts))

    def _campaign(self, actor: str, kind: ActorKind, family: str, language: Language, ads: int) -> Campaign:
        dice, bank = self._dice, self._bank
        cities = tuple(dice.some(CITIES, dice.whole(*kind.cities)))
        days = dice.whole(3, 240)
        low, high, step = bank.families[family].price
        lines = bank.families[family].lines(language)
        return Campaign(
            id=self._unused("c-", 10),
            actor=actor,
            kind=kind,
            family=family,
            language=language,
            ads=ads,
            begins=dice.whole(0, DAYS - days),
            days=days,
            cities=cities,
            reach=tuple(self._reach(kind, cities[0], language)),
            names=tuple(dice.some(bank.slots[language].name, dice.whole(*kind.names))),
            # An ad with the minor sign keeps to the settings that the bank lists as `work`.
            work=dice.pick(lines.work if kind.signs else lines.work + lines.lawful_work),
            price=dice.whole(low // step, high // step) * step,
            habit=self._habit(),
            voice=self._voice(kind, family, language),
            signals=tuple(tuple(dice.some(bank.signals_in(family, sign), 5)) for sign in kind.signs),
        )

    def _habit(self) -> Habit:
        dice = self._dice
        layout = dice.weighted({" ": 5, "\n": 3, "\n- ": 1, " - ": 1})
        return Habit(dice.chance(0.75), layout, dice.weighted({".": 6, "!": 2, "": 2}), dice.chance(0.12))

    def _voice(self, kind: ActorKind, family: str, language: Language) -> str | None:
        if family != "service" or self._dice.chance(0.4):
            return None
        return self._dice.pick(self._bank.voices["house" if self._dice.chance(kind.voice) else "own"][language])

    def _reach(self, kind: ActorKind, city: City, language: Language) -> Iterator[str]:
        """Yield one sentence for each contact; a writer keeps to one spelling of it."""
        dice, sentences = self._dice, self._bank.reach[language]
        area = dice.pick(CITIES) if dice.chance(0.15) else city
        phone = self._phonebook.take(area) if dice.chance(0.8) else None
        if phone:
            obscured = dice.chance(OBSCURED * 2 if kind.signs else OBSCURED)
            digits = self._bank.digits[language]
            written = obscured_phone(phone, digits, dice) if obscured else written_phone(phone, dice)
            yield dice.pick(sentences["phone"]).replace("{contact}", written)
        if not phone or dice.chance(0.15):
            yield dice.pick(sentences["email"]).replace("{contact}", f"{self._mailbox()}@example.org")
        if dice.chance(0.07):
            yield dice.pick(sentences["link"]).replace("{contact}", f"https://example.org/{self._mailbox()}")

    def _mailbox(self) -> str:
        while True:
            name = f"{'.'.join(self._dice.some(self._bank.mailbox, 2))}{self._dice.whole(1, 9999)}"
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _unused(self, prefix: str, digits: int) -> str:
        while True:
            name = f"{prefix}{self._dice.hexadecimal(digits)}"
            if name not in self._taken:
                self._taken.add(name)
                return name
