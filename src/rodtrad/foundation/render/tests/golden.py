"""The golden document: everything that has gone wrong in some form, for all of them (settled.md section 12)."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from PIL import Image

from rodtrad.foundation.render.blocks import (
    Card,
    Cards,
    Chart,
    Column,
    Columns,
    Document,
    Fact,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Section,
    Table,
    Text,
    paragraphs,
)
from rodtrad.foundation.render.charts.spec import ChartSpec, Level, Mark, Series
from rodtrad.foundation.render.values import SUPPRESSED

LONG = " ".join(
    f"Mening {number} handlar om hur gruppen träffas, äter tillsammans och går hem." for number in range(42)
)[:3000]
EMOJI = "Frukost 😀 med 👩‍👩‍👧 i Sävsjö 🇸🇪 ✓"
ARABIC = "مرحبا بكم في الإفطار"
HEBREW = "שלום לכולם"
FORMULA = "=1+1"
UNCOVERED = "tecken utan typsnitt: ꙮ och \U00013000"
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))


def png(width: int = 60, height: int = 40) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "#b4232a").save(out, "PNG")
    return out.getvalue()


def chart(kind: str = "line") -> ChartSpec:
    visits = (12, 14, None, 18, 17, SUPPRESSED, 22, 25, 24, 28, 31, 30)
    return ChartSpec(
        kind=kind, title="Besök per månad", description="Besöken ökar från 12 i januari till 30 i december.",
        labels=MONTHS,
        series=(Series("Måndagar", visits), Series("Torsdagar", tuple(range(5, 17)))),
        unit="besök", source="Närvarolistor",
        levels=(Level("Medel", (21.0,) * 12),) if kind == "control" else (),
        marked=(Mark(0, 10, "över det vanliga"),),
    )  # fmt: skip


def golden(language: str = "sv") -> Document:
    cards = tuple(Card(f"Kort nummer {number} säger en sak.", "Behov", tone="needs") for number in range(40))
    return Document(
        title="Frukost tillsammans", language=language, subtitle="Utvecklingsarbete", date=date(2026, 3, 3),
        version="Skiss 4", organisation="Påhittade kommun", marks=("Utkast",),
        sections=(
            Section(
                "Nytta", lead="Det som insatsen ska leda till.", tone="benefit",
                blocks=(
                    Cards(
                        (
                            Card(
                                "Fler känner gemenskap.", "Individuell nytta", (Fact("Mätbar", "ja"),),
                                ("utkast",), "En längre tanke.", ("svarar mot: sällskap vid måltider",), "benefit",
                            ),
                            Card(EMOJI, "Nytta", tone="benefit"),
                            Card(ARABIC, "Röst", tone="benefit"),
                            Card(HEBREW, "Röst", tone="benefit"),
                            Card(FORMULA, "Nytta", tone="benefit"),
                            Card(UNCOVERED, "Nytta", tone="benefit"),
                        )
                    ),
                    Note("Börja med berättelsen om Asta."),
                ),
            ),
            Section("Behov och kontext", (Cards(cards, "Behov"),), tone="needs"),
            Section("Kunskap", (Cards((Card(LONG, "Forskning", tone="knowledge"),)),), tone="knowledge"),
            Section(
                "Siffror",
                (
                    Heading("Så gick det"),
                    Chart(chart()),
                    Table(
                        "Besök", (Column("Månad"), Column("Antal", numbers=True)),
                        (*((month, value) for month, value in zip(MONTHS, chart().series[0].values, strict=True)),
                         (FORMULA, 3), (ARABIC, 2)),
                    ),
                ),
                tone="results",
            ),
            Section(
                "Text och bild",
                (
                    Text((Paragraph((Run("Vanlig, "), Run("stark", strong=True), Run(", "),
                                     Run("kursiv", emphasis=True))),
                          Paragraph((Run("första"),), "bullet"), Paragraph((Run("andra"),), "bullet"),
                          Paragraph((Run("ett"),), "number"), Paragraph((Run("två"),), "number"),
                          Paragraph((Run("Det var gott."),), "quote"))),
                    PageBreak(),
                    Picture("Ett rött fält", png(), caption="En bild"),
                    Picture("", png(80, 20)),
                    Columns(((paragraphs("Till vänster"),), (paragraphs("Till höger"),))),
                ),
            ),
        ),
    )  # fmt: skip
