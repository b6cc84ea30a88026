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
            *_proof(manifest),
            "",
        ]
    )


def _origin(manifest: DatasetManifest) -> list[str]:
    lineage = manifest.lineage
    sources = [f"- {for_markdown(name)}: SHA-256 {digest}" for name, digest in lineage.sources.items()]
    warnings = [f"- Labels of {for_markdown(warning)}" for warning in lineage.warnings]
    return ["## Where it comes from", "", *sources, f"- Rows set aside: {lineage.rejected}", *warnings]


def _table(manifest: DatasetManifest) -> list[str]:
    lines = [
        "## Splits and signs",
        "",
        "| split | ads | groups | sign | labelled | positive |",
        "|---|---|---|---|---|---|",
    ]
    for split, counts in manifest.splits.items():
        for sign, found in counts["signs"].items():
            labelled, positive = found["labelled"], found["positive"]
            lines.append(f"| {split} | {counts['ads']} | {counts['groups']} | {sign} | {labelled} | {positive} |")
    return lines


def _proof(manifest: DatasetManifest) -> list[str]:
    lineage = manifest.lineage
    shared = ", ".join(f"{pair}: {count}" for pair, count in lineage.overlaps.items())
    return [
        "## How it was split",
        "",
        f"Grouped by {lineage.grouped_by}; split by {lineage.split_by}. Groups that stand in two splits: {shared}. "
        f"Contacts too common to join anybody: {lineage.hubs}.",
    ]
