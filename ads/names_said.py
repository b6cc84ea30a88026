"""Words beside a name of a person that speak for it or against it, English and Spanish, folded."""


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((first, second) for first, second in (pair.split() for pair in text.split(";")))


# Right before a name.
STRONG_PAIRS = _pairs(
    "a nombre; acordar con; ask for; asking for; asks for; atencion de; avisa a; avisar a; avisen a; busca a; busca "
    "al; busque a; busquen a; call me; chat with; check with; cita con; citas con; comunicarse con; comunicate con; "
    "comuniquese con; conoce a; conocida como; conocido como; conozca a; conozcan a; contact person; contacta con; "
    "contactar a; contactar con; contacte a; datos con; deal with; dealing with; digale a; diganle a; dile a; "
    "dirigirse a; el inge; el maestro; el nombre; el senor; entrevista con; escriba a; escribanle a; escribe a; "
    "escribeme a; escribid a; escribir a; escribirle a; goes by; habla con; hablad con; hablale a; hablar con; hable "
    "con; hablen con; hers is; his is; hit up; holla at; i am; i m; informes con; known as; la inge; la maestra; la "
    "senora; le decimos; le dicen; le llaman; le saluda; les saluda; llama a; llamad a; llamale a; llamar a; llame a; "
    "llamele a; llamen a; llamenle a; marca a; marcale a; marcar a; marque a; marque al; marquele a; marquenle a; me "
    "dicen; me llaman; me llamo; meet with; mensaje a; mensajea a; mine is; my name; name is; name s; name was; names "
    "is; nombre es; nos dicen; pedir a; pida a; pida por; pidan a; pide por; por don; pregunta por; pregunta x; "
    "preguntad por; preguntale a; preguntando por; preguntar por; preguntar x; pregunte por; pregunte x; pregunten "
    "por; presentamos a; presentarse con; presentese con; presento a; recado con; recoge a; recoger a; recoja a; "
    "report to; reportarse con; reportese con; responde a; resume to; resumes to; saluda a; solicite a; speak to; "
    "speak with; talk to; talk with; te saluda; the late; the name; this is; trabaja con; trata con; tratar con; trate "
    "con; trato con; with name; work with; works with"
)
STRONG = frozenset(
    "abuela abuelita abuelito abuelo ahijada ahijado alias amiga amigo apa apodo arq ask atentamente atiende atienden "
    "atte attn aunt auntie bisabuela boss boy boyfriend bro brother call capataz capt captain carnal chamaca chamaco "
    "chef coach colleague comadre comandante compa compadre companera companero contact contacto contratista coordina "
    "cousin coworker cunada cunado dad daughter daughters digale dile dm doctor doctora don dona dr dra duena dueno "
    "email encargada encargado esposa esposo familia father fiance fiancee flatmate foreman friend gerente girl "
    "girlfriend gracias granddaughter grandfather grandma grandmother grandpa grandson granny hello hermana hermanita "
    "hermanito hermano hi hija hijas hijastra hijastro hijita hijito hijo hijos hola host housemate husband im imparte "
    "ing inge ingeniera ingeniero instructor instructora instructress its jefa jefe kids lad landlady landlord "
    "landlords lic licenciada licenciado llama llame llamen llamo madre madrina maestra maestro mama mami manager "
    "marido mate mayordomo message mgr miss mister mngr mom mommy mother mr mrs ms msg mujer mum named nan nana nanny "
    "nephew nickname niece nieta nieto nina nino nombre novia novio nuera nurse organiza owner padre padrino papa papi "
    "partner pastor patron patrona phone prima primo prof profa profe profesor profesora prometida prometido psicologa "
    "psicologo reach receptionist reclutadora recruiter regards responsable rev reverend ring roommate saluda sargento "
    "senor senora senorita sgt signed sincerely sis sister sms sobrina sobrino socia socio soi soii son sons soy sr "
    "sra srta stepdaughter stepson suegra suegro supervisor supervisora teacher teniente text thanks tia tio tita tito "
    "tocaya tocayo tutor txt uncle vecina vecino viuda welcome whatsapp wife yerno".split()
)
# Titles, outside the span of a name.
TITLES = frozenset(
    "arq arqta capt chef cmdte col comandante cp don dona dr dra enf fr fray hna hno ing inga inge lcda lcdo lic licda "
    "licdo maestra maestro miss mister mr mrs ms mstr mtra mtro pbro prof profa profra profras psic rev senor senora "
    "senorita sgt sor sr sra srita srta".split()
)
# Letters with points that are no initials.
NO_INITIALS = TITLES | frozenset("ac ad am ave bc dc dj ext no nt pd pm po ps uk us usa".split())
# Shortened or said at the end, so that a point after them does not end a sentence.
POINTED = TITLES | frozenset("atte attn mgr mngr resp".split())
# Before a name, and before much else.
WEAK = frozenset(
    "& a al and by con de del donde e el for from la meet meets o or por say see tell the to ven visit with x y".split()
)
# Before a name that ends a letter, with a comma between.
PARTING = frozenset(
    "abrazo abrazos atentamente atte bendiciones besos best bless blessings carinosamente cheers cordialmente gracias "
    "love regards saludos sincerely slds thanks truly xo yours".split()
)
# Right after a name: what somebody does.
ACTS = frozenset(
    "answers arregla atiende bakes braids busca cleans cocina compra contesta contestame cooks coordina corta cose "
    "cuida cuts dirige does draws drives ensena escribeme fixes hablame hace handles imparte leads limpia llamame "
    "lleva manages maneja mows necesita needs offers ofrece organises organiza organizes owns pagame paints peina "
    "pinta plancha prepara recibe repara responde runs sews solicita teaches teje trabaja trains translates vende "
    "walks works".split()
)
# Before a name, and part of what people call somebody.
EPITHETS = frozenset("big lil little".split())
# Goods: right after the name of who makes them in English, right before it in Spanish.
GOODS = frozenset(
    "amp amplifier amps bag bags bed bici bicicleta bike boat bolsa bolso boots camara camioneta carro case chair "
    "chairs coat couch cuna dishes dress dresser drum drums engine estufa furniture guitar guitarra jacket jeans lamp "
    "lavadora machine maquina marca mattress moto motocicleta motor mower nevera pan pans parts perfume piano purse "
    "quilt refri refrigerador reloj shirt shoes sofa speaker speakers stove suit table tenis tires tools tractor "
    "trailer traje truck wagon zapatos".split()
)
# Right after a surname.
RELATIVES = frozenset("brothers family hermanas hermanos household sisters".split())
# Before a name that is part of a place or a church.
SAINTS = frozenset("fort lake mount nuestra saint san sant santa santo st sta sto virgen".split())
# Before a name that no person bears.
PETS = frozenset(
    "beagle boxer bulldog caballo cachorra cachorro canario cat cats chihuahua cockatiel collie dachshund doberman dog "
    "dogs gata gatita gatito gato gatos greyhound hamster hen horse hound husky iguana kitten kittens lab labrador "
    "lapdog loro mare mascota mastiff mutt parrot perico perra perrita perrito perro perros pitbull pony poodle pug "
    "pup puppies puppy pups rabbit retriever rottweiler schnauzer spaniel tabby terrier tortoise whippet wolfhound "
    "yorkie".split()
)
# Capitalised words beside contacts, brands and holidays.
NOT_A_NAME = frozenset(
    "accord airbnb am amazon amish apple apply apt asap atv audi bmw booking bookings bosch call camry caravan casa "
    "cashapp cdl cel cell celular chevrolet chevy christmas citas civic cna contact contacto corolla correo cpr "
    "craigslist crb cv dbs dept dewalt dios dm dodge dom dui e easter eeuu email emergencias escribe eur facebook fax "
    "fb fono ford fri gbp gmail god google gps halloween hha hiring hnos home honda hr hyundai i9 id ig ikea inbox inc "
    "info informes insta instagram iphone itin jeep jesus jue kenmore kia kik lego line llama llamar llame llc lpn lun "
    "lvn lyft mail makita mar mazda mensaje mensajes mie mobile mon movil mxn navidad nda netflix nintendo nissan obo "
    "office oficina ok osha page pagina paypal phone playstation pm ramadan recados recruiting recruitment reply "
    "reserva reservas reservations resume rn sab samsung santa sat semana sienna signal silverado site skype sms snap "
    "snapchat ssn ste subaru suite sun suv tel telefono telegram telf tesla text tfno thanksgiving thu thur thurs "
    "tiktok tlf toyota tue tues tv txt uber uk unit us usa usd venmo viber vie w2 wasap watsap web website wechat wed "
    "whats whatsapp whirlpool wifi wpp wsp xbox youtube zelle".split()
)
# How the words for a nationality end.
NATIONS = ("ian", "ese", "ish", "ican", "adian", "eno", "ena", "ense", "teno", "tena")
# How words end that no list of names holds and that are none.
WORDS = (
    "able", "ando", "burg", "burgh", "boro", "cion", "dad", "eria", "ible", "iendo", "ing", "less", "ment", "mente",
    "ness", "nos", "ology", "polis", "shire", "sion", "tion", "ville",
)  # fmt: skip
# Inside a full name.
PARTICLES = frozenset("al bin da de del den der di do dos el la las los van von".split())
