"""Words that look like a name and are none, and how a name is written."""

from ads.names_said import PARTICLES, PETS, SAINTS, STRONG, TITLES
from ads.places_said import BUSINESS, BUSINESS_BEFORE, LANDMARKS, STREETS, STREETS_BEFORE
from ads.words import Words


def is_no_person(words: Words, first: int, last: int) -> bool:
    """Return whether what stands beside words `first` to `last` (included) makes them no person."""
    before, gap = words.at(first - 1), words.gaps[first]
    after, following = words.gaps[last + 1], words.at(last + 1)
    if words.plain[first] in TITLES or (words.plain[first] in STRONG and last > first):
        return True
    if (
        gap[-1:] in ("@", "_", "#", "$", "\\")
        or after[:1] in ("@", "_")
        or (after == "." and following in ("org", "com", "example"))
    ):
        return True
    if gap.strip(".") == " " and (before in SAINTS or before in STREETS_BEFORE or before in PETS or before == "hnos"):
        return True
    if gap in (" (", ": ", " is ") and before in PETS:
        return True
    if gap == " " and before in BUSINESS_BEFORE and words.capital(first - 1):
        return True
    if after in (" ", ". ") and following in STREETS and words.capital(last + 1):
        return True
    if after in ("'", "’") and following == "s":
        return words.capital(last + 2) and words.gaps[last + 2] == " "
    if after in (" ", " & ", "-") and words.capital(last + 1) and (following in BUSINESS or following in LANDMARKS):
        return True
    return after == " " and len(following) == 1 and words.gaps[min(last + 2, len(words.gaps) - 1)][:1].isdigit()


def written(surface: str) -> str:
    """Return a name as it would properly be written.

    >>> written("MARIA DE LA CRUZ"), written("McAllen")
    ('Maria de la Cruz', 'McAllen')
    """
    if not (surface.isupper() or surface.islower()):
        return surface
    return " ".join(part if part in PARTICLES else part.title() for part in surface.lower().split())
