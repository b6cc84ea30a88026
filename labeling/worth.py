"""What the votes of rules are worth: how often people come to each level where a rule gave an answer.

Rules are judged by people and not by each other: an indicator is seldom seen twice, so their agreement says nothing.
And they are judged where they voted: people are asked to look at ads for what rules say of them, so how often a rule
votes among the ads that people saw is no measure of how often it votes.
"""

from dataclasses import dataclass

import numpy as np

from labeling.answers import Answers
from labeling.skills import INVENTED, Prior
from models.signs import Floats, Sign


@dataclass(frozen=True)
class Worth:
    """Chances of each level given each answer, of shape (rules, answers, levels), and the shares of levels."""

    chances: Floats
    shares: Floats

    @classmethod
    def of(cls, sign: Sign, votes: Answers, levels: Floats, prevalence: float) -> "Worth":
        """Return what (ads, rules) answers are worth beside (ads, levels) that people come to, NaN where none looked.

        What is thought before counts as `INVENTED` answers of people.
        """
        count = len(sign.cuts) + 1
        low = sign.positive_cut + 1  # levels below those that make the sign positive
        shares = np.array([(1 - prevalence) / low] * low + [prevalence / (count - low)] * (count - low))
        rates = Prior.of(sign, votes[votes >= 0]).rates[:count]  # of each answer, given the level
        before = (rates * shares[:, None]).T
        before = INVENTED * before / before.sum(axis=1, keepdims=True)
        known = ~np.isnan(levels).any(axis=1)
        given = votes[known][:, :, None] == np.arange(count)  # (ads, rules, answers)
        seen = before[None] + np.einsum("dra,dl->ral", given, levels[known])
        return cls(seen / seen.sum(axis=2, keepdims=True), shares)

    def weigh(self, votes: Answers, levels: Floats) -> Floats:
        """Return (ads, levels) with the votes of rules added; where people said nothing, the shares stand before."""
        found = np.log(np.clip(np.where(np.isnan(levels), self.shares, levels), 1e-9, None))
        for place in range(votes.shape[1]):
            given = votes[:, place] >= 0
            found[given] += np.log(self.chances[place] / self.shares)[votes[given, place]]
        found = np.exp(found - found.max(axis=1, keepdims=True))
        return np.asarray(found / found.sum(axis=1, keepdims=True))

    def confusions(self, votes: Answers) -> Floats:
        """Return the chance of each answer given the level, where a rule votes, of shape (rules, levels, answers)."""
        often = np.stack([(votes == answer).sum(axis=0) for answer in range(len(self.shares))], axis=1)
        joint = (self.chances * often[:, :, None]).transpose(0, 2, 1)
        return np.asarray(joint / np.clip(joint.sum(axis=2, keepdims=True), 1e-9, None))
