"""firstlight erase: ads gone from archives, datasets, votes and scores, with a receipt."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from filelock import FileLock, Timeout

from ads.errors import FirstlightError, InputError
from ads.storage import is_unsettled
from firstlight.console import bar, emit, say, table, warn
from firstlight.options import (
    ColumnNames,
    Delimiter,
    FieldColumns,
    IdColumn,
    Json,
    ParamsFile,
    Settings,
    Store,
    TextColumns,
)
from firstlight.params import Params, load_params
from firstlight.verbs.files import columns_of, table_of

if TYPE_CHECKING:
    from ads.sought import Sought
    from ads.tables import TableFormat
    from firstlight.erasure import Erasure, Pending

IDS_SHOWN = 20
ELSEWHERE = "not reached from here: Label Studio's server, backups, copies that others have; see docs/data-map.md"


def erase(
    store: Store,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...", help="Archives, datasets, scored output: files, or folders that hold any of them."
        ),
    ] = None,
    ad: Annotated[list[str], typer.Option("--ad", metavar="ID", help="Id of an ad; repeatable.")] = [],  # noqa: B006
    contact: Annotated[
        list[str],
        typer.Option(
            "--contact",
            metavar="VALUE",
            help="Phone, e-mail, handle or link: every ad with it; - reads one from standard input; repeatable.",
        ),
    ] = [],  # noqa: B006
    reason: Annotated[
        str | None, typer.Option("--reason", help="Why; written into the receipt, without id or contact.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go; change nothing.")] = False,
    text: TextColumns = [],  # noqa: B006
    id_column: IdColumn = None,
    field: FieldColumns = [],  # noqa: B006
    delimiter: Delimiter = None,
    columns: ColumnNames = None,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Erase ads by id, or every ad in which a contact is found: text, readings and notes go, a receipt stays.

    Rows go from archives, datasets and scored output, and votes lose what they say of the ad. Models that were
    trained on it are named. Look first with --dry-run. A place that cannot be rewritten is named, the rest goes on, and
    the exit code is 1. What an interrupted erasure left over is finished by the next one.

        firstlight erase --ad ad-17 archive dataset scored --store labels.jsonl --dry-run

        firstlight erase --contact 415-555-0137 archive dataset scored --store labels.jsonl --reason "asked by letter"
    """
    chosen = load_params(params, settings)
    from ads.sought import Sought, contact_of
    from firstlight.erasure import Pending, require_silent, require_sound, seek

    require_sound(store)
    found = [contact_of(value, chosen.ads.phone_region) for value in map(_given, contact)]
    sought = Sought(
        ids=frozenset(ad),
        contacts=tuple((one.kind, one.value) for one in found),
        pseudonyms=_pseudonyms(found),
        columns=columns_of(text, id_column, field),
        region=chosen.ads.phone_region,
    )
    require_silent(reason, sought, ad)
    with _alone(store, dry_run=dry_run):
        pending = Pending.at(store)
        if not (ad or contact or pending.is_begun):
            raise InputError("nothing to erase was named, expected --ad ID or --contact VALUE")
        sought = seek(sought, pending)
        given = pending.model_copy(update={"reason": reason or pending.reason})
        work = _work(paths or [], sought, given, store, table_of(delimiter, columns), chosen, dry_run=dry_run)
    _tell(work, sought, dry_run=dry_run, as_json=as_json)


@contextmanager
def _alone(store: Path, *, dry_run: bool) -> Iterator[None]:
    """Let no other erasure with a label store be under way; where nothing was written, no lock is left either."""
    if dry_run:
        yield
        return
    if not store.resolve().parent.is_dir():
        raise InputError(f"{store}: there is no folder for it")
    path = store.resolve().with_name(f".{store.resolve().name}.erasing.lock")
    was_there = path.exists()
    lock = FileLock(path, timeout=0, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise FirstlightError(f"{store}: another erasure is under way") from None
    try:
        yield
    except InputError:
        if not was_there:
            path.unlink(missing_ok=True)
        raise
    finally:
        lock.release()


def _given(value: str) -> str:
    """Return a contact as it was given; on standard input it leaves no trace in the history of a shell."""
    return sys.stdin.readline().strip() if value == "-" else value


def _pseudonyms(contacts: Iterable[Any]) -> frozenset[str]:
    """Return how scored output names contacts, where there is a lasting key."""
    from ads.pseudonyms import Pseudonyms

    key = Pseudonyms.from_environment()
    return frozenset(key.pseudonym(contact) for contact in contacts) if key.lasting else frozenset()


def _work(
    paths: list[str],
    sought: "Sought",
    pending: "Pending",
    store: Path,
    table_format: "TableFormat",
    chosen: Params,
    *,
    dry_run: bool,
) -> "Erasure":
    """Search, then erase unless it is a dry run; raises InputError where nothing is left of what is sought."""
    from firstlight.erasure import Erasure, clear
    from firstlight.places import places_at, settled
    from firstlight.searching import search

    kept = [path for path in pending.paths if "://" in path or Path(path).exists() or is_unsettled(Path(path))]
    paths = settled([*paths, *kept], dry_run=dry_run)
    places, faults = places_at(paths, table_format, store=store)
    with bar("searching", total=len(places)) as shown:
        found = search(sought, places, store, table_format, step=shown.count)
    found.faults += faults
    if not found and not pending.is_begun:
        if not dry_run:
            clear(store)
        _nothing_left(len(places), found.faults)
    resumable = tuple(path if "://" in path else str(Path(path).absolute()) for path in paths)
    work = Erasure(
        found,
        pending.model_copy(update={"paths": tuple(dict.fromkeys(resumable))}),
        store,
        chosen.models.registry,
        [place.path for place in places if place.kind == "bundle"],
    )
    if dry_run:
        work.plan()
        return work
    work.run()
    return work


def _nothing_left(places: int, faults: list[tuple[str, str]]) -> None:
    text = f"nothing is left of what is sought in {places} places and the label store; nothing was written"
    if not faults:
        raise InputError(f"{text}. It was erased before, or never stood there")
    for _, fault in faults:
        warn(f"not erased: {fault}")
    raise FirstlightError(f"{text}, and {len(faults)} places could not be searched or rewritten")


def _tell(work: "Erasure", sought: "Sought", *, dry_run: bool, as_json: bool) -> None:
    missing = sorted(name for name in sought.ids if name not in {*work.found.ids, *work.pending.ids})
    if as_json:
        emit(_record(work, missing, dry_run=dry_run))
    else:
        _print(work, missing, dry_run=dry_run)
    if work.found.faults:
        raise FirstlightError(f"{len(work.found.faults)} places were not erased: see above, and erase again")


def _record(work: "Erasure", missing: list[str], *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "ads": sorted(work.found.ids),
        "not_found": missing,
        "counts": work.counts(),
        "places": [
            {"path": place.path, "kind": place.kind, "rows": len(rows.rows), "references": rows.references}
            for place, rows in work.found.tables.items()
        ],
        "datasets": [
            {"path": change.path, **change.model_dump(mode="json", include={"before", "after", "splits"})}
            for change in work.changes
        ],
        "models": [{"title": model.title, **model.to_record()} for model in work.models],
        "not_erased": [fault for _, fault in work.found.faults],
        "receipt": {"ledger": str(work.store), "entry": work.entry} if work.entry else None,
    }


def _print(work: "Erasure", missing: list[str], *, dry_run: bool) -> None:
    ids = sorted(work.found.ids)
    more = f" and {len(ids) - IDS_SHOWN} more (--json lists all)" if len(ids) > IDS_SHOWN else ""
    say(f"{len(ids)} ads {'would go' if dry_run else 'are erased'}: {', '.join(ids[:IDS_SHOWN])}{more}")
    rows = [[place.path, place.kind, len(rows.rows)] for place, rows in work.found.tables.items()]
    rows += [[change.path, "dataset", sum(change.splits.values())] for change in work.changes]
    stored = work.found.store.counts if work.found.store else {}
    rows += [[str(work.store), kind, count] for kind, count in stored.items()]
    if rows:
        table(["place", "kind", "would go" if dry_run else "gone"], rows)
    for change in work.changes:
        say(
            f"dataset {change.path}: {change.before[:12]} {'would become' if dry_run else 'became'} {change.after[:12]}"
        )
    for model in work.models:
        say(f"learned from it: {model.title}: {model.what}")
    for name in missing:
        warn(f"warning: --ad {name} was found nowhere")
    for _, fault in work.found.faults:
        warn(f"not erased: {fault}")
    if work.entry:
        say(f"receipt: entry {work.entry} of {work.store}")
    say(ELSEWHERE)
