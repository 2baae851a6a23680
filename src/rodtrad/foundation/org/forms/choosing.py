"""Choosing a person by name: one writes it, or a part of it, and the form comes back with those to choose among.

The whole name of one, or a user name, is enough by itself. No script is needed.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.scope import current_actor
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries.people import found_by_name

SHOWN = 12  # more names than this are not chosen among: one writes a little more


class ChoosingForm(AskingForm):
    """``people``: those who can be chosen; ``offered``: those of them who are found whoever looks. The form's
    ``person`` is who was chosen, None for nobody."""

    never_asked = frozenset({"who"})

    who = forms.CharField(
        label=_("Who?"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Write a part of the name. Of people in other parts of the organisation, write all of it."),
    )  # fmt: skip
    chosen = forms.ChoiceField(label=_("Who do you mean?"), required=False, widget=forms.RadioSelect)

    def __init__(
        self,
        people: QuerySet[User],
        data: Any = None,
        *,
        offered: QuerySet[User] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.person: User | None = None
        said = str(self.data.get(self.add_prefix("who"), "")).strip()
        self.exact, self.found = found_by_name(current_actor(), people, said, offered)
        if self.exact or not 0 < len(self.found) <= SHOWN:
            del self.fields["chosen"]
        else:
            self.fields["chosen"].choices = [(user.code, _titled(user)) for user in self.found]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        by_code = {user.code: user for user in self.found}
        self.person = self.exact or by_code.get(data.get("chosen", ""))
        if data.get("who") and self.person is None and "chosen" not in self.errors:
            self.add_error("chosen" if "chosen" in self.fields else "who", self._unsure())
        return data

    def _unsure(self) -> forms.ValidationError:
        if not self.found:
            text = _("Nobody who can be chosen here has that name. Try a part of it.")
        elif len(self.found) > SHOWN:
            text = _("Many have that name. Write more of it.")
        else:
            text = _("Choose who you mean.")
        return forms.ValidationError(text, code="person")


def _titled(user: User) -> str:
    place = ", ".join(dict.fromkeys(row.place.name for row in user.held_now))
    return " · ".join(part for part in (user.name, user.title, place) if part)
