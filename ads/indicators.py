"""The registry of published indicators: where an ad shows them, and which of them could not have been seen in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ads.ad import Finding, Span
from ads.cues import CUES
from ads.entries import Indicator
from ads.evidence import Evidence
from ads.finder import Finder
from ads.guards import Guarded, Guards
from ads.language import READ
from ads.spans import merged

State = Literal["found", "absent", "not_observable"]


@dataclass(frozen=True)
class Phrasebook:
    """The phrases of some indicators, and the indicator of each."""

    owners: Sequence[Indicator]
    finder: Finder

    def hits(self, text: Guarded) -> Iterator[tuple[Indicator, int, int]]:
        """Yield the indicators that stand in a text, with their characters; what a guard takes back is left out."""
        tokens = text.tokens
        for hit in set(self.finder.hits(tokens)):
            owner = self.owners[hit.phrase]
            if tokens.breaks_line(hit.start, hit.end) or text.around.take_back(hit, owner.id, owner.unguarded):
                continue
            yield owner, *tokens.range_of(hit.start, hit.end)


@dataclass(frozen=True)
class Registry:
    """The indicators by id, in the order of the file, ready to be looked for in an ad.

    `symbols` are looked for in the text as posted, since a reading may spell them out.
    """

    indicators: Mapping[str, Indicator]
    phrases: Phrasebook
    symbols: Phrasebook
    guards: Guards

    def find(self, evidence: Evidence) -> list[Finding]:
        """Return the findings in order of the original; hits of one indicator that overlap or touch are one."""
        spans: dict[str, list[Span]] = defaultdict(list)
        for name, span in self._spans(evidence):
            spans[name].append(span)
        findings = [self.indicators[name].at(span) for name, found in spans.items() for span in merged(found)]
        return sorted(findings, key=lambda finding: (finding.start, finding.end, finding.indicator))

    def states(self, evidence: Evidence, findings: Sequence[Finding]) -> dict[str, State]:
        """Return for each indicator whether it was found, is absent, or could not have been seen in this ad alone."""
        found = {finding.indicator for finding in findings}
        return {
            name: "found" if name in found else _unfound(entry, evidence) for name, entry in self.indicators.items()
        }

    def _spans(self, evidence: Evidence) -> Iterator[tuple[str, Span]]:
        reading = evidence.reading
        text = Guarded(reading.text, self.guards)
        posted = text if reading.original is reading.text else Guarded(reading.original, self.guards)
        for entry, start, end in self.phrases.hits(text):
            span = reading.original_span(start, end)
            if entry.id not in CUES or not CUES[entry.id].refutes(evidence, span):
                yield entry.id, span
        if not reading.original.isascii():
            for entry, start, end in self.symbols.hits(posted):
                yield entry.id, Span(start=start, end=end)
        for name, cue in CUES.items():
            if name in self.indicators:
                guarded = name in self.guards.named
                for span in cue.spans(evidence):
                    if not (guarded and posted.around.take_back_fact(span.start, span.end, name)):
                        yield name, span


def _unfound(entry: Indicator, evidence: Evidence) -> State:
    if entry.read_from == "archive":
        return "not_observable"
    seen = CUES[entry.id].observable(evidence) if entry.read_from == "facts" else evidence.language in READ
    return "absent" if seen else "not_observable"


def load_registry(path: Path | None = None) -> Registry:
    """Return the registry of a YAML file, or the packaged one; every example of a phrase has been tried.

    Raises InputError that names the file and the entry.
    """
    from ads.loading import load, packaged

    return packaged() if path is None else load(path)
