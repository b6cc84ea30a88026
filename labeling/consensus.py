"""Votes of people and rules to one label per ad and sign, and what each annotator is worth.

People come first. Their skills are learned where they agree more than chance would have it; elsewhere their plain vote
stands, and a warning says so. Rules come after: what each family is worth is learned from people's answers, so that
rules never outvote people about themselves, and where nobody looked their votes weigh what is thought before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ads.errors import InputError
from labeling.agreement import alpha
from labeling.answers import NONE, RULE, Answers, answers_of
from labeling.skills import learn
from labeling.votes import Vote, standing
from labeling.worth import Worth
from models.signs import Floats, Sign


@dataclass(frozen=True)
class Skill:
    """What one annotator does on one sign, learned from `votes` answers.

    `confusion` holds the chance of each answer (a column) given the true level (a row), both from the lowest level;
    a row adds up to 1. Where few ads have a sign, its row rests on few of them and hardly leaves what was thought
    before; and nothing in votes tells of ads with the sign on which everybody says no.
    """

    annotator: str
    sign: str
    votes: int
    confusion: tuple[tuple[float, ...], ...]

    @property
    def sensitivity(self) -> float | None:
        """Chance of a yes where the sign is there; None for an ordinal sign."""
        return self.confusion[1][1] if len(self.confusion) == 2 else None

    @property
    def specificity(self) -> float | None:
        """Chance of a no where the sign is not there; None for an ordinal sign."""
        return self.confusion[0][0] if len(self.confusion) == 2 else None


@dataclass(frozen=True)
class Consensus:
    """Labels of shape (ads, signs) as a dataset takes them, and how many annotators stand behind each.

    A binary label is a probability, an ordinal one the most probable level; NaN where nobody voted. `skills` has one
    entry per annotator and sign, none where the plain vote stands; `warnings` says where and why it does.
    """

    ads: tuple[str, ...]
    signs: tuple[Sign, ...]
    labels: Floats
    annotators: npt.NDArray[np.int64]
    skills: tuple[Skill, ...]
    warnings: tuple[str, ...]


def consensus(
    votes: Iterable[Vote], ads: Sequence[str], signs: Sequence[Sign], *, prevalence: float = 0.05
) -> Consensus:
    """Return what the votes that stand come to on some ads and signs; "cannot tell" is no vote.

    `prevalence` is the share of ads with a sign, as far as anybody knows: where no person answered, rules start from
    it. Raises InputError for a value outside the scale of its sign.
    """
    kept = _kept(votes, ads, signs)
    found = [_one(sign, kept, ads, prevalence) for sign in signs]
    return Consensus(
        ads=tuple(ads),
        signs=tuple(signs),
        labels=np.column_stack([one.labels for one in found]) if found else np.empty((len(ads), 0)),
        annotators=np.column_stack([one.given for one in found]) if found else np.empty((len(ads), 0), dtype=np.int64),
        skills=tuple(skill for one in found for skill in one.skills),
        warnings=tuple(one.warning for one in found if one.warning),
    )


@dataclass(frozen=True)
class _Found:
    """What was found on one sign: labels and numbers of annotators of shape (ads,)."""

    labels: Floats
    given: npt.NDArray[np.int64]
    skills: tuple[Skill, ...] = ()
    warning: str = ""


def _kept(votes: Iterable[Vote], ads: Sequence[str], signs: Sequence[Sign]) -> list[Vote]:
    asked, named = set(ads), {sign.name: sign for sign in signs}
    kept = [vote for vote in standing(votes) if vote.ad in asked and vote.sign in named and vote.value is not None]
    for vote in kept:
        sign = named[vote.sign]
        if vote.value is not None and not sign.low <= vote.value <= sign.high:
            raise InputError(
                f"a vote on sign {sign.name}: value is {vote.value}, expected {sign.low} to {sign.high} or nothing"
            )
    return kept


def _one(sign: Sign, votes: Sequence[Vote], ads: Sequence[str], prevalence: float) -> _Found:
    names, answers = answers_of(votes, ads, sign)
    given = (answers != NONE).sum(axis=1)
    voted = given > 0
    ruled = np.array([name.startswith(RULE) for name in names], dtype=bool)
    people = [name for name, rule in zip(names, ruled, strict=True) if not rule]
    levels, known, warning = _of_people(sign, people, answers[:, ~ruled])
    if ruled.any():
        rules = [name for name, rule in zip(names, ruled, strict=True) if rule]
        worth = Worth.of(sign, answers[:, ruled], levels, prevalence)
        known += _named(sign, rules, answers[:, ruled], worth.confusions(answers[:, ruled]))
        levels = worth.weigh(answers[:, ruled], levels)
    labels = levels[:, 1] if sign.kind == "binary" else sign.low + np.nan_to_num(levels).argmax(axis=1)
    return _Found(np.where(voted, labels, np.nan), given, known, warning)


def _of_people(sign: Sign, names: Sequence[str], answers: Answers) -> tuple[Floats, tuple[Skill, ...], str]:
    """Return the probability of each level, of shape (ads, levels), NaN where no person answered; skills; a warning."""
    levels = np.full((len(answers), len(sign.cuts) + 1), np.nan)
    voted = np.flatnonzero((answers != NONE).any(axis=1))
    if not len(voted):
        return levels, (), ""
    why = _unlearnable(sign, names, answers)
    skills = None if why else learn(sign, answers[voted])
    if skills is None or not skills.ordered(answers):
        levels[voted] = _plain(sign, answers[voted])
        why = why or "answers contradict the levels that they name"
        return levels, (), f"{sign.name}: {why}, so each annotator counts alike"
    levels[voted] = skills.posterior(answers[voted])
    return levels, _named(sign, names, answers, skills.confusions()), ""


def _unlearnable(sign: Sign, names: Sequence[str], answers: Answers) -> str:
    """Return why votes say nothing of skills, or nothing."""
    if len(names) == 1:
        return f"{names[0]} is the only annotator"
    agreed = alpha(answers, metric="nominal" if sign.kind == "binary" else "ordinal")
    if agreed is None:
        return "no ad has votes of two annotators, or all votes are the same"
    return f"annotators agree no better than by chance (alpha {agreed:.2f})" if agreed <= 0 else ""


def _plain(sign: Sign, answers: Answers) -> Floats:
    """Return (ads, levels): the shares of no and yes, or all on the middle answer of an ordinal sign."""
    known = np.where(answers == NONE, np.nan, answers)
    if sign.kind == "binary":
        yes = np.nanmean(known, axis=1)
        return np.column_stack([1 - yes, yes])
    middle = np.floor(np.nanmedian(known, axis=1) + 0.5).astype(int)
    return np.asarray(np.eye(len(sign.cuts) + 1)[middle])


def _named(sign: Sign, names: Sequence[str], answers: Answers, confusions: Floats) -> tuple[Skill, ...]:
    votes = (answers != NONE).sum(axis=0)
    return tuple(
        Skill(name, sign.name, int(count), tuple(tuple(row) for row in confusion.tolist()))
        for name, count, confusion in zip(names, votes, confusions, strict=True)
    )
