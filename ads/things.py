"""What stands around a name and makes it that of a thing: a business, a band, a crossing of streets, an animal."""

import re

from ads.namelists import NameLists
from ads.names_said import GOODS, PARTICLES, PETS, STRONG, TITLES
from ads.places_said import BUSINESS_BEFORE, GROUPS, STREETS, STREETS_BEFORE
from ads.words import Words

ARTICLES = frozenset(["el", "la", "los", "las", "de", "del"])
OPENING = ARTICLES | GROUPS
OFTEN = PARTICLES | STRONG  # in the name of a business: "La Abuela Paca"
LINKS = frozenset(["and", "y", "e", "&"])
YEAR_AFTER = re.compile(r" (?:19|20)\d\d(?!\d)")
YEAR_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d\d $")
WHEN = frozenset("by de desde en hasta in of since until".split())  # before the year of something that happened
CROSSINGS = frozenset(
    [("corner", "of"), ("corner", "at"), ("esquina", "con"), ("esquina", "de"), ("esq", "con"), ("intersection", "of")]
)
BEFORE_A_STREET = LINKS | STREETS | {second for _, second in CROSSINGS}
SHOPS = ("eria",)  # how the word for a shop or a trade ends: "Joyería Marcelo"
NEAR = frozenset("at between corner entre esquina near off on".split())
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


def between_streets(words: Words, first: int, last: int) -> bool:
    """Return whether words are a street off which, or one of two near which, something is: "near Grant & Campbell"."""
    before, gap = words.at(first - 1), words.gaps[first]
    if gap == " " and before in NEAR:
        joined = words.at(last + 1) in LINKS or words.gaps[last + 1].strip() in ("&", "/")
        return before == "off" or (joined and (words.capital(last + 2) or words.capital(last + 1)))
    signed = gap.strip() in ("&", "/")
    if not signed and not (before in LINKS and gap == " "):
        return False
    other = first - 1 if signed else first - 2
    begin = other
    while begin > other - PASSED and words.capital(begin) and words.gaps[begin] == " ":
        begin -= 1
    return begin < other and words.at(begin) in NEAR


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
        if word in GROUPS or ((word in BUSINESS_BEFORE or word.endswith(SHOPS)) and words.capital(place)):
            return place == first - 1 or articles > 0
        if word in ARTICLES or word in TITLES:
            articles += word not in ("de", "del") or words.capital(place)
        elif not (words.capital(place) and (word in lists.first or word in lists.last or word in OFTEN)):
            return False
    return False


def follows_a_business(words: Words, first: int, lists: NameLists) -> bool:
    """Return whether a business ends in an article with a capital and a name: "Burritos El Güero"."""
    article, head = first - 1, words.at(first - 2)
    if words.at(article) not in ARTICLES or not words.capital(article) or words.gaps[first] != " ":
        return False
    named = head in lists.first or head in OFTEN
    return words.capital(first - 2) and words.gaps[article] == " " and not named and not words.shouted(first)


def is_made(words: Words, first: int, last: int) -> bool:
    """Return whether a name is that of who made something: "Gibson case", "guitarra Gibson", "Harley Davidson 2012"."""
    before, after = words.gaps[first], words.gaps[last + 1]
    if YEAR_AFTER.match(after) or (YEAR_BEFORE.search(before) and words.at(first - 1) not in WHEN):
        return True
    if after == " " and words.at(last + 1) in GOODS and not words.capital(last + 1):
        return True
    return before == " " and words.at(first - 1) in GOODS and not words.capital(first - 1)


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
