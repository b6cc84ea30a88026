"""Prices and ages, as an ad states them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ads.ad import Ad
from ads.evidence import gather
from ads.numerals import numerals


def facts(text, kind, /, **ad):
    found = gather(Ad(id="a", text=text, **({"country": "US"} | ad)), phone_region="US").facts
    return [fact for fact in found if fact.kind == kind]


def prices(text, **ad):
    return [(fact.amount, fact.currency, fact.per) for fact in facts(text, "price", **ad)]


def ages(text, **ad):
    return [(fact.value, fact.whose) for fact in facts(text, "age", **ad)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$80 an hour", (80, "USD", "hour")),
        ("$1,450 average a week", (1450, "USD", "week")),
        ("pays 16.90 per hour", (16.9, "USD", "hour")),
        ("$2.75 a box", (2.75, "USD", "piece")),
        ("90 per house", (90, "USD", "piece")),
        ("thirty bucks an hour", (30, "USD", "hour")),
        ("two hundred a day", (200, "USD", "day")),
        ("one-twenty hr", (120, "USD", "hour")),
        ("two-fifty per hr", (250, "USD", "hour")),
        ("2.5 hundred hourly", (250, "USD", "hour")),
        ("make 1k a week", (1000, "USD", "week")),
        ("200 🌹 /hr", (200, "USD", "hour")),
        ("1 hr 70, clean rooms", (70, "USD", "hour")),
        ("half hour 60", (60, "USD", "half_hour")),
        ("$45 for 30 min", (45, "USD", "half_hour")),
        ("overnights $280", (280, "USD", "night")),
        ("$200 deposit", (200, "USD", "none")),
        ("fifty deposit", (50, "USD", "none")),
        ("you owe us $3,000 for the passage", (3000, "USD", "none")),
        ("recruitment fee: 900", (900, "USD", "none")),
        ("60 cents each", (0.6, "USD", "piece")),
        ("£12.40 per hour", (12.4, "GBP", "hour")),
        ("20 € la hora", (20, "EUR", "hour")),
        ("la hora son $90", (90, "USD", "hour")),
        ("ciento diez la hora", (110, "USD", "hour")),
        ("seis cincuenta al mes", (650, "USD", "month")),
        ("35 dlls la yarda", (35, "USD", "piece")),
        ("$200 diarios", (200, "USD", "day")),
        ("$40 la sesión", (40, "USD", "none")),
        ("donation 1 8 0 hourly", (180, "USD", "hour")),
        ("pago ciento 80 el día", (180, "USD", "day")),
        ("debe tres mil 300", (3300, "USD", "none")),
        ("di 2 mil quinientos pesos de adelanto", (2500, "USD", "none")),
        ("lavado de sala doscientos60 dólares", (260, "USD", "none")),
        ("paid 2 grand for it", (2000, "USD", "none")),
        ("asking one-forty for the pair", (140, "USD", "none")),
        ("forty minutes eighty-five", (85, "USD", "none")),
        ("parking is extra 60", (60, "USD", "none")),
        ("f1fteen/hr", (15, "USD", "hour")),
        ("get six hunnid a wk", (600, "USD", "week")),
        ("pago 2mil600 pesos la quincena", (2600, "USD", "none")),
        ("mil cuatro-cientos semanales", (1400, "USD", "week")),
        ("mil ochocientas bolas cada una", (1800, "USD", "piece")),
        ("1/8/0 del águila por silla", (180, "USD", "piece")),
        ("visit (4)(5) bucks", (45, "USD", "none")),
        ("one-8-five each", (185, "USD", "piece")),
        ("1ten the hour", (110, "USD", "hour")),
        ("tres9cero pavos al mes", (390, "USD", "month")),
        ("ciento5 dólares", (105, "USD", "none")),
        ("buck fifty per stop", (1.5, "USD", "piece")),
        ("$2 con 50 cada uno", (2.5, "USD", "piece")),
        ("an hour and a half is $130", (130, "USD", "none")),
        ("la noche de evento 6 cientos", (600, "USD", "night")),
        ("por mes (4 visitas) $140", (140, "USD", "month")),
        ("$l8O day", (180, "USD", "day")),
        ("$I1O 60 min", (110, "USD", "hour")),
        ("17 n a half hr", (17.5, "USD", "hour")),
        ("6 y medio la hora", (6.5, "USD", "hour")),
        ("comisión de 1–5–0 por cada contrato", (150, "USD", "piece")),
        ("8o por día", (80, "USD", "day")),
        ("35 bolos el día", (35, "USD", "day")),
        ("doscientos de recompensa", (200, "USD", "none")),
        ("bono de cien dólares por semana", (100, "USD", "week")),
        ("sixty dollars 4 the half hr", (60, "USD", "half_hour")),
        ("$40 deposit by the day before", (40, "USD", "none")),
        ("deposit of $40 by the day before", (40, "USD", "none")),
        ("dress a dollar each", (1, "USD", "piece")),
        ("6 mil y medio de renta", (6500, "USD", "none")),
        ("3 5 0 usd por todo el día", (350, "USD", "day")),
        ("he offered me four hundred", (400, "USD", "none")),
        ("fifteen fifty an hour", (15.5, "USD", "hour")),
        ("twelve fifty a month", (1250, "USD", "month")),
        ("cinco por habitación", (5, "USD", "piece")),
        ("treinta cada mesa", (30, "USD", "piece")),
        ("paquete de 10 horas $480", (480, "USD", "none")),
        ("turno de 12 horas $700", (700, "USD", "day")),
    ],
)
def test_a_price_has_an_amount_a_currency_and_a_unit(text, expected):
    assert prices(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$18-21/hr", [(18, "USD", "hour"), (21, "USD", "hour")]),
        ("$15 to $20 an hour", [(15, "USD", "hour"), (20, "USD", "hour")]),
        ("hour 130 half hour 80", [(130, "USD", "hour"), (80, "USD", "half_hour")]),
        ("cooks $18 an hour, porters $15", [(18, "USD", "hour"), (15, "USD", "hour")]),
        ("$20 an hour, $200 deposit", [(20, "USD", "hour"), (200, "USD", "none")]),
        ("$80 for 60 min, $115 for 90", [(80, "USD", "hour"), (115, "USD", "none")]),
    ],
)
def test_ranges_and_lists_share_what_belongs_to_all(text, expected):
    assert prices(text) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("$450 por día", "MX", (450, "MXN", "day")),
        ("$1.300.000 al mes", "CO", (1_300_000, "COP", "month")),
        ("30 lucas por día", "CO", (30_000, "COP", "day")),
        ("80 lucas la hora", "PE", (80, "PEN", "hour")),
        ("520 euros al mes", "ES", (520, "EUR", "month")),
        ("$34 hourly", "CA", (34, "CAD", "hour")),
        ("$12 la hora", "EC", (12, "USD", "hour")),
        ("US$75 the hour", "MX", (75, "USD", "hour")),
    ],
)
def test_money_without_a_name_is_that_of_the_country(text, country, expected):
    assert prices(text, country=country) == [expected]


@pytest.mark.parametrize(
    "text",
    ["call 415-555-0137", "open 10 to 7, 3 rooms, 900 sq ft", "since 2011, license 104412", "10% off", "2-3 houses/day",
     "40 hours a week", "401k after 6 months", "12 people needed", "24 yrs old, 5 ft", "10-10 daily", "row 14, seat 3",
     "cierre de 2 a 4, tren 7", "15 años de experiencia"],
)  # fmt: skip
def test_what_is_no_money_is_no_price(text):
    assert prices(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm 24 and new in town", [(24, "advertised")]),
        ("I'm Nia, 23, I braid hair", [(23, "advertised")]),
        ("Mina (33) & Sora (36)", [(33, "advertised"), (36, "advertised")]),
        ("Rosa, 29 yo", [(29, "advertised")]),
        ("age: thirty-two", [(32, "advertised")]),
        ("just turned 30", [(30, "advertised")]),
        ("just turned the big three-oh", [(30, "advertised")]),
        ("two years shy of 30, chef", [(28, "advertised")]),
        ("tengo 45 años y 18 trabajando", [(45, "advertised")]),
        ("soy Leo, masajista, 38 años", [(38, "advertised")]),
        ("a un año de los 26", [(25, "advertised")]),
        ("my son is 12", [(12, "other")]),
        ("care for our mum, 84", [(84, "other")]),
        ("two boys, 4 and 7", [(4, "other"), (7, "other")]),
        ("nanny for kids nine and eleven", [(9, "other"), (11, "other")]),
        ("trabajo con mi hijo de 22", [(22, "other")]),
        ("cuidar a una señora de 84 años", [(84, "other")]),
        ("mother of three (18, 12, 5)", [(18, "other"), (12, "other"), (5, "other")]),
        ("looking for nineteen to twenty six yr olds", [(19, "sought"), (26, "sought")]),
        ("se busca mujer de 22 a 40", [(22, "sought"), (40, "sought")]),
        ("helper wanted, a girl of sixteen", [(16, "sought")]),
        ("help wanted on the farm: you're 15 or 16", [(15, "sought"), (16, "sought")]),
        ("edad de 19 a 35", [(19, "sought"), (35, "sought")]),
    ],
)
def test_an_age_belongs_to_somebody(text, expected):
    assert ages(text) == expected


def test_an_age_is_worked_out_from_a_year_of_birth_and_the_day_of_the_ad():
    assert ages("born in 1999, well read", posted_at="2024-05-03") == [(25, "advertised")]
    assert ages("born in 1999, well read") == []


@pytest.mark.parametrize(
    "text",
    ["21+ only", "18 and over", "must be 18 or older", "over 18", "mayores de 18 años", "minimum age 21",
     "at least 18", "15 years of experience", "12 yrs teaching", "15 años de experiencia",
     "tengo 11 años haciendo esto", "hace 3 años",
     "a 10 year old truck", "our dog is 7", "gato de 3 años", "baby of 10 months", "open 10 to 7", "room 12, bus 50",
     "contrato de 2 años", "since 1990", "3 bed, 2 bath", "I am 5 minutes away", "$25 an hour", "fiesta de XV años"],
)  # fmt: skip
def test_limits_experience_things_and_animals_are_no_ages(text):
    assert ages(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ciento cincuenta y dos", [152]),
        ("dos mil quinientos", [2500]),
        ("fifteen hundred", [1500]),
        ("a hundred n twenty", [120]),
        ("kince, kuarenta y sinco", [15, 45]),
        ("zero one four two", [0, 1, 4, 2]),
        ("someone has often done it", []),
    ],
)
def test_numbers_in_words(text, values):
    assert [found.value for found in numerals(text)] == values


PIECES = st.sampled_from(
    [*"0123456789 $€.,-/()", "hour", " an ", "años", "yo ", "thirty", "mil ", "k", "dos ", " to ", "son", "I'm ",
     "Ana, ", "deposit", "\n", "la ", "media ", "each", "born in "]
)  # fmt: skip


@settings(deadline=None)  # the first call loads what a country pays with
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_is_read_and_spans_stand_in_the_text(text):
    if not text.strip():
        return
    evidence = gather(Ad(id="a", text=text, posted_at="2024-05-03"), phone_region="US")
    assert all(0 <= fact.start < fact.end <= len(text) for fact in evidence.facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Small dogs $45, large dogs eighty.", [45, 80]),
        ("Corte de dama $30, caballero 20; tinte 60.", [30, 20, 60]),
        ("Solo walks £14 in BS3, bus 72, room 12.", [14]),
        ("$18 la hora, el más joven tiene 19 y el más grande 66.", [18]),
        ("Tacos $3. Open till 9, 20 chairs.", [3]),
        ("Sofa paid $300 in 2021, want two fifty, silla dos80.", [300, 250, 280]),
        ("1 bedroom 90$\n2 bedroom 120$", [90, 120]),
        ("Van with 120 mil millas, 3 mil de enganche.", [3000]),
        ("Three pounds of crawfish, 20 pounds of ice", []),
        ("We meet once a month. 32 h/wk, b0$$", []),
        ("$20 per drop. Must be 23 or older. 1412 W Lake St", [20]),
        ("Grand Junction, 30 day warranty, de 20 h a 2 h", []),
    ],
)
def test_a_bare_amount_on_a_list_of_prices_is_one(text, expected):
    assert [amount for amount, _, _ in prices(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sofa bed, clean, two fiddy", [250]),
        ("shelf 2forty, mirror 1eighty", [240, 180]),
        ("Silla 8O, tr31nta por la mesa", [80, 30]),
        ("lamp a hunnid, desk half a hunnid", [100, 50]),
        ("wash 4️⃣0️⃣\nwax 6️⃣5️⃣", [40, 65]),
        ("open till 4️⃣5️⃣, room 2O1, 8O boxes, bus 4O", []),
        ("call six-one-nine 555 0142 2forty", []),
    ],
)
def test_a_number_that_somebody_hid_is_money_where_it_is_neither_a_phone_nor_an_age(text, expected):
    assert [amount for amount, _, _ in prices(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soy Ana, veinti-6 añitos", [26]),
        ("gente de diez y 9 a cincuenta años", [19, 50]),
        ("tengo ventidos años", [22]),
        ("im 2I yrs old", [21]),
        ("soy Ana, l8 años", [18]),
    ],
)
def test_ages_are_read_as_they_are_hidden(text, expected):
    assert [value for value, _ in ages(text)] == expected


def test_a_hidden_age_is_no_money():
    assert prices("soy Ana, tr31nta y d0s años") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three point nine k to move in", (3900, "USD", "none")),
        ("two point five thousand dollars", (2500, "USD", "none")),
        ("drivers one-8-0 dollars a day", (180, "USD", "day")),
        ("rent two-5-oh weekly", (250, "USD", "week")),
        ("siete-0 tolas por semana", (70, "USD", "week")),
        ("cientoochenta pesos", (180, "USD", "none")),
        ("ciento 40 mil pesos", (140_000, "USD", "none")),
        ("4cientas rosas la hora", (400, "USD", "hour")),
        ("half a dollar each", (0.5, "USD", "piece")),
        ("dos dólares y medio cada uno", (2.5, "USD", "piece")),
        ("quince dólares con cuarenta y cinco centavos la hora", (15.45, "USD", "hour")),
        ("per diem buck twenty a day", (120, "USD", "day")),
        ("beard trim a tenner", (10, "USD", "none")),
        ("30 min 40 💵", (40, "USD", "half_hour")),
        ("1h → $150", (150, "USD", "hour")),
        ("60 min ....... $75\n90 min by phone", (75, "USD", "hour")),
        ("estufa, pido 180 a tratar", (180, "USD", "none")),
        ("$25 day of the show", (25, "USD", "none")),
        ("$600 hora y media", (600, "USD", "none")),
    ],
)
def test_money_is_read_as_it_is_said(text, expected):
    assert prices(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 min 60 💵 60 min 100 💵", [(60, "half_hour"), (100, "hour")]),
        ("$90/hr, min $45", [(90, "hour"), (45, "none")]),
        ("starts at $21.50 and after two months 23 dollars an hour", [(21.5, "hour"), (23, "hour")]),
        ("$16.75 por hora; al cumplir 90 días, $18", [(16.75, "hour"), (18, "hour")]),
        ("10 € la hora, bono de ocho horas: 70 euros", [(10, "hour"), (70, "none")]),
        ("go home with nine to twelve thousand dollars", [(9000, "none"), (12_000, "none")]),
        ("24 hr service, over 75 half", []),
        ("1 hr foot $40, 90 min combo $65", [(40, "hour"), (65, "none")]),
        ("$19/hr + $25 gas money", [(19, "hour"), (25, "none")]),
        ("eleven dollars sixty an hour", [(11.6, "hour")]),
        ("$7S media horita, $1ZO la hora", [(75, "half_hour"), (120, "hour")]),
    ],
)
def test_each_amount_has_its_own_unit(text, expected):
    assert [(amount, per) for amount, _, per in prices(text)] == expected


@pytest.mark.parametrize("text", ["1" * 400, "$" + "9" * 400 + " an hour", "sizes 5\n5", "take 1\xa08 or 2\t3 0"])
def test_figures_that_no_number_holds_are_no_amount(text):
    assert facts(text, "price") == facts(text, "age") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$95 for 60 min, 90 min $140", ["hour", "none"]),
        ("$14 por hora los primeros 30 días, luego $16. Bono de $150", ["hour", "hour", "none"]),
        ("$90 for 60\n55 for 30\n", ["hour", "half_hour"]),
        ("32 hrs/wk, pays $27-31/hr", ["hour", "hour"]),
        ("$22 la hora entre semana, $26 sábado", ["hour", "hour"]),
        ("$300 a la semana, hermanos $500 los dos", ["week", "none"]),
    ],
)
def test_a_unit_is_carried_on_in_one_breath_and_no_further(text, expected):
    assert [per for _, _, per in prices(text)] == expected


def test_money_is_that_of_the_places_where_the_ad_names_no_country():
    assert prices("$25 a seat, Halifax, Nova Scotia", country=None) == [(25, "CAD", "piece")]
    assert prices("$25 a seat, Halifax, Nova Scotia") == [(25, "USD", "piece")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Looking for outgoing women 22 - 34 to greet people", [(22, "sought"), (34, "sought")]),
        ("u can be s i x t e e n, bring a note", [16]),
        ("Ella es mi gemela, cumplimos cuarenta", [40]),
        ("Retired painter, 61, up early", [61]),
        ("Applicants may be 15 on the first day", [(15, "sought")]),
        ("We're a couple, 57 and 61, losing our lease", [57, 61]),
        ("soy Ana, peruana, treinta. Llame", [30]),
        ("Somos cuatro, son tres en casa", []),
        ("Ropa de niña talla 4 a 8", []),
        ("kittens born 9/28, eating", []),
        ("24 kids, all 9 or 10", [9, 10]),
        ("muchachos de diez y ocho a cuarenta y cinco años", [18, 45]),
        ("edad 2-2 a 5-0", [22, 50]),
        ("soy Ana, dos siete de edad", [27]),
        ("my dad, 8_1 yrs old", [81]),
        ("30 años de mariachi", []),
        ("cuido a Iker de 4 añitos y Danna de nueve.", [4, 9]),
        ("Hiring 19 to 55. Ask for Bo", [(19, "sought"), (55, "sought")]),
        ("45 years young, insured", [45]),
        ("I am one short of thirty", [29]),
        ("me faltan dos para los cuarenta", [38]),
        ("im Ana, b. 1984, Tampa", []),
        ("para Benja (2 años) y Olivia (5)", [2, 5]),
        ("Somos Ana y Eva, mamá e hija, de 52 y 28 años", [52, 28]),
        ("fue condenado a seis años. 100 gal tank", []),
        ("El convenio prohíbe contratar a chicos de catorce o quince años", [(14, "other"), (15, "other")]),
        ("17 años en esto, 20 años con la empresa", []),
        ("I am thirty 1 yrs, easy to talk to", [31]),
        ("Lost grey parrot, answers to Pip (he's 17)", []),
        ("9 ducks, 1 to 2 yrs old", []),
        ("Perdida: perrita café, tiene 9 años", []),
        ("Trabajé 11 años en una farmacia", []),
        ("a 7-year-old wolfhound named Bo", []),
    ],
)
def test_an_age_is_that_of_a_person(text, expected):
    found = ages(text)
    assert (found if expected and isinstance(expected[0], tuple) else [value for value, _ in found]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anika, 4, and Rohan (2) need a sitter", [4, 2]),
        ("Movers: Moe 27, Darko 30, both strong", [27, 30]),
        ("Housemates: Amrit 21, Joelle 20", [21, 20]),
        ("cuidar a Olivia (4) y a Bautista (7)", [4, 7]),
        ("dos hijos, Kevin de 10 y Brandon de 3 años", [10, 3]),
        ("Lily • 29 • new in town", [29]),
        ("♡ Latina ♡ 26 ♡ tea", [26]),
        ("Jade\n32\nneck massage", [32]),
        ("cubanita de 34, educada", [34]),
        ("Irish, 61, early riser", [61]),
        ("Student (22/m) fixes laptops", [22]),
        ("Retired nurse (67) offers company", [67]),
        ("Fifty one and proud. Own flat", [51]),
        ("Oldest beginner so far: 81!", [81]),
        ("my aunt, who lived to 102", [102]),
        ("she would be 70 in March", [70]),
        ("my grandmother comes too and she 82.", [82]),
        ("Grandma is 90 this year", [90]),
        ("Soy Ana, cuatro décadas, vivo sola", [40]),
        ("At 71 I still tune pianos", [71]),
        ("para cuidar a mi mamá de 79 años", [79]),
        ("my flatmate is 30, quiet house", [30]),
        ("Rango de edad 20/38", [20, 38]),
        ("Edad ideal: de 28 a 48", [28, 48]),
        ("Campers are 5 to 12.", [5, 12]),
        ("Lad wanted, 13 to 15, own bike", [13, 15]),
        ("13 to 17 would be about right", [13, 17]),
        ("Staff 30 to 50, all licensed", [30, 50]),
        ("Grupo A, de cinco a ocho años; grupo B, de nueve a trece.", [5, 8, 9, 13]),
        ("kids nine n six", [9, 6]),
        ("mellizas de dos años y un varón de siete.", [2, 7]),
    ],
)
def test_an_age_is_found_however_it_is_put(text, expected):
    assert [value for value, _ in ages(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Calle San Luis, 14, segundo", "Ask for Rosa, 7 to 9 in the evening",
        "cocinero, dos años en parrilla", "30 years in the classroom", "carné con menos de 5 años", "3 años mínimo",
        "Somos unos veinte, casi todos vecinos", "We are a two-doctor household", "a good man for ten years",
        "kids 5, adults 10 at the gate", "adulto 25, niños 20", "Lost heeler cross, 6 yrs old, blue",
        "Vendo estufa, tiene como 8 años", "se rento traila, tiene 22 años pero firme", "Team of 12, sofa seats 3",
        "chica que cobra otros 70 u 80 por turno", "una tarde de cuatro, 300",
    ],
)  # fmt: skip
def test_counts_prices_years_of_work_and_streets_are_no_ages(text):
    assert ages(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Swim class for kids 5-12", "other", "sought"),
        ("clases para niños de 6 a 10 años", "service", "sought"),
        ("Jóvenes de 16 y 17 años con permiso", "job", "sought"),
        ("nanny for our kids, 4 and 7", "job", "other"),
        ("Looking for someone kind for Otis (4)", "job", "other"),
        ("Refined lady, 41, dinners", "service", "advertised"),
        ("Señora de 44 años se ofrece para limpieza", "service", "advertised"),
        ("Name's Curtis Boyd, 52, gutters", "service", "advertised"),
        ("Busco trabajo de chofer. Hombre serio, cubano, 53 años", "job", "advertised"),
        ("My wife lives upstairs, she is 72", "other", "other"),
        ("Double room. You would be joining Olu (29)", "other", "other"),
        ("Rifa para don Lupe, vecino de 67 años", "other", "other"),
        ("References from Mr. Abruzzo (91)", "service", "other"),
        ("We range from 24 to 58, nobody is good", "other", "advertised"),
        ("We'd like somebody between 25 and 40", "other", "sought"),
        ("Ideally you're between 28 and 55", "other", "sought"),
        ("Sales crew, ages 18-25", "job", "sought"),
        ("last year's man was 74", "job", "other"),
        ("Two sisters, 29 and 33, cleaning homes", "service", "advertised"),
        ("Two brothers, 79 and 81, need a live-in", "job", "other"),
        ("Chica joven de 24 años, estudiante", "service", "advertised"),
        ("hi, mother of two (5 and 11), I tidy closets", "service", "other"),
        ("my daughter, age 12", None, "other"),
        ("Kitchen helper, 15, sleeps in the back room", "job", "sought"),
        ("ayudante de 13 para el rancho", "job", "sought"),
        ("Work permits for 16 and 17 year olds", "job", "sought"),
        ("Private placement: girl, 12, quiet, needs a family", "other", "advertised"),
        ("Ella tiene 15 y ya cocina", "other", "advertised"),
    ],
)
def test_whose_an_age_is_depends_on_who_stands_beside_it_and_on_the_ad(text, kind, expected):
    assert {whose for _, whose in ages(text, kind=kind)} == {expected}


def test_who_speaks_and_who_lives_there_are_told_apart():
    text = "You'd live with me, Tamsin (31, potter), and Greg (36), nurse"
    assert ages(text, kind="other") == [(31, "advertised"), (36, "other")]
