"""What stands around a name and makes it that of a thing: a business, a band, a crossing of streets, an animal."""

from ads.namelists import NameLists
from ads.names_said import PARTICLES, PETS
from ads.places_said import BUSINESS_BEFORE, GROUPS, STREETS, STREETS_BEFORE
from ads.words import Words

ARTICLES = frozenset(["el", "la", "los", "las", "de", "del"])
OPENING = ARTICLES | GROUPS
LINKS = frozenset(["and", "y", "e", "&"])
CROSSINGS = frozenset(
    [("corner", "of"), ("corner", "at"), ("esquina", "con"), ("esquina", "de"), ("esq", "con"), ("intersection", "of")]
)
BEFORE_A_STREET = LINKS | STREETS | {second for _, second in CROSSINGS}
PASSED = 4  # words of a name between what kind of business it is and a name in it


def at_a_crossing(words: Words, first: int, last: int) -> bool:
    """Return whether words are a street that crosses another: "35 Ave y Thomas", "corner of Miller"."""
    before = words.plain[first - 1] if first else ""
    following = words.at(last + 1)
    if before not in BEFORE_A_STREET and following not in LINKS:
        return False
    earlier, gap = words.at(first - 2), words.gaps[first]
    if gap == " " and ((earlier, before) in CROSSINGS or (words.at(first - 4), words.at(first - 3)) in CROSSINGS):
        return True
    if before in LINKS and gap == " " and earlier in STREETS and words.gaps[first - 1][:1] in (" ", "."):
        return True
    if gap.strip(" .") in ("&", "/") and before in STREETS:
        return True
    linked = following in LINKS and words.gaps[last + 1] == " "
    return linked and words.at(last + 2) in STREETS_BEFORE - {"c"} and words.gaps[last + 2] == " "


def in_a_business(words: Words, first: int, lists: NameLists) -> bool:
    """Return whether a business, a band or a club begins shortly before: "Mariscos El Compadre Beto"."""
    if not first or words.gaps[first] != " ":
        return False
    if words.plain[first - 1] not in OPENING and not words.capital(first - 1):
        return False
    place, articles = first, 0
    while place > max(0, first - PASSED) and words.gaps[place] == " ":
        place -= 1
        word = words.plain[place]
        if word in GROUPS or (word in BUSINESS_BEFORE and words.capital(place)):
            return place == first - 1 or articles > 0
        if word in ARTICLES:
            articles += word not in ("de", "del") or words.capital(place)
        elif not (words.capital(place) and (word in PARTICLES or word in lists.first or word in lists.last)):
            return False
    return False


def is_an_animals(words: Words, first: int) -> bool:
    """Return whether a name is told of an animal: "perdido: perrito café, se llama Rocky"."""
    if _in_a_row_of_pets(words, first):
        return True
    called = words.plain[max(0, first - 4) : first]
    if not CALLED.intersection(called):
        return False
    for word in reversed(words.plain[max(0, first - FAR) : first]):
        if word in PETS:
            return True
        if word in PERSONS:
            return False
    return False


def _in_a_row_of_pets(words: Words, first: int) -> bool:
    """Return whether a row of names follows animals: "two cats, Waffles and Percy"."""
    for place in range(first, max(0, first - PASSED), -1):
        if words.at(place - 1) in PETS:
            return words.gaps[place] in (", ", ": ", " (")
        if not words.capital(place - 1) and words.at(place - 1) not in LINKS:
            return False
    return False


CALLED = frozenset("llama llaman llamado llamada nombre named called name names answers responde".split())
PERSONS = frozenset(
    "abuela abuelo amiga amigo baby bebe boy chica chico child children dad daughter esposa esposo friend girl hermana "
    "hermano hija hijo kid kids lady madre maestra maestro mama man marido mom mother mujer nanny nieta nieto nina "
    "nino ninos owner padre papa senor senora sister son soy wife husband woman".split()
)
FAR = 40  # words back to what a name is told of
