"""Who is of an age: the person advertised, somebody sought, or somebody else."""

import functools
import re
from dataclasses import dataclass

from ads import people, whose_said
from ads.ad import Whose
from ads.ages_said import FAR, LABELLED, LONGEST, SENTENCE, STATED_BEFORE, WINDOW

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
    sentence = SENTENCE.split(folded[max(0, start - LONGEST) : start])[-1]
    return (
        _of_group(before, sentence, setting, ranged=ranged)
        or _of_young(before, sentence, setting)
        or _right_before(before, sentence, setting, ranged=ranged)
        or _nearest(sentence, third=bool(people.THIRD.search(before)))
        or _by_setting(setting, start, before, ranged=ranged)
    )


def _of_group(before: str, sentence: str, setting: Setting, *, ranged: bool) -> Whose | None:
    """Return who many without a name are: those whom a class or work is for, unless somebody is sought for them."""
    cared, sought = _last(whose_said.CARE, sentence), _last(whose_said.SOUGHT, sentence)
    group = people.GROUP.search(before)
    if group and setting.hiring and group["owned"] in NOBODYS and whose_said.GROWN.search(group[0]):
        return "other" if cared > sought else "sought"
    if group and not group["owned"] and (ranged or group["purpose"]):
        return "other" if cared > sought and (setting.seeking or not ranged) else "sought"
    return "sought" if whose_said.CLASS.search(before) else None


def _of_young(before: str, sentence: str, setting: Setting) -> Whose | None:
    """Return who a young person is that nobody owns, or two who work together."""
    cared, sought = _last(whose_said.CARE, sentence), _last(whose_said.SOUGHT, sentence)
    young = people.YOUNG.search(before)
    owned = (young["owned"] or "").strip() if young else ""
    if young and setting.hiring and cared < 0 and owned in ANYBODY:
        return "sought"
    alone = (young and not owned) or whose_said.PAIR.search(sentence)
    return "advertised" if alone and not setting.hiring and max(cared, sought) < 0 else None


def _right_before(before: str, sentence: str, setting: Setting, *, ranged: bool) -> Whose | None:
    cared, sought = _last(whose_said.CARE, sentence), _last(whose_said.SOUGHT, sentence)
    if people.CHILD.search(before) or people.FAMILY.search(before):
        return "sought" if sought > cared else "other"
    if ranged and people.WORKER.search(before) and cared <= sought:
        return "sought"
    if setting.hiring and cared < 0 and LABELLED.search(before):
        return "sought"
    if ranged and whose_said.TEAM.search(sentence) and sought < 0:
        return "advertised"
    if ranged and cared < 0 and STATED_BEFORE.search(before):
        return "sought"
    if whose_said.PAST.search(before) or (sought >= 0 and not ranged and whose_said.SOUGHT_FOR.search(before)):
        return "other"
    if people.LABEL.search(before):
        return None
    if people.SELF.search(before) or people.SELF_BETWEEN.search(before):
        return "sought" if whose_said.YOU.search(before) else "advertised"
    return None


def _nearest(sentence: str, *, third: bool) -> Whose | None:
    """Return whom the last word of a sentence that names anybody is about; a `third` person is not who speaks."""
    myself = -1 if third else _last(whose_said.MYSELF, sentence)
    if myself < sentence.rfind(")"):  # "live with me, Ana (31), and Greg (36"
        myself = -1
    places: list[tuple[int, Whose]] = [
        (_last(whose_said.RELATED, sentence), "other"),
        (_last(whose_said.CARE, sentence), "other"),
        (myself, "advertised"),
        (_last(whose_said.SOUGHT, sentence), "sought"),
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
