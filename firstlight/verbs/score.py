"""firstlight score."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ads.archive import Archive
from ads.errors import InputError
from ads.pseudonyms import KEY_FILE_VARIABLE, KEY_VARIABLE
from ads.storage import require_absent
from ads.tables import STANDARD_INPUT
from ads.user import current_user
from firstlight.console import bar, emit, say, table, warn
from firstlight.options import (
    ColumnNames,
    Delimiter,
    FieldColumns,
    IdColumn,
    Json,
    Model,
    ParamsFile,
    Settings,
)  # fmt: skip
from firstlight.params import Params, load_params
from firstlight.verbs.files import archive_at, columns_of, print_mapping, table_of

if TYPE_CHECKING:
    from models.scorer import Scorer, Shown
    from serving.outputs import OutputFormat


def score(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="CSV, TSV, JSON Lines, Parquet (.gz, .zst), or - for standard input."),
    ],
    out: Annotated[Path | None, typer.Option("--out", help="New folder to write; it must not exist.")] = None,
    model: Model = None,
    kind: Annotated[Literal["jsonl", "csv", "parquet"], typer.Option("--format", help="Form of the output.")] = "jsonl",
    text: Annotated[
        list[str], typer.Option("--text", metavar="COL", help="Column of the ad's text; several are joined.")
    ] = [],  # noqa: B006
    id_column: IdColumn = None,
    field: FieldColumns = [],  # noqa: B006
    delimiter: Delimiter = None,
    columns: ColumnNames = None,
    findings: Annotated[bool, typer.Option(help="Look for published indicators too.")] = True,
    include_text: Annotated[bool, typer.Option("--include-text", help="Keep the text, contacts covered.")] = False,
    clear_contacts: Annotated[
        bool, typer.Option("--clear-contacts", help="Show contacts in clear; needs --purpose and a pseudonym key.")
    ] = False,
    purpose: Annotated[str | None, typer.Option("--purpose", help="Why contacts are shown; kept with the job.")] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Show the mapping, three scored ads and a time estimate; write nothing.")
    ] = False,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Score archives: one assessment an ad, in order.

    Contacts are pseudonyms under FIRSTLIGHT_KEY or FIRSTLIGHT_KEY_FILE; ad text stays out. Rows that are no ad are kept
    with their reason in OUT/rejected, and the rest goes on.

        firstlight score ads.csv --text body --out scored

        cat ads.jsonl | firstlight score - > scored.jsonl
    """
    chosen = load_params(params, settings)
    if out is None and not check and files != [STANDARD_INPUT]:
        raise InputError("--out is missing, expected a new folder (or --check, or - for standard input)")
    if check and STANDARD_INPUT in files:
        raise InputError("--check reads its input twice, expected a file and not -")
    if out is None and not check and kind != "jsonl":
        raise InputError(f"--format is {kind}, which needs --out, expected a new folder")
    if clear_contacts and not (purpose or "").strip():
        raise InputError("--clear-contacts needs --purpose, expected why contacts have to be seen")
    if clear_contacts and (out is None or check):
        raise InputError("--clear-contacts needs --out, expected a folder that keeps who asked and why")
    if out:
        require_absent(out)
    archive = archive_at(files, columns_of(text, id_column, field), table_of(delimiter, columns), chosen.ads)
    from models.scorer import Shown

    shown = Shown(findings=findings, text=include_text, purpose=purpose if clear_contacts else None)
    scorer = _scorer(model or chosen.serving.model, chosen, shown)
    if check:
        _check(archive, scorer, as_json=as_json)
    elif out is None:
        _stream(archive, scorer, chosen.serving.chunk)
    else:
        answerable = {"purpose": purpose, "by": current_user()}
        record: dict[str, object] = {"clear_contacts": answerable} if clear_contacts else {}
        _batch(archive, scorer, out, kind, chosen.serving.chunk, record, as_json=as_json)


def _scorer(reference: str, params: Params, shown: "Shown") -> "Scorer":
    """Load the model and say on standard error which one speaks and what it learned from."""
    from models.scorer import Scorer

    scorer = Scorer.load(reference, registry=params.models.registry, shown=shown)
    warn(f"model {scorer.model.name} {scorer.model.version}, provenance: {scorer.model.provenance}")
    if not scorer.pseudonyms.lasting:
        warn(f"no pseudonym key is set ({KEY_VARIABLE}, {KEY_FILE_VARIABLE}): pseudonyms hold for this run only")
    return scorer


def _stream(archive: Archive, scorer: "Scorer", chunk: int) -> None:
    from serving.batch import score_lines

    for rejection in score_lines(archive, scorer, sys.stdout, chunk=chunk).rejections:
        warn(f"set aside: {rejection}")


def _batch(
    archive: Archive,
    scorer: "Scorer",
    out: Path,
    kind: "OutputFormat",
    chunk: int,
    record: dict[str, object],
    *,
    as_json: bool,
) -> None:
    from serving.batch import score_archive

    with bar("scoring") as drawn:
        tally = score_archive(archive, scorer, out, kind=kind, chunk=chunk, record=record, progress=drawn.count)
    if as_json:
        emit({"out": str(out), **tally.to_record()})
        return
    say(f"{tally.scored} ads scored into {out / f'scored.{kind}'}")
    for sign, level, count in tally.flagged():
        say(f"  {sign} {level}: {count}")
    if tally.rejections:
        kept = out / "rejected" / "rows.jsonl"
        say(f"{len(tally.rejections)} rows set aside in {kept}, the first: {tally.rejections[0]}")


def _check(archive: Archive, scorer: "Scorer", *, as_json: bool) -> None:
    """Show what would happen, on the first ads."""
    from serving.batch import preview

    seen = preview(archive, scorer)
    if as_json:
        emit(asdict(seen) | {"assessments": [assessment.model_dump(mode="json") for assessment in seen.assessments]})
        return
    print_mapping(seen.mapping)
    signs = list(seen.assessments[0].signs)
    rows = [
        [found.id, *(f"{found.signs[sign].probability:.4f} {found.signs[sign].level}" for sign in signs)]
        for found in seen.assessments
    ]
    table(["id", *signs], rows)
    say(f"{seen.rows} rows, {seen.rejected} of the first {seen.sampled} would be set aside")
    say(f"about {seen.seconds:.0f} seconds at {seen.rate:.0f} ads a second; nothing was written (--check)")
