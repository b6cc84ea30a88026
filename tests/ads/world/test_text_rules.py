"""The text rules of the project, held over whole worlds: clinical wording, and no minor near a service."""

import re

import pytest

from ads.world import World, simulate
from ads.world.bank import read_bank

# What no text of the archive may say, kept here and nowhere else.
FORBIDDEN = re.compile(
    r"\b(sex\w*|erotic\w*|nud[eo]\w*|naked|desnud\w*|body|bodies|cuerpo\w*|kiss\w*|beso\w*|escort\w*|intim\w*|sensual\w*"
    r"|seduc\w*|lingerie|lencería|pleasur\w*|placer\w*|fantas\w*|strip\w*|incall|outcall|full service|beautiful"
    r"|bell[ao]s?|pretty|bonit[ao]s?|guap[ao]s?|cute|lind[ao]s?|hot|sweet\w*|dulces?|fresh|slim|petite|delgad[ao]s?|tall|weight|skin"
    r"|piel|blond\w*|rubi[ao]s?|brunette\w*|morenas?|eyes|ojos|legs|piernas|looks|girls?|boys?|niñas|young\w*"
    r"|joven\w*|jóvenes)\b",
    re.IGNORECASE,
)
SERVICE = re.compile(
    r"\b(companion\w*|compañ[ií]a|acompañ\w*|massag\w*|masaj\w*|visit\w*|appointment\w*|citas?|company for dinner)\b",
    re.IGNORECASE,
)
YOUTH = re.compile(
    r"\b(minors?|under eighteen|menor(es)?|teen\w*|adolescen\w*|child\w*|kids?|niñ\w*|hij[ao]s?|sons?|daughters?|niece"
    r"|nephew|sobrin[ao]|school\w*|escuela|escolar|secundaria|alumn\w*|students?|estudiante\w*|grade|guardian\w*|tutor\w*"
    r"|curfew|toque de queda|foster|acogida|runaway\w*|ran away|years? old|años|ages?|aged|edad|born|nacid\w*"
    r"|nacimiento|birth\w*|sister|hermana|parents|padres|thirteen|fourteen|fifteen|sixteen|seventeen|trece|catorce|quince"
    r"|diecis[eé]is|diecisiete)\b",
    re.IGNORECASE,
)
EMAIL = re.compile(r"\S*@\S*")
LINK = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
DIGITS = re.compile(r"\d(?:[^\w$]*\d)*")
NEVER_GIVEN = "-".join(("555", "9999"))  # no subscriber has it, and it is not of the range that we may use
FICTIONAL = re.compile(r"1?[2-9]\d{2}55501\d{2}")
SPELLED = {word: str(i) for words in read_bank().digits.values() for i, word in enumerate(words)}
SPELLED_WORD = re.compile(rf"\b({'|'.join(SPELLED)})\b", re.IGNORECASE)


@pytest.fixture(scope="module", params=[(7, 0.1), (8, 0.5), (2026, 0.5)], ids=str)
def any_world(request) -> World:
    seed, prevalence = request.param
    return simulate(ads=5000, seed=seed, prevalence=prevalence)


def long_numbers(text: str) -> list[str]:
    digits = SPELLED_WORD.sub(lambda match: SPELLED[match.group().lower()], text)
    runs = (re.sub(r"\D", "", run.group()) for run in DIGITS.finditer(digits))
    return [run for run in runs if len(run) >= 7]


def test_no_text_holds_a_forbidden_word(any_world):
    assert not [ad.content for ad in any_world.ads if FORBIDDEN.search(ad.content)]


def test_no_template_holds_a_forbidden_word():
    assert not FORBIDDEN.search(read_bank().model_dump_json())


def test_the_minor_sign_never_stands_in_a_service_ad(any_world):
    pairs = zip(any_world.ads, any_world.truth, strict=True)
    assert not [ad.content for ad, truth in pairs if truth.minor and ad.kind == "service"]


def test_an_ad_with_the_minor_sign_never_speaks_of_a_service(any_world):
    pairs = zip(any_world.ads, any_world.truth, strict=True)
    assert not [ad.content for ad, truth in pairs if truth.minor and SERVICE.search(ad.content)]


def test_only_service_ads_speak_of_a_service(any_world):
    assert not [ad.content for ad in any_world.ads if ad.kind != "service" and SERVICE.search(ad.content)]


def test_no_service_ad_speaks_of_age_or_dependency(any_world):
    texts = [re.sub("mayores de 18|18\\+", "", ad.content, flags=re.I) for ad in any_world.ads if ad.kind == "service"]
    assert not [text for text in texts if YOUTH.search(text)]


def test_no_phrase_of_the_minor_sign_may_enter_a_service_ad():
    bank = read_bank()
    services = {name for name, family in bank.families.items() if family.kind == "service"}
    assert not [phrase for phrase in bank.signals["minor"] if services & set(phrase.families)]


def test_phrases_outside_service_ads_never_speak_of_a_service():
    bank = read_bank()
    phrases = [phrase for group in (*bank.signals.values(), bank.lookalikes) for phrase in group]
    mixed = [p.id for p in phrases if set(p.families) - {"service"} and SERVICE.search(f"{p.en} {p.es}")]
    assert not mixed


@pytest.mark.parametrize(
    "text",
    [
        f"Tel 415-{NEVER_GIVEN}",
        "Tel four one five 555 9999",
        "Tel 4 1 5 5 5 5 9 9 9 9",
        "Tel cuatro uno cinco.555.99 99",
    ],
)
def test_a_number_that_is_not_fictional_would_be_seen(text):
    assert long_numbers(text) == ["4155559999"]
    assert not FICTIONAL.fullmatch("4155559999")


def test_every_long_number_is_a_fictional_phone(any_world):
    numbers = [number for ad in any_world.ads for number in long_numbers(ad.content)]
    assert len(numbers) > 1000
    assert not [number for number in numbers if not FICTIONAL.fullmatch(number)]


def test_every_mail_is_at_example_org(any_world):
    mails = [mail.rstrip(".!") for ad in any_world.ads for mail in EMAIL.findall(ad.content)]
    assert mails
    assert not [mail for mail in mails if not mail.endswith("@example.org")]


def test_every_link_is_at_example_org(any_world):
    links = [link for ad in any_world.ads for link in LINK.findall(ad.content)]
    assert links
    assert not [link for link in links if not link.startswith("https://example.org/")]


def test_few_writers_obscure_their_phone(any_world):
    plain = re.compile(r"(\+1 )?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b")
    with_phone = [ad.content for ad in any_world.ads if long_numbers(ad.content)]
    assert 0 < sum(not plain.search(text) for text in with_phone) <= 0.1 * len(with_phone)


def test_the_bank_is_large_enough():
    bank = read_bank()
    for sign in bank.signals:
        assert len({phrase.en for phrase in bank.signals[sign]}) >= 15
    for family in bank.families.values():
        assert (len(family.en.openings), len(family.en.details), len(family.en.closings)) >= (8, 8, 6)
        assert min(len(family.es.openings), len(family.es.details), len(family.es.closings)) >= 4


def test_ids_of_phrases_are_unique():
    bank = read_bank()
    names = [phrase.id for group in (*bank.signals.values(), bank.lookalikes) for phrase in group]
    assert len(names) == len(set(names))
