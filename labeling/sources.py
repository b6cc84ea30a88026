"""Columns of a labelled file to signs: what a column means is said on the command line, and nothing is guessed."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ads.ad import Ad
from ads.errors import Fault, InputError, Rejection, named, reads_like_text, shown
from models.signs import SIGN_NAME, SIGN_NAME_EXPECTED, Floats, Sign

YES = {"1", "1.0", "true", "t", "yes", "y"}
NO = {"0", "0.0", "false", "f", "no", "n"}
BINARY = "0 or 1 (also true or false, yes or no), or NAME=COL:VALUE to say what counts as positive"


@dataclass(frozen=True, slots=True)
class SignColumn:
    """A binary sign: 1 where the column holds `value`, or where it holds a yes when no value is given."""

    sign: Sign
    column: str
    value: str | None = None

    @classmethod
    def parse(cls, text: str) -> "SignColumn":
        """Return the meaning of `NAME=COL` or `NAME=COL:VALUE`."""
        name, column = _halves(text, "NAME=COL or NAME=COL:VALUE")
        column, _, value = column.partition(":")
        return cls(_sign(name, text), column, value or None)

    def label(self, value: Any) -> float | Fault:
        """Return 0, 1, NaN for a blank, or what is wrong with the value."""
        word = _word(value)
        if not word:
            return np.nan
        if self.value is not None:
            return float(word == self.value)
        if word.lower() in YES | NO:
            return float(word.lower() in YES)
        return Fault.of(self.column, value, BINARY)


@dataclass(frozen=True, slots=True)
class OrdinalColumn:
    """An ordinal sign, rated in whole numbers."""

    sign: Sign
    column: str

    @classmethod
    def parse(cls, text: str) -> "OrdinalColumn":
        """Return the meaning of `NAME=COL:LOW-HIGH`."""
        form = "NAME=COL:LOW-HIGH, as in suspicion=rating:0-6"
        name, rest = _halves(text, form)
        match = re.fullmatch(r"(.+):(\d+)-(\d+)", rest)
        if not match or int(match[2]) >= int(match[3]):
            raise InputError(f"{text} is not of the form {form}")
        return cls(Sign.ordinal(_name(name, text), int(match[2]), int(match[3])), match[1])

    def label(self, value: Any) -> float | Fault:
        """Return the rating, NaN for a blank, or what is wrong with the value."""
        word = _word(value)
        if not word:
            return np.nan
        expected = f"a whole number from {self.sign.low} to {self.sign.high}"
        try:
            rating = float(word)
        except ValueError:
            return Fault.of(self.column, value, expected)
        fits = rating.is_integer() and self.sign.low <= rating <= self.sign.high
        return rating if fits else Fault.of(self.column, value, expected)


@dataclass(frozen=True, slots=True)
class ListedColumn:
    """A binary sign that stands as one value among others in a column of lists."""

    sign: Sign
    column: str
    separator: str

    def label(self, value: Any) -> float | Fault:
        """Return whether the list holds the sign; an empty list is a no."""
        return float(self.sign.name in members(value, self.separator))


LabelColumn = SignColumn | OrdinalColumn | ListedColumn


@dataclass(frozen=True, slots=True)
class Mapping:
    """What somebody said that the columns of a labelled file mean, in the words of the command line."""

    signs: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    multi: str | None = None
    split: str | None = None
    group: str | None = None

    def columns(self, ads: Sequence[Ad]) -> list[LabelColumn]:
        """Return the columns that hold signs; raises InputError when none is named or one is named twice."""
        listed = listed_columns(self.multi, ads) if self.multi else []
        columns: list[LabelColumn] = [*map(SignColumn.parse, self.signs), *map(OrdinalColumn.parse, self.ordinals)]
        columns += listed
        if not columns:
            raise InputError("no sign is named, expected --sign, --ordinal or --multi")
        counts = Counter(column.sign.name for column in columns)
        if (most := counts.most_common(1)[0])[1] > 1:
            raise InputError(f"sign {most[0]} is named {most[1]} times, expected once")
        return columns


def members(value: Any, separator: str) -> list[str]:
    """Return the values of a list, or of a text that a separator divides."""
    parts = value if isinstance(value, list) else _word(value).split(separator)
    return [word for part in parts if (word := _word(part))]


def listed_columns(text: str, ads: Sequence[Ad]) -> list[ListedColumn]:
    """Return one sign for each value that a column of lists holds, from `COL:SEP`."""
    column, _, separator = text.rpartition(":")
    if not column or not separator:
        raise InputError(f"{text} is not of the form COL:SEP, as in flags:;")
    require_columns(ads, [column])
    found = sorted({word for ad in ads for word in members(ad.fields.get(column), separator)})
    if not found:
        raise InputError(
            f"{sources_of(ads)}: column {column} holds no value, expected lists divided by {shown(separator)}"
        )
    if fault := next((Fault.of(column, name, SIGN_NAME_EXPECTED) for name in found if not _is_name(name)), None):
        raise InputError(f"{sources_of(ads)}: {fault}")
    return [ListedColumn(Sign(name=name), column, separator) for name in found]


@dataclass(frozen=True, slots=True)
class Labels:
    """Ads whose labels could be read: labels of shape (ads, signs), NaN where blank; and the rows that could not."""

    signs: tuple[Sign, ...]
    ads: tuple[Ad, ...]
    values: Floats
    rejections: tuple[Rejection, ...]


def label_ads(ads: Sequence[Ad], columns: Sequence[LabelColumn]) -> Labels:
    """Read the labels of ads from their source fields.

    Raises InputError when a column is missing, a value that should count as positive never stands in it, or no row
    can be used.
    """
    require_columns(ads, [column.column for column in columns])
    for column in columns:
        if isinstance(column, SignColumn) and column.value is not None:
            _require_seen(ads, column, column.value)
    kept: list[Ad] = []
    values: list[list[float]] = []
    rejections: list[Rejection] = []
    for ad in ads:
        row = [column.label(ad.fields.get(column.column)) for column in columns]
        fault = next((label for label in row if isinstance(label, Fault)), None)
        if fault:
            rejections.append(Rejection(ad.source or "", ad.row or 0, fault, {"text": ad.text, **ad.fields}))
            continue
        kept.append(ad)
        values.append([label for label in row if not isinstance(label, Fault)])
    if not kept:
        raise InputError(f"none of {len(ads)} rows has labels that can be used; the first: {rejections[0]}")
    signs = tuple(column.sign for column in columns)
    return Labels(signs, tuple(kept), np.array(values, dtype=float).reshape(len(kept), len(signs)), tuple(rejections))


def require_columns(ads: Sequence[Ad], columns: Sequence[str]) -> None:
    """Raise InputError when a column stands in no row; text columns are none to choose from."""
    names = {name: None for ad in ads for name in ad.fields}
    for column in columns:
        if column not in names:
            raise InputError(f"{sources_of(ads)}: column {column} is missing, expected one of {named(names)}")


def sources_of(ads: Sequence[Ad]) -> str:
    """Return the files that ads were read from, as a message names them."""
    return ", ".join(dict.fromkeys(ad.source or "the ads" for ad in ads))


def _require_seen(ads: Sequence[Ad], column: SignColumn, value: str) -> None:
    counts = Counter(_word(ad.fields.get(column.column)) for ad in ads)
    if not counts[value]:
        labels = [f"{shown(word)} ({count})" for word, count in counts.most_common(5) if not reads_like_text(word)]
        common = ", ".join(labels) or f"{len(counts)} values too long for a label"
        raise InputError(
            f"{sources_of(ads)}: sign {column.sign.name}: {shown(value)} never stands in column {column.column}, "
            f"which holds {common}"
        )


def _halves(text: str, form: str) -> tuple[str, str]:
    name, _, column = text.partition("=")
    if not name or not column:
        raise InputError(f"{text} is not of the form {form}")
    return name, column


def _sign(name: str, text: str) -> Sign:
    return Sign(name=_name(name, text))


def _name(name: str, text: str) -> str:
    if not _is_name(name):
        raise InputError(f"{text}: a sign's name is {shown(name)}, expected {SIGN_NAME_EXPECTED}")
    return name


def _is_name(name: str) -> bool:
    return re.fullmatch(SIGN_NAME, name) is not None and not reads_like_text(name)


def _word(value: Any) -> str:
    return "" if value is None else str(value).strip()
