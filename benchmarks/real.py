"""Real labelled text with another question: both families on the grouped split, and beside it on a random one.

The folder of real data is named by FIRSTLIGHT_REAL_DATA, `../shared/data` beside the repository where it is not set.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from ads.archive import Archive, Columns, split_rejections
from ads.tables import TableFormat
from benchmarks.record import ROOT, Table, write
from eval.evaluation import Evaluation, evaluate
from firstlight.params import Params
from labeling.build import import_labelled
from labeling.dataset import Dataset
from labeling.sources import Mapping
from models.params import ModelsParams
from models.scorer import Scorer
from training.fit import Recipe, fit
from training.gap import evaluate_at_random

FOLDER = Path(os.environ.get("FIRSTLIGHT_REAL_DATA", ROOT.parent / "shared" / "data"))
FAMILIES: tuple[Literal["linear", "transformer"], ...] = ("linear", "transformer")
SHOWN = ("average_precision", "f1", "recall_at_fpr", "ece")


def job_ads() -> Dataset:
    """Return the balanced job ads, both published halves regrouped."""
    files = [FOLDER / "emscad" / f"{half}_balanced.csv" for half in ("train", "test")]
    return import_labelled(
        Archive.at(files), Mapping(signs=("fraud=fraudulent",)), provenance="proxy", params=Params().labeling
    )


def messages() -> Dataset:
    """Return the text messages."""
    table = TableFormat("\t", ("label", "text"))
    archive = Archive.at([FOLDER / "sms_spam" / "SMSSpamCollection"], table=table, columns=Columns(("text",)))
    return import_labelled(archive, Mapping(signs=("spam=label:spam",)), provenance="proxy", params=Params().labeling)


def run() -> Path:
    """Fit and judge everything; takes about an hour on two cores."""
    figures: dict[str, Any] = {}
    tables = []
    for title, dataset in (("Job ads (EMSCAD, balanced): fraud", job_ads()), ("Text messages: spam", messages())):
        rows = []
        for family in FAMILIES:
            grouped, at_random = _both(dataset, family)
            figures[f"{title} / {family}"] = {
                "grouped": grouped.model_dump(mode="json", include={"signs", "ads", "groups"}),
                "random": at_random.model_dump(mode="json", include={"signs", "ads", "groups"}),
            }
            rows += [_row(family, "grouped", grouped), _row(family, "random", at_random)]
        part = dataset.split("test")
        counts = (
            f"test split of {len(part)} real texts whose question is another one (proxy), dataset {dataset.hash[:12]}"
        )
        columns = [
            "family",
            "split",
            "average precision",
            "F1 at the threshold",
            "recall at 1 % false positives",
            "ECE",
        ]
        tables.append(Table(title, counts, columns, rows, NOTE))
    tables.append(_original_rows())
    return write("real", tables, figures)


NOTE = (
    "The grouped split keeps near-duplicates on one side and is the one to quote; the random split is the same recipe "
    "on the same texts, shared out one by one. Thresholds come from validation data."
)


def _both(dataset: Dataset, family: Literal["linear", "transformer"]) -> tuple[Evaluation, Evaluation]:
    params = Params()
    with TemporaryDirectory() as folder:
        training = params.training.model_copy(update={"family": family, "scratch": folder})
        recipe = Recipe(training, ModelsParams(), params.ads)
        grouped = evaluate(Scorer(fit(dataset, recipe), "grouped"), dataset, params=params.eval)
        return grouped, evaluate_at_random(dataset, recipe, params.eval)


def _row(family: str, split: str, evaluation: Evaluation) -> list[str]:
    (sign,) = evaluation.signs.values()
    return [family, split, *(str(sign.figures[name]) for name in SHOWN)]


def _original_rows() -> Table:
    """Score the original rows with the model of the balanced ones: counts alone, since most rows were seen."""
    params = Params()
    scorer = Scorer(fit(job_ads(), Recipe(params.training, ModelsParams(), params.ads)), "grouped")
    columns = Columns(("title", "company_profile", "description", "requirements", "benefits"))
    ads, rejections = split_rejections(Archive.at([FOLDER / "emscad" / "raw_rows_sample.csv"], columns=columns))
    flagged = sum(next(iter(found.signs.values())).flag for found in scorer.assess(ads))
    return Table(
        "Original job-ad rows, scored",
        "1,350 original rows, many of them near-copies of training ads, so that no quality is quoted",
        ["rows", "scored", "set aside", "flagged"],
        [[str(len(ads) + len(rejections)), str(len(ads)), str(len(rejections)), str(flagged)]],
    )
