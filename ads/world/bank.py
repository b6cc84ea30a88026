"""The wording of simulated ads, read from the YAML files beside this module.

There are two halves. `main` was written for the world; `held_out` was written by others, who saw neither it nor
anything of how ads are read, and stands only in ads of the last quarter.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeVar

import yaml

from ads.ad import ContactKind
from ads.world.templates import Line, read_line

Language = Literal["en", "es"]
Sign = Literal["coercion", "minor"]
Half = Literal["main", "held_out"]
LANGUAGES: tuple[Language, ...] = ("en", "es")
SIGNS: tuple[Sign, ...] = ("coercion", "minor")
HALVES: tuple[Half, ...] = ("main", "held_out")
WRITERS = ("a", "b")  # of each half and language
SAY, REACH = "@say", "@reach"
# Wording comes and goes: each line of the main half belongs to one of these shares of the world's time.
WINDOWS = ((0.0, 0.6), (0.25, 0.85), (0.5, 1.0))

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a skeleton, or the mark at which statements (`say`) or contacts (`reach`) are put in."""

    line: Line | None
    mark: Literal["say", "reach"] | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A whole ad as one poster would write it, with slots in place of particulars."""

    family: str
    setting: str
    voice: str
    titles: tuple[Line, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One half of the bank in one language."""

    skeletons: dict[str, tuple[Skeleton, ...]]
    statements: dict[tuple[str, str], tuple[Line, ...]]
    near: dict[tuple[str, str], tuple[Line, ...]]
    reach: dict[ContactKind, tuple[Line, ...]]
    again: tuple[Line, ...]
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


def in_time(items: Sequence[T], when: float) -> list[T]:
    """Return the items of a list that are in use at a time, 0 to 1: each belongs to one of three windows."""
    used = [item for place, item in enumerate(items) if _is_open(place, when)]
    return used or list(items)


def _is_open(place: int, when: float) -> bool:
    begins, ends = WINDOWS[place % len(WINDOWS)]
    return begins <= when <= ends


@cache
def read_bank(half: Half, language: Language) -> Wording:
    """Return one half of the wording in one language."""
    said = _document(half, "statements.yaml")[language]
    parts = [_document(half, language, f"{writer}.yaml") for writer in WRITERS]
    skeletons: dict[str, list[Skeleton]] = defaultdict(list)
    for skeleton in (one for part in parts for one in part["skeletons"]):
        skeletons[skeleton["family"]].append(_skeleton(skeleton))
    lists = {name: [item for part in parts for item in part["lists"][name]] for name in parts[0]["lists"]}
    return Wording(
        skeletons={family: tuple(members) for family, members in skeletons.items()},
        statements=_lines_of(said["statements"]),
        near=_lines_of(said["near"]),
        reach={kind: _lines([line for part in parts for line in part["reach"][kind]]) for kind in parts[0]["reach"]},
        again=_lines([line for part in parts for line in part["again"]]),
        lists={name: tuple(items) for name, items in {**lists, **_document("names", f"{language}.yaml")}.items()},
    )


def _document(*path: str) -> dict[str, Any]:
    file = resources.files(__package__).joinpath("wording", *path)
    document: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return document


def _skeleton(document: dict[str, Any]) -> Skeleton:
    return Skeleton(
        document["family"],
        document["setting"],
        str(document["voice"]),
        _lines(document["titles"]),
        tuple(_row(text) for text in document["lines"]),
    )


def _row(text: str) -> Row:
    if text in (SAY, REACH):
        return Row(None, "say" if text == SAY else "reach")
    return Row(read_line(text.removeprefix("?")), optional=text.startswith("?"))


def _lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(read_line(text) for text in texts)


def _lines_of(families: dict[str, dict[str, list[str]]]) -> dict[tuple[str, str], tuple[Line, ...]]:
    return {(family, name): _lines(lines) for family, group in families.items() for name, lines in group.items()}
