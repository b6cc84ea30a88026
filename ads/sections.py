"""A section of params: one frozen model a room, unknown keys refused under their full name."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ads.errors import InputError, shown


class Section(BaseModel):
    """Base of every section and of its parts."""

    model_config = ConfigDict(frozen=True, extra="forbid")


S = TypeVar("S", bound=Section)


def read_document(path: Path) -> dict[str, Any]:
    """Return the mapping that a params file holds; raises InputError when it is not one."""
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file, expected a params file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}), expected a params file") from error
    except (yaml.YAMLError, ValueError) as error:  # a date that is none, say, is a ValueError
        raise InputError(f"{path}: {' '.join(str(error).split())}, expected YAML") from error
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise InputError(f"{path}: holds {shown(document)}, expected one section a room")
    return document


def section_of(model: type[S], document: dict[str, Any], name: str) -> S:
    """Return one section of a document; an absent section is all defaults.

    Raises InputError with every wrong key under its full name, as in `training.sed: extra inputs are not permitted`.
    """
    try:
        return model.model_validate({} if document.get(name) is None else document[name])
    except ValidationError as error:
        faults = [_fault(name, fault) for fault in error.errors(include_url=False)]
        raise InputError("; ".join(faults)) from error


def _fault(name: str, fault: Any) -> str:
    key = ".".join([name, *map(str, fault["loc"])])
    message = fault["msg"].removeprefix("Value error, ")
    message = message[0].lower() + message[1:]
    secret = "@" in str(fault["input"])  # a password may stand before it
    if fault["type"] == "extra_forbidden" or secret:
        return f"{key}: {message}"
    return f"{key} is {shown(fault['input'])}: {message}"
