"""A model card: what a bundle is, what it learned from, and what nobody knows of it."""

from models.manifest import Manifest

LEARNED = {
    "simulated": "It learned from **simulated** ads, all of them invented. It shows that the parts work together. "
    "Nothing is known of how well it sees real ads. No simulated text offers anybody under 18 for services, so its "
    "recall of minors in service ads is unknown by design: whoever holds such data lawfully can measure it with "
    "`firstlight label import` and `firstlight eval`.",
    "proxy": "It learned from real text with **another question** (a proxy). Nothing is known of how well it sees "
    "coercion or minors.",
    "own": "It learned from labels of **its owner's own**. How well it reads stands in the report of `firstlight eval` "
    "on the test split of its dataset, and holds for ads like those.",
}


def card_of(manifest: Manifest) -> str:
    """Return the card in Markdown."""
    signs = [
        f"| {sign.name} | {sign.kind} | {manifest.cutoffs[sign.name].threshold:.4f} | {_urgent(manifest, sign.name)} |"
        for sign in manifest.signs
    ]
    return "\n".join(
        [
            f"# Model {manifest.name} ({manifest.family})",
            "",
            "A flag is a lead for a person to check, never a finding.",
            "",
            LEARNED[manifest.provenance],
            "",
            "| sign | kind | flagged from | urgent from |",
            "|---|---|---|---|",
            *signs,
            "",
            "- It reads title and text. Contacts, names and terms of origin, religion and gender identity are hidden,",
            "  as far as they are found.",
            "- Cut-offs come from validation data. Where positives are rarer than there, flags are right less often.",
            "- Grammar and dialect cannot be hidden from it: look at who is flagged wrongly.",
            f"- Dataset {manifest.dataset}, fitted {manifest.trained_at} with firstlight {manifest.firstlight}.",
            "",
        ]
    )


def _urgent(manifest: Manifest, sign: str) -> str:
    cut = manifest.cutoffs[sign].urgent
    return "never" if cut is None else f"{cut:.4f}"
