"""Ranges of an ad's content, put together."""

from collections.abc import Iterable

from ads.ad import Span


class Cover:
    """Which characters of a text some ranges cover: asked at the same price however many there are.

    >>> cover = Cover(20, [(4, 9)])
    >>> cover.touches(0, 4), cover.touches(8, 12)
    (False, True)
    """

    def __init__(self, length: int, ranges: Iterable[tuple[int, int]]) -> None:
        self._covered = bytearray(length)
        for start, end in ranges:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Cover one more range."""
        self._covered[start:end] = b"\1" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Return whether any character of a range is covered."""
        return self._covered.find(1, start, end) >= 0


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
