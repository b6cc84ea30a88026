"""firstlight label agreement: how far annotators agree, where they do not, and what suggestions do to them."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ads.errors import InputError
from firstlight.console import emit, say, table
from firstlight.options import FieldColumns, IdColumn, Json, ParamsFile, Settings, TextColumns
from firstlight.params import Params, load_params
from firstlight.verbs.files import ads_by_id, columns_of

if TYPE_CHECKING:
    from ads.ad import Ad
    from labeling.agreement import Agreement, Disputed, Pair
    from labeling.anchoring import Anchoring
    from labeling.votes import Vote
    from models.signs import Sign

SHOWN = 10  # ads that are disputed most


def agreement(
    votes: Annotated[Path, typer.Argument(metavar="VOTES", help="Label store or table of votes.")],
    archive: Annotated[
        Path | None, typer.Option("--archive", help="Also measure the pull of the rules' suggestions on this archive.")
    ] = None,
    text: TextColumns = [],  # noqa: B006
    id_column: IdColumn = None,
    field: FieldColumns = [],  # noqa: B006
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Show how far people agree on each sign, pair by pair, and the ads they disagree on most.

    Krippendorff's alpha is 1 where all agree and 0 where they agree as by chance; its interval is over ads. With the
    archive, answers to ads that were seen blind are set against answers to ads that showed a suggestion: how much more
    often people say what stood beside the ad.

        firstlight label agreement labels.jsonl --archive ads.parquet
    """
    chosen = load_params(params, settings)
    from labeling.agreement import agreement as agree
    from labeling.agreement import disputed, pairs
    from labeling.anchoring import anchoring
    from labeling.store import read_labels

    people = [vote for vote in read_labels(votes)[0] if vote.role == "person"]
    if not people:
        raise InputError(f"{votes}: holds no vote of a person, expected answers to agree on")
    ids = sorted({vote.ad for vote in people})
    columns = columns_of(text, id_column, field)
    suggested = _suggested(list(ads_by_id(archive, columns, chosen.ads).values()), chosen) if archive else {}
    found = [
        (agree(people, ids, sign), pairs(people, ids, sign), disputed(people, ids, sign, most=SHOWN),
         anchoring(people, suggested, sign) if archive else [])
        for sign in _signs(people, chosen)
    ]  # fmt: skip
    if as_json:
        emit([_record(*one) for one in found])
        return
    for place, one in enumerate(found):
        if place:
            say()
        _print(*one)


def _signs(votes: "list[Vote]", chosen: Params) -> "list[Sign]":
    from models.signs import Sign

    named = {sign.name: sign for sign in chosen.labeling.named_signs()}
    return [named.get(name, Sign(name=name)) for name in sorted({vote.sign for vote in votes})]


def _suggested(ads: "list[Ad]", chosen: Params) -> dict[tuple[str, str], int]:
    """Return what the rules suggest of each ad and sign."""
    from labeling.cases import look
    from labeling.rules import ask, house_rules, suggestions

    cases = look(ads, chosen.ads)
    said = suggestions(ask(house_rules(list(chosen.labeling.signs)), cases), chosen.labeling.named_signs())
    return {
        (ad.id, sign): value
        for ad, values in zip(cases.ads, said, strict=True)
        for sign, value in values.items()
        if value is not None
    }


def _record(
    agreed: "Agreement", pairs: "list[Pair]", most: "list[Disputed]", pulls: "list[Anchoring]"
) -> dict[str, Any]:
    return {
        **asdict(agreed),
        "warnings": agreed.warnings,
        "pairs": [asdict(pair) for pair in pairs],
        "disputed": [asdict(one) for one in most],
        "pull": [asdict(one) for one in pulls],
    }


def _print(agreed: "Agreement", pairs: "list[Pair]", most: "list[Disputed]", pulls: "list[Anchoring]") -> None:
    interval = f" [{agreed.low:.2f}, {agreed.high:.2f}]" if agreed.low is not None else ""
    say(f"{agreed.sign}: alpha {_figure(agreed.alpha)}{interval}, {agreed.ads} ads with two answers or more")
    for warning in agreed.warnings:
        say(f"warning: {warning}")
    if pairs:
        rows = [[pair.one, pair.other, pair.ads, f"{pair.agreement:.2f}", _figure(pair.kappa)] for pair in pairs]
        table(["annotator", "and", "ads", "agree", "kappa"], rows)
    if most:
        say("most disputed, to be settled:")
        table(["ad", "answers"], [[one.ad, ", ".join(f"{who}: {value}" for who, value in one.answers)] for one in most])
    if pulls:
        say("pull of suggestions: how much more often people say what stands beside an ad")
        rows = [[one.annotator or "all", one.votes, _figure(one.pull), _between(one.interval)] for one in pulls]
        table(["annotator", "votes", "pull", "interval"], rows)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _between(interval: tuple[float, float] | None) -> str:
    return "-" if interval is None else f"[{interval[0]:.2f}, {interval[1]:.2f}]"
