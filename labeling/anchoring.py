"""How far a suggestion beside an ad pulls annotators: their answers with it in view, against blind ones.

An annotator who follows what is suggested with chance p, and else answers as ever, says yes more often by
p (1 - rate) where yes is suggested, and less often by p rate where no is. With d for the rate of yes where yes is
suggested minus that where no is, d in view is (1 - p) d blind + p. So p = (d in view - d blind) / (1 - d blind).

Suggestions go with what ads show, so answers are compared only among ads with the same suggestion. What makes ads with
suggestions in view more or less of a yes altogether leaves p nearly as it is. What makes them harder or plainer does
not: it must be by chance which ads are seen blind. All votes on an ad are drawn together, since how hard it is moves
them all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labeling.votes import Vote, standing
from models.signs import Floats, Sign

Suggestions = Mapping[tuple[str, str], int]  # (ad, sign) -> the value that is or would be shown
CELLS = 4  # blind and in view, no and yes suggested


@dataclass(frozen=True)
class Anchoring:
    """The pull of suggestions on one annotator (None for all together) and sign, with the interval of `pull`.

    The shifts are rates of yes in view minus blind, where yes and where no is suggested. All are None where one of
    the four kinds of votes is missing. `votes` counts those in view.
    """

    annotator: str | None
    sign: str
    votes: int
    shift_on_yes: float | None
    shift_on_no: float | None
    pull: float | None
    interval: tuple[float, float] | None


def anchoring(
    votes: Sequence[Vote],
    suggestions: Suggestions,
    sign: Sign,
    *,
    resamples: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> list[Anchoring]:
    """Return the pull on all annotators together, then on each, by a percentile interval over ads drawn again.

    Votes count where it is known whether they were blind and what is suggested; a value counts as yes where it makes
    the sign positive.
    """
    used = [vote for vote in standing(votes) if _usable(vote, suggestions, sign)]
    if not used:
        return [Anchoring(None, sign.name, 0, None, None, None, None)]
    names = sorted({vote.annotator for vote in used})
    ads = np.unique([vote.ad for vote in used], return_inverse=True)[1]
    rows = np.array([_row(vote, suggestions, sign, names) for vote in used], dtype=np.int64)
    generator = np.random.default_rng(seed)
    count = int(ads.max()) + 1
    whole = _pulls(rows, np.ones(len(rows)), len(names))
    drawn = [_pulls(rows, _drawn(generator, count)[ads], len(names))[:, 2] for _ in range(resamples)]
    in_view = np.bincount(rows[rows[:, 1] >= 2, 0], minlength=len(names))
    seen = [int(in_view.sum()), *in_view.tolist()]
    return [
        _anchoring(name, sign, seen[place], whole[place], np.array([one[place] for one in drawn]), confidence)
        for place, name in enumerate([None, *names])
    ]


def _drawn(generator: np.random.Generator, count: int) -> Floats:
    """Return how often each of some ads is drawn, of shape (count,)."""
    return np.bincount(generator.integers(count, size=count), minlength=count).astype(float)


def _usable(vote: Vote, suggestions: Suggestions, sign: Sign) -> bool:
    known = vote.value is not None and vote.blind is not None
    return known and vote.role == "person" and vote.sign == sign.name and (vote.ad, vote.sign) in suggestions


def _row(vote: Vote, suggestions: Suggestions, sign: Sign, names: Sequence[str]) -> tuple[int, int, int]:
    """Return annotator, cell and answer of a vote."""
    suggested = suggestions[vote.ad, vote.sign] >= sign.positive_from
    cell = 2 * (vote.blind is False) + suggested
    return names.index(vote.annotator), cell, int((vote.value or 0) >= sign.positive_from)


def _pulls(rows: npt.NDArray[np.int64], weights: Floats, annotators: int) -> Floats:
    """Return shift on yes, shift on no and pull, of shape (1 + annotators, 3), NaN where a cell is empty."""
    place = rows[:, 0] * CELLS + rows[:, 1]
    size = annotators * CELLS
    given = np.bincount(place, weights=weights, minlength=size).reshape(-1, CELLS)
    yes = np.bincount(place, weights=weights * rows[:, 2], minlength=size).reshape(-1, CELLS)
    given, yes = (np.vstack([table.sum(axis=0), table]) for table in (given, yes))
    rates = np.divide(yes, given, out=np.full_like(yes, np.nan), where=given > 0)
    on_no, on_yes = rates[:, 2] - rates[:, 0], rates[:, 3] - rates[:, 1]
    room = 1 - (rates[:, 1] - rates[:, 0])
    pull = np.divide(on_yes - on_no, room, out=np.full_like(room, np.nan), where=room > 0)
    return np.column_stack([on_yes, on_no, pull])


def _anchoring(name: str | None, sign: Sign, votes: int, whole: Floats, drawn: Floats, confidence: float) -> Anchoring:
    known = drawn[~np.isnan(drawn)]
    if np.isnan(whole).any() or not len(known):
        return Anchoring(name, sign.name, votes, None, None, None, None)
    tail = (1 - confidence) / 2
    low, high = np.quantile(known, [tail, 1 - tail])
    on_yes, on_no, pull = (float(value) for value in whole)
    return Anchoring(name, sign.name, votes, on_yes, on_no, pull, (float(low), float(high)))
