"""Every `firstlight ...` line of the docs is parsed by the real command; nothing runs."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from firstlight.cli import app
from firstlight.fallback import UNNAMED, FallbackGroup
from firstlight.params import load_params
from labeling.sources import OrdinalColumn, SignColumn

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
ASSIGNMENT = re.compile(r"\w+=.*")


def commands_in(text: str) -> Iterator[list[str]]:
    """Yield the words after `firstlight`, for each call in a fenced sh block."""
    for block in BLOCK.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            yield from calls_in(line.strip().removeprefix("$ "))


def calls_in(line: str) -> Iterator[list[str]]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    call: list[str] = []
    for word in [*lexer, ";"]:
        if not set(word) <= set("|&;<>"):
            call.append(word)
            continue
        while call and ASSIGNMENT.fullmatch(call[0]):
            del call[0]
        if call[:1] == ["firstlight"]:
            yield call[1:]
        call = []  # what follows a redirection is a file, and no call


def parsed(words: list[str]) -> dict[str, object]:
    """Return the options of a call as its verb would get them; raises what the command line would say."""
    command = typer.main.get_group(app)
    rest = list(words)
    while isinstance(command, TyperGroup):
        unnamed = isinstance(command, FallbackGroup) and rest[0] not in command.commands
        command = command.commands[UNNAMED if unnamed else rest.pop(0)]
    return command.make_context("firstlight", rest, resilient_parsing=False).params


CALLS = [
    pytest.param(words, id=f"{page.relative_to(ROOT)}: {' '.join(words)}")
    for page in PAGES
    for words in commands_in(page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("words", CALLS)
def test_a_command_of_the_docs_is_one_that_can_be_typed(words):
    parsed(words)


@pytest.mark.parametrize("words", CALLS)
def test_what_a_command_of_the_docs_sets_and_maps_can_be_set_and_mapped(words):
    options = parsed(words)
    load_params(ROOT / "params.yaml", options.get("settings", []))
    for sign in options.get("sign", []):
        SignColumn.parse(sign)
    for sign in options.get("ordinal", []):
        OrdinalColumn.parse(sign)


def test_the_docs_hold_commands():
    assert len(CALLS) > 10


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("firstlight models --json", [["models", "--json"]]),
        ("$ firstlight models", [["models"]]),
        ("KEY=1 firstlight models", [["models"]]),
        ("cat ads.jsonl | firstlight score - > scored.jsonl", [["score", "-"]]),
        ("firstlight models && firstlight promote 2", [["models"], ["promote", "2"]]),
        (
            "firstlight label import a.csv --multi 'flags:;'  # lists",
            [["label", "import", "a.csv", "--multi", "flags:;"]],
        ),
        ("firstlight \\\n  models", [["models"]]),
        ("pip install firstlight", []),
    ],
)
def test_calls_are_found_in_a_line_of_shell(line, expected):
    assert list(commands_in(f"```sh\n{line}\n```\n")) == expected


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["score", "ads.csv", "--oat", "scored"], "No such option"),
        (["train"], "dataset"),
        (["fly"], "fly"),
        (["train", "--dataset", "d", "--family", "forest"], "forest"),
    ],
)
def test_a_call_that_cannot_be_typed_is_refused(words, fault):
    with pytest.raises(Exception, match=fault):
        parsed(words)
