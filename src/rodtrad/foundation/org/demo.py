"""The demo's places and people. Municipalities are real names; every person is invented, and sounds so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import services
from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.foundation.org.models import Place

PASSWORD = "demo-trollen-vid-sjon"  # noqa: S105 - the demo's own, printed for everyone
STARTED = timedelta(days=330)

# short name → (kind, name, parent, official code)
PLACES: dict[str, tuple[str, str, str, str]] = {
    "gr": (PlaceKind.NETWORK, "Göteborgsregionen", "", ""),
    "molndal": (PlaceKind.MUNICIPALITY, "Mölndal", "", "1481"),
    "goteborg": (PlaceKind.MUNICIPALITY, "Göteborg", "", "1480"),
    "kungsbacka": (PlaceKind.MUNICIPALITY, "Kungsbacka", "", "1384"),
    "harryda": (PlaceKind.MUNICIPALITY, "Härryda", "", "1401"),
    "stenungsund": (PlaceKind.MUNICIPALITY, "Stenungsund", "", "1415"),
    "vindeln": (PlaceKind.MUNICIPALITY, "Vindeln", "", "2404"),
    "mol-namnd": (PlaceKind.BOARD, "Vård- och omsorgsnämnden", "molndal", ""),
    "mol-forvaltning": (PlaceKind.ADMINISTRATION, "Vård- och omsorgsförvaltningen", "mol-namnd", ""),
    "mol-forebyggande": (PlaceKind.AREA, "Förebyggande verksamhet", "mol-forvaltning", ""),
    "traffpunkten": (PlaceKind.UNIT, "Träffpunkten i centrum", "mol-forebyggande", ""),
    "fixartjansten": (PlaceKind.UNIT, "Fixartjänsten", "mol-forebyggande", ""),
    "mol-hemtjanst": (PlaceKind.AREA, "Hemtjänst", "mol-forvaltning", ""),
    "hemtjanst-norr": (PlaceKind.UNIT, "Hemtjänst norr", "mol-hemtjanst", ""),
    "gbg-forvaltning": (PlaceKind.ADMINISTRATION, "Äldre samt vård- och omsorg", "goteborg", ""),
    "nordost": (PlaceKind.UNIT, "Stadsområde Nordost, Bergsjön", "gbg-forvaltning", ""),
    "kba-forvaltning": (PlaceKind.ADMINISTRATION, "Vård & Omsorg", "kungsbacka", ""),
    "seniorpunkten": (PlaceKind.UNIT, "Seniorpunkten", "kba-forvaltning", ""),
}
NETWORK = ("molndal", "goteborg", "kungsbacka", "harryda", "stenungsund")

# user name → (name, title, place, role, what this person shows in the demo)
PEOPLE: dict[str, tuple[str, str, str, str, str]] = {
    "doris": ("Doris Demosson", "verksamhetsutvecklare", "mol-forebyggande", "developer", "utvecklingsledare, Mölndal"),
    "stina": ("Stina Påhittad", "aktivitetspedagog", "traffpunkten", "staff", "medarbetare på Träffpunkten"),
    "karim": ("Karim Exempelsson", "undersköterska", "traffpunkten", "key-person", "nyckelperson på Träffpunkten"),
    "eva": ("Eva Låtsas", "enhetschef", "traffpunkten", "unit-manager", "enhetschef på Träffpunkten"),
    "henrik": ("Henrik Fiktiv", "processledare, FoU", "gr", "supervisor", "handledare i regionen"),
    "cleo": ("Cleo Sagolund", "samordnare", "gr", "coordinator", "samordnare av program"),
    "amir": ("Amir Tänkt", "ambassadör", "hemtjanst-norr", "ambassador", "ambassadör för metoden"),
    "siv": ("Siv Testberg", "kvalitetsspecialist", "mol-forvaltning", "specialist", "specialist, förbättring"),
    "kurt": ("Kurt Provgren", "controller", "mol-forvaltning", "controller", "controller"),
    "sara": ("Sara Provlund", "socialt ansvarig samordnare", "mol-forvaltning", "sas", "SAS"),
    "maja": ("Maja Demoberg", "medicinskt ansvarig sjuksköterska", "mol-forvaltning", "mas", "MAS"),
    "rune": ("Rune Låtsasson", "medicinskt ansvarig för rehabilitering", "mol-forvaltning", "mar", "MAR"),
    "fanny": ("Fanny Sagesson", "ledamot i nämnden", "mol-namnd", "elected", "förtroendevald"),
    "alva": ("Alva Arkivdotter", "registrator", "mol-forvaltning", "records-officer", "registrator"),
    "admin": ("Anders Adminsson", "systemförvaltare", "molndal", "administrator", "administratör, Mölndal"),
    "gunnel": ("Gunnel Gästsson", "pensionärsorganisation (påhittad)", "molndal", "guest", "gäst"),
    "nora": ("Nora Nyckelros", "äldrekonsulent", "nordost", "staff", "medarbetare i Göteborg"),
    "goran": ("Göran Gissning", "utvecklingsledare", "gbg-forvaltning", "developer", "utvecklingsledare, Göteborg"),
    "kajsa": ("Kajsa Kuliss", "verksamhetsutvecklare", "seniorpunkten", "developer", "utvecklingsledare, Kungsbacka"),
}  # fmt: skip
LEFT = ("torsten", "Torsten Tidigare", "aktivitetspedagog", "traffpunkten", "staff")


def build(actor: Actor, world: dict[str, Any]) -> None:
    """Places, people and one who has left; fills ``world`` with places, users and the list for the terminal."""
    with clock.at(clock.now() - STARTED):
        places = world["places"] = _places(actor)
        users = world["users"] = {}
        for username, (name, title, place, role, does) in PEOPLE.items():
            users[username] = services.create_user(
                actor, username=username, name=name, title=title, place=places[place], role=role
            )
            services.set_password(actor, users[username], password=PASSWORD, one_time=False)
            world["people"].append({"username": username, "name": name, "does": does, "password": PASSWORD})
        username, name, title, place, role = LEFT
        users[username] = services.create_user(
            actor, username=username, name=name, title=title, place=places[place], role=role
        )


def _places(actor: Actor) -> dict[str, Place]:
    made: dict[str, Place] = {}
    for short, (kind, name, parent, code) in PLACES.items():
        made[short] = services.create_place(
            actor, kind=kind, name=name, parent=made.get(parent), official_code=code
        )
    for short in NETWORK:
        services.join_network(actor, network=made["gr"], municipality=made[short])
    return made
