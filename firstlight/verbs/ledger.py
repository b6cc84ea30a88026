"""firstlight ledger: whether a record was touched, and where it ended."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ads.errors import FirstlightError, InputError
from ads.ledger import Ledger
from ads.ledger_entries import Head, read_head
from ads.ledger_problems import Problem, counted
from ads.storage import require_absent, write_atomic
from firstlight.console import emit, say, warn
from firstlight.options import Json

app = typer.Typer(
    no_args_is_help=True,
    help="Records that are only added to: see that nobody touched one, and note where it ended.\n\n"
    "Each entry is chained to the one before, so what is edited, dropped, moved or put in shows. Only a head that is "
    "kept elsewhere shows an end that was cut off, or a ledger that was written anew.",
)
PROBLEMS_SHOWN = 50
WHAT_TO_DO = (
    "keep this file as it is, ask who could write to it, and go on from the last copy that verifies against its head"
)

LedgerFile = Annotated[Path, typer.Argument(metavar="LEDGER", help="File of a ledger (JSON Lines).")]


@app.command("verify")
def verify(
    ledger: LedgerFile,
    head: Annotated[
        Path | None,
        typer.Option("--head", metavar="FILE", help="A head that `firstlight ledger head` wrote earlier."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Name every entry that was edited, dropped, moved or put in; exit 1 when there is one.

    A last line that was cut short is told too, and is no fault: a write was interrupted, and the next one cuts it off.

        firstlight ledger verify votes.jsonl --head kept-elsewhere/votes-head.json
    """
    given = read_head(head) if head else None
    problems = Ledger(ledger).verify(given)
    faults = [problem for problem in problems if not problem.harmless]
    end = None if faults else Ledger(ledger).head()
    if as_json:
        record = {"ledger": str(ledger), "verified": not faults, **(end.model_dump() if end else {})}
        emit({**record, "problems": [problem.to_record() for problem in problems]})
    else:
        _print(problems)
    if end is None:
        raise FirstlightError(f"{ledger}: {counted(len(faults), 'fault')}; {WHAT_TO_DO}")
    if not as_json:
        _print_sound(end, given)


def _print(problems: Sequence[Problem]) -> None:
    for problem in problems[:PROBLEMS_SHOWN]:
        if problem.harmless:
            warn(f"warning: {problem}")
        else:
            say(str(problem))
    if problems[PROBLEMS_SHOWN:]:
        say(f"and {len(problems) - PROBLEMS_SHOWN} more; --json lists all")


def _print_sound(end: Head, given: Head | None) -> None:
    say(f"{counted(end.entries, 'entry', 'entries')}, none touched; hash {end.hash}")
    if given is None:
        say("without --head nobody can tell whether the end was cut off, or all of it written anew")


@app.command("head")
def head(
    ledger: LedgerFile,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="New file to write it to, as JSON; keep it elsewhere.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell how many entries there are and the hash of the last one, to be kept where nobody who writes can change it.

    Mail it, print it or store it with somebody else, once a day or after each batch. A ledger that was cut short or
    written anew no longer fits it.

        firstlight ledger head votes.jsonl --out votes-head.json
    """
    if out:
        require_absent(out)
    if not ledger.is_file():
        raise InputError(f"{ledger}: there is no such file, expected a ledger")
    found = Ledger(ledger).head()
    if out:
        write_atomic(out, found.to_json())
    if as_json:
        emit(found.model_dump())
        return
    say(f"{counted(found.entries, 'entry', 'entries')}, hash {found.hash}")
    if out:
        say(f"head: {out}   keep it where nobody who writes to {ledger} can change it")
