"""E-mail addresses and links, also where their signs are spelled: "name at example dot org"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ads.disguises.vocabulary import known
from ads.handles import FIRST_WORDS
from ads.spelling import ALSO, APART, DOT, EDGE, NAME, NUMBER, THEN, plain
from ads.wording import letter_runs

AT_HOST = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
MOST_BEFORE = 64  # characters of an e-mail before its sign
BEFORE_AT = re.compile(rf"[\w.+-]{{1,{MOST_BEFORE}}}\Z")
# Endings that are no word in either language; the others need a scheme, or a path.
ENDINGS = "com|org|net|info|biz|edu|gov|io|mx|uk|ca|ar|cl|uy|gt|eu|br|xyz|tv"
SOME_WORDS = "co|me|us|es|do|de|app|site|online|club|email|mail|pe|pr|ec|ve|fr|it|nl|pt|ie|in|au|nz|ly|gg"
SPACED = r"[o0][\s.-]?r[\s.-]?g|c[\s.-]?[o0][\s.-]?m|n[\s.-]?e[\s.-]?t"
AT = re.compile(  # begins with few letters, so that a search passes over the rest
    r"[@⊙◎]{1,2}|%40|a(?<![a-z0-9]a)(?:rr?[o0]b+(?:[a4@]s?|ita)|\sr\sr\so\sb\sa|[\s.-]?t(?:[\s-](?:sign|symbol))?(?:\shere)?|)(?![a-z0-9])"
    r"|d(?<![a-z0-9]d)om(?:ain|inio)(?![a-z0-9])|e(?<![a-z0-9]e)n(?![a-z0-9])"
)
WEAK = re.compile(r"a[\s.-]?t|a|en")  # may be said of a place
ENDING = re.compile(rf"(?:{SPACED})\Z")
LABEL = rf"(?:{APART}|[a-z0-9-]{{1,63}})"
HOST = re.compile(
    rf"(?P<edge>{EDGE}{{0,4}}){THEN}(?:(?:(?:the|my|el|mi)\s)?(?:domain|dominio)\s)?(?P<host>(?:{LABEL}(?:{DOT}|,|\.\s(?={SPACED}))){{1,4}}(?:{SPACED}|{ENDINGS}|{SOME_WORDS}))(?![\w@-])"
)
LOCAL = re.compile(
    rf"(?<![a-z0-9])(?P<local>{NAME}(?:{NUMBER})?)(?:\s?[(\[][a-z]+(?:\s[a-z]+){{1,5}}[)\]])?(?P<edge>{EDGE}{{0,4}}){ALSO}\Z"
)
NO_NAMES = frozenset(  # what stands before "at" and a host that is no person's
    """
    us me it him her them out up in here there online live look find see book apply visit register order buy sign
    website site page web webpage pagina sitio perfil more photos fotos pics menu is are or and be y o
    """.split()
)
SCHEME = re.compile(r"(?:h(?:tt|xx)ps?\s?:\s?//|www\.)(?:\[\.\]|[^\s<>\"'“”\[\]]){3,2000}")
BARE_END = re.compile(rf"\.(?=[a-z])(?:(?:{ENDINGS})(?![\w@-])|(?:{SOME_WORDS})(?=/\w))(?:/[^\s<>\"'“”]{{0,500}})?")
IN_A_HOST = "abcdefghijklmnopqrstuvwxyz0123456789-."
BARE_BEGIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){0,4}[a-z0-9-]{1,63}\Z")
SPELLED_LINK = re.compile(
    rf"(?<![a-z0-9@.-])(?:[a-z0-9-]{{1,63}}{DOT}){{1,4}}(?:{ENDINGS})(?![\w@-])(?P<path>(?:/|\s?(?:/|slash|barra|diagonal)\s?)[a-z0-9_-]{{1,64}})?"
)
SPELLED_DOTS = re.compile(
    r"(?:d(?<![a-z0-9]d)|p(?<![a-z0-9]p)|f(?<![a-z0-9]f))(?:(?<=d)[\s.-]?[o0][\s.-]?t|(?<=p)(?:oint|unt[o0]|untito|n?to|eriod)|(?<=f)ull\sstop)(?![a-z0-9])"
    r"|[•·∙⋅‧。]|[\[({<]\s?[.,·dp]t?\s?[\])}>]|(?<=\s)\.\s"
)
DOT_RUNS = frozenset("dot d t punto punt puntito pto pnto p dt pt period point stop".split())  # or a mark
DOT_MARKS = (" . ", "(.", "[.", "{.", "<.", "( .", "[ .", "{ .", "(,", "[,", "{,")
RAISED = frozenset("•·∙⋅‧。")
LISTED = re.compile(r"\s[•·]\s")  # "SQL server · net"
SLASH = re.compile(r"\s?(?:/|\bslash\b|\bbarra\b|\bdiagonal\b)\s?")
REST = re.compile(rf"{EDGE}{{0,4}}{THEN}(?:{LABEL}{DOT}){{0,3}}(?:{SPACED}|{ENDINGS})(?![\w@-])")  # behind a dot
COMMA = re.compile(r"[a-z0-9](?:,|\.\s)[a-z]")  # a point for whoever knows that an address stands there
SET_APART = frozenset("[({<\"'*|~_/-«“")
MAILED = re.compile(r"(?:e-?mail|\bmail|correo|write(?:\sto)?|escrib\w+(?:\sa)?)\W{0,3}\Z")
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
    emails = list(_typed_emails(folded))
    yield from emails
    links = list(_typed_links(folded))
    yield from links
    dots = list(_dots(folded))
    yield from _spelled_links(folded, dots)
    if links or dots or folded.count("@") > len(emails) or any(sign in folded for sign in ("⊙", "◎", "%40")):
        yield from _spelled_emails(folded)


def _dots(text: str) -> Iterator[re.Match[str]]:
    """Return the spelled dots of a text behind which a host ends."""
    typed = not text.isascii() and not RAISED.isdisjoint(text)
    if typed or not DOT_RUNS.isdisjoint(letter_runs(text)) or any(mark in text for mark in DOT_MARKS):
        for dot in SPELLED_DOTS.finditer(text):
            if REST.match(text, dot.end(), dot.end() + WINDOW):
                yield dot


def _typed_emails(text: str) -> Iterator[Address]:
    end = 0
    for at in AT_HOST.finditer(text):
        if before := BEFORE_AT.search(text, max(end, at.start() - MOST_BEFORE), at.start()):
            start, end = before.start(), at.end()
            yield Address(start, end, "email", text[start:end])


def _spelled_emails(text: str) -> Iterator[Address]:
    end = 0
    for at in AT.finditer(text):
        if at.start() < end or not (host := HOST.match(text, at.end(), at.end() + WINDOW)):
            continue
        local = LOCAL.search(text, max(end, at.start() - WINDOW), at.start())
        if local and _is_meant(local, at[0], host):
            end = host.end()
            yield Address(local.start(), end, "email", f"{plain(local['local'])}@{_host(host['host'])}")


def _host(spelled: str) -> str:
    return ENDING.sub(lambda ending: re.sub(r"\W", "", ending[0]).replace("0", "o"), plain(spelled))


def _is_meant(local: re.Match[str], at: str, host: re.Match[str]) -> bool:
    """Return whether an address is meant: "meet at example.org" is none, "anna_b at example.org" is one."""
    name, before, after = plain(local["local"]), local["edge"].strip(), host["edge"].strip()
    if name in FIRST_WORDS or (at[0] == "d" and not before):
        return False  # "Instagram @name.b", "the domain example.org"
    if not WEAK.fullmatch(at) or (before and after and (at[0:2] in ("at", "a ") or before[-1] in SET_APART)):
        return True
    if name in NO_NAMES or before or not any(map(str.isalpha, name)) or COMMA.search(host["host"]):
        return False
    odd = not name.isalpha() or not known(name, at_least=3)
    if SPELLED_DOTS.search(host["host"]):
        return odd or at not in ("a", "en")
    if at[-1] != "t":
        return odd and not name.isalpha()
    return odd or bool(MAILED.search(local.string, max(0, local.start() - WINDOW), local.start()))


def _typed_links(text: str) -> Iterator[Address]:
    if "://" in text or "www." in text:
        for match in SCHEME.finditer(text):
            link = match[0].rstrip(TRAILING)
            yield Address(match.start(), match.start() + len(link), "link", _link(link))
    for ending in BARE_END.finditer(text):
        before = text[max(0, ending.start() - WINDOW) : ending.start()]
        begin = BARE_BEGIN.search(before, len(before.rstrip(IN_A_HOST)))
        if begin and any(map(str.isalpha, begin[0])):
            start = ending.start() - len(begin[0])
            link = (begin[0] + ending[0]).rstrip(TRAILING)
            if text[start - 1 : start] not in ("@", "/", "."):
                yield Address(start, start + len(link), "link", _link(link))


def _spelled_links(text: str, dots: list[re.Match[str]]) -> Iterator[Address]:
    end = 0
    for dot in dots:
        if dot.start() < end:
            continue
        for match in SPELLED_LINK.finditer(text, max(end, dot.start() - WINDOW), dot.end() + WINDOW):
            if match.start() < dot.start() < match.end() and not LISTED.search(match[0]):
                end = match.end()
                yield Address(match.start(), end, "link", _link(plain(SLASH.sub("/", match[0]))))


def _link(link: str) -> str:
    """Return host and path without a scheme, and without the "www." that names the same host."""
    shown = re.sub(r"\[\.\]|\(\.\)", ".", link)
    return re.sub(r"\A(?:h(?:tt|xx)ps?\s?:\s?//)?(?:www\.)?", "", shown).rstrip("/")
