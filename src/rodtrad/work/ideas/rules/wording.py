"""The answers that are shipped, one per outcome: what has become of the idea, and what happens next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Text
from rodtrad.work.ideas.rules.answering import Template


@dataclass(frozen=True, slots=True)
class Shipped:
    body: Text
    next_step: Text


UNDECIDED = "undecided"
SHIPPED: Mapping[str, Shipped] = {
    "do-now": Shipped(
        _("Thank you for your idea “{idé}”. We begin with it now.[ {ansvarig} takes care of it.]"),
        _("You will see here when it is done.[ It is planned to be ready {klart}.]"),
    ),
    "plan": Shipped(
        _("Thank you for your idea “{idé}”. It is good and needs planning first.[ {skäl}]"),
        _(
            "We look into what is needed and decide after that.[ {ansvarig} takes care of it.] You can follow it here."
        ),
    ),
    "common": Shipped(
        _(
            "Thank you for your idea “{idé}”. It is best done together with others, so we take it with us there."
        ),
        _("We bring it up at the next joint meeting. What is decided there stands here afterwards."),
    ),
    "wish": Shipped(
        _("Thank you for your idea “{idé}”. We cannot decide about it ourselves[: it is for {andra}]."),
        _("We pass it on as a wish. If we get an answer it stands here."),
    ),
    "parked": Shipped(
        _("Thank you for your idea “{idé}”. It rests for now.[ {skäl}]"),
        _("It stays among the ideas and is looked at again when we next go through them."),
    ),
    "merged": Shipped(
        _(
            "Thank you for your idea “{idé}”. Others have thought the same, so yours goes on together with theirs."
        ),
        _("What becomes of them holds for yours as well. Your own words are kept."),
    ),
    "not-now": Shipped(
        _("Thank you for your idea “{idé}”. We will not do it now. {skäl}"),
        _("It is kept with this reason. You are welcome to write again if something has changed."),
    ),
    "done": Shipped(
        _("Thank you for your idea “{idé}”. It is done. {skäl}"),
        _("Nothing more is planned. Tell us if it does not work as you had thought."),
    ),
    UNDECIDED: Shipped(
        _("Thank you for your idea “{idé}”. We have read it and have not decided yet."),
        _("It is looked at together with the others[ in “{kampanj}”]. What becomes of it stands here."),
    ),
}


def shipped(outcome: str) -> Template:
    """The shipped wording, in the language of the moment."""
    found = SHIPPED[outcome]
    return Template(str(found.body), str(found.next_step))
