"""The pages of a campaign's pile, side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.org.permissions import may


def tabs(request: HttpRequest, campaign: Any, current: str) -> list[dict[str, Any]]:
    """What this person may do with the ideas of a campaign."""
    item, actor = campaign.item, request.actor
    pages = [("groups", _("Groups"), True), ("triage", _("Go through"), may(actor, "ideas.triage", item)),
             ("board", _("Board"), True), ("scores", _("Effect"), True),
             ("answers", _("Answers"), may(actor, "ideas.answer", item)),
             ("fairness", _("Waiting times"), may(actor, "ideas.answer", item)),
             ("outcomes", _("What became of them"), True)]  # fmt: skip
    return [
        {
            "title": title,
            "url": reverse(f"ideas:{name}", args=[item.code]),
            "current": name == current,
            "count": None,
        }
        for name, title, shown in pages
        if shown
    ]
