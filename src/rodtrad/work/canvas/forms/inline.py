"""Texts that come without a form of their own: written in place on the board, asked about as in any form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.forms.asking import ANSWER, SEEN, AskingForm


class InlineForm(AskingForm):
    """``texts``: as they were sent, by the name they were sent with; ``seen``: what stood there before.

    Names are asked about; all else is asked about on the canvas, as for MergingForm.
    """

    asks_about = frozenset({"name"})

    def __init__(
        self, data: Mapping[str, Any], texts: Mapping[str, str], seen: Mapping[str, str] | None = None
    ):
        super().__init__(data, initial=dict(seen or {}))
        for name in texts:
            widget = forms.Textarea(attrs={"rows": 3})
            self.fields[name] = forms.CharField(label=_("Text"), required=False, strip=False, widget=widget)
        self.kept = [
            (name, data[name]) for name in data if name not in (*texts, ANSWER, SEEN, "csrfmiddlewaretoken")
        ]
        """What else came, to come again with the answer."""
