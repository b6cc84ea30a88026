"""Who said what of which ad: people, rules and investigators' outcomes are all annotators."""

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import Field, ValidationError

from ads.ad import Noun
from ads.errors import InputError, shown


class Vote(Noun):
    """One annotator's answer on one sign of one ad: 0 or 1."""

    ad: str
    annotator: str
    sign: str
    value: int = Field(ge=0, le=1)
    at: datetime


def read_votes(path: Path) -> list[Vote]:
    """Return the votes of a Parquet file; raises InputError that names the row and field which is wrong."""
    if not path.is_file():
        raise InputError(f"{path}: there is no such file, expected the votes on this archive")
    try:
        rows = pq.read_table(path).to_pylist()
    except pa.ArrowException as error:
        raise InputError(f"{path}: is no Parquet file of votes ({type(error).__name__})") from error
    return [_vote(path, number, row) for number, row in enumerate(rows, start=1)]


def _vote(path: Path, number: int, row: dict[str, object]) -> Vote:
    try:
        return Vote.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = str(first["loc"][0])
        raise InputError(f"row {number} of {path}: {field} is {shown(row.get(field))}: {first['msg']}") from error
