"""A toy trial made of any toy element. The relation does not fit a need: making one of it is refused, whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.thread import services
from rodtrad.foundation.thread.models import Item
from tests.toyapp.manifest import EDIT


class TrialForm(AskingForm):
    title = forms.CharField(label="Title", max_length=100)


def form(actor: Actor, source: Item, data: Mapping[str, Any] | None) -> TrialForm | None:
    return TrialForm(data) if may(actor, EDIT, source) else None


def try_it(actor: Actor, source: Item, answers: Mapping[str, Any]) -> Item:
    return services.create_item(
        actor, kind="toy-trial", place=source.place, audience=source.audience, title=answers["title"]
    )
