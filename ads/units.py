"""What a price is for: an hour, a night, a piece. Patterns are for folded text."""

import re
from typing import cast

from ads.ad import Per
from ads.numerals import WORDS as NUMBERS
from ads.wording import any_of, one_of

WORDS: dict[Per, str] = {
    "half_hour": r"""
    half[\s-]?(?:an\s)?(?:hour|hr) 1/2\s?(?:hour|hr|hora|h) ½\s?(?:hour|hr|hora|h) media_horita media_hora media half
    hh hhr 30[\s-]?min(?:ute)?s? 30_minutos
    """,
    "hour": r"hour hr hrs h horita hora ora hs 60[\s-]?min(?:ute)?s? 60_minutos hourly",
    "night": "night nite noche overnights? nightly",
    "day": "day dia daily diari[oa]s? jornada jornal shift turno per_diem",
    "week": "week wk weekly wkly semana semanal semanales pw w",
    "month": "month mo monthly mes mensual mensuales pcm mensualidad mnth",
}
# These say a unit alone, without "an" or "per".
ALONE = frozenset(
    "hourly nightly daily weekly wkly monthly pcm pw semanal semanales mensual mensuales diario diarios diaria "
    "diarias".split()
)
OTHER = one_of("""
    year yr ano anual annum weekend finde fin minute minutes min minuto session sesion class clase tratamiento
    treatment evening tarde manana morning moment couple lot trip package paquete time course curso little bit few new
    los las sus mas good great while pair pareja contract season temporada half quote week's day's plazo tope vez
    venmo zelle paypal cash efectivo adelantado transferencia bizum todo fecha total media quincena fortnight
""")
# What a number without any sign of money may be paid for.
THINGS = re.compile(
    one_of("""
    house casa box caja flat plate plato room cuarto visit visita delivery entrega drop domicilio head cabeza braid
    trenza pane tree palma yard yarda car carro bag bolsa bucket cubeta tray bin dozen docena trailer load carga page
    hoja piece pieza par pair item stop window habitacion silla chair seat
    puerta door ventana bed cama dinner meal comida mile milla pound libra kilo
""")
)
_BEGIN = "".join(sorted({word[0] for words in WORDS.values() for word in words.split()}))
_TIME = f"(?=[{_BEGIN}])(?:{'|'.join(f'(?P<{per}>{one_of(words)})' for per, words in WORDS.items())})"
AFTER_HOURS = re.compile(r"[\s-]?(?:hours?|hrs?|horas?|hs?)(?![a-z])")  # of a day or more: no price
LIMIT_BEFORE = re.compile(  # of what follows: no price by its unit alone, and none that shares its neighbour's unit
    rf"(?<![a-z])(?:{one_of('over under above below minim(?:um|o|a) min at_least mas_de menos_de')}|"
    rf"{one_of('(?:less|more|fewer)_than within cada every mayor(?:es)?_de menor(?:es)?_de antes_de')})"
    r"\.?(?:\s(?:is|charge|de|es))?\s?(?:[$€£]\s?)?\Z"
)
_FILLER = one_of(r"""
    each more extra netos? de_(?:basico|sueldo|base) brutos? cash average avg plus mas libres? aprox for_(?:1|one|an?)
    all_in easy flat tax_free less menos off
""")
_LINK = one_of(r"""
    / p/ \( x_ per_ by_the_ an?_ each_ every_ the_ la_ el_ al_ a_la_ por_ por_la_ por_el_ por_cada_ por_todo_el_ cada_
    (?:for|4)_(?:an?_|1_|the_)? x_la_ (?:one|1|una?)_ - :
""")
FILLER = rf"(?:\s(?:{_FILLER})){{0,2}}\s{{0,2}}"
AFTER = re.compile(
    rf"{FILLER}(?P<link>(?:{_LINK})?\s?){_TIME}"
    r"(?![a-z0-9]|(?<=day)\sof\b|\s(?:y\s(?:media|cuarto)|and\sa\shalf))"
)
EACH_AFTER = re.compile(
    rf"{FILLER}(?:{one_of('each ea apiece cada_un[oa] c/u la_unidad (?:per|a)_piece a_pop a_head por_cabeza')})"
    r"(?![a-z0-9])"
)
_PER = one_of("por_cada for_each for_every per an? each every la el por x cada")
PIECE_AFTER = re.compile(rf"{FILLER}(?:/|(?P<link>{_PER})\s)(?!{OTHER})(?P<noun>[a-z]{{3,}})")
TIED = frozenset({"per", "each", "cada", "por cada", "for each", "for every"})  # links that tie an amount to a piece
SESSION_AFTER = re.compile(r"\s?(?:la|por|per|a|each|x)\s(?:sesion|session|clase|class|lesson|treatment|consulta)")
DURATION_AFTER = re.compile(
    r"[^\S\n]?(?:una?\s|an?\s)?(?:hora\sy\smedia|h(?:ou)?r\sand\sa\shalf)(?![a-z])|"
    r"[^\S\n]?(?:=|-|–|:|for|por)?[^\S\n]?(?:45|75|90|120|180)\s?min|\sfor\s(?:45|75|90|120|180|[2-9])(?=\s?(?:[.,;|\n]|hrs?\b|hours?\b|\Z))"
)
TIMED_AFTER = re.compile(r"\sfor\s(30|60)(?=\s?(?:[.,;|\n]|\Z))")  # minutes: "50 for 30"
DURATION_ENDS = re.compile(r"(?:min(?:ute|uto)?s?|hrs?|hours?|horas?)\)?\s?[:=–-]?\s?\Z")
DURATION_BEFORE = re.compile(rf"(?<![a-z0-9])(?:\d+|{any_of(NUMBERS)})\s?{DURATION_ENDS.pattern}")
_COUNT = one_of(r"""
    \d+ un[ao]? one two three four five six seven eight ten twelve dos tres cuatro cinco
    seis siete ocho diez doce per an? and_a la el y hr_y hora_y
    medio
""")
_BEFORE_LINK = one_of(r"""
    rate completa entera entero completo visits? son es is at a de for in en from desde extra \.{2,} de_[a-z]{4,}
    of_[a-z]{4,} \([^()\n]{1,20}\) [=:(,–→>|-]
""")
_TO_AMOUNT = rf"s?(?![a-z])\s?(?:{_BEFORE_LINK}){{0,2}}\s{{0,2}}\Z"
BEFORE = re.compile(
    rf"(?<![a-z0-9])(?P<count>{_COUNT})?[^\S\n]?(?<!entre\s)(?<!fin\sde\s)(?<!fines\sde\s){_TIME}{_TO_AMOUNT}"
)
BEFORE_HINT = re.compile(rf"(?:{one_of(' '.join(WORDS.values()))}){_TO_AMOUNT}")  # in each of those, and found sooner
HOUR_OF = re.compile(  # "1 hr foot $40", "60 min facial $80"
    r"(?<![a-z0-9])(?:(?P<half_hour>30[\s-]?min(?:ute)?s?|(?:1/2|half)\s(?:an\s)?(?:hour|hr)|media\shora)|"
    r"(?P<hour>60[\s-]?min(?:ute)?s?|(?:1|one|una)\s?(?:hour|hr|h|hora)))(?:\s(?:de\s)?[a-z]{3,14}){1,2}\s?[:=–-]?\s?\Z"
)
# Before a time after which an amount is due: it is not paid for that time.
LATER = re.compile(r"(?:after|in|first|cumplir|a\slos|a\slas|de|tras|pasad[oa]s)\s(?:los\s)?\Z")
AMOUNT_NEXT = re.compile(rf"\s?[=:]?\s?[$€£]?\s?(?:\d|{any_of(NUMBERS)}(?![a-z]))")  # it has the unit before
ONE = frozenset({None, "1", "un", "una", "one", "per", "a", "an", "la", "el", ""})
LONG_DAY = re.compile(r"(?:turno|shift|jornada)\s(?:de\s|of\s)?\d+\s(?:horas|hours|hrs|h)\s?:?\s?\Z")
AHEAD = 16  # characters behind an amount that tell what it is
SENTENCE_END = re.compile(r"[.!?,;]\s|\n")
NO_UNIT = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    deposit deposito bonus bono fee cuota sign enganche fianza advance anticipo debt deuda reward recompensa fine
    los_dos las_dos juntos together siblings pareja couples? ambos both multa discount descuento off
    ticket pasaje visa loan inscripcion matricula registration starter move entrar down
""")
    + ")(?![a-z])"
)
ONE_OFF_BEFORE = re.compile(r"(?:d(?<![a-z].)eposito?|f(?<![a-z].)ianza)\s?(?:of|de|is|es|:)?\s?(?:[$€£])?\Z")


def one_off(text: str, start: int, end: int) -> bool:
    """Return whether a deposit or another sum that has no unit is named in a range or right behind it."""
    stop = SENTENCE_END.search(text, end, end + AHEAD)
    return bool(NO_UNIT.search(text, start, stop.start() if stop else end + AHEAD))


def before(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Return the unit of time with its count that an amount at `end` follows."""
    return BEFORE.search(text, begin, end) if BEFORE_HINT.search(text, begin, end) else None


def per_of(match: re.Match[str]) -> Per:
    """Return the unit that a match of AFTER, BEFORE or HOUR_OF names, last of its groups."""
    return cast(Per, match.lastgroup)
