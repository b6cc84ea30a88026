"""What a model must not read is hidden before it reads."""

from collections.abc import Sequence

from ads.ad import Contact, Span

MASK = "[hidden]"
COVER = "█"


def mask(content: str, spans: Sequence[Span]) -> str:
    """Return the content with each span replaced by one neutral token; spans must be in order, none overlapping.

    >>> mask("call 415-555-0199 now", [Span(start=5, end=17)])
    'call [hidden] now'
    """
    pieces: list[str] = []
    place = 0
    for span in spans:
        pieces += [content[place : span.start], MASK]
        place = span.end
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
