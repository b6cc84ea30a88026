"""A saved model: safetensors and JSON, every file hashed; a changed byte is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ads.errors import InputError
from ads.storage import digests_of, new_folder
from models.base import Model
from models.card import card_of
from models.families import family_named
from models.manifest import Manifest
from models.signs import Floats, probabilities_of

MANIFEST = "manifest.json"
DIGEST = "manifest.sha256"
CARD = "README.md"


@dataclass(frozen=True)
class Bundle:
    """A calibrated model with its manifest."""

    manifest: Manifest
    model: Model

    def probabilities(self, masked: Sequence[str]) -> Floats:
        """Return (n, signs) calibrated probabilities of masked texts, in the order of the manifest's signs."""
        columns = self.manifest.calibration(self.model.logits(masked))
        return probabilities_of(self.manifest.signs, columns)

    def save(self, path: Path, *, overwrite: bool = False) -> "Bundle":
        """Write the bundle as a new folder and return it with its files hashed."""
        with new_folder(path, overwrite=overwrite) as draft:
            (draft / "model").mkdir()
            self.model.save(draft / "model")
            (draft / CARD).write_text(card_of(self.manifest), encoding="utf-8")
            manifest = self.manifest.model_copy(update={"files": _hashes(draft)})
            (draft / MANIFEST).write_text(manifest.to_json(), encoding="ascii")
            (draft / DIGEST).write_text(f"{manifest.digest}\n", encoding="ascii")
        return Bundle(manifest, self.model)

    @classmethod
    def load(cls, folder: str | Path) -> "Bundle":
        """Return the bundle in a folder; raises InputError when a byte of it is not what was written."""
        path = Path(folder)
        manifest = read_untouched(path)
        return cls(manifest, family_named(manifest.family).load(path / "model"))


def read_untouched(path: Path) -> Manifest:
    """Return the manifest of a bundle of which no byte was changed; raises InputError that names the file."""
    manifest = read_manifest(path)
    found = _hashes(path)
    for name in sorted(found.keys() | manifest.files.keys()):
        if found.get(name) != manifest.files.get(name):
            state = "changed" if name in found and name in manifest.files else "added or missing"
            raise InputError(f"{path / name}: was {state} after the bundle was written, expected it untouched")
    return manifest


def read_manifest(path: Path) -> Manifest:
    """Return what a bundle says about itself, without loading its weights."""
    if not (path / MANIFEST).is_file():
        raise InputError(f"{path}: holds no {MANIFEST}, expected the folder of a bundle")
    try:
        manifest = Manifest.from_json((path / MANIFEST).read_text(encoding="ascii"))
        recorded = (path / DIGEST).read_text(encoding="ascii")
    except (ValueError, OSError) as error:
        raise InputError(
            f"{path / MANIFEST}: was changed after the bundle was written, expected it untouched"
        ) from error
    if recorded != f"{manifest.digest}\n":
        raise InputError(f"{path / MANIFEST}: was changed after the bundle was written, expected it untouched")
    return manifest


def _hashes(folder: Path) -> dict[str, str]:
    return {name: digest for name, digest in digests_of(folder).items() if name not in (MANIFEST, DIGEST)}
