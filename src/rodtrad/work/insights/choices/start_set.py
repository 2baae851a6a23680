"""The words every installation starts with (domain page, 2.4, 2.5, 3 and 4). They become rows that people may add to.

In Swedish: they are content, written by the pilots, like the insights themselves.
"""

from __future__ import annotations

# key, label, letter, colour, pattern (a name of PATTERNS)
GROUPS = (
    ("barn", "Barn", "B", "#E69F00", "dots"),
    ("unga", "Unga", "U", "#D55E00", "lines"),
    ("unga-vuxna", "Unga vuxna 20–25", "UV", "#CC79A7", "cross"),
    ("foraldrar", "Föräldrar och gravida", "F", "#56B4E9", "waves"),
    ("vuxna", "Vuxna", "V", "#0072B2", "solid"),
    ("aldre", "Äldre", "Ä", "#009E73", "grid"),
    ("anhoriga", "Anhöriga", "A", "#F0E442", "rings"),
    ("medarbetare", "Medarbetare (kompletterande röst)", "M", "#999999", "dashes"),
)
PATTERNS = tuple(row[4] for row in GROUPS)
# key, kind, label, question
THEMES = (
    ("T1", "theme", "Budget och ekonomistyrning",
     "Vilka ekonomiska drivkrafter får hela kommunen att främja och förebygga, över förvaltningarna?"),
    ("T2", "theme", "Samverkan mellan aktörer",
     "Hur kan region och kommun ge tidig hjälp, och vilka former belönar det smidiga?"),
    ("T3", "theme", "Tillgänglighet och tillit",
     "Hur blir den som tar emot stöd i stället en människa med egen kraft?"),
    ("T4", "theme", "Inflytande och behovsanpassning",
     "Hur kan invånare vara med, också när det ska göras i stor skala?"),
    ("X1", "cross", "Insatser utan behovsprövning", ""),
    ("X2", "cross", "Kulturförändring", ""),
    ("X3", "cross", "Juridik", ""),
    ("X4", "cross", "Organisation och organisering", ""),
    ("X5", "cross", "Minsta möjliga risk för de mest sårbara", ""),
    ("X6", "cross", "Kompostering: sluta göra", ""),
)  # fmt: skip
LABELS = (
    ("organisation", "individ"),
    ("akut", "förebyggande"),
    ("mottagare", "aktör i sitt eget liv"),
    ("eget anslag", "delat ansvar"),
    ("kontorets tider", "invånarens tider"),
    ("expert", "möjliggörare"),
    ("problemgrupp", "medmänniska"),
    ("stuprör", "samlat stöd"),
    ("misstro", "tillit"),
    ("sent", "tidigt"),
)
