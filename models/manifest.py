"""What a bundle says about itself, in JSON."""

import hashlib
import json
from typing import Any, Self

from pydantic import Field

from ads.ad import Noun, Provenance
from models.calibration import Calibration
from models.signs import Sign

FORMAT = 1  # a bundle of another format is refused, and said to be that


class Cutoffs(Noun):
    """From which probability on a sign is flagged (`review`), and from which it is `urgent` (never, where None)."""

    threshold: float = Field(ge=0, le=1)
    urgent: float | None = Field(default=None, ge=0, le=1)


class Manifest(Noun):
    """Everything about a bundle but its weights; `files` maps each file to its SHA-256."""

    format: int = FORMAT
    name: str
    family: str
    provenance: Provenance
    signs: tuple[Sign, ...]
    cutoffs: dict[str, Cutoffs]
    calibration: Calibration
    phone_region: str = Field(description="where phones without a country code were taken to be when it was trained")
    titled: float = Field(ge=0, le=1, description="share of the ads it learned from that had a title")
    dataset: str = Field(description="content hash of the dataset it learned from")
    trained_at: str
    firstlight: str = Field(description="version of the software that wrote it")
    params: dict[str, Any]
    files: dict[str, str] = Field(default_factory=dict)

    def to_json(self) -> str:
        """Return the one text that stands for this manifest: sorted, indented, in ASCII."""
        return json.dumps(self.model_dump(mode="json"), indent=2, sort_keys=True) + "\n"

    @property
    def digest(self) -> str:
        """SHA-256 of `to_json`; since the manifest holds every file's hash, it stands for the whole bundle."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the manifest of a text; raises ValueError for any text that `to_json` would not write."""
        found = json.loads(text).get("format")
        if found != FORMAT:
            raise ValueError(f"has format {found}, expected {FORMAT}: another version of firstlight wrote it")
        manifest = cls.model_validate_json(text)
        if manifest.to_json() != text:
            raise ValueError("was edited")
        return manifest
