"""The page of world.md and its plots, from docs/results: `python -m docs.world --check` or `--write`."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ads.world import WORLD_VERSION
from ads.world.cast import read_cast
from docs import world_plots
from eval.plots import to_svg

FOLDER = Path(__file__).parent
PAGE = FOLDER / "world.md"
PLOTS = FOLDER / "plots"
PROSE = FOLDER / "world.md.in"  # the page with {places} for what is measured


def page() -> str:
    """Return the whole page."""
    world, baselines = _record("world"), _record("baselines")
    places = {
        "version": WORLD_VERSION,
        "cast": _cast(),
        "made": _tables(world, "What a world takes"),
        "features": _tables(world, "Single features"),
        "held_out": _tables(world, "F1 of each field"),
        "baselines": _tables(baselines, "Baselines"),
        **_figures(world["figures"]["shape"]),
        "price_spans": _spans(world, "price"),
    }
    text = PROSE.read_text(encoding="utf-8")
    for name, value in places.items():
        text = text.replace("{" + name + "}", value)
    return text


def _record(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "results" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _spans(record: dict[str, Any], field: str) -> str:
    """Return F1 of a field where the place alone is asked for."""
    return f"{record['figures']['held_out']['slices']['all']['fields'][field]['f1_of_spans']['value']:.3f}"


def _cast() -> str:
    rows = [
        [f"`{kind.name}`", " + ".join(sorted(kind.signs)) or "none", kind.reason, ", ".join(kind.families)]
        for kind in read_cast()
    ]
    return _table(["actor", "signs", "posts because", "sections"], rows)


def _tables(record: dict[str, Any], begins: str) -> str:
    found = [table for table in record["tables"] if table["title"].startswith(begins)]
    return "\n\n".join(
        f"**{table['title']}** ({table['measured_on']})\n\n{_table(table['columns'], table['rows'])}\n\n{table['note']}"
        for table in found
    )


def _figures(shape: dict[str, Any]) -> dict[str, str]:
    """Return the single numbers that the prose quotes."""
    one, contacts, cities = shape["indicators"], shape["contacts_per_actor"], shape["cities_per_contact"]
    return {
        "heaps": f"{shape['heaps_exponent']:.2f}",
        "exact": f"{100 * shape['exact_repeats']:.0f} %",
        "reposts": f"{100 * shape['reposts']:.0f} %",
        "job_words": f"{shape['median_words']['job']:.0f}",
        "service_words": f"{shape['median_words']['service']:.0f}",
        "one_city": f"{100 * cities[1]:.0f} %",
        "ten_cities": f"{100 * sum(cities[10:]):.1f} %",
        "one_contact": f"{100 * contacts[1]:.0f} %",
        "names": f"{100 * sum(shape['names_per_contact'][4:]):.1f} %",
        "service_one": f"{100 * one['service'][1]:.0f} %",
        "service_any": f"{100 * (1 - one['service'][0]):.0f} %",
        "job_any": f"{100 * (1 - one['job'][0]):.0f} %",
        "hidden_first": f"{100 * sum(shape['hidden'][:3]) / 3:.1f} %",
        "hidden_last": f"{100 * sum(shape['hidden'][-3:]) / 3:.1f} %",
    }


def plots() -> dict[str, str]:
    """Return the name and the drawing of each plot."""
    shape = _record("world")["figures"]["shape"]
    return {f"world-{name}.svg": to_svg(draw(shape), title=title) for name, title, draw in world_plots.PLOTS}


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in [columns, ["---"] * len(columns), *rows])


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the page and its plots, or write them; 1 when something is stale."""
    parser = argparse.ArgumentParser(prog="python -m docs.world", description=__doc__)
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--check", action="store_true", help="exit 1 when the page is not what was measured")
    action.add_argument("--write", action="store_true", help="rewrite the page and its plots")
    chosen = parser.parse_args(arguments)
    files = {PAGE: page(), **{PLOTS / name: drawn for name, drawn in plots().items()}}
    if chosen.write:
        PLOTS.mkdir(exist_ok=True)
        for path, text in files.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path.name for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if stale:
        sys.stderr.write(f"{', '.join(stale)}: stale, run python -m docs.world --write\n")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
