"""How people spell the signs of an address: "dot", "arroba", "guion bajo", "then a bracketed point"."""

import re

from ads.numerals import WORDS, numerals
from ads.wording import any_of

EDGE = r"[\s,+>/|\\–—~*\[\](){}<>\"'«»“”〔〕【】=:;.·•#_-]"  # what may stand around a sign that is said
_NEXT = r"(?:(?:and\s|y\s)?(?:then|luego|despues)|followed\sby|seguid[oa]\s(?:de|por))[\s,]{1,2}"
ALSO = rf"(?:(?:{_NEXT}|(?:plus|and|mas|y|con|insert|put|pon|signo|simbolo)\s)?(?:(?:the|an?|el|la|una?|de)\s)?)"
TWICE, HERE = r"(?:double|doble)", r"(?:\s(?:sign|here|aqui))?"
THEN = rf"(?:{_NEXT})?"
DOT_WORDS = r"d[\s.-]?[o0][\s.-]?t|punt[o0]|puntito|pto|pnto|period|full\sstop"
LINE_WORDS = (
    r"under(?:[\s-]?(?:score|line))?|low\s(?:dash|line)|sub[\s-]?guion|"
    r"(?:guion(?:cito)?|ray(?:it)?a|barr(?:it)?a)[\s_-](?:de\s)?(?:a?baj[oa]|piso)"
)
DASH_WORDS = r"dash|hyphen|guion(?:cito)?(?:\s(?:medio|normal))?|rayita"


def said(words: str) -> str:
    """Return the pattern of a sign that is said between two words, however it is set apart: "-dot-", "(dot)"."""
    return rf"(?:{EDGE}{{1,4}}{ALSO}(?:{TWICE}\s)?(?:{words})(?![a-z0-9]){HERE}{EDGE}{{1,4}}{THEN})"


_OPEN, _CLOSE = r"\s?[\[({<〔【]{1,2}\s?", r"\s?[\])}>〕】]{1,2}\s?"
DOT = rf"(?:{said(f'{DOT_WORDS}|point')}|{_OPEN}(?:[.,·•]|[dp]t?){_CLOSE}|\s?[•·∙⋅‧。]\s?|\s\.\s|\.)"
SIGN = rf"(?:{said(f'{DOT_WORDS}|{LINE_WORDS}|{DASH_WORDS}')}|{_OPEN}[._-]{_CLOSE}|\s?•\s?|·|\s[._]\s|[._+-]{{1,3}})"
WORD = r"[a-z0-9]{1,40}"
_OR = (
    r"[oy]\s(?:\d|(?:llam|whats|mensaj|escrib|mand|correo)\w*|al|por|en|tel|cel|mail|sms|txt|texto?|ig|insta|tg|tele)\b"
)
APART = (
    rf"(?:[a-z0-9](?:,\s?|\s)){{2,20}}(?!{_OR})[a-z0-9](?![a-z0-9])"  # where a letter is no word before the next way
)
_FIGURE = rf"{any_of(WORDS)}(?![a-z0-9])"
NUMBER = rf"(?:\s(?:y\s)?{_FIGURE}){{1,4}}"
NAME = rf"(?:{APART}|{WORD})(?:{SIGN}(?:{APART}|{_FIGURE}(?:{NUMBER})?|{WORD})){{0,5}}"

_SAID = re.compile(
    rf"(?<=[a-z0-9\])}}])(?:{EDGE}{{1,4}}{ALSO}(?:(?P<twice>{TWICE})\s)?)"
    rf"(?:(?P<dot>{DOT_WORDS}|point)|(?P<line>{LINE_WORDS})|(?P<dash>{DASH_WORDS}))(?![a-z0-9]){HERE}{EDGE}{{1,4}}{THEN}(?=[a-z0-9(\[{{])"
)
_NUMBER = re.compile(rf"(?<=[a-z0-9)\]]){NUMBER}")
_LETTER_BY_LETTER = re.compile(
    r"(?<![a-z0-9])[a-z0-9](?:(?:,\s?[a-z0-9]){2,}|(?:-[a-z0-9]){3,}|(?:\.[a-z0-9]){3,})(?![a-z0-9])"
)
_POINT = re.compile(rf"{_OPEN}[dp]t?{_CLOSE}|[•·∙⋅‧。,]")
_SPACE = re.compile(r"[\s\[\](){}<>〔〕【】\"]+")
_TYPED = {"dot": ".", "line": "_", "dash": "-"}


def _figures(words: re.Match[str]) -> str:
    return " " + "".join(str(number.value) for number in numerals(words[0]))


def _sign(spelled: re.Match[str]) -> str:
    return _TYPED[str(spelled.lastgroup)] * (2 if spelled["twice"] else 1)


def plain(spelled: str) -> str:
    """Return an address, or a part of one, as it is typed.

    >>> plain("maria guion bajo rosa [.] example (dot) org")
    'maria_rosa.example.org'
    >>> plain("maria underscore twenty two")
    'maria_22'
    """
    text = _LETTER_BY_LETTER.sub(lambda row: re.sub(r"\W", "", row[0]), spelled.lower())
    text = _SAID.sub(_sign, _NUMBER.sub(_figures, text))
    return _SPACE.sub("", _POINT.sub(".", text))
