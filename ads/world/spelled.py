"""Whole numbers below a hundred, in words."""

from ads.world.bank import Language

_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_DIEZ = "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós"
_VEINTI = "veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
BELOW: dict[Language, tuple[str, ...]] = {
    "en": tuple(f"zero one two three four five six seven eight nine {_TEENS}".split()),
    "es": tuple(f"cero uno dos tres cuatro cinco seis siete ocho nueve {_DIEZ} {_VEINTI}".split()),
}
TENS: dict[Language, tuple[str, ...]] = {
    "en": tuple("twenty thirty forty fifty sixty seventy eighty ninety".split()),
    "es": tuple("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()),
}
JOINT: dict[Language, str] = {"en": "-", "es": " y "}


def spelled(number: int, language: Language) -> str:
    """Return a number from 0 to 99 in words.

    >>> spelled(34, "en"), spelled(34, "es")
    ('thirty-four', 'treinta y cuatro')
    """
    if number < len(BELOW[language]):
        return BELOW[language][number]
    tens, rest = TENS[language][number // 10 - 2], number % 10
    return tens + (JOINT[language] + BELOW[language][rest] if rest else "")
