"""One self-contained HTML page that somebody who does not program can read."""

from collections.abc import Mapping
from typing import Any

import jinja2

from eval.evaluation import Evaluation, SignEvaluation
from eval.metrics import title_of
from eval.plots import PLOTS, to_svg

BANNERS = {
    "simulated": "This model learned from SIMULATED ads. Nothing on this page says how well it sees real ones, "
    "and its recall of minors in service ads is unknown by design.",
    "proxy": "This model learned from real text with ANOTHER QUESTION (a proxy). Nothing on this page says how well "
    "it sees coercion or minors.",
    "own": "This model learned from labels of its owner's own.",
}
MEANINGS = {
    "average_precision": "Quality of the ranking from 0 to 1. Chance gives the prevalence.",
    "recall_at_fpr": "Share of positives found when so few of the negatives are flagged.",
    "precision": "Share of flagged ads that are positive.",
    "recall": "Share of positive ads that are flagged.",
    "f1": "Balance of the two above.",
    "brier": "Mean squared error of the probabilities; lower is better.",
    "ece": "Mean distance between a stated probability and what happened; lower is better.",
}


def to_html(evaluation: Evaluation, *, gap: Evaluation | None = None) -> str:
    """Return the page; `gap` is the same family fitted and judged on a random split of the same ads."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("eval", "templates"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("report.html").render(
        evaluation=evaluation,
        gap=gap,
        banner=BANNERS[evaluation.model.provenance],
        signs=[
            _section(name, sign, gap, evaluation.params.false_positive_rate) for name, sign in evaluation.signs.items()
        ],
    )


def _section(name: str, sign: SignEvaluation, gap: Evaluation | None, rate: float) -> Mapping[str, Any]:
    beside = gap.signs.get(name) if gap else None
    return {
        "name": name,
        "sign": sign,
        "headline": _headline(sign),
        "figures": [
            (title_of(key, rate), estimate, MEANINGS[key], beside.figures[key] if beside else None)
            for key, estimate in sign.figures.items()
        ],
        "plots": [
            (plot.title, to_svg(plot.draw(sign), title=f"{plot.title} of {name}"), plot.caption) for plot in PLOTS
        ],
    }


def _headline(sign: SignEvaluation) -> str:
    """Say in words what the threshold does."""
    recall, precision = sign.figures["recall"].value, sign.figures["precision"].value
    if recall is None:
        return "This split holds no positive ad, so nothing can be said of what is found or missed."
    found = f"Of 100 positive ads about {recall * 100:.0f} are flagged and {100 - recall * 100:.0f} are missed."
    if precision is None:
        return f"{found} Nothing is flagged."
    return (
        f"{found} Of 100 flagged ads about {precision * 100:.0f} are positive and {100 - precision * 100:.0f} are not."
    )
