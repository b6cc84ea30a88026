"""Letters of one word pulled apart, doubled, or swapped for digits and signs."""

import functools
import itertools
import re
from collections.abc import Iterator

from ads.disguises.change import Change
from ads.disguises.marks import beside
from ads.disguises.vocabulary import COMMON, VERY_COMMON, known, named, placed, words_in, zipf
from ads.folding import fold
from ads.numerals import number_words

APART = re.compile(
    r"(?<![\w@.])[^\W\d_](?P<gap>[ ]{1,2}|[ ]?[.\-_*·•|~/][ ]?)[^\W\d_](?:(?P=gap)[^\W\d_])+(?![\w@])"
    r"(?:\s{1,3}[^\W\d_](?:(?P=gap)[^\W\d_])+(?![\w@]))*"
)
LONE = re.compile(r"[ .\-_*·•|~/][^\W\d_][ .\-_*·•|~/]{1,3}[^\W\d_](?![^\W_])")  # in each of those
ACCOUNT = re.compile(r"(?<![\w@.])[A-Za-z0-9](?: [A-Za-z0-9_.]){3,40}(?![\w@])")
STRETCHED = re.compile(r"([^\W\d_])\1\1")
THRICE = re.compile(r"([a-zA-Z\x80-\U0010ffff])\1\1")  # told sooner, and in each of those
ACCOUNT_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:snap|snapchat|insta|instagram|ig|telegram|teleg|tele|tg|discord|signal|skype|kik|fb|facebook|tiktok|app|[@$])\s?:?\s?[@$]?\s?\Z",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
SLASHED = 9  # characters of a row with strokes
ROMAN = re.compile(r"[IVXLC]+")
SWAPPED = re.compile(
    r"(?<=[^\W\d_])[013457@$!¡|€¶£®]+(?=[^\W\d_])|\b[0134](?=[^\W\d_]{2})|\b3l\b|[$@](?=[^\W\d_]{3})"
    r"|(?<=[^\W\d_])(?:(?:0|3|[34]{2}|1{1,2})\b|@(?!\w|\.\w))|(?<=[^\W\d_]{3})[!¡](?!\w)"
)
MIXED = re.compile(r"[013457@$!¡|€¶£®](?:(?<=[^\W\d_].)|(?=[^\W\d_]))")  # a sign beside a letter
TOKEN = re.compile(r"[\w@$!¡|€¶£®]+")
CALLED = re.compile(
    r"\b(?:soy|soi|llamo|llaman|dicen|im|i'm|its|it's|is|ask|for|4|say|con|x|por|preguntar|señora?)\s\Z", re.IGNORECASE
)
CUT = re.compile(r"[.\-](?<=[^\W\d_]{2}.)(?=[^\W\d_]{2})")  # within each of the next
SYLLABLES = re.compile(r"(?<![\w@.\-])[^\W\d_]{2,}(?:([.\-])[^\W\d_]{2,})(?:\1[^\W\d_]{2,}){0,3}(?![\w@\-])(?!\.\w)")
SIGNS = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "|": "li", "€": "e",
    "¡": "i", "¶": "t", "£": "el", "®": "r",
}  # fmt: skip
BEFORE = re.compile(r"(?:\b([^\W\d_]+) )?\b([^\W\d_]+) \Z")
LISTED = re.compile(r"(?:^|\s)[^\W\d_]{3,}/\Z")
SHORT_TOKEN = 12
SOME = frozenset("@.:/_#")  # beside these, a token is part of an e-mail, a link or a handle
UNIT_BEHIND = re.compile(
    r"/\s?(?:h|hr|hrs|hour|day|wk|week|mo|month|night|hora|dia|mes|semana|noche)(?![\w/])", re.IGNORECASE
)
MOST_SWAPS, LONGEST = 6, 24
NAME = 1.0  # many a first name is no more common
RARE_SWAP = 2.3  # how common a word of five letters or more has to be to come out of a swap
LONG_SWAP = 1.8  # the same for seven letters or more, which hardly come out by chance


def accounts(text: str) -> Iterator[Change]:
    """Find names of accounts and e-mails whose letters stand apart around a sign: "j o s e _ m x", "a n a @"."""
    if " _ " not in text and " @" not in text:
        return
    for match in ACCOUNT.finditer(text):
        if "_" in match[0] or text[match.end() :].lstrip()[:1] == "@":
            yield Change(match.start(), match.end(), match[0].replace(" ", ""), "spaced")


def apart(text: str) -> Iterator[Change]:
    """Find letters that stand apart and make words together: "n e w", "c.a.l.l", "c a l l  m e"."""
    for match in APART.finditer(text) if LONE.search(text) else ():
        if name := _before_a_word(match[0], match["gap"]):
            yield Change(match.start(), match.start() + 2 * len(name) - 1, name, "spaced")
        elif plain := _joined(match[0], match["gap"]):
            account = ACCOUNT_BEFORE.search(text, max(0, match.start() - 16), match.start())
            yield Change(match.start(), match.end(), plain.replace(" ", "") if account else plain, "spaced")


def _before_a_word(row: str, gap: str) -> str | None:
    """Return the name that letters make where the last of them is a word of its own: "I r v i n g y"."""
    letters = row.replace(" ", "")
    if gap != " " or len(row) != 2 * len(letters) - 1 or letters[-1] not in "aeouy" or len(letters) < 5:
        return None
    return letters[:-1] if named(letters[:-1]) and not (known(letters) or named(letters)) else None


def _joined(row: str, gap: str) -> str | None:
    groups = re.split(r"\s{2,}|\n", row) if gap == " " else re.split(r"\s+", row) if gap.strip() == gap else [row]
    if gap == "/" and min(map(len, row.split())) < SLASHED:
        return None  # o/b/o, w/d
    words: list[str] = []
    for group in filter(None, groups):
        letters = "".join(WORD.findall(group))
        if letters.isupper() and len(letters) <= 4 and not _is_said(letters, gap):
            return None  # U.S.A., A B C
        found = _words(letters)
        if not found or len(letters) < 2:
            return None
        words += _cased(found, letters) if gap.isspace() else [letters]
    long = any(len(word) >= 3 for word in words)
    return " ".join(words) if long else None


def _words(letters: str) -> list[str] | None:
    """Return the word or the name that letters make, or the words where they make several common ones."""
    if known(letters, at_least=COMMON) or named(letters) or _is_title(letters):
        return [letters]
    words = words_in(letters.lower())
    rare = words is None or any(not known(word, at_least=COMMON) for word in words)
    return [letters] if rare and known(letters, at_least=NAME) else words


def _is_said(letters: str, gap: str) -> bool:
    """Return whether a few capitals are a word and not an abbreviation."""
    if gap == " ":
        return known(letters, at_least=VERY_COMMON) or named(letters)
    return gap != "." and len(letters) == 4 and named(letters)


def _is_title(letters: str) -> bool:
    """Return whether letters are a name of one word: "F a r r u k h"."""
    return len(letters) > 3 and letters[0].isupper() and letters[1:].islower() and not known(letters[0] + letters[1:])


def syllables(text: str) -> Iterator[Change]:
    """Find names cut by dots or hyphens: "Ana.sta.sia"."""
    for match in beside(text, CUT, WORD, SYLLABLES):
        parts = WORD.findall(match[0])
        plain = "".join(parts)
        if (
            len(plain) > 5
            and (len(parts) > 2 or not all(known(part, at_least=COMMON) for part in parts))
            and plain[1:].islower()
            and named(plain)
        ):
            yield Change(match.start(), match.end(), plain, "spaced")


def _cased(words: list[str], letters: str) -> list[str]:
    ends = list(itertools.accumulate(map(len, words)))
    return [letters[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def stretched(text: str) -> Iterator[Change]:
    """Find letters said three times or more in a row where a word comes out with one or two of them: "caaaall"."""
    if not THRICE.search(text):
        return
    for match in WORD.finditer(text):
        if STRETCHED.search(match[0]) and (plain := _unstretched(match[0])):
            yield Change(match.start(), match.end(), plain, "stretched")


def _unstretched(word: str) -> str | None:
    parts = ["".join(group) for _, group in itertools.groupby(word)]
    if len({part[0].lower() for part in parts}) == 1 or len(word) > 60 or ROMAN.fullmatch(word):
        return None
    options = [[part[0], part[:2]] if len(part) > 2 else [part] for part in parts]
    if sum(len(option) > 1 for option in options) > MOST_SWAPS:
        return None
    words = ["".join(option) for option in itertools.product(*options)]
    best = max(words, key=zipf)
    return best if known(best) else None


def swapped(text: str) -> Iterator[Change]:
    """Find digits and signs for letters inside words: "h0ur", "M4ria", "c@ll"."""
    for match in beside(text, MIXED, TOKEN, TOKEN):
        if number := _number(match[0]):
            yield Change(match.start(), match.end(), number, "leet")
            continue
        if not SWAPPED.search(match[0]) or _in_address(text, match):
            continue
        if plain := _unswapped(match[0]) or _beside_a_word(text, match) or _in_a_names_place(text, match):
            yield Change(match.start(), match.start() + len(plain), plain, "leet")


def _beside_a_word(text: str, token: re.Match[str]) -> str | None:
    """Return the part of a place's name that a token makes with the word beside it: "Cherry Hi11", "0ak Park"."""
    if len(token[0]) > SHORT_TOKEN:
        return None
    after = TOKEN.match(text, token.end() + 1) if text[token.end() : token.end() + 1] == " " else None
    before = BEFORE.search(text, max(0, token.start() - LONGEST), token.start())
    for option in filter(str.isalpha, _spelled_out(token[0])):
        if before and placed(option, before[2], before[1] or ""):
            return option
        if after and any(placed(following, option) for following in _spelled_out(after[0][:SHORT_TOKEN])):
            return option.capitalize() if after[0][0].isupper() else option
    return None


def _in_a_names_place(text: str, token: re.Match[str]) -> str | None:
    """Return the likeliest letters of a token where a name stands: "soy K4mila"."""
    word = token[0]
    if not (3 < len(word) <= SHORT_TOKEN and word[0].isupper() and word[-1].isalpha() and word[1:].islower()):
        return None
    if sum(map(str.isalpha, word)) + 2 < len(word) or not CALLED.search(
        text, max(0, token.start() - 12), token.start()
    ):
        return None
    options = [option for option in _spelled_out(word) if option.isalpha()]
    return options[0] if options else None


def _in_address(text: str, token: re.Match[str]) -> bool:
    before, after = text[token.start() - 1 : token.start()], text[token.end() : token.end() + 2]
    if (
        before in SOME
        and before
        and not (before == "/" and LISTED.search(text, max(0, token.start() - LONGEST), token.start()))
    ):
        return True
    if after[:1] == "/":
        return not UNIT_BEHIND.match(text, token.end())
    return after[:1] in ("@", "_") or (after[:1] in (".", ":") and after[1:].isalnum())


@functools.lru_cache(maxsize=8192)
def _number(token: str) -> str | None:
    """Return the number in words that a token is when its signs are read as letters: "tr31nt4yc1nc0"."""
    signs = sum(character in SIGNS for character in token)
    if fold(token.rstrip("0123456789")) in number_words():
        return None  # "ciento5" is half in figures
    if not signs <= MOST_SWAPS or len(token) - signs < 2 or len(token) > LONGEST:
        return None
    return next((said for said in _spelled_out(token) if fold(said) in number_words()), None)


@functools.lru_cache(maxsize=8192)
def _unswapped(token: str) -> str | None:
    word = token.rstrip("!¡|")
    plain = _swapped_word(word) if SWAPPED.search(word) else None
    if plain is None and len(word) > 3 and len(word) + 1 == len(token) and not known(word, at_least=0.1):
        return _called(token)
    return plain


def _swapped_word(word: str) -> str | None:
    letters = sum(character.isalpha() for character in word)
    signs = sum(character in SIGNS for character in word)
    if not 1 <= signs <= MOST_SWAPS or letters < 2 or letters + signs < len(word) or len(word) > LONGEST:
        return None
    if known(word, at_least=COMMON) or (not word[0].isalpha() and known(word[1:], at_least=2.5)):
        return None  # mp3, 3star
    if not word[-1].isalpha() and known(word.rstrip("0134"), at_least=COMMON):
        return None  # room1
    if word.rstrip("sS").endswith("@") and known(word.replace("@", "o")) and known(word.replace("@", "a")):
        return None  # tod@s
    plain = _plainest(word)
    capitals = [character.isupper() for character in word if character.isalpha()]
    return plain.upper() if plain and all(capitals) and len(capitals) > 1 else plain


def _plainest(word: str) -> str | None:
    """Return the likeliest word, else the likeliest name, that the signs of a token make."""
    words = _spelled_out(word)
    best = max(words, key=zipf)
    least = {3: 4.5, 4: COMMON}.get(len(best), RARE_SWAP if len(best) < 7 else LONG_SWAP)
    if len(best) > 2 and known(best, at_least=least):
        return best
    names = [name for name in words if named(name) and (len(name) > 3 or word[0].isupper())]
    return max(names, key=zipf, default=None)


def _called(token: str) -> str | None:
    """Return the name that ends in the "i" which a mark of exclamation was drawn for."""
    return next((name for name in _spelled_out(token) if named(name)), None) if len(token) <= LONGEST else None


def _spelled_out(word: str) -> list[str]:
    options = [SIGNS.get(character, character) for character in word]
    return ["".join(option) for option in itertools.product(*options)]
