"""What an ad says before it is set: rows of wording with open slots, composed anew or changed from an earlier one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ads.world.actors import Actor, Campaign
from ads.world.bank import SIGNS, Skeleton, in_time
from ads.world.chance import Dice
from ads.world.places import City
from ads.world.prices import MONEY
from ads.world.templates import Line, Parts, Slot

FIRST = frozenset("i me my mine im yo mi mis mí soy tengo trabajo conmigo".split())
WE = frozenset("we our ours us nosotros nosotras nuestro nuestra nuestros nuestras somos tenemos".split())
THIRD = frozenset("she her hers he him his they them their ella él ellas ellos".split())
CONTACTS = frozenset(("phone", "email", "handle", "link"))
STATED = 0.8  # of a campaign's statements may stand in one ad
AT_MOST = {1: 0.25, 2: 0.35, 3: 0.25, 4: 0.15}  # statements in one ad
MIXED = 0.4  # of the lines that may be left out give way to one of another skeleton of the same kind
KEPT = 0.65  # of the lines that may be left out stay
SILENT_REACH = 0.04  # of ads leave the contact out


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an ad; `states` is the indicator or, with `near`, the sign that a harmless sentence resembles."""

    parts: Parts
    states: str | None = None
    near: bool = False

    @property
    def reaches(self) -> bool:
        """Whether a contact stands in the row."""
        return any(isinstance(part, Slot) and part.name in CONTACTS for part in self.parts)


@dataclass(frozen=True, slots=True)
class Draft:
    """An ad before it is set; `salt` decides how its slots are filled and where the pen slips."""

    title: Row | None
    rows: tuple[Row, ...]
    setting: str
    city: City
    salt: int
    prices: int = 0  # changes with every edit of its prices
    stolen: str | None = None


class Writer:
    """Composes the ads of one actor."""

    def __init__(self, actor: Actor, dice: Dice) -> None:
        self._actor, self._dice = actor, dice

    def compose(self, campaign: Campaign, city: City, when: float) -> Draft:
        """Return a new draft in the wording of a time, 0 to 1."""
        dice = self._dice
        skeleton = self._skeleton(campaign, when)
        said = self._statements(campaign, skeleton, when)
        rows: list[Row] = []
        for place in self._places(campaign, skeleton):
            rows += said if place == "say" else self._reach(campaign, when) if place == "reach" else [place]
        title = Row(dice.pick(skeleton.titles).chosen(dice)) if campaign.habit.titled and skeleton.titles else None
        return Draft(title, tuple(rows), skeleton.setting, city, dice.whole(0, 2**31))

    def _skeleton(self, campaign: Campaign, when: float) -> Skeleton:
        """Return one in the voice of the kind where there is one, in a setting that the kind keeps to."""
        kind, dice = self._actor.kind, self._dice
        all_of = campaign.wording.skeletons[campaign.family]
        fit = [one for one in all_of if not kind.settings or one.setting in kind.settings]
        fit = in_time(fit, when) if campaign.half == "main" else fit
        voice = dice.weighted(kind.voices)
        return dice.pick([one for one in fit if one.voice == voice] or fit)

    def _places(self, campaign: Campaign, skeleton: Skeleton) -> Iterator[Row | Literal["say", "reach"]]:
        """Yield the rows of a skeleton and its marks; some rows that may be left out are those of one like it."""
        dice = self._dice
        stated = MONEY | {slot for row in skeleton.rows if row.line for slot in row.line.slots}  # nothing is said twice
        kin = [
            row.line
            for one in campaign.wording.skeletons[skeleton.family]
            if (one.setting, one.voice) == (skeleton.setting, skeleton.voice) and one is not skeleton
            for row in one.rows
            if row.line and row.optional and not row.line.slots & stated
        ]
        for row in skeleton.rows:
            if row.mark:
                yield row.mark
            elif row.line and (not row.optional or dice.chance(KEPT)):
                borrowed = row.optional and kin and dice.chance(MIXED)
                yield Row((kin.pop(dice.whole(0, len(kin) - 1)) if borrowed else row.line).chosen(dice))

    def _statements(self, campaign: Campaign, skeleton: Skeleton, when: float) -> list[Row]:
        dice, wording = self._dice, campaign.wording
        names = [name for name in campaign.indicators if dice.chance(STATED)]
        wanted = [(wording.statements[skeleton.family, name], name, False) for name in names]
        wanted = dice.some(wanted, dice.weighted(AT_MOST))
        for sign in SIGNS:
            if dice.chance(self._actor.kind.near.get(sign, 0)):
                wanted.append((wording.near.get((skeleton.family, sign), ()), sign, True))
        rows = [
            Row(self._line(fit, campaign, when), name, near)
            for lines, name, near in wanted
            if (fit := [line for line in lines if _fits(line, skeleton)])
        ]
        return dice.some(rows, len(rows))

    def _line(self, lines: Sequence[Line], campaign: Campaign, when: float) -> Parts:
        if self._actor.minor == 17:  # nobody is "one years" short of eighteen
            lines = [line for line in lines if "minor_gap" not in line.slots] or lines
        usable = in_time(lines, when) if campaign.half == "main" else lines
        return self._dice.pick(usable).chosen(self._dice)

    def _reach(self, campaign: Campaign, when: float) -> list[Row]:
        dice = self._dice
        if dice.chance(SILENT_REACH):
            return []
        kinds = [*(["phone"] if campaign.phone else []), *campaign.others]
        lines = [campaign.wording.reach[kind] for kind in kinds]  # type: ignore[index]
        return [Row(self._line(group, campaign, when)) for group in lines]

    def edit(self, draft: Draft, campaign: Campaign, city: City) -> Draft:
        """Return a draft posted again: as it was, or with one thing changed."""
        dice = self._dice
        draft = replace(draft, city=city)
        match dice.weighted({"none": 0.4, "prices": 0.15, "added": 0.1, "left out": 0.2, "order": 0.15}):
            case "prices":
                return replace(draft, prices=draft.prices + 1)
            case "added":
                return replace(draft, rows=(Row(dice.pick(campaign.wording.again).chosen(dice)), *draft.rows))
            case "left out" if len(draft.rows) > 3:
                gone = dice.whole(0, len(draft.rows) - 1)
                return replace(draft, rows=draft.rows[:gone] + draft.rows[gone + 1 :])
            case "order" if len(draft.rows) > 3:
                place = dice.whole(0, len(draft.rows) - 2)
                one, two = draft.rows[place : place + 2]
                return replace(draft, rows=(*draft.rows[:place], two, one, *draft.rows[place + 2 :]))
            case _:
                return draft


def _fits(line: Line, skeleton: Skeleton) -> bool:
    """Return whether a statement is said by whoever speaks in the ad: by me, by us, or by somebody about her or him."""
    about = skeleton.family in ("service", "care_offered") and line.words & THIRD
    if skeleton.voice == "I":
        return not about and not line.words & WE
    return not line.words & FIRST or skeleton.voice == "none"


def stolen(victims: Draft, own: Draft, campaign: str) -> Draft:
    """Return somebody's draft as a thief posts it: the wording is the victim's, statements and contact are not."""
    kept = tuple(row for row in victims.rows if row.states is None and not row.reaches)
    put_in = tuple(row for row in own.rows if row.states is not None or row.reaches)
    return replace(victims, rows=(*kept, *put_in), stolen=campaign)
