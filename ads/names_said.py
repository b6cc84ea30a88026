"""Words beside a name of a person that speak for it or against it, English and Spanish, folded."""

STRONG_PAIRS = frozenset(
    pair.replace("_", " ")
    for pair in """
    i_am i_m name_is name_s names_is ask_for asks_for asking_for my_name me_llamo me_dicen me_llaman nombre_es
    preguntar_por pregunte_por pregunta_por pregunten_por preguntando_por preguntar_x pregunte_x pregunta_x
    habla_con hablar_con hable_con hablen_con ablar_con contactar_con contactar_a contacta_con contacte_a llamar_a
    llame_a llama_a llamen_a llamad_a escribir_a escribe_a escriba_a escribeme_a comunicarse_con comunicate_con
    comuniquese_con saluda_a les_saluda te_saluda le_saluda el_nombre with_name this_is speak_to speak_with talk_to
    talk_with reach_boss responde_a contact_person por_don el_senor la_senora el_maestro la_maestra mensaje_a
    datos_con cita_con citas_con tratar_con trata_con acordar_con informes_con a_nombre busca_a busca_al busque_a
    dirigirse_a meet_with
    """.split()
)
STRONG = frozenset(
    """
    sms im soy soii soi llamo llama llame llamen call ask named nombre atiende atienden saluda contacto contact txt
    text ring phone mr mrs ms miss mister sr sra srta don dona senor senora senorita dr dra doctor doctora chef lic
    licenciada licenciado ing arq prof profe profesor profesora profa maestro maestra hermana hermano pastor padre
    tia tio abuela abuelo recruiter manager owner boss instructor instructora instructress capataz encargado
    encargada responsable jefe jefa hi hello hola its signed sincerely thanks regards gracias atte atentamente alias
    reclutadora supervisor supervisora coach nurse aunt uncle cousin brother sister husband wife son daughter mum
    mom dad hijo hija esposo esposa marido mujer socio socia sobrino sobrina primo prima mama papa cunada cunado
    nephew niece partner mate landlord landlady foreman host mgr mngr boy girl flatmate roommate housemate friend
    colleague amigo amiga companero companera vecino vecina nanny lad captain capt rev reverend sgt auntie grandma
    grandpa nana organiza imparte
    """.split()
)
TITLES = frozenset(
    """
    mr mrs ms miss mister sr sra srta don dona senor senora senorita dr dra chef lic ing arq prof profa rev sgt capt
    maestro maestra
    """.split()
)
RELATIVES = frozenset("brothers sisters hermanos hermanas".split())
WEAK = frozenset(
    """
    con with by for por x donde meet meets see ven visit and y e or o & to a al from del de the la el
    """.split()
)
SAINTS = frozenset("st san santa santo saint sto sta sant fort mount lake nuestra virgen".split())
PETS = frozenset(
    """
    dog dogs cat cats puppy pup kitten horse pony perro perra perrito gato gata gatito caballo mascota parrot rabbit
    tabby spaniel terrier lab
    """.split()
)
NOT_A_NAME = frozenset(
    """
    whatsapp wasap whats watsap wpp wsp tel cel cell celular telf tfno tlf telefono fono movil mobile phone fax sms
    text txt call insta instagram ig facebook fb telegram snap snapchat tiktok signal kik skype viber wechat line
    email mail correo e info reservas reserva reservations cv resume contact contacto informes citas booking
    bookings web website site page pagina gmail dm inbox zelle venmo cashapp paypal office oficina home casa reply
    apply hiring hr dept recruiting recruitment llc inc mon tue tues wed thu thur thurs fri sat sun lun mar mie jue
    vie sab dom am pm usd mxn eur gbp ok asap obo llame llamar llama escribe mensaje mensajes recados emergencias
    apt suite ste unit google apple amazon uber lyft airbnb craigslist youtube netflix wifi tv usa uk us eeuu dbs
    crb cpr hha cna rn lpn lvn cdl osha nda gps id ssn itin w2 i9 dui atv suv bmw ford toyota honda nissan chevy
    chevrolet dodge jeep kia hyundai mazda subaru tesla audi corolla civic camry accord silverado sienna caravan
    iphone samsung whirlpool kenmore bosch makita dewalt ikea xbox playstation nintendo lego christmas easter
    halloween thanksgiving ramadan navidad semana santa dios god jesus
    """.split()
)
NATIONS = ("ian", "ean", "ese", "ish", "ican", "adian", "eno", "ena", "ense", "teno", "tena")
PARTICLES = frozenset("de del la las los da do dos van von der den bin al el di".split())
