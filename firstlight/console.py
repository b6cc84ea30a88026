"""What people and programs see: lines for the one, JSON for the other, progress beside both."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from ads.neutral import for_terminal

ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)


def say(line: str = "") -> None:
    """Print a line on standard output."""
    Console(highlight=False, soft_wrap=True).print(for_terminal(line), markup=False, emoji=False)


def warn(line: str) -> None:
    """Print a line on standard error."""
    ERRORS.print(for_terminal(line), markup=False, emoji=False)


def emit(result: Any) -> None:
    """Print a result as JSON on standard output."""
    sys.stdout.write(f"{json.dumps(result, indent=2, default=str)}\n")


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table; cells are neutral."""
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        drawn.add_column(_plain(column), overflow="fold")
    for row in rows:
        drawn.add_row(*map(_plain, row))
    Console(highlight=False).print(drawn)


def _plain(cell: object) -> Text:
    """A Text is never read as markup, nor searched for names of emoji."""
    return Text(for_terminal(str(cell)))


@dataclass
class Bar:
    """A progress bar that follows a fit; it is a watcher of `models.base`."""

    progress: Progress
    task: TaskID

    def step(self, done: int, total: int) -> None:
        """Move the bar."""
        self.progress.update(self.task, completed=done, total=total)

    def metrics(self, epoch: int, values: dict[str, float]) -> None:
        """Print what was measured after an epoch."""
        figures = ", ".join(f"{name} {value:.4f}" for name, value in values.items())
        self.progress.console.print(f"epoch {epoch}: {figures}")

    def count(self, done: int) -> None:
        """Move a bar whose end nobody knows."""
        self.progress.update(self.task, completed=done)

    def name(self, text: str) -> None:
        """Say what is being done; the bar starts anew."""
        self.progress.reset(self.task, description=text, total=None)


@contextmanager
def bar(text: str, *, total: int | None = None) -> Iterator[Bar]:
    """Yield a progress bar on standard error; it vanishes at the end, and is not drawn where nobody looks."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as progress:
        yield Bar(progress, progress.add_task(text, total=total))
