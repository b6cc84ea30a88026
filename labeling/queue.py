"""What to label next: a round of picks, each a cluster of like texts with one ad to stand for it.

Some picks are asked for: where the scores are least sure, where families of rules disagree, where the wording is new.
The rest is drawn at random from strata, so that what they show holds for all: unflagged ads of train, which measure
what is missed, and gold for validation and test. Nothing is picked twice, nor what a person has labelled.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from scipy.special import logit
from sklearn.feature_extraction.text import HashingVectorizer

from ads.ad import Ad
from ads.errors import InputError
from labeling.cases import Cases
from labeling.params import AnnotatorParams, LabelingParams, QueueParams
from labeling.rounds import Aim, Pick, Round, Why
from labeling.rules import RuleVotes
from labeling.splits import Cuts, Split, by_cuts, cuts_by_time
from models.signs import Floats, Sign

AIMS: tuple[Aim, ...] = ("train", "validation", "test")
GOLD_ANSWERS = 2  # blind answers that a gold ad needs
SPARE = 4  # candidates for each pick of new wording, since some are of one campaign
FEATURES = 2**18  # of hashed words; new wording is told by them


@dataclass(frozen=True)
class Scores:
    """What the ads of an archive are thought to be before anybody looks: shape (ads, signs), and where flags begin."""

    probabilities: Floats
    thresholds: tuple[float, ...]
    by: str

    @classmethod
    def of_labels(cls, labels: Floats, signs: Sequence[Sign], *, by: str) -> "Scores":
        """Return labels as scores in 0..1, shape (ads, signs); an ad that nobody voted on counts as a no."""
        low, span = (
            np.array(row, dtype=float) for row in zip(*((one.low, one.high - one.low) for one in signs), strict=True)
        )
        cuts = (np.array([one.positive_from for one in signs]) - 0.5 - low) / span
        return cls(np.nan_to_num((labels - low) / span), tuple(cuts.tolist()), by)

    @property
    def flagged(self) -> npt.NDArray[np.bool_]:
        """Which ads are flagged for which sign, shape (ads, signs)."""
        flags: npt.NDArray[np.bool_] = self.probabilities >= np.array(self.thresholds)
        return flags

    @property
    def doubt(self) -> Floats:
        """How near each score is to its threshold, in log-odds, shape (ads, signs); nearer is lower."""
        ends = 1e-6
        distance: Floats = np.abs(
            logit(np.clip(self.probabilities, ends, 1 - ends)) - logit(np.clip(self.thresholds, ends, 1 - ends))
        )
        return distance


@dataclass(frozen=True)
class Frame:
    """The clusters of one split that can be picked; `first` is the ad that stands for each, `members` all of it."""

    first: tuple[int, ...]
    members: dict[int, tuple[int, ...]]

    @classmethod
    def of(cls, cases: Cases, splits: Sequence[Split], split: Split, taken: Set[str]) -> "Frame":
        """Return the clusters of a split of which no ad is taken; the earliest ad stands for its cluster."""
        clusters: dict[int, list[int]] = defaultdict(list)
        for place, cluster in enumerate(cases.linkage.alike):
            clusters[cluster].append(place)
        ids = [ad.id for ad in cases.ads]
        members = {}
        for whole in clusters.values():
            here = [place for place in whole if splits[place] == split]
            if here and not any(ids[place] in taken for place in whole):
                members[min(here, key=lambda place: _age(cases.ads[place]))] = tuple(here)
        return cls(tuple(sorted(members, key=lambda place: ids[place])), members)

    def without(self, picked: Set[int]) -> "Frame":
        """Return what is left."""
        return replace(self, first=tuple(place for place in self.first if place not in picked))


def _age(ad: Ad) -> tuple[float, str]:
    """Sort by date, ads without one last, then by id."""
    return ad.posted_at.timestamp() if ad.posted_at else np.inf, ad.id


@dataclass
class Queue:
    """A round as it grows."""

    cases: Cases
    signs: tuple[Sign, ...]
    scores: Scores
    said: RuleVotes
    params: QueueParams
    dice: np.random.Generator
    picks: list[Pick] = field(default_factory=list)
    campaigns: set[int] = field(default_factory=set)

    def ask(self, why: Why, order: Iterator[int], count: int, frame: Frame) -> Frame:
        """Pick the first of an order, one a campaign; return what is left of the frame."""
        picked: set[int] = set()
        known = set(frame.first)
        for place in order:
            if len(picked) >= count:
                break
            campaign = self.cases.linkage.campaigns[place]
            if place in known and place not in picked and campaign not in self.campaigns:
                self.campaigns.add(campaign)
                picked.add(place)
                self._pick(place, frame, "train", why, why, 1.0)
        return frame.without(picked)

    def draw(self, why: Why, aim: Aim, stratum: str, places: Sequence[int], count: int, frame: Frame) -> int:
        """Pick at random, every cluster of a stratum with the same probability; return how many were picked."""
        count = min(count, len(places))
        for place in sorted(self.dice.choice(len(places), size=count, replace=False).tolist()) if count else ():
            self._pick(places[place], frame, aim, why, stratum, count / len(places))
        return count

    def _pick(self, place: int, frame: Frame, aim: Aim, why: Why, stratum: str, probability: float) -> None:
        gold = why == "gold"
        ids = [self.cases.ads[other].id for other in frame.members[place]]
        own = self.cases.ads[place].id
        self.picks.append(
            Pick(
                ad=own,
                alike=tuple(sorted(other for other in ids if other != own)),
                aim=aim,
                why=why,
                stratum=stratum,
                probability=probability,
                blind=gold or self.dice.random() < self.params.blind,
                wanted=GOLD_ANSWERS if gold or self.dice.random() < self.params.double else 1,
            )
        )


def next_round(
    cases: Cases,
    size: int,
    *,
    scores: Scores,
    said: RuleVotes,
    params: LabelingParams,
    labelled: Set[str] = frozenset(),
    rounds: Sequence[Round] = (),
) -> Round:
    """Return the next round of at most `size` picks; `labelled` are the ads on which a person's vote stands.

    The cuts between splits are those of the first round. Raises InputError where the size is below 1, nothing is left,
    or gold needs more people than are named.
    """
    if size < 1:
        raise InputError(f"the size of a round is {size}, expected 1 or more")
    number = len(rounds) + 1
    taken = labelled | {pick.ad for one in rounds for pick in one.picks}
    cuts = _cuts(cases, params, rounds)
    splits = _splits(cases, cuts)
    frames = {name: Frame.of(cases, splits, name, taken) for name in AIMS}
    dice = np.random.default_rng([params.queue.seed, number])
    queue = Queue(cases, params.named_signs(), scores, said, params.queue, dice)
    counts = _shared_out(size, params.queue)
    train = queue.ask("uncertain", _uncertain(scores), counts["uncertain"], frames["train"])
    train = queue.ask("conflict", _conflicting(said), counts["conflict"], train)
    train = queue.ask("novel", _novel(cases, train, taken, counts["novel"]), counts["novel"], train)
    unflagged = [place for place in train.first if not scores.flagged[place].any()]
    queue.draw("random", "train", "unflagged", unflagged, counts["random"], train)
    for aim in AIMS[1:]:
        _draw_gold(queue, aim, counts[aim], frames[aim])
    if not queue.picks:
        raise InputError(f"nothing is left to label: all {len(cases)} ads are labelled, picked, or seen too late")
    picks = tuple(_assigned(queue.picks, params.annotators))
    validation, test = (cuts.validation, cuts.test) if cuts else (None, None)
    return Round(number=number, picks=picks, validation=validation, test=test, scored_by=scores.by)


def _cuts(cases: Cases, params: LabelingParams, rounds: Sequence[Round]) -> Cuts | None:
    """Return the cuts of the first round, or new ones; None where ads have no dates, so that all are for train."""
    for one in rounds:
        if one.validation and one.test:
            return Cuts(one.validation, one.test)
    times = [ad.posted_at for ad in cases.ads if ad.posted_at is not None]
    if len(times) < len(cases):
        return None
    return cuts_by_time(cases.linkage.inseparable, times, params.splits)


def _splits(cases: Cases, cuts: Cuts | None) -> list[Split]:
    times = [ad.posted_at for ad in cases.ads if ad.posted_at is not None]
    return by_cuts(cases.linkage.inseparable, times, cuts) if cuts else ["train"] * len(cases)


def _shared_out(size: int, params: QueueParams) -> dict[str, int]:
    """Return how many picks each share gets; the largest remainders are rounded up (Hamilton's method)."""
    names = ("uncertain", "conflict", "novel", "random", "validation", "test")
    exact = {name: size * float(getattr(params, name)) for name in names}
    counts = {name: int(share) for name, share in exact.items()}
    for name in sorted(names, key=lambda name: counts[name] - exact[name])[: size - sum(counts.values())]:
        counts[name] += 1
    return counts


def _uncertain(scores: Scores) -> Iterator[int]:
    """Yield the ads by how near their score is to its threshold, the signs taking turns."""
    for places in zip(*(np.argsort(column, kind="stable").tolist() for column in scores.doubt.T), strict=True):
        yield from places


def _conflicting(said: RuleVotes) -> Iterator[int]:
    """Yield the ads on which families disagree about a sign, the most evenly divided and most voted on first."""
    split = np.zeros(len(said.ads))
    for sign in {one.sign for one in said.rules}:
        votes = {1: np.zeros(len(said.ads)), 0: np.zeros(len(said.ads))}
        for family in {one.family for one in said.rules if one.sign == sign}:
            columns = [place for place, one in enumerate(said.rules) if (one.sign, one.family) == (sign, family)]
            answers = said.answers[:, columns]
            votes[1] += (answers == 1).any(axis=1)
            votes[0] += (answers == 0).any(axis=1) & ~(answers == 1).any(axis=1)
        less, more = np.minimum(votes[0], votes[1]), np.maximum(votes[0], votes[1])
        split = np.maximum(split, np.divide(less, more, out=np.zeros(len(split)), where=more > 0) * (less + more))
    yield from (int(place) for place in np.argsort(-split, kind="stable") if split[place] > 0)


def _novel(cases: Cases, frame: Frame, taken: Set[str], count: int) -> Iterator[int]:
    """Yield the ads whose words are least like any that is labelled, picked, or yielded before (Sener & Savarese 2018).

    Likeness is the cosine of hashed words.
    """
    if not count or not frame.first:
        return
    words = HashingVectorizer(n_features=FEATURES, alternate_sign=False).transform(cases.texts)
    near = np.zeros(len(cases))
    for place in (place for place, ad in enumerate(cases.ads) if ad.id in taken):
        near = np.maximum(near, (words @ words[place].T).toarray().ravel())
    places = np.array(frame.first)
    for _ in range(min(len(places), count * SPARE)):
        chosen = int(places[np.argmin(near[places])])
        yield chosen
        near = np.maximum(near, (words @ words[chosen].T).toarray().ravel())
        near[chosen] = np.inf


def _draw_gold(queue: Queue, aim: Aim, count: int, frame: Frame) -> None:
    """Draw gold from strata: the flagged ads, a stratum a sign, and the others; what one lacks another gives."""
    strata: dict[str, list[int]] = {name: [] for name in (*(sign.name for sign in queue.signs), "unflagged")}
    for place in frame.first:
        flags = queue.scores.flagged[place]
        name = next((sign.name for sign, flag in zip(queue.signs, flags, strict=True) if flag), "unflagged")
        strata[name].append(place)
    flagged = [name for name in strata if name != "unflagged" and strata[name]]
    left, wanted = count, round(count * queue.params.flagged)
    for place, name in enumerate(sorted(flagged, key=lambda name: len(strata[name]))):
        share = wanted // (len(flagged) - place)
        drawn = queue.draw("gold", aim, name, strata[name], share, frame)
        left, wanted = left - drawn, wanted - drawn
    queue.draw("gold", aim, "unflagged", strata["unflagged"], left, frame)


def _assigned(picks: Sequence[Pick], people: dict[str, AnnotatorParams]) -> Iterator[Pick]:
    """Yield the picks with who is asked, turn about, and on which day, so that nobody is asked for too many a day.

    Gold goes first to people who are asked about every sign.
    """
    if not people:
        yield from picks
        return
    if len(people) < max(pick.wanted for pick in picks):
        raise InputError(f"labeling.annotators names {len(people)}, expected {GOLD_ANSWERS} or more: gold needs them")
    asked = dict.fromkeys(people, 0)
    for pick in picks:
        gold = pick.why == "gold"
        order = sorted(
            people, key=lambda name: (gold and bool(people[name].not_asked), asked[name] / people[name].per_day)
        )
        chosen = order[: pick.wanted]
        for name in chosen:
            asked[name] += 1
        day = max((asked[name] - 1) // people[name].per_day + 1 for name in chosen)
        yield pick.model_copy(update={"annotators": tuple(sorted(chosen)), "day": day})
