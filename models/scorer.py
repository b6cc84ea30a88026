"""Ad -> Assessment: the one path that API, batch, evaluation and Python take."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from ads.ad import (
    Ad,
    Assessment,
    Contact,
    Fact,
    Level,
    ModelReference,
    Name,
    Noun,
    PseudonymousContact,
    PseudonymousName,
    ShownFact,
    SignScore,
)  # fmt: skip
from ads.errors import InputError
from ads.evidence import Evidence, gather
from ads.indicators import load_registry
from ads.pseudonyms import KEY_FILE_VARIABLE, KEY_VARIABLE, Pseudonyms
from models.bundle import MANIFEST, Bundle
from models.manifest import Cutoffs
from models.params import RegistryParams
from models.registry import fetch, find, known
from models.signs import Floats

MOST = 0.95  # of the ads that a model learned from, beyond which an ad of the other kind is read differently
CHUNK = 512  # ads in memory at once; a probability does not depend on it


class Shown(Noun):
    """What an assessment shows beside the scores; contacts are clear only for a purpose."""

    findings: bool = True
    text: bool = False
    purpose: str | None = Field(default=None, description="why contacts have to be seen in clear")


@dataclass(frozen=True)
class Scorer:
    """A bundle at work under a pseudonym key."""

    bundle: Bundle
    version: str = "unregistered"
    pseudonyms: Pseudonyms = field(default_factory=Pseudonyms.from_environment)
    shown: Shown = field(default_factory=Shown)

    def __post_init__(self) -> None:
        if self.shown.purpose is None:
            return
        if not self.shown.purpose.strip():
            raise InputError("the purpose is blank, expected why contacts have to be seen in clear")
        if not self.pseudonyms.lasting:
            raise InputError(
                f"contacts in clear need a pseudonym key, expected one in {KEY_VARIABLE} or {KEY_FILE_VARIABLE}"
            )

    @classmethod
    def load(
        cls,
        reference: str | Path,
        *,
        registry: RegistryParams | None = None,
        pseudonyms: Pseudonyms | None = None,
        shown: Shown | None = None,
    ) -> "Scorer":
        """Return the scorer of a bundle's folder, or of a registered version or alias.

        Raises InputError when there is none, or when a byte of it was changed.
        """
        path, version = locate(reference, registry or RegistryParams())
        bundle = Bundle.load(path)
        key = pseudonyms or Pseudonyms.from_environment()
        return cls(bundle, version or bundle.manifest.digest[:12], key, shown or Shown())

    @property
    def model(self) -> ModelReference:
        """Which model speaks."""
        manifest = self.bundle.manifest
        return ModelReference(name=manifest.name, version=self.version, provenance=manifest.provenance)

    def assess(self, ads: Sequence[Ad]) -> list[Assessment]:
        """Return one assessment an ad, in order."""
        assessments: list[Assessment] = []
        for start in range(0, len(ads), CHUNK):
            seen = [self._gather(ad) for ad in ads[start : start + CHUNK]]
            scores = self.bundle.probabilities([evidence.masked for evidence in seen])
            assessments += [self._assessment(evidence, row) for evidence, row in zip(seen, scores, strict=True)]
        return assessments

    def probabilities(self, ads: Sequence[Ad]) -> Floats:
        """Return (n, signs) probabilities, the very ones that `assess` gives."""
        return self.bundle.probabilities([self._gather(ad).masked for ad in ads])

    def _gather(self, ad: Ad) -> Evidence:
        return gather(ad, phone_region=self.bundle.manifest.phone_region)

    def _assessment(self, evidence: Evidence, probabilities: Floats) -> Assessment:
        manifest = self.bundle.manifest
        findings = load_registry().find(evidence)  # always: one of them may raise a level
        hard = {finding.sign: finding.indicator for finding in findings if finding.tier == "hard"}
        signs = {
            sign.name: _score(float(probability), manifest.cutoffs[sign.name], hard.get(sign.name))
            for sign, probability in zip(manifest.signs, probabilities, strict=True)
        }
        return Assessment(
            id=evidence.ad.id,
            model=self.model,
            signs=signs,
            findings=findings if self.shown.findings else [],
            contacts=[self._contact(contact) for contact in evidence.contacts],
            facts=[self._fact(fact) for fact in evidence.facts],
            warnings=self._warnings(evidence),
            text=evidence.redacted if self.shown.text else None,
        )

    def _warnings(self, evidence: Evidence) -> list[str]:
        found = []
        if not self.pseudonyms.lasting:
            found.append("pseudonyms hold for this run only: no key is set")
        titled = self.bundle.manifest.titled
        if titled > MOST and not evidence.ad.title:
            found.append("the model learned from ads with a title, and this one has none: is a column left out?")
        if titled < 1 - MOST and evidence.ad.title:
            found.append("the model learned from ads without a title, and this one has one: is it part of the text?")
        return found

    def _contact(self, contact: Contact) -> PseudonymousContact:
        return PseudonymousContact(
            kind=contact.kind,
            pseudonym=self.pseudonyms.pseudonym(contact),
            obscured=contact.obscured,
            start=contact.start,
            end=contact.end,
            value=contact.value if self.shown.purpose else None,
        )

    def _fact(self, fact: Fact) -> ShownFact:
        if not isinstance(fact, Name):
            return fact
        return PseudonymousName(
            pseudonym=self.pseudonyms.pseudonym(fact),
            start=fact.start,
            end=fact.end,
            value=fact.value if self.shown.purpose else None,
        )


def _score(probability: float, cutoffs: Cutoffs, hard: str | None) -> SignScore:
    """Return the score of a sign; `hard` names a finding that makes it urgent whatever the model thinks."""
    level: Level = "none"
    if hard or (cutoffs.urgent is not None and probability >= max(cutoffs.urgent, cutoffs.threshold)):
        level = "urgent"
    elif probability >= cutoffs.threshold:
        level = "review"
    return SignScore(
        probability=probability, level=level, flag=level != "none", threshold=cutoffs.threshold, raised_by=hard
    )


def locate(reference: str | Path, registry: RegistryParams) -> tuple[Path, str | None]:
    """Return the folder of a bundle and, where it is a registered version or alias, its number."""
    path = Path(reference)
    if (path / MANIFEST).is_file():
        return path, None
    if path.is_dir() and not known(str(reference), registry):  # a folder called 1 hides no version 1
        return path, None
    version = find(str(reference), registry)
    return fetch(version, registry), version.number
