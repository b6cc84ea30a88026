"""Ages of persons, and who is of that age."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ads import people
from ads.ad import Whose
from ads.ages_named import follows_a_name, in_a_row, is_demonym
from ads.ages_said import (
    BESIDE,
    BOTH,
    END,
    HOURS,
    NEXT,
    NEXT_GROUP,
    OLD_AFTER,
    OLDEST,
    RANGE,
    RANGE_AFTER,
    RANGE_BEFORE,
    RANGE_STATED,
    SENTENCE,
    SEX_BEFORE,
    UNIT_AFTER,
    WANTED_BEFORE,
    WINDOW,
    YOUNGEST_HIRED,
    YOUNGEST_NAMED,
    YOUNGEST_SOUGHT,
    is_stated,
)
from ads.ages_worked_out import said, worked_out
from ads.amounts import Amount
from ads.no_ages import ANIMAL, CUSTOMER, LABEL_BEFORE, is_limited, is_no_persons, is_span, is_spent
from ads.whose import Setting, whose
from ads.whose_said import SOUGHT

RANGED = (people.SELF, people.THIRD, people.CHILD, people.OTHER, people.WORKER, people.TEAM_OF)  # before a range
OF_SOMEBODY = (  # before a single age
    people.SELF, people.THIRD, people.CHILD, people.OTHER, people.FAMILY, people.EXTREME, people.SOMEBODY, people.ROLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """An age at a range of the reading."""

    start: int
    end: int
    value: int
    whose: Whose | None


def find_ages(
    text: str, folded: str, amounts: Sequence[Amount], *, posted_at: datetime | None, kind: str | None
) -> list[Stated]:
    """Return the ages of a reading in order; `amounts` are its numbers that are neither contacts nor money.

    The `kind` of the ad tells whose an age is that nothing else tells of.
    """
    numbers = said(folded, text, amounts)
    return _Ages(text, folded, numbers, posted_at, Setting(folded, kind)).ages() if numbers else []


@dataclass(frozen=True, slots=True)
class _Ages:
    text: str
    folded: str
    amounts: list[Amount]
    posted_at: datetime | None
    setting: Setting

    def ages(self) -> list[Stated]:
        """Return the ages, each with those that follow it in a list or end its range."""
        found: list[Stated] = []
        place = 0
        while place < len(self.amounts):
            ages = self._range(place, found) or self._single(place, found)
            found += ages
            place += max(1, len(ages))
        return found

    def _single(self, place: int, found: list[Stated]) -> list[Stated]:
        one = self.amounts[place]
        last = found[-1] if found else None
        if counted := worked_out(self.folded, one, self.posted_at):
            value, start = counted
            return [Stated(start, one.end, value, self._whose(one._replace(start=start)))]
        if not self._plausible(one) or (UNIT_AFTER.match(self.folded, one.end) and not self._old(one)):
            return []
        before = self._before(one)
        if is_limited(self.folded, one, before) or is_spent(self.folded, one, before):
            return []
        if self._is_age(one, before):
            beside = last and BESIDE.fullmatch(self.folded, last.end, one.start)
            return [Stated(one.start, one.end, int(one.value), last.whose if last and beside else self._whose(one))]
        if last and NEXT.fullmatch(self.folded, last.end, one.start) and END.match(self.folded, one.end):
            return [Stated(one.start, one.end, int(one.value), last.whose)]
        return []

    def _range(self, place: int, earlier: list[Stated]) -> list[Stated]:
        """Return both ends of a range of ages."""
        if place + 1 >= len(self.amounts):
            return []
        low, high = self.amounts[place : place + 2]
        before = self._before(low)
        if not (self._plausible(low) and self._plausible(high) and self._joined(low, high, before)):
            return []
        if ANIMAL.search(before) or LABEL_BEFORE.search(before):
            return []
        if low.value > high.value:
            somebody = people.SELF_NAMED.search(before) or self._kin_before(low)
            return self._ends(low, high, self._whose(low)) if somebody else []
        if not self._old(high) and UNIT_AFTER.match(self.folded, high.end):
            return []
        if earlier and self._follows(earlier[-1], low) and END.match(self.folded, high.end):
            return self._ends(low, high, earlier[-1].whose)
        if not self._is_range(low, high, before) or is_spent(self.folded, high, before):
            return []
        return self._ends(low, high, self._whose(low, ranged=not self._particular(low, high, before)))

    def _particular(self, low: Amount, high: Amount, before: str) -> bool:
        """Return whether two ages are those of two persons, and no range: "two boys, 4 and 7"."""
        both = re.search(r"and|y|&", self.folded[low.end : high.start])
        return bool(both) and not is_stated(before) and not before.endswith(("between ", "entre ", "entre los "))

    def _ends(self, low: Amount, high: Amount, owner: Whose | None) -> list[Stated]:
        return [Stated(one.start, one.end, int(one.value), owner) for one in (low, high)]

    def _joined(self, low: Amount, high: Amount, before: str) -> bool:
        """Return whether what stands between two ages makes them a range, or two persons where the first is older."""
        if low.value >= high.value:
            older = low.value > high.value and BOTH.fullmatch(self.folded, low.end, high.start)
            return bool(older) and self._old(high)
        if RANGE.fullmatch(self.folded, low.end, high.start):
            return True
        if not RANGE_STATED.fullmatch(self.folded, low.end, high.start):
            return False
        return self._old(high) or is_stated(before)

    def _follows(self, last: Stated, low: Amount) -> bool:
        """Return whether a range goes on with a list: "ages 3-5, 6-9", "grupo A, de 5 a 8; grupo B, de 9 a 13"."""
        return bool(
            NEXT.fullmatch(self.folded, last.end, low.start)
            or (low.start - last.end < WINDOW and NEXT_GROUP.fullmatch(self.folded, last.end, low.start))
        )

    def _is_range(self, low: Amount, high: Amount, before: str) -> bool:
        if is_stated(before) or self._old(high) or self._old(low):
            return True
        if any(cue.search(before) for cue in RANGED):
            return True
        if RANGE_BEFORE.search(before) and (SOUGHT.search(before) or people.SELF_BETWEEN.search(before)):
            return True
        if low.value >= YOUNGEST_HIRED and (WANTED_BEFORE.search(before) or RANGE_AFTER.match(self.folded, high.end)):
            return True
        return low.value >= YOUNGEST_NAMED and self._of_workers(low, high)

    def _kin_before(self, one: Amount) -> bool:
        return bool(people.KIN.search(SENTENCE.split(self._before(one))[-1]))

    def _of_workers(self, low: Amount, high: Amount) -> bool:
        """Return whether a range without a noun can be the ages of those who are sought, and not hours of a day."""
        return self.setting.seeking and high.value > HOURS and bool(END.match(self.folded, high.end))

    def _plausible(self, one: Amount) -> bool:
        whole = one.value == int(one.value) and "." not in self.folded[one.start : one.end]
        return whole and 0 < one.value <= OLDEST

    def _is_age(self, one: Amount, before: str) -> bool:
        if SEX_BEFORE.search(before):
            return one.value >= YOUNGEST_NAMED
        ended = bool(END.match(self.folded, one.end))
        named = follows_a_name(self.text, self.folded, one.start, one.end, value=one.value, ended=ended)
        if is_no_persons(self.folded, one, before, named=named):
            return False
        if self._old(one):
            return is_stated(before) or not is_span(self.folded, one, before)
        return not UNIT_AFTER.match(self.folded, one.end) and (named or self._is_bare_age(one, before, ended=ended))

    def _is_bare_age(self, one: Amount, before: str, *, ended: bool) -> bool:
        """Return whether a number without a word for years is an age by what stands before it."""
        if is_stated(before) or self._of(before):
            return True
        if people.AT_AN_AGE.search(before) and people.AND_I.match(self.folded, one.end):
            return True
        if in_a_row(self.folded, one.start, one.end, value=one.value, ended=ended):
            return True
        if not ended and not self._goes_on(one):
            return False
        if any(cue.search(before) for cue in OF_SOMEBODY):
            return True
        if people.WORKER.search(before):
            return one.value >= YOUNGEST_SOUGHT and not CUSTOMER.search(before)
        return one.value >= YOUNGEST_NAMED and ended and self._stands_alone(one, before)

    def _of(self, before: str) -> bool:
        """Return whether a word for a young person and "of" stand before a number: "girl of 15"."""
        return before.endswith((" de ", " of ")) and bool(people.CHILD.search(before) or people.young(before))

    def _goes_on(self, one: Amount) -> bool:
        """Return whether a sentence goes on behind an age: not with what a number counts."""
        word = re.match(r"\s([a-z]+)", self.folded[one.end : one.end + 20])
        return one.value >= YOUNGEST_NAMED and word is not None and (word[1] == "this" or not word[1].endswith("s"))

    def _stands_alone(self, one: Amount, before: str) -> bool:
        """Return whether a number can only be an age: "51, widowed" at the start of a sentence, "cubana de 33"."""
        opening = people.OPENING.search(before) and people.SAID_OF_ONE.match(self.folded, one.end)
        between = people.LISTED.search(before) and people.LISTED_AFTER.match(self.folded, one.end)
        demonym = people.DEMONYM_OF.search(before)
        return bool(opening or between or people.SELF_LISTED.search(before) or (demonym and is_demonym(demonym[1])))

    def _old(self, one: Amount) -> bool:
        return bool(OLD_AFTER.match(self.folded, one.end))

    def _before(self, one: Amount) -> str:
        begin = max(0, one.start - WINDOW)
        return self.folded[begin : one.start]

    def _whose(self, one: Amount, *, ranged: bool = False) -> Whose:
        return whose(self.setting, one.start, ranged=ranged)
