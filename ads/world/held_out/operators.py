"""Ways to hide, written apart from everything that undoes them."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from ads.world.chance import Dice

Operator = Callable[[str, str, Dice], str]
Table = Mapping[str, Sequence[str]]


def _both(english: str, spanish: str, cut: str = "|") -> Table:
    """Phrases of both languages."""
    return MappingProxyType({"en": tuple(english.split(cut)), "es": tuple(spanish.split(cut))})


_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ONCE = "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve"
_VEINTI = "veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
_CERO = f"cero uno dos tres cuatro cinco seis siete ocho nueve {_ONCE} {_VEINTI}"
SMALL = _both(f"zero one two three four five six seven eight nine {_TEENS}", _CERO, " ")
_TREINTA = "- diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"
TENS = _both("- ten twenty thirty forty fifty sixty seventy eighty ninety", _TREINTA, " ")
_CIENTOS = "-|ciento|doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos"
HUNDREDS = _both("|".join(f"{unit} hundred" for unit in SMALL["en"][:10]), _CIENTOS)
_CER0 = "cer0|1no|2os|3res|4uatro|5inco|6eis|7iete|8cho|9ueve"
HALVES = _both("zer0|1ne|2wo|3hree|4our|5ive|6ix|7even|8ight|9ine", _CER0)
_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
ROMAN = tuple(zip(_VALUES, "M CM D CD C XC L XL X IX V IV I".split(), strict=True))
LETTERS: Table = dict(zip("01235689", ("Oo", "lI", "Z", "E", "S", "b", "B", "g"), strict=True))
FOREIGN: Table = dict(zip("01234568", "\u041e\u0399\u01a7\u0417\u0427\u01bc\u0431\u0222", strict=True))
SIGNS: Table = dict(zip("0158", ("⭕🅾", "☝🥇", "🖐✋", "🎱"), strict=True))
_BASES = (0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
DIGITS = (*("".join(map(chr, range(base, base + 10))) for base in _BASES), *"⓪①②③④⑤⑥⑦⑧⑨ ⓿❶❷❸❹❺❻❼❽❾ ⁰¹²³⁴⁵⁶⁷⁸⁹".split())
_LATIN = "abcdefghijklmnopqrstuvwxyz"
FONTS = (
    ("aceopxyi", "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456"),
    *((_LATIN, "".join(map(chr, range(base, base + 26)))) for base in (0x1D5EE, 0x1D68A, 0x1D482, 0xFF41, 0x24D0)),
)
FILLERS = _both("call|(then)|next|and|...hi...|text|pls", "llama|(luego)|sigue|y|...hola...|mensaje|porfa")
_LADA = "lada {0}, luego {1}, final {2}|termina en {2}, empieza con {0}, en medio {1}|inicia {0} sigue {1} y final {2}"
PARTS = _both("area {0}, then {1}, ending {2}|ends in {2}, starts with {0}, middle {1}|{0} & {1} & {2} last", _LADA)
LAST = _both("{} and add a {} at the end|{}+{} as the last digit", "{} y agrega un {} al final|{}+{} al último")
AT = _both("at|(at)|[AT]|-aat-", "arroba|(arroba)|[ARROBA]|-arrova-")
DOT = _both("dot|(dot)|[DOT]|-d0t-", "punto|(punto)|[PUNTO]|-pto-")
LINE = _both("underscore|(low dash)|[under score]", "guion bajo|(raya abajo)|[guión bajo]")
_CORREO = "usuario: {}, servidor: {}|{}, la a con colita, luego {}|soy {} y mi correo es de {}"
MAIL = _both("name: {}, server: {}|{}, the a in a circle, then {}|I am {} and the mail site is {}", _CORREO)
TAKE_OUT = _both("(take out {})|(without {})", "(quita {})|(sin {})")
EXTRA = _both("NOSPAM|REMOVE|NOBOTS", "NOSPAM|QUITAR|NOROBOTS")
JOIN = _both("(all together)|(no spaces)", "(todo junto)|(sin espacios)")
IN_DIGITS = _both("(in digits)|(as numbers)", "(en números)|(con número)")
MONEY = _both("{}|{} bucks|{} usd|{} dlrs", "{}|{} dólares|{} usd|{} dls")
FLOWERS = _both("roses|tulips|flowers|🌹", "rosas|tulipanes|flores|🌹")
PLUS = _both("+|plus", "+|más")
_MENOS = "uno menos que {1}|un año más que {0}|{1} menos uno|cumplo {1} en mi próximo cumpleaños"
NEAR = _both("one year short of {1}|past {0} but not yet {1}|{1} minus one|{1} next birthday", _MENOS)


def _swap(text: str, table: Table, dice: Dice) -> list[str]:
    """The characters of text, at least half of those in the table replaced."""
    spots = [spot for spot, sign in enumerate(text) if sign in table]
    chosen = dice.some(spots, dice.whole((len(spots) + 1) // 2, len(spots)))
    return [dice.pick(table[sign]) if spot in chosen else sign for spot, sign in enumerate(text)]


def _odd(text: str, largest: int, dice: Dice) -> list[str]:
    """Text cut into pieces of uneven length."""
    size = dice.whole(1, largest)
    return [text[:size], *_odd(text[size:], largest, dice)] if len(text) > size else [text]


def _grouped(signs: Sequence[str], dice: Dice) -> str:
    """Signs in the three groups of a phone number if there are ten of them."""
    groups = (signs[:3], signs[3:6], signs[6:]) if len(signs) == 10 else (signs,)
    return dice.pick(("-", " ", ".")).join("".join(group) for group in groups)


def _spell(number: int, language: str) -> str:
    """A whole number in words."""
    if number < len(SMALL[language]):
        return SMALL[language][number]
    if number >= 1000:
        head = f"{_spell(number // 1000, language)} {'thousand' if language == 'en' else 'mil'}".removeprefix("uno ")
        return head + (f" {_spell(number % 1000, language)}" if number % 1000 else "")
    size, names, gap = (100, HUNDREDS, " ") if number > 99 else (10, TENS, "-" if language == "en" else " y ")
    head, rest = names[language][number // size], number % size
    return f"{head}{gap}{_spell(rest, language)}" if rest else "cien" if head == "ciento" else head


def digit_words(text: str, language: str, dice: Dice) -> str:
    """Most digits as words, at times of both languages: four 1 cinco."""
    tongues = dice.pick(((language,), (language,), ("en", "es")))
    table = {str(digit): tuple(SMALL[tongue][digit] for tongue in tongues) for digit in range(10)}
    return dice.pick(("", " ", "-", ".", " / ")).join(_swap(text, table, dice))


def half_words(text: str, language: str, dice: Dice) -> str:
    """Digits as words that begin with the digit: 4our 1ne."""
    return dice.pick((" ", "-", ", ")).join(HALVES[language][int(digit)] for digit in text)


def pair_words(text: str, language: str, dice: Dice) -> str:
    """Digits read two at a time: forty-one, fifty-five."""
    lead = {True: f"{SMALL[language][0]} ", False: ""}
    pairs = (text[start : start + 2] for start in range(0, len(text), 2))
    return dice.pick((", ", " / ", " - ")).join(lead[pair[0] == "0"] + _spell(int(pair), language) for pair in pairs)


def counted(text: str, language: str, dice: Dice) -> str:
    """Repeated digits counted: 4 1 triple five."""
    names = ("", "double " if language == "en" else "doble ", "triple ")
    said = [word if dice.chance(0.6) else str(digit) for digit, word in enumerate(SMALL[language][:10])]
    return " ".join(names[len(run[0]) - 1] + said[int(run[1])] for run in re.finditer(r"(\d)\1{0,2}", text))


def letter_digits(text: str, language: str, dice: Dice) -> str:
    """Letters with the shape of digits: 4lS."""
    return _grouped(_swap(text, LETTERS, dice), dice)


def other_shapes(text: str, language: str, dice: Dice) -> str:
    """Letters of other alphabets, or hands and things, for digits: 4☝🖐."""
    return _grouped(_swap(text, dice.pick((FOREIGN, SIGNS)), dice), dice)


def odd_marks(text: str, language: str, dice: Dice) -> str:
    """Groups where nobody expects them, with odd marks between: 4~15*55_50."""
    marks = dice.some(("~", "*", "_", "|", "..", " ^ ", "•", "→", "=", " :: ", " ", "\n"), dice.whole(1, 4))
    return "".join(piece + dice.pick(marks) for piece in _odd(text[:-1], 3, dice)) + text[-1]


def bracketed(text: str, language: str, dice: Dice) -> str:
    """Every digit in brackets of its own: (4)[1]<5>."""
    return "".join(dice.pick(("({})", "[{}]", "<{}>", "«{}»")).format(digit) for digit in text)


def keycaps(text: str, language: str, dice: Dice) -> str:
    """Keycap emoji."""
    return dice.pick(("", " ")).join(f"{digit}\ufe0f\u20e3" for digit in text)


def other_digits(text: str, language: str, dice: Dice) -> str:
    """Digits from elsewhere in Unicode: full-width, bold, circled, raised."""
    return text.translate(str.maketrans("0123456789", dice.pick(DIGITS)))


def filler_between(text: str, language: str, dice: Dice) -> str:
    """Small talk between the digits: 41 call 555 (then) 50137."""
    first, *others = _odd(text, 4, dice)
    return first + "".join(f" {dice.pick(FILLERS[language])} {piece}" for piece in others)


def named_parts(text: str, language: str, dice: Dice) -> str:
    """The parts named, perhaps out of order: ends in 0137, starts with 415."""
    return dice.pick(PARTS[language]).format(text[:3], text[3:6], text[6:])


def last_apart(text: str, language: str, dice: Dice) -> str:
    """The last digit told apart: 415555013 and add a 7 at the end."""
    return dice.pick(LAST[language]).format(text[:-1], text[-1])


def little_sums(text: str, language: str, dice: Dice) -> str:
    """Some digits as sums to work out: 4 (3-2) 5."""
    table = {str(digit): (f"({digit + 1}-1)", f"({digit + 2}-2)") for digit in range(8)}
    return " ".join(_swap(text, table | {"8": ("(6+2)", "(7+1)"), "9": ("(7+2)", "(8+1)")}, dice))


def small_marks(text: str, language: str, dice: Dice) -> str:
    """After every character one without width, or a line under or over it."""
    mark = dice.pick("\u200b\u200c\u2060\u00ad\u0332\u0333\u0305")
    return "".join(sign + mark for sign in text)


def at_and_dot(text: str, language: str, dice: Dice) -> str:
    """The signs as words: maple (dot) river204 at example (dot) org."""
    return text.replace("@", f" {dice.pick(AT[language])} ").replace(".", f" {dice.pick(DOT[language])} ")


def other_signs(text: str, language: str, dice: Dice) -> str:
    """Other signs for the at and the dot: maple·river204 {a} example·org."""
    at = dice.pick((" {a} ", "(ã)", " «a» ", " 🌀 ", "\uff20", "\ufe6b"))
    return text.replace(".", dice.pick("•·\uff0e\u3002\u2024")).replace("@", at)


def mail_told(text: str, language: str, dice: Dice) -> str:
    """Name and server told in a phrase."""
    return dice.pick(MAIL[language]).format(*text.replace(".", f" {dice.pick(DOT[language])} ").split("@"))


def take_out(text: str, language: str, dice: Dice) -> str:
    """A word too many and a note to take it out: nameNOSPAM@example.org (take out NOSPAM)."""
    extra = dice.pick(EXTRA[language])
    return text.replace("@", f"{extra}@") + " " + dice.pick(TAKE_OUT[language]).format(extra)


def spaced_out(text: str, language: str, dice: Dice) -> str:
    """A space after every character, with a note to join them."""
    return f"{' '.join(text)} {dice.pick(JOIN[language])}"


def look_alikes(text: str, language: str, dice: Dice) -> str:
    """Cyrillic letters that look the same, or a fancy alphabet."""
    return text.translate(str.maketrans(*dice.pick(FONTS)))


def said_aloud(text: str, language: str, dice: Dice) -> str:
    """Everything as one would say it: maple underscore river two zero four (in digits)."""
    said = re.sub(r"\d", lambda digit: f" {SMALL[language][int(digit[0])]} ", text)
    for sign, names in (("_", LINE), ("@", AT), (".", DOT)):
        said = said.replace(sign, f" {dice.pick(names[language])} ")
    return f"{' '.join(said.split())} {dice.pick(IN_DIGITS[language])}"


def in_pieces(text: str, language: str, dice: Dice) -> str:
    """Letters, signs and digits apart: maple + _ + river + 204."""
    return dice.pick((" + ", " / ", "  ", " & ")).join(re.findall(r"[^\W\d_]+|\d+|[\W_]", text))


def up_and_down(text: str, language: str, dice: Dice) -> str:
    """Capitals anywhere, for names that do not tell them apart: mAPle_RivER204."""
    return "".join(sign.upper() if dice.chance(0.5) else sign for sign in text)


def age_words(text: str, language: str, dice: Dice) -> str:
    """The number in words: thirty-four."""
    return dice.pick((str.lower, str.upper, str.title))(_spell(int(text), language))


def half_tens(text: str, language: str, dice: Dice) -> str:
    """The tens in words and the rest in digits: thirty-4."""
    tens, unit = divmod(int(text), 10)
    half = f"{TENS[language][tens % 10]}{'-' if language == 'en' else ' y '}{unit}"
    return half if 2 <= tens <= 9 and unit else age_words(text, language, dice)


def near(text: str, language: str, dice: Dice) -> str:
    """The number told by its neighbours: one year short of 35."""
    return dice.pick(NEAR[language]).format(int(text) - 1, int(text) + 1)


def roman(text: str, language: str, dice: Dice) -> str:
    """Roman numerals: XXXIV."""
    number, out = int(text), ""
    for value, sign in ROMAN:
        out, number = out + sign * (number // value), number % value
    return out


def a_sum(text: str, language: str, dice: Dice) -> str:
    """A sum to work out: 100 + 20."""
    number = int(text)
    more = 10 * dice.whole(1, (number - 1) // 10) if number > 10 else 1
    return f"{number - more} {dice.pick(PLUS[language])} {more}"


def price_words(text: str, language: str, dice: Dice) -> str:
    """The price in words: one hundred twenty bucks."""
    return dice.pick(MONEY[language]).format(_spell(int(text), language))


def price_short(text: str, language: str, dice: Dice) -> str:
    """The price as said in haste: one twenty."""
    hundreds, rest = divmod(int(text), 100)
    short = 1 <= hundreds <= 9 and rest >= 10
    return f"{_spell(hundreds, language)} {_spell(rest, language)}" if short else price_words(text, language, dice)


def price_hundreds(text: str, language: str, dice: Dice) -> str:
    """The price counted in hundreds: 1.2 hundred, 💯 + 20."""
    hundreds, rest = divmod(int(text), 100)
    count = f"{int(text) / 100:g} {'hundred' if language == 'en' else 'cientos'}"
    return " + ".join(["💯"] * hundreds + [str(rest)][:rest]) if 1 <= hundreds <= 4 and dice.chance(0.5) else count


def price_flowers(text: str, language: str, dice: Dice) -> str:
    """Flowers for money: 120 roses."""
    return f"{text if dice.chance(0.7) else _spell(int(text), language)} {dice.pick(FLOWERS[language])}"


_SHAPED: tuple[Operator, ...] = (letter_digits, keycaps, other_digits)
_SPOKEN: tuple[Operator, ...] = (digit_words, half_words, pair_words, counted, filler_between, named_parts, last_apart)
_ANY: tuple[Operator, ...] = (spaced_out, small_marks, look_alikes, said_aloud)
PHONES: tuple[Operator, ...] = (*_SHAPED, *_SPOKEN, other_shapes, odd_marks, bracketed, little_sums, small_marks)
EMAILS: tuple[Operator, ...] = (*_ANY, at_and_dot, other_signs, mail_told, take_out)
HANDLES: tuple[Operator, ...] = (*_ANY, in_pieces, up_and_down)
PRICES: tuple[Operator, ...] = (*_SHAPED, price_words, price_short, price_hundreds, price_flowers, a_sum, roman)
AGES: tuple[Operator, ...] = (*_SHAPED, age_words, half_tens, digit_words, near, roman)
