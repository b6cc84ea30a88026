"""What plain models find in the simulated archive, and how much of it is new text: nothing here is tuned.

Three baselines: how many indicators the rules find, word and character n-grams with logistic regression, and a frozen
MiniLM with logistic regression. Each is fitted on the first year and judged on the last quarter, on actors who did not
post before; then, for comparison, on a random split of the same ads, where campaigns leak.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from scipy.sparse import csr_array, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from transformers import AutoModel, AutoTokenizer

from ads.evidence import Evidence, gather
from ads.indicators import load_registry
from ads.params import AdsParams
from ads.world import WORLD_VERSION, Settings, simulate
from ads.world.bank import SIGNS, Sign
from ads.world.settings import QUARTER, month_of
from benchmarks.record import Table, write
from models.encoder import encoder_folder

ADS = 10_000
SEEDS = (11, 12, 13, 14, 15)
REPEATS = (0.5, 0.0)
YEAR = 12
TOKENS = 96
BATCH = 64
NEGATIVES = 2000  # without a sign that the encoder reads of train: it is slow
SHOWN = (("time", "all"), ("time", "main"), ("time", "held out"), ("random", "all"))  # split and part
MODELS = ("rules alone", "n-grams", "frozen MiniLM")

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Corpus:
    """One world, read once: masked text, how many concerns are found for each sign, and the truth."""

    texts: list[str]
    concerns: dict[Sign, Floats]
    labels: dict[Sign, npt.NDArray[np.bool_]]
    months: Places
    actors: npt.NDArray[np.str_]
    held_out: npt.NDArray[np.bool_]

    def by_time(self) -> tuple[Places, Places]:
        """Return the places of train (first year) and of test (last quarter, actors who did not post before)."""
        train = np.flatnonzero(self.months < YEAR)
        late = np.flatnonzero(self.months >= self.months.max() + 1 - QUARTER)
        return train, late[~np.isin(self.actors[late], self.actors[self.months < self.months[late].min()])]

    def at_random(self, seed: int) -> tuple[Places, Places]:
        """Return as many places of each at random."""
        train, test = self.by_time()
        order = np.random.default_rng(seed).permutation(len(self.texts))
        return order[: len(train)], order[len(train) : len(train) + len(test)]

    def fewer(self, places: Places, seed: int) -> Places:
        """Return all of some places that have a sign, and NEGATIVES of the others."""
        signed = np.any([self.labels[sign][places] for sign in SIGNS], axis=0)
        others = np.random.default_rng(seed).permutation(places[~signed])[:NEGATIVES]
        return np.concatenate([places[signed], others])


def run() -> Path:
    """Measure, write the record, and return its path."""
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=torch.set_num_threads, initargs=(1,)) as pool:
        found = list(pool.map(_judged, SEEDS * len(REPEATS), sorted(REPEATS * len(SEEDS))))
    rows = [row for one in found for row in one]
    tables = [_table(repeats, rows) for repeats in REPEATS]
    return write("baselines", tables, {"world": WORLD_VERSION, "rows": rows})


def corpus(settings: Settings) -> Corpus:
    """Return a world as the baselines see it."""
    posted = list(simulate(settings))
    evidence = [gather(one.ad, phone_region=AdsParams().phone_region) for one in posted]
    return Corpus(
        texts=[one.masked for one in evidence],
        concerns={sign: np.array([_concerns(one, sign) for one in evidence], dtype=float) for sign in SIGNS},
        labels={sign: np.array([sign in one.truth.signs for one in posted]) for sign in SIGNS},
        months=np.array([month_of(one.at) for one in posted]),
        actors=np.array([one.truth.actor for one in posted]),
        held_out=np.array([one.truth.half == "held_out" for one in posted]),
    )


def _concerns(evidence: Evidence, sign: Sign) -> int:
    """Return how many different concerns are found for a sign; tiers are respected: E1- and origin never count."""
    findings = load_registry().find(evidence)
    fit = (one for one in findings if one.polarity == "concern" and one.sign in (sign, "both"))
    return len({one.indicator for one in fit if one.indicator != "origin_stated"})


def _judged(seed: int, repeats: float) -> list[dict[str, Any]]:
    """Return average precision of each model, sign and split in one world."""
    ads = corpus(Settings(ads=ADS, seed=seed, repeats=repeats, labelled=0))
    encoder = Encoder.load()
    rows: list[dict[str, Any]] = []
    for split, (train, test) in {"time": ads.by_time(), "random": ads.at_random(seed)}.items():
        few = ads.fewer(train, seed)
        features = {
            "n-grams": (train, *_ngrams([ads.texts[place] for place in train], [ads.texts[place] for place in test])),
            "frozen MiniLM": (few, *(encoder.embed([ads.texts[place] for place in part]) for part in (few, test))),
        }
        for sign in SIGNS:
            labels = ads.labels[sign]
            scores = {"rules alone": ads.concerns[sign][test]}
            for name, (places, fit, judge) in features.items():
                regression = LogisticRegression(C=10.0, solver="liblinear", random_state=0).fit(fit, labels[places])
                scores[name] = regression.decision_function(judge)
            for name, score in scores.items():
                rows += _precisions(name, score, labels[test], ads.held_out[test], seed, repeats, split, sign)
    return rows


def _precisions(
    name: str,
    score: Floats,
    labels: npt.NDArray[np.bool_],
    held_out: npt.NDArray[np.bool_],
    seed: int,
    repeats: float,
    split: str,
    sign: Sign,
) -> list[dict[str, Any]]:
    head = {"model": name, "seed": seed, "repeats": repeats, "split": split, "sign": sign}
    parts = {"all": np.ones(len(labels), dtype=bool)}
    if split == "time":
        parts |= {"main": ~held_out, "held out": held_out}
    return [
        {**head, "part": part, "ads": int(chosen.sum()), "positives": int(labels[chosen].sum()),
         "average_precision": float(average_precision_score(labels[chosen], score[chosen]))}
        for part, chosen in parts.items()
        if labels[chosen].any()
    ]  # fmt: skip


def _ngrams(train: Sequence[str], test: Sequence[str]) -> tuple[csr_array, csr_array]:
    makers = (
        TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=5, sublinear_tf=True),
    )
    fitted = csr_array(hstack([maker.fit_transform(train) for maker in makers]))
    return fitted, csr_array(hstack([maker.transform(test) for maker in makers]))


@dataclass(frozen=True)
class Encoder:
    """The packaged encoder as it was published."""

    tokenizer: Callable[..., Any]
    model: Callable[..., Any]

    @classmethod
    def load(cls) -> "Encoder":
        """Return it, ready to read."""
        folder = encoder_folder(None)
        return cls(AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval())

    def embed(self, texts: Sequence[str]) -> Floats:
        """Return (n, 384) mean-pooled embeddings of unit length."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        pooled = np.concatenate([self._pooled([texts[place] for place in places]) for places in batches])
        return pooled[np.argsort(order)]

    def _pooled(self, texts: list[str]) -> Floats:
        tokens = self.tokenizer(texts, padding=True, truncation=True, max_length=TOKENS, return_tensors="pt")
        with torch.inference_mode():
            states = self.model(**tokens).last_hidden_state
        mask = tokens["attention_mask"][..., None]
        vectors: Floats = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1)).numpy().astype(float)
        return vectors


def _table(repeats: float, rows: Sequence[dict[str, Any]]) -> Table:
    wanted = [row for row in rows if row["repeats"] == repeats]
    columns = ["sign", "model", "last quarter", "its main half", "its held-out half", "random split"]
    lines = [
        [sign, model, *(_cell(wanted, sign, model, *where) for where in SHOWN)] for sign in SIGNS for model in MODELS
    ]
    lines += [[sign, "prevalence", *(_prevalence(wanted, sign, *where) for where in SHOWN)] for sign in SIGNS]
    note = (
        "Average precision against the truth, masked text: mean of five seeds, with lowest and highest. The last "
        "quarter holds actors who did not post before; the random split lets campaigns leak, and shows it. The "
        f"encoder reads all ads of train with a sign and {NEGATIVES:,} others."
    )
    title = f"Baselines on the simulated archive, repeats {repeats:g}"
    return Table(title, f"world {WORLD_VERSION}, {ADS:,} ads, prevalence 0.05, five seeds", columns, lines, note)


def _cell(rows: Sequence[dict[str, Any]], sign: str, model: str, split: str, part: str) -> str:
    found = [
        row["average_precision"]
        for row in rows
        if (row["sign"], row["model"], row["split"], row["part"]) == (sign, model, split, part)
    ]
    return f"{mean(found):.3f} [{min(found):.3f}, {max(found):.3f}]" if found else "none there"


def _prevalence(rows: Sequence[dict[str, Any]], sign: str, split: str, part: str) -> str:
    found = [row for row in rows if (row["sign"], row["split"], row["part"]) == (sign, split, part)]
    return f"{sum(row['positives'] for row in found) / sum(row['ads'] for row in found):.3f}"
