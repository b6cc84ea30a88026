"""E-mail addresses and links, also where their signs are spelled: "name at example dot org"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ads.disguises.vocabulary import known
from ads.handles import FIRST_WORDS
from ads.spelling import AT, DOT, DOT_WORDS, WHOLE_NAME, plain

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# Endings that are no word in either language; the others need a scheme, or a path.
ENDINGS = "com|org|net|info|biz|edu|gov|io|mx|uk|ca|ar|cl|uy|gt|eu|br|xyz|tv"
SOME_WORDS = "co|me|us|es|do|de|app|site|online|club|email|mail|pe|pr|ec|ve|fr|it|nl|pt|ie|in|au|nz|ly|gg"
UNDERSCORED = re.compile(  # "ana_arroba_example_punto_org"
    rf"(?<![a-z0-9])[a-z0-9]{{1,40}}(?:_[a-z0-9]{{1,40}})*_(?:at|arroba)(?:_[a-z0-9]{{1,40}})*_(?:{DOT_WORDS})_[a-z0-9]{{2,10}}"
)
SPACED = r"o\s?r\s?g|c\s?o\s?m|n\s?e\s?t"
HINT = re.compile(r"@|[\[({<]\s?(?:a|en|@)|\b(?:at|arroba|a\st)\b|\sa\s\w+\s?•")
AT_A_HOST = re.compile(r"at(?<=\sat)\s[\w-]+\.[a-z]")
SPELLED_EMAIL = re.compile(
    rf"(?P<local>{WHOLE_NAME})(?P<at>{AT})(?P<host>(?:[a-z0-9-]{{1,63}}{DOT}){{1,4}}(?:{SPACED}|{ENDINGS}|{SOME_WORDS}))(?![\w@-])"
)
SCHEME = re.compile(r"(?:h(?:tt|xx)ps?\s?:\s?//|www\.)(?:\[\.\]|[^\s<>\"'“”\[\]]){3,2000}")
BARE_END = re.compile(rf"\.(?=[a-z])(?:(?:{ENDINGS})(?![\w@-])|(?:{SOME_WORDS})(?=/\w))(?:/[^\s<>\"'“”]{{0,500}})?")
IN_A_HOST = "abcdefghijklmnopqrstuvwxyz0123456789-."
BARE_BEGIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){0,4}[a-z0-9-]{1,63}\Z")
SPELLED_LINK = re.compile(
    rf"(?:[a-z0-9-]{{1,63}}{DOT}){{1,4}}(?:{ENDINGS})(?![\w@-])(?P<path>(?:/|\s?(?:/|slash|barra|diagonal)\s?)[a-z0-9_-]{{1,64}})?"
)
SPELLED_HINT = re.compile(rf"\b(?:{DOT_WORDS})\b|•|[\[({{<]\s?\.|\s\.\s")
SPELLED_DOTS = (*DOT_WORDS.split("|"), "•")  # or a point that stands apart, so that one is spelled
POINT_APART = re.compile(r"\.(?:(?<=\s.)(?=\s)|(?<=[\[({<].)|(?<=[\[({<]\s.))")
AT_HOST = re.compile(rf"{AT}(?:[a-z0-9-]{{1,63}}{DOT}){{1,4}}(?:{SPACED}|{ENDINGS}|{SOME_WORDS})")
SLASH = re.compile(r"\s?(?:/|\bslash\b|\bbarra\b|\bdiagonal\b)\s?")
WINDOW = 100
TRAILING = ".,;:!?)]}'\"”»"


class Address(NamedTuple):
    """An e-mail address or a link, its normal form, and its range of a text."""

    start: int
    end: int
    kind: str
    value: str


def find_addresses(folded: str) -> Iterator[Address]:
    """Return the e-mail addresses and links of a folded text, not in order; a link may overlap an address."""
    folded = UNDERSCORED.sub(lambda joined: joined[0].replace("_", " "), folded) if "_" in folded else folded
    if "@" in folded:
        for match in EMAIL.finditer(folded):
            yield Address(match.start(), match.end(), "email", match[0])
    spelled = any(dot in folded for dot in SPELLED_DOTS) or bool(POINT_APART.search(folded))
    spelled = spelled and bool(SPELLED_HINT.search(folded))
    if "@" in folded or spelled or AT_A_HOST.search(folded):
        yield from _spelled_emails(folded)
    if "://" in folded or "www." in folded:
        for match in SCHEME.finditer(folded):
            link = match[0].rstrip(TRAILING)
            yield Address(match.start(), match.start() + len(link), "link", _link(link))
    yield from _bare_links(folded)
    if spelled:
        for match in SPELLED_LINK.finditer(folded):
            if SPELLED_HINT.search(match[0]) and folded[match.start() - 1 : match.start()] != "@":
                yield Address(match.start(), match.end(), "link", _link(plain(SLASH.sub("/", match[0]))))


def _spelled_emails(text: str) -> Iterator[Address]:
    end = 0
    for hint in HINT.finditer(text):
        if hint.start() < end:
            continue
        window = max(end, hint.start() - WINDOW)
        if not AT_HOST.search(text, window, hint.end() + WINDOW):
            continue
        match = SPELLED_EMAIL.search(text, window, hint.end() + WINDOW)
        if match and match.end() > hint.start() and _is_meant(match):
            end = match.end()
            yield Address(match.start(), end, "email", f"{plain(match['local'])}@{plain(match['host'])}")


def _is_meant(match: re.Match[str]) -> bool:
    """Return whether an address is meant: "meet at example.org" is none, "anna_b at example.org" is one."""
    if match["at"] == " @" and plain(match["local"]) in FIRST_WORDS:
        return False  # "Instagram @name.b"
    if "@" in match["at"] or len(match["at"].strip()) > 2 or "arroba" in match["at"]:
        return True
    if SPELLED_HINT.search(match["host"]):
        return True
    return match["at"].strip() == "at" and not known(plain(match["local"]), at_least=3)


def _bare_links(text: str) -> Iterator[Address]:
    for ending in BARE_END.finditer(text):
        before = text[max(0, ending.start() - WINDOW) : ending.start()]
        begin = BARE_BEGIN.search(before, len(before.rstrip(IN_A_HOST)))
        if begin and any(map(str.isalpha, begin[0])):
            start = ending.start() - len(begin[0])
            link = (begin[0] + ending[0]).rstrip(TRAILING)
            if text[start - 1 : start] not in ("@", "/", "."):
                yield Address(start, start + len(link), "link", _link(link))


def _link(link: str) -> str:
    """Return host and path without a scheme."""
    shown = re.sub(r"\[\.\]|\(\.\)", ".", link)
    return re.sub(r"\Ah(?:tt|xx)ps?\s?:\s?//", "", shown).rstrip("/")
