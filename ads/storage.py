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

REPLACING, REPLACED = "replacing", "replaced"  # ends of the hidden names of what is on its way in, or out


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


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """Yield the path of a folder to make, which takes the place of the folder `path` once the block ends well.

    A process that is killed leaves the old one or the new one, and at worst neither until `settle` is called.
    """
    settle(path)
    draft = left_beside(path)
    try:
        draft.mkdir(mode=0o700)
        yield draft / path.name
        _sync_tree(draft)
        path.rename(left_beside(path, REPLACED))
        settle(path)
    finally:
        settle(path)


def left_beside(path: Path, what: str = REPLACING) -> Path:
    """Return where the replacement of a file or folder grows, or (REPLACED) where its old state waits to be removed."""
    return path.with_name(f".{path.name}.{what}")


def settle(path: Path) -> None:
    """Finish a replacement of `path` that was cut short by a kill, or remove what is left of it."""
    draft, old = left_beside(path), left_beside(path, REPLACED)
    if old.exists() and not path.exists():  # the new one was whole, or the old one would still stand in its place
        (draft / path.name).rename(path)
        sync_folder(path.parent)
    for left in (draft, old):
        _remove(left)


def is_unsettled(path: Path) -> bool:
    """Return whether a replacement of `path` was cut short."""
    return any(os.path.lexists(left_beside(path, what)) for what in (REPLACING, REPLACED))


def unsettled_in(folder: Path) -> list[Path]:
    """Return the files and folders of a folder whose replacement was cut short, whether they are there or not."""
    ends = (f".{REPLACING}", f".{REPLACED}")
    left = (name for name in os.listdir(folder) if name.startswith(".") and name.endswith(ends))
    return [folder / name for name in sorted({name[1:].rpartition(".")[0] for name in left})]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb") as file:
                os.fsync(file.fileno())
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """See on disk which files a folder holds."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
