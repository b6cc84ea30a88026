"""Ages of persons, and who is of that age."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ads import people
from ads.ad import Whose
from ads.ages_said import (
    BETWEEN_AFTER,
    BORN_BEFORE,
    BOTH,
    COUNT_BEFORE,
    COUNTED,
    DOUBLE,
    END,
    HOURS,
    LABEL_BEFORE,
    LIMIT_AFTER,
    LIMIT_BEFORE,
    MOST_COUNTED,
    NEXT,
    OLD_AFTER,
    OLDEST,
    RANGE,
    RANGE_BEFORE,
    ROMAN,
    ROMAN_PAIRS,
    SAID_ODDLY,
    SENTENCE,
    SHORT_ALONE,
    SHORT_OF,
    SHORT_WORDS,
    SINCE_AFTER,
    STATED_BEFORE,
    TEENS_OH,
    TRADE_AFTER,
    UNIT_AFTER,
    WINDOW,
    YOUNGEST_NAMED,
    YOUNGEST_SOUGHT,
    roman,
    said_years,
    year_of_birth,
)
from ads.amounts import Amount
from ads.numerals import value_of
from ads.spans import Cover
from ads.whose import whose
from ads.wording import letter_runs


@dataclass(frozen=True, slots=True)
class Stated:
    """An age at a range of the reading."""

    start: int
    end: int
    value: int
    whose: Whose | None


def find_ages(
    text: str, folded: str, amounts: Sequence[Amount], *, posted_at: datetime | None, seeking: bool
) -> list[Stated]:
    """Return the ages of a reading in order; `amounts` are its numbers that are neither contacts nor money.

    `seeking` says that the ad looks for people, so that a range without an owner is theirs.
    """
    return _Ages(text, folded, _said(folded, text, amounts), posted_at, seeking).ages()


def _said(folded: str, text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the numbers with those that are said digit by digit joined: "two-six", "three-oh", "XXXV"."""
    found = list(amounts)
    for pattern, times in ((TEENS_OH, 10), (DOUBLE, 11)) if not SAID_ODDLY.isdisjoint(letter_runs(folded)) else ():
        said = [
            Amount(match.start(), match.end(), (value_of(match[1]) or 0) * times, spoken=True)
            for match in pattern.finditer(folded)
        ]
        taken = Cover(len(folded), ((one.start, one.end) for one in said))
        found = [*(one for one in found if not taken.touches(one.start, one.end)), *said]
    for match in ROMAN.finditer(text) if any(digits in text for digits in ROMAN_PAIRS) else ():
        found.append(Amount(match.start(), match.end(), roman(match[1] or match[2] or match[3]), spoken=True))
    found.sort(key=lambda one: one.start)
    joined: list[Amount] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.spoken and one.spoken and 2 <= last.value <= 9 and 0 <= one.value <= 9:
            if folded[last.end : one.start] in (" ", "-"):
                joined[-1] = Amount(last.start, one.end, last.value * 10 + one.value, spoken=True)
                continue
        joined.append(one)
    return joined


@dataclass(frozen=True, slots=True)
class _Ages:
    text: str
    folded: str
    amounts: list[Amount]
    posted_at: datetime | None
    seeking: bool

    def ages(self) -> list[Stated]:
        """Return the ages, each with those that follow it in a list or end its range."""
        found: list[Stated] = []
        place = 0
        while place < len(self.amounts):
            ages = self._range(place, found) or self._single(place, found)
            found += ages
            place += max(1, len(ages))
        return found

    def _single(self, place: int, before: list[Stated]) -> list[Stated]:
        one = self.amounts[place]
        last = before[-1] if before else None
        if age := self._counted(one):
            return [age]
        if UNIT_AFTER.match(self.folded, one.end) and not self._old(one):
            return []
        if not self._plausible(one) or self._limited(one) or SINCE_AFTER.match(self.folded, one.end):
            return []
        if self._is_age(one):
            return [Stated(one.start, one.end, int(one.value), self._whose(one))]
        if last and NEXT.fullmatch(self.folded, last.end, one.start) and END.match(self.folded, one.end):
            return [Stated(one.start, one.end, int(one.value), last.whose)]
        return []

    def _range(self, place: int, earlier: list[Stated]) -> list[Stated]:
        """Return both ends of a range of ages."""
        if place + 1 >= len(self.amounts):
            return []
        low, high = self.amounts[place : place + 2]
        both = BOTH.fullmatch(self.folded, low.end, high.start)
        to = RANGE.fullmatch(self.folded, low.end, high.start)
        if not (both or to) or not (self._plausible(low) and self._plausible(high)):
            return []
        if people.ANIMAL.search(self._before(low)) or LABEL_BEFORE.search(self._before(low)):
            return []
        if both and low.value > high.value and self._old(high):
            if people.SELF_NAMED.search(self._before(low)) or self._kin_before(low):
                return [Stated(one.start, one.end, int(one.value), self._whose(low)) for one in (low, high)]
        if low.value >= high.value or not to:
            return []
        if not self._old(high) and UNIT_AFTER.match(self.folded, high.end):
            return []
        before = self._before(low)
        listed = bool(people.CHILD.search(before)) and re.search(r"and|y|&", self.folded[low.end : high.start])
        stated = STATED_BEFORE.search(before) or self._old(high) or self._old(low)
        about = (
            people.WORKER.search(before)
            or people.OTHER.search(before)
            or people.CHILD.search(before)
            or people.SELF.search(before)
        )
        ranged = RANGE_BEFORE.search(before) and (people.SOUGHT.search(before) or self._of_workers(low, high))
        ranged = ranged or (low.value >= YOUNGEST_NAMED and self._of_workers(low, high))
        if earlier and NEXT.fullmatch(self.folded, earlier[-1].end, low.start) and END.match(self.folded, high.end):
            return [Stated(one.start, one.end, int(one.value), earlier[-1].whose) for one in (low, high)]
        if not (stated or about or ranged) or SINCE_AFTER.match(self.folded, high.end):
            return []
        owner = "other" if listed else self._whose(low, ranged=True)
        return [Stated(one.start, one.end, int(one.value), owner) for one in (low, high)]

    def _kin_before(self, one: Amount) -> bool:
        return bool(people.KIN.search(SENTENCE.split(self._before(one))[-1]))

    def _of_workers(self, low: Amount, high: Amount) -> bool:
        """Return whether a range without a noun can be the ages of those who are sought, and not hours of a day."""
        end = END.match(self.folded, high.end)
        return self.seeking and low.value >= YOUNGEST_NAMED and high.value > HOURS and bool(end)

    def _counted(self, one: Amount) -> Stated | None:
        """Return an age that has to be worked out: from a year of birth, or from an age still to come."""
        before = self._before(one)
        if not any(word in before for word in COUNTED):
            return None
        if (
            self.posted_at
            and not UNIT_AFTER.match(self.folded, one.end)
            and BORN_BEFORE.search(before)
            and (year := year_of_birth(one.value))
        ):
            return Stated(one.start, one.end, self.posted_at.year - year, self._whose(one))
        short = SHORT_OF.search(before)
        alone = SHORT_ALONE.search(before)
        if alone and not short and self._plausible(one) and (years := said_years(alone["years"] or alone["left"])):
            start = one.start - len(alone[0])
            return Stated(start, one.end, int(one.value) - years, self._whose(replace(one, start=start)))
        if short and self._plausible(one) and SHORT_WORDS.search(short[0]):
            if years := said_years(short["years"]):
                start = one.start - len(short[0])
                return Stated(start, one.end, int(one.value) - years, self._whose(replace(one, start=start)))
        return None

    def _plausible(self, one: Amount) -> bool:
        whole = one.value == int(one.value) and "." not in self.folded[one.start : one.end]
        return whole and 0 < one.value <= OLDEST

    def _limited(self, one: Amount) -> bool:
        return bool(LIMIT_AFTER.match(self.folded, one.end) or LIMIT_BEFORE.search(self._before(one)))

    def _is_age(self, one: Amount) -> bool:
        before = self._before(one)
        if (
            people.ANIMAL.search(before)
            or self._of_animal(one, before)
            or people.NO_PERSON_AFTER.match(self.folded, one.end)
            or people.PARENT_OF.search(before)
            or before.endswith(("#", "/"))
            or LABEL_BEFORE.search(before)
            or (one.value <= MOST_COUNTED and COUNT_BEFORE.search(before))
        ):
            return False
        if STATED_BEFORE.search(before) and not UNIT_AFTER.match(self.folded, one.end):
            return True
        if self._old(one):
            return not people.THING.search(before) and not self._of_a_trade(one, before)
        ended = END.match(self.folded, one.end)
        if UNIT_AFTER.match(self.folded, one.end):
            return False
        if before.endswith(" de ") and people.CHILD.search(before):
            return True
        if not ended and not self._goes_on(one):
            return False
        if any(cue.search(before) for cue in (people.SELF, people.THIRD, people.CHILD, people.OTHER)):
            return True
        if before.endswith("(") and people.FAMILY.search(before):
            return True
        if people.WORKER.search(before):
            return one.value >= YOUNGEST_SOUGHT
        named = self._after_name(one) and (ended or before.endswith((" de ", " of ")))
        return one.value >= YOUNGEST_NAMED and bool(named or (ended and self._stands_alone(one, before)))

    def _of_a_trade(self, one: Amount, before: str) -> bool:
        """Return whether "de" and a noun follow years that no person stands before: "35 años de mariachi"."""
        cues = (people.SELF, people.THIRD, people.CHILD, people.OTHER, people.WORKER)
        return bool(TRADE_AFTER.match(self.folded, one.end)) and not any(cue.search(before) for cue in cues)

    def _of_animal(self, one: Amount, before: str) -> bool:
        """Return whether the ad is about an animal and no word for people stands before the age: "she is 9"."""
        cues = (people.CHILD, people.OTHER, people.WORKER, people.FAMILY)
        third = people.THIRD.search(before) or before.endswith("(")
        about = third and people.OF_ANIMAL.search(self.folded, _animals_from(self.folded), one.start)
        kin = people.KIN.search(SENTENCE.split(before)[-1])
        return bool(about) and not kin and not any(cue.search(before) for cue in cues)

    def _goes_on(self, one: Amount) -> bool:
        """Return whether a sentence goes on behind an age: not with what a number counts."""
        word = re.match(r"\s([a-z]+)", self.folded[one.end : one.end + 20])
        return one.value >= YOUNGEST_NAMED and bool(word) and not str(word and word[1]).endswith("s")

    def _stands_alone(self, one: Amount, before: str) -> bool:
        """Return whether a number can only be an age: "51, widowed" at the start of a sentence, "cubana de 33"."""
        opening = re.search(r"(?:\A|[.!?\n]\s?)\Z", before) and re.match(
            r",\s(?:[a-z]|\d'\d)", self.folded[one.end : one.end + 5]
        )
        between = re.search(r"[a-z]{3,},\s\Z", before) and BETWEEN_AFTER.match(self.folded, one.end)
        last = people.SELF_LISTED.search(before) and END.match(self.folded, one.end)
        return bool(opening or between or last or people.DEMONYM_OF.search(before))

    def _after_name(self, one: Amount) -> bool:
        name = people.NAME.search(self.text, max(0, one.start - 40), one.start)
        if not name:
            return False
        words = re.findall(r"[a-z]+", self.folded[name.start() : name.end()])
        link = self.folded[one.start - 4 : one.start].rstrip()
        marked = link.endswith(("(", ",", "—", "–", "-", "|", " de", " of"))
        return marked and not any(word in people.NO_NAME for word in words)

    def _old(self, one: Amount) -> bool:
        return bool(OLD_AFTER.match(self.folded, one.end))

    def _before(self, one: Amount) -> str:
        begin = max(0, one.start - WINDOW)
        return self.folded[begin : one.start]

    def _whose(self, one: Amount, *, ranged: bool = False) -> Whose:
        return whose(self.folded, one.start, seeking=self.seeking, ranged=ranged)


@functools.lru_cache(maxsize=2)
def _animals_from(folded: str) -> int:
    """Return where an ad begins to be about an animal, so that no age looks through all that stands before that."""
    found = people.OF_ANIMAL.search(folded)
    return found.start() if found else len(folded)
