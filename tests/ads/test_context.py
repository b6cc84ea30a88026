"""What stands beside an ad: campaigns made by hand."""

from datetime import UTC, datetime
from typing import Any

import pytest

from ads.ad import Ad, Age, Contact, Fact, Name, Price
from ads.context import cities_of, fewest_days_between_cities, find_in_archive, price_outliers
from ads.evidence import Evidence
from ads.indicators import load_registry
from ads.reading import read

PHONE = Contact(kind="phone", value="+14155550142", start=0, end=5)


def seen(*facts: Fact, text: str = "x" * 60, contacts: Any = (PHONE,), day: int | None = None, **ad: Any) -> Evidence:
    posted = datetime(2025, 3, day, tzinfo=UTC) if day else ad.pop("posted_at", None)
    return Evidence(Ad(id="1", text=text, posted_at=posted, **ad), read(text), "en", list(contacts), list(facts))


def name(value: str) -> Name:
    return Name(value=value, start=10, end=15)


def age(value: int) -> Age:
    return Age(value=value, whose="advertised", start=20, end=22)


def price(amount: float) -> Price:
    return Price(amount=amount, currency="USD", per="hour", start=30, end=33)


def found(*campaign: Evidence) -> list[set[str]]:
    findings = find_in_archive(campaign, load_registry())
    assert {finding.context for each in findings for finding in each} <= {"archive"}
    return [{finding.indicator for finding in each} for each in findings]


def test_a_contact_under_two_names_is_shared_in_every_ad_of_it():
    other = seen(name("Nora"), contacts=())
    assert found(seen(name("Ana")), seen(name("ana")), seen(), other) == [set()] * 4
    assert found(seen(name("Ana")), seen(name("Ruth")), other) == [{"shared_contact"}, {"shared_contact"}, set()]


def test_a_contact_of_more_than_three_names_offers_several_persons():
    names = ["Ana", "Ruth", "Nora", "Irene"]
    assert all("multi_provider" in each for each in found(*(seen(name(value)) for value in names)))
    assert not any("multi_provider" in each for each in found(*(seen(name(value)) for value in names[:3])))


@pytest.mark.parametrize(("count", "wanted"), [(1, False), (2, True), (10, True), (11, False)])
def test_an_itinerary_has_two_to_ten_cities(count, wanted):
    campaign = [seen(city=f"City {number}") for number in range(count)]
    assert all(("contact_itinerary" in each) == wanted for each in found(*campaign))


def test_cities_come_in_the_order_of_time():
    campaign = [seen(city="Las Vegas", day=9), seen(city="San Diego", day=1), seen(city="san diego", day=7), seen()]
    assert cities_of(campaign) == ["san diego", "las vegas"]
    assert fewest_days_between_cities(campaign) == 2
    assert fewest_days_between_cities([seen(city="Boston"), seen(city="Miami")]) is None


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        (seen(age(19)), seen(age(16)), True),
        (seen(age(19)), seen(age(19)), False),
        (seen(age(19), day=1), seen(age(20), day=20), False),  # a birthday
        (seen(age(19)), seen(age(16), contacts=()), False),
        (seen(age(24), name("Ana")), seen(age(30), name("Ruth")), False),
    ],
)
def test_ages_of_one_contact_that_time_does_not_explain_conflict(first, second, wanted):
    assert any("age_conflict" in each for each in found(first, second)) == wanted


def test_a_template_is_a_text_that_changes_in_its_slots_alone():
    texts = [f"Kitchen help wanted at once, {pay} an hour, come today." for pay in (14, 15, 16)]
    other = "Garden work in spring, own tools are needed, come on Monday."
    campaign = [seen(text=text, contacts=()) for text in [*texts, other]]
    assert found(*campaign) == [{"template_reuse"}] * 3 + [set()]
    assert found(*[campaign[0]] * 3) == [set()] * 3


def market(*amounts: float, **place: Any) -> list[Evidence]:
    return [seen(price(amount), contacts=(), **({"city": "Chicago"} | place)) for amount in amounts]


def test_a_price_is_far_from_what_is_usual_for_its_place_and_time():
    usual = [18.0, 20.0, 22.0] * 8
    assert [len(spans) for spans in price_outliers(market(*usual, 2, 21))] == [0] * 24 + [1, 0]
    assert not any(price_outliers([*market(*usual), *market(2, city="Boston")]))
    assert not any(price_outliers([*market(*usual, day=1), *market(2, posted_at=datetime(2019, 1, 1, tzinfo=UTC))]))


def test_a_few_prices_are_no_market_and_an_ad_without_place_has_none():
    assert not any(price_outliers(market(20, 20, 20, 2)))
    assert not any(price_outliers(market(*[20.0] * 30, 2, city=None)))


def test_nothing_and_one_ad_show_nothing():
    assert find_in_archive([], load_registry()) == []
    assert found(seen(name("Ana"), city="Boston")) == [set()]
