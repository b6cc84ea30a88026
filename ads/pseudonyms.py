"""Keyed pseudonyms of contacts: the same contact under the same key is the same pseudonym, and nobody can go back."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ads.ad import Contact, Name
from ads.errors import InputError

KEY_VARIABLE = "FIRSTLIGHT_KEY"
KEY_FILE_VARIABLE = "FIRSTLIGHT_KEY_FILE"
KEY_BYTES = 32
PSEUDONYM_DIGITS = 32  # 128 of the 256 bits: no two contacts of an archive meet by chance


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """A deployment's pseudonym key; `lasting` is False for a random one that ends with this process."""

    key: bytes = field(repr=False)
    lasting: bool = True

    def __post_init__(self) -> None:
        _require_length(self.key)

    @classmethod
    def for_this_run(cls) -> "Pseudonyms":
        """Return a random key, so that pseudonyms agree within this process only."""
        return cls(secrets.token_bytes(KEY_BYTES), lasting=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Pseudonyms":
        """Return the deployment key: hexadecimal in FIRSTLIGHT_KEY, or in the file that FIRSTLIGHT_KEY_FILE names.

        A random one for this run when neither is set. Raises InputError when it is short or not hexadecimal.
        """
        if path := environment.get(KEY_FILE_VARIABLE):
            return cls.from_hex(_read(Path(path)), where=path)
        if digits := environment.get(KEY_VARIABLE):
            return cls.from_hex(digits, where=KEY_VARIABLE)
        return cls.for_this_run()

    @classmethod
    def from_hex(cls, digits: str, *, where: str) -> "Pseudonyms":
        """Return the key that hexadecimal digits spell; the message never repeats them."""
        try:
            key = bytes.fromhex(digits.strip())
        except ValueError:
            raise InputError(f"{where}: the pseudonym key is not hexadecimal, expected 64 digits or more") from None
        _require_length(key, where=f"{where}: ")
        return cls(key)

    @property
    def key_id(self) -> str:
        """Eight digits that tell keys apart and give nothing of the key away."""
        return hmac.new(self.key, b"key-id", hashlib.sha256).hexdigest()[:8]

    def pseudonym(self, contact: Contact | Name) -> str:
        """Return `kind:digits`, the HMAC-SHA-256 (RFC 2104) of kind and normal form; of a name in any case."""
        value = contact.value.casefold() if contact.kind == "name" else contact.value
        message = f"{contact.kind}:{value}".encode()
        return f"{contact.kind}:{hmac.new(self.key, message, hashlib.sha256).hexdigest()[:PSEUDONYM_DIGITS]}"


def _require_length(key: bytes, *, where: str = "") -> None:
    if len(key) < KEY_BYTES:
        raise InputError(
            f"{where}the pseudonym key has {len(key) * 8} bits, expected at least {KEY_BYTES * 8}: "
            "make one with `openssl rand -hex 32`"
        )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        reason = type(error).__name__
        raise InputError(f"{path}: the pseudonym key cannot be read ({reason}), expected a file of digits") from error
