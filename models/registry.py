"""Read the registry: an alias or a version becomes a bundle on disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ads.errors import FirstlightError, InputError
from ads.quiet import keep_quiet
from models.params import RegistryParams

CHAMPION = "champion"
BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Version:
    """One registered bundle."""

    name: str
    number: str
    aliases: tuple[str, ...]
    run: str
    source: str
    tags: dict[str, str]


def client_of(params: RegistryParams) -> Any:
    """Return an MLflow client for the registry; a local database is made where there is none."""
    keep_quiet()
    from mlflow import MlflowClient

    if params.database:
        params.database.parent.mkdir(parents=True, exist_ok=True)
    return MlflowClient(tracking_uri=params.address, registry_uri=params.address)


@contextmanager
def asked(params: RegistryParams) -> Iterator[None]:
    """Say in one line what keeps the registry from answering; raises FirstlightError."""
    keep_quiet()
    from mlflow.exceptions import MlflowException
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except (MlflowException, SQLAlchemyError) as error:
        reason = str(error).partition("\n")[0]
        raise FirstlightError(
            f"models.registry.uri is {params.uri}: the registry gives no answer ({reason})"
        ) from error


def versions(params: RegistryParams) -> list[Version]:
    """Return all versions, the newest first; none where nothing was registered."""
    if params.database and not params.database.exists():
        return []  # to ask is not to make one
    with asked(params):
        client = client_of(params)
        found = client.search_model_versions(f"name='{params.name}'")
        aliases = _aliases(client, params.name) if found else {}
    listed = [_version(version, aliases.get(str(version.version), [])) for version in found]
    return sorted(listed, key=lambda version: int(version.number), reverse=True)


def known(reference: str, params: RegistryParams) -> Version | None:
    """Return the version that an alias or a number names, None when there is none."""
    named = (version for version in versions(params) if reference in (version.number, *version.aliases))
    return next(named, None)


def find(reference: str, params: RegistryParams) -> Version:
    """Return the version that an alias or a number names; raises InputError when there is none."""
    if version := known(reference, params):
        return version
    listed = versions(params)
    aliases = ", ".join(sorted({alias for version in listed for alias in version.aliases})) or "no alias"
    raise InputError(
        f"model {reference} is neither a bundle's folder nor a version or alias of {params.name} in {params.uri}, "
        f"which has {len(listed)} versions and {aliases}"
    )


def fetch(version: Version, params: RegistryParams) -> Path:
    """Return the folder that holds a version's bundle, downloaded where the registry is remote."""
    keep_quiet()
    from mlflow.artifacts import download_artifacts
    from mlflow.exceptions import MlflowException

    try:
        return Path(download_artifacts(artifact_uri=version.source, tracking_uri=params.address))
    except (MlflowException, OSError) as error:
        raise InputError(
            f"version {version.number} of {version.name}: its bundle cannot be read from {version.source}, "
            "expected it where it was registered"
        ) from error


def _aliases(client: Any, name: str) -> dict[str, list[str]]:
    by_version: dict[str, list[str]] = {}
    for alias, number in client.get_registered_model(name).aliases.items():
        by_version.setdefault(str(number), []).append(alias)
    return by_version


def _version(found: Any, aliases: list[str]) -> Version:
    return Version(
        found.name, str(found.version), tuple(sorted(aliases)), found.run_id or "", found.source, dict(found.tags)
    )
