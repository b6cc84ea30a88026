"""Files and folders appear whole or not at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ads.errors import InputError


@contextmanager
def new_folder(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Yield a hidden folder that becomes `path` when the block ends well, and vanishes when it does not.

    Raises InputError where `path` exists, unless it is to be overwritten.
    """
    require_absent(path, overwrite=overwrite)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        yield draft
        require_absent(path, overwrite=overwrite)  # somebody else may have been quicker
        shutil.rmtree(path, ignore_errors=not path.exists())
        draft.chmod(0o777 & ~_umask())
        draft.replace(path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def require_absent(path: Path, *, overwrite: bool = False) -> None:
    """Raise InputError where an output exists already."""
    if path.exists() and not overwrite:
        raise InputError(f"{path}: exists already, expected a new name")


def _umask() -> int:
    """Return what the user lets others see; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def digests_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file under a folder, by its path from there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _sha256(path) for path in files}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_atomic(path: Path, data: str | bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o666 & ~_umask())
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)


@contextmanager
def replacing(path: Path, *, draft: Path) -> Iterator[BinaryIO]:
    """Yield a new file that takes the place and the mode of `path` once the block ends well and all is on disk.

    Until then it is called `draft`, in the same folder; only a process that is killed leaves it behind.
    """
    try:
        with draft.open("xb") as file:
            draft.chmod(path.stat().st_mode & 0o777)
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """See on disk which files a folder holds."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
