"""The dataset: labelled ads, split and frozen under a content hash, as Hugging Face `datasets` on disk."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, Self

import numpy as np
import numpy.typing as npt

from ads.ad import Ad, Provenance
from ads.archive import AD_SCHEMA, write_rejections
from ads.errors import InputError, Rejection
from ads.quiet import keep_quiet
from ads.storage import digests_of, new_folder
from labeling.card import card_of
from labeling.manifest import LAYOUT, DatasetManifest, Lineage
from labeling.splits import Split
from labeling.votes import Vote
from models.signs import Floats, Sign

MANIFEST = "dataset.json"
ROWS = "ads"
VOTES = "votes.jsonl"
# What a label rests on: its file, blind answers of several people, people, an ad of the same text, or rules.
Basis = Literal["given", "gold", "people", "alike", "rules"]
SLICED = ("city", "site")  # fields of an ad whose unseen values make a slice
AD_FIELDS = tuple(AD_SCHEMA.names)
WHENCE = ("source", "row")  # of an ad; kept, and no part of its content


@dataclass(frozen=True)
class Labelled:
    """The ads of one split: labels of shape (ads, signs), NaN where nobody labelled; group and weight of each ad."""

    ads: tuple[Ad, ...]
    labels: Floats
    groups: npt.NDArray[np.int64]
    weights: Floats

    def __len__(self) -> int:
        return len(self.ads)


@dataclass(frozen=True)
class Dataset:
    """Labelled ads with their groups and splits; everything in the order of `ads`.

    `weights` says how many ads each stands for, `bases` what its labels rest on; `votes` are those behind the labels.
    """

    signs: tuple[Sign, ...]
    ads: tuple[Ad, ...]
    labels: Floats
    groups: npt.NDArray[np.int64]
    splits: tuple[Split, ...]
    weights: Floats
    bases: tuple[Basis, ...]
    provenance: Provenance
    lineage: Lineage
    votes: tuple[Vote, ...] = field(default=(), repr=False)
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
        for line in sorted(map(_line, self.votes)):
            digest.update(line.encode())
        return digest.hexdigest()

    def split(self, name: str) -> Labelled:
        """Return the ads of one split, or of a slice of it: those whose city or site train never saw.

        A slice is named `test/unseen_city` or `test/unseen_site`. Raises InputError when there are no such ads.
        """
        places = self._places(name)
        if not places:
            names = [*sorted(set(self.splits)), *self.slices]
            raise InputError(f"split is {name}, expected one of {', '.join(names)}")
        ads = tuple(self.ads[place] for place in places)
        return Labelled(ads, self.labels[places], self.groups[places], self.weights[places])

    @property
    def slices(self) -> list[str]:
        """The slices of validation and test that hold ads."""
        names = (f"{split}/unseen_{field}" for split in ("validation", "test") for field in SLICED)
        return [name for name in names if self._places(name)]

    def _places(self, name: str) -> list[int]:
        split, _, cut = name.partition("/")
        places = [place for place, side in enumerate(self.splits) if side == split]
        field = cut.removeprefix("unseen_")
        if not cut:
            return places
        if field not in SLICED:
            return []
        seen = {getattr(ad, field) for ad, side in zip(self.ads, self.splits, strict=True) if side == "train"}
        return [place for place in places if getattr(self.ads[place], field) not in seen | {None}]

    def take(self, places: Sequence[int], splits: Sequence[Split]) -> Self:
        """Return some of the ads, in new splits; votes and lineage stay."""
        return replace(
            self,
            ads=tuple(self.ads[place] for place in places),
            labels=self.labels[places],
            groups=self.groups[places],
            splits=tuple(splits),
            weights=self.weights[places],
            bases=tuple(self.bases[place] for place in places),
        )

    def to_manifest(self) -> DatasetManifest:
        """Return what the dataset says about itself."""
        splits, slices = (
            {name: self._counts(self.split(name)) for name in names}
            for names in (sorted(set(self.splits)), self.slices)
        )
        return DatasetManifest(
            layout=LAYOUT,
            hash=self.hash,
            provenance=self.provenance,
            signs=self.signs,
            lineage=self.lineage,
            splits=splits,
            slices=slices,
        )

    def _counts(self, part: Labelled) -> dict[str, Any]:
        signs = {
            sign.name: {
                "labelled": int((~np.isnan(part.labels[:, place])).sum()),
                "positive": int(sign.positives(part.labels[:, place]).sum()),
                "prevalence": _prevalence(sign, part.labels[:, place], part.weights),
            }
            for place, sign in enumerate(self.signs)
        }
        return {"ads": len(part), "groups": len(np.unique(part.groups)), "signs": signs}

    def _row(self, place: int) -> dict[str, Any]:
        labels = [None if np.isnan(label) else float(label) for label in self.labels[place]]
        ad = self.ads[place].model_dump(include=set(AD_FIELDS))
        named = dict(zip([sign.name for sign in self.signs], labels, strict=True))
        kept = {"group": int(self.groups[place]), "split": self.splits[place], "labels": named}
        return {**ad, **kept, "weight": float(self.weights[place]), "basis": self.bases[place]}

    def save(self, path: Path, *, overwrite: bool = False) -> DatasetManifest:
        """Write rows, manifest, card and the rows that were set aside as a new folder."""
        keep_quiet()
        from datasets import Dataset as Rows

        manifest = self.to_manifest()
        rows = [{**self._row(place), "source": ad.source, "row": ad.row} for place, ad in enumerate(self.ads)]
        with new_folder(path, overwrite=overwrite) as draft:
            Rows.from_list(rows, features=_features(self.signs)).save_to_disk(draft / ROWS)
            if self.votes:
                (draft / VOTES).write_text("".join(map(_line, self.votes)), encoding="utf-8")
            manifest = manifest.model_copy(update={"files": _digests(draft)})
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
    _require_untouched(folder, manifest)
    rows = load_from_disk(str(folder / ROWS)).to_list()
    names = [sign.name for sign in manifest.signs]
    dataset = Dataset(
        signs=manifest.signs,
        ads=tuple(Ad(**{name: row[name] for name in (*AD_FIELDS, *WHENCE)}) for row in rows),
        labels=np.array([[row["labels"][name] for name in names] for row in rows], dtype=float),
        groups=np.array([row["group"] for row in rows], dtype=np.int64),
        splits=tuple(row["split"] for row in rows),
        weights=np.array([row["weight"] for row in rows], dtype=float),
        bases=tuple(row["basis"] for row in rows),
        votes=_read_votes(folder / VOTES),
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
        manifest = DatasetManifest.model_validate_json((folder / MANIFEST).read_text(encoding="utf-8"))
    except ValueError as error:  # of pydantic, or bytes that are not UTF-8
        raise InputError(f"{folder / MANIFEST}: is damaged, expected what `firstlight label` wrote") from error
    if manifest.layout != LAYOUT:
        raise InputError(f"{folder}: was frozen in layout {manifest.layout}, expected {LAYOUT}: build it anew")
    return manifest


def _require_untouched(folder: Path, manifest: DatasetManifest) -> None:
    """A damaged file is refused before a parser sees it."""
    found = _digests(folder)
    for name in sorted(found.keys() | manifest.files.keys()):
        if found.get(name) != manifest.files.get(name):
            raise InputError(f"{folder / name}: was changed after the dataset was frozen, expected it untouched")


def _digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that holds rows or votes, by its path from the folder."""
    return {name: digest for name, digest in digests_of(folder).items() if name.startswith(f"{ROWS}/") or name == VOTES}


def _prevalence(sign: Sign, labels: Floats, weights: Floats) -> float | None:
    """Return the share of ads with a sign, each counting for those that it stands for; None without labels."""
    known = ~np.isnan(labels)
    return float(np.average(sign.positives(labels[known]), weights=weights[known])) if known.any() else None


def _line(vote: Vote) -> str:
    return f"{vote.model_dump_json(exclude_defaults=True)}\n"


def _read_votes(path: Path) -> tuple[Vote, ...]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return tuple(map(Vote.model_validate_json, lines))


def _features(signs: tuple[Sign, ...]) -> Any:
    from datasets import Features, Value

    texts = {name: Value("string") for name in AD_FIELDS if name != "posted_at"}
    labels = {sign.name: Value("float64") for sign in signs}
    return Features(
        {**texts, "posted_at": Value("timestamp[us, tz=UTC]"), "group": Value("int64"), "split": Value("string"),
         "labels": labels, "weight": Value("float64"), "basis": Value("string"), "source": Value("string"),
         "row": Value("int64")}
    )  # fmt: skip


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=True, default=str).encode()
