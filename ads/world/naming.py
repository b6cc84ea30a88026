"""What invented persons, firms and streets are called, and the names of their mailboxes and handles."""

from functools import cache
from importlib import resources

import yaml

from ads.world.bank import Wording
from ads.world.chance import Dice

MEN = 0.12  # of campaigns advertise men
INVENTED = 0.7  # of firms are called by two words; the rest as the writers of the bank named them
MAILBOXES = ("{first}{number}", "{first}.{last}", "{first}{last}{number}", "{last}.{first}{number}", "{first}_{thing}",
             "{thing}{other}{number}", "{thing}.{other}", "{initial}{last}{number}", "{last}{thing}", "{first}{year}",
             "the{thing}{other}", "{initial}.{last}", "{thing}_{number}", "{last}family{number}")  # fmt: skip


@cache
def _shared() -> dict[str, list[str]]:
    text = resources.files(__package__).joinpath("wording", "names", "shared.yaml").read_text(encoding="utf-8")
    document: dict[str, list[str]] = yaml.safe_load(text)
    return document


def first_names(wording: Wording, dice: Dice) -> tuple[str, ...]:
    """Return first names for those who are advertised: most are women, as wording that speaks of her takes them."""
    return wording.lists["men" if dice.chance(MEN) else "women"]


def business(wording: Wording, dice: Dice) -> str:
    """Return the name of a firm."""
    if not dice.chance(INVENTED):
        return dice.pick(wording.lists["business"])
    one, other = (word.title() for word in dice.some(_shared()["things"], 2))
    surname = dice.pick(_shared()["surnames"])
    return dice.pick(
        (f"{one} {other}", f"{surname} & {one}", f"{one} & {other}", f"{surname} Brothers", f"{other} {surname}")
    )


def street(wording: Wording, dice: Dice) -> str:
    """Return an address with a house number."""
    if not dice.chance(INVENTED):
        return f"{dice.whole(11, 9900)} {dice.pick(wording.lists['street']).split(' ', 1)[-1]}"
    name = dice.pick((*_shared()["surnames"], *_shared()["things"])).title()
    side = dice.pick(("", "", "", "N ", "S ", "E ", "W "))
    return f"{dice.whole(11, 9900)} {side}{name} {dice.pick(_shared()['suffixes'])}"


def mailbox(first: str, dice: Dice) -> str:
    """Return the name of a mailbox, a handle or a page of somebody called by a first name in plain letters."""
    thing, other = dice.some(_shared()["things"], 2)
    last = dice.pick(_shared()["surnames"]).lower()
    number = dice.pick((str(dice.whole(1, 99)), str(dice.whole(100, 9999))))
    parts = {"first": first, "initial": first[0], "last": last, "thing": thing, "other": other, "number": number}
    return dice.pick(MAILBOXES).format(**parts, year=str(dice.whole(1968, 2002)))
