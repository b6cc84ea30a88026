"""What labels are worth: none by people, some picked at random, as many asked for by the queue, or all true ones.

Average precision against the truth on test: the ads of campaigns that begin after those of train and validation. A
label is one answer of one simulated annotator, seen blind; the seven take turns. In every arm the rules label what
nobody looked at, and a label spreads to ads of the same text; only what is asked for differs. The model is the linear
family.
"""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import expit
from scipy.stats import t as student
from sklearn.metrics import average_precision_score

from ads.params import AdsParams
from ads.world import WORLD_VERSION, Posted, Settings, simulate
from ads.world.annotators import HARDNESS, read_annotators
from ads.world.bank import SIGNS
from ads.world.chance import Dice
from benchmarks.record import Table, write
from labeling.cases import Cases, look
from labeling.gold import Labels, label
from labeling.params import LabelingParams, QueueParams
from labeling.queue import Scores, next_round
from labeling.rounds import Round
from labeling.rules import RuleVotes, ask, house_rules
from labeling.splits import Split, by_time
from labeling.votes import Vote
from models.base import Examples, Silent
from models.linear import LinearFamily, LinearModel
from models.params import ModelsParams
from models.signs import Floats

ADS, PREVALENCE = 20_000, 0.05
SEEDS = (31, 32, 33, 34, 35)
AT = datetime(2026, 1, 1, tzinfo=UTC)
STEPS = (50, 100, 200, 500, 1000)  # labels after which a model is fitted and the queue goes on
# The default shares of a round without its gold, which would be labelled beside it.
PARAMS = LabelingParams(
    queue=QueueParams(uncertain=0.57, conflict=0.07, novel=0.07, random=0.29, validation=0, test=0, blind=1, double=0)
)
SIGNS_ASKED = PARAMS.named_signs()


@dataclass(frozen=True)
class World:
    """A world as people who label see it, and its truth of shape (ads, signs) apart."""

    seed: int
    posted: list[Posted]
    cases: Cases
    said: RuleVotes
    splits: list[Split]
    truth: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, seed: int) -> "World":
        """Make one, and read it."""
        posted = list(simulate(Settings(ads=ADS, seed=seed, prevalence=PREVALENCE, labelled=0)))
        cases = look([one.ad for one in posted], AdsParams())
        said = ask(house_rules([sign.name for sign in SIGNS_ASKED]), cases)
        splits = by_time(cases.linkage.inseparable, [one.at for one in posted], PARAMS.splits)
        truth = np.array([[sign.name in one.truth.signs for sign in SIGNS_ASKED] for one in posted])
        return cls(seed, posted, cases, said, splits, truth)

    def places(self, split: Split) -> list[int]:
        """Return the ads of a split."""
        return [place for place, side in enumerate(self.splits) if side == split]

    def answers(self, place: int, turn: int) -> list[Vote]:
        """Return what the annotator whose turn it is says of an ad."""
        people = read_annotators()
        one, who = self.posted[place], people[turn % len(people)]
        dice = Dice.of(one.ad.id, self.seed, "answers")
        hardness = HARDNESS * dice.normal()
        return [
            Vote(ad=one.ad.id, annotator=who.name, sign=sign, at=AT, blind=True,
                 value=int(dice.chance(who.chance(sign, one.ad, one.truth, hardness=hardness))))
            for sign in SIGNS
        ]  # fmt: skip

    def labelled(self, people: list[Vote]) -> Labels:
        """Return the labels of train that people and rules come to."""
        weak = list(self.said.votes(SIGNS_ASKED, AT))
        ads = self.cases.ads
        return label(ads, self.splits, self.cases.linkage.alike, SIGNS_ASKED, people=people, weak=weak, params=PARAMS)

    def fit(self, places: list[int], targets: Floats) -> LinearModel:
        """Fit the linear family on ads of train."""
        kept = [row for row, place in enumerate(places) if self.splits[place] == "train"]
        texts = [self.cases.texts[places[row]] for row in kept]
        groups = np.array([self.cases.linkage.inseparable[places[row]] for row in kept])
        train = Examples(texts, targets[kept], groups)
        return LinearFamily().fit(
            train, train, params=ModelsParams(), seed=0, watcher=Silent(), scratch=Path("artifacts/none")
        )

    def precisions(self, model: LinearModel) -> dict[str, float]:
        """Return average precision on test."""
        test = self.places("test")
        scores = model.logits([self.cases.texts[place] for place in test])
        truth = self.truth[test]
        return {
            sign: float(average_precision_score(truth[:, place], scores[:, place])) for place, sign in enumerate(SIGNS)
        }


def run() -> Path:
    """Measure, write the record, and return its path."""
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        rows = [row for found in pool.map(judge, SEEDS) for row in found]
    return write("labeling", [_curves(rows), _paired(rows)], {"world": WORLD_VERSION, "rows": rows})


def judge(seed: int) -> list[dict[str, Any]]:
    """Return average precision of every arm in one world."""
    world = World.of(seed)
    rows: list[dict[str, Any]] = []

    def add(arm: str, labels: int, model: LinearModel, asked: list[int]) -> None:
        found = world.truth[asked].sum(axis=0) if asked else np.zeros(len(SIGNS))
        for place, (sign, figure) in enumerate(world.precisions(model).items()):
            rows.append({"seed": seed, "arm": arm, "labels": labels, "sign": sign, "average_precision": figure,
                         "with_sign": int(found[place])})  # fmt: skip

    alone = world.labelled([])
    first = world.fit(alone.places.tolist(), alone.values)
    add("rules", 0, first, [])
    train = world.places("train")
    add("truth", len(train), world.fit(train, world.truth[train].astype(float)), [])
    order = np.random.default_rng(seed).permutation(train).tolist()
    for count in STEPS:
        votes = [vote for turn, place in enumerate(order[:count]) for vote in world.answers(place, turn)]
        add("random", count, _fitted(world, votes), order[:count])
    _queued(world, first, add)
    return rows


def _queued(world: World, model: LinearModel, add: Any) -> None:
    """Let the queue ask, round after round, each with the model of the round before."""
    row_of = {ad.id: place for place, ad in enumerate(world.cases.ads)}
    rounds: list[Round] = []
    votes: list[Vote] = []
    asked: list[int] = []
    for count in STEPS:
        scores = Scores(expit(model.logits(world.cases.texts)), (0.5,) * len(SIGNS), "linear")
        one = next_round(world.cases, count - len(asked), scores=scores, said=world.said, params=PARAMS, rounds=rounds)
        rounds.append(one)
        for pick in one.picks:
            votes += world.answers(row_of[pick.ad], len(asked))
            asked.append(row_of[pick.ad])
        model = _fitted(world, votes)
        add("queue", count, model, asked)


def _fitted(world: World, votes: list[Vote]) -> LinearModel:
    labels = world.labelled(votes)
    return world.fit(labels.places.tolist(), labels.values)


def _curves(rows: list[dict[str, Any]]) -> Table:
    keys = dict.fromkeys((row["arm"], row["labels"] if row["arm"] in ("random", "queue") else None) for row in rows)
    lines = []
    for arm, labels in sorted(keys, key=lambda key: (key[1] is not None, key[1] or 0, key[0])):
        mine = [row for row in rows if row["arm"] == arm and labels in (None, row["labels"])]
        cells = [_cell([row["average_precision"] for row in mine if row["sign"] == sign]) for sign in SIGNS]
        seen = (
            [_count([row["with_sign"] for row in mine if row["sign"] == sign]) for sign in SIGNS]
            if labels
            else ["", ""]
        )
        lines.append([arm, "all" if arm == "truth" else str(labels or 0), *cells, *seen])
    note = (
        "Average precision on test: mean of five seeds, with lowest and highest. `rules` has no human label, `truth` "
        "every true one of train. The last columns say how many of the ads asked for have the sign. Rules label the "
        "rest of train in every arm but `truth`."
    )
    columns = ["asked", "labels", *SIGNS, *(f"{sign}: ads with it" for sign in SIGNS)]
    return Table("What labels are worth", _measured_on(), columns, lines, note)


def _paired(rows: list[dict[str, Any]]) -> Table:
    figures = {(row["arm"], row["labels"], row["sign"], row["seed"]): row["average_precision"] for row in rows}
    lines = []
    for count in STEPS:
        cells = []
        for sign in SIGNS:
            gains = [figures["queue", count, sign, seed] - figures["random", count, sign, seed] for seed in SEEDS]
            half = float(student.ppf(0.975, len(gains) - 1)) * stdev(gains) / len(gains) ** 0.5
            cells.append(f"{mean(gains):+.3f} [{mean(gains) - half:+.3f}, {mean(gains) + half:+.3f}]")
        lines.append([str(count), *cells])
    note = "Average precision of the queue minus that of random picks, paired by seed; 95 % interval by Student's t."
    return Table("The queue beside random picks", _measured_on(), ["labels", *SIGNS], lines, note)


def _measured_on() -> str:
    return f"world {WORLD_VERSION}, {ADS:,} ads, prevalence {PREVALENCE}, seeds {SEEDS[0]} to {SEEDS[-1]}"


def _cell(figures: list[float]) -> str:
    return f"{mean(figures):.3f} [{min(figures):.3f}, {max(figures):.3f}]"


def _count(counts: list[int]) -> str:
    return f"{mean(counts):.0f}"
