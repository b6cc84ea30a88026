import io

import pytest
from rich.console import Console

from ads.ad import Ad, Age, Contact, Finding, Name, Origin, Place, Price
from ads.evidence import Evidence
from ads.reading import Reading, Undone
from firstlight.observed import Observed
from firstlight.page import LEAD, ROWS, show

TEXT = (
    "Ana, 24, de Quito, busca en Reno, NV. $60 la hora, 9,500.50 de multa.\n"
    "Guardamos sus papeles. c\u0430ll 775 555 0142 ana at example dot org @ana_q example.org/a"
)


def at(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


CONTACTS = [
    Contact(kind="phone", value="+17755550142", **at("775 555 0142")),
    Contact(kind="email", value="ana@example.org", obscured=True, **at("ana at example dot org")),
    Contact(kind="handle", value="ana_q", **at("@ana_q")),
    Contact(kind="link", value="example.org/a", **at("example.org/a")),
]
FACTS = [
    Name(value="Ana", **at("Ana")),
    Age(value=24, whose="advertised", **at("24")),
    Origin(**at("de Quito")),
    Place(name="Reno", id=5511077, region="NV", country="US", **at("Reno, NV")),
    Price(amount=60, currency="USD", per="hour", **at("$60 la hora")),
    Price(amount=9500.5, currency=None, **at("9,500.50")),
]
FINDINGS = [
    Finding(indicator="documents_held", sign="coercion", tier="E2", polarity="concern", **at("Guardamos sus papeles"))
]


def observed(**changes):
    reading = Reading(TEXT.replace("\u0430", "a"), TEXT, undone=(Undone("look-alike letter", 1, 2),) * 2)
    evidence = Evidence(Ad(id="a1", text=TEXT, city="Reno", country="US"), reading, "es", CONTACTS, FACTS)
    return Observed(evidence, **{"findings": FINDINGS, "not_observable": ("shared_contact",), **changes})


def page(seen, *, width=120, terminal=False, **options):
    console = Console(file=io.StringIO(), width=width, force_terminal=terminal, highlight=False, **options)
    show(seen, console)
    return console.file.getvalue()


def cells(shown, first):
    (line,) = [line for line in shown.splitlines() if line.startswith(first)]
    return line


@pytest.mark.parametrize(
    ("start", "parts"),
    [
        ("phone ", ["+17755550142", "no", "775 555 0142"]),
        ("email ", ["ana@example.org", "yes", "ana at example dot org"]),
        ("handle ", ["ana_q", "@ana_q"]),
        ("link ", ["example.org/a"]),
        ("name ", ["Ana", "a person", "0-3"]),
        ("age ", ["24", "of the person advertised", "5-7"]),
        ("origin ", ["stated", "presence only", "de Quito"]),
        ("place ", ["Reno, NV, US", "GeoNames 5511077"]),
        ("price   60", ["60 USD", "per hour", "$60 la hora"]),
        ("price   9", ["9,500.50 (no currency)"]),
    ],
)
def test_every_contact_and_fact_has_its_row(start, parts):
    row = cells(page(observed()), start)
    assert [part for part in parts if part not in row] == []


@pytest.mark.parametrize(
    ("whose", "said"),
    [("sought", "of somebody sought"), ("other", "of somebody else"), (None, "whose it is cannot be told")],
)
def test_whose_age_it_is_stands_there(whose, said):
    fact = Age(value=30, whose=whose, start=0, end=3)
    evidence = Evidence(Ad(id="a", text="Ana"), Reading("Ana", "Ana"), "en", [], [fact])
    assert said in page(Observed(evidence))


def test_a_finding_has_tier_words_definition_and_source():
    shown = page(observed())
    assert "documents_held  coercion  E2    concern   70-91  Guardamos sus papeles" in shown
    assert "Somebody other than the holder" in shown
    assert "International Labour Office" in shown


def test_the_reading_stands_below_where_it_differs():
    assert "As it reads\nAna, 24" in page(observed())
    same = Evidence(Ad(id="a", text="Ana"), Reading("Ana", "Ana"), "en", [], [])
    assert "As it reads" not in page(Observed(same))


def test_what_was_undone_is_told_with_how_often():
    assert "Undone: look-alike letter 2\n" in page(observed())


def test_what_one_ad_cannot_show_is_one_line():
    assert "Not observable in one ad alone: shared_contact.\n" in page(observed())


def test_the_page_ends_with_what_a_finding_is():
    assert page(observed()).endswith(f"{LEAD}\n")


def test_a_warning_stands_above_the_text():
    shown = page(observed(warnings=("the language is fr",)))
    assert shown.index("warning: the language is fr") < shown.index("As posted")


def test_what_is_not_there_is_named():
    nothing = Evidence(Ad(id="a", text="Ana"), Reading("Ana", "Ana"), "en", [], [])
    assert "None found: contacts, facts, findings.\n" in page(Observed(nothing))


def test_a_pipe_gets_brackets_and_whole_lines():
    shown = page(observed(), width=40)
    assert "\x1b" not in shown
    assert "[place: Reno, NV]. [price: $60 la hora], [price: 9,500.50] de multa.\n" in shown
    assert "{documents_held: Guardamos sus papeles}" in shown


def test_a_terminal_without_colours_gets_brackets(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[phone: 775 555 0142]" in page(observed(), terminal=True)


def test_a_terminal_with_colours_gets_no_brackets():
    shown = page(observed(), terminal=True, color_system="truecolor")
    assert "[phone:" not in shown
    assert "\x1b[" in shown


@pytest.mark.parametrize("width", [20, 40, 71, 72, 80, 200])
def test_no_line_of_a_terminal_is_wider_than_it(width):
    shown = page(observed(), width=width, terminal=True, color_system=None)
    assert max(len(line) for line in shown.splitlines()) <= width


def test_a_narrow_terminal_gets_a_line_a_cell():
    shown = page(observed(), width=50, terminal=True, color_system=None)
    assert "phone\n  value: +17755550142\n  obscured: no\n" in shown


def test_a_long_table_is_cut_and_says_so():
    many = [Contact(kind="handle", value=f"n{number}", start=0, end=3) for number in range(ROWS + 5)]
    evidence = Evidence(Ad(id="a", text="Ana"), Reading("Ana", "Ana"), "en", many, [])
    shown = page(Observed(evidence))
    assert "and 5 more: --json gives them all\n" in shown
    assert f"n{ROWS}" not in shown.split("Contacts")[1]


def test_long_words_are_cut_in_a_table():
    text = "x" * 500
    evidence = Evidence(Ad(id="a", text=text), Reading(text, text), "en", [], [Name(value="X", start=0, end=500)])
    assert f"{'x' * 59}…" in page(Observed(evidence), width=200)
