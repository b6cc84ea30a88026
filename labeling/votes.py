"""Who said what of which ad: people, rules and investigators' outcomes are all annotators."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator

from ads.ad import Noun, Span, parse_time
from ads.errors import Fault, InputError, named
from ads.tables import Row, TableFormat, read_rows
from models.signs import SIGN_NAME, SIGN_NAME_EXPECTED

Role = Literal["person", "rule", "outcome"]
EXPECTED = {
    "ad": "the id of an ad",
    "annotator": "who voted",
    "sign": f"a name: {SIGN_NAME_EXPECTED}",
    "value": "a whole number of the sign's scale, or nothing for 'cannot tell'",
    "at": "an ISO 8601 date",
    "role": "person, rule or outcome",
    "blind": "true or false",
    "seconds": "seconds, 0 or more",
    "note": "text",
}
REQUIRED = ("ad", "annotator", "sign", "value", "at")


class Seen(Span):
    """An indicator that an annotator saw at a place of the content."""

    indicator: str


class Vote(Noun):
    """One annotator's answer on one sign of one ad; `value` is None where the annotator cannot tell.

    `blind` says that no prediction and no finding stood beside the ad, None that nobody knows. `key` names the answer
    at its source, so that it is never taken twice.
    """

    ad: str
    annotator: str
    sign: str = Field(pattern=SIGN_NAME)
    value: int | None = Field(ge=0)
    at: datetime
    role: Role = "person"
    blind: bool | None = None
    seconds: float | None = Field(default=None, ge=0)
    seen: tuple[Seen, ...] = ()
    note: str | None = None
    key: str | None = None

    @field_validator("at", mode="before")
    @classmethod
    def _iso_8601(cls, value: Any) -> Any:
        return parse_time(value)


def standing(votes: Iterable[Vote]) -> list[Vote]:
    """Return the votes that stand, in order of ad, sign and annotator: a later one supersedes an earlier one."""
    latest: dict[tuple[str, str, str], Vote] = {}
    for vote in votes:
        place = (vote.ad, vote.sign, vote.annotator)
        if place not in latest or vote.at >= latest[place].at:
            latest[place] = vote
    return [latest[place] for place in sorted(latest)]


def read_votes(path: Path) -> list[Vote]:
    """Return the votes of a table; raises InputError that names the row and field which is wrong."""
    if not path.is_file():
        raise InputError(f"{path}: there is no such file, expected the votes on this archive")
    return [_vote(path, row) for row in read_rows(str(path), TableFormat())]


def _vote(path: Path, row: Row) -> Vote:
    if row.fault:
        raise InputError(f"row {row.number} of {path}: {row.fault}")
    if missing := [name for name in REQUIRED if name not in row.values]:
        raise InputError(f"{path}: column {missing[0]} is missing, expected one of {named(row.values)}")
    given = {name: row.values[name] for name in EXPECTED if row.values.get(name) not in (None, "")}
    try:
        return Vote.model_validate({"value": None, **given})
    except ValidationError as error:
        field = str(error.errors(include_url=False, include_context=False)[0]["loc"][0])
        fault = Fault.of(field, row.values[field], EXPECTED[field])
        raise InputError(f"row {row.number} of {path}: {fault}") from error
