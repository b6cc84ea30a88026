"""How the shape of the simulated archive is drawn."""

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt

from benchmarks.shape import LENGTHS

Shape = dict[str, Any]
Draw = Callable[[Shape], alt.TopLevelMixin]
INK = "#1f3a5f"
COLOURS = ["#1f3a5f", "#b5472f", "#5b8c5a", "#8aa0b8", "#c99a2e", "#6b4c7a", "#3f8f9b", "#9a9a9a"]
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WIDTH, HEIGHT = 420, 200


def lengths(shape: Shape) -> alt.TopLevelMixin:
    """Return the share of ads by their number of words, a line for each kind."""
    ends = [*(f"to {end}" for end in LENGTHS), "more"]
    rows = [
        {"words": words, "share": share, "kind": kind, "order": place}
        for kind, shares in shape["lengths"].items()
        for place, (words, share) in enumerate(zip(ends, shares, strict=True))
    ]
    return _lines(rows, alt.X("words:N", sort=ends, title="words"), "share", "kind")


def growth(shape: Shape) -> alt.TopLevelMixin:
    """Return how many different words have stood after how many words in all."""
    rows = [{"words": words, "different": different} for words, different in shape["growth"]]
    x = alt.X("words:Q", title="words so far", axis=alt.Axis(format="~s"))
    return _sized(_chart(rows).mark_line(color=INK).encode(x=x, y=alt.Y("different:Q", title="different words")))


def contacts(shape: Shape) -> alt.TopLevelMixin:
    """Return contacts of an actor, cities of a contact and names beside a contact, as shares."""
    wanted = {
        "contacts of an actor": shape["contacts_per_actor"],
        "cities of a contact": shape["cities_per_contact"],
        "names beside a contact": shape["names_per_contact"],
    }
    most = min(map(len, wanted.values())) - 1  # all end in one class, "as many or more"
    order = [*map(str, range(most)), f"{most}+"]
    rows = [
        {"number": number, "share": share, "what": what}
        for what, shares in wanted.items()
        for number, share in zip(order, [*shares[:most], sum(shares[most:])], strict=True)
    ]
    bars = _chart(rows).mark_bar().encode(
        x=alt.X("number:N", sort=order, title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("share:Q", title="share", scale=alt.Scale(type="sqrt")),
        xOffset="what:N",
        color=_colour("what"),
    )  # fmt: skip
    return _sized(bars)


def rates(shape: Shape) -> alt.TopLevelMixin:
    """Return the median price of an hour in service ads by month, in the largest cities."""
    rows = [
        {"month": month + 1, "dollars": dollars, "city": city}
        for city, found in shape["rates"].items()
        for month, dollars in enumerate(found)
        if dollars is not None
    ]
    return _lines(rows, alt.X("month:O", title="month", axis=alt.Axis(labelAngle=0)), "dollars", "city", zero=False)


def hours(shape: Shape) -> alt.TopLevelMixin:
    """Return the share of ads by hour, a line for each kind."""
    rows = [
        {"hour": hour, "share": count / sum(counts), "kind": kind}
        for kind, counts in shape["hours"].items()
        for hour, count in enumerate(counts)
    ]
    return _lines(rows, alt.X("hour:O", title="hour of the day", axis=alt.Axis(labelAngle=0)), "share", "kind")


def weekdays(shape: Shape) -> alt.TopLevelMixin:
    """Return the share of ads by day of the week, a line for each kind."""
    rows = [
        {"day": DAYS[day], "share": count / sum(counts), "kind": kind}
        for kind, counts in shape["weekdays"].items()
        for day, count in enumerate(counts)
    ]
    return _lines(rows, alt.X("day:N", sort=list(DAYS), title=None, axis=alt.Axis(labelAngle=0)), "share", "kind")


def hidden(shape: Shape) -> alt.TopLevelMixin:
    """Return the share of ads that hide something, by month."""
    rows = [{"month": month + 1, "share": share} for month, share in enumerate(shape["hidden"])]
    bars = _chart(rows).mark_bar(color=INK)
    x = alt.X("month:O", title="month", axis=alt.Axis(labelAngle=0))
    return _sized(bars.encode(x=x, y=alt.Y("share:Q", title="share of ads")))


def indicators(shape: Shape) -> alt.TopLevelMixin:
    """Return in how many ads how many concern indicators are found, by kind."""
    rows = [
        {"number": f"{number}+" if number == len(shares) - 1 else str(number), "share": share, "kind": kind}
        for kind, shares in shape["indicators"].items()
        for number, share in enumerate(shares)
    ]
    bars = _chart(rows).mark_bar().encode(
        x=alt.X("number:N", title="concern indicators found", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("share:Q", title="share of ads"),
        xOffset="kind:N",
        color=_colour("kind"),
    )  # fmt: skip
    return _sized(bars)


PLOTS: tuple[tuple[str, str, Draw], ...] = (
    ("lengths", "Share of ads by number of words, for classified, job and service ads", lengths),
    ("growth", "Different words over words so far", growth),
    ("contacts", "Shares of contacts per actor, cities per contact and names beside a contact", contacts),
    ("rates", "Median price of an hour in service ads by month, in the largest cities", rates),
    ("hours", "Share of ads by hour of the day", hours),
    ("weekdays", "Share of ads by day of the week", weekdays),
    ("hidden", "Share of ads that hide something, by month", hidden),
    ("indicators", "Share of ads by the number of concern indicators found", indicators),
)


def _lines(rows: Sequence[dict[str, Any]], x: alt.X, y: str, colour: str, *, zero: bool = True) -> alt.TopLevelMixin:
    scale = alt.Scale(zero=zero)
    drawn = _chart(rows).mark_line(point=True).encode(x=x, y=alt.Y(f"{y}:Q", scale=scale), color=_colour(colour))
    return _sized(drawn)


def _colour(name: str) -> alt.Color:
    return alt.Color(f"{name}:N", title=None, scale=alt.Scale(range=COLOURS))


def _chart(rows: Sequence[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(rows)))


def _sized(chart: Any) -> alt.TopLevelMixin:
    sized: alt.TopLevelMixin = chart.properties(width=WIDTH, height=HEIGHT)
    return sized
