"""Words that look like a name and are none, and how a name is written."""

from ads.namelists import NameLists
from ads.names_said import PARTICLES, PETS, SAINTS, STRONG, TITLES
from ads.places_said import BUSINESS, BUSINESS_BEFORE, DIRECTIONS, LANDMARKS, STREETS, STREETS_BEFORE
from ads.things import SHOPS, at_a_crossing, between_streets, follows_a_business, in_a_business, is_an_animals, is_made
from ads.words import Words

SHARP = frozenset("@_#$\\")  # beside these, a word is part of an account
ORDINALS = frozenset("nd rd st th".split())  # after the number of a street
LETTERS = frozenset("AJ BJ CJ DJ JD JJ JP JT KJ RJ TJ".split())  # names of two letters
ROOMS = frozenset("casa cocina taller club bodega bar".split())  # they belong to persons too


def is_no_person(words: Words, first: int, last: int) -> bool:
    """Return whether what stands beside words `first` to `last` (included) makes them no person."""
    word = words.plain[first]
    if word in TITLES or (word in STRONG and last > first):
        return True
    return _in_an_account(words, first, last) or _after_a_thing(words, first) or _before_a_thing(words, last)


def is_a_thing(words: Words, first: int, last: int, lists: NameLists, *, pets: bool) -> bool:
    """Return whether a name is that of a business, a street or, where the text tells of `pets`, an animal."""
    word = words.plain[first]
    if word in BUSINESS_BEFORE and last > first and word not in lists.first:
        return True
    if at_a_crossing(words, first, last) or between_streets(words, first, last):
        return True
    if in_a_business(words, first, lists) or follows_a_business(words, first, lists):
        return True
    return is_made(words, first, last) or (pets and is_an_animals(words, first))


def _in_an_account(words: Words, first: int, last: int) -> bool:
    before, after, following = words.gaps[first], words.gaps[last + 1], words.at(last + 1)
    if before[-1:] in SHARP or after[:1] in ("@", "_") or after[:1].isdigit():
        return True
    if after[:1] == "-" and (after[1:2].isdigit() or (after == "-" and not words.capital(first))):
        return True
    return after == "." and following in ("org", "com", "example")


def _after_a_thing(words: Words, first: int) -> bool:
    before, gap = words.at(first - 1), words.gaps[first]
    if gap == ". " and words.at(first - 2) in ORDINALS:
        return False  # near 59th ave. Yesenia
    if gap.strip(".") == " " and (before in SAINTS or before in STREETS_BEFORE or before == "hnos"):
        return True
    if gap in (" ", " (", ": ", " is ") and before in PETS:
        return True
    if gap != " ":
        return False
    if words.capital(first - 1):
        return before in BUSINESS_BEFORE or before in DIRECTIONS or before.endswith(SHOPS)
    return before in BUSINESS_BEFORE and before not in ROOMS


def _before_a_thing(words: Words, last: int) -> bool:
    after, following = words.gaps[last + 1], words.at(last + 1)
    if after in (" ", ". ") and following in STREETS and words.capital(last + 1):
        return True
    if after in ("'", "’") and following == "s":
        if words.at(last - 1) == "the":
            return True
        return words.capital(last + 2) and words.gaps[last + 2] == " "
    if after == " " and following in PETS:
        return True
    if after == " " and len(following) == 1 and words.gaps[last + 2][:1].isdigit():  # C300
        return True
    for place in range(last + 1, last + 5):
        if words.gaps[place] not in (" ", " & ", "-") or not words.capital(place):
            return False
        if words.plain[place] in BUSINESS or words.plain[place] in LANDMARKS:
            return True
        if place + 1 >= len(words.gaps):
            return False
    return False


def written(surface: str) -> str:
    """Return a name as it would properly be written.

    >>> written("MARIA DE LA CRUZ"), written("McAllen"), written("TJ")
    ('Maria de la Cruz', 'McAllen', 'TJ')
    """
    if not (surface.isupper() or surface.islower()) or surface in LETTERS:
        return surface
    return " ".join(part if part in PARTICLES else part.title() for part in surface.lower().split())
