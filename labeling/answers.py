"""Votes as a table: ads down, annotators across, and a family of rules as one annotator.

Rules of one family (`rule:FAMILY/NAME`) look at the same thing and would count it twice. Together they are one
annotator `rule:FAMILY` who says the highest that one of them says: yes where any says yes.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from labeling.votes import Vote
from models.signs import Sign

RULE = "rule:"
NONE = -1  # where an annotator said nothing, or cannot tell
Answers = npt.NDArray[np.int64]


def annotator_of(name: str) -> str:
    """Return who counts as one annotator.

    >>> annotator_of("rule:debt/owes-fare"), annotator_of("ana")
    ('rule:debt', 'ana')
    """
    return name.split("/")[0] if name.startswith(RULE) else name


def answers_of(votes: Iterable[Vote], ads: Sequence[str], sign: Sign) -> tuple[tuple[str, ...], Answers]:
    """Return the annotators and their answers of shape (ads, annotators), from the lowest level, -1 for none.

    Every vote counts: call `standing` before.
    """
    row = {ad: place for place, ad in enumerate(ads)}
    given = [
        (row[vote.ad], annotator_of(vote.annotator), vote.value - sign.low)
        for vote in votes
        if vote.sign == sign.name and vote.ad in row and vote.value is not None
    ]
    names = sorted({name for _, name, _ in given})
    column = {name: place for place, name in enumerate(names)}
    answers = np.full((len(ads), len(names)), NONE)
    for ad, name, answer in given:
        answers[ad, column[name]] = max(answers[ad, column[name]], answer)
    return tuple(names), answers
