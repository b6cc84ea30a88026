"""Words beside a number that speak for an age; English and Spanish, folded."""

import re

from ads.wording import Ending, one_of

HOURS = 24
LONGEST = 120  # characters of a sentence before an age that tell whose it is
FAR = 240  # characters before "she is" in which a relative may be named
WINDOW = 60  # characters before an age that are looked at otherwise
YOUNGEST_SOUGHT, YOUNGEST_NAMED, OLDEST = 10, 16, 105  # behind a word for a worker; right behind a name; of any
YOUNGEST_HIRED = 13  # in a range without a noun, where a lower one is an hour of the day
YEARS = "anos?|anios?|years?|yrs?"
OLD_AFTER = re.compile(
    r"(?:ish)?[\s-]{0,2}(?:"
    + one_of(r"""
    yo\b y/o y\.o yrs?\.?[\s-]?olds? (?:yrs?|years)_young years?[\s-]?olds? years?_of_age anit[oa]s anotes de_edad
    anazos abriles primaveras tacos castanas pirulos vueltas_al_sol (?:trips|laps)_around_the_sun inviernos anos?\b
    anios?\b ans\b /[mf]\b
""")
    + ")"
)
SEX_BEFORE = Ending(r"(?<![a-z])[mf]/\Z", 2)  # "f/27"
_MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
UNIT_AFTER = re.compile(
    r"\s?(?:"
    + one_of(rf"""
    [%°ºª"'] [$€£](?!\d) am\b pm\b a\.m p\.m hrs?\b h\b hours? horas? gals?\b gallons? galones litros min dias?\b days?
    weeks? wk semanas? mo\b months? mes(?:es)?\b miles mi\b km lbs?\b pounds kg ft\b feet foot sq m2 m\b metros inch
    x\s?\d people personas rooms? cuartos beds? bath times veces th\b st\b nd\b rd\b :\d /\d k\b mil\b blocks cuadras
    acres de_(?:{_MONTHS}) grade grado visits sessions \d \.\d ,\d{{3}}
""")
    + ")"
)
END = re.compile(
    r"\s?(?:ish|something)?(?:\s?(?:[^\w\s%$€£+-]|-(?![a-z0-9]))|\s?\n|"
    rf"\s(?:{one_of('and y e o or but with con who que yrs? years? so in en from up on at by when if n')})\b|\Z)"
)
STATED_BEFORE = re.compile(
    r"(?<![a-z])(?:(?:aged?|ages|edad(?:es)?(?:\s(?:ideal|preferida|aproximada))?|(?:rango|rangos)\sde\sedad(?:es)?|"
    r"age\srange)\s?"
    rf"(?:{one_of('is of : - range de entre desde between from los around :_de :_entre')})?\s{{0,2}}|"
    r"(?:turn(?:ed|ing|s)?|cumpl(?:i|io|o|ir|e|es|en|ieron|imos|iendo|ira|iria))\s(?:the\sbig\s|los\s|mis\s|sus\s|just\s)?|"
    r"since\si\swas\s|(?:at|a)\sthe\sage\sof\s|"
    r"(?:retired|retires|retiring|jubilo|jubila|died|murio|fallecio)\s(?:[a-z]+\s){0,4}(?:at|a\slos|con)\s|"
    r"(?:she|he|who)\s(?:went|passed)\s(?:away\s)?at\s|(?:lived|vivio)\s(?:up\s)?(?:to|hasta)\s(?:be\s|los\s)?|"
    r"ages\s(?:so\sfar|now|currently|range|ranging)\s(?:from\s)?)\Z"
)
STATED_HINT = re.compile(  # in each of those
    one_of("age edad rango turn cumpl since retir jubil died murio fallecio went passed lived vivio")
)
RANGE = re.compile(
    r"\s?(?:anos|years|yrs|yo)?\s?(?:ish)?\s?(?:-|–|—|~|to|thru|through|a|and|&|y|or?|h?asta|up\sto)\s?(?:los\s)?"
)
RANGE_STATED = re.compile(r"\s?/\s?")  # behind a word for age: "rango de edad 20/38"
RANGE_BEFORE = Ending(
    r"(?<![a-z])(?:between|entre|from|de|desde|ages?|edad(?:es)?|around|about|be|u|you|usted|tu)\s?:?\s?(?:de\s|los\s|about\s)?\Z",
    16,
)
RANGE_AFTER = re.compile(
    r"\s?(?:anos|years|yrs)?\s?,?\s?(?:(?:would\sbe|is|are|es|seria|son)\s(?:about\s|just\s)?)?"
    r"(?:right|ideal|best|perfect|preferred|preferabl[ey]|preferible\w*|preferente\w*|do\sbest|welcome)\b"
)
WANTED_BEFORE = Ending(r"(?<![a-z])(?:wanted|needed|welcome|sought)[,:]?\s(?:age[sd]?\s)?\Z", 14)
BOTH = re.compile(r"\s(?:y|and|e|&)\s(?:de\s)?")
NEXT = re.compile(
    r"\s?(?:an(?:it)?[oa]s|years|yo)?\s?\)?\s?(?:,|and|&|y|e|n|or?|,\sand|\+|/)\s?\(?(?:(?:la|el|otr[oa]|the)\s[a-z]+\s|(?:el|ella|he|she)\s|[a-z]+\s(?=de\s)|[a-z]+\s\()?(?:de\s)?"
)
# One more of the same persons: "18, 19", "Ana (24) y Eva (26)".
BESIDE = re.compile(
    r"\)?\s?(?:,|/|,?\s?(?:and|or|y|e|o|u|&))\s?(?:(?<=\s)(?:a\s)?(?!i\b|me\b|yo\b)[a-z0-9]+\s?[(,]\s?)?"
)
LABELLED = Ending(r"(?<![a-z])(?:ages?|edad(?:es)?)\s?:?\s?(?:de\s|entre\s|from\s)?\Z", 15)
NEXT_GROUP = re.compile(
    r"[^\n\d]{0,20}\b(?:grupo|group|categoria|level|nivel|squad|class|clase|team|equipo|turno|session)\b[^.\n\d]{0,16}"
)
SENTENCE = re.compile(  # begins with few characters, so that a search passes over the rest
    r"[.!?](?<!\bmr.)(?<!\bmrs.)(?<!\bms.)(?<!\bdr.)(?<!\bst.)(?<!\bsra.)(?<!\bsr.)\s|\n|\.{2,}"
)


def is_stated(before: str) -> bool:
    """Return whether what stands before a number says that it is an age."""
    return bool(STATED_HINT.search(before) and STATED_BEFORE.search(before))
