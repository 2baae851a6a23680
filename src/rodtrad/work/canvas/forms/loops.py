"""Forms of learning loops."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.ui.forms import DateInput
from rodtrad.work.canvas.choices import LoopKind, LoopTrigger
from rodtrad.work.canvas.forms.versions import said_version
from rodtrad.work.canvas.models import Version

_ASSUMPTIONS = _("What had you taken for granted?")


def _texts(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class BeginLoopForm(AskingForm):
    """What set the loop off, from which sketch."""

    trigger = forms.ChoiceField(label=_("What made you think again?"), widget=forms.RadioSelect)
    from_number = forms.ChoiceField(label=_("From which sketch?"), required=False)
    began = forms.DateField(label=_("When did it happen?"), required=False, widget=DateInput())
    assumptions = _texts(_ASSUMPTIONS, _("One per line. It can wait until the loop ends."))

    def __init__(self, rows: Iterable[Version], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["trigger"].choices = [(key, capfirst(str(text))) for key, text in LoopTrigger.choices]
        numbers = [(str(row.number), said_version(row)) for row in rows]
        self.fields["from_number"].choices = [("", _("The board as it is now")), *numbers]

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        number = data["from_number"]
        return {
            "trigger": data["trigger"], "from_number": int(number) if number else None, "began": data["began"],
            "assumptions": data["assumptions"].splitlines(),
        }  # fmt: skip


class EndLoopForm(AskingForm):
    """How deep the loop went, what changed, and what was learned."""

    kind = forms.ChoiceField(label=_("How deep did it go?"), widget=forms.RadioSelect)
    assumptions = _texts(_ASSUMPTIONS, _("One per line."))
    changed = _texts(_("What did you change?"), _("One per line."))
    learning = forms.CharField(label=_("What did you learn, in one line?"), max_length=300)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["kind"].choices = [(key, capfirst(str(text))) for key, text in LoopKind.choices]

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            **data, "assumptions": data["assumptions"].splitlines(), "changed": data["changed"].splitlines(),
        }  # fmt: skip


class ForkForm(AskingForm):
    """The choice at a result that was not what one expected."""

    way = forms.ChoiceField(
        label=_("What do you do now?"), widget=forms.RadioSelect,
        choices=[("how", _("Adjust how we do it")), ("why", _("Question why we do it"))],
    )  # fmt: skip
    reason = _texts(_("What had you expected, and what did you see?"), required=True)
