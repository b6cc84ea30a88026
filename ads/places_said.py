"""Words beside a place that speak for it or against it, English and Spanish, folded."""

CUES = frozenset(
    """
    in near around en cerca outside inside throughout visiting desde hacia zona area barrio colonia col sector
    alrededores comuna municipio ciudad distrito urb delegacion alcaldia borough neighborhood neighbourhood across
    vecindario within downtown centro
    """.split()
)
WEAK_CUES = frozenset(
    "from to de del d of at por x hasta entre between serving covering toward towards for para based via into a".split()
)
BEFORE = frozenset(
    pair.replace("_", " ")
    for pair in """
    cerca_de cerca_d area_de area_d zona_de barrio_de ciudad_de afueras_de alrededores_de city_of town_of centro_de
    norte_de sur_de este_de oeste_de outskirts_of part_of all_over all_of close_to minutes_from miles_from millas_de
    minutos_de out_of todo_el valle_de all_around estado_de state_of provincia_de side_of sector_de playas_de
    """.split()
)
DIRECTIONS = frozenset(
    """
    north south east west central greater downtown metro norte sur northern southern eastern western northeast
    northwest southeast southwest todo toda inner upper lower old
    """.split()
)
AREA_AFTER = frozenset(
    "area areas region metro zone vicinity suburbs centro downtown only solamente town surrounding".split()
)
PERSON_CUES = frozenset(
    """
    soy im call ask llamo llama llame llamar name nombre named mr mrs ms miss sr sra srta don dona senor senora dr
    dra chef hermana hermano contact contacto atiende saluda its lic ing prof profe maestro maestra abuela abuelo
    tio tia doctor doctora
    """.split()
)
STREETS = frozenset(
    """
    st street rd road ave av avenue blvd boulevard dr drive ln lane hwy highway pkwy parkway ct court pl way pike
    turnpike expy expressway freeway fwy terrace row crescent close sq square loop trail
    """.split()
)
STREETS_BEFORE = frozenset(
    """
    calle c avenida avda av ave boulevard blvd bulevar carrera cra kra cll diagonal transversal camino calzada calz
    paseo pasaje plaza glorieta callejon autopista carretera metro estacion parada jiron jr ruta street route
    highway hwy parque station mall hospital iglesia parroquia universidad colegio escuela aeropuerto airport
    estadio puente via
    """.split()
)
BUSINESS = frozenset(
    """
    crew spa salon kitchen restaurant restaurante grill cafe bakery services service llc inc co company corp group
    hotel inn motel bar pub club studio staffing agency bank cleaners movers motors auto tires nails beauty
    barbershop cleaning catering construction landscaping realty properties pizza deli market foods farms dairy
    tavern lounge bros brothers sons ltd sa sl gym fitness massage therapy wellness clinic dental pharmacy care
    homecare academy daycare nursery
    """.split()
)
BUSINESS_BEFORE = frozenset(
    """
    restaurante restaurant taqueria panaderia cafe cafeteria bar hotel hostal salon estetica peluqueria tienda
    abarrotes farmacia pizzeria carniceria pasteleria fonda cocina bodega tacos mariscos pollos loncheria ferreteria
    lavanderia clinica grupo transportes autobuses mudanzas cantina taller club banco casa spa inn finca rancho
    hacienda viveros inmobiliaria
    """.split()
)
LANDMARKS = frozenset(
    """
    airport university college park gardens mall station stadium arena hospital school church museum bridge prize
    bay lake river vikings dodgers lakers cowboys bulls bears yankees mets giants rams raiders packers broncos times
    post tribune herald library cathedral theatre theater parkway casino resort fair festival marathon international
    """.split()
)
JOINTS = frozenset([",", "/", "&", "+", "|", "·", "•", "-", "–", "—", ";", "→", "->", "y"])
UNLISTED_CUES = frozenset(
    "in near around en cerca colonia col barrio sector urbanizacion fraccionamiento zona neighborhood".split()
)
DISTRICT_CUES = frozenset("colonia barrio urbanizacion fraccionamiento".split())
