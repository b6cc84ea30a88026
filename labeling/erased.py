"""The name that stands for an ad which was erased: its votes still count together, and tell nobody which ad it was."""

import hashlib
import re
import secrets
from collections.abc import Iterable

PREFIX = "erased-"
NAME = re.compile(rf"{PREFIX}[0-9a-f]{{32}}")
SALT_BYTES = 32


def erased_names(ids: Iterable[str]) -> dict[str, str]:
    """Return a name for each id, a digest under a salt that nobody keeps: who has the id cannot try it either."""
    salt = secrets.token_bytes(SALT_BYTES)
    return {name: f"{PREFIX}{hashlib.sha256(salt + name.encode()).hexdigest()[:32]}" for name in sorted(set(ids))}


def is_erased(name: str) -> bool:
    """Return whether a name stands for an ad that was erased.

    >>> [is_erased(name) for name in ("ad-17", "erased-" + "0" * 32)]
    [False, True]
    """
    return NAME.fullmatch(name) is not None
