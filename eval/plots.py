"""Plots as SVG or PNG, drawn offline and without a script in the page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import altair as alt
import vl_convert

from eval.evaluation import SignEvaluation

WIDTH, HEIGHT = 250, 220
INK, POSITIVE, NEGATIVE = "#1f3a5f", "#b5472f", "#8aa0b8"


@dataclass(frozen=True, slots=True)
class Plot:
    """A kind of plot: its title, what it says to people who do not program, and how it is drawn."""

    title: str
    caption: str
    draw: Callable[[SignEvaluation], alt.TopLevelMixin]


def precision_recall(sign: SignEvaluation) -> alt.TopLevelMixin:
    """Return precision over recall, with the threshold marked."""
    rows = [{"recall": point.recall, "precision": point.precision} for point in sign.curve]
    chosen = {"recall": sign.figures["recall"].value, "precision": sign.figures["precision"].value}
    line = _chart(rows).mark_line(color=INK).encode(x=_share_x("recall"), y=_share_y("precision"), order="recall:Q")
    mark = _chart([chosen]).mark_point(size=90, filled=True, color=POSITIVE)
    return _sized(line + mark.encode(x=_share_x("recall"), y=_share_y("precision")))


def reliability(sign: SignEvaluation) -> alt.TopLevelMixin:
    """Return the share of positives over the predicted probability."""
    rows = [{"predicted": part.predicted, "observed": part.observed} for part in sign.reliability]
    ends = [{"predicted": share, "observed": share} for share in (0, 1)]
    x, y = _share_x("predicted", "predicted probability"), _share_y("observed", "share of positives")
    ideal = _chart(ends).mark_line(strokeDash=[4, 4], color=NEGATIVE).encode(x=x, y=y)
    return _sized(ideal + _chart(rows).mark_line(point=True, color=INK).encode(x=x, y=y))


def distribution(sign: SignEvaluation) -> alt.TopLevelMixin:
    """Return how many ads of each label have which probability."""
    rows: list[dict[str, Any]] = []
    for bar in sign.distribution:
        rows.append({"start": bar.start, "ads": bar.negative, "label": "negative"})
        rows.append({"start": bar.start, "ads": bar.positive, "label": "positive"})
    colours = alt.Scale(domain=["negative", "positive"], range=[NEGATIVE, POSITIVE])
    bars = (
        _chart(rows)
        .mark_bar()
        .encode(
            x=alt.X("start:O", title="probability", axis=alt.Axis(format=".2f", labelAngle=0, labelOverlap=True)),
            y=alt.Y("ads:Q", title="ads", scale=alt.Scale(type="sqrt")),
            color=alt.Color("label:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
            xOffset="label:N",
        )
    )
    return _sized(bars)


PLOTS = (
    Plot(
        "precision and recall",
        "What is gained in recall is paid for in precision; the dot is the bundle's threshold.",
        precision_recall,
    ),
    Plot(
        "reliability",
        "How often ads with a stated probability were positive; on the dashed line the two agree.",
        reliability,
    ),
    Plot(
        "score distribution",
        "How many ads of each label have which probability (root scale, so that few stay visible).",
        distribution,
    ),
)


def to_svg(chart: alt.TopLevelMixin, *, title: str) -> str:
    """Return inline SVG that a screen reader announces by its title."""
    svg: str = vl_convert.vegalite_to_svg(chart.to_dict())
    label = escape(title, quote=True)
    return re.sub(r"<svg ", lambda _: f'<svg role="img" aria-label="{label}" ', svg, count=1)


def to_png(chart: alt.TopLevelMixin) -> bytes:
    """Return a PNG at twice the size."""
    png: bytes = vl_convert.vegalite_to_png(chart.to_dict(), scale=2)
    return png


def _chart(rows: Sequence[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(rows)))


def _sized(chart: Any) -> alt.TopLevelMixin:
    sized: alt.TopLevelMixin = chart.properties(width=WIDTH, height=HEIGHT)
    return sized


def _share_x(name: str, title: str | None = None) -> alt.X:
    return alt.X(f"{name}:Q", title=title or name, scale=alt.Scale(domain=[0, 1]))


def _share_y(name: str, title: str | None = None) -> alt.Y:
    return alt.Y(f"{name}:Q", title=title or name, scale=alt.Scale(domain=[0, 1]))
