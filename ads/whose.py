"""Who is of an age: the person advertised, somebody sought, or somebody else."""

import re

from ads import people
from ads.ad import Whose
from ads.ages_said import FAR, SENTENCE, STATED_BEFORE, WINDOW


def whose(folded: str, start: int, *, seeking: bool, ranged: bool) -> Whose:
    """Return who is of the age that begins at a place of a folded text.

    The nearest word of care or of seeking in its sentence says it, then who speaks. `seeking` says that the ad looks
    for people, `ranged` that the age is an end of a range.
    """
    before = folded[max(0, start - WINDOW) : start]
    sentence = SENTENCE.split(before)[-1]
    cared, sought = _last(people.CARE, sentence), _last(people.SOUGHT, sentence)
    if people.FORBIDDEN.search(before):
        return "other"
    if people.SELF_NAMED.search(before):
        return "advertised"
    if people.CHILD.search(before) or people.FAMILY.search(before):
        return "sought" if sought > cared else "other"
    if ranged and STATED_BEFORE.search(before) and cared < 0:
        return "sought"
    if people.SELF.search(before) and cared < 0:
        return "sought" if people.YOU.search(before) else "advertised"
    if max(cared, sought) >= 0:
        return "sought" if sought > cared else "other"
    if ranged:
        stated = people.WORKER.search(before) or STATED_BEFORE.search(before)
        return "sought" if seeking or stated else "other"
    third = people.THIRD.search(before) or people.OTHER.search(before)
    kin = third and people.KIN.search(folded, max(0, start - FAR), start)
    return "other" if kin or (third and seeking) else "advertised"


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match begins, -1 for none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
