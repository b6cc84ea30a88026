"""What one line of a ledger holds, and how it is hashed.

Canonical JSON has sorted keys, no spaces and ASCII alone. A digest is the SHA-256 of a salt and the canonical JSON of
the data, a hash the SHA-256 of the canonical JSON of [number, at, kind, digest, previous]; both in lowercase hex.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn, Self

from pydantic import Field, ValidationError

from ads.ad import Noun
from ads.errors import InputError

ERASURE = "erasure"
START = "0" * 64
SALT_BYTES = 16
BEGINNING = b'{"number":'
TYPES = {"number": int, "at": str, "kind": str, "data": dict, "salt": str, "digest": str, "previous": str, "hash": str}
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False)


class Head(Noun):
    """Where a ledger ended: how many entries it had, and the hash of the last. Keep it away from the ledger."""

    entries: int = Field(ge=0)
    hash: str = Field(pattern=r"\A[0-9a-f]{64}\z")

    def to_json(self) -> str:
        """Return what `read_head` reads."""
        return f"{self.model_dump_json()}\n"


def read_head(path: Path) -> Head:
    """Return an exported head; raises InputError where the file holds none."""
    try:
        return Head.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file, expected what `firstlight ledger head` wrote") from None
    except ValidationError as error:
        raise InputError(f"{path}: is no head of a ledger, expected what `firstlight ledger head` wrote") from error


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened; `data` is JSON, and what was kept of it where `erased`."""

    number: int
    at: datetime
    kind: str
    data: dict[str, Any]
    salt: str
    digest: str
    previous: str
    hash: str
    erased: bool = False

    @classmethod
    def after(cls, before: "Entry | None", at: datetime, kind: str, data: dict[str, Any]) -> Self:
        """Return the entry that follows another, or is the first; it is never earlier than the one before."""
        number, previous = (before.number + 1, before.hash) if before else (1, START)
        salt = _new_salt()
        entry = cls(number, max(at, before.at) if before else at, kind, data, salt, salted(salt, data), previous, "")
        return replace(entry, hash=entry.computed_hash())

    @classmethod
    def from_line(cls, line: bytes) -> Self:
        """Return the entry that a line holds, whether it is sound or not; raises ValueError where it holds none."""
        fields = _fields(line)
        if not isinstance(fields, dict) or any(type(fields.get(name)) is not kind for name, kind in TYPES.items()):
            raise ValueError("is no entry")
        if fields["number"] < 1 or not fields["salt"].isascii():
            raise ValueError("has a number or a salt that no entry has")
        if fields.keys() - TYPES and {name: fields[name] for name in fields.keys() - TYPES} != {"erased": True}:
            raise ValueError("has a field that no entry has")
        at = datetime.fromisoformat(fields["at"])
        if at.tzinfo is None:
            raise ValueError("has a time without an offset")
        return cls(**{**fields, "at": at})

    def to_line(self) -> bytes:
        """Return the one line that this entry is written as."""
        erased = '"erased":true,' if self.erased else ""
        line = (
            f'{{"number":{self.number},"at":"{_time(self.at)}","kind":{canonical(self.kind)},'
            f'"data":{canonical(self.data)},"salt":{canonical(self.salt)},{erased}"digest":{canonical(self.digest)},'
            f'"previous":{canonical(self.previous)},"hash":{canonical(self.hash)}}}\n'
        )
        return line.encode()

    def erased_to(self, kept: dict[str, Any]) -> "Entry":
        """Return this entry with what is kept of its data.

        The old salt goes, so that nobody can try values on the digest. A new one does the same for what is kept now,
        should it be erased in its turn.
        """
        return replace(self, data=kept, salt=_new_salt(), erased=True)

    def data_digest(self) -> str:
        """Return the digest of the data as it is now."""
        return salted(self.salt, self.data)

    def computed_hash(self, **changes: Any) -> str:
        """Return the hash that belongs to the fields, some of them changed."""
        covered = {"number": self.number, "digest": self.digest, "previous": self.previous, **changes}
        parts = [covered["number"], _time(self.at), self.kind, covered["digest"], covered["previous"]]
        return sha256(canonical(parts).encode()).hexdigest()


def canonical(value: Any) -> str:
    r"""Return the canonical JSON of a value; raises ValueError or TypeError where JSON cannot hold it.

    >>> canonical({"b": "é", "a": [1, None]})
    '{"a":[1,null],"b":"\\u00e9"}'
    """
    return _ENCODER.encode(value)


def salted(salt: str, data: dict[str, Any]) -> str:
    """Return the digest of data."""
    return sha256(f"{salt}{canonical(data)}".encode()).hexdigest()


def as_data(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a record as it comes back from JSON; raises InputError where JSON cannot hold it, under its name."""
    try:
        plain: dict[str, Any] = json.loads(json.dumps(dict(record), allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise InputError(f"{name} holds what JSON cannot ({type(error).__name__}), expected text, numbers, "
                         "true, false, null, lists and objects") from error  # fmt: skip
    return plain


def _fields(line: bytes) -> Any:
    try:
        return json.loads(line, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("is nested too deeply") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _new_salt() -> str:
    return secrets.token_hex(SALT_BYTES)


def _time(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
