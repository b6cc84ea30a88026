"""Who is of an age: the person advertised, somebody sought, or somebody else."""

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from ads import people, whose_said
from ads.ad import Whose
from ads.ages_said import FAR, LABELLED, LONGEST, SENTENCE, WINDOW, is_stated

NOBODYS = frozenset([None, "the", "los", "las"])  # before many who are not somebody's own
ANYBODY = frozenset(["", "a", "an", "un", "una"])  # before one who is nobody's own


@dataclass(frozen=True)
class Setting:
    """What an ad is about as a whole: a folded text, and the kind of its ad as its site calls it."""

    folded: str
    kind: str | None

    @functools.cached_property
    def hiring(self) -> bool:
        """Whether it is known to offer work."""
        return self.kind == "job" and not whose_said.OF_ONESELF.search(self.folded)

    @functools.cached_property
    def seeking(self) -> bool:
        """Whether it looks for people."""
        return self.hiring or bool(whose_said.SOUGHT.search(self.folded))

    @functools.cached_property
    def of_others(self) -> bool:
        """Whether it is about a home that is shared or a gift for somebody, so that whom it names did not post it."""
        return bool(whose_said.OF_OTHERS.search(self.folded))


def whose(setting: Setting, start: int, *, ranged: bool) -> Whose:
    """Return who is of the age that begins at a place of a text; `ranged` says that it is an end of a range.

    Who stands right before it says it, else the nearest word in its sentence for who speaks, is cared for or is sought,
    else what the ad is about.
    """
    folded = setting.folded
    before = folded[max(0, start - WINDOW) : start]
    if whose_said.FORBIDDEN.search(before) or people.EXTREME.search(before):
        return "other"
    if people.SELF_NAMED.search(before) and not people.OF_PARENT.search(before):
        return "advertised"
    if whose_said.HELPER.search(before) and not ranged:
        return "sought" if setting.seeking else "advertised"
    sentence = Sentence.of(SENTENCE.split(folded[max(0, start - LONGEST) : start])[-1])
    return (
        _of_group(before, sentence, setting, ranged=ranged)
        or _of_young(before, sentence, setting)
        or _right_before(before, sentence, setting, ranged=ranged)
        or _nearest(sentence, third=bool(people.THIRD.search(before)))
        or _by_setting(setting, start, before, ranged=ranged)
    )


class Sentence(NamedTuple):
    """A sentence up to an age, and where in it somebody is last cared for or sought, -1 for nowhere."""

    text: str
    cared: int
    sought: int

    @classmethod
    def of(cls, text: str) -> "Sentence":
        """Return a sentence with what it says of care and search."""
        return cls(text, _last(whose_said.CARE, text), _last(whose_said.SOUGHT, text))


def _of_group(before: str, sentence: Sentence, setting: Setting, *, ranged: bool) -> Whose | None:
    """Return who many without a name are: those whom a class or work is for, unless somebody is sought for them."""
    _, cared, sought = sentence
    group = people.group(before)
    if group and setting.hiring and group["owned"] in NOBODYS and whose_said.GROWN.search(group[0]):
        return "other" if cared > sought else "sought"
    if group and not group["owned"] and (ranged or group["purpose"]):
        return "other" if cared > sought and (setting.seeking or not ranged) else "sought"
    return "sought" if whose_said.CLASS.search(before) else None


def _of_young(before: str, sentence: Sentence, setting: Setting) -> Whose | None:
    """Return who a young person is that nobody owns, or two who work together."""
    text, cared, sought = sentence
    young = people.young(before)
    owned = (young["owned"] or "").strip() if young else ""
    if young and setting.hiring and cared < 0 and owned in ANYBODY:
        return "sought"
    if setting.hiring or max(cared, sought) >= 0:
        return None
    return "advertised" if (young and not owned) or whose_said.PAIR.search(text) else None


def _right_before(before: str, sentence: Sentence, setting: Setting, *, ranged: bool) -> Whose | None:
    text, cared, sought = sentence
    if people.CHILD.search(before) or people.FAMILY.search(before):
        return "sought" if sought > cared else "other"
    if ranged and people.WORKER.search(before) and cared <= sought:
        return "sought"
    if setting.hiring and cared < 0 and LABELLED.search(before):
        return "sought"
    if ranged and sought < 0 and whose_said.TEAM.search(text):
        return "advertised"
    if ranged and cared < 0 and is_stated(before):
        return "sought"
    if whose_said.PAST.search(before) or (sought >= 0 and not ranged and whose_said.SOUGHT_FOR.search(before)):
        return "other"
    if people.LABEL.search(before):
        return None
    if people.SELF.search(before) or people.SELF_BETWEEN.search(before):
        return "sought" if whose_said.YOU.search(before) else "advertised"
    return None


def _nearest(sentence: Sentence, *, third: bool) -> Whose | None:
    """Return whom the last word of a sentence that names anybody is about; a `third` person is not who speaks."""
    text, cared, sought = sentence
    myself = -1 if third else _last(whose_said.MYSELF, text)
    if myself < text.rfind(")"):  # "live with me, Ana (31), and Greg (36"
        myself = -1
    places: list[tuple[int, Whose]] = [
        (_last(whose_said.RELATED, text), "other"),
        (cared, "other"),
        (myself, "advertised"),
        (sought, "sought"),
    ]
    place, who = max(places)
    return who if place >= 0 else None


def _by_setting(setting: Setting, start: int, before: str, *, ranged: bool) -> Whose:
    if ranged:
        return "sought"
    if people.OPENING.search(before):
        return "advertised"
    third = people.THIRD.search(before)
    if setting.hiring and not third and not whose_said.NAMED.search(before):
        return "sought"
    kin = third and whose_said.RELATED.search(setting.folded, max(0, start - FAR), start)
    named = setting.kind == "other" and not whose_said.PRONOUN.search(before)
    elsewhere = third and (setting.seeking or named)
    return "other" if kin or elsewhere or setting.hiring or setting.of_others else "advertised"


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match begins, -1 for none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
