"""Words beside a name of a person that speak for it or against it, English and Spanish, folded."""


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((first, second) for first, second in (pair.split() for pair in text.split(";")))


# Right before a name.
STRONG_PAIRS = _pairs(
    "a nombre; acordar con; ask for; asking for; asks for; busca a; busca al; busque a; cita con; citas con; "
    "comunicarse con; comunicate con; comuniquese con; conoce a; conozca a; conozcan a; contact person; "
    "contacta con; contactar a; contactar con; contacte a; datos con; dirigirse a; el inge; el maestro; el "
    "nombre; el senor; escriba a; escribe a; escribeme a; escribid a; escribir a; habla con; hablad con; "
    "hablar con; hable con; hablen con; hers is; his is; hit up; holla at; i am; i m; informes con; la inge; "
    "la maestra; la senora; le saluda; les saluda; llama a; llamad a; llamar a; llame a; llamen a; marca a; "
    "marcale a; marcar a; marque a; marque al; me dicen; me llaman; me llamo; meet with; mensaje a; mine is; "
    "my name; name is; name s; name was; names is; nombre es; por don; pregunta por; pregunta x; preguntad "
    "por; preguntando por; preguntar por; preguntar x; pregunte por; pregunte x; pregunten por; presentamos "
    "a; presento a; responde a; saluda a; speak to; speak with; talk to; talk with; te saluda; the name; this "
    "is; trata con; tratar con; trate con; trato con; with name"
)
STRONG = frozenset(
    "abuela abuelo alias amiga amigo arq ask atentamente atiende atienden atte aunt auntie boss boy brother call "
    "capataz capt captain chef coach colleague companera companero contact contacto cousin cunada cunado dad daughter "
    "doctor doctora don dona dr dra encargada encargado esposa esposo flatmate foreman friend girl gracias grandma "
    "grandpa hello hermana hermano hi hija hijo hola host housemate husband im imparte ing inge instructor "
    "instructora instructress its jefa jefe lad landlady landlord lic licenciada licenciado llama llame llamen llamo "
    "maestra maestro mama manager marido mate mgr miss mister mngr mom mr mrs ms mujer mum named nana nanny nephew "
    "niece nombre nurse organiza owner padre papa partner pastor phone prima primo prof profa profe profesor "
    "profesora reclutadora recruiter regards responsable rev reverend ring roommate saluda senor senora senorita sgt "
    "signed sincerely sister sms sobrina sobrino socia socio soi soii son soy sr sra srta supervisor supervisora text "
    "thanks tia tio txt uncle vecina vecino welcome wife".split()
)
# Titles, outside the span of a name.
TITLES = frozenset(
    "arq arqta capt chef col cp don dona dr dra enf hna hno ing inga inge lcda lcdo lic licda licdo maestra maestro "
    "miss mister mr mrs ms mstr mtra mtro pbro prof profa psic rev senor senora senorita sgt sr sra srta".split()
)
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
    "answers arregla atiende bakes braids busca cleans cocina compra contesta contestame cooks corta cose "
    "cuida cuts does draws drives ensena escribeme fixes hablame hace handles limpia llamame maneja mows "
    "necesita needs offers ofrece pagame paints peina pinta plancha repara responde runs sews solicita "
    "teaches teje trabaja translates walks works".split()
)
# Before a name, and part of what people call somebody.
EPITHETS = frozenset("big lil little".split())
# Right after a surname.
RELATIVES = frozenset("brothers hermanas hermanos sisters".split())
# Before a name that is part of a place or a church.
SAINTS = frozenset("fort lake mount nuestra saint san sant santa santo st sta sto virgen".split())
# Before a name that no person bears.
PETS = frozenset(
    "beagle boxer bulldog caballo cachorra cachorro canario cat cats chihuahua cockatiel collie dachshund doberman "
    "dog dogs gata gatita gatito gato gatos greyhound hamster hen horse hound husky iguana kitten kittens lab "
    "labrador lapdog loro mare mascota mastiff mutt parrot perico perra perrita perrito perro perros pitbull pony "
    "poodle pug pup puppies puppy rabbit retriever rottweiler schnauzer spaniel tabby terrier tortoise whippet "
    "wolfhound yorkie".split()
)
# Capitalised words beside contacts, brands and holidays.
NOT_A_NAME = frozenset(
    "accord airbnb am amazon apple apply apt asap atv audi bmw booking bookings bosch call camry caravan casa "
    "cashapp cdl cel cell celular chevrolet chevy christmas citas civic cna contact contacto corolla correo cpr "
    "craigslist crb cv dbs dept dewalt dios dm dodge dom dui e easter eeuu email emergencias escribe eur facebook "
    "fax fb fono ford fri gbp gmail god google gps halloween hha hiring home honda hr hyundai i9 id ig ikea inbox "
    "inc info informes insta instagram iphone itin jeep jesus jue kenmore kia kik lego line llama llamar llame "
    "llc lpn lun lvn lyft mail makita mar mazda mensaje mensajes mie mobile mon movil mxn navidad nda netflix "
    "nintendo nissan obo office oficina ok osha page pagina paypal phone playstation pm ramadan recados "
    "recruiting recruitment reply reserva reservas reservations resume rn sab samsung santa sat semana sienna "
    "signal silverado site skype sms snap snapchat ssn ste subaru suite sun suv tel telefono telegram telf tesla "
    "text tfno thanksgiving thu thur thurs tiktok tlf toyota tue tues tv txt uber uk unit us usa usd venmo viber "
    "vie w2 wasap watsap web website wechat wed whats whatsapp whirlpool wifi wpp wsp xbox youtube zelle".split()
)
# How the words for a nationality end.
NATIONS = ("ian", "ean", "ese", "ish", "ican", "adian", "eno", "ena", "ense", "teno", "tena")
# Inside a full name.
PARTICLES = frozenset("al bin da de del den der di do dos el la las los van von".split())
