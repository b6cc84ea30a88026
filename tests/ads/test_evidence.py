import pytest

from ads.ad import Ad
from ads.evidence import gather


@pytest.mark.parametrize("country", [None, "US", "us", " us ", "USA", "United States", "XX", "\x1b[31m"])
def test_a_country_that_has_no_phones_hides_no_phone(country):
    evidence = gather(Ad(id="a", text="call 415-555-0137 now", country=country), phone_region="US")
    assert evidence.masked == "call [hidden] now"


def test_a_country_decides_how_its_phones_are_read():
    ad = Ad(id="a", text="call 020 7946 0123 now", country="GB")
    assert gather(ad, phone_region="US").masked == "call [hidden] now"
    assert gather(ad.model_copy(update={"country": None}), phone_region="US").masked == ad.text
