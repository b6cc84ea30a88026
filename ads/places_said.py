"""Words beside a place that speak for it or against it, English and Spanish, folded."""


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((first, second) for first, second in (pair.split() for pair in text.split(";")))


# Right before a place.
CUES = frozenset(
    "across alcaldia alrededores area around barrio borough cdla centro cerca ciudad col colonia comuna delegacion "
    "desde distrito downtown en fracc fraccionamiento hacia in inside municipio near neighborhood neighbourhood "
    "outside reparto residencial rumbo sector throughout urb urbanizacion vecindario vereda visiting vivo within "
    "zona".split()
)
# Before a place, and before much else.
WEAK_CUES = frozenset(
    "a at based between beyond covering d de del entre for from hasta into leaving of outta pa para past por serving "
    "to toward towards via x".split()
)
CUE_PAIRS = _pairs(
    "afueras de; all around; all of; all over; alrededores de; area d; area de; barrio de; centro de; cerca d; "
    "cerca de; city of; ciudad de; close to; estado de; este de; miles from; millas de; minutes from; minutos de; "
    "norte de; oeste de; out of; outskirts of; part of; playas de; provincia de; sector de; side of; state of; "
    "sur de; todo el; town of; valle de; zona de"
)
DIRECTIONS = frozenset(
    "central downtown east eastern greater inner lower metro norte north northeast northern northwest old south "
    "southeast southern southwest sur toda todo upper west western".split()
)
# Before a place, with a point after them.
SHORTENED = frozenset("cd cdla col edo fracc mpio res urb".split())
# Right after a place.
AREA_AFTER = frozenset(
    "area areas centro downtown metro only region solamente suburbs surrounding town vicinity zone".split()
)
# After a place and "and".
AROUND_IT = AREA_AFTER | frozenset("afueras alrededores around cercanias nearby outskirts suburb surroundings".split())
# Before a place that no gazetteer holds.
UNLISTED_CUES = frozenset(
    "around barrio cerca col colonia en fracc fraccionamiento in near neighborhood sector urb urbanizacion zona".split()
)
# So sure that the name may be any words.
DISTRICT_CUES = frozenset("barrio col colonia fracc fraccionamiento urb urbanizacion".split())
# Right before a person.
PERSON_CUES = frozenset(
    "abuela abuelo ask atiende call chef contact contacto doctor doctora don dona dr dra hermana hermano im ing "
    "its lic llama llamar llame llamo maestra maestro miss mr mrs ms name named nombre prof profe saluda senor "
    "senora soy sr sra srta tia tio".split()
)
# Right after the name of a street.
STREETS = frozenset(
    "av ave avenue blvd boulevard close court crescent ct dr drive exit expressway expy freeway fwy highway hwy lane "
    "ln loop parkway pike pkwy pl rd road row sq square st station stn stop street terrace trail turnpike way".split()
)
# Right before the name of a street, a station, a landmark.
STREETS_BEFORE = frozenset(
    "aeropuerto airport autopista av avda ave avenida blvd boulevard bulevar c calle callejon calz calzada camino "
    "carrera carretera cll colegio cra diagonal escuela estacion estadio glorieta highway hospital hwy iglesia "
    "jiron jr kra mall metro parada parque parroquia pasaje paseo plaza puente station street "
    "transversal universidad via".split()
)
# In the name of a business, after another name.
BUSINESS = frozenset(
    "academy agency associates auto bakery bank bar barbershop beauty bistro boutique brewery brewing bros brothers "
    "builders cafe care catering cleaners cleaning clinic club co coffee company construction contracting contractors "
    "corp creamery crew dairy daycare deli dental diner distributors enterprises express farms fitness florist foods "
    "foundation furniture garage grill group gym healthcare holdings homecare hospice hotel inc industries inn "
    "jewelers kitchen landscaping laundromat laundry llc logistics lounge ltd maids market massage meats motel motors "
    "movers nails nursery pharmacy pizza plumbing poultry produce properties pub ranch realtors realty rentals "
    "restaurant restaurante roofing sa salon seafood service services sl sons spa staffing studio supply tavern "
    "therapy tires towing trattoria trucking vineyard vineyards wellness winery".split()
)
# In the name of a business, before another name.
BUSINESS_BEFORE = frozenset(
    "abarrotes autobuses banco bar bodega cafe cafeteria cantina carniceria casa clinica club cocina estetica "
    "farmacia ferreteria finca fonda grupo hacienda hostal hotel inmobiliaria inn lavanderia loncheria mariscos "
    "mudanzas panaderia pasteleria peluqueria pizzeria pollos rancho restaurant restaurante salon spa tacos "
    "taller taqueria tienda transportes viveros".split()
)
# Before a name that a band, a team or a school bears, or food.
GROUPS = frozenset("banda conjunto equipo grupo instituto mariachi norteno orquesta queso sonora trio".split())
# Right after a place that a thing is named after.
THINGS_AFTER = frozenset(
    "bulldog bulldogs cheese cheesesteak cheesesteaks church hospital mall mix puppies puppy station stn style "
    "terrier terriers van vans wings".split()
)
# In the name of a landmark or a team, after a name.
LANDMARKS = frozenset(
    "airport arena astros bay bears bengals braves bridge broncos browns bucks bulls cardinals casino cathedral "
    "celtics chargers chiefs church college colts cowboys cubs dodgers dolphins eagles fair falcons festival flyers "
    "gardens giants hawks herald hospital international jets knicks lake lakers leafs library lions mall marathon "
    "mavericks mets museum orioles packers panthers park parkway patriots phillies pirates post prize raiders rams "
    "rangers raptors ravens resort river rockets royals saints school seahawks spurs stadium station steelers suns "
    "texans theater theatre tigers times titans tribune twins university vikings yankees".split()
)
# Before a place of a row, and at the end of a title no place.
DAYS = frozenset(
    "domingo domingos fri friday fridays jueves lunes martes miercoles mon monday mondays sabado sabados sat saturday "
    "saturdays sun sunday sundays thu thur thurs thursday thursdays tue tues tuesday tuesdays viernes wed wednesday "
    "wednesdays".split()
)
# Between the places of a row.
JOINTS = frozenset([",", "/", "&", "+", "|", "·", "•", "-", "–", "—", ";", "→", "->", ">", "»", "y"])
