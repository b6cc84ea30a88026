"""firstlight label rules and label queue: what rules say of an archive, and what people should look at next."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ads.archive import Columns
from ads.errors import InputError
from firstlight.console import bar, emit, say, table
from firstlight.options import FieldColumns, IdColumn, Json, ParamsFile, Settings, Store, TextColumns
from firstlight.params import Params, load_params
from firstlight.verbs.files import columns_of, whole_archive

if TYPE_CHECKING:
    from labeling.cases import Cases
    from labeling.queue import Scores
    from labeling.rounds import Round
    from labeling.rules import RuleFigures, RuleVotes
    from labeling.votes import Vote

ArchiveOf = Annotated[Path, typer.Argument(help="Folder or file of an archive; no labels are needed.")]
RulesFile = Annotated[
    Path | None, typer.Option("--rules", metavar="FILE", help="Python file with rules of your own; it is run.")
]
Votes = Annotated[
    Path | None, typer.Option("--votes", metavar="FILE", help="Label store or table of votes, to compare with people.")
]


def rules(
    archive: ArchiveOf,
    votes: Votes = None,
    own: RulesFile = None,
    text: TextColumns = [],  # noqa: B006
    id_column: IdColumn = None,
    field: FieldColumns = [],  # noqa: B006
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Show what each rule says of an archive: how often, alone or with others, against others, and against people.

    Rules come from the registry of indicators: tiers E2 and hard say yes, several weaker hints together do, protective
    indicators say no, and neither indicators of no polarity nor a stated origin ever vote. Add your own in a Python
    file:

        from labeling.rules import rule

        @rule(sign="coercion", family="hours")
        def round_the_clock(case):
            return 1 if "24/7" in case.text else None
    """
    chosen = load_params(params, settings)
    from labeling.rules import figures

    people = _people(votes)
    cases, said = _looked_at(archive, columns_of(text, id_column, field), own, chosen)
    found = figures(said, people)
    if as_json:
        emit({"ads": len(cases), "rules": [_record(one) for one in found], "crashes": dict(said.first)})
        return
    say(f"{len(cases)} ads in {cases.linkage.count} campaigns")
    for sign in chosen.labeling.signs:
        say()
        say(f"{sign}: family/rule, and how many of its votes agree with people")
        columns = ["rule", "yes", "no", "covers", "overlap", "conflict", "alone", "agree"]
        table(columns, [_row(one) for one in found if one.rule.sign == sign])
    for name, first in said.first.items():
        say(f"warning: {name} crashed on {said.crashes[name]} ads and abstained, the first: {first}")


def queue(
    archive: ArchiveOf,
    store: Store,
    size: Annotated[int, typer.Option("--size", min=1, help="Ads to pick.")] = 100,
    model: Annotated[
        str | None,
        typer.Option("--model", help="Bundle, version or alias whose doubt counts; rules and votes if none."),
    ] = None,
    own: RulesFile = None,
    text: TextColumns = [],  # noqa: B006
    id_column: IdColumn = None,
    field: FieldColumns = [],  # noqa: B006
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Pick what people should label next, and open a round of it in the label store.

    A part is asked for where scores are in doubt, rules disagree or wording is new; a part is drawn at random, so that
    misses are measured; and gold for validation and test is drawn from strata, blind, for two people each. Every pick
    keeps how likely it was. One ad stands for those of the same text, and one is asked for per campaign.

        firstlight label queue ads.parquet --store labels.jsonl --size 200

        firstlight label annotate ads.parquet --store labels.jsonl --as reader-1
    """
    chosen = load_params(params, settings)
    from labeling.queue import next_round
    from labeling.store import LabelStore

    kept = LabelStore(store)
    votes, rounds = kept.votes(), kept.rounds()
    cases, said = _looked_at(archive, columns_of(text, id_column, field), own, chosen)
    with bar("choosing"):
        scores = _scores(cases, said, votes, model, chosen)
        one = next_round(
            cases,
            size,
            scores=scores,
            said=said,
            params=chosen.labeling,
            labelled={vote.ad for vote in votes if vote.role == "person"},
            rounds=rounds,
        )
        kept.open(one)
    if as_json:
        emit({**one.model_dump(mode="json"), "store": str(store)})
        return
    _show(one)
    say(f"next: firstlight label annotate {archive} --store {store} --as NAME, or firstlight label push")


def _looked_at(archive: Path, columns: Columns, own: Path | None, chosen: Params) -> "tuple[Cases, RuleVotes]":
    """Return the cases of an archive and what the rules say of them."""
    from ads.archive import split_rejections
    from labeling.cases import look
    from labeling.rules import ask, house_rules, rules_in

    asked = [*house_rules(list(chosen.labeling.signs)), *(rules_in(own) if own else [])]
    ads, rejections = split_rejections(whole_archive(archive, columns, chosen.ads))
    if rejections:
        say(f"warning: {len(rejections)} rows are no ads and stay out, the first: {rejections[0]}")
    with bar("reading", total=len(ads)) as shown:
        cases = look(ads, chosen.ads, tick=shown.count)
    return cases, ask(asked, cases)


def _scores(cases: "Cases", said: "RuleVotes", votes: "list[Vote]", model: str | None, chosen: Params) -> "Scores":
    """Return the scores of a model, or what rules and people come to; an ad that nobody voted on counts as a no."""
    from labeling.consensus import consensus
    from labeling.queue import Scores

    signs = chosen.labeling.named_signs()
    if model is None:
        every = [*votes, *said.votes(signs, datetime.now(UTC))]
        found = consensus(every, [ad.id for ad in cases.ads], signs, prevalence=chosen.labeling.prevalence)
        return Scores.of_labels(found.labels, signs, by="rules and people" if votes else "rules")
    from models.scorer import Scorer

    scorer = Scorer.load(model, registry=chosen.models.registry)
    known = {sign.name: place for place, sign in enumerate(scorer.bundle.manifest.signs)}
    if lacking := next((sign.name for sign in signs if sign.name not in known), None):
        raise InputError(f"{model} predicts {', '.join(known)}, expected {lacking} of labeling.signs as well")
    columns = [known[sign.name] for sign in signs]
    thresholds = tuple(scorer.bundle.manifest.cutoffs[sign.name].threshold for sign in signs)
    return Scores(scorer.probabilities(cases.ads)[:, columns], thresholds, str(scorer.model.version))


def _people(votes: Path | None) -> dict[tuple[str, str], bool]:
    """Return what most people say of each ad and sign."""
    if votes is None:
        return {}
    from labeling.store import read_labels
    from labeling.votes import standing

    said: dict[tuple[str, str], list[int]] = {}
    for vote in standing(read_labels(votes)[0]):
        if vote.role != "rule" and vote.value is not None:
            said.setdefault((vote.ad, vote.sign), []).append(vote.value)
    return {key: 2 * sum(map(bool, values)) > len(values) for key, values in said.items()}


def _record(one: "RuleFigures") -> dict[str, Any]:
    named = {"sign": one.rule.sign, "family": one.rule.family, "rule": one.rule.name}
    counts = {name: getattr(one, name) for name in ("yes", "no", "coverage", "overlap", "conflict", "alone")}
    return {**named, **counts, "judged": one.judged, "agreed": one.agreed, "crashes": one.crashes}


def _row(one: "RuleFigures") -> list[object]:
    agreed = f"{one.agreed} of {one.judged}" if one.judged else "-"
    shares = [f"{share:.1%}" for share in (one.coverage, one.overlap, one.conflict)]
    return [f"{one.rule.family}/{one.rule.name}", one.yes, one.no, *shares, one.alone, agreed]


def _show(one: "Round") -> None:
    rows: dict[tuple[str, ...], list[Any]] = {}
    for pick in one.picks:
        key = (pick.aim, pick.why, pick.stratum)
        found = rows.setdefault(key, [0, 0, f"{pick.probability:.3g}"])
        found[0] += 1
        found[1] += 1 + len(pick.alike)
    say(f"round {one.number}: {len(one.picks)} ads, scores of {one.scored_by}")
    table(
        ["for", "why", "stratum", "picks", "ads they stand for", "probability"],
        [[*key, *row] for key, row in rows.items()],
    )
    people = sorted({name for pick in one.picks for name in pick.annotators})
    if people:
        days = max(pick.day for pick in one.picks)
        say(f"asked: {', '.join(people)}, over {days} day{'s' if days > 1 else ''}")
