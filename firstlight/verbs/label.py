"""firstlight label: from unlabelled ads to a dataset."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ads.errors import InputError
from ads.storage import require_absent
from firstlight.console import bar, emit, say, table
from firstlight.options import (
    ColumnNames,
    Delimiter,
    FieldColumns,
    IdColumn,
    Json,
    Out,
    ParamsFile,
    Settings,
    TextColumns,
)  # fmt: skip
from firstlight.params import load_params
from firstlight.verbs.agreement import agreement
from firstlight.verbs.annotate import annotate
from firstlight.verbs.check import check
from firstlight.verbs.doubtful import errors
from firstlight.verbs.files import archive_at, columns_of, print_mapping, table_of, whole_archive
from firstlight.verbs.queue import queue, rules
from firstlight.verbs.studio import pull, push

if TYPE_CHECKING:
    from labeling.dataset import Dataset

app = typer.Typer(
    help="From unlabelled ads to a dataset that somebody can defend: rules, a queue, answers, gold, splits, a hash.",
    no_args_is_help=True,
)
ROWS_SHOWN, CHARACTERS_SHOWN = 10, 60


@app.command("import")
def import_file(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="CSV, TSV, JSON Lines or Parquet (.gz, .zst).")],
    text: TextColumns,
    out: Annotated[Path | None, typer.Option("--out", metavar="DATASET", help="New folder of the dataset.")] = None,
    id_column: IdColumn = None,
    sign: Annotated[
        list[str],
        typer.Option("--sign", metavar="NAME=COL[:VALUE]", help="Binary sign; VALUE is what counts as positive."),
    ] = [],  # noqa: B006
    ordinal: Annotated[
        list[str], typer.Option("--ordinal", metavar="NAME=COL:LOW-HIGH", help="Sign rated in whole numbers.")
    ] = [],  # noqa: B006
    multi: Annotated[
        str | None, typer.Option("--multi", metavar="COL:SEP", help="One sign for each value of a column of lists.")
    ] = None,
    split: Annotated[
        str | None, typer.Option("--split", metavar="COL", help="Column of train, dev or validation, test; kept.")
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="COL", help="Column of what must stay on one side; found where not given."),
    ] = None,
    time: Annotated[
        str | None, typer.Option("--time", metavar="COL", help="Column of dates: test is then later than train.")
    ] = None,
    field: FieldColumns = [],  # noqa: B006
    delimiter: Delimiter = None,
    columns: ColumnNames = None,
    provenance: Annotated[
        Literal["own", "proxy"],
        typer.Option("--provenance", help="own: your labels of this question. proxy: real text, another question."),
    ] = "own",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show ten mapped rows and the counts; write nothing.")
    ] = False,
    include_text: Annotated[
        bool, typer.Option("--include-text", help="Show the text in a dry run, contacts covered.")
    ] = False,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    r"""Turn any labelled file into a dataset.

    Near-duplicates and shared contacts form the groups, and whole groups go to train, validation or test. Rows whose
    label cannot be read are kept with their reason in DATASET/rejected.

        firstlight label import ads.csv --text body --sign fraud=is_fraud --out dataset

        firstlight label import SMS --columns label,text --delimiter '\t' --text text --sign spam=label:spam --out sms
    """
    chosen = load_params(params, settings)
    if out is None and not dry_run:
        raise InputError("--out is missing, expected a new folder for the dataset (or --dry-run)")
    if out:
        require_absent(out)
    context = [*field, *([f"posted_at={time}"] if time else [])]
    archive = archive_at(files, columns_of(text, id_column, context), table_of(delimiter, columns), chosen.ads)
    from labeling.build import import_labelled
    from labeling.sources import Mapping

    mapping = Mapping(tuple(sign), tuple(ordinal), multi, split, group)
    with bar("reading and grouping"):
        dataset = import_labelled(archive, mapping, provenance=provenance, params=chosen.labeling)
    if dry_run and not as_json:
        print_mapping(archive.mapping())
    shown = None if dry_run else out
    _finish(dataset, shown, chosen.ads.phone_region, as_json=as_json, include_text=include_text)


@app.command("build")
def build_archive(
    archive: Annotated[Path, typer.Argument(help="Folder or file of an archive.")],
    out: Out,
    votes: Annotated[
        Path | None,
        typer.Option("--votes", help="Label store or table of votes; votes.parquet in the archive where not given."),
    ] = None,
    with_rules: Annotated[
        bool, typer.Option("--with-rules", help="Let the rules label what nobody looked at, in train alone.")
    ] = False,
    own: Annotated[
        Path | None, typer.Option("--rules", metavar="FILE", help="Also your own rules, a Python file; it is run.")
    ] = None,
    text: TextColumns = [],  # noqa: B006
    id_column: IdColumn = None,
    field: FieldColumns = [],  # noqa: B006
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Make a dataset from an archive and the votes on it.

    A label is the chance of a yes, given who voted what and how reliable each is. Validation and test hold gold alone:
    blind answers of two people. With dates, test is later than train.
    """
    chosen = load_params(params, settings)
    require_absent(out)
    from labeling.build import build
    from labeling.rules import house_rules, rules_in

    folder = archive if archive.is_dir() else archive.parent
    read = whole_archive(archive, columns_of(text, id_column, field), chosen.ads)
    rules = house_rules(list(chosen.labeling.signs)) if with_rules or own else []
    with bar("reading and grouping"):
        dataset = build(
            read,
            votes or folder / "votes.parquet",
            params=chosen.labeling,
            rules=[*rules, *(rules_in(own) if own else [])],
        )
    _finish(dataset, out, chosen.ads.phone_region, as_json=as_json)


app.command("rules")(rules)
app.command("queue")(queue)
app.command("annotate")(annotate)
app.command("push")(push)
app.command("pull")(pull)
app.command("agreement")(agreement)
app.command("check")(check)
app.command("errors")(errors)


def _finish(
    dataset: "Dataset", out: Path | None, phone_region: str, *, as_json: bool, include_text: bool = False
) -> None:
    """Write the dataset where there is an `out`, else show what it would hold."""
    if out:
        with bar("freezing"):
            dataset.save(out)
    if as_json:
        emit({**dataset.to_manifest().model_dump(mode="json"), "dataset": str(out) if out else None})
        return
    if out is None:
        _show_rows(dataset, phone_region, include_text=include_text)
    if dataset.rejections:
        say(f"{len(dataset.rejections)} rows set aside, the first: {dataset.rejections[0]}")
    _show_counts(dataset)
    say(f"dataset: {out}   card: {out / 'README.md'}" if out else "nothing was written (--dry-run)")


def _show_rows(dataset: "Dataset", phone_region: str, *, include_text: bool) -> None:
    from ads.evidence import gather

    rows = []
    for place, ad in enumerate(dataset.ads[:ROWS_SHOWN]):
        text = gather(ad, phone_region=phone_region).redacted if include_text else f"{len(ad.content)} characters"
        labels = [f"{label:g}" for label in dataset.labels[place]]
        rows.append([ad.id, dataset.splits[place], *labels, text[:CHARACTERS_SHOWN]])
    table(["id", "split", *(sign.name for sign in dataset.signs), "text"], rows)


def _show_counts(dataset: "Dataset") -> None:
    manifest = dataset.to_manifest()
    rows = [
        [split, counts["ads"], counts["groups"], sign, found["labelled"], found["positive"]]
        for split, counts in manifest.splits.items()
        for sign, found in counts["signs"].items()
    ]
    table(["split", "ads", "groups", "sign", "labelled", "positive"], rows)
    for split, counts in manifest.splits.items():
        for sign, found in counts["signs"].items():
            if split != "seen_later" and not 0 < found["positive"] < found["labelled"]:
                say(f"warning: {sign} has one class only in {split}: a model can be neither fitted nor judged on it")
    lineage = manifest.lineage
    for warning in lineage.warnings:
        say(f"warning: {warning}")
    if lineage.not_gold:
        say(f"{lineage.not_gold} ads of validation and test stay out: their labels are not blind, or of one person")
    say(f"grouped by {lineage.grouped_by}, split by {lineage.split_by}; {lineage.rejected} rows set aside")
    shared = {pair: count for pair, count in lineage.overlaps.items() if count}
    if shared:
        pairs = ", ".join(f"{pair}: {count}" for pair, count in shared.items())
        say(f"warning: groups stand in two splits ({pairs}); figures on this split will flatter")
    say(f"provenance {manifest.provenance}, content hash {manifest.hash[:12]}")
