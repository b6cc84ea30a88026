import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.places import find_places
from ads.reading import read


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
