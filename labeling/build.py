"""The two ways to a dataset: a file that carries its labels, and an archive with the votes on it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from ads.ad import Ad, Provenance
from ads.archive import Archive, is_simulated, split_rejections
from ads.errors import InputError
from ads.linkage import Linkage
from ads.tables import STANDARD_INPUT, digest_of
from labeling.agreement import agreement
from labeling.cases import connect, look
from labeling.consensus import Consensus
from labeling.dataset import Dataset
from labeling.freeze import Grouping, freeze, lineage_of, split
from labeling.gold import Labels, label
from labeling.manifest import AgreementFigures, AnnotatorFigures
from labeling.params import LabelingParams
from labeling.rounds import Round, weights_of
from labeling.rules import Rule, ask
from labeling.sources import Mapping, label_ads, require_columns
from labeling.splits import Cuts
from labeling.store import read_labels
from labeling.votes import Vote, standing
from models.signs import Sign

WORLD = "world.json"  # stands beside a simulated archive
RULED = datetime(1970, 1, 1, tzinfo=UTC)  # when rules vote: always, so that a dataset's hash knows no day


def import_labelled(archive: Archive, mapping: Mapping, *, provenance: Provenance, params: LabelingParams) -> Dataset:
    """Return the dataset of files that carry their labels; raises InputError when nothing of them can be used.

    Without a column of groups, near-duplicate texts and shared contacts form them; texts too short or too common to
    prove a campaign count too, since a model that read one has read the other.
    """
    if STANDARD_INPUT in archive.sources:
        raise InputError("- is standard input, expected a file: a dataset keeps the digest of what it came from")
    if provenance_of(*archive.sources) == "simulated":
        provenance = "simulated"  # whatever was said: a model that learns from it must not pass for a real one
    ads, rejections = split_rejections(archive)
    labels = label_ads(ads, mapping.columns(ads))
    groups = _column(labels.ads, mapping.group)
    return freeze(
        labels.ads,
        labels.values,
        labels.signs,
        provenance=provenance,
        sources=_digests(archive.sources),
        params=params,
        grouping=Grouping.found(connect(labels.ads, archive.params)) if groups is None else Grouping.given(groups),
        splits=_column(labels.ads, mapping.split),
        rejections=[*rejections, *labels.rejections],
    )


def build(
    archive: Archive,
    votes_path: Path,
    *,
    params: LabelingParams,
    signs: Sequence[Sign] | None = None,
    rules: Sequence[Rule] = (),
) -> Dataset:
    """Return the dataset of an archive and the votes on it; ads without a label stay out.

    `votes_path` is a label store or a table of votes. Rules vote on train alone: what is in validation and test rests
    on blind answers of people. Without `signs`, every sign that somebody voted on is there, binary unless the params
    say more. The provenance is `simulated` where the archive is a simulated world. Raises InputError when no vote is
    on an ad of the archive, or a value is outside the scale of its sign.
    """
    ads, rejections = split_rejections(archive)
    votes, rounds = read_labels(votes_path)
    chosen = tuple(signs or _signs(votes, rules, params))
    _require_scale(votes_path, votes, chosen)
    linkage, weak = _looked_at(ads, archive, rules, chosen)
    grouping = Grouping.found(linkage)
    splits, split_by = split(ads, grouping.groups, np.zeros((len(ads), 1), dtype=bool), params, cuts=_cuts(rounds))
    found = label(ads, splits, linkage.alike, chosen, people=votes, weak=weak, params=params)
    places = found.places.tolist()
    if not places:
        raise InputError(f"{votes_path}: none of its {len(votes)} votes is on an ad of this archive")
    weights = {**weights_of(rounds, "validation"), **weights_of(rounds, "test")}
    kept = [ads[place] for place in places]
    grouping = grouping.of(places)
    return Dataset(
        signs=chosen,
        ads=tuple(kept),
        labels=found.values,
        groups=np.array(grouping.groups, dtype=np.int64),
        splits=tuple(splits[place] for place in places),
        weights=np.array([weights.get(ad.id, 1.0) for ad in kept]),
        bases=found.bases,
        provenance=provenance_of(votes_path, *archive.sources),
        lineage=lineage_of(
            _digests([*archive.sources, str(votes_path)]),
            grouping,
            [splits[place] for place in places],
            split_by,
            rejections,
            **_people(found, votes, weak, chosen, kept),
            rounds=len(rounds),
        ),
        votes=tuple(_behind([*votes, *weak], kept, chosen)),
        rejections=tuple(rejections),
    )


def _signs(votes: Sequence[Vote], rules: Sequence[Rule], params: LabelingParams) -> list[Sign]:
    named = {sign.name: sign for sign in params.named_signs()}
    names = {vote.sign for vote in votes} | {one.sign for one in rules}
    return [named.get(name, Sign(name=name)) for name in sorted(names)]


def _require_scale(path: Path, votes: Sequence[Vote], signs: Sequence[Sign]) -> None:
    named = {sign.name: sign for sign in signs}
    for vote in votes:
        sign = named.get(vote.sign)
        if sign and vote.value is not None and not sign.low <= vote.value <= sign.high:
            raise InputError(
                f"{path}: {vote.annotator} on ad {vote.ad}: {sign.name} is {vote.value}, "
                f"expected {sign.low} to {sign.high}, or nothing for 'cannot tell'"
            )


def _looked_at(
    ads: Sequence[Ad], archive: Archive, rules: Sequence[Rule], signs: Sequence[Sign]
) -> tuple[Linkage, list[Vote]]:
    """Return how ads are linked, and the votes of rules on them."""
    if not rules:
        return connect(ads, archive.params), []
    cases = look(ads, archive.params)
    return cases.linkage, list(ask(rules, cases).votes(signs, RULED))


def _cuts(rounds: Sequence[Round]) -> Cuts | None:
    return next((Cuts(one.validation, one.test) for one in rounds if one.validation and one.test), None)


def _behind(votes: Sequence[Vote], ads: Sequence[Ad], signs: Sequence[Sign]) -> list[Vote]:
    """Return the votes that stand behind the labels of some ads, without what people noted for themselves."""
    ids, names = {ad.id for ad in ads}, {sign.name for sign in signs}
    return [vote.model_copy(update={"note": None}) for vote in standing(votes) if vote.ad in ids and vote.sign in names]


def _people(
    found: Labels, votes: Sequence[Vote], weak: Sequence[Vote], signs: Sequence[Sign], ads: Sequence[Ad]
) -> dict[str, Any]:
    """Return what a lineage says of those who labelled."""
    behind = _behind([*votes, *weak], ads, signs)
    ids = [ad.id for ad in ads]
    people = [vote for vote in behind if vote.role == "person"]
    agreed = [agreement(people, ids, sign) for sign in signs]
    return {
        "annotators": tuple(_annotators(behind, found.consensus)),
        "agreement": tuple(
            AgreementFigures(sign=one.sign, ads=one.ads, alpha=one.alpha, low=one.low, high=one.high) for one in agreed
        ),
        "not_gold": found.not_gold,
        "warnings": (*found.consensus.warnings, *(text for one in agreed for text in one.warnings)),
    }


def _annotators(votes: Sequence[Vote], found: Consensus) -> Iterator[AnnotatorFigures]:
    counts, blind = Counter(vote.annotator for vote in votes), Counter(vote.annotator for vote in votes if vote.blind)
    roles = {vote.annotator: vote.role for vote in votes}
    skills = [one for one in found.skills if one.sensitivity is not None and one.specificity is not None]
    for name in sorted(counts):
        mine = [one for one in skills if one.annotator == name]
        yield AnnotatorFigures(
            annotator=name,
            role=roles[name],
            votes=counts[name],
            blind=blind[name],
            sensitivity={one.sign: one.sensitivity for one in mine if one.sensitivity is not None},
            specificity={one.sign: one.specificity for one in mine if one.specificity is not None},
        )


def provenance_of(*files: str | Path) -> Provenance:
    """Return `simulated` when one of the files says so, or stands in the folder of a world; else `own`."""
    found = any((Path(file).parent / WORLD).is_file() or is_simulated(str(file)) for file in files)
    return "simulated" if found else "own"


def _digests(sources: Sequence[str]) -> dict[str, str]:
    """Return name -> SHA-256 of files; of two with one name the second is counted."""
    digests: dict[str, str] = {}
    for source in sources:
        name = Path(source).name
        same = sum(known == name or known.startswith(f"{name} (") for known in digests)
        digests[f"{name} ({same + 1})" if same else name] = digest_of(source)
    return digests


def _column(ads: Sequence[Ad], name: str | None) -> list[str] | None:
    if name is None:
        return None
    require_columns(ads, [name])
    if blank := next((ad for ad in ads if ad.fields.get(name) in (None, "")), None):
        raise InputError(f"row {blank.row} of {blank.source}: column {name} is blank, expected a value in every row")
    return [str(ad.fields[name]) for ad in ads]
