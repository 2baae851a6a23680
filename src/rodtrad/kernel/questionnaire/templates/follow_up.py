"""Follow-up of supervision (domain/kubinol.md, section 10): nine open questions, two with a second part.

The wording is the domain page's own. All is free text and optional.
"""

from __future__ import annotations

from rodtrad.kernel.questionnaire.model import LongText, Questionnaire, Section, swedish

ITEMS = {
    "F1": "Vad har handledningen gett dig och verksamheten?",
    "F2": "Har något nytt lärts, av dig eller av er?",
    "F2b": "Hur gick lärandet till?",
    "F3": "Vad är modellen bra för?",
    "F3b": "Vad är annorlunda mot förr, och vad väger tyngst?",
    "F4": "Vad i modellen borde bli bättre?",
    "F5": "Vad i handledningen borde bli bättre?",
    "F6": "Vad har träffarna med de andra kommunerna betytt?",
    "F7": "Hur går ni vidare med KUBINOL?",
    "F8": "Behövs något gemensamt i regionen framöver?",
    "F9": "Något mer att skicka med?",
}

FOLLOW_UP = Questionnaire(
    name="kubinol_follow_up",
    title=swedish("KUBINOL uppföljning"),
    languages=("sv",),
    intro=swedish("Du svarar utan namn. Skriv inga namn på andra. Alla frågor går att hoppa över."),
    sections=(
        Section(
            "all",
            swedish("Dina tankar"),
            tuple(LongText(name=name, text=swedish(text)) for name, text in ITEMS.items()),
        ),
    ),
    thanks=swedish("Tack för dina svar."),
)
