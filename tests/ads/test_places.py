import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.ad import Ad
from ads.contacts import find_contacts
from ads.facts import find_facts
from ads.places import find_places
from ads.reading import read
from ads.towns import towns_of


def places(text, **where):
    return [(place.name, place.region) for place in find_places(read(text), **where)]


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ("Movers in Fort Worth and Arlington", {"country": "US"}, [("Fort Worth", "TX"), ("Arlington", "TX")]),
        ("Piano lessons near Eugene, Oregon.", {"country": "US"}, [("Eugene", "OR")]),
        ("Nurse wanted, Tempe AZ, nights", {"country": "US"}, [("Tempe", "AZ")]),
        ("Se vende mesa en Zapopan, Jal.", {"country": "MX"}, [("Zapopan", "Jalisco")]),
        ("Chofer para Cancún y Mérida", {"country": "MX"}, [("Cancún", "Quintana Roo"), ("Mérida", "Yucatán")]),
        ("Clases en Sevilla y Huelva", {"country": "ES"}, [("Seville", "Andalusia"), ("Huelva", "Andalusia")]),
        ("Busco piso en Nueva York", {"country": "ES"}, [("New York City", "NY")]),
        ("Estoy en Londres hasta junio", {"country": "ES"}, [("London", "England")]),
        ("Now hiring in LA, SF and Vegas", {"country": "US"},
         [("Los Angeles", "CA"), ("San Francisco", "CA"), ("Las Vegas", "NV")]),
        ("Trabajo en CDMX y GDL", {"country": "MX"}, [("Mexico City", "Mexico City"), ("Guadalajara", "Jalisco")]),
        ("Driver for Ft. Lauderdale and St. Petersburg", {"country": "US", "region": "FL"},
         [("Fort Lauderdale", "FL"), ("St. Petersburg", "FL")]),
        ("Carer in Leeds, travel to Bradford", {"country": "GB"}, [("Leeds", "England"), ("Bradford", "England")]),
        ("Habitación en Malasaña, Madrid", {"country": "ES"}, [("Malasaña", "Madrid"), ("Madrid", "Madrid")]),
        ("Room in Astoria, Queens", {"country": "US"}, [("Astoria", "NY"), ("Queens", "NY")]),
        ("Fruit pickers in Kent", {"country": "GB"}, [("Kent", "England")]),
        ("i am in bk all week", {"country": "US"}, [("Brooklyn", "NY")]),
        ("Estamos en Bruklin", {"country": "US"}, [("Brooklyn", "NY")]),
        ("anywhere in Texas or Oklahoma", {"country": "US"}, [("Texas", "TX"), ("Oklahoma", "OK")]),
        ("Pickers for Washington and Oregon farms", {"country": "US"}, [("Washington", "WA"), ("Oregon", "OR")]),
        ("Departamento en Palermo, Buenos Aires", {"country": "AR"},
         [("Palermo", "Buenos Aires F.D."), ("Buenos Aires", "Buenos Aires F.D.")]),
    ],
)  # fmt: skip
def test_places_are_found(text, where, wanted):
    assert places(text, **where) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Reading tutor, math too", "I speak Spanish and English", "mobile phone repair", "orange juice stand",
        "Turn left on Houston Street", "2210 Denver Ave, apt 4", "Calle Sevilla 14", "Metro Chamberí",
        "Miami Cleaning Crew is hiring", "Restaurante Guadalajara busca mesero", "Chicago Bulls tickets",
        "ask for Austin Miller", "me llamo Victoria", "Soy Rosario", "call Mercedes after six", "Call Paris at noon",
        "la mesa y las sillas", "hay que tener paz", "Dios te salve", "dallas@example.org",
        "example.org/miami-rooms", "@denver_moves", "a deal of a lifetime", "nice people, big house", "mexican food",
        "de Estados Unidos", "United Kingdom", "se renta en la zona", "in English or in French", "near the Utica stop",
    ],
)  # fmt: skip
@pytest.mark.parametrize("country", ["US", None])
def test_what_only_looks_like_a_place_is_left(text, country):
    assert places(text, country=country) == []


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ("near Springfield", {"region": "OR", "country": "US"}, ("Springfield", "OR")),
        ("near Springfield", {"region": "Illinois", "country": "US"}, ("Springfield", "IL")),
        ("cleaning in Aurora", {"country": "US", "area_regions": ["CO"]}, ("Aurora", "CO")),
        ("cleaning in Aurora", {"country": "US", "area_regions": ["IL"]}, ("Aurora", "IL")),
        ("en Mérida", {"country": "ES"}, ("Mérida", "Extremadura")),
        ("en Mérida", {"country": "VE"}, ("Mérida", "Mérida")),
        ("casa en Córdoba", {"country": "AR"}, ("Córdoba", "Córdoba")),
        ("casa en Córdoba", {"country": "ES"}, ("Córdoba", "Andalusia")),
        ("lessons in London", {"country": "GB"}, ("London", "England")),
        ("lessons in London", {"city": "London", "region": "Ontario", "country": "CA"}, ("London", "Ontario")),
        ("room in Chinatown", {"region": "IL", "country": "US"}, ("Chinatown", "IL")),
        ("Reading group, we meet in Reading", {"city": "Reading", "country": "GB"}, ("Reading", "England")),
    ],
)
def test_the_ads_own_place_decides_between_places_of_one_name(text, where, wanted):
    assert places(text, **where) == [wanted]


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ("CLEANERS NEEDED IN PHOENIX AND MESA", {"region": "AZ", "country": "US"}, [("Phoenix", "AZ"), ("Mesa", "AZ")]),
        ("LIMPIEZA DE CASAS EN LA ZONA DE DENVER", {"country": "US"}, [("Denver", "CO")]),
        ("MASAJES EN MIAMI, LA MEJOR ATENCION", {"country": "US"}, [("Miami", "FL")]),
        ("rides from tulsa to dallas on friday", {"country": "US"}, [("Tulsa", "OK"), ("Dallas", "TX")]),
        ("rento cuarto en guadalajara cerca de tlaquepaque", {"country": "MX"},
         [("Guadalajara", "Jalisco"), ("Tlaquepaque", "Jalisco")]),
        ("busco trabajo en monterrey", {"country": "MX"}, [("Monterrey", "Nuevo León")]),
    ],
)  # fmt: skip
def test_capitals_do_not_decide(text, where, wanted):
    assert places(text, **where) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("new in Ch1cag0", "Chicago"), ("s a n  a n t o n i o", "San Antonio"), ("in P.h.o.e.n.i.x now", "Phoenix"),
     ("𝐌𝐢𝐚𝐦𝐢 only", "Miami"), ("0klahoma this week", "Oklahoma"), ("in Mem.phis", "Memphis")],
)  # fmt: skip
def test_obscured_places_are_found_where_they_stand(text, wanted):
    (place,) = find_places(read(text), country="US")
    assert place.name == wanted
    start, end = re.search(r"Ch1cag0|s a n  a n t o n i o|P.h.o.e.n.i.x|𝐌𝐢𝐚𝐦𝐢|0klahoma|Mem.phis", text).span()
    assert (place.start, place.end) == (start, end)


def test_a_state_right_after_its_city_belongs_to_the_span():
    (place,) = find_places(read("Rooms in Reading, Pennsylvania, cheap"), country="US")
    assert (place.start, place.end, place.id, place.country) == (9, 30, 5207728, "US")


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ("Live-in nanny, Birnfield\nThree children.", {"region": "OH", "country": "US"}, ("Birnfield", "OH")),
        ("Rento en colonia Las Brisas", {"region": "Sonora", "country": "MX"}, ("Las Brisas", "Sonora")),
        ("Cuarto en barrio Peral", {"region": "Murcia", "country": "ES"}, ("Peral", "Murcia")),
        ("Sitter near Quennings, evenings", {"region": "OH", "country": "US"}, ("Quennings", "OH")),
    ],
)
def test_places_that_no_gazetteer_holds_are_found_by_where_they_stand(text, where, wanted):
    (place,) = find_places(read(text), **where)
    assert ((place.name, place.region), place.id) == (wanted, None)


HOUSTON = {"city": "Houston", "region": "TX", "country": "US"}
LOS_ANGELES = {"city": "Los Angeles", "region": "CA", "country": "US"}
BUFFALO = {"city": "Buffalo", "region": "NY", "country": "US"}
TIJUANA = {"city": "Tijuana", "region": "Baja California", "country": "MX"}


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ("Work in Webster and Dickinson", HOUSTON, [("Webster", "TX"), ("Dickinson", "TX")]),
        ("Plowing: Lancaster or Depew", BUFFALO, [("Lancaster", "NY"), ("Depew", "NY")]),
        ("Trips to Santa Fe in summer", {"city": "El Paso", "region": "TX", "country": "US"}, [("Santa Fe", "NM")]),
        ("Pizca en Mabton, WA", {"country": "US"}, [("Mabton", "WA")]),
        ("Forty miles out of Crosbyville, ND", {"country": "US"}, [("Crosbyville", "ND")]),
        ("SE VENDE LOTE EN LA PRESA", TIJUANA, [("La Presa", "Baja California")]),
        ("Rento en col. Lomas de San Telmo", TIJUANA, [("Lomas de San Telmo", "Baja California")]),
        ("FRACC. VILLAS DEL ROBLE, casa sola", {"region": "Jalisco", "country": "MX"},
         [("Villas Del Roble", "Jalisco")]),
        ("Vivo en Town 'n' Country", {"city": "Tampa", "region": "FL", "country": "US"}, [("Town 'n' Country", "FL")]),
        ("Painter in West Valley", {"region": "UT", "country": "US"}, [("West Valley City", "UT")]),
        ("Room near Denver or Sheridan", {"country": "US"}, [("Denver", "CO"), ("Sheridan", "CO")]),
        ("two sisters clean the Bronx", {"country": "US"}, [("Bronx", "NY")]),
        ("Cuarto en Mira flores", {"country": "PE"}, [("Miraflores", "Lima")]),
    ],
)  # fmt: skip
def test_smaller_places_are_found_by_their_cue_or_their_distance(text, where, wanted):
    assert places(text, **where) == wanted


MISSOULA = {"city": "Missoula", "region": "MT", "country": "US"}
REGINA = {"city": "Regina", "region": "Saskatchewan", "country": "CA"}


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ("Plowing in Arlee", MISSOULA, [("Arlee", "MT")]),
        ("Farrier: Missoula, Ronan, Polson", MISSOULA, [("Missoula", "MT"), ("Ronan", "MT"), ("Polson", "MT")]),
        ("Combine driver, six miles out of Eastend", REGINA, [("Eastend", "Saskatchewan")]),
        ("clinic days in eastend", {"country": "US"}, []),
        ("My father Ronan is 80", MISSOULA, []),
        ("we hold an open trial", {"city": "Baltimore", "region": "MD", "country": "US"}, []),
        ("Serra y Bétera", {"city": "Valencia", "region": "Valencia", "country": "ES"},
         [("Serra", "Valencia"), ("Bétera", "Valencia")]),
    ],
)  # fmt: skip
def test_very_small_towns_count_in_the_ads_own_division(text, where, wanted):
    assert places(text, **where) == wanted


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ("Upper flat, N. Las Vegas", {"region": "NV", "country": "US"}, ("North Las Vegas", "NV")),
        (
            "SITTER FOR SO. ZANESVILLE",
            {"city": "Zanesville", "region": "OH", "country": "US"},
            ("South Zanesville", "OH"),
        ),
        ("room near Jackson Hts", {"country": "US"}, ("Jackson Heights", "NY")),
        ("Carro en Nvo. Laredo", {"country": "MX"}, ("Nuevo Laredo", "Tamaulipas")),
        ("salida desde Pto. Vallarta", {"country": "MX"}, ("Puerto Vallarta", "Jalisco")),
        ("Nurse, W. Palm Bch, nights", {"region": "FL", "country": "US"}, ("West Palm Beach", "FL")),
    ],
)
def test_a_name_may_be_shortened_at_either_end(text, where, wanted):
    assert places(text, **where) == [wanted]


PONCE = {"city": "Ponce", "region": "PR", "country": "US"}
LIMA = {"city": "Lima", "region": "Lima", "country": "PE"}
CHARLOTTE = {"city": "Charlotte", "region": "NC", "country": "US"}


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ("Clases en Yauco y Caguas", PONCE, [("Yauco", "PR"), ("Caguas", "PR")]),
        ("Clases en Caguas", {"country": "PR"}, [("Caguas", "PR")]),
        ("Técnico en Comas y Lince", LIMA, [("Comas", "Lima"), ("Lince", "Lima")]),
        ("Snow clearing. Gull Lake and area.", {"city": "Gull Lake", "region": "Saskatchewan", "country": "CA"},
         [("Gull Lake", "Saskatchewan")]),
        ("sitter at our farm, Eastend.", {"city": "Eastend", "region": "Saskatchewan", "country": "CA"},
         [("Eastend", "Saskatchewan")]),
        ("Lanes: Columbus > Gary > Toledo", {"region": "OH", "country": "US"},
         [("Columbus", "OH"), ("Gary", "IN"), ("Toledo", "OH")]),
        ("Tues Missoula, Wed Polson, Fri Ronan", MISSOULA, [("Missoula", "MT"), ("Polson", "MT"), ("Ronan", "MT")]),
        ("pizca en fresno, selma y reedley", {"city": "Fresno", "region": "CA", "country": "US"},
         [("Fresno", "CA"), ("Selma", "CA"), ("Reedley", "CA")]),
        ("cuartos cerca del aeropuerto de Houston", HOUSTON, [("Houston", "TX")]),
        ("Ruta Laredo a Dallas", HOUSTON, [("Laredo", "TX"), ("Dallas", "TX")]),
        ("leaving for Lisbon in May", HOUSTON, [("Lisbon", None)]),
        ("Vengo de Amarillo, Tx", HOUSTON, [("Amarillo", "TX")]),
        ("harvest near Tampa, San Marcos", HOUSTON, [("Tampa", "FL"), ("San Marcos", "TX")]),
    ],
)  # fmt: skip
def test_the_ads_home_and_rows_tell_of_more(text, where, wanted):
    assert places(text, **where) == wanted


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Charlotte Pruitt runs the desk. Charlotte types fast.", CHARLOTTE), ("we miss old Miss Earline", CHARLOTTE),
        ("pregunte por Denia", HOUSTON), ("ask for Denia Lagos", HOUSTON), ("en la Walmart de la Cleveland", HOUSTON),
        ("es chihuahua, mi perrito", HOUSTON), ("telegram paolaspa punto mty", {"country": "MX"}),
        ("Licensed, MT and insured", HOUSTON), ("Clay night, Thursdays\nBring an apron.", CHARLOTTE),
        ("borrow Lindsay's truck", {"city": "Guelph", "region": "Ontario", "country": "CA"}),
        ("pest control for the westside", CHARLOTTE),
    ],
)  # fmt: skip
def test_persons_streets_and_words_are_no_places(text, where):
    assert places(text, **where) == []


def test_towns_are_held_by_division():
    arlee = towns_of("US", "MT").names["arlee"]
    assert (arlee.name, arlee.region, arlee.id) == ("Arlee", "MT", 5637581)
    assert towns_of("US", "none").names == {}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("SE PAGA $20 LA HORA Y LA COMIDA", LOS_ANGELES), ("PREGUNTE POR MEMO O LA JEFA", LOS_ANGELES),
        ("cachorro chihuahua de dos meses", TIJUANA), ("Boston terrier, one year old", HOUSTON),
        ("Luton van and two men", {"country": "GB"}), ("queso Oaxaca fresco", {"country": "MX"}),
        ("la 40 Ave y Glendale", {"city": "Phoenix", "region": "AZ", "country": "US"}),
        ("corner of Pasadena and Kirby", HOUSTON), ("by the Pasadena mall", HOUSTON),
        ("Toca la Banda Los de Durango", {"country": "US"}), ("renta con la luz y el gas", {"country": "MX"}),
        ("estamos por la zona centro", {"country": "ES"}), ("walk to Temple Meads", {"country": "GB"}),
        ("Vendo terreno, Simón Bolívar me lo dejó", {"region": "Atlántico", "country": "CO"}),
    ],
)  # fmt: skip
def test_things_named_after_places_are_left(text, where):
    assert places(text, **where) == []


def test_a_place_in_an_account_is_left():
    ad = Ad(id="1", text="write to jo.ann (dot) tulsa (at) example (dot) org", country="US")
    reading = read(ad.content)
    contacts = find_contacts(reading, region="US")
    assert [contact.kind for contact in contacts] == ["email"]
    assert find_facts(ad, reading, contacts, "en", "US") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("in Pine Hi11s now", "Pine Hills"), ("from 0ak Lawn", "Oak Lawn"), ("en 3l M0nte", "El Monte"),
     ("por G a r l a n d y Plano", "Garland"), ("near D/a/l/l/a/s", "Dallas"), ("in Pate®son", "Paterson")],
)  # fmt: skip
def test_signs_and_gaps_in_places_are_undone(text, wanted):
    assert wanted in [place.name for place in find_places(read(text), country="US")]


PIECES = st.sampled_from(
    [*"ab ,.()-@'\n1", "Denver", "new york", "LA", "TX", " in ", "Reading", "San ", "de ", "la ", "St. ",
     "K.a.t.y", "𝐌", "\u200b", "colonia ", " area", "Vegas", "/", "ñ"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([None, "US", "MX"]))
def test_spans_are_in_range_and_in_order(text, country):
    found = find_places(read(text), country=country, region="TX" if country == "US" else None)
    assert all(0 <= place.start < place.end <= len(text) for place in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    "bait", ["Denver, " * 20_000, "San " * 50_000, "New York in " * 10_000, "in A" * 40_000, ", TX" * 40_000,
             "de la " * 40_000, "Denver" * 20_000, "\ud800 LA " * 10_000, "Reading." * 20_000],
    ids=lambda bait: bait[:6],
)  # fmt: skip
def test_baits_are_read(bait):
    assert len(find_places(read(bait), country="US")) <= len(bait)
