"""Words beside a name of a person that speak for it or against it, English and Spanish, folded."""

STRONG_PAIRS = frozenset(
    [
        "i am", "i m", "name is", "name s", "names is", "ask for", "asks for", "asking for", "my name", "me llamo", "me dicen", "me llaman",
        "nombre es", "preguntar por", "pregunte por", "pregunta por", "pregunten por", "preguntando por", "preguntar x", "pregunte x",
        "pregunta x", "habla con", "hablar con", "hable con", "hablen con", "ablar con", "contactar con", "contactar a", "contacta con", "contacte a", "llamar a",
        "llame a", "llama a", "llamen a", "llamad a", "escribir a", "escribe a", "escriba a", "escribeme a", "comunicarse con", "comunicate con",
        "comuniquese con", "saluda a", "les saluda", "te saluda", "le saluda", "el nombre", "with name", "this is", "speak to", "speak with",
        "talk to", "talk with", "reach boss", "responde a", "contact person", "por don", "el senor", "la senora", "el maestro", "la maestra", "mensaje a",
        "datos con", "cita con", "citas con", "tratar con", "trata con", "acordar con", "informes con", "a nombre", "busca a", "busca al", "busque a", "dirigirse a", "meet with",
    ]
)  # fmt: skip
STRONG = frozenset(
    "sms im soy soii soi llamo llama llame llamen llamo call ask named nombre atiende atienden saluda contacto contact txt text ring phone mr mrs ms miss mister sr sra srta don dona senor senora "
    "senorita dr dra doctor doctora chef lic licenciada licenciado ing arq prof profe profesor profesora profa maestro maestra hermana hermano pastor padre tia tio abuela abuelo recruiter manager owner boss "
    "instructor instructora instructress capataz encargado encargada responsable jefe jefa hi hello hola its signed sincerely thanks regards gracias atte atentamente alias reclutadora supervisor supervisora coach nurse aunt uncle cousin brother "
    "sister husband wife son daughter mum mom dad hijo hija esposo esposa marido mujer socio socia sobrino sobrina primo prima hermano mama papa cunada cunado nephew niece partner mate landlord landlady foreman "
    "host mgr mngr boy girl flatmate roommate housemate friend colleague amigo amiga companero companera vecino vecina nanny boss lad captain capt rev reverend sgt uncle auntie grandma grandpa nana prima organiza imparte".split()
)  # fmt: skip
TITLES = frozenset(
    "mr mrs ms miss mister sr sra srta don dona senor senora senorita dr dra chef lic ing arq prof profa rev sgt capt maestro maestra".split()
)
RELATIVES = frozenset("brothers sisters hermanos hermanas".split())
WEAK = frozenset(
    "con with by for por x donde meet meets see ven visit and y e or o & to a al from del de the la el".split()
)
SAINTS = frozenset("st san santa santo saint sto sta sant fort mount lake nuestra virgen".split())
PETS = frozenset(
    "dog dogs cat cats puppy pup kitten horse pony perro perra perrito gato gata gatito caballo mascota parrot rabbit tabby spaniel terrier lab".split()
)
NOT_A_NAME = frozenset(
    "whatsapp wasap whats watsap wpp wsp tel cel cell cell celular telf tfno tlf telefono fono movil mobile phone fax sms text txt call insta instagram ig facebook fb telegram snap snapchat tiktok signal kik skype viber wechat line email mail correo "
    "e info reservas reserva reservations cv resume contact contacto informes citas booking bookings web website site page pagina gmail dm inbox zelle venmo cashapp paypal office oficina home casa reply apply hiring hr dept "
    "recruiting recruitment llc inc mon tue tues wed thu thur thurs fri sat sun lun mar mie jue vie sab dom am pm usd mxn eur gbp ok asap obo llame llamar llama escribe mensaje mensajes recados emergencias apt suite ste unit "
    "google apple amazon uber lyft airbnb craigslist youtube netflix wifi tv usa uk us eeuu dbs crb cpr hha cna rn lpn lvn cdl osha nda gps id ssn itin w2 i9 dui atv suv bmw ford toyota honda nissan chevy chevrolet dodge jeep kia hyundai mazda subaru tesla audi "
    "corolla civic camry accord silverado sienna caravan iphone samsung whirlpool kenmore bosch makita dewalt ikea xbox playstation nintendo lego christmas easter halloween thanksgiving ramadan navidad semana santa dios god jesus".split()
)  # fmt: skip
NATIONS = ("ian", "ean", "ese", "ish", "ican", "adian", "eno", "ena", "ense", "teno", "tena")
PARTICLES = frozenset("de del la las los da do dos van von der den bin al el di".split())
