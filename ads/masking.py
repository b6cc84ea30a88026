"""What a model must not read is hidden before it reads."""

from collections.abc import Sequence

from ads.ad import Contact

MASK = "[contact]"
COVER = "█"


def mask(content: str, contacts: Sequence[Contact]) -> str:
    """Return the content with each contact replaced by one neutral token; contacts must be in order, none overlapping.

    >>> mask("call 415-555-0199 now", [Contact(kind="phone", value="+14155550199", start=5, end=17)])
    'call [contact] now'
    """
    pieces: list[str] = []
    place = 0
    for contact in contacts:
        pieces += [content[place : contact.start], MASK]
        place = contact.end
    return "".join([*pieces, content[place:]])


def redact(content: str, contacts: Sequence[Contact]) -> str:
    """Return the content with each contact covered by marks of the same length, so that offsets still fit.

    >>> redact("call 415-555-0199 now", [Contact(kind="phone", value="+14155550199", start=5, end=17)])
    'call ████████████ now'
    """
    characters = list(content)
    for contact in contacts:
        characters[contact.start : contact.end] = COVER * (contact.end - contact.start)
    return "".join(characters)
