"""Plots as SVG or PNG, drawn offline and without a script in the page."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

import altair as alt
import vl_convert

from eval.evaluation import SignEvaluation

WIDTH, HEIGHT = 300, 240
INK, POSITIVE, NEGATIVE = "#1f3a5f", "#b5472f", "#8aa0b8"


def precision_recall(sign: SignEvaluation) -> alt.TopLevelMixin:
    """Return precision over recall at the cut-offs of the threshold table."""
    rows = [{"recall": row.recall, "precision": row.precision} for row in sign.thresholds if row.precision is not None]
    line = alt.Chart(_data(rows), width=WIDTH, height=HEIGHT).mark_line(point=True, color=INK)
    return line.encode(x=_share("recall"), y=_share("precision"), order="recall:Q")


def reliability(sign: SignEvaluation) -> alt.TopLevelMixin:
    """Return the share of positives over the predicted probability; on the dashed line the two agree."""
    rows = [{"predicted": part.predicted, "observed": part.observed} for part in sign.reliability]
    ideal = alt.Chart(_data([{"p": 0}, {"p": 1}])).mark_line(strokeDash=[4, 4], color=NEGATIVE).encode(x="p:Q", y="p:Q")
    line = alt.Chart(_data(rows)).mark_line(point=True, color=INK)
    return (ideal + line.encode(x=_share("predicted"), y=_share("observed"))).properties(width=WIDTH, height=HEIGHT)


def distribution(sign: SignEvaluation) -> alt.TopLevelMixin:
    """Return how many ads of each label have which probability (root scale, so that few stay visible)."""
    rows: list[dict[str, Any]] = []
    for bar in sign.distribution:
        rows.append({"start": bar.start, "ads": bar.negative, "label": "negative"})
        rows.append({"start": bar.start, "ads": bar.positive, "label": "positive"})
    bars = alt.Chart(_data(rows), width=WIDTH, height=HEIGHT).mark_bar()
    colours = alt.Scale(domain=["negative", "positive"], range=[NEGATIVE, POSITIVE])
    return bars.encode(
        x=alt.X("start:O", title="probability", axis=alt.Axis(format=".2f", labelAngle=0, labelOverlap=True)),
        y=alt.Y("ads:Q", title="ads", scale=alt.Scale(type="sqrt")),
        color=alt.Color("label:N", title="label", scale=colours),
        xOffset="label:N",
    )


PLOTS = {
    "precision and recall": precision_recall,
    "reliability": reliability,
    "score distribution": distribution,
}


def to_svg(chart: alt.TopLevelMixin, *, title: str) -> str:
    """Return inline SVG that a screen reader announces by its title."""
    svg: str = vl_convert.vegalite_to_svg(chart.to_dict())
    label = escape(title, quote=True)
    return re.sub(r"<svg ", f'<svg role="img" aria-label="{label}" ', svg, count=1)


def to_png(chart: alt.TopLevelMixin) -> bytes:
    """Return a PNG at twice the size."""
    png: bytes = vl_convert.vegalite_to_png(chart.to_dict(), scale=2)
    return png


def _data(rows: Sequence[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=list(rows))


def _share(name: str) -> Any:
    axis = {"recall": alt.X, "predicted": alt.X}.get(name, alt.Y)
    return axis(f"{name}:Q", scale=alt.Scale(domain=[0, 1]))
