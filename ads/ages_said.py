"""Words beside an age that speak for it or against it, and ages that words say; English and Spanish, folded."""

import re

from ads.numerals import value_of
from ads.wording import one_of

HOURS = 24
FAR = 120  # characters before "she is" in which a relative may be named
WINDOW = 60  # characters before an age that tell whose it is
YOUNGEST_SOUGHT, YOUNGEST_NAMED, OLDEST = 10, 16, 105  # behind a word for a worker; right behind a name; of any
_YEARS = "anos?|anios?|years?|yrs?"
OLD_AFTER = re.compile(
    r"(?:ish)?[\s-]{0,2}(?:"
    + one_of(r"""
    yo\b y/o y\.o yrs?\.?[\s-]?olds? (?:yrs?|years)_young years?[\s-]?olds? years?_of_age anit[oa]s anotes de_edad
    anazos abriles primaveras tacos vueltas_al_sol inviernos anos?\b anios?\b ans\b
""")
    + ")"
)
TRADE_AFTER = re.compile(r"\s?anos\sde\s(?!edad)[a-z]")
LABEL_BEFORE = re.compile(
    r"(?<![a-z])(?:tall?as?|sizes?|grad[eo]s?|level|nivel|numero|number|no\.|lote|apt|suite|unit)\s?\Z"
)
COUNT_BEFORE = re.compile(r"(?<![a-z])(?:somos|son|eramos|we\sare|we're|there\sare|there's)\s(?:ya\s|solo\s|only\s)?\Z")
MOST_COUNTED = 15  # people of a household or kittens of a litter, and not their age
SINCE_AFTER = re.compile(
    rf"\s?(?:{_YEARS})?\s?(?:y\smedio\s)?(?:de\s|of\s|in\s|en\s(?:el|la|este|esto|lo)\s|')?\s?(?:"
    + one_of(r"""
    experienc exp\b servicio service practica en_un[ao] an?_[a-z] garantia warranty trabaj negocio business teaching
    uso\b antiguedad casad married sober ago\b atras ramo aqui\b [a-z]+(?:ando|iendo|yendo|ing)\b
    [a-z]+(?:andole|iendole|andolo) con_(?:la|el|los|las|esta|mi)\b en_esto in_a_row straight
    en_(?:esto|el_ramo|el_negocio|la_zona|el_oficio) de_(?:trayectoria|carrera|oficio|camino) comprobables?
    de_[a-z]{3,}(?:ar|er|ir)\b contract contrato lease
""")
    + ")"
)
_MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
UNIT_AFTER = re.compile(
    r"\s?(?:"
    + one_of(rf"""
    [%°ºª$€£"'] am\b pm\b a\.m p\.m hrs?\b h\b hours? horas? gals?\b gallons? galones litros min dias?\b days? weeks?
    wk semanas? mo\b months? mes(?:es)?\b miles mi\b km lbs?\b pounds kg ft\b feet foot sq m2 m\b metros inch x\s?\d
    people personas rooms? cuartos beds? bath times veces th\b st\b nd\b rd\b :\d /\d k\b mil\b blocks cuadras acres
    de_(?:{_MONTHS}) grade grado visits sessions \d \.\d ,\d{{3}}
""")
    + ")"
)
END = re.compile(
    r"\s?(?:ish|something)?(?:\s?[^\w\s%$€£+]|\s?\n|"
    rf"\s(?:{one_of('and y e o or but with con who que yrs? years? so in en from up on at by when if')})\b|\Z)"
)
LIMIT_AFTER = re.compile(
    r"\s?(?:anos|years|yrs)?(?:\s?old|\sof\sage|\sde\sedad)?\s?(?:"
    + one_of(r"""
    \+ (?:plus|only)\b (?:and|or)_(?:over|up|older|above|more|under|younger) [yo]_(?:mas|menos)\b en_adelante
    pa(?:ra)?\s?arriba &\s?up up\b(?!\sto) cumplidos_o_mas
""")
    + ")"
)
LIMIT_BEFORE = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    over above under below at_least older_than younger_than minimum(?:_age)?(?:_of|_is|:)? min\.? max\.?
    (?:must|need_to|have_to)_be(?:_at_least)? mayor(?:es)?_(?:de|a) menor(?:es)?_(?:de|a) mas_de minim[oa](?:_de)?
    al_menos a_partir_de desde hasta up_to legal_age tener anyone not?
""")
    + r")\s?(?:age\s|edad\s|los\s|de\s)?\Z"
)
STATED_BEFORE = re.compile(
    r"(?<![a-z])(?:(?:aged?|ages|edad(?:es)?|rango\sde\sedad)\s?"
    rf"(?:{one_of('is of : - range de entre desde between from los around :_de :_entre')})?\s{{0,2}}|"
    r"(?:turn(?:ed|ing|s)?|cumpl(?:i|io|o|ir|e|es|en|ieron|imos|iendo))\s(?:the\sbig\s|los\s|mis\s|sus\s|just\s)?|since\si\swas\s|"
    r"(?:at|a)\sthe\sage\sof\s|(?:retired|retires|retiring|jubilo|jubila|died|murio)\s(?:at|a\slos)\s|"
    r"ages\s(?:so\sfar|now|currently|range|ranging)\s(?:from\s)?)\Z"
)
SHORT_OF = re.compile(
    rf"(?<![a-z])(?P<years>[a-z]+|\d)\s?(?:{_YEARS}|anit[oa]s?)\s?(?:shy|short|away|menos)?\s(?:of|from|de|para|till|until)\s(?:los\s)?"
    r"(?:turning\s|cumplir\s)?(?:los\s)?\Z"
)
# Without the word for years: "one short of thirty", "me faltan dos para los cuarenta".
SHORT_ALONE = re.compile(
    r"(?<![a-z])(?:(?P<years>[a-z]+|\d)\s(?:shy|short|away)\s(?:of|from)\s|"
    r"faltan?\s(?P<left>[a-z]+|\d)\s(?:anos?\s)?(?:para|pa|p)\s(?:cumplir\s)?(?:los\s)?)\Z"
)
SHORT_WORDS = re.compile(r"shy|short|away|para|menos|till|until|\bde\slos\s")
BORN_BEFORE = re.compile(
    r"(?<![a-z])(?:born|b\.|nac[ií]|nacid[oa]|nacio)\s(?:back\s)?(?:in|en\sel|en|el)?\s?(?:ano\s|')?\Z"
)
# Without one of them, no age has to be worked out.
COUNTED = ("born", "b.", "nac", "year", "yrs", "ano", "ani", "short", "shy", "falta")
RANGE = re.compile(
    r"\s?(?:anos|years|yrs|yo)?\s?(?:ish)?\s?(?:-|–|—|to|thru|through|a|and|&|y|or?|h?asta|up\sto)\s?(?:los\s)?"
)
RANGE_BEFORE = re.compile(
    r"(?<![a-z])(?:between|entre|from|de|desde|ages?|edad(?:es)?|around|about|be|u|you|usted|tu)\s?:?\s?(?:de\s|los\s|about\s)?\Z"
)
BOTH = re.compile(r"\s(?:y|and|e|&)\s(?:de\s)?")
BETWEEN_AFTER = re.compile(r",\s(?:[a-z]{2,}|\d+\s(?:years|yrs|anos))")
NEXT = re.compile(
    r"\s?(?:an(?:it)?[oa]s|years|yo)?\s?\)?\s?(?:,|and|&|y|e|or?|,\sand|\+|/)\s?\(?(?:(?:la|el|otr[oa]|the)\s[a-z]+\s|[a-z]+\s(?=de\s)|[a-z]+\s\()?(?:de\s)?"
)
SENTENCE = re.compile(r"[.!?]\s|\n")
SAID_ODDLY = frozenset({"oh", "double"})
TEENS_OH = re.compile(r"(?<![a-z])(two|three|four|five|six|seven|eight)[\s-]oh\b")
DOUBLE = re.compile(r"(?<![a-z])double\s(two|three|four|five|six|seven|eight|nine)\b")
ROMAN = re.compile(
    r"(?<![A-Z])(?!XV\s)([XVI]{2,6})(?=\s(?:years|yrs|años|yo)\b)|(?<=, )([XVI]{3,7})(?=,)|(?<=edad )([XVI]{3,7})\b"
)  # XV años is a feast
ROMAN_PAIRS = tuple(one + other for one in "XVI" for other in "XVI")  # in each of those
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


def roman(digits: str) -> float:
    """Return the value of a Roman number."""
    values = [ROMAN_DIGITS[digit] for digit in digits]
    return float(sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)))


def said_years(words: str) -> int:
    """Return the years that are said in a digit or in words, 0 for none."""
    if words in ("a", "un", "one", "una"):
        return 1
    return int(words) if words.isdigit() else value_of(words) or 0


def year_of_birth(value: float) -> int | None:
    """Return the year of birth that a number says, in four digits or in two."""
    if value < 100:
        return int(value) + (1900 if value > 25 else 2000)
    return int(value) if 1900 <= value <= 2025 else None
