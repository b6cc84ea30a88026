"""What each annotator does when a sign is there and when it is not, learned from votes alone.

The model is Dawid & Skene's (1979), fitted by crowd-kit, and held by anchors: a few invented ads whose class is known
and on which every annotator voted as `Prior` says. They keep rare classes from being learned from three votes, and
say which class is which, so that the fit cannot swap them. A binary sign has three classes, not two: ads without the
sign that look as if they had it get a class of their own, or else they would be taken for the sign.
docs/decisions/0015-consensus.md has what was compared.
"""

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from labeling.answers import Answers
from models.signs import Floats, Sign

ROUNDS = 100  # of EM; all are gone through, since crowd-kit's own test stops too early
FITTED = 4000  # ads that a fit learns from; its time grows with them, what it learns hardly does
INVENTED = 20  # votes of an annotator on the anchor of a class
CLASSES = 100  # invented ads that hold the shares of classes
ABSENT, PRESENT, LOOKALIKE = (19, 1), (15, 35), (14, 6)  # invented answers (no, yes) on a binary sign


@dataclass(frozen=True)
class Prior:
    """What is thought before the first vote: `answers` of shape (classes, levels) are counts of invented votes.

    `shares` of shape (classes,) are those of the classes. The first classes are the levels themselves; more of them
    count as the lowest level.
    """

    answers: npt.NDArray[np.int64]
    shares: Floats

    @classmethod
    def of(cls, sign: Sign, answers: Answers) -> "Prior":
        """Return the prior of a sign; shares follow the answers, of shape (votes,), counted from the lowest level."""
        levels = len(sign.cuts) + 1
        if levels == 2:
            yes = float(answers.mean())
            return cls(np.array([ABSENT, PRESENT, LOOKALIKE]), np.array([max(1 - yes, 0.1), yes / 2, yes / 2]))
        apart = np.abs(np.subtract.outer(np.arange(levels), np.arange(levels)))
        near = 0.25**apart
        counts = np.rint(INVENTED * near / near.sum(axis=1, keepdims=True)).astype(np.int64)
        return cls(np.maximum(counts, 1), (np.bincount(answers, minlength=levels) + 1) / (len(answers) + levels))

    @property
    def rates(self) -> Floats:
        """Chance of each answer in each class, of shape (classes, levels)."""
        return np.asarray(self.answers / self.answers.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class Skills:
    """What was learned: chances of each answer, of shape (annotators, classes, levels), and the shares of classes."""

    rates: Floats
    shares: Floats

    def posterior(self, votes: Answers) -> Floats:
        """Return the probability of each level, of shape (ads, levels), from (ads, annotators) answers, -1 for none."""
        return self._to_levels(self.weigh(votes, np.tile(self.shares, (len(votes), 1))))

    def weigh(self, votes: Answers, before: Floats) -> Floats:
        """Return the probability of each class, given what it was before these votes, both of shape (ads, classes)."""
        logs = np.log(np.clip(self.rates, 1e-9, None))
        found = np.log(np.clip(before, 1e-9, None))
        for place in range(votes.shape[1]):
            given = votes[:, place] >= 0
            found[given] += logs[place][:, votes[given, place]].T
        found = np.exp(found - found.max(axis=1, keepdims=True))
        return np.asarray(found / found.sum(axis=1, keepdims=True))

    def confusions(self) -> Floats:
        """Return the chance of each answer given the true level, of shape (annotators, levels, levels)."""
        levels = self.rates.shape[2]
        below = np.r_[0, levels : self.rates.shape[1]]  # classes that count as the lowest level
        weights = self.shares[below] / self.shares[below].sum()
        lowest = np.einsum("c,acl->al", weights, self.rates[:, below])
        return np.concatenate([lowest[:, None], self.rates[:, 1:levels]], axis=1)

    def ordered(self, votes: Answers) -> bool:
        """Return whether higher levels get higher answers, over all (ads, annotators) votes: whether none swapped."""
        weights = (votes >= 0).sum(axis=0) / (votes >= 0).sum()
        levels = self.rates.shape[2]
        answer = np.einsum("a,acl,l->c", weights, self.rates, np.arange(levels))
        return bool((np.diff(answer[:levels]) > 0).all() and (answer[levels:] < answer[levels - 1]).all())

    def _to_levels(self, classes: Floats) -> Floats:
        levels = classes[:, : self.rates.shape[2]].copy()
        levels[:, 0] += classes[:, self.rates.shape[2] :].sum(axis=1)
        return levels


def learn(sign: Sign, votes: Answers) -> Skills:
    """Return the skills behind (ads, annotators) answers, counted from the lowest level, -1 for none.

    Every ad has a vote. Of more than `FITTED` ads, those with most votes are learned from, and others by chance.
    """
    count = votes.shape[1]
    prior = Prior.of(sign, votes[votes >= 0])
    kept = votes[_learned_from(votes)]
    ads, annotators = np.nonzero(kept >= 0)
    anchors, known = _anchors(prior, count, len(kept))
    table = np.concatenate([np.column_stack([ads, annotators, kept[ads, annotators]]), anchors])
    return _fit(table, known, prior, count)


def _learned_from(votes: Answers) -> npt.NDArray[np.int64]:
    chance = np.random.default_rng(0).random(len(votes))
    order = np.lexsort([chance, -(votes >= 0).sum(axis=1)])
    return np.sort(order[:FITTED])


def _anchors(prior: Prior, annotators: int, ads: int) -> tuple[npt.NDArray[np.int64], dict[int, int]]:
    """Return rows (ad, annotator, answer) of the invented ads, and the class of each.

    One more annotator, who knows the class, makes every class known to crowd-kit; `CLASSES` ads that nobody else saw
    hold their shares.
    """
    rows: list[tuple[int, int, int]] = []
    known: dict[int, int] = {}
    for number, answers in enumerate(prior.answers):
        for copy in range(1 + round(CLASSES * prior.shares[number])):
            ad = ads + len(known)
            known[ad] = number
            rows.append((ad, annotators, number))
            if copy == 0:
                row = [(ad, annotator, answer) for annotator in range(annotators) for answer in range(len(answers))]
                rows += [vote for vote in row for _ in range(answers[vote[2]])]
    return np.array(rows), known


def _fit(table: npt.NDArray[np.int64], known: dict[int, int], prior: Prior, annotators: int) -> Skills:
    import pandas as pd

    classes, levels = prior.answers.shape
    start = [*np.tile(prior.rates.T, (annotators, 1)), *np.eye(classes)]
    who = [(annotator, level) for annotator in range(annotators) for level in range(levels)]
    index = pd.MultiIndex.from_tuples([*who, *((annotators, number) for number in range(classes))])
    frame = pd.DataFrame(table, columns=["task", "worker", "label"])
    errors, shares = _errors(
        frame,
        pd.Series(known),
        pd.DataFrame(start, index=index.set_names(["worker", "label"]), columns=range(classes)),
    )
    found = errors.loc[who, list(range(classes))].to_numpy().reshape(annotators, levels, classes)
    return Skills(found.transpose(0, 2, 1), shares)


def _errors(votes: Any, known: Any, start: Any) -> tuple[Any, Floats]:
    """Return crowd-kit's table of errors and shares of classes.

    Its test of whether to go on counts the classes' shares once a vote instead of once an ad, and so stops early: the
    tolerance lets it never stop.
    """
    import pandas as pd

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=pd.errors.Pandas4Warning)
        from crowdkit.aggregation import DawidSkene

        model = DawidSkene(n_iter=ROUNDS, tol=-np.inf, initial_error_strategy="assign")
        model.fit(votes, true_labels=known, initial_error=start)
    return model.errors_, model.priors_.sort_index().to_numpy()
