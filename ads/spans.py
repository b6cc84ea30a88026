"""Ranges of an ad's content, put together."""

from collections.abc import Iterable

from ads.ad import Span


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one.

    >>> merged([Span(start=4, end=9), Span(start=0, end=5), Span(start=9, end=12)])
    [Span(start=0, end=9), Span(start=9, end=12)]
    """
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if found and span.start < found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        elif span.start < span.end:
            found.append(Span(start=span.start, end=span.end))
    return found
