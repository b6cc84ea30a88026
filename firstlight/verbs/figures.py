"""An evaluation as people see it in a terminal."""

from typing import TYPE_CHECKING

from firstlight.console import say, table

if TYPE_CHECKING:
    from eval.evaluation import Evaluation


def print_evaluation(evaluation: "Evaluation", gap: "Evaluation | None" = None) -> None:
    """Print one table a sign; `gap` is the random split beside it."""
    from eval.metrics import title_of

    model = evaluation.model
    say(
        f"{model.name} {model.version} ({model.provenance}) on {evaluation.split}: "
        f"{evaluation.ads} ads in {evaluation.groups} groups of dataset {evaluation.dataset[:12]}"
    )
    for warning in evaluation.warnings:
        say(f"warning: {warning}")
    columns = ["figure", "value and interval", *(["on a random split"] if gap else [])]
    for name, sign in evaluation.signs.items():
        say()
        say(f"{name}: {sign.positive} of {sign.ads} positive, flagged from {sign.cutoffs.threshold:.3f} on")
        beside = gap.signs[name].figures if gap else {}
        rate = evaluation.params.false_positive_rate
        rows = [
            [title_of(key, rate), estimate, *([beside[key]] if gap else [])] for key, estimate in sign.figures.items()
        ]
        table(columns, rows)


def print_thresholds(evaluation: "Evaluation") -> None:
    """Print what each cut-off would mean, one table a sign."""
    for name, sign in evaluation.signs.items():
        say()
        say(f"{name}, at other cut-offs:")
        rows = [
            [f"{row.cutoff:.4f}", f"{row.recall:.3f}", f"{row.precision:.3f}", f"{row.alerts_per_10_000:.0f}"]
            for row in sign.thresholds
        ]
        table(["cut-off", "recall", "precision", "alerts per 10,000"], rows)
