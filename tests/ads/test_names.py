import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.contacts import find_contacts
from ads.identity import find_origins
from ads.names import find_names
from ads.places import find_places
from ads.reading import read


def names(text, language="en", *, country="US", ner=False):
    return [name.value for name in found(text, language, country=country, ner=ner)]


def found(text, language="en", *, country="US", ner=False):
    reading = read(text)
    places = find_places(reading, country=country)
    return find_names(
        reading, language=language, places=places, contacts=find_contacts(reading, region=country), ner=ner
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ask for Maureen at the front desk", ["Maureen"]),
        ("Hi, I'm Tomasz and I fix boilers.", ["Tomasz"]),
        ("Cleaning by Ewa & Zofia, 10 years", ["Ewa", "Zofia"]),
        ("Call Mrs. Lindqvist after six", ["Lindqvist"]),
        ("My name is Obinna, I am 31", ["Obinna"]),
        ("Rides to school. Judith Ferraro 415-555-0133", ["Judith Ferraro"]),
        ("Lawn care, 415-555-0133, Brent.", ["Brent"]),
        ("Housekeeper wanted. References. — Constance", ["Constance"]),
        ("Keisha (29) and Monique (31), nails", ["Keisha", "Monique"]),
        ("Grace, 44, seamstress", ["Grace"]),
        ("Will call back. Ask for Will.", ["Will"]),
        ("Violin lessons with Rebecca O'Connor", ["Rebecca O'Connor"]),
        ("TEXT JOANNE 415-555-0133", ["Joanne"]),
        ("im katie, text me", ["Katie"]),
        ("call my sister Noemi or my brother-in-law Stan", ["Noemi", "Stan"]),
        ("Room with Mark or Luke, both students", ["Mark", "Luke"]),
        ("Meet Dr. Ana de la Cruz", ["Ana de la Cruz"]),
        ("Gus, fifty, mows lawns", ["Gus"]),
        ("Anneke at 415-555-0133", ["Anneke"]),
        ("I'm Austin, 24, moving help", ["Austin"]),
        ("Thank you and take care,\nHortense", ["Hortense"]),
        ("God bless, Ardith", ["Ardith"]),
        ("Our manager is Faith, call her", ["Faith"]),
        ("My niece June (nine) likes the piano", ["June"]),
        ("Interviews with Big Otis or Tasha", ["Big Otis", "Tasha"]),
        ("near 14th ave. Marisela 415-555-0133", ["Marisela"]),
        ("Housemates Priya and Neil", ["Priya", "Neil"]),
        ("Ask for Mr. O'Hara", ["O'Hara"]),
        ("Dora cleans offices", ["Dora"]),
        ("cheap box braids by awa\ncall 415-555-0133", ["Awa"]),
        ("free couch, must go. Consuela", ["Consuela"]),
        ("Bring boots, ask 4 Priyanka", ["Priyanka"]),
        ("My teacher Oksana is patient", ["Oksana"]),
        ("Weekends are fine. Priyanka ☎ 415-555-0133", ["Priyanka"]),
        ("Choir on Thursdays. 415-555-0133 Olukemi", ["Olukemi"]),
        ("He goes by Zebulon", ["Zebulon"]),
        ("Faith manages the front desk", ["Faith"]),
        ("Ask for Bo or JT at the yard", ["Bo", "JT"]),
        ("Fr. Callahan blesses the animals", ["Callahan"]),
        ("Coach Ruiz runs it", ["Ruiz"]),
        ("run by the Nakashima family", ["Nakashima"]),
        ("In 2012 Monique took over", ["Monique"]),
        ("Shearing by Angus Pemberton & Son", ["Angus Pemberton"]),
        ("Ella, 30, paints fences", ["Ella"]),
        ("Violin lessons. J.R. Pemberton 415-555-0133", ["J.R. Pemberton"]),
        ("Write to Mrs F. Lindqvist", ["F. Lindqvist"]),
        ("Porch pickup. Priya R.", ["Priya R."]),
        ("LOOKING FOR WANDA JEAN TILLERSBY... SHE MOVED", ["Wanda Jean Tillersby"]),
        ("HIS DAUGHTER CAROL WILL TELL YOU", ["Carol"]),
        ("tickets from Roscoe Dent, 415-555-0133", ["Roscoe Dent"]),
        ("tutoring at my kitchen table. harriet lund", ["Harriet Lund"]),
        ("The late Wendell Ames never slept", ["Wendell Ames"]),
        ("One elderly cat. Anika naps at noon", ["Anika"]),
        ("Doula support. Amara Whitfield, 415-555-0133, @amara.w", ["Amara Whitfield"]),
        ("Renee Dufresne, LMT\n(415) 555-0133", ["Renee Dufresne"]),
        ("Care for Hope (3 years) and Xanthe, 10 months", ["Hope", "Xanthe"]),
        ("Care for Solveig, 4. Solveig naps at noon", ["Solveig", "Solveig"]),
    ],
)
def test_names_are_found_in_english(text, wanted):
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Me llamo Itzel y cuido niños", ["Itzel"]),
        ("Preguntar por doña Meche o por Rosario", ["Meche", "Rosario"]),
        ("Atiende Paz Iturbe, 415-555-0133", ["Paz Iturbe"]),
        ("Sra. Villalobos, llamar por la tarde", ["Villalobos"]),
        ("Soy Mercedes, tengo 34 años", ["Mercedes"]),
        ("Reservas con Nacho o Beto", ["Nacho", "Beto"]),
        ("Masajes. Lucía 415-555-0133", ["Lucía"]),
        ("hola soy yesenia, hago trenzas", ["Yesenia"]),
        ("HABLAR CON GRACIELA AL 415-555-0133", ["Graciela"]),
        ("Contacto: Lic. Hernán Zubiría", ["Hernán Zubiría"]),
        ("mi hijo Emiliano y mi esposa Camila", ["Emiliano", "Camila"]),
        ("vivo sola con mi niña, yesenia. 415-555-0133", ["Yesenia"]),
        ("busco quien recoja a emiliano de la escuela", ["Emiliano"]),
        ("Referencias de la Lcda. Barrientos", ["Barrientos"]),
        ("Somos Nelly de 28 y Perla de 33", ["Nelly", "Perla"]),
        ("Norma limpia casas", ["Norma"]),
        ("Garantía. Socorro Villalobos, plomero", ["Socorro Villalobos"]),
        ("RAMIRO LLÁMAME YA", ["Ramiro"]),
        ("quiero a señorita. Tratar con Elba.", ["Elba"]),
        ("Se dan clases. Atte. Profa. Guadalupe Rentería", ["Guadalupe Rentería"]),
        ("Se dan clases. Profra. Guadalupe Rentería", ["Guadalupe Rentería"]),
        ("mi nieta Abril toma medidas", ["Abril"]),
        ("mi comadre Chelo vende tamales", ["Chelo"]),
        ("Se llama Piedad pero le decimos Yoyita", ["Piedad", "Yoyita"]),
        ("Pilar lleva la lista", ["Pilar"]),
        ("Costura. C.P. Noemí Arriaga", ["Noemí Arriaga"]),
        ("PREGUNTE POR LA ING. ZUBIRIA", ["Zubiria"]),
        ("viene con su madre, Pilar", ["Pilar"]),
        ("Preguntar por el Güicho", ["Güicho"]),
        ("Mis hijos: Matías (4) y Abril (7)", ["Matías", "Abril"]),
        ("Gracias. Atentamente: Lic. Rómulo Zubiría", ["Rómulo Zubiría"]),
        ("Vivo yo, Socorro, de 69 años", ["Socorro"]),
        ("LA SRA. CONSUELO BARCENILLA, 30 AÑOS COSIENDO", ["Consuelo Barcenilla"]),
    ],
)
def test_names_are_found_in_spanish(text, wanted):
    assert names(text, "es") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Rosa's Kitchen is hiring", "2012 Mercedes C300 for sale", "St. Nicholas and 3rd", "Will work weekends",
        "Hope to hear from you", "May rent is due in June", "Rose garden care", "Grace period of a week",
        "Victoria Street, no pets", "Mobile massage in Dallas", "Jack of all trades", "bill of sale", "mark the date",
        "anna.b@example.org", "@sarah_cleans", "Our dog Max is friendly", "Thai massage", "English lessons",
        "Call now! Text only", "Angel Nails Spa", "Miami or Austin",
        "We open June 10", "from April to August", "lost dog, her name is Bella",
        "Two cats, Percy and Mabel, free",
        "a wolfhound named Gerald", "corner of Thomas and 3rd",
        "She is Calabrian, 71", "the porter, KP, 30 hours", "OSHA 30 card a must", "Estac. free in the back",
        "Marshall amp, Gibson guitar", "Calvin Klein coat, $40", "Harley Davidson 2012", "2014 Harley Davidson",
        "behind the Wendy's", "Jack Russell pups", "Grandsons (14 and 12) stack it", "tabby, 9 years old",
        "Guarantee, 6 months",
        "barbers off Lamar", "table, near Grant & Campbell", "van at Manning & Thomas", "between Clyde and Herbert",
        "Lanes: Columbus > Gary > Toledo", "We go to Stevensville, 40 min", "Bus to Wrexley, 40 miles",
        "Will & Grace Carpet Care", "lic. MA60551", "off South Lamar", "no experience needed", "Toyota Camry 2014",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_name_is_left_in_english(text):
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Estética Rosario, cortes", "en paz y tranquilidad", "Calle Guadalupe 12", "vestido color rosa",
        "se vende Mercedes", "San Judas y su fiesta", "Santa Lucía 14", "con luz y agua",
        "de mayo a agosto", "la mejor de Rosario", "Taller Hermanos Gómez SA", "es una esperanza",
        "Autolavado El Güero", "Zapatería Elenita", "Plomería Don Chuy, 24 horas", "Hospital Juan Ramón Jiménez",
        "la guitarra Gibson",
        "Ella atiende de diez a dos", "Trencista de 20 años", "Nació en mayo",
        "Joyería Marcelo", "Restaurante La Abuela Paca", "Jardinería Hnos. Zúñiga",
        "luz para los hijos. Camión a las 7", "camilla y toallas", "Mariscos El Compadre Ramírez",
        "Banda Los Hermanos Ramírez", "perrito café, se llama Canelo",
        "la 35 Ave y Thomas", "Iglesia Santa Marta", "soy colombiana", "con experiencia",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_name_is_left_in_spanish(text):
    assert names(text, "es", country="AR") == []


@pytest.mark.parametrize(
    ("text", "surface", "wanted"),
    [
        ("ask for M4rina", "M4rina", "Marina"),
        ("im V a n e s s a, 28", "V a n e s s a", "Vanessa"),
        ("text Val.en.tina now", "Val.en.tina", "Valentina"), ("soy 𝓢𝓸𝓯𝓲𝓪", "𝓢𝓸𝓯𝓲𝓪", "Sofia"),
        ("Its Mar¡a!", "Mar¡a", "Maria"), ("ask F a r i b o r z", "F a r i b o r z", "Fariborz"),
        ("K1ra (26)", "K1ra", "Kira"),
        ("soy Zul3mita, hola", "Zul3mita", "Zulemita"), ("N£lson fixes cars", "N£lson", "Nelson"),
        ("hit up T r e y", "T r e y", "Trey"),
    ],
)  # fmt: skip
def test_obscured_names_are_found_where_they_stand(text, surface, wanted):
    values = [(text[name.start : name.end], name.value) for name in found(text)]
    assert values == [(surface, wanted)]


def test_a_name_is_not_where_an_origin_is_stated():
    reading = read("Call Ana, Venezuelan, 34")
    assert [name.value for name in find_names(reading, language="en")] == ["Ana", "Venezuelan"]
    origins = find_origins(reading)
    assert [name.value for name in find_names(reading, language="en", origins=origins)] == ["Ana"]


def test_a_title_is_outside_the_span():
    (name,) = found("Ring Mr Pemberton today")
    assert (name.start, name.end, name.value) == (8, 17, "Pemberton")


def test_a_model_of_entities_is_asked_about_what_is_open():
    text = "Since March Obadiah Thackery has run the workshop."
    assert names(text) == []
    assert names(text, ner=True) == ["Obadiah Thackery"]
    assert names(text, "es", ner=True) == []


PIECES = st.sampled_from(
    [*"ab ,.()-@'\n1", "Ana", "rosa ", "MARK", " I'm ", "call ", "de la ", "M4ria", "𝐌", "\u200b", "415-555-0133",
     "Cruz ", "& ", " y ", "Dr. ", "(31)", "Dallas", "ñ"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["en", "es"]))
def test_spans_are_in_range_and_in_order(text, language):
    names = found(text, language)
    assert all(0 <= name.start < name.end <= len(text) for name in names)
    assert all(one.end <= two.start for one, two in pairwise(names))


@pytest.mark.parametrize(
    "bait", ["Ana, " * 20_000, "Ana " * 40_000, "call " * 40_000, "Ana y " * 20_000, "de la Ana " * 20_000,
             "A. " * 40_000, "Ana" * 40_000, "Xq " * 40_000, "Ana 415-555-0133 " * 2000],
    ids=lambda bait: re.escape(bait[:6]),
)  # fmt: skip
def test_baits_are_read(bait):
    reading = read(bait)
    assert len(find_names(reading, language="en")) <= len(bait)
