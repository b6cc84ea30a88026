"""firstlight models and firstlight promote."""

from dataclasses import asdict
from typing import Annotated

import typer

from firstlight.console import emit, say, table
from firstlight.options import AllowSimulated, Json, ParamsFile, Settings
from firstlight.params import load_params


def models(params: ParamsFile = None, settings: Settings = [], as_json: Json = False) -> None:  # noqa: B006
    """List the registered versions with their aliases, the newest first."""
    chosen = load_params(params, settings)
    from models.registry import versions

    listed = versions(chosen.models.registry)
    if as_json:
        emit([asdict(version) for version in listed])
        return
    if not listed:
        say(f"no version is registered in {chosen.models.registry.uri}; `firstlight train` makes one")
        return
    rows = [
        [found.number, ", ".join(found.aliases), found.tags.get("provenance", ""), found.tags.get("digest", "")[:12],
         found.run]
        for found in listed
    ]  # fmt: skip
    table(["version", "aliases", "provenance", "digest", "run"], rows)


def promote(
    version: Annotated[str, typer.Argument(help="Number of a registered version, or one of its aliases.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; written down with who and when.")] = "none given",
    allow_simulated: AllowSimulated = False,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Make a version the champion: what `score` and `serve` use unless told otherwise.

    A version that learned from simulated ads is refused.
    """
    chosen = load_params(params, settings)
    from training.promotion import promote as move

    promotion = move(version, chosen.models.registry, reason=reason, allow_simulated=allow_simulated)
    if as_json:
        emit(asdict(promotion))
        return
    say(f"champion is version {promotion.version} (before: {promotion.previous or 'none'}), by {promotion.by}")
