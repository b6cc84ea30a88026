"""Who said what of which ad: people, rules and investigators' outcomes are all annotators."""

from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator

from ads.ad import Noun, parse_time
from ads.errors import Fault, InputError, named
from ads.tables import Row, TableFormat, read_rows
from models.signs import SIGN_NAME, SIGN_NAME_EXPECTED

EXPECTED = {
    "ad": "the id of an ad",
    "annotator": "who voted",
    "sign": f"a name: {SIGN_NAME_EXPECTED}",
    "value": "0 or 1",
    "at": "an ISO 8601 date",
}


class Vote(Noun):
    """One annotator's answer on one sign of one ad: 0 or 1."""

    ad: str
    annotator: str
    sign: str = Field(pattern=SIGN_NAME)
    value: int = Field(ge=0, le=1)
    at: datetime

    @field_validator("at", mode="before")
    @classmethod
    def _iso_8601(cls, value: Any) -> Any:
        return parse_time(value)


def read_votes(path: Path) -> list[Vote]:
    """Return the votes of a file; raises InputError that names the row and field which is wrong."""
    if not path.is_file():
        raise InputError(f"{path}: there is no such file, expected the votes on this archive")
    return [_vote(path, row) for row in read_rows(str(path), TableFormat())]


def _vote(path: Path, row: Row) -> Vote:
    if row.fault:
        raise InputError(f"row {row.number} of {path}: {row.fault}")
    if missing := [name for name in EXPECTED if name not in row.values]:
        raise InputError(f"{path}: column {missing[0]} is missing, expected one of {named(row.values)}")
    try:
        return Vote.model_validate({name: row.values[name] for name in EXPECTED})
    except ValidationError as error:
        field = str(error.errors(include_url=False, include_context=False)[0]["loc"][0])
        fault = Fault.of(field, row.values[field], EXPECTED[field])
        raise InputError(f"row {row.number} of {path}: {fault}") from error
