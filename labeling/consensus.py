"""Votes to a posterior per ad and sign.

First version: the share of votes that say yes, each annotator counting alike. A model of annotators' skill comes with
the issue on labeling, behind the same function.
"""

from collections.abc import Sequence

import numpy as np

from labeling.votes import Vote, standing
from models.signs import Floats, Sign


def posterior(votes: Sequence[Vote], ads: Sequence[str], signs: Sequence[Sign]) -> Floats:
    """Return (ads, signs) in 0..1, NaN where nobody voted; an annotator's later vote replaces an earlier one."""
    row = {ad: place for place, ad in enumerate(ads)}
    column = {sign.name: place for place, sign in enumerate(signs)}
    yes = np.zeros((len(ads), len(signs)))
    given = np.zeros((len(ads), len(signs)))
    for vote in standing(votes):
        if vote.value is not None and vote.ad in row and vote.sign in column:
            yes[row[vote.ad], column[vote.sign]] += vote.value
            given[row[vote.ad], column[vote.sign]] += 1
    return np.divide(yes, given, out=np.full_like(yes, np.nan), where=given > 0)
