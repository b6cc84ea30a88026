"""Options about files, as the rooms want them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ads.ad import Ad
from ads.archive import Archive, Columns, split_rejections
from ads.errors import InputError
from ads.params import AdsParams
from ads.tables import TableFormat
from firstlight.console import table

if TYPE_CHECKING:
    from labeling.store import LabelStore


def columns_of(text: Sequence[str], id_column: str | None, fields: Sequence[str]) -> Columns:
    """Return the mapping that --text, --id and --field describe."""
    context: dict[str, str | None] = {}
    for given in fields:
        name, equals, column = given.partition("=")
        if not equals:
            raise InputError(f"--field {given}: expected FIELD=COL, as in --field city=town, or FIELD= for none")
        context[name] = column or None
    return Columns(tuple(text) or ("text",), id_column, context)


def table_of(delimiter: str | None, columns: str | None) -> TableFormat:
    r"""Return the format that --delimiter and --columns describe; `\t` is a tab."""
    separator = {"\\t": "\t", "tab": "\t"}.get(delimiter, delimiter) if delimiter else None
    if separator is not None and len(separator) != 1:
        raise InputError(f"--delimiter {delimiter}: expected one character, or \\t for a tab")
    return TableFormat(separator, tuple(columns.split(",")) if columns else None)


def archive_at(files: Sequence[str], columns: Columns, table: TableFormat, params: AdsParams) -> Archive:
    """Return the archive of some files or folders."""
    return Archive.at(files, columns=columns, table=table, params=params)


def whole_archive(path: Path, columns: Columns, params: AdsParams) -> Archive:
    """Return the archive in a folder or file; raises InputError where there is none."""
    if not path.exists():
        raise InputError(f"{path}: there is no such archive")
    return archive_at([str(path)], columns, table_of(None, None), params)


def ads_by_id(path: Path, columns: Columns, params: AdsParams) -> dict[str, Ad]:
    """Return the ads of an archive; rows that are none stay out."""
    return {ad.id: ad for ad in split_rejections(whole_archive(path, columns, params))[0]}


def opened(store: Path) -> "LabelStore":
    """Return a label store; raises InputError where there is none."""
    from labeling.store import LabelStore

    if not store.exists():
        raise InputError(f"{store}: there is no such label store, expected the one that `firstlight label queue` wrote")
    return LabelStore(store)


def print_mapping(mapping: Mapping[str, str | None]) -> None:
    """Print which column every field of an ad is read from."""
    table(["field of the ad", "column"], [[name, column or "-"] for name, column in mapping.items()])
