"""Which models learned from a dataset: versions of the registry, and bundles in folders."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ads.errors import FirstlightError
from models.bundle import read_manifest
from models.manifest import Manifest
from models.params import RegistryParams
from models.registry import fetch, versions

FITTED = ("train", "validation")
LINEAR = "a linear bundle keeps no n-gram of fewer than {groups} groups, so that it can hardly repeat one ad; "


@dataclass(frozen=True)
class Learned:
    """A model that was fitted on a dataset; `version` is None for a bundle in a folder, `path` for a registered one."""

    name: str
    dataset: str
    digest: str
    what: str
    version: str | None = None
    aliases: tuple[str, ...] = ()
    path: str | None = None

    @property
    def title(self) -> str:
        """Return what people call it."""
        aliases = f" ({', '.join(self.aliases)})" if self.aliases else ""
        return f"{self.name} version {self.version}{aliases}" if self.version else str(self.path)

    def to_record(self) -> dict[str, Any]:
        """Return what a receipt holds of it; a folder by its name alone."""
        record = {name: value for name, value in asdict(self).items() if value}
        return {**record, "path": Path(self.path).name} if self.path else record


@dataclass(frozen=True)
class Held:
    """A dataset that held an ad: its folder, and how many ads of each split go."""

    path: str
    splits: dict[str, int]


def models_of(
    held: dict[str, Held], bundles: Iterable[str], registry: RegistryParams
) -> tuple[list[Learned], list[str]]:
    """Return the models that learned from datasets, by hash, and which could not be asked."""
    learned, faults = _registered(held, registry)
    known = {model.digest for model in learned}
    for folder in bundles:
        try:
            manifest = read_manifest(Path(folder))
        except FirstlightError as error:
            faults.append(str(error))
            continue
        if manifest.dataset in held and manifest.digest not in known:
            learned.append(_learned(manifest, held, path=folder))
    return learned, faults


def _registered(held: dict[str, Held], registry: RegistryParams) -> tuple[list[Learned], list[str]]:
    learned: list[Learned] = []
    faults: list[str] = []
    if not held:
        return learned, faults
    try:
        listed = versions(registry)
    except FirstlightError as error:
        return learned, [f"{error}: its models are not named"]
    for version in listed:
        try:  # in the bundle, and not in a tag that anybody can edit
            manifest = read_manifest(fetch(version, registry))
        except FirstlightError as error:
            faults.append(str(error))
            continue
        if manifest.dataset in held:
            learned.append(_learned(manifest, held, name=version.name, version=version.number, aliases=version.aliases))
    return learned, faults


def _learned(manifest: Manifest, held: dict[str, Held], **known: Any) -> Learned:
    of = held[manifest.dataset]
    return Learned(
        **{"name": manifest.name, **known}, dataset=manifest.dataset, digest=manifest.digest, what=_what(manifest, of)
    )


def _what(manifest: Manifest, held: Held) -> str:
    """Say what to do with a model."""
    fitted: Sequence[str] = [split for split in FITTED if held.splits.get(split)]
    name = Path(held.path).name
    if not fitted:
        return f"no ad of {', '.join(held.splits)} was in its fit; judge it anew on {name}"
    groups = manifest.params.get("models", {}).get("linear", {}).get("min_groups", 5)
    note = LINEAR.format(groups=groups) if manifest.family == "linear" else ""
    return f"{note}train it anew: firstlight train --dataset {name}, then promote that and delete this one"
