"""A dataset's card: what it is, who labelled it, how it was split, and what it cannot say."""

from ads.neutral import for_markdown
from labeling.manifest import DatasetManifest

LEARNED = {
    "simulated": "Simulated ads. No figure measured on it says anything of real ads.",
    "proxy": "Real text with another question. A figure measured on it says how the machinery works, not how well "
    "coercion or minors are seen.",
    "own": "Labels of whoever built it.",
}


def card_of(manifest: DatasetManifest) -> str:
    """Return the card in Markdown."""
    return "\n".join(
        [
            f"# Dataset {manifest.hash[:12]}",
            "",
            f"**Provenance: {manifest.provenance}.** {LEARNED[manifest.provenance]}",
            "",
            *_origin(manifest),
            "",
            *_table(manifest),
            "",
            *_people(manifest),
            *_proof(manifest),
            "",
        ]
    )


def _origin(manifest: DatasetManifest) -> list[str]:
    lineage = manifest.lineage
    sources = [f"- {for_markdown(name)}: SHA-256 {digest}" for name, digest in lineage.sources.items()]
    gone = sum(erased.rows for erased in lineage.erased)
    erased = [f"- Rows erased since it was frozen: {gone}"] if gone else []
    return ["## Where it comes from", "", *sources, f"- Rows set aside: {lineage.rejected}", *erased]


def _table(manifest: DatasetManifest) -> list[str]:
    lines = [
        "## Splits and signs",
        "",
        "| split | ads | groups | sign | labelled | positive | prevalence, weighted |",
        "|---|---|---|---|---|---|---|",
    ]
    for split, counts in {**manifest.splits, **manifest.slices}.items():
        for sign, found in counts["signs"].items():
            labelled, positive = found["labelled"], found["positive"]
            share = "unknown" if found["prevalence"] is None else f"{found['prevalence']:.3f}"
            lines.append(
                f"| {split} | {counts['ads']} | {counts['groups']} | {sign} | {labelled} | {positive} | {share} |"
            )
    return lines


def _people(manifest: DatasetManifest) -> list[str]:
    """Return who labelled and how far they agree; nothing where labels came in a file."""
    lineage = manifest.lineage
    if not lineage.annotators:
        return []
    signs = [sign.name for sign in manifest.signs if sign.kind == "binary"]
    head = ["annotator", "role", "votes", "blind", *(f"{sign}: sensitivity, specificity" for sign in signs)]
    lines = ["## Who labelled", "", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    for one in lineage.annotators:
        skills = [f"{_figure(one.sensitivity.get(sign))}, {_figure(one.specificity.get(sign))}" for sign in signs]
        cells = [for_markdown(one.annotator), one.role, str(one.votes), str(one.blind), *skills]
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "Skills are estimates from the votes alone: nobody knows the truth.", ""]
    for agreed in lineage.agreement:
        interval = f" [{_figure(agreed.low)}, {_figure(agreed.high)}]" if agreed.low is not None else ""
        lines.append(f"- {agreed.sign}: Krippendorff's alpha {_figure(agreed.alpha)}{interval} on {agreed.ads} ads")
    lines.append(
        f"- {lineage.not_gold} ads of validation and test were left out: their labels are not blind, or of one person"
    )
    lines += [f"- Warning: {for_markdown(warning)}" for warning in lineage.warnings]
    return [*lines, ""]


def _figure(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.2f}"


def _proof(manifest: DatasetManifest) -> list[str]:
    lineage = manifest.lineage
    shared = ", ".join(f"{pair}: {count}" for pair, count in lineage.overlaps.items())
    return [
        "## How it was split",
        "",
        f"Grouped by {lineage.grouped_by}; split by {lineage.split_by}. Groups that stand in two splits: {shared}. "
        f"Contacts too common to join anybody: {lineage.hubs}.",
    ]
