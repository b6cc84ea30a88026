"""What it costs to read an ad: each stage alone and together, in units of spaCy's blank tokenizer on the same texts.

One process on one core. Everything is timed in turn, several times over, so that a drifting machine meets all alike.
"""

import cProfile
import os
import pstats
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import spacy

from ads.ad import Ad, Fact, Finding, Name, Place
from ads.contacts import find_contacts
from ads.evidence import Evidence, gather
from ads.facts import find_facts_but_names
from ads.language import language_of
from ads.names import find_names
from ads.reading import Reading, read
from benchmarks.record import ROOT, Table, write
from eval.truth import load_truth
from firstlight.observed import findings_of, observe

TRUTH = ROOT / "benchmarks" / "truth" / "reading-dev.jsonl"
SECONDS = 1.0  # what the unit's pass should take: the ads are repeated until it does
TURNS, TOP = 5, 15
REGION = "US"
AIMS = {"clean": 6, "obscured": 12}
TOGETHER = "all but names, together"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Some ads, and what each stage alone starts from."""

    ads: Sequence[Ad]
    readings: Sequence[Reading]
    evidence: Sequence[Evidence]

    @classmethod
    def of(cls, ads: Sequence[Ad]) -> "Prepared":
        """Return ads with their readings and evidence."""
        evidence = [gather(ad, phone_region=REGION) for ad in ads]
        return cls(ads, [found.reading for found in evidence], evidence)

    def times(self, count: int) -> "Prepared":
        """Return the same, repeated."""
        return Prepared([*self.ads] * count, [*self.readings] * count, [*self.evidence] * count)


def _region(evidence: Evidence) -> str:
    return evidence.ad.country or REGION


STAGES: Mapping[str, Callable[[Prepared], object]] = {
    "reading": lambda given: [read(ad.content) for ad in given.ads],
    "language, where none is given": lambda given: [language_of(reading.text) for reading in given.readings],
    "contacts": lambda given: [find_contacts(found.reading, region=_region(found)) for found in given.evidence],
    "facts without names": lambda given: [_facts(found) for found in given.evidence],
    "indicators": lambda given: [findings_of(found) for found in given.evidence],
    "names": lambda given: [_names(found) for found in given.evidence],
    "names, spaCy asked too": lambda given: [_names(found, ner=True) for found in given.evidence],
    TOGETHER: lambda given: [_all_but_names(ad) for ad in given.ads],
    "all together": lambda given: [observe(ad, phone_region=REGION) for ad in given.ads],
}


def _facts(found: Evidence) -> list[Fact]:
    return find_facts_but_names(found.ad, found.reading, found.contacts, _region(found))


def _names(found: Evidence, *, ner: bool = False) -> list[Name]:
    places = [fact for fact in found.facts if isinstance(fact, Place)]
    return find_names(found.reading, language=found.language, places=places, contacts=found.contacts, ner=ner)


def _all_but_names(ad: Ad) -> list[Finding]:
    reading = read(ad.content)
    region = ad.country or REGION
    contacts = find_contacts(reading, region=region)
    facts = find_facts_but_names(ad, reading, contacts, region)
    return findings_of(Evidence(ad, reading, ad.language or "", contacts, facts))


def run(truth: Path = TRUTH) -> Path:
    """Measure, write the record, and return its path."""
    tables, figures = measured(truth)
    return write("reading", tables, figures)


def measured(truth: Path) -> tuple[list[Table], dict[str, Any]]:
    """Return the tables and the times of all turns."""
    with _one_core():
        sets = {name: Prepared.of(ads) for name, ads in _ads(truth).items() if ads}
        copies = {name: _copies(given) for name, given in sets.items()}
        times = _times({name: given.times(copies[name]) for name, given in sets.items()})
        profiles = [_profile(name, given) for name, given in sets.items()]
    counted = {name: len(given.ads) for name, given in sets.items()}
    figures = {"ads": counted, "copies": copies, "seconds": times}
    return [_costs(times, counted, copies), *profiles], figures


def _ads(truth: Path) -> dict[str, list[Ad]]:
    rows = load_truth(truth).rows
    return {
        "clean": [row.ad for row in rows if not row.obscured],
        "obscured": [row.ad for row in rows if row.obscured],
    }


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep this process on one core, where the system lets it."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _unit() -> Callable[[Prepared], object]:
    tokenizer = spacy.blank("en").tokenizer
    return lambda given: [tokenizer(ad.content) for ad in given.ads]


def _copies(given: Prepared) -> int:
    unit = _unit()
    unit(given)  # it remembers the words that it has met
    return max(1, round(SECONDS / _seconds(unit, given)))


def _times(sets: Mapping[str, Prepared]) -> dict[str, dict[str, list[float]]]:
    """Return set -> stage -> seconds of each turn; the unit is `unit`. What is loaded once is loaded before."""
    stages = {"unit": _unit(), **STAGES}
    for given in sets.values():
        for work in stages.values():
            work(given)
    found: dict[str, dict[str, list[float]]] = {name: {stage: [] for stage in stages} for name in sets}
    for _ in range(TURNS):
        for name, given in sets.items():
            for stage, work in stages.items():
                found[name][stage].append(_seconds(work, given))
    return found


def _seconds(work: Callable[[Prepared], object], given: Prepared) -> float:
    started = time.perf_counter()
    work(given)
    return time.perf_counter() - started


def _costs(times: Mapping[str, Mapping[str, list[float]]], ads: Mapping[str, int], copies: Mapping[str, int]) -> Table:
    read_ads = ", ".join(f"{ads[name]} {name} ads {copies[name]} times over" for name in times)
    rows = [[stage, *(cell for name in times for cell in _cells(times[name], stage, ads[name] * copies[name]))]
            for stage in ("unit", *STAGES)]  # fmt: skip
    aims = " and ".join(f"{AIMS[name]} units on {name} text" for name in times)
    return Table(
        "What reading an ad costs",
        f"{read_ads} (so often that the unit takes about {SECONDS:g} s), {TURNS} turns in one process on one core",
        ["stage", *(column for name in times for column in (f"{name}: units", "microseconds an ad"))],
        rows,
        "A unit is the time of spaCy's blank English tokenizer on the same texts in the same turn; the median of the "
        f"turns, the lowest and the highest. The aim for all but names together is at most {aims}. "
        "Every one of these ads names its language, so that telling it is no part of the whole.",
    )


def _cells(times: Mapping[str, list[float]], stage: str, ads: int) -> list[str]:
    ratios = [own / unit for own, unit in zip(times[stage], times["unit"], strict=True)]
    shown = f"{median(ratios):.2f} [{min(ratios):.2f}, {max(ratios):.2f}]"
    return ["1" if stage == "unit" else shown, f"{median(times[stage]) / ads * 1e6:.0f}"]


def _profile(name: str, given: Prepared) -> Table:
    """Return the functions in which all but names spends most time of its own."""
    profile = cProfile.Profile()
    profile.runcall(STAGES[TOGETHER], given)
    stats: Any = pstats.Stats(profile)
    own = sorted(stats.stats.items(), key=lambda entry: -entry[1][2])
    total = sum(entry[2] for _, entry in own)
    rows = [
        [f"`{_named(*key)}`", f"{entry[2] / total * 100:.1f} %", f"{entry[1] / len(given.ads):.1f}"]
        for key, entry in own[:TOP]
    ]
    return Table(
        f"Where the time goes, {name} text",
        f"{len(given.ads)} {name} ads once, {TOGETHER}, under cProfile, which makes small functions look dear",
        ["function", "share of own time", "calls an ad"],
        rows,
    )


def _named(file: str, line: int, function: str) -> str:
    """Return a function's name without a path of this machine."""
    if file == "~":
        return function.replace("|", "/")
    path = Path(file)
    ours = path.is_relative_to(ROOT) and "site-packages" not in path.parts
    near = path.relative_to(ROOT) if ours else Path(*path.parts[-2:])
    return f"{near.as_posix()} {function}"
