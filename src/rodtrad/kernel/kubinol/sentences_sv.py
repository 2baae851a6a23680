"""The Swedish titles and questions of the checks: number of the check -> (title, question)."""

from __future__ import annotations

from collections.abc import Mapping

SWEDISH: Mapping[str, tuple[str, str]] = {
    "01": (
        "Nyttan är inte beskriven än",
        "Arbetet har kommit en bit. Vad ska det leda till, för personen och för er?",
    ),
    "02": (
        "Nyttan beskriver ett problem",
        "Vad skulle personen känna för skillnad? Vilket läge finns om det lyckas? "
        "Och vad vore bra nog för personen själv?",
    ),
    "03": (
        "Inget mått följer nyttan",
        "Vilket mått visar om nyttan har uppstått? Det kan vara ett samtal lika väl som en siffra.",
    ),
    "04": (
        "Nyttan svarar inte mot något behov",
        "Vems behov svarar den här nyttan mot, och hur vet ni det?",
    ),
    "05": (
        "Behovet möts inte av någon nytta",
        "Finns det en nytta som svarar mot det här behovet, eller är det ett behov för en annan gång?",
    ),
    "06": (
        "Målgruppen går att ringa in mer",
        "Vilka är det ni vill nå, och varför just de? Ålder, område, hushåll eller livsläge kan hjälpa.",
    ),
    "07": (
        "Kunskapen gäller en annan grupp",
        "Kunskapen handlar om andra än er målgrupp. Håller den för dem ni vill nå, eller behövs något mer?",
    ),
    "08": (
        "Kärnkomponenten vilar inte på något än",
        "Hur vet ni att just detta behövs? Erfarenhet och samtal räknas lika väl som forskning.",
    ),
    "09": (
        "Kärnkomponenten syns inte i insatsen",
        "Var i insatsen finns den här kärnkomponenten, så att personen möter den?",
    ),
    "10": (
        "Delen av insatsen hör inte till någon kärnkomponent",
        "Behövs den här delen för nyttan? Eller är det en kärnkomponent som inte är nedskriven än?",
    ),
    "11": (
        "Kunskapen används inte än",
        "Vad säger den här kunskapen om behovet, målgruppen eller det som inte får saknas?",
    ),
    "12": (
        "Målgruppens egen röst saknas",
        "Vad säger de ni vill nå, och deras närstående? Vem av dem kan ni fråga först?",
    ),
    "13": (
        "Aktören har ingen del än",
        "Vad kan den här aktören bidra med: kunskap, kontakt med gruppen, eller något att göra tillsammans?",
    ),
    "14": (
        "Uppdraget är inte kopplat till något",
        "Vilken nytta ger uppdraget stöd åt, eller vilken grupp pekar det ut?",
    ),
    "15": (
        "Kunskapen kommer från få håll",
        "Vad skulle ni få veta från ett annat håll: målgruppen, kollegorna, forskningen eller siffrorna?",
    ),
    "16": (
        "Nyttan är beskriven från ett håll",
        "Vad vinner den enskilda på det här, och vad vinner verksamheten?",
    ),
    "17": (
        "Testet saknar en förväntan",
        "Vad tror ni händer när ni provar, och vad skulle överraska er?",
    ),
    "18": (
        "Resultatet är inte nedskrivet",
        "Det har gått en tid sedan testet eller mätningen skulle vara klar. Vad fick ni se?",
    ),
    "19": (
        "Resultatet väntar på ett beslut",
        "Vad gör ni nu med det ni har sett: behåller, justerar eller tänker om?",
    ),
    "20": (
        "Andra än målgruppen blev nådda",
        "Vilka kom, och vad säger det? Kanske har ni hittat en annan grupp, kanske en väg som går att ändra.",
    ),
    "21": (
        "Vem som kan bära kärnkomponenten är öppet",
        "Behövs yrkeskompetens här, eller kan en volontär göra det med stöd? Stämmer det med hur det görs?",
    ),
    "22": (
        "Länge sedan start, inget prov än",
        "Vad är det minsta ni kan prova nästa vecka? Att visa en skiss för någon är också ett prov.",
    ),
    "23": (
        "Testet har börjat före måttet",
        "Vad vill ni kunna se när testet är över, och hur får ni syn på det?",
    ),
    "24": (
        "Kort som väntar på en ny titt",
        "Något intill har ändrats. Håller kortet ändå, behöver det ändras, eller är det inte aktuellt mer?",
    ),
    "25": (
        "Ingen skiss sparad mellan två träffar",
        "Vad har hänt sedan förra träffen? Spara en version, så syns vägen ni har gått.",
    ),
    "26": (
        "Samtycke till ny kontakt är inte beskrivet",
        "Hur frågar ni personerna om de vill bli kontaktade igen, och var sparas svaret?",
    ),
    "27": (
        "Pengarnas villkor och planen går isär",
        "Stämmer villkoren med er målgrupp och er tid? Vad går att flytta, vad kan ni ta upp med givaren?",
    ),
    "28": (
        "Texten kan peka ut en person",
        "Behövs uppgiften? Skriv om texten så att ingen går att känna igen.",
    ),
}
