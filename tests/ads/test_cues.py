"""Indicators of facts, and what could be seen at all: evidence made by hand."""

from typing import Any

import pytest

from ads.ad import Ad, Age, Contact, Fact, Name, Origin
from ads.evidence import Evidence, gather
from ads.indicators import load_registry
from ads.reading import Reading, Undone, read

US_PHONE = Contact(kind="phone", value="+14155550142", start=0, end=3)
GB_PHONE = Contact(kind="phone", value="+442079460123", start=0, end=3)


def evidence(*facts: Fact, contacts: Any = (), text: str = "x" * 80, language: str = "en", **ad: Any) -> Evidence:
    return Evidence(Ad(id="1", text=text, **ad), read(text), language, list(contacts), list(facts))


def age(value: int, whose: Any, start: int = 0) -> Age:
    return Age(value=value, whose=whose, start=start, end=start + 2)


def name(value: str, start: int = 0) -> Name:
    return Name(value=value, start=start, end=start + len(value))


def found(seen: Evidence) -> dict[str, tuple[int, int]]:
    return {finding.indicator: (finding.start, finding.end) for finding in load_registry().find(seen)}


def state(indicator: str, seen: Evidence) -> str:
    registry = load_registry()
    return registry.states(seen, registry.find(seen))[indicator]


@pytest.mark.parametrize(
    ("value", "whose", "wanted"),
    [
        (17, "advertised", True),
        (12, "sought", True),
        (18, "advertised", False),
        (12, "other", False),
        (12, None, False),
    ],
)
def test_an_age_below_18_counts_for_whoever_is_advertised_or_sought(value, whose, wanted):
    assert ("stated_age_under_18" in found(evidence(age(value, whose)))) == wanted


def test_a_fact_that_an_age_is_somebody_else_s_outweighs_a_phrase():
    text = "The family helps out, she is 16 years old"
    assert "stated_age_under_18" in found(evidence(text=text))
    assert "stated_age_under_18" not in found(evidence(age(16, "other", 29), text=text))


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ([age(19, "advertised"), age(16, "advertised", 30)], True),
        ([age(19, "advertised"), age(19, "advertised", 30)], False),
        ([age(18, "advertised"), age(20, "advertised", 5)], False),  # a range
        ([age(30, "advertised"), age(12, "other", 30)], False),
        ([age(24, "advertised"), age(27, "advertised", 30), name("Ana", 40), name("Ruth", 50)], False),
    ],
)
def test_ages_of_one_person_that_disagree_conflict(facts, wanted):
    assert ("age_conflict" in found(evidence(*facts))) == wanted


def test_three_names_are_several_persons():
    two = [name("Ana"), name("ANA", 5), name("Ruth", 10)]
    assert "multi_provider" not in found(evidence(*two))
    assert "multi_provider" in found(evidence(*two, name("Nora", 20)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana, Ruth, Nora. I work alone.", False),
        ("Ana, Ruth, Nora. Trabajo sola.", False),
        ("Ana, Ruth y Nora son los nombres de las tres barcas.", False),
        ("Ana, Ruth y Nora son los nombres de las tres masajistas.", True),
        ("Ana, Ruth, Nora. No trabajo sola.", True),
    ],
)
def test_names_of_others_are_not_several_persons(text, wanted):
    three = [name("Ana"), name("Ruth", 5), name("Nora", 11)]
    assert ("multi_provider" in found(evidence(*three, text=text))) == wanted


@pytest.mark.parametrize("obscured", [True, False])
def test_a_phone_is_obscured_by_what_the_contact_says(obscured):
    phone = US_PHONE.model_copy(update={"obscured": obscured})
    assert ("obscured_phone" in found(evidence(contacts=[phone]))) == obscured


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [(["leet"] * 3, True), (["leet"] * 2, False), (["emoji"] * 9, False), (["spaced", "leet", "homoglyph"], True)],
)
def test_text_is_obfuscated_where_more_than_slips_was_undone(kinds, wanted):
    undone = tuple(Undone(kind, place, place + 1) for place, kind in enumerate(kinds))
    text = "x" * 80
    seen = Evidence(Ad(id="1", text=text), Reading(text, text, undone=undone), "en", [], [])
    assert ("text_obfuscation" in found(seen)) == wanted


def test_an_origin_that_is_a_fact_is_enough():
    assert found(evidence(Origin(start=3, end=9)))["origin_stated"] == (3, 9)


@pytest.mark.parametrize(
    ("phone", "place", "wanted"),
    [
        (US_PHONE, {"city": "Chicago"}, "found"),
        (US_PHONE, {"city": "Los Angeles"}, "absent"),
        (US_PHONE, {"region": "CA"}, "absent"),
        (US_PHONE, {"region": "new york"}, "found"),
        (GB_PHONE, {"country": "GB"}, "absent"),
        (GB_PHONE, {"city": "Boston", "country": "US"}, "found"),
        (US_PHONE, {}, "not_observable"),
        (US_PHONE, {"city": "Nowhere at all"}, "not_observable"),
    ],
)
def test_a_phone_is_compared_with_the_place_of_the_ad(phone, place, wanted):
    assert state("area_code_mismatch", evidence(contacts=[phone], **place)) == wanted


def test_a_free_phone_number_is_from_nowhere():
    free = US_PHONE.model_copy(update={"value": "+18005550142"})
    assert state("area_code_mismatch", evidence(contacts=[free], city="Boston")) == "not_observable"


@pytest.mark.parametrize(
    ("indicator", "seen", "wanted"),
    [
        ("documents_held", evidence(text="We keep your passport."), "found"),
        ("documents_held", evidence(text="Kitchen help wanted."), "absent"),
        ("documents_held", evidence(text="Kitchen help wanted.", language="ru"), "not_observable"),
        ("documents_held", evidence(text="We keep your passport.", language="ru"), "found"),
        ("stated_age_under_18", evidence(language="ru"), "not_observable"),
        ("stated_age_under_18", evidence(language="es"), "absent"),
        ("age_conflict", evidence(age(19, "advertised")), "not_observable"),
        ("age_conflict", evidence(age(19, "advertised"), age(30, "other", 20)), "absent"),
        ("obscured_phone", evidence(), "not_observable"),
        ("obscured_phone", evidence(contacts=[US_PHONE]), "absent"),
        ("text_obfuscation", evidence(language="ru"), "absent"),
        ("shared_contact", evidence(contacts=[US_PHONE]), "not_observable"),
    ],
)
def test_absent_is_not_the_same_as_not_observable(indicator, seen, wanted):
    assert state(indicator, seen) == wanted


@pytest.mark.parametrize(
    ("text", "kind", "raised"),
    [
        ("Swim lessons for children aged 6 to 12, $20 each", "other", False),
        ("Clases de regularización, niños de 7 a 14 años", "service", False),
        ("Liga infantil busca jugadores de 9 a 12 años", "other", False),
        ("Camp counselors wanted, ages 15 and 16, crew meets at 8", "job", True),
        ("Door to door crew hiring, ages 15 to 17, team leader drives", "other", True),
        ("Se solicitan ayudantes de 15 a 17 años para el equipo de ventas", "other", True),
        ("I am 16 and offer guitar lessons", "service", True),
        ("Girls aged 15 to 17 wanted for our club", "other", True),
        ("Modeling classes, looking for girls ages 14 to 16", "other", True),
    ],
)
def test_pupils_and_players_are_sought_but_raise_no_alarm(text, kind, raised):
    read_whole = gather(Ad(id="a", text=text, kind=kind, language="en"), phone_region="US")
    assert ("stated_age_under_18" in found(read_whole)) is raised


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Will sit while parents work late, bedtime stories for your 6 year old.", False),
        ("Nanny wanted, she may be 15 years old.", True),
        ("Helper for the fields, 9 years old.", True),
        ("Nanny, 16, looks for a family.", True),
        ("Our nanny, 34, leaves, so we need a sitter for our son, 12.", False),
        ("Room for a 16 year old.", True),
    ],
)
def test_where_children_are_minded_the_age_of_who_minds_them_counts(text, wanted):
    read_whole = gather(Ad(id="a", text=text, language="en"), phone_region="US")
    assert ("stated_age_under_18" in found(read_whole)) is wanted
