"""Rare marks that a disguise cannot do without, looked for before the disguise itself."""

import re
from collections.abc import Iterator


def beside(text: str, mark: re.Pattern[str], run: re.Pattern[str], wanted: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what is wanted where a run of characters begins that a mark ends or is part of; none overlap.

    Marks are rare and quickly found, so that hardly anything of a text is tried for what is wanted.
    """
    end = 0
    for found in mark.finditer(text):
        start = found.start()
        if start < end:
            continue
        while start > end and run.match(text, start - 1, start):
            start -= 1
        if match := wanted.match(text, start):
            end = match.end()
            yield match
