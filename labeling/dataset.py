"""The dataset: labelled ads, split and frozen under a content hash, as Hugging Face `datasets` on disk."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ads.ad import Ad, Provenance
from ads.archive import AD_SCHEMA, write_rejections
from ads.errors import InputError, Rejection
from ads.quiet import keep_quiet
from ads.storage import digests_of, new_folder
from labeling.card import card_of
from labeling.manifest import DatasetManifest, Lineage
from labeling.splits import Split
from models.signs import Floats, Sign

MANIFEST = "dataset.json"
ROWS = "ads"
AD_FIELDS = tuple(AD_SCHEMA.names)
WHENCE = ("source", "row")  # of an ad; kept, and no part of its content


@dataclass(frozen=True)
class Labelled:
    """The ads of one split: labels of shape (ads, signs), NaN where nobody labelled, and the group of each ad."""

    ads: tuple[Ad, ...]
    labels: Floats
    groups: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ads)


@dataclass(frozen=True)
class Dataset:
    """Labelled ads with their groups and splits; everything in the order of `ads`."""

    signs: tuple[Sign, ...]
    ads: tuple[Ad, ...]
    labels: Floats
    groups: npt.NDArray[np.int64]
    splits: tuple[Split, ...]
    provenance: Provenance
    lineage: Lineage
    rejections: tuple[Rejection, ...] = field(default=(), repr=False)

    @property
    def hash(self) -> str:
        """SHA-256 over signs and rows in the order of ids: the same for the same content on any machine and day.

        A group goes by its least id, so that neither the order of rows nor the numbers of groups matter.
        """
        least: dict[int, str] = {}
        for ad, group in zip(self.ads, self.groups.tolist(), strict=True):
            least[group] = min(ad.id, least.get(group, ad.id))
        digest = hashlib.sha256(_canonical([sign.model_dump() for sign in self.signs]))
        digest.update(self.provenance.encode())
        for place in sorted(range(len(self.ads)), key=lambda place: self.ads[place].id):
            digest.update(_canonical({**self._row(place), "group": least[int(self.groups[place])]}))
        return digest.hexdigest()

    def split(self, name: str) -> Labelled:
        """Return the ads of one split; raises InputError when it has none."""
        places = [place for place, split in enumerate(self.splits) if split == name]
        if not places:
            raise InputError(f"split is {name}, expected one of {', '.join(sorted(set(self.splits)))}")
        return Labelled(tuple(self.ads[place] for place in places), self.labels[places], self.groups[places])

    def to_manifest(self) -> DatasetManifest:
        """Return what the dataset says about itself."""
        splits = {name: self._counts(self.split(name)) for name in sorted(set(self.splits))}
        return DatasetManifest(
            hash=self.hash, provenance=self.provenance, signs=self.signs, lineage=self.lineage, splits=splits
        )

    def _counts(self, part: Labelled) -> dict[str, Any]:
        signs = {
            sign.name: {
                "labelled": int((~np.isnan(part.labels[:, place])).sum()),
                "positive": int(sign.positives(part.labels[:, place]).sum()),
            }
            for place, sign in enumerate(self.signs)
        }
        return {"ads": len(part), "groups": len(np.unique(part.groups)), "signs": signs}

    def _row(self, place: int) -> dict[str, Any]:
        labels = [None if np.isnan(label) else float(label) for label in self.labels[place]]
        ad = self.ads[place].model_dump(include=set(AD_FIELDS))
        named = dict(zip([sign.name for sign in self.signs], labels, strict=True))
        return {**ad, "group": int(self.groups[place]), "split": self.splits[place], "labels": named}

    def save(self, path: Path, *, overwrite: bool = False) -> DatasetManifest:
        """Write rows, manifest, card and the rows that were set aside as a new folder."""
        keep_quiet()
        from datasets import Dataset as Rows

        manifest = self.to_manifest()
        rows = [{**self._row(place), "source": ad.source, "row": ad.row} for place, ad in enumerate(self.ads)]
        with new_folder(path, overwrite=overwrite) as draft:
            Rows.from_list(rows, features=_features(self.signs)).save_to_disk(draft / ROWS)
            manifest = manifest.model_copy(update={"files": digests_of(draft / ROWS)})
            (draft / MANIFEST).write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")
            (draft / "README.md").write_text(card_of(manifest), encoding="utf-8")
            write_rejections(self.rejections, draft)
        return manifest


def load_dataset(path: str | Path) -> Dataset:
    """Return the dataset in a folder; raises InputError when it is none or was changed after it was frozen."""
    keep_quiet()
    from datasets import load_from_disk

    folder = Path(path)
    manifest = read_manifest(folder)
    _require_untouched(folder / ROWS, manifest)
    rows = load_from_disk(str(folder / ROWS)).to_list()
    names = [sign.name for sign in manifest.signs]
    dataset = Dataset(
        signs=manifest.signs,
        ads=tuple(Ad(**{name: row[name] for name in (*AD_FIELDS, *WHENCE)}) for row in rows),
        labels=np.array([[row["labels"][name] for name in names] for row in rows], dtype=float),
        groups=np.array([row["group"] for row in rows], dtype=np.int64),
        splits=tuple(row["split"] for row in rows),
        provenance=manifest.provenance,
        lineage=manifest.lineage,
    )
    if dataset.hash != manifest.hash:
        raise InputError(
            f"{folder}: its content hash is {dataset.hash[:12]}…, expected {manifest.hash[:12]}… as frozen"
        )
    return dataset


def read_manifest(folder: Path) -> DatasetManifest:
    """Return what a dataset says about itself."""
    if not (folder / MANIFEST).is_file():
        raise InputError(f"{folder}: holds no {MANIFEST}, expected the folder of a dataset")
    try:
        return DatasetManifest.model_validate_json((folder / MANIFEST).read_text(encoding="utf-8"))
    except ValueError as error:  # of pydantic, or bytes that are not UTF-8
        raise InputError(f"{folder / MANIFEST}: is damaged, expected what `firstlight label` wrote") from error


def _require_untouched(folder: Path, manifest: DatasetManifest) -> None:
    """A damaged file is refused before a parser sees it."""
    found = digests_of(folder)
    for name in sorted(found.keys() | manifest.files.keys()):
        if found.get(name) != manifest.files.get(name):
            raise InputError(f"{folder / name}: was changed after the dataset was frozen, expected it untouched")


def _features(signs: tuple[Sign, ...]) -> Any:
    from datasets import Features, Value

    texts = {name: Value("string") for name in AD_FIELDS if name != "posted_at"}
    labels = {sign.name: Value("float64") for sign in signs}
    return Features(
        {**texts, "posted_at": Value("timestamp[us, tz=UTC]"), "group": Value("int64"), "split": Value("string"),
         "labels": labels, "source": Value("string"), "row": Value("int64")}
    )  # fmt: skip


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=True, default=str).encode()
