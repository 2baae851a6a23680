"""What the thread offers to the house: its pages, and the words of its history. Modules declare the relations."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import Manifest, NoticeKind

MANIFEST = Manifest(
    name="thread",
    title=_("The red thread"),
    urls="rodtrad.foundation.thread.urls",
    rest="rodtrad.foundation.thread.rest.router",
    doctor=("rodtrad.foundation.thread.doctor.search_index",),
    rebuilt={"thread_search": "rodtrad.foundation.thread.services.search_index.rebuild_all"},
    audit_actions={
        "thread.created": _("made this"),
        "thread.changed": _("changed this"),
        "thread.moved": _("changed the state"),
        "thread.retired": _("put this away"),
        "thread.brought-back": _("brought this back"),
        "thread.linked": _("linked this"),
        "thread.link-confirmed": _("confirmed a suggested link"),
        "thread.link-rejected": _("rejected a suggested link"),
        "thread.link-retired": _("put a link away"),
        "thread.link-brought-back": _("brought a link back"),
        "thread.flag-answered": _("looked again and answered"),
        "thread.questioned": _("questioned what this rests on"),
        "thread.labelled": _("changed the labels"),
        "thread.alternative-saved": _("wrote the same field at the same time; the text was kept"),
        "thread.alternative-settled": _("decided about a kept text"),
        "thread.search-saved": _("saved a search"),
        "thread.search-changed": _("changed a saved search"),
        "thread.search-taken-away": _("took a saved search away"),
        "thread.search-brought-back": _("brought a saved search back"),
    },
    field_titles={
        "title": pgettext_lazy("field of an item", "title"),
        "text": pgettext_lazy("field of an item", "text"),
        "state": pgettext_lazy("field of an item", "state"),
        "life": pgettext_lazy("field of an item", "life"),
        "audience": _("shown to"),
        "place": pgettext_lazy("field of an item", "place"),
        "home": _("belongs to"),
        "kind": pgettext_lazy("field of an item", "kind"),
        "dnr": _("reference number"),
        "document_class": _("document class"),
        "link": pgettext_lazy("field of an item", "link"),
        "answer": pgettext_lazy("field of an item", "answer"),
        "name": _("name"),
        "reason": pgettext_lazy("field of an item", "reason"),
    },
    item_parts=("rodtrad.foundation.thread.becoming.menu",),
    notices=(
        NoticeKind(
            "thread.saved-hit",
            _("Something new fits a search you have saved"),
            _("“%(title)s” is new in a search you have saved"),
        ),
    ),
    jobs={
        "thread.look-through-saved": "rodtrad.foundation.thread.tasks.look_through_saved",
        "thread.index-anew": "rodtrad.foundation.thread.tasks.index_anew",
    },
    minutely=("rodtrad.foundation.thread.services.watching.look_when_due",),
    todos=("rodtrad.foundation.thread.todos.look_again",),
    order=5,
)
