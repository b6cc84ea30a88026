"""Contacts, facts and findings as rows of a table."""

from ads.ad import Age, Contact, Fact, Finding, Name, Place, Price, Span

WORDS_SHOWN = 60  # characters of a span's own words
CONTACTS = ("kind", "value", "obscured", "at", "as posted")
FACTS = ("kind", "value", "about", "at", "as posted")
FINDINGS = ("indicator", "sign", "tier", "polarity", "at", "as posted")
SOURCES = ("indicator", "what it is", "source")
WHOSE = {
    "advertised": "of the person advertised",
    "sought": "of somebody sought",
    "other": "of somebody else",
    None: "whose it is cannot be told",
}


def contact_row(contact: Contact, content: str) -> list[str]:
    """Return the cells of `CONTACTS`; the value is in clear."""
    return [contact.kind, contact.value, "yes" if contact.obscured else "no", *_where(contact, content)]


def fact_row(fact: Fact, content: str) -> list[str]:
    """Return the cells of `FACTS`."""
    value, about = _said(fact)
    return [fact.kind, value, about, *_where(fact, content)]


def finding_row(finding: Finding, content: str) -> list[str]:
    """Return the cells of `FINDINGS`."""
    return [finding.indicator, finding.sign, finding.tier, finding.polarity, *_where(finding, content)]


def _where(span: Span, content: str) -> list[str]:
    words = content[span.start : span.end]
    return [f"{span.start}-{span.end}", words if len(words) <= WORDS_SHOWN else f"{words[: WORDS_SHOWN - 1]}…"]


def _said(fact: Fact) -> tuple[str, str]:
    match fact:
        case Price():
            unit = "" if fact.per == "none" else f"per {fact.per.replace('_', ' ')}"
            return f"{_amount(fact.amount)} {fact.currency or '(no currency)'}", unit
        case Age():
            return str(fact.value), WHOSE[fact.whose]
        case Place():
            parts = (fact.name, fact.region, fact.country)
            return ", ".join(part for part in parts if part), f"GeoNames {fact.id}" if fact.id is not None else ""
        case Name():
            return fact.value, "a person"
        case _:
            return "stated", "presence only"


def _amount(amount: float) -> str:
    return f"{amount:,.0f}" if amount.is_integer() else f"{amount:,.2f}"
