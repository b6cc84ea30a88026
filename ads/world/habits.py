"""How one writer sets an ad: case, layout, slips of the pen, and what is hidden from machines."""

from dataclasses import dataclass

from ads.world.chance import Dice
from ads.world.contacts import FORMS

LAYOUTS = {" ": 5.0, "\n": 3.0, "\n\n": 0.6, "\n- ": 0.7, "\n* ": 0.3, " - ": 0.5, " / ": 0.2, "... ": 0.3, ", ": 0.3}
MONEY = {"${}": 9.0, "{} dollars": 0.6, "{}$": 0.2, "$ {}": 0.15, "US${}": 0.05, "{} bucks": 0.1}
MONEY_ES = {"${}": 8.0, "{} dólares": 1.6, "{}$": 0.4, "$ {}": 0.3, "{} dolares": 0.5}
CASES = {"kept": 0.8, "lower": 0.15, "upper": 0.05}
SIGNS = ("*", "!!", "~", "★", "✔", "☎", "👉", "✨", "📍", "🔔")
LONG = 5  # letters of a word that a slip leaves readable
HIDDEN = ("phone", "email", "handle", "price", "age", "word", "text")
HIDES = {"phone": 0.5, "email": 0.5, "handle": 0.4, "price": 0.3, "age": 0.2, "word": 0.3, "text": 0.2}


@dataclass(frozen=True, slots=True)
class Habit:
    """One writer's hand. `hides` are the kinds of text that are written so that machines miss them."""

    titled: bool
    loud_title: bool
    case: str
    layout: str
    stop: str
    slips: float
    sign: str | None
    sign_at: str
    phone: str
    money: str
    money_es: str
    ages_in_words: bool
    hides: frozenset[str]

    @classmethod
    def drawn(cls, hides: float, dice: Dice) -> "Habit":
        """Return a hand; with the chance `hides` it is one that hides something."""
        hidden = [name for name in HIDDEN if dice.chance(HIDES[name])] if dice.chance(hides) else []
        return cls(
            titled=dice.chance(0.8),
            loud_title=dice.chance(0.12),
            case=dice.weighted(CASES),
            layout=dice.weighted(LAYOUTS),
            stop=dice.weighted({".": 6.0, "!": 1.0, "": 2.0}),
            slips=dice.weighted({0.0: 5.0, 0.01: 2.5, 0.03: 1.5, 0.06: 0.5}),
            sign=dice.pick(SIGNS) if dice.chance(0.1) else None,
            sign_at=dice.pick(("start", "end", "between", "both")),
            phone=dice.weighted(dict(zip(FORMS, (6.0, 3.0, 1.0, 2.0, 0.5, 1.5, 0.5), strict=True))),
            money=dice.weighted(MONEY),
            money_es=dice.weighted(MONEY_ES),
            ages_in_words=dice.chance(0.15),
            hides=frozenset(hidden),
        )


def slipped(text: str, rate: float, dice: Dice) -> str:
    """Return a text in which some of the longer words have a slip of the pen."""
    if not rate:
        return text
    return " ".join(dice.pick(slips(word)) if dice.chance(rate) else word for word in text.split(" "))


def slips(word: str) -> list[str]:
    """Return a word with each slip that it can have: two letters swapped, one left out, or one doubled."""
    places = range(1, len(word) - 2 if len(word) > LONG else 0)
    pairs = [(place, *word[place : place + 2]) for place in places if word[place : place + 2].isalpha()]
    return [
        word[:place] + slip + word[place + 2 :]
        for place, one, two in pairs
        for slip in (two + one, one, one + one + two)
    ] or [word]
