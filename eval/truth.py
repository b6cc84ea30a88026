"""Ads with what somebody marked in them: a file of JSON Lines, checked row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from pydantic import Field, ValidationError, model_validator

from ads.ad import Ad, Contact, Fact, Noun, Span
from ads.archive import EXPECTED
from ads.errors import Fault, InputError, Rejection
from ads.tables import Row, TableFormat, read_rows

AD_FIELDS = ("id", "title", "text", "kind", "language", "city", "region", "country", "posted_at", "site")
PRIVATE = ("text", "title", "value", "name")  # never shown in a message


class Marked(Noun):
    """An ad, whether it hides anything, its campaign, and every contact and fact in it."""

    ad: Ad
    obscured: bool = Field(default=False, description="whether anything in the ad is written so as not to be read")
    campaign: str | None = None
    contacts: list[Contact]
    facts: list[Fact]

    @model_validator(mode="after")
    def _spans_lie_in_the_content(self) -> Self:
        length = len(self.ad.content)
        for name, spans in (("contacts", self.contacts), ("facts", self.facts)):
            for place, span in enumerate(spans):
                if not span.start < span.end <= length:
                    raise SpanError(f"{name}.{place}", span, length)
        return self


class SpanError(Exception):
    """A span that does not lie in its ad's content."""

    def __init__(self, field: str, span: Span, length: int) -> None:
        expected = f"a start below its end, and an end of at most {length}"
        self.fault = Fault(field, f"goes from {span.start} to {span.end}", expected)
        super().__init__(str(self.fault))


@dataclass(frozen=True, slots=True)
class Truth:
    """The rows that can be judged by, and those that were kept out with their reason."""

    rows: tuple[Marked, ...]
    rejections: tuple[Rejection, ...] = ()


def load_truth(path: str | Path) -> Truth:
    """Return the truth of a JSON Lines file; bad rows are kept out, and the rest goes on.

    Raises InputError when there is no such file, when it is of another kind, or when no row can be used.
    """
    source = str(path)
    if TableFormat(columns=("text",)).kind_of(source) != "jsonl":
        raise InputError(f"{source}: is no JSON Lines file by its name, expected one that ends in .jsonl")
    rows: list[Marked] = []
    rejections: list[Rejection] = []
    for found in _checked(source):
        (rows if isinstance(found, Marked) else rejections).append(found)  # type: ignore[arg-type]
    if not rows:
        raise InputError(f"none of {len(rejections)} rows can be used; the first: {rejections[0]}")
    return Truth(tuple(rows), tuple(rejections))


def _checked(source: str) -> Iterator[Marked | Rejection]:
    seen: set[str] = set()
    for row in read_rows(source, TableFormat()):
        found = row.fault or _marked(row, source)
        if isinstance(found, Marked) and found.ad.id in seen:
            found = Fault.of("id", found.ad.id, "an id that stands once")
        if isinstance(found, Fault):
            yield Rejection(source, row.number, found, row.values)
            continue
        seen.add(found.ad.id)
        yield found


def _marked(row: Row, source: str) -> Marked | Fault:
    values = dict(row.values)
    ad = {name: values.pop(name) for name in AD_FIELDS if name in values}
    try:
        return Marked(ad=ad | {"source": source, "row": row.number}, **values)
    except SpanError as error:
        return error.fault
    except ValidationError as error:
        return _fault(error)


def _fault(error: ValidationError) -> Fault:
    first: Any = error.errors(include_url=False)[0]
    place = [str(part) for part in first["loc"]]
    field = ".".join(place[1:] if place[0] == "ad" else place)
    name, kind = place[-1], first["type"]
    if kind == "missing":
        return Fault(field, "is missing", EXPECTED.get(name, "a value"))
    if kind == "extra_forbidden":
        return Fault(field, "is no field that is known", "the fields of the reference")
    if kind.startswith("union_tag"):
        return _kind_fault(f"{field}.kind", first["ctx"])
    expected, value = EXPECTED.get(name) or _expected(first["msg"]), first["input"]
    if isinstance(value, dict | list) or (isinstance(value, str) and name in PRIVATE and "age" not in place):
        return Fault(field, "cannot be used", expected)
    return Fault.of(field, value, expected)


def _kind_fault(field: str, told: Mapping[str, Any]) -> Fault:
    if "tag" not in told:
        return Fault(field, "is missing", "a kind of fact")
    return Fault.of(field, told["tag"], f"one of {told['expected_tags']}")


def _expected(message: str) -> str:
    """Return what pydantic expects, without its opening words."""
    words = message.removeprefix("Value error, ").removeprefix("Input should be ")
    return f"{words[0].lower()}{words[1:]}"
