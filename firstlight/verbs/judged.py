"""firstlight eval reading."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ads.errors import Rejection
from ads.neutral import for_json
from ads.storage import require_absent, write_atomic
from firstlight.console import bar, emit, say, table, warn
from firstlight.options import Json, ParamsFile, Settings
from firstlight.params import load_params

if TYPE_CHECKING:
    from eval.grouping import CampaignFigures
    from eval.reading import Outcome, ReadingEvaluation

NOTE = (
    "Precision and recall have Wilson intervals. F1 = 2TP / (2TP + FP + FN) is treated as a proportion for its own. "
    "A right place with a wrong value is both too much and missed."
)
COLUMNS = ("field", "right", "too much", "missed", "precision", "recall", "F1")


def judge_reading(
    truth: Annotated[Path, typer.Option("--truth", help="JSON Lines: an ad a line, with what is marked in it.")],
    errors: Annotated[
        Path | None,
        typer.Option("--errors", help="Also write what was missed, too much or wrong to this new file (JSON Lines)."),
    ] = None,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Judge how ads are read: precision, recall and F1 of each field, by language, and clean or obscured.

    Rows of the truth that cannot be used are told on standard error, and the rest goes on.

        firstlight eval reading --truth marked.jsonl --errors errors.jsonl
    """
    chosen = load_params(params, settings)
    if errors:
        require_absent(errors)
    from ads.evidence import gather
    from eval.reading import judge, read_all
    from eval.truth import load_truth

    marked = load_truth(truth)
    for rejection in marked.rejections:
        warn(f"set aside: {rejection}")
    with bar("reading"):
        outcomes = read_all(marked, lambda ad: gather(ad, phone_region=chosen.ads.phone_region, ner=chosen.ads.ner))
        evaluation = judge(outcomes, confidence=chosen.eval.confidence, linkage=chosen.ads.linkage)
    if errors:
        _write(outcomes, errors)
    if as_json:
        emit(_record(evaluation, truth, marked.rejections))
        return
    _print(evaluation, truth)


def _record(evaluation: "ReadingEvaluation", truth: Path, rejections: tuple[Rejection, ...]) -> dict[str, Any]:
    figures = evaluation.model_dump(mode="json")
    return {"truth": str(truth), **figures, "note": NOTE, "rejected": list(map(str, rejections))}


def _write(outcomes: "list[Outcome]", path: Path) -> None:
    from eval.reading import errors

    lines = (for_json(json.dumps(found, ensure_ascii=False)) for found in errors(outcomes))
    write_atomic(path, "".join(f"{line}\n" for line in lines))


def _print(evaluation: "ReadingEvaluation", truth: Path) -> None:
    say(f"{_ads(evaluation.ads)} of {truth}, intervals of {evaluation.confidence:.0%}")
    for name, part in evaluation.slices.items():
        say()
        say(f"{name}: {_ads(part.ads)}")
        rows = [
            [field.replace("_", " "), figures.right, figures.too_much, figures.missed, figures.precision,
             figures.recall, figures.f1]
            for field, figures in part.fields.items()
            if figures.f1.value is not None
        ]  # fmt: skip
        table(COLUMNS, rows)
    if evaluation.campaigns:
        _print_campaigns(evaluation.campaigns)
    say()
    say(NOTE)


def _print_campaigns(figures: "CampaignFigures") -> None:
    say()
    say(f"campaigns: {figures.marked} marked, {figures.found} found, {figures.mixed} of these mixed")
    rows = [
        ["pairs of ads", *map(_share, (figures.pair_precision, figures.pair_recall, figures.pair_f1))],
        ["ads (B-cubed)", *map(_share, (figures.b_cubed_precision, figures.b_cubed_recall, figures.b_cubed_f1))],
    ]
    table(["over", "precision", "recall", "F1"], rows)


def _share(value: float | None) -> str:
    return "no meaning here" if value is None else f"{value:.3f}"


def _ads(count: int) -> str:
    return f"{count} ad{'' if count == 1 else 's'}"
