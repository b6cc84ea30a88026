"""A reading as a person would want to see it in a terminal."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ads.ad import Ad
from ads.neutral import for_terminal
from firstlight.cells import CONTACTS, FACTS, FINDINGS, SOURCES, contact_row, fact_row, finding_row
from firstlight.marked import Mark, bracketed, coloured, legend, marks_of
from firstlight.observed import Observed, published

ROWS = 200  # of a table; whoever wants more takes --json
LINES = 500  # printed at once
NARROW = 72  # columns of a terminal below which a table would be all line ends
LEAD = "A flag or a finding is a lead for a person to check, never a finding of fact."


def show(observed: Observed, console: Console) -> None:
    """Print the text with its spans marked, its reading where that differs, tables, and what is not known."""
    evidence = observed.evidence
    content = evidence.ad.content
    _say(console, _heading(evidence.ad, evidence.language), style="bold")
    for warning in observed.warnings:
        _say(console, f"warning: {warning}", style="bold italic")
    _title(console, "As posted")
    _marked(console, content, marks_of([*evidence.contacts, *evidence.facts], observed.findings))
    if evidence.reading.text != content:
        _title(console, "As it reads")
        _lines(console, bracketed(evidence.reading.text, []))
    if observed.undone:
        kinds = ", ".join(f"{kind} {count}" for kind, count in observed.undone.items())
        console.print()
        _say(console, f"Undone: {kinds}")
    _table(console, "Contacts", CONTACTS, [contact_row(contact, content) for contact in evidence.contacts])
    _table(console, "Facts", FACTS, [fact_row(fact, content) for fact in evidence.facts])
    _table(console, "Findings", FINDINGS, [finding_row(finding, content) for finding in observed.findings])
    names = dict.fromkeys(finding.indicator for finding in observed.findings)
    _table(console, "Where these indicators come from", SOURCES, [(name, *published(name)) for name in names])
    _close(console, observed)


def _heading(ad: Ad, language: str) -> str:
    said = [f"language {language} ({'given' if ad.language else 'by its words'})"]
    said += [f"posted {ad.posted_at:%Y-%m-%d}"] if ad.posted_at else []
    said += [", ".join(place for place in (ad.city, ad.region, ad.country) if place)]
    return "   ".join([ad.id, *(part for part in said if part)])


def _close(console: Console, observed: Observed) -> None:
    evidence = observed.evidence
    console.print()
    nothing = [
        name
        for name, found in (("contacts", evidence.contacts), ("facts", evidence.facts), ("findings", observed.findings))
        if not found
    ]
    if nothing:
        _say(console, f"None found: {', '.join(nothing)}.")
    if observed.not_observable:
        _say(console, f"Not observable in one ad alone: {', '.join(observed.not_observable)}.")
    _say(console, LEAD, style="bold")


def _marked(console: Console, content: str, marks: Sequence[Mark]) -> None:
    if console.color_system is not None and not console.no_color:
        _lines(console, coloured(content, marks))
        if marks:
            console.print()
            console.print(legend(marks))
        return
    _lines(console, bracketed(content, marks))
    if marks:
        console.print()
        _say(console, "Marks: [kind: words] for contacts and facts, {indicator: words} for findings.")


def _lines(console: Console, lines: Iterable[Text]) -> None:
    """Print text; a terminal folds long lines, a pipe gets them whole."""
    folding: dict[str, Any] = {"overflow": "fold"} if console.is_terminal else {"soft_wrap": True}
    rest = iter(lines)
    while part := list(islice(rest, LINES)):
        console.print(Text("\n").join(part), **folding)


def _say(console: Console, line: str, *, style: str = "") -> None:
    console.print(Text(for_terminal(line), style), soft_wrap=not console.is_terminal)


def _title(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, "bold"))


def _table(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        return
    _title(console, title)
    (_stacked if console.width < NARROW else _wide)(console, columns, rows[:ROWS])
    if len(rows) > ROWS:
        _say(console, f"and {len(rows) - ROWS} more: --json gives them all")


def _wide(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    drawn = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in columns:
        drawn.add_column(column, overflow="fold", no_wrap=column == "at")
    for row in rows:
        drawn.add_row(*(Text(for_terminal(cell)) for cell in row))
    console.print(drawn)


def _stacked(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    for row in rows:
        first, *rest = row
        _say(console, first, style="underline")
        for column, cell in zip(columns[1:], rest, strict=True):
            if cell:
                _say(console, f"  {column}: {cell}")
