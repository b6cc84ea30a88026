"""The phrases of the registry: a small grammar whose regular expressions cannot run away.

word            itself; in a text an accent or a capital makes no difference
(one|two words) one of these
[the|your]      one of these, or none
<10-17>         a whole number in the range
!(one|two)      first or last in a phrase: not right after, not right before these
{papers}        words that the registry names once

White space, a hyphen or a colon stands between words. Alternatives and optional words are bounded and white space is
never given back, so a search takes time in proportion to the text.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

GAP = r"(?::?\s++|[:-])"
GAP_BEFORE = (r"[\s-]", r",\s")  # what may stand between a guard and its phrase; a lookbehind needs a fixed width
NOT_IN_NUMBER = r"(?<!\d[.,:])(?<![$€£])"
NOT_A_PART = r"(?![.,:]?\d|\s?%)"

NAME = re.compile(r"\{(\w+)\}")
TOKEN = re.compile(
    r"(?<!\S)(?:(?P<guard>!)?\((?P<either>[^()\[\]<>{}!]+)\)|\[(?P<optional>[^()\[\]<>{}!]+)\]"
    r"|<(?P<low>\d{1,4})-(?P<high>\d{1,4})>|(?P<word>[^\s()\[\]<>{}!|]+))(?!\S)"
)
LITERAL = re.compile(r"\w(?:[\w'/]*[\w%])?")
WORD = re.compile(r"\w+")

FOLDED = str.maketrans("áéíóúüñÁÉÍÓÚÜÑİ\N{RIGHT SINGLE QUOTATION MARK}\N{HYPHEN}", "aeiouunAEIOUUNI'-")


@functools.lru_cache(maxsize=8)
def fold(text: str) -> str:
    """Return a text of the same length in lower case, without Spanish accents or typographer's marks.

    >>> fold("16 AÑOS")
    '16 anos'
    """
    return (text if text.isascii() else text.translate(FOLDED)).lower()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: a pattern for folded text, and the words that a hit can begin with."""

    pattern: str
    first_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    kind: Literal["one", "optional", "number", "guard"]
    alternatives: tuple[str, ...]

    @property
    def pattern(self) -> str:
        body = "|".join(GAP.join(map(re.escape, alternative.split())) for alternative in self.alternatives)
        return f"{NOT_IN_NUMBER}(?:{body}){NOT_A_PART}" if self.kind == "number" else f"(?:{body})"

    @property
    def first_words(self) -> frozenset[str]:
        return frozenset(WORD.findall(alternative)[0] for alternative in self.alternatives)


def compile_phrase(phrase: str, words: Mapping[str, str]) -> Phrase:
    """Return a phrase ready to search with; `words` holds the alternations that `{name}` stands for.

    Raises ValueError that says what is wrong with the phrase.
    """
    parts = _parts(NAME.sub(lambda match: _named(match[1], words), phrase))
    said = [place for place, part in enumerate(parts) if part.kind != "guard"]
    if not said:
        raise ValueError("holds no word, expected one that must be there")
    first, last = said[0], said[-1] + 1
    after, body, before = parts[:first], parts[first:last], parts[last:]
    if len(body) > len(said):
        raise ValueError("has !(…) in its middle, expected it first or last")
    if "optional" in (body[0].kind, body[-1].kind):
        raise ValueError("begins or ends with an optional word, expected a word that must be there")
    # A guard is many lookbehinds, so look first whether the phrase begins here at all.
    guarded = [f"(?={body[0].pattern})", *map(_not_after, after)] if after else []
    pattern = "".join([*guarded, _sequence(body), *map(_not_before, before)])
    return Phrase(pattern, body[0].first_words)


def any_of(phrases: Iterable[Phrase]) -> re.Pattern[str]:
    """Return the one expression that matches any of the phrases where a word of folded text begins."""
    return re.compile(rf"(?:{'|'.join(phrase.pattern for phrase in phrases)})(?!\w)")


def _named(name: str, words: Mapping[str, str]) -> str:
    if name not in words:
        raise ValueError(f"names {{{name}}}, expected one of {', '.join(words) or 'no name'}")
    return f"({words[name]})"


def _parts(phrase: str) -> list[_Part]:
    if left := TOKEN.sub("", phrase).strip():
        raise ValueError(f"cannot be read at {left}, expected words, (a|b), [the], <10-17>, !(a|b) or {{name}}")
    return [_part(match) for match in TOKEN.finditer(phrase)]


def _part(match: re.Match[str]) -> _Part:
    if match["low"]:
        numbers = range(int(match["low"]), int(match["high"]) + 1)
        if not 0 < len(numbers) <= 100:
            raise ValueError(f"has the range {match[0]}, expected 1 to 100 numbers, the lowest first")
        return _Part("number", tuple(map(str, numbers)))
    alternatives = tuple(
        fold(text).strip() for text in (match["either"] or match["optional"] or match["word"]).split("|")
    )
    for alternative in alternatives:
        if not alternative or not all(LITERAL.fullmatch(word) for word in alternative.split()):
            raise ValueError(f'holds "{alternative}" in {match[0]}, expected letters and digits')
    return _Part("guard" if match["guard"] else "optional" if match["optional"] else "one", alternatives)


def _sequence(parts: list[_Part]) -> str:
    last = parts[-1]
    return "".join(
        part.pattern if part is last else f"(?:{part.pattern}{GAP})?" if part.kind == "optional" else part.pattern + GAP
        for part in parts
    )


def _not_after(guard: _Part) -> str:
    bodies = (r"[\s-]".join(map(re.escape, alternative.split())) for alternative in guard.alternatives)
    return "".join(rf"(?<!\b{body}{gap})" for body in bodies for gap in GAP_BEFORE)


def _not_before(guard: _Part) -> str:
    return rf"(?!{GAP}{guard.pattern}(?!\w))"
