"""How people spell the signs of an address: "dot", "arroba", "guion bajo", a bracketed point."""

import re

OPEN, CLOSE = r"\s?[\[({<〔【\"]{0,2}\s?", r"\s?[\])}>〕】\"]{0,2}\s?"
DOT_WORDS, LINE_WORDS, DASH_WORDS = (
    "dot|punto|puntito|pto|d0t",
    "underscore|under|gui[oó]n[ _]bajo|raya baja",
    "dash|hyphen|gui[oó]n",
)
DOT = (
    rf"(?:\s?[-.*~](?:{DOT_WORDS})[-.*~]\s?|"
    rf"{OPEN}\b(?:{DOT_WORDS})\b{CLOSE}|\s?[\[({{<]\s?\.\s?[\])}}>]\s?|\s?•\s?|\s\.\s|\.)"
)
SIGN = (
    rf"(?:{OPEN}\b(?:{DOT_WORDS}|{LINE_WORDS}|{DASH_WORDS})\b{CLOSE}|"
    r"\s?[\[({<〔【]\s?[._-]\s?[\])}>〕】]\s?|\s?•\s?|\s[._]\s|[._+-])"
)
AT = (
    r"(?:\s?[\[({<\"]{1,2}\s?(?:a\s?t|@|arroba|a|en)\s?[\])}>\"]{1,2}\s?|,\sarroba,\s|"
    r"\s?[-.*~](?:at|arroba)[-.*~]\s?|\s?@\s?|\s(?:at|a\st|arroba|a)\s)"
)
WORD = r"[a-z0-9]{1,40}"
APART = r"(?:[a-z0-9]\s){2,20}[a-z0-9](?![a-z0-9])"
NAME = rf"(?:{APART}|{WORD})(?:{SIGN}(?:{APART}|{WORD})){{0,5}}"
# The same where a sign follows: no word gives back letters, none is begun in its middle, and a search is quick.
WHOLE_NAME = rf"(?:{APART}|(?<![a-z0-9]){WORD}+)(?:{SIGN}(?:{APART}|{WORD}+)){{0,5}}"

_SAID = re.compile(
    rf"(?:[-.*~](?=(?:{DOT_WORDS})[-.*~]))?\b(?:(?P<dot>{DOT_WORDS})|(?P<line>{LINE_WORDS})|(?P<dash>{DASH_WORDS}))\b"
    rf"(?:(?<=[a-z])[-.*~])?"
)
_LETTER_BY_LETTER = re.compile(r"(?:[a-z0-9]-){3,}[a-z0-9]")
_SPACE = re.compile(r"[\s\[\](){}<>〔〕【】\"]+")


def plain(spelled: str) -> str:
    """Return an address, or a part of one, as it is typed.

    >>> plain("maria guion bajo rosa [.] example (dot) org")
    'maria_rosa.example.org'
    """
    signs = {"dot": ".", "line": "_", "dash": "-"}
    text = _SAID.sub(lambda said: signs[str(said.lastgroup)], spelled.lower().replace("•", "."))
    typed = _SPACE.sub("", text)
    return typed.replace("-", "") if _LETTER_BY_LETTER.fullmatch(typed) else typed
