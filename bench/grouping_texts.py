"""Wording of our own for ``bench/grouping.py``: what suggestions of one planted group are made of.

A theme has things (in several forms and compounds), wishes ({} is a thing) and reasons. The same theme is said in words
that do not overlap much, and openers, endings and some reasons are shared by all themes, as in real suggestion boxes.
"""

from __future__ import annotations

from typing import NamedTuple


class Theme(NamedTuple):
    """What is spoken of, what is wished for and why."""

    things: tuple[str, ...]
    wishes: tuple[str, ...]
    reasons: tuple[str, ...]


def _theme(things: str, wishes: str, reasons: str) -> Theme:
    return Theme(_listed(things), _listed(wishes), _listed(reasons))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


THEMES: dict[str, Theme] = {
    "hemtjänst": _theme(
        "hemtjänsten | hemtjänstpersonalen | samma undersköterska | hemtjänstbesöken | "
        "kontinuiteten hos den äldre | personalen som kommer hem",
        "färre olika ansikten i {} | låt {} komma på tider som passar | {} behöver hinna sitta ner en stund | "
        "ge {} mer tid hos varje kund | fast omsorgskontakt i {}",
        "mamma träffar trettio olika undersköterskor i månaden | morgonbesöken blir för stressade | "
        "brukarna vet aldrig vem som kommer | besöken är för korta",
    ),
    "ensamhet": _theme(
        "träffpunkten | mötesplatser för seniorer | den ofrivilliga ensamheten | gemensamma middagar | "
        "en kaffestund i byn | dagverksamheten",
        "bryt ensamheten med {} | öppna {} även på helger | ordna {} där pensionärer kan ses | "
        "bjud in till {} | starta {} i varje kommundel",
        "många äldre sitter ensamma hela dagen | isoleringen blev värre efter pandemin | "
        "gemenskap håller oss friska | det finns ingenstans att träffas",
    ),
    "skjuts": _theme(
        "färdtjänsten | färdtjänstbilen | sjukresorna | resor med färdtjänst | bokningen av resor | "
        "taxiresorna",
        "{} måste komma i tid | boka {} i en app | gör {} enklare att beställa | "
        "{} bör få gå över kommungränsen | samordna {} bättre",
        "vi väntar ofta en timme på bilen | chauffören hittar inte till adressen | man missar sitt läkarbesök | "
        "beställningscentralen svarar inte",
    ),
    "digitalt": _theme(
        "journalsystemet | verksamhetssystemet | dokumentationen | surfplattor | mobilerna | inloggningen",
        "ett system i stället för fem: {} | {} ska fungera ute på hembesök | låt oss diktera {} | snabbare {} | "
        "byt ut {}",
        "vi skriver samma uppgifter tre gånger | datorerna startar långsamt | "
        "lösenorden krånglar varje morgon | täckningen är dålig i bilen",
    ),
    "schema": _theme(
        "scheman | schemaläggningen | arbetstiderna | delade turer | nattpassen | helgtjänstgöringen",
        "slopa {} | låt oss påverka {} själva | planera {} längre i förväg | "
        "prova sex timmars dag i stället för {} | bättre återhämtning mellan {}",
        "personalen blir sjukskriven | det går inte ihop med familjelivet | man hinner inte sova | "
        "kollegor säger upp sig",
    ),
    "mat": _theme(
        "maten på äldreboendet | matlådorna | lunchen | måltiderna | köket | matsedeln",
        "laga {} på plats | mer smak i {} | låt de boende välja {} | {} ska serveras varm | "
        "närodlade råvaror i {}",
        "många lämnar halva portionen | aptiten är dålig | det doftar inget gott | "
        "undernäring är vanligt bland gamla",
    ),
    "anhörig": _theme(
        "anhörigstödet | avlastning för anhöriga | anhörigvårdare | växelvården | en anhöriggrupp | "
        "samtal för närstående",
        "bygg ut {} | berätta om {} tidigare | {} även på kvällar | erbjud {} utan ansökan | "
        "gör {} lättare att hitta",
        "min man har demens och jag orkar inte | makar sliter ut sig | ingen frågar hur vi som vårdar mår | "
        "vi får aldrig sova en hel natt",
    ),
    "ungdom": _theme(
        "fritidsgården | ungdomsgården | sommarjobb | fältassistenterna | aktiviteter för tonåringar | "
        "en musikstudio för unga",
        "öppna {} senare på kvällen | fler {} | {} som ungdomarna bestämmer över | "
        "satsa på {} i ytterområdena | gratis {}",
        "unga driver runt på stan | skolan slutar och sedan händer inget | gängen lockar annars | "
        "tonåringar behöver trygga vuxna",
    ),
    "bostad": _theme(
        "bostäder | lägenheter för unga vuxna | andrahandskontrakt | bostadskön | hemlösheten | ett härbärge",
        "bostad först i stället för {} | kommunen borde förmedla {} | bygg billiga {} | "
        "ordna {} åt dem utan kontrakt | korta {}",
        "ingen hyresvärd godtar försörjningsstöd | familjer flyttar mellan vandrarhem | hyrorna är för höga | "
        "betalningsanmärkningar stoppar folk",
    ),
    "ekonomi": _theme(
        "försörjningsstödet | ansökan om ekonomiskt bistånd | budgetrådgivningen | skuldsaneringen | "
        "socialbidraget | handläggningen av bistånd",
        "gör {} digital | snabbare beslut om {} | förenkla {} | mer hjälp med {} | "
        "samma handläggare genom hela {}",
        "blanketterna är svåra att förstå | pengarna räcker inte månaden ut | kronofogden knackar på | "
        "man får vänta i veckor på besked",
    ),
    "språk": _theme(
        "svenskundervisning | språkcaféet | tolkar | lättläst information | översatta broschyrer | språkstöd",
        "ordna {} på biblioteket | boka {} direkt | {} på fler språk | {} med barnpassning | "
        "skriv {} på lätt svenska",
        "nyanlända förstår inte breven | barnen får översätta åt föräldrarna | arabiska och somaliska saknas | "
        "missförstånd kostar tid",
    ),
    "psykisk": _theme(
        "samtalsstöd | psykisk ohälsa | kuratorer | boendestödet | första linjen | ångestgrupper",
        "korta väntan till {} | {} utan remiss | mer {} i skolan | våga prata om {} | en väg in till {}",
        "många mår dåligt och väntar i månader | depression bland unga ökar | "
        "ingen tar ansvar mellan region och kommun | självmordstankar måste mötas direkt",
    ),
    "missbruk": _theme(
        "behandling mot beroende | öppenvården för missbruk | spelberoende | nykterhetsgrupper | sprututbytet | "
        "eftervård",
        "erbjud {} i kommunen | {} samma dag som man ber om hjälp | låt före detta missbrukare leda {} | "
        "behåll {} efter utskrivning | anonym {}",
        "alkoholen tar över efter behandlingshemmet | motivationen försvinner i kön | återfall hör till | "
        "droger säljs öppet vid torget",
    ),
    "våld": _theme(
        "skyddat boende | kvinnojouren | våld i nära relationer | hedersförtryck | barn som bevittnat våld | "
        "våldsutsatta",
        "ställ frågan om {} till alla | fler platser i {} | utbilda personalen om {} | "
        "stöd till {} dygnet runt | trygg väg till {}",
        "hon vågar inte anmäla sin man | hot och slag sker bakom stängda dörrar | "
        "djur får inte följa med på flykten | polisen hänvisar vidare",
    ),
    "funktion": _theme(
        "den dagliga verksamheten | personlig assistans | gruppbostaden | ledsagning | rullstolsramper | "
        "LSS-insatser",
        "låt deltagarna välja {} | anpassa {} efter personen | bättre {} på fritiden | höj ersättningen i {} | "
        "se över {}",
        "tillgängligheten brister i badhuset | en funktionsnedsättning syns inte alltid | "
        "autism kräver tydlighet | hjälpmedlen kommer för sent",
    ),
    "möten": _theme(
        "arbetsplatsträffarna | mötena | informationen från ledningen | chefernas närvaro | "
        "introduktionen av nya | handledningen",
        "kortare {} | mer tid för reflektion på {} | synliga chefer, inte bara {} | en bättre {} | "
        "dagordning till {} i god tid",
        "besluten når aldrig ut till golvet | mejlen är för många | nyanställda lämnas ensamma | "
        "vi lär inte av varandra",
    ),
}
OPENERS = _listed(
    "Jag tycker att vi ska | Vi borde | Förslag: | Kan kommunen | Mitt förslag är: | Det vore bra att | "
    "Idé: | Varför inte"
)
ENDINGS = _listed(
    "Det skulle spara både tid och pengar. | Tack för att ni lyssnar! | Det här har vi sagt förut. | "
    "Andra kommuner gör redan så. | Hela kommunen skulle vinna på det. | Börja gärna i liten skala."
)
SHARED = _listed(
    "det är svårt att få tag på rätt person | personalen hinner inte med | många äldre och unga klagar | "
    "vi saknar information | det kostar för mycket i dag | stödet kommer för sent | "
    "ingen vet vem som bestämmer"
)
# One-off suggestions that belong nowhere: {} are words drawn from the whole Swedish word list, another for each.
ODD_FORMS = _listed(
    "Byt {} mot {}. | {} och {} hör inte ihop. | Jag saknar {} vid {}. | Mer {}, mindre {}! | "
    "Ställ {} bredvid {} nästa år. | Den som vill ha {} ska få {}. | {} bör målas som {}. | "
    "Räkna {} före {}."
)
