"""How an actor writes: a first text, then reposts and small edits of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from ads.world.actors import Campaign, Habit
from ads.world.bank import Bank, Phrase
from ads.world.chance import Dice
from ads.world.places import City

START = datetime(2025, 1, 1, tzinfo=UTC)
DAY = 24 * 60 * 60
SILENT = 0.15  # of the ads of actors with a sign: they say nothing that shows it
LOOKALIKE = 0.10  # of the ads of actors without a sign
STRAY = 0.05  # of the ads of actors with a sign: or a lookalike would prove innocence
PHRASES = {1: 0.55, 2: 0.3, 3: 0.15}

Edit = Literal["none", "price", "city", "again", "closing"]
EDITS: dict[Edit, float] = {"none": 0.3, "price": 0.2, "city": 0.2, "again": 0.15, "closing": 0.15}


@dataclass(frozen=True, slots=True)
class Draft:
    """An ad before it is set: templates, and what fills them."""

    title: str | None
    lines: tuple[str, ...]
    closing: str
    reach: tuple[str, ...]
    slots: dict[str, str]
    city: City
    phrases: tuple[str, ...]
    lookalikes: tuple[str, ...]

    def set_title(self) -> str | None:
        """Return the title with its slots filled."""
        return _filled(self.title, self.slots) if self.title else None

    def set_text(self, habit: Habit) -> str:
        """Return the text the way its writer sets it."""
        lines = [_filled(line, self.slots) for line in (*self.lines, self.closing)]
        sentences = [line.removesuffix(".") + habit.stop for line in (*lines, *self.reach)]
        text = habit.layout.join(sentences)
        return text.lower() if habit.lower else text


def write(campaign: Campaign, bank: Bank, dice: Dice) -> Iterator[tuple[datetime, Draft]]:
    """Yield a campaign's ads, earliest first."""
    drafts: list[Draft] = []
    seconds = [(campaign.begins * DAY) + dice.whole(0, campaign.days * DAY - 1) for _ in range(campaign.ads)]
    for second in sorted(seconds):
        again = bool(drafts) and dice.chance(campaign.kind.reposts)
        draft = _reposted(dice.pick(drafts), campaign, bank, dice) if again else _first(campaign, bank, dice)
        drafts.append(draft)
        yield START + timedelta(seconds=second), draft


def _first(campaign: Campaign, bank: Bank, dice: Dice) -> Draft:
    lines = bank.families[campaign.family].lines(campaign.language)
    signals, lookalikes = _signals(campaign, dice), _lookalikes(campaign, bank, dice)
    # A stated adult age would contradict the truth of an ad that is positive for minor.
    details = [line for line in lines.details if "minor" not in campaign.kind.signs or "{adult}" not in line]
    body = dice.some(details, dice.whole(2, 3)) + [campaign.voice] * (campaign.voice is not None)
    body += [phrase.line(campaign.language) for phrase in (*signals, *lookalikes)]
    city = dice.pick(campaign.cities)
    return Draft(
        title=dice.pick(lines.titles) if campaign.habit.titled else None,
        lines=(dice.pick(lines.openings), *dice.some([line for line in body if line], len(body))),
        closing=dice.pick(lines.closings),
        reach=campaign.reach if dice.chance(0.92) else (),
        slots=_slots(campaign, city, bank, dice),
        city=city,
        phrases=tuple(phrase.id for phrase in signals),
        lookalikes=tuple(phrase.id for phrase in lookalikes),
    )


def _signals(campaign: Campaign, dice: Dice) -> list[Phrase]:
    if dice.chance(SILENT):
        return []
    return [phrase for group in campaign.signals for phrase in dice.some(group, dice.weighted(PHRASES))]


def _lookalikes(campaign: Campaign, bank: Bank, dice: Dice) -> list[Phrase]:
    if not dice.chance(STRAY if campaign.kind.signs else LOOKALIKE):
        return []
    return [dice.pick(bank.lookalikes_in(campaign.family))]


def _slots(campaign: Campaign, city: City, bank: Bank, dice: Dice) -> dict[str, str]:
    fillers = bank.slots[campaign.language]
    age = dice.whole(13, 17)
    return {
        "city": city.name,
        "region": city.region,
        "days": dice.pick(fillers.days),
        "hours": dice.pick(fillers.hours),
        "name": dice.pick(campaign.names),
        "work": campaign.work,
        "price": str(campaign.price),
        "count": str(dice.whole(2, 12)),
        "number": str(dice.whole(2, 12)),
        "adult": str(dice.whole(24, 58)),
        "kid": str(dice.whole(3, 13)),
        "fee": str(dice.whole(3, 30) * 50),
        "pay": f"{dice.whole(2, 6)},{dice.pick(('000', '500'))}",
        "age": str(age) if dice.chance(0.5) else fillers.ages[age - 13],
        "sibling": str(dice.whole(10, 13)),
        "year": str(dice.whole(2009, 2011)),
        "gap": dice.pick(fillers.gap),
    }


def _reposted(draft: Draft, campaign: Campaign, bank: Bank, dice: Dice) -> Draft:
    family = bank.families[campaign.family]
    match dice.weighted(EDITS):
        case "price":
            price = max(family.price[0], campaign.price + dice.pick((-2, -1, 1, 2)) * family.price[2])
            return replace(draft, slots={**draft.slots, "price": str(price)})
        case "city":
            city = dice.pick(campaign.cities)
            return replace(draft, city=city, slots={**draft.slots, "city": city.name, "region": city.region})
        case "again":
            added = dice.pick(bank.again[campaign.language])
            return replace(draft, lines=tuple(dict.fromkeys((added, *draft.lines))))
        case "closing":
            return replace(draft, closing=dice.pick(family.lines(campaign.language).closings))
        case _:
            return draft


def _filled(template: str, slots: dict[str, str]) -> str:
    line = template.format_map(slots)
    return line[0].upper() + line[1:]
