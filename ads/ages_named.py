"""Ages that stand behind a name, or in a row of facts about somebody: "Mina (33)", "Moe 27, Bo 30", "♡ Latina ♡ 26"."""

import re

from ads.ages_said import YOUNGEST_NAMED
from ads.folding import fold
from ads.identity import demonyms
from ads.namelists import name_lists

# In the reading as it is cased: one to three names, and what may stand between them and the age.
_REST = r"(?:[a-záéíóúüñ'’]+|[A-ZÁÉÍÓÚÑ]{2,}|(?<=[A-Z])\d[a-z]+)"
_NAME = rf"(?:[A-ZÁÉÍÓÚÑ]{_REST})"
NAME = re.compile(
    rf"([A-ZÁÉÍÓÚÑ](?<![\w@.'’-].){_REST})(?:\s[A-ZÁÉÍÓÚÑ][a-záéíóúüñ'’.]+){{0,2}}"
    r"([!*]?(?:,?\s(?:age|edad|de|of)|,\sde|\s?[,(—–:|-]|\s?[^\w\s.!?$€£%/@#]{1,3}|\n)?\s?)\Z"
)
ROW_BEFORE = re.compile(rf"({_NAME})\s\d\d(?:,|\s?&|\s(?:and|y))\s\Z")
ROW_AFTER = re.compile(rf"(?:\sy|\sand|\s?&|,)\s({_NAME})\s\d\d(?!\d)")
NAMED_AFTER = re.compile(r"\)?(?:,\s?(?:and|y)|,|\sand|\sy|\s?&|\.|;|\)|\Z)(?:\s?\Z|\s|\))")
STREET_BEFORE = re.compile(
    r"(?<![a-z])(?:calle|av|avda|avenida|plaza|paseo|camino|carrer|ronda|colonia|barrio|st|san|santa|saint)\.?\s"
    r"(?:[a-z]+\s){0,2}\Z"
)
# A fact about somebody stands before the age, apart from it by a sign, and a sign or the end of the line behind it.
SIGN = r"\s?(?:[^\w\s.,;:!?$€£%#@/()'\"-]{1,3}|\n)\s?"
IN_A_ROW = re.compile(rf"([a-z]{{3,}}){SIGN}\Z")
NEXT_IN_A_ROW = re.compile(rf"{SIGN}|\s([a-z]{{3,}})|\Z")
AFTER_DEMONYM = re.compile(r"(?<![a-z])([a-z]{4,}),\s\Z")
NO_NAME = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril
    mayo junio julio agosto septiembre octubre noviembre diciembre suite apt unit room zone street ave avenue calle
    cra carrera floor piso route highway bus line tren metro lic license licencia order no nr page lot building open
    call text phone tel from only rate price pay need needed wanted looking drive pack first level grade size about
    over under around top group class season
    """.split()
)


def follows_a_name(text: str, folded: str, start: int, end: int, *, value: float, ended: bool) -> bool:
    """Return whether a number stands behind a name as an age does; `ended` says that no more belongs to it."""
    name = NAME.search(text, max(0, start - 40), start)
    if not name or any(word in NO_NAME for word in re.findall(r"[a-z]+", folded[name.start() : name.end()])):
        return False
    link = folded[name.start(2) : start].strip(" !*")
    known = folded[name.start(1) : name.end(1)] in name_lists().first
    if link.startswith(",") and STREET_BEFORE.search(folded, max(0, name.start() - 30), name.start()):
        return False
    if not link:
        row = ROW_AFTER.match(text, end) or ROW_BEFORE.search(text, max(0, name.start() - 30), name.start())
        return row is not None and value >= YOUNGEST_NAMED and (known or fold(row[1]) in name_lists().first)
    if value < YOUNGEST_NAMED:
        return known and link in ("(", ",", "de", ", de") and bool(NAMED_AFTER.match(folded, end))
    if link in ("de", "of", ", de"):
        return known or ended
    return ended and (known or link in ("(", ",", "—", "–", "-", "|"))


def in_a_row(folded: str, start: int, end: int, *, value: float, ended: bool) -> bool:
    """Return whether a number is one of the facts in a row about somebody: "cubana, 34.", "♡ Latina ♡ 26"."""
    if value < YOUNGEST_NAMED:
        return False
    listed = AFTER_DEMONYM.search(folded, max(0, start - 24), start)
    if listed and ended and is_demonym(listed[1]):
        return True
    row, following = IN_A_ROW.search(folded, max(0, start - 24), start), NEXT_IN_A_ROW.match(folded, end)
    if not row or not following:
        return False
    if following[1]:
        return is_demonym(following[1])
    return is_demonym(row[1])


def is_demonym(word: str) -> bool:
    """Return whether a folded word says what the people of a country are called, as it is or made small: "cubanita"."""
    return word in demonyms() or re.sub(r"it(?=[ao]\Z)", "", word) in demonyms()
