"""firstlight read."""

import codecs
import io
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from ads.ad import Ad
from ads.archive import Archive
from ads.errors import InputError, Rejection
from firstlight.console import warn
from firstlight.options import ColumnNames, Delimiter, FieldColumns, IdColumn, ParamsFile, Settings
from firstlight.params import load_params
from firstlight.verbs.files import archive_at, columns_of, table_of

if TYPE_CHECKING:
    from ads.params import AdsParams
    from firstlight.observed import Observed


def read(
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TEXT|FILE", help="The ad itself, a plain text file of one ad, or - for standard input."
        ),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The ad's title.")] = None,
    city: Annotated[str | None, typer.Option("--city", help="Where it was posted.")] = None,
    region: Annotated[str | None, typer.Option("--region", help="State or province of that city.")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="ISO 3166 alpha-2; phones are read as in it.")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="LL", help="ISO 639-1; told by the words where not given.")
    ] = None,
    posted_at: Annotated[str | None, typer.Option("--posted-at", metavar="TIME", help="ISO 8601.")] = None,
    file: Annotated[
        list[str],
        typer.Option("--file", metavar="FILE", help="Archive: CSV, TSV, JSON Lines, Parquet (.gz, .zst); repeatable."),
    ] = [],  # noqa: B006
    text: Annotated[
        list[str], typer.Option("--text", metavar="COL", help="With --file: column of the text; several are joined.")
    ] = [],  # noqa: B006
    id_column: IdColumn = None,
    field: FieldColumns = [],  # noqa: B006
    delimiter: Delimiter = None,
    columns: ColumnNames = None,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object an ad, a line each.")] = False,
) -> None:
    """Show what an ad says: its text with spans marked, its reading, contacts, facts and findings.

    No model is asked: this is what stands there, not what it means. Contacts are shown in clear, since whoever asks
    holds the text. Rows of an archive that are no ad are told on standard error, and the rest goes on.

        firstlight read "Kitchen help wanted, we keep your passport, call 415-555-0137"

        firstlight read --file ads.jsonl --json > read.jsonl
    """
    chosen = load_params(params, settings)
    context = {"title": title, "city": city, "region": region, "country": country, "language": language,
               "posted_at": posted_at}  # fmt: skip
    layout = {"--text": text, "--id": id_column, "--field": field, "--delimiter": delimiter, "--columns": columns}
    _check_use(texts or [], file, context, layout)
    if file:
        archive = archive_at(file, columns_of(text, id_column, field), table_of(delimiter, columns), chosen.ads)
        ads = _ads(archive)
    else:
        from firstlight.texts import ad_from

        ads = iter([ad_from((texts or [""])[0], context, max_characters=chosen.ads.max_characters)])
    _print(_observed(ads, chosen.ads), as_json=as_json)


def _check_use(
    texts: list[str], files: list[str], context: Mapping[str, str | None], layout: Mapping[str, object]
) -> None:
    if len(texts) > 1:
        raise InputError(f"TEXT is {len(texts)} words, expected one argument: put the ad in quotes")
    if texts and files:
        raise InputError("TEXT and --file are both given, expected one of them")
    if not texts and not files:
        raise InputError("there is nothing to read, expected TEXT, a file of one ad, - or --file")
    if files and (given := [name for name, value in context.items() if value is not None]):
        raise InputError(
            f"--{given[0].replace('_', '-')} goes with TEXT and not with --file: name its column by --field"
        )
    if texts and (given := [name for name, value in layout.items() if value]):
        raise InputError(f"{given[0]} goes with --file, expected an archive")


def _ads(archive: Archive) -> Iterator[Ad]:
    """Yield the ads as they are read; raises InputError at the end when every row was set aside."""
    first: Rejection | None = None
    rejected = used = 0
    for row in archive:
        if isinstance(row, Ad):
            used += 1
            yield row
            continue
        first, rejected = first or row, rejected + 1
        warn(f"set aside: {row}")
    if first and not used:
        raise InputError(f"none of {rejected} rows can be used; the first: {first}")


def _observed(ads: Iterator[Ad], params: "AdsParams") -> "Iterator[Observed]":
    from firstlight.observed import observe

    for ad in ads:
        yield observe(ad, phone_region=params.phone_region, ner=params.ner)


def _print(read: "Iterator[Observed]", *, as_json: bool) -> None:
    from firstlight.page import show

    unicode = codecs.lookup(sys.stdout.encoding or "utf-8").name.startswith("utf")
    if isinstance(sys.stdout, io.TextIOWrapper) and not unicode:
        sys.stdout.reconfigure(errors="backslashreplace")
    console = Console(highlight=False)
    for place, observed in enumerate(read):
        if as_json:
            sys.stdout.write(f"{observed.to_json(ascii_only=not unicode)}\n")
            sys.stdout.flush()
            continue
        if place:
            console.print()
            console.rule(style="dim")
        show(observed, console)
