"""Probable names: asked about, never refused. Every name here is invented or common to thousands."""

import pytest

from rodtrad.kernel.guard import ask, mask, said_name
from rodtrad.kernel.guard.names import probable_names

NAMES = [
    ("Anna Bergström kom i går.", ["Anna Bergström"]),
    ("Vi pratade med Anna om maten.", ["Anna"]),
    ("Annas dotter ringde.", ["Annas"]),
    ("Det var Björn som ville.", ["Björn"]),
    ("Brukaren Torgnyx ville gå hem.", ["Torgnyx"]),
    ("Hon heter Nadifa.", ["Nadifa"]),
    ("Herr Ek ringde.", ["Ek"]),
    ("Kontakta Fatima Al-Hassan och Mohammed.", ["Fatima Al-Hassan", "Mohammed"]),
    ("Karl-Johan Nilsson sa det.", ["Karl-Johan Nilsson"]),
    ("Vi frågade Doris Demosson.", ["Doris Demosson"]),
    ("Ansvarig är Eva von Platen.", ["Eva von Platen"]),
    ("Sara sa: ”Ja”", ["Sara"]),
]
NONE = [
    "En björn kom.",
    "Björn kom.",  # a bear or a man: alone, first in the sentence, nobody can tell
    "Träffpunkten i centrum har öppet.",
    "Socialtjänsten i Mölndal och Göteborg.",
    "Lund är fint. Vi bor i Lund.",
    "UCLA Loneliness Scale och De Jong Gierveld",
    "WHO-5, AUDIT och DUDIT",
    "Stiftelsen Anna Lind ger pengar.",
    "Vård & Omsorg i Kungsbacka",
    "Det är vår plan. Sten mot sten.",
    "",
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[text[:25] for text, _names in NAMES])
def test_text_when_it_names_people_then_each_is_found(text, names):
    assert [text[start:end] for start, end in probable_names(text)] == names


@pytest.mark.parametrize("text", NONE)
def test_text_when_it_names_nobody_then_nothing_is_asked(text):
    assert list(probable_names(text)) == []


def test_name_when_said_ok_then_not_asked_about_again():
    ok = {said_name("Annas"), said_name("Doris Demosson")}

    assert list(probable_names("Annas sal och Doris Demosson.", ok)) == []
    assert [hit.kind for hit in ask("Vi såg Anna Berg och Doris.", ok)] == ["name", "name"]


def test_street_when_called_after_somebody_then_it_is_an_address():
    text = "Vi ses på Erik Dahlbergsgatan 5."

    assert [hit.kind for hit in ask(text)] == ["address"]


def test_mask_when_names_are_found_then_none_is_left():
    text = "Anna Bergström, tel 070-174 06 05, bor på Storgatan 5."

    masked = mask(text, ask(text))

    assert masked == "[namn], tel [telefonnummer], bor på [adress]."
    assert ask(masked) == []
