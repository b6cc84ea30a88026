"""What the slots of an ad are filled with, and what that states: contacts, prices, ages, places, names, origins."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from ads.ad import Whose
from ads.world.actors import Actor, Campaign
from ads.world.chance import Dice
from ads.world.contacts import written_phone
from ads.world.drafts import Draft
from ads.world.hiding import in_use, operators
from ads.world.naming import business, street
from ads.world.places import City, Map
from ads.world.prices import MONEY, rounded, usual, written
from ads.world.settings import month_of
from ads.world.spelled import spelled
from ads.world.templates import Slot

AGES: dict[str, Whose] = {"age": "advertised", "age_sought": "sought", "child": "other", "teen": "other"}
SOUGHT = ("job", "care_sought")  # families whose ads look for somebody
DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
TIMES = (
    *("6am", "6:30am", "7am", "7:30 am", "8am", "8 am", "8:30am", "9am", "9 am"),
    *("1pm", "2:30pm", "4pm", "5 pm", "5:30pm", "6pm", "6:30 pm", "7pm"),
)
OWN = frozenset(
    (Slot("cost"), Slot("child"), Slot("teen"))
)  # each child has an age of its own, and each thing its price
PATH = "example.org/"
Kind = Literal["phone", "email", "handle", "link", "price", "age", "place", "name", "origin"]


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a slot, and what it states: `value` in its normal form, `detail` its unit, person or state."""

    text: str
    kind: Kind | None = None
    value: str | float | int = ""
    detail: str | None = None
    operator: str | None = None


class Filler:
    """Fills the slots of one draft; the same slot has the same particulars throughout an ad."""

    def __init__(self, draft: Draft, campaign: Campaign, actor: Actor, at: datetime, when: float, world: Map) -> None:
        self._draft, self._campaign, self._actor, self._at = draft, campaign, actor, at
        self._when, self._map = when, world
        self._known: dict[tuple[Slot, str], Filled] = {}

    def __call__(self, slot: Slot, before: str = "") -> Filled:
        """Return what stands in a slot after some words; but for OWN the same slot is filled alike all over the ad."""
        if slot.said != slot.tag:
            return replace(self(Slot(slot.name, slot.tag, slot.tag), before), detail=slot.said or "none")
        key = (slot, before if slot in OWN else "")
        if key not in self._known:
            self._known[key] = self._hidden(self._filled(slot, key[1]), slot)
        return self._known[key]

    def _dice(self, *parts: object) -> Dice:
        return Dice.of(self._draft.salt, *parts)

    def _filled(self, slot: Slot, before: str) -> Filled:
        if slot.name in MONEY:
            return self._money(slot, before)
        if slot.name in AGES or slot.name.startswith("minor"):
            return self._age(slot.name, before)
        if slot.name in ("phone", "email", "handle", "link"):
            return self._contact(slot)
        return self._particular(slot.name)

    def _money(self, slot: Slot, before: str) -> Filled:
        dice, city = self._dice(slot, before, self._draft.prices), self._draft.city
        base = self._dice(slot, before)
        dollars = usual(slot.name, slot.tag, self._draft.setting, city.level, month_of(self._at), base)
        amount = rounded(dollars * self._actor.price * (dice.skewed(1, 0.08) if self._draft.prices else 1))
        habit = self._campaign.habit
        form = habit.money if self._campaign.language == "en" else habit.money_es
        return Filled(written(amount, form), "price", amount, slot.tag or "none")

    def _age(self, name: str, before: str) -> Filled:
        dice, actor = self._dice(name, before), self._actor
        if name == "minor_year":
            return Filled(str(self._at.year - actor.minor), "age", actor.minor, self._whose())
        if name == "minor_gap":
            return Filled(spelled(18 - actor.minor, self._campaign.language), "age", actor.minor, self._whose())
        if name == "minor":
            years, whose = actor.minor, self._whose()
        else:
            years, whose = self._years(name, dice), AGES[name]
        in_words = self._campaign.habit.ages_in_words
        text = spelled(years, self._campaign.language) if in_words else str(years)
        return Filled(text, "age", years, whose)

    def _whose(self) -> Whose:
        return "sought" if self._campaign.family in SOUGHT else "advertised"

    def _years(self, name: str, dice: Dice) -> int:
        if name == "age":
            return self._actor.age
        return dice.whole(*{"age_sought": (20, 55), "child": (2, 12), "teen": (13, 17)}[name])

    def _contact(self, slot: Slot) -> Filled:
        campaign = self._campaign
        if slot.name == "phone":
            phone = campaign.phone or ""
            return Filled(written_phone(phone, campaign.habit.phone), "phone", f"+1{phone}", phone)
        name = campaign.others[slot.name]
        if slot.name == "email":
            return Filled(f"{name}@example.org", "email", f"{name}@example.org")
        if slot.name == "link":
            return Filled(self._dice(slot).pick(("https://", "http://", "www.", "")) + PATH + name, "link", PATH + name)
        return Filled(("@" if self._dice(slot).chance(0.4) else "") + name, "handle", f"{slot.tag}:{name}", name)

    def _particular(self, name: str) -> Filled:
        if name in ("city", "city2", "state"):
            return self._place(name)
        if name in ("name", "name2", "boss"):
            return self._name(name)
        dice = self._dice(name)
        if name in PARTICULARS:
            return Filled(PARTICULARS[name](self, dice))
        return Filled(dice.pick(self._campaign.wording.lists[name]), "origin" if name == "origin" else None)

    def _place(self, name: str) -> Filled:
        city: City = self._draft.city
        if name == "city2":
            city = self._map.beside(city, self._dice(name))
        text = city.state if name == "state" else city.name
        return Filled(text, "place", text, city.region)

    def _name(self, name: str) -> Filled:
        persons = self._campaign.persons
        women = self._campaign.wording.lists["women"]
        if name == "boss":
            text = self._campaign.boss
        elif name == "name":
            text = self._dice(name).pick(persons)
        else:
            rest = [one for one in persons if one != self(Slot("name")).value]
            text = self._dice(name).pick(rest or [one for one in women if one not in persons])
        return Filled(text, "name", text)

    def _day(self, dice: Dice) -> str:
        return dice.pick(DAYS[self._campaign.language])

    def _date(self, dice: Dice) -> str:
        day = self._at + timedelta(days=dice.whole(2, 20))
        month = MONTHS[self._campaign.language][day.month - 1]
        return f"{month} {day.day}" if self._campaign.language == "en" else f"{day.day} de {month}"

    def _hidden(self, filled: Filled, slot: Slot) -> Filled:
        """Return what a writer puts who hides this kind of thing."""
        campaign, kind = self._campaign, filled.kind
        if kind not in ("phone", "email", "handle", "price", "age") or kind not in campaign.habit.hides:
            return filled
        plain = {"phone": filled.detail, "email": filled.text, "handle": filled.detail}.get(kind, filled.text)
        if kind == "price":
            plain = str(int(filled.value)) if float(filled.value) % 1 == 0 else None
        if kind == "age":
            plain = str(filled.value) if slot.name not in ("minor_year", "minor_gap") else None
        if not plain:
            return filled
        group = in_use(getattr(operators(campaign.half), kind), campaign.half, self._when)
        dice = self._dice("hides", slot)
        operator = group[Dice.of(campaign.id, kind).whole(0, len(group) - 1)]
        text = operator(plain, campaign.language, dice)
        return Filled(text, kind, filled.value, filled.detail, operator.__name__ if text != plain else None)


PARTICULARS: dict[str, Callable[[Filler, Dice], str]] = {
    "business": lambda filler, dice: business(filler._campaign.wording, Dice.of(filler._campaign.id, "business")),
    "street": lambda filler, dice: street(filler._campaign.wording, Dice.of(filler._campaign.id, "street")),
    "day": Filler._day,
    "date": Filler._date,
    "time": lambda filler, dice: dice.pick(TIMES),
    "count": lambda filler, dice: str(dice.whole(2, 30)),
    "number": lambda filler, dice: str(dice.whole(2, 12)),
    "years": lambda filler, dice: str(dice.whole(2, 25)),
    "percent": lambda filler, dice: f"{dice.whole(2, 18) * 5}%",
}
