"""What takes a phrase back: negated, reported, asked and protective sentences, and what must stand all the same."""

import pytest

from ads.ad import Ad
from ads.evidence import Evidence
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
        ("Anyone who quits early has to pay $500.", "threats_penalty"),
        ("No hay día libre ni descanso.", "conditions_hours"),
        ("No puede salir sola.", "movement_restricted"),
        ("No se preocupe, guardamos su pasaporte.", "documents_held"),
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
