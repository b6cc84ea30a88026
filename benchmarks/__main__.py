"""python -m benchmarks run NAME | results [--check]."""

import argparse
import sys
from importlib import import_module

from ads.quiet import keep_quiet
from benchmarks.record import PAGE, page

NAMES = ("baselines", "consensus", "labeling", "linear", "linkage", "quality", "real", "reading", "world")


def main() -> int:
    """Run one measurement, or write or check the page of results."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("run", help="measure and write docs/results/NAME.json").add_argument("name", choices=NAMES)
    results = verbs.add_parser("results", help="write docs/results.md from the records")
    results.add_argument("--check", action="store_true", help="only say whether it is up to date")
    given = parser.parse_args()
    if given.verb == "run":
        keep_quiet()
        sys.stdout.write(f"{import_module(f'benchmarks.{given.name}').run()}\n")
        return 0
    if given.check:
        current = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()
        sys.stdout.write(
            "docs/results.md is up to date\n" if current else "docs/results.md is stale: run `make results`\n"
        )
        return 0 if current else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
