"""Move the champion alias, and write down who, when and why."""

from dataclasses import dataclass
from datetime import UTC, datetime

from ads.errors import InputError
from ads.user import current_user
from models.bundle import read_untouched
from models.params import RegistryParams
from models.registry import CHAMPION, client_of, fetch, find, versions


@dataclass(frozen=True, slots=True)
class Promotion:
    """Which version answers from now on, and which did before."""

    version: str
    previous: str | None
    by: str
    at: str
    reason: str


def promote(reference: str, registry: RegistryParams, *, reason: str, allow_simulated: bool = False) -> Promotion:
    """Point the champion alias at a version.

    What it learned from is read in the bundle, whose hashes are checked, and not in a tag that anybody can edit.
    Raises InputError for a changed bundle, and for a simulated one unless that is allowed.
    """
    version = find(reference, registry)
    manifest = read_untouched(fetch(version, registry))
    if manifest.provenance == "simulated" and not allow_simulated:
        raise InputError(
            f"version {version.number} learned from simulated ads, expected one that learned from real ones: "
            "pass --allow-simulated for a demonstration"
        )
    client = client_of(registry)
    promotion = Promotion(
        version=version.number,
        previous=_champion(registry),
        by=current_user(),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        reason=reason,
    )
    client.set_registered_model_alias(registry.name, CHAMPION, version.number)
    for name in ("previous", "by", "at", "reason"):
        value = getattr(promotion, name)
        client.set_model_version_tag(registry.name, version.number, f"promoted.{name}", str(value or "none"))
    return promotion


def _champion(registry: RegistryParams) -> str | None:
    return next((version.number for version in versions(registry) if CHAMPION in version.aliases), None)
