"""What the style page shows: each component's example, and made-up values to fill them with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import get_template

from rodtrad.foundation.ui.components import COMPONENTS, HERE, contract, icons
from rodtrad.foundation.ui.forms import DateInput, PlainForm
from rodtrad.foundation.ui.words import LANE_NAMES

UNITS = [("n", "Norra enheten"), ("o", "Östra enheten"), ("v", "Västra enheten")]


@dataclass(frozen=True, slots=True)
class Example:
    name: str
    contract: str
    source: str
    html: str


class EveryField(PlainForm):
    """One field of each kind that c-field knows."""

    title = forms.CharField(label="Rubrik", help_text="En mening som går att säga högt.")
    text = forms.CharField(label="Vad har ni sett?", widget=forms.Textarea)
    unit = forms.ChoiceField(label="Enhet", choices=UNITS)
    who = forms.ChoiceField(label="Vem har sagt det?", choices=UNITS, widget=forms.RadioSelect)
    lanes = forms.MultipleChoiceField(
        label="Gäller också",
        choices=UNITS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Flera går bra.",
    )
    day = forms.DateField(label="När ska det vara prövat?", widget=DateInput, required=False)
    count = forms.IntegerField(label="Hur många?", required=False)
    file = forms.FileField(label="Bilaga", required=False)
    agree = forms.BooleanField(
        label="Texten nämner ingen enskild person", help_text="Ni har själva läst den en gång till."
    )


class SmallForm(PlainForm):
    question = forms.CharField(label="Din fråga")


class FilterForm(PlainForm):
    words = forms.CharField(label="Sök", required=False)
    unit = forms.ChoiceField(label="Enhet", choices=[("", "Alla enheter"), *UNITS], required=False)


@dataclass(frozen=True, slots=True)
class Page:
    next_url: str = "#pager"
    previous_url: str = ""
    count_text: str = "1–25 av 112"


def context() -> dict[str, Any]:
    """The values that the examples name."""
    wrong = EveryField({"unit": "n", "day": "i höst"}, auto_id="wrong_%s")
    return {
        "icon_names": sorted(icons()),
        "form": EveryField({"title": "Vänta utan att veta", "unit": "n"}),
        "wrong_form": wrong,
        "small_form": SmallForm(auto_id="small_%s"),
        "inline_form": SmallForm(auto_id="inline_%s"),
        "filter_form": FilterForm(auto_id="filter_%s"),
        "page": Page(),
        "day": date(2026, 9, 24),
        "moment": datetime(2026, 9, 24, 12, 5, tzinfo=UTC),
        "never": None,
        "lanes": [{"key": key, "text": text} for key, text in LANE_NAMES.items()],
        "crumbs": [{"title": "Utveckla", "url": "#breadcrumbs"}, {"title": "Tidigt stöd", "url": "#breadcrumbs"}],
        "tabs": [
            {"title": "Översikt", "url": "#tabs", "current": True},
            {"title": "Frågor", "url": "#tabs", "current": False, "count": 4},
        ],
        "facts": [
            {"title": "Kommun", "value": "Exempelstad"},
            {"title": "Började", "value": "mars 2026"},
            {"title": "Avslutat", "value": None},
        ],
        "entries": [
            {
                "when": datetime(2026, 9, 24, 12, 5, tzinfo=UTC), "who": "Maria Lind", "what": "Behovet ändrades",
                "note": "",
                "changes": [{"title": "Text", "before": "Kortare kö", "after": "Veta vad som händer"}],
            },
            {
                "when": datetime(2026, 9, 1, 7, 0, tzinfo=UTC), "who": "Åke Öberg", "what": "Behovet skrevs",
                "note": "Efter mötet med föräldrarådet.", "changes": [],
            },
        ],
    }  # fmt: skip


def rendered(request: HttpRequest | None = None) -> list[Example]:
    """Every component with its example, drawn."""
    values = context()
    return [
        Example(
            name=name,
            contract=contract(name),
            source=(HERE / "templates/ui/examples" / f"{name}.html").read_text("utf-8"),
            html=get_template(f"ui/examples/{name}.html").render(dict(values), request),
        )
        for name in COMPONENTS
    ]
