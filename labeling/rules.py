"""Rules: small functions over a case that vote on a sign or abstain, in families that count as one annotator.

The rules of the house come from the registry, with tiers respected. An indicator of tier E2 or hard says yes by
itself. One of E3 or E1+ is a hint: hints say yes where they come from two families or more. A protective indicator says
no where no concern of its sign says yes. Indicators of polarity null, and `origin_stated`, never vote. Users add their
own:

    from labeling.rules import rule

    @rule(sign="coercion", family="hours")
    def round_the_clock(case):
        return 1 if "24/7" in case.text else None
"""

import runpy
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from ads.entries import Indicator
from ads.errors import InputError, shown
from ads.indicators import load_registry
from labeling.cases import Case, Cases
from labeling.votes import Vote
from models.signs import Sign

ABSTAIN = -1
ALONE = ("E2", "hard")  # tiers whose indicators say yes by themselves
NEVER = "origin_stated"
FAMILIES = 2  # of indicators that say yes together where one alone would not
NAMES, CITIES, DAYS = 4, 3, 30  # of a campaign: persons on one contact, cities within a month

Answer = Callable[[Case], int | None]
Answers = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Rule:
    """One rule: `answer` gives 1, 0, or None where it abstains."""

    name: str
    family: str
    sign: str
    answer: Answer = field(repr=False)

    @property
    def annotator(self) -> str:
        """The name that its votes carry."""
        return f"rule:{self.family}/{self.name}"


def rule(*, sign: str, family: str) -> Callable[[Answer], Rule]:
    """Make a rule of a function; its name is the function's."""

    def made(answer: Answer) -> Rule:
        return Rule(getattr(answer, "__name__", "rule"), family, sign, answer)

    return made


@cache
def families() -> dict[str, str]:
    """Return the family of each indicator that makes rules."""
    text = resources.files(__package__).joinpath("families.yaml").read_text(encoding="utf-8")
    return {indicator: family for family, members in yaml.safe_load(text).items() for indicator in members}


def house_rules(signs: Sequence[str]) -> list[Rule]:
    """Return the rules that the registry makes for some signs."""
    registry = load_registry().indicators.values()
    return [made for sign in signs for made in _rules_of(sign, [one for one in registry if one.sign in (sign, "both")])]


def _rules_of(sign: str, indicators: Sequence[Indicator]) -> Iterator[Rule]:
    concerns = [one for one in indicators if one.polarity == "concern" and one.id != NEVER]
    alone = frozenset(one.id for one in concerns if one.tier in ALONE)
    hints = frozenset(one.id for one in concerns if one.tier not in ALONE)
    for one in concerns:
        if one.id in alone and one.id in families():
            yield Rule(one.id, families()[one.id], sign, _states(one.id))
    for one in indicators:
        if one.polarity == "protective" and one.id in families():
            yield Rule(one.id, families()[one.id], sign, _protects(one.id, alone))
    if hints:
        yield Rule("hints_together", "hints", sign, _together(hints))
    if sign == "coercion":
        yield Rule("names_travel_together", "campaign", sign, _names_travel)
    if concerns:
        yield Rule("nothing_found", "nothing", sign, _nothing(frozenset(one.id for one in concerns)))


def _states(indicator: str) -> Answer:
    return lambda case: 1 if indicator in case.told else None


def _protects(indicator: str, concerns: frozenset[str]) -> Answer:
    return lambda case: 0 if indicator in case.told and not case.told & concerns else None


def _together(hints: frozenset[str]) -> Answer:
    return lambda case: 1 if _families(case.told & hints) >= FAMILIES else None


def _families(indicators: frozenset[str]) -> int:
    return len({families().get(one, one) for one in indicators})


def _names_travel(case: Case) -> int | None:
    seen = case.campaign
    travels = len(seen.cities) >= CITIES and seen.days is not None and seen.days <= DAYS * len(seen.cities)
    return 1 if travels and len(seen.names) >= NAMES and case.ad.kind == "service" else None


def _nothing(concerns: frozenset[str]) -> Answer:
    return lambda case: 0 if not case.told & concerns else None


def rules_in(path: Path) -> list[Rule]:
    """Return the rules of a Python file of the user's, which is run; raises InputError when it gives none."""
    if not path.is_file():
        raise InputError(f"{path}: there is no such file, expected Python with rules")
    try:
        found = [value for value in runpy.run_path(str(path)).values() if isinstance(value, Rule)]
    except Exception as error:
        raise InputError(f"{path}: {type(error).__name__}: {error}, expected Python that runs") from error
    if not found:
        raise InputError(f"{path}: holds no rule, expected functions under @rule(sign=..., family=...)")
    return found


@dataclass(frozen=True)
class RuleVotes:
    """What rules say: answers of shape (ads, rules), ABSTAIN where a rule does.

    `crashes` counts, for each rule that crashed, how often; `first` tells the first crash of each.
    """

    rules: tuple[Rule, ...]
    ads: tuple[str, ...]
    answers: Answers
    crashes: Mapping[str, int] = field(default_factory=dict)
    first: Mapping[str, str] = field(default_factory=dict)

    def votes(self, signs: Sequence[Sign], at: datetime) -> Iterator[Vote]:
        """Yield the answers as votes; on an ordinal sign a yes is the lowest positive level, a no the lowest of all."""
        levels = {sign.name: (sign.low, sign.positive_from) for sign in signs}
        for column, one in enumerate(self.rules):
            if one.sign not in levels:
                continue
            for row in np.flatnonzero(self.answers[:, column] != ABSTAIN):
                value = levels[one.sign][self.answers[row, column]]
                yield Vote(ad=self.ads[row], annotator=one.annotator, sign=one.sign, value=value, at=at, role="rule")


def ask(rules: Sequence[Rule], cases: Cases) -> RuleVotes:
    """Ask every rule about every case; a rule that crashes or gives no 0, 1 or None abstains, and that is counted.

    Raises InputError where two rules have one name.
    """
    twice = [name for name, count in Counter((one.sign, one.annotator) for one in rules).items() if count > 1]
    if twice:
        raise InputError(f"rule {twice[0][1]} is there twice for sign {twice[0][0]}, expected one name for one rule")
    answers = np.full((len(cases), len(rules)), ABSTAIN, dtype=np.int8)
    crashes: Counter[str] = Counter()
    first: dict[str, str] = {}
    for column, one in enumerate(rules):
        for row, case in enumerate(cases.cases):
            try:
                answer = one.answer(case)
                if answer not in (0, 1, None):
                    raise ValueError(f"gave {shown(answer)}, expected 0, 1 or None")
            except Exception as error:
                crashes[one.annotator] += 1
                first.setdefault(one.annotator, f"ad {case.ad.id}: {type(error).__name__}: {error}")
                continue
            if answer is not None:
                answers[row, column] = answer
    return RuleVotes(tuple(rules), tuple(case.ad.id for case in cases.cases), answers, dict(crashes), first)


def suggestions(said: RuleVotes, signs: Sequence[Sign]) -> list[dict[str, int | None]]:
    """Return for each ad what the rules suggest of each sign: a yes where one says yes, else a no where one says no."""
    levels = {sign.name: (sign.low, sign.positive_from) for sign in signs}
    found: list[dict[str, int | None]] = []
    for row in said.answers:
        best = {sign: max((int(answer) for one, answer in zip(said.rules, row, strict=True) if one.sign == sign),
                          default=ABSTAIN) for sign in levels}  # fmt: skip
        found.append({sign: None if best[sign] == ABSTAIN else levels[sign][best[sign]] for sign in levels})
    return found


@dataclass(frozen=True)
class RuleFigures:
    """How one rule does, in ads: those it says yes and no to, `coverage` as a share of all.

    `overlap` and `conflict` are shares of its votes that another family shares or contradicts; `alone` counts ads on
    which no other family votes, nothing_found aside. `agreed` of `judged` votes agree with people.
    """

    rule: Rule
    yes: int
    no: int
    coverage: float
    overlap: float
    conflict: float
    alone: int
    judged: int
    agreed: int
    crashes: int


def figures(said: RuleVotes, people: Mapping[tuple[str, str], bool]) -> list[RuleFigures]:
    """Return the figures of all rules; `people` holds what people say of an (ad, sign)."""
    return [_figures(column, said, people) for column in range(len(said.rules))]


def _figures(column: int, said: RuleVotes, people: Mapping[tuple[str, str], bool]) -> RuleFigures:
    one = said.rules[column]
    mine = said.answers[:, column]
    voted = mine != ABSTAIN
    others = [
        place
        for place, other in enumerate(said.rules)
        if other.sign == one.sign and other.family not in (one.family, "nothing")
    ]
    rest = said.answers[:, others]
    shared = (rest != ABSTAIN).any(axis=1) & voted
    against = ((rest != ABSTAIN) & (rest != mine[:, None])).any(axis=1) & voted
    judged = [row for row in np.flatnonzero(voted) if (said.ads[row], one.sign) in people]
    return RuleFigures(
        rule=one,
        yes=int((mine == 1).sum()),
        no=int((mine == 0).sum()),
        coverage=float(voted.mean()) if len(mine) else 0.0,
        overlap=_share(shared, voted),
        conflict=_share(against, voted),
        alone=int((voted & ~shared).sum()),
        judged=len(judged),
        agreed=sum(people[said.ads[row], one.sign] == bool(mine[row]) for row in judged),
        crashes=said.crashes.get(one.annotator, 0),
    )


def _share(part: npt.NDArray[np.bool_], whole: npt.NDArray[np.bool_]) -> float:
    return float(part.sum() / whole.sum()) if whole.any() else 0.0
