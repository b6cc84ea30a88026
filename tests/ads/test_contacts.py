import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.contacts import find_contacts
from ads.masking import mask, redact
from ads.phones import _matched
from ads.reading import read


def contacts_in(text, region="US"):
    return [(found.kind, found.value) for found in find_contacts(read(text), region=region)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call 415-555-0137 today", "+14155550137"),
        ("(212) 555 0143", "+12125550143"),
        ("212.555.0143 ext 4", "+12125550143"),
        ("+44 20 7946 0123", "+442079460123"),
        ("+44 (0)20 7946 0123", "+442079460123"),
        ("415\u200b-555-0137", "+14155550137"),
        ("4155.5501.37 after six", "+14155550137"),
        ("4 1 5 - 5 5 5 - 0 1 3 7", "+14155550137"),
        ("(4)(1)(5) 555 * 0137", "+14155550137"),
        ("four one five 555 zero one three seven", "+14155550137"),
        ("fourONE5 five55 oh-one-37", "+14155550137"),
        ("4l5-55S-OI37", "+14155550137"),
        ("4️⃣1️⃣5️⃣ 🔹 5️⃣5️⃣5️⃣ 🔹 0️⃣1️⃣3️⃣7️⃣", "+14155550137"),
        ("④①⑤ ⑤⑤⑤ ⓪①③⑦", "+14155550137"),
        ("cuatro quince, quinientos cincuenta y cinco, cero uno treinta y siete", "+14155550137"),
        ("aged 30. four15 five55 oh137", "+14155550137"),
        ("ask 3. 4.1.5 // 5.5.5 // 0.1.3.7", "+14155550137"),
        ("415, then 555, then 0137", "+14155550137"),
        ("415 [no bots] 555 [no bots] 0137", "+14155550137"),
        ("area code is 415 and the rest 555-0137", "+14155550137"),
        ("555-0137, area 415", "+14155550137"),
        ("backwards: 7310-555-514", "+14155550137"),
    ],
)
def test_phones_are_found_however_written(text, expected):
    assert contacts_in(text) == [("phone", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to Help@Example.org.", "help@example.org"),
        ("anna.b at example dot org", "anna.b@example.org"),
        ("anna (at) example (dot) org", "anna@example.org"),
        ("anna_punto_b_arroba_example_punto_org", "anna.b@example.org"),
        ("a n n a b @ mail . example . org", "annab@mail.example.org"),
        ("anna -arroba- example -puntito- org", "anna@example.org"),
        ("anna.PUNTO.b.ARROBA.example.PUNTO.org", "anna.b@example.org"),
        ("anna[en]example[pto]org", "anna@example.org"),
        ('anna.b"at"example"dot"org', "anna.b@example.org"),
        ("anna[.]b[@]example[.]org", "anna.b@example.org"),
        ("anna . b @ example . org", "anna.b@example.org"),
        ("escribe a anna guion bajo b arroba example punto org", "anna_b@example.org"),
        ("anna_b at example.org", "anna_b@example.org"),
        ("anna_at_example_dot_org", "anna@example.org"),
        ("anna |at| mail |dot| example |dot| org", "anna@mail.example.org"),
        ("anna, arroba, example, punto, org", "anna@example.org"),
        ("anna at sign example period org", "anna@example.org"),
        ("anna then at then example then dot org", "anna@example.org"),
        ("usuario anna, dominio example punto org", "anna@example.org"),
        ("(anna)(at)(example)(dot)(org)", "anna@example.org"),
        ("anna[[a]]mail[[d]]example[[d]]org", "anna@mail.example.org"),
        ("anna [[@]] example,org", "anna@example.org"),
        ("anna.b⊙example·org", "anna.b@example.org"),
        ("annaATexampleDOTorg", "anna@example.org"),
        ("annaarrobaexamplepuntoorg", "anna@example.org"),
        ("a n n a a t e x a m p l e d o t o r g", "anna@example.org"),
        ("m e l f a m [at] example [dot] org", "melfam@example.org"),
        ("anna raya abajo b arroba example punto 0rg", "anna_b@example.org"),
        ("anna punto b en example punto org", "anna.b@example.org"),
        ("anna twenty two at example dot org", "anna22@example.org"),
        ("write to anna bakes (one word) at example dot org", "annabakes@example.org"),
        ("anna panes arroba example punto org, todo junto", "annapanes@example.org"),
        ("k1ra (with a k) at example dot org (1 is an i)", "kira@example.org"),
        ("gro.elpmaxe@anna, read backwards", "anna@example.org"),
        ("email anna at example.org", "anna@example.org"),
    ],
)
def test_emails_are_found_however_written(text, expected):
    assert contacts_in(text) == [("email", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IG: @anna_b1", "instagram:anna_b1"),
        ("find me @anna.brown on Insta", "instagram:anna.brown"),
        ("mi telegram es annab22", "telegram:annab22"),
        ("snap anna underscore b", "snapchat:anna_b"),
        ("tg: a n n a _ m x", "telegram:anna_mx"),
        ("add me on anna_b26 (tele gram)", "telegram:anna_b26"),
        ("discord anna_b7", "discord:anna_b7"),
        ("en Instagram @anna.de.barro o aquí", "instagram:anna.de.barro"),
        ("DM a anna_b7 (el IG)", "instagram:anna_b7"),
        ("anna.talks on Skype", "skype:anna.talks"),
        ("insta a-n-n-a-q-z", "instagram:annaqz"),
        ("cash app $annabee", "cashapp:annabee"),
        ("write @anna_b1 any time", "anna_b1"),
        ("discord is easiest, anna_b", "discord:anna_b"),
        ("anna_b, instagram", "instagram:anna_b"),
        ("en el feis soy anna.lopez.88", "facebook:anna.lopez.88"),
        ("t-g 👉 anna_b", "telegram:anna_b"),
        ("anna_b k.i.k", "kik:anna_b"),
        ("Cita x Telegram: a r r o b a anna_b", "telegram:anna_b"),
        ("ig anna barra baja b", "instagram:anna_b"),
        ("ig anna double underscore b", "instagram:anna__b"),
        ("signal: anna guión_bajo b punto veintiuno", "signal:anna_b.21"),
        ("x telegram q e i f i x o llama", "telegram:qeifix"),
        ("IG anna bakes bread, all one word", "instagram:annabakesbread"),
        ("anna panes en insta (todo pegado)", "instagram:annapanes"),
        ("ig (one word) anna bakes", "instagram:annabakes"),
        ("anna—rides w/ an underscore tele", "telegram:anna_rides"),
        ("ping @ k1t q4r on telegram (drop the spaces, 1=i 4=a)", "telegram:kitqar"),
        ("ig: 3lena_q pero con e", "instagram:elena_q"),
        ("cashapp $ami visita (la $ es S, todo junto)", "cashapp:samivisita"),
        ("my username is anna_b", "anna_b"),
    ],
)
def test_handles_carry_their_platform(text, expected):
    assert contacts_in(text) == [("handle", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://Example.org/jobs/, or ask", "example.org/jobs"),
        ("www.example.org", "example.org"),
        ("rooms at example.org/rooms-2.", "example.org/rooms-2"),
        ("hxxp://example[.]org/a", "example.org/a"),
        ("example dot org slash rooms", "example.org/rooms"),
        ("find us at example dot org", "example.org"),
        ("book at rooms [dot] example [dot] org", "rooms.example.org"),
    ],
)
def test_links_are_host_and_path(text, expected):
    assert contacts_in(text) == [("link", expected)]


@pytest.mark.parametrize(
    "text",
    ["200 an hour, 8 to 17, 2025-03-04", "order 12345678901234567890", "we are 5 people", "a@b", "10 000 000",
     "from 04/05/2024 10:30 to 06/05/2024 18:00", "$100 $150 $200 $250", "sizes 10 x 12 x 14 x 16", "lic. MT 104412",
     "60 90 120 min", "open 9-5, 10-6, 11-7", "WhatsApp ok, call on the line", "line cook wanted, snap decisions",
     "meet at noon", "Sra. Vega. Com o sea", "1.300.000 al mes", "2210 E Main St, 90033", "DM me on Insta",
     "trabajo.me gusta", "ready at last. do come", "7.30-3.30. £12.60 an hour", "450 and 550 and 1200", "$one29 firm",
     "line-height", "he said this line: \"hurt\"", "xml · server · net", "no spaces left, IG ok",
     "one word answers only",
     "busco en face a Rosa", "insta lista para todos, pero con amor", "user friendly, handle with care", "dm or call",
     "vendo arroba de cafe", "a las 8 en punto", "tele de 43 pulgadas", "claire with a bit of help"],
)  # fmt: skip
def test_what_is_no_contact_is_left_alone(text):
    assert contacts_in(text) == []


@pytest.mark.parametrize(
    ("text", "obscured"),
    [("415.555.0137", False), ("+1 (415) 555-0137", False), ("415*555*0137", True), ("415 five 55 0137", True),
     ("anna@example.org", False), ("anna at example dot org", True), ("IG @anna_b1", False),
     ("IG anna underscore b", True)],
)  # fmt: skip
def test_a_contact_says_whether_it_was_obscured(text, obscured):
    (found,) = find_contacts(read(text), region="US")
    assert found.obscured is obscured


def test_where_a_number_is_none_of_the_region_it_is_tried_as_north_american():
    assert contacts_in("415-555-0137", region="HN") == [("phone", "+14155550137")]


def test_a_phone_is_read_in_the_region_of_the_ad():
    assert contacts_in("020 7946 0123", region="GB") == [("phone", "+442079460123")]


def test_spans_point_into_the_original():
    text = "call 4\u200b15-555-0137"
    (found,) = find_contacts(read(text), region="US")
    assert text[found.start : found.end] == "4\u200b15-555-0137"
    assert found.obscured


def test_a_link_that_holds_an_email_is_one_contact():
    assert len(contacts_in("https://example.org/?to=help@example.org")) == 1


HIDING = st.lists(
    st.sampled_from(
        [*"4150137-.() @exampl.orgwSOl$", "example", " at ", " dot ", "org", "https://", "five", "cero", "\u200b", "\n",
         "IG", "anna_b", "415-555-0137", "@anna", "9", "❹", "underscore", "+", "punto",
         "arroba", ", "]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(HIDING)
def test_masked_text_read_again_holds_no_contact(text):
    masked = mask(text, find_contacts(read(text), region="US"))
    assert contacts_in(masked) == []


@pytest.mark.parametrize(
    "text",
    [
        "anna_b backwards, call 7310-555-514 or 7310-555-514",
        "al reves 7310-555-514 y 7310-555-514, todo junto",
        "todo junto anna_b http://x.example.org/a all one word the instagram",
        "snap maria bakes (one word), ig rosa cakes, no spaces",
    ],
)
def test_what_is_said_of_an_account_is_heard_again_once_another_is_hidden(text):
    masked = mask(text, find_contacts(read(text), region="US"))
    assert contacts_in(masked) == []


@given(HIDING)
def test_redaction_keeps_every_offset(text):
    found = find_contacts(read(text), region="US")
    assert len(redact(text, found)) == len(text)


def test_a_second_number_in_words_behind_or_is_read_by_itself():
    found = contacts_in("215 555 0115 o dos67 cinco55 0148")
    assert [value for _, value in found] == ["+12155550115", "+12675550148"]


@pytest.mark.parametrize("before", ["", "call ", "tel: ", "aquí, ", "$", "(", "no. (a) "])
@pytest.mark.parametrize("number", ["415-555-0137", "(415) 555-0137", "+1 415 555 0137", "4155550137", "999.555.0137"])
@pytest.mark.parametrize("after", ["", ".", ", or text", " ext 5", " / ", "€", ")\N{ARABIC-INDIC DIGIT THREE}"])
@pytest.mark.parametrize("region", ["US", "CA", "MX"])
def test_a_usual_american_phone_is_the_one_that_the_matcher_finds(before, number, after, region):
    row = f"{before}{number}{after}"
    found = phonenumbers.PhoneNumberMatcher(row, region, leniency=phonenumbers.Leniency.VALID)
    expected = [(one.start, one.end, f"+{one.number.country_code}{one.number.national_number}") for one in found]
    assert [tuple(phone) for phone in _matched(row, region)] == expected
