"""What takes a phrase back: negated, reported, asked and protective sentences, and what must stand all the same."""

import pytest

from ads.ad import Ad
from ads.evidence import Evidence, gather
from ads.indicators import load_registry
from ads.reading import read


def found(text: str, *, polarity: str = "concern") -> set[str]:
    evidence = Evidence(Ad(id="1", text=text), read(text), "en", [], [])
    return {finding.indicator for finding in load_registry().find(evidence) if finding.polarity == polarity}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody holds my papers, I keep my own passport.",
        "Your employer may not keep your passport.",
        "It is illegal for an employer to take your ID.",
        "We never ask for a deposit before you start.",
        "If someone takes your documents, call the hotline.",
        "There is no fine for leaving early.",
        "She told the police that her boss kept her passport.",
        "A documentary about workers locked in at night.",
        "Does your boss keep your passport? You have rights.",
        "Rent is never deducted from your wages.",
        "We will never report you to immigration.",
        "Nobody works 14 hours a day here.",
        "No more than 14 hours a week.",
        "We do not charge fees, or keep wages until the season ends.",
        "The boss keeps your passport. Call our hotline if this happens to you.",
        "Holding passports until the end is forbidden, the law says.",
        "The inspector asked whether wages were held until the end of the contract.",
        "Workers who were beaten by the boss can call us in confidence.",
        "Nadie guarda mis papeles, yo tengo mi pasaporte.",
        "Su patrón no puede retener su pasaporte.",
        "Es ilegal que el patrón guarde sus documentos.",
        "No cobramos ninguna cuota para trabajar.",
        "Nunca retenemos el sueldo.",
        "Aquí nadie trabaja 14 horas diarias.",
        "Mi antiguo patrón me quitó el pasaporte.",
        "La ley prohíbe que la agencia retenga el pasaporte.",
        "Contó que el jefe la golpeaba.",
        "¿Su jefe le quita el teléfono? Conozca sus derechos.",
        "El anuncio decía visa garantizada y era una estafa.",
        "Si un patrón le pega, llame al 911.",
        "Unlike other farms, where they keep your passport, we never ask to see it.",
        "Any agency that tells you a fee is needed before you start is breaking the law.",
        "They keep your passport until the harvest ends. If this sounds like you, the law centre is free.",
        "The boss keeps your passport and you get no day off. You have rights. The union can help.",
        "Training for hotel staff: what to do when a guest says the agency keeps her passport.",
        "A new play at the town hall. The foreman keeps their passports and nobody gets a day off.",
        "In 1890 the mill kept a girl's wages until the season ended.",
        "It is not true that, as somebody wrote on a wall last week, our office keeps your passport.",
        "If you are told that you must pay a fee before you start, ring us.",
        "A diferencia de otras fincas, donde retienen el sueldo, aquí se paga cada viernes.",
        "Si te dicen que debes el pasaje y no puedes salir de la casa, llama al 112.",
        "Guardan tu pasaporte y no hay día libre. Si te pasa esto, ven al centro de asesoría.",
        "Curso para personal de hotel: qué hacer cuando la agencia guarda el pasaporte de una huésped.",
        "En su último trabajo la jefa le quitó el pasaporte.",
        "He kept our passports in his desk. That was at the old farm, and he is in prison now.",
        "My father has dementia and may not leave the house by himself.",
        "The patients must not go out alone.",
        "No phones in the exam room, please.",
        "Food pantry for families without papers, open on Mondays.",
        "We do not go looking for people who are desperate.",
        "Trespassers will be reported to the police.",
        "Application fee for the apartment is $30.",
        "Selling the piano because I have to pay off a debt.",
        "Le dirán que guardamos sus papeles. No es así.",
        "Mi mamá no debe salir sola desde la caída.",
        "Prohibido el celular en el examen.",
        "Clases de inglés para recién llegados.",
        "Su niñera recoge a los niños después de la escuela.",
        "Nueva obra en el teatro. El capataz guarda los pasaportes de todos.",
        "No es verdad, como alguien escribió la semana pasada, que la oficina guarde tu pasaporte.",
    ],
)
def test_what_is_denied_told_or_asked_is_no_finding(text):
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("You get no day off.", "conditions_hours"),
        ("She may not leave the house.", "movement_restricted"),
        ("No phone allowed on site.", "isolation"),
        ("No experience needed, we keep your passport.", "documents_held"),
        ("Do not worry, we keep your passport in our safe.", "documents_held"),
        ("Nobody complains here. We keep your passport.", "documents_held"),
        ("No smoking\nPassports are held by the agency", "documents_held"),
        ("You are not from here but we keep your passport.", "documents_held"),
        ("Desperate for money? Call us.", "targets_vulnerability"),
        ("Care for my father. The helper may not leave the house alone.", "movement_restricted"),
        ("She may not leave the house alone, nor may the dog.", "movement_restricted"),
        ("Anyone who quits early has to pay $500.", "threats_penalty"),
        ("No hay día libre ni descanso.", "conditions_hours"),
        ("No puede salir sola.", "movement_restricted"),
        ("No se preocupe, guardamos su pasaporte.", "documents_held"),
        ("Free meals, bus from the church, and you get no day off.", "conditions_hours"),
        ("This is no scam, you can trust us.", "trust_assurance"),
        ("Para que nadie se vaya antes yo guardo los pasaportes.", "documents_held"),
    ],
)
def test_a_guard_goes_no_further_than_its_clause(text, indicator):
    assert indicator in found(text)


def test_a_line_that_was_wrapped_is_one_sentence():
    assert found("It is illegal that\nthe agency keeps your passport") == set()
    assert found("It is illegal\nThe agency keeps your passport") == {"documents_held"}


@pytest.mark.parametrize("text", ["We never keep your passport.", "I do not owe the agency for my ticket."])
def test_a_denial_is_no_protective_finding(text):
    assert found(text, polarity="protective") == set()


def test_a_protective_phrase_is_denied_like_any_other():
    assert found("I set my own hours", polarity="protective") == {"independence"}
    assert found("Nobody believes that I set my own hours", polarity="protective") == set()


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Quartet for weddings: Nell, Priya, Tom and Gus.", "multi_provider"),
        ("Cuarteto para bodas: Nuria, Paco, Edurne y Luis.", "multi_provider"),
        ("We hire without regard to nationality or ethnic origin.", "origin_stated"),
        ("Contratamos sin mirar la nacionalidad de nadie.", "origin_stated"),
        ("\N{CHERRIES} from our own trees, 4 a kilo", "age_proxy_symbol"),
    ],
)
def test_a_guard_of_some_indicators_takes_back_what_facts_and_symbols_show(text, indicator):
    evidence = gather(Ad(id="1", text=text), phone_region="US")
    assert indicator not in {finding.indicator for finding in load_registry().find(evidence)}


def test_a_guard_of_some_indicators_leaves_the_others_alone():
    assert found("Quiet cottage to let, far from everything.") == set()
    assert found("Cottage on the farm. We keep your passport.") == {"documents_held"}
