"""One ad from the command line: its text as an argument, in a file or on standard input."""

import os
import sys
from collections.abc import Mapping

from pydantic import ValidationError

from ads.ad import Ad
from ads.archive import EXPECTED, id_of
from ads.errors import Fault, InputError
from ads.tables import COMPRESSED, STANDARD_INPUT, SUFFIXES

PLAIN = (".txt", ".text", ".md", ".html")
BYTES = 4  # of UTF-8 that a character may take


def ad_from(given: str, context: Mapping[str, str | None], *, max_characters: int) -> Ad:
    """Return the ad of an argument: its text, a file that exists, or `-`; `context` holds the other fields.

    Raises InputError that names what is wrong and repeats no word of the text.
    """
    where, text = _text(given, max_characters)
    values = {name: value for name, value in context.items() if value}
    if not text.strip():
        raise InputError(f"{where} is empty, expected {EXPECTED['text']}")
    if (length := len(text) + len(values.get("title", ""))) > max_characters:
        raise InputError(
            f"{where} has {length} characters, expected at most {max_characters}: "
            "--set ads.max_characters=N allows more"
        )
    try:
        return Ad(id=id_of(text, values), text=text, **values)
    except ValidationError as error:
        raise InputError(_fault(where, error, values)) from None


def _fault(where: str, error: ValidationError, values: Mapping[str, str]) -> str:
    name = str(error.errors(include_url=False, include_input=False, include_context=False)[0]["loc"][0])
    if name == "text":
        return f"{where} holds a lone surrogate, expected valid Unicode"
    option = f"--{name.replace('_', '-')}"
    if name == "posted_at":
        return str(Fault.of(option, values[name], EXPECTED[name]))
    return f"{option} holds a lone surrogate, expected valid Unicode"


def _text(given: str, max_characters: int) -> tuple[str, str]:
    """Return what to call the text in a message, and the text."""
    if given == STANDARD_INPUT:
        return "standard input", _decoded("standard input", sys.stdin.buffer.read(_most(max_characters)))
    if not os.path.exists(given):  # which takes any text for a name, however long
        if _looks_like_a_file(given):
            raise InputError(f"{given}: there is no such file, expected one, or the text of an ad in quotes")
        return "TEXT", given
    if _is_archive(given):
        raise InputError(f"{given} is an archive by its name, expected the plain text of one ad: pass it with --file")
    try:
        with open(given, "rb") as file:
            return given, _decoded(given, file.read(_most(max_characters)))
    except OSError as error:
        raise InputError(f"{given}: cannot be read ({error.strerror}), expected a plain text file") from None


def _most(max_characters: int) -> int:
    """Bytes that decide whether a text is too long, so that no stream has to be read to its end."""
    return BYTES * (max_characters + 1)


def _decoded(where: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n")
    except UnicodeDecodeError as error:
        if error.end == len(data) and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8-sig")
        raise InputError(f"{where} is not UTF-8, expected plain text in UTF-8") from None


def _suffixed(given: str, suffixes: tuple[str, ...]) -> bool:
    return len(given.split()) == 1 and given.lower().endswith(suffixes)


def _is_archive(given: str) -> bool:
    return _suffixed(given, (*SUFFIXES, *COMPRESSED))


def _looks_like_a_file(given: str) -> bool:
    return _suffixed(given, (*PLAIN, *SUFFIXES, *COMPRESSED)) and "://" not in given
