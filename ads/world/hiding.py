"""How posters hide what they write from machines: the half that the world was made with.

Every operator takes a text, its language and dice, and returns what stands in the ad instead. They are listed in the
order in which posters take them up: later ones appear in later months.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from ads.world import held_out as other
from ads.world.bank import Half, Language
from ads.world.chance import Dice
from ads.world.spelled import BELOW, spelled

Operator = Callable[[str, Language, Dice], str]

TWINS = (
    "\u0430\u0435\u0456\u043e\u0441\u0440\u0445\u0443\u0410\u0412\u0415\u041d\u041a\u041c\u041e\u0420\u0421\u0422\u0425"
)
ALIKE = MappingProxyType(dict(zip("aeiocpxyABEHKMOPCTX", TWINS, strict=True)))
LEET = MappingProxyType({"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"})
ZERO_WIDTH = "\u200b"
KEYCAP = "\ufe0f\u20e3"


def digit_words(text: str, language: Language, dice: Dice) -> str:
    """Some digits in words: 4one5 fivefive5."""
    return "".join(BELOW[language][int(sign)] if dice.chance(0.45) else sign for sign in text)


def spaced(text: str, language: Language, dice: Dice) -> str:
    """Every sign apart."""
    return dice.pick((" ", ".", "-", " - ")).join(text)


def odd_groups(text: str, language: Language, dice: Dice) -> str:
    """Digits in groups that no phone has: 41 555 501 37."""
    cuts = [0, dice.whole(2, 3), dice.whole(4, 6), dice.whole(7, 8), len(text)]
    return dice.pick((" ", "..", " / ", "*")).join(text[a:b] for a, b in pairwise(cuts))


def letters_for_digits(text: str, language: Language, dice: Dice) -> str:
    """The letters O, l and S for digits."""
    swap = {"0": "O", "1": dice.pick("lI"), "5": "S"}
    return "".join(swap.get(sign, sign) if dice.chance(0.7) else sign for sign in text)


def pairs_in_words(text: str, language: Language, dice: Dice) -> str:
    """The area code in digits and the rest in words."""
    rest = " ".join(BELOW[language][int(sign)] for sign in text[3:])
    return f"{text[:3]} {rest}"


def keycaps(text: str, language: Language, dice: Dice) -> str:
    """Emoji digits."""
    return "".join(sign + KEYCAP for sign in text)


def wide(text: str, language: Language, dice: Dice) -> str:
    """Full-width digits and letters."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def fenced(text: str, language: Language, dice: Dice) -> str:
    """Digits between brackets and stars."""
    return "".join(f"({text[place : place + 3]})" for place in (0, 3)) + dice.pick(("~", "*", "_")) + text[6:]


def at_in_words(text: str, language: Language, dice: Dice) -> str:
    """An address with its signs in words: name at example dot org."""
    at, dot = dice.pick((("at", "dot"), ("(at)", "(dot)"))) if language == "en" else ("arroba", "punto")
    return text.replace("@", f" {at} ").replace(".", f" {dot} ")


def at_apart(text: str, language: Language, dice: Dice) -> str:
    """An address with spaces around its signs."""
    return text.replace("@", " @ ").replace(".", " . ")


def at_marked(text: str, language: Language, dice: Dice) -> str:
    """An address with its at sign in brackets."""
    return text.replace("@", dice.pick(("[at]", "{@}", "<a>")))


def underscored(text: str, language: Language, dice: Dice) -> str:
    """A handle with its joints spaced."""
    return text.replace("_", " _ ").replace(".", " . ")


def letters_apart(text: str, language: Language, dice: Dice) -> str:
    """Letters apart: m a p l e."""
    return " ".join(text)


def roses(text: str, language: Language, dice: Dice) -> str:
    """Dollars by a cover word."""
    return (
        f"{text} {dice.pick(('roses', 'tips', 'donation') if language == 'en' else ('rosas', 'regalos', 'donativo'))}"
    )


def amount_in_words(text: str, language: Language, dice: Dice) -> str:
    """An amount in words: one eighty, ciento ochenta."""
    number = int(text)
    if number < 100:
        return spelled(number, language)
    hundreds, rest = divmod(number, 100)
    if hundreds > 9 or rest < 10:
        return f"{text} cash" if language == "en" else f"{text} efectivo"
    if language == "en":
        return f"{spelled(hundreds, language)} {spelled(rest, language)}"
    names = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
    return f"{names.split()[hundreds - 1]} {spelled(rest, language)}"


def split_amount(text: str, language: Language, dice: Dice) -> str:
    """An amount with its digits apart: $ 1 8 0."""
    return f"$ {dice.pick((' ', '.', '_')).join(text)}"


def amount_letters(text: str, language: Language, dice: Dice) -> str:
    """The letter o for zero: 18o."""
    return f"${text.replace('0', dice.pick('oO'))}"


def age_in_words(text: str, language: Language, dice: Dice) -> str:
    """An age in words."""
    return spelled(int(text), language)


def age_apart(text: str, language: Language, dice: Dice) -> str:
    """An age with its digits apart: 3-4."""
    return dice.pick((" ", "-", ".")).join(text)


def leet(text: str, language: Language, dice: Dice) -> str:
    """Digits for letters inside a word."""
    return "".join(LEET.get(sign, sign) for sign in text)


def alike(text: str, language: Language, dice: Dice) -> str:
    """Letters of another alphabet that look the same."""
    return "".join(ALIKE.get(sign, sign) for sign in text)


def dotted(text: str, language: Language, dice: Dice) -> str:
    """A word with signs between its letters."""
    return dice.pick((".", "-", "*", "_")).join(text)


def invisible(text: str, language: Language, dice: Dice) -> str:
    """A word with an invisible sign in its middle."""
    return text[: len(text) // 2] + ZERO_WIDTH + text[len(text) // 2 :]


def starred(text: str, language: Language, dice: Dice) -> str:
    """A word with a star for its first vowel after the first letter."""
    place = next((place for place, sign in enumerate(text) if place and sign in "aeiou"), None)
    return text if place is None else f"{text[:place]}*{text[place + 1 :]}"


def stretched(text: str, language: Language, dice: Dice) -> str:
    """The last letter drawn out."""
    return text + text[-1] * dice.whole(2, 4)


def chat_spelling(text: str, language: Language, dice: Dice) -> str:
    """Words of a sentence as they are typed in chats."""
    for word, short in CHAT[language]:
        text = text.replace(f" {word} ", f" {short} ")
    return text


def wavy(text: str, language: Language, dice: Dice) -> str:
    """Every other letter a capital."""
    return "".join(sign.upper() if place % 2 else sign.lower() for place, sign in enumerate(text))


def bulleted(text: str, language: Language, dice: Dice) -> str:
    """Signs for the spaces of a sentence."""
    return text.replace(" ", dice.pick(("*", " ~ ", "_")))


CHAT: Mapping[Language, Sequence[tuple[str, str]]] = MappingProxyType(
    {
        "en": (("you", "u"), ("are", "r"), ("for", "4"), ("to", "2"), ("please", "pls"), ("and", "n"), ("your", "ur")),
        "es": (("que", "q"), ("por", "x"), ("para", "pa"), ("de", "d"), ("también", "tmb"), ("porque", "xq")),
    }
)


@dataclass(frozen=True, slots=True)
class Operators:
    """One half of the operators, by what they are for."""

    phone: tuple[Operator, ...]
    email: tuple[Operator, ...]
    handle: tuple[Operator, ...]
    price: tuple[Operator, ...]
    age: tuple[Operator, ...]
    word: tuple[Operator, ...]
    text: tuple[Operator, ...]


MAIN = Operators(
    phone=(spaced, digit_words, odd_groups, letters_for_digits, fenced, pairs_in_words, keycaps, wide),
    email=(at_in_words, at_apart, at_marked, wide),
    handle=(underscored, letters_apart, wide),
    price=(roses, amount_letters, amount_in_words, split_amount),
    age=(age_in_words, age_apart),
    word=(dotted, leet, starred, invisible, stretched, alike),
    text=(chat_spelling, wavy, bulleted),
)


@cache
def operators(half: Half) -> Operators:
    """Return one half of the operators."""
    if half == "main":
        return MAIN
    return Operators(other.PHONES, other.EMAILS, other.HANDLES, other.PRICES, other.AGES, other.WORDS, other.TEXTS)


def in_use(group: Sequence[Operator], half: Half, when: float) -> Sequence[Operator]:
    """Return the operators that posters know at a time, 0 to 1; those of the held-out half all come at once."""
    return group if half == "held_out" else group[: max(1, round(len(group) * (0.4 + 0.6 * when)))]
