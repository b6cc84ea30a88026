"""Single characters that stand for others: styled, invisible, stacked, look-alike, and digits drawn as pictures."""

import functools
import re
import unicodedata
from collections.abc import Iterator

from ads.disguises.change import Change
from ads.disguises.marks import beside
from ads.disguises.vocabulary import known

UNUSUAL = re.compile(r"[^ -~\n\r\táéíóúüñÁÉÍÓÚÜÑ¿¡’‘“”–—…€£ºª]")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
KEPT = frozenset("ªº²³¹¼½¾…™℠№℃℉´¨¯¸µ·")  # ordinary typography that Unicode would decompose
DRAWN = re.compile(r"([0-9#*])\ufe0f?\u20e3")
MARKED = re.compile(
    r"([^\s_])((?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]|\ufe0e|\ufe0f)+)"
)
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0")  # letters and marks that show nothing
INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
SPACED = frozenset("\x0b\x0c\x85\u2028\u2029")  # they break a line
JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
WORD = re.compile(r"[^\W_]+")
NOT_LATIN = re.compile("[\u0180-\U0010ffff]")
SMALL_CAPITAL = re.compile(r"LATIN (?:LETTER )?SMALL CAPITAL (?:LETTER )?([A-Z])$")
BOXED = re.compile(r"NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER ([A-Z])$")
FOREIGN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "LATIN")
DRAWN_ALIKE = dict(zip("вкмнтгКМНТ", "bkmhtrKMHT", strict=True))  # read so by people, not by Unicode's table


def characters(text: str) -> Iterator[Change]:
    """Find digits in boxes, marks on letters, invisible and styled characters."""
    if not UNUSUAL.search(text):
        return
    taken = 0
    for match in UNUSUAL.finditer(text):
        place = match.start()
        if place < taken:
            continue
        change = _marked(text, place) or _single(text, place)
        if change:
            taken = change.end
            yield change


def _marked(text: str, place: int) -> Change | None:
    """Return the change of a base character whose marks begin here or right after it."""
    if unicodedata.category(text[place]) not in ("Mn", "Me") or not place:
        return None
    if match := DRAWN.match(text, place - 1):
        return Change(match.start(), match.end(), match[1], "emoji")
    if not (match := MARKED.match(text, place - 1)):
        return None
    marks = match[2].rstrip("\ufe0e\ufe0f")
    if not marks:
        return None
    if not match[1].isalnum():
        return Change(match.start(), match.end(), match[1], "marks") if match[1].isascii() else None
    whole = unicodedata.normalize("NFC", match[1] + marks)
    if len(marks) == 1 and len(whole) == 1:
        return Change(match.start(), match.end(), whole, None)
    if not _is_latin(match[1]) and len(marks) < 3:
        return None
    return Change(match.start(), match.end(), match[1], "marks")


def _single(text: str, place: int) -> Change | None:
    character = text[place]
    plain, kind = _plain(character)
    if character in RAISED and any(other in RAISED for other in text[max(0, place - 1) : place + 2 : 2]):
        return Change(place, place + 1, str(unicodedata.digit(character)), "compatibility")  # a row of them: a number
    if plain == character or (character in JOINERS and place and _joins(text[place - 1])):
        return None
    return Change(place, place + 1, plain, kind)


def _joins(before: str) -> bool:
    """Return whether a joiner after this character is spelling: of an emoji, or of a script that joins its letters."""
    return unicodedata.category(before) in ("So", "Sk", "Cn", "Mn", "Mc") or (
        before.isalpha() and not _is_latin(before)
    )


@functools.lru_cache(maxsize=8192)
def _plain(character: str) -> tuple[str, str | None]:
    category = unicodedata.category(character)
    if character in SPACED:
        return "\n", None
    if category in INVISIBLE or character in BLANK or character in JOINERS:
        return "", "invisible"
    if character in KEPT or category == "Zs":
        return character, None
    if category in ("Nd", "No") and (digit := unicodedata.digit(character, None)) is not None:
        return str(digit), "compatibility"
    name = unicodedata.name(character, "")
    if match := BOXED.match(name):
        return match[1], "compatibility"
    if match := SMALL_CAPITAL.match(name):
        return match[1].lower(), "compatibility"
    if character == "\N{KEYCAP TEN}":
        return "10", "emoji"
    plain = unicodedata.normalize("NFKC", character)
    if plain != character and all(part.isascii() or _is_latin(part) for part in plain):
        return plain, "compatibility"
    return character, None


def _is_latin(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN ")


def lookalikes(text: str) -> Iterator[Change]:
    """Find letters of other scripts that stand for Latin ones: in a mixed word, or in a word made of nothing else."""
    for match in beside(text, NOT_LATIN, WORD, WORD) if not text.isascii() else ():
        word = match[0]
        if not word.isascii() and (plain := _latin(word)) and plain != word:
            yield Change(match.start(), match.end(), plain, "lookalike")


def _latin(word: str) -> str | None:
    foreign = [character for character in word if _is_foreign(character)]
    if not foreign or not all(alike(character) for character in foreign):
        return None
    plain = "".join((alike(character) if _is_foreign(character) else None) or character for character in word)
    mixed = any(character.isascii() for character in word)
    return plain if mixed or (len(word) > 2 and known(plain)) else None


@functools.lru_cache(maxsize=8192)
def _is_foreign(character: str) -> bool:
    if character < "\u0180":
        return False
    name = unicodedata.name(character, "")
    return character.isalpha() and name.startswith(FOREIGN) and unicodedata.normalize("NFD", character) == character


@functools.lru_cache(maxsize=8192)
def alike(character: str) -> str | None:
    """Return the ASCII letter or digit that a character looks like (Unicode UTS #39 confusables), None for none."""
    from confusable_homoglyphs.confusables import confusables_data

    if character in DRAWN_ALIKE:
        return DRAWN_ALIKE[character]
    found = [entry["c"] for entry in confusables_data.get(character, ())]
    letters = [letter for letter in found if letter.isascii() and letter.isalnum() and len(letter) == 1]
    return letters[0] if letters else None
