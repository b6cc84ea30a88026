"""Options that several verbs share, so that one option has one name and one help text."""

from pathlib import Path
from typing import Annotated

import typer

ParamsFile = Annotated[
    Path | None, typer.Option("--params", help="Params file; params.yaml in this folder where there is one.")
]
Settings = Annotated[
    list[str], typer.Option("--set", metavar="KEY=VALUE", help="Override a param, as in training.seed=7; repeatable.")
]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Out = Annotated[Path, typer.Option("--out", help="New folder to write; it must not exist.")]
Store = Annotated[
    Path, typer.Option("--store", metavar="FILE", help="Label store: the ledger of votes and rounds, as labels.jsonl.")
]
DatasetFolder = Annotated[Path, typer.Option("--dataset", help="Folder of a dataset that `firstlight label` made.")]
Model = Annotated[
    str | None,
    typer.Option("--model", help="A bundle's folder, or a registered version or alias; serving.model if none."),
]
TextColumns = Annotated[
    list[str], typer.Option("--text", metavar="COL", help="Column that holds the ad's text; several are joined.")
]
IdColumn = Annotated[
    str | None, typer.Option("--id", metavar="COL", help="Column of ids; made from the content where there is none.")
]
FieldColumns = Annotated[
    list[str],
    typer.Option("--field", metavar="FIELD=COL", help="Column of title, kind, posted_at, site, city, region, country "
                 "or language, where it has another name; FIELD= leaves it out."),
]  # fmt: skip
Delimiter = Annotated[
    str | None, typer.Option("--delimiter", metavar="D", help=r"Separator of a CSV file; \t for a tab.")
]
ColumnNames = Annotated[
    str | None, typer.Option("--columns", metavar="A,B,C", help="Column names of a file without a header.")
]
AllowSimulated = Annotated[
    bool, typer.Option("--allow-simulated", help="Accept a model that learned from simulated ads. For demonstrations.")
]
