"""A made archive of advertisers for the linkage bench: who wrote each ad is known.

Half of the actors post once, a few hundreds of times. They repost, edit, change phones, and are confused with others as
they would be: by reception desks and booking sites, by texts that many copy, by stock wording, by a phone that passed
to somebody else. Contacts are opaque values that never stand in the text, as after masking.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log
from random import Random

from benchmarks.wording import BANK, GENERAL, SHORT, SLOTS, STOCK

LARGEST = 600  # ads of one actor
NO_CONTACT, EMAIL, BOTH_PHONES = 0.12, 0.4, 0.1  # shares of ads
SHORT_ACTORS, EMAIL_ACTORS, LOYAL = 0.05, 0.35, 0.2  # shares of actors; the loyal never change their phone
TOOK_A_PHONE, STOLE_ONCE = 0.003, 0.003  # shares of actors
STOCK_ADS = 0.015  # share of texts
ADS_A_DESK, ADS_A_STOLEN_TEXT = 3000, 3000  # one generic contact, and one much copied text, in so many ads


@dataclass(slots=True)
class Posting:
    """An ad as linkage sees it, and who wrote it."""

    text: str
    contacts: list[tuple[str, str]]
    actor: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who advertises: what stays the same in all ads."""

    number: int
    line: str
    own: dict[str, str]
    phones: list[str]
    email: str | None
    brief: bool


class Town:
    """Actors who post until there are enough ads; one seed makes one archive."""

    def __init__(self, ads: int, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - a simulation
        self.ads = ads
        self.desks = [(f"+1888{seed:03}{desk:06}", self._size(4, 0.01 * ads + 60)) for desk in range(ads // ADS_A_DESK)]
        self.desk_share = sum(size for _, size in self.desks) / ads
        self.phones = 0
        self.last: tuple[list[list[str]], str] | None = None  # texts and phone of an actor from whom others take

    def postings(self) -> Iterator[Posting]:
        """Yield the ads, actor by actor; the caller puts them in another order."""
        count = number = 0
        while count < self.ads:
            own = list(self._of_actor(number))[: self.ads - count]
            yield from own
            count += len(own)
            number += 1
            if self.random.random() < len(own) / ADS_A_STOLEN_TEXT and count < self.ads:
                for copy in self._copies(number, self.ads - count):
                    yield copy
                    count, number = count + 1, number + 1

    def _of_actor(self, number: int) -> Iterator[Posting]:
        size = min(LARGEST, int(self.random.paretovariate(1.0)))
        actor = self._actor(number, size)
        templates = [self._template(actor) for _ in range(min(60, 1 + size // 12))]
        if self.last and self.random.random() < TOOK_A_PHONE:
            actor.phones[-1] = self.last[1]
        if self.last and self.random.random() < STOLE_ONCE:
            templates.append(list(self.random.choice(self.last[0])))
        for place in range(size):
            recent = templates[: 1 + place * len(templates) // size] if self.random.random() < 0.8 else templates
            yield Posting(self._text(actor, self.random.choice(recent)), self._reach(actor, place / size), number)
        if not actor.brief and self.random.random() < 0.1:
            self.last = templates, actor.phones[-1]

    def _copies(self, number: int, room: int) -> Iterator[Posting]:
        """Yield one ad each of strangers who copy one text."""
        author = self._actor(number, 1)
        template = self._template(author)
        for place in range(min(room, int(self._size(6, 80)))):
            thief = self._actor(number + place, 1)
            yield Posting(self._text(author, template), self._reach(thief, 0.0), number + place)

    def _actor(self, number: int, size: int) -> Actor:
        own = {slot: self.random.choice(SLOTS[slot]) for slot in ("city", "area", "years", "team")}
        own["business"] = f"{self._name()} {self._name()}"
        changes = 0 if self.random.random() < LOYAL else min(11, int(self.random.expovariate(15 / size)))
        phones = [self._phone() for _ in range(1 + changes)]
        email = f"{number}@example.org" if self.random.random() < EMAIL_ACTORS else None
        brief = self.random.random() < SHORT_ACTORS
        return Actor(number, self.random.choice(list(BANK)), own, phones, email, brief)

    def _phone(self) -> str:
        self.phones += 1
        return f"+1999{self.phones:08}"

    def _name(self) -> str:
        syllables = self.random.choices(
            ("ba", "ren", "to", "li", "mar", "so", "vel", "ka", "dun", "pe", "win", "or"), k=3
        )
        return "".join(syllables)

    def _template(self, actor: Actor) -> list[str]:
        """Return sentences; what an ad may change is still a slot."""
        if actor.brief:
            return [self.random.choice(SHORT[actor.line])]
        if self.random.random() < STOCK_ADS:
            return [self._filled(sentence, actor.own) for sentence in STOCK[actor.line]]
        sentences = self.random.sample(BANK[actor.line], self.random.randint(3, 6))
        sentences += self.random.sample(GENERAL, self.random.randint(2, 4))
        self.random.shuffle(sentences)
        chosen = actor.own | {slot: self.random.choice(SLOTS[slot]) for slot in ("adjective", "extra", "room")}
        return [self._filled(sentence, chosen) for sentence in sentences]

    def _filled(self, sentence: str, values: dict[str, str]) -> str:
        for slot, value in values.items():
            sentence = sentence.replace(f"{{{slot}}}", value)
        return sentence

    def _text(self, actor: Actor, template: list[str]) -> str:
        """Return an ad: as before, with another price or time, or with a sentence more or less."""
        sentences = list(template)
        kept = Random(f"{actor.number} {template[0]}")  # noqa: S311 - the same in every ad of this template
        chance = self.random.random()
        if chance > 0.55:
            kept = self.random
        if chance > 0.85 and len(sentences) > 4:
            sentences.pop(self.random.randrange(len(sentences)))
        elif chance > 0.75 and not actor.brief:
            sentences.insert(0, self.random.choice(("Still available.", "Updated today.", "New this week.")))
        return self._filled(
            " ".join(sentences), {slot: kept.choice(SLOTS[slot]) for slot in ("price", "days", "hours")}
        )

    def _reach(self, actor: Actor, when: float) -> list[tuple[str, str]]:
        """Return the contacts of one ad; `when` is how much of the actor's time has passed, in 0..1."""
        found: list[tuple[str, str]] = []
        if self.random.random() < self.desk_share:
            desks, weights = zip(*self.desks, strict=True)
            found.append(("phone", self.random.choices(desks, weights)[0]))
        if self.random.random() < NO_CONTACT:
            return found
        place = int(when * len(actor.phones))
        found.append(("phone", actor.phones[place]))
        if place and self.random.random() < BOTH_PHONES:
            found.append(("phone", actor.phones[place - 1]))
        if actor.email and self.random.random() < EMAIL:
            found.append(("email", actor.email))
        return found

    def _size(self, low: float, high: float) -> float:
        return exp(self.random.uniform(log(low), log(max(low, high))))
