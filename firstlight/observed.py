"""What can be seen in one ad, as `firstlight read` shows it.

Findings and what is not observable are asked for here, and nowhere else in this room.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ads.ad import Ad, Finding, Span
from ads.contacts import PHONE_REGIONS
from ads.evidence import Evidence, gather
from ads.indicators import load_registry
from ads.language import READ
from ads.neutral import for_json


@dataclass(frozen=True, slots=True)
class Observed:
    """An ad's evidence, its findings, the indicators that one ad alone cannot show, and what a reader has to know."""

    evidence: Evidence
    findings: Sequence[Finding] = ()
    not_observable: Sequence[str] = ()
    warnings: Sequence[str] = ()

    @property
    def undone(self) -> dict[str, int]:
        """How often each kind of hiding was undone, the commonest first."""
        return dict(Counter(undone.kind for undone in self.evidence.reading.undone).most_common())

    def to_record(self) -> dict[str, Any]:
        """Return plain values; contacts are in clear, since whoever asks holds the text."""
        return {
            "id": self.evidence.ad.id,
            "reading": self.evidence.reading.text,
            "language": self.evidence.language,
            "contacts": [_record(contact) for contact in self.evidence.contacts],
            "facts": [_record(fact) for fact in self.evidence.facts],
            "findings": [_record(finding) for finding in self.findings],
            "not_observable": list(self.not_observable),
            "undone": self.undone,
            "warnings": list(self.warnings),
        }

    def to_json(self, *, ascii_only: bool = False) -> str:
        """Return one line of JSON that a terminal can show; `ascii_only` is for one that knows few characters."""
        return for_json(json.dumps(self.to_record(), ensure_ascii=ascii_only))


def _record(span: Span) -> dict[str, Any]:
    """Return plain values, the offsets last."""
    values = span.model_dump(mode="json")
    return {**{name: values[name] for name in values if name not in ("start", "end")}, "start": span.start,
            "end": span.end}  # fmt: skip


def observe(ad: Ad, *, phone_region: str, ner: bool = False) -> Observed:
    """Read an ad and look for everything that one ad alone can show."""
    evidence = gather(ad, phone_region=phone_region, ner=ner)
    findings = findings_of(evidence)
    return Observed(evidence, findings, _not_observable(evidence, findings), _warnings(evidence, phone_region))


def findings_of(evidence: Evidence) -> list[Finding]:
    """Return the published indicators that stand in an ad."""
    return load_registry().find(evidence)


def _not_observable(evidence: Evidence, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the indicators that this ad alone cannot show."""
    states = load_registry().states(evidence, findings)
    return tuple(name for name, state in states.items() if state == "not_observable")


def published(indicator: str) -> tuple[str, str]:
    """Return the definition and the source of an indicator, as the registry has them."""
    entry = load_registry().indicators[indicator]
    return entry.definition, entry.source


def _warnings(evidence: Evidence, phone_region: str) -> list[str]:
    found = []
    if evidence.language not in READ:
        found.append(
            f"the language is {evidence.language}, and phrases, facts and names are read in {' and '.join(READ)}: "
            "it was read as far as it goes"
        )
    country = (evidence.ad.country or "").strip()
    if country and country.upper() not in PHONE_REGIONS:
        found.append(
            f"the country is {country}, which is no ISO 3166 alpha-2 code: phones are read as in {phone_region}"
        )
    return found
