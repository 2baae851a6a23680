"""One's saved searches: kept from the search page, listed with what is new, renamed, taken away."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, show_errors
from rodtrad.foundation.thread.forms import SavedForm, SearchForm
from rodtrad.foundation.thread.models import SavedSearch
from rodtrad.foundation.thread.queries import saved as queries
from rodtrad.foundation.thread.services import saved as services
from rodtrad.foundation.thread.tables import hit_rows


@require_GET
@login_required
def saved_list(request: HttpRequest) -> HttpResponse:
    """One's own, with how much is new in each."""
    form = SearchForm(request.actor)
    rows = [
        (row, _said(form, row.search.words, row.search.choices)) for row in queries.saved_rows(request.actor)
    ]
    removed = queries.saved_rows(request.actor, removed=True)
    return render(request, "thread/saved_list.html", {"rows": rows, "removed": removed})


def _said(form: SearchForm, words: str, chosen: Mapping[str, str]) -> list[str]:
    """A search as a person reads it."""
    quoted = [_("“%(words)s”") % {"words": words}] if words else []
    return quoted + form.in_words(chosen)


@require_http_methods(["GET", "POST"])
@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Keep the search that stands in the address."""
    asked = SearchForm(request.actor, request.GET)
    words, chosen = asked.words(), asked.chosen()
    form = SavedForm(request.POST if request.method == "POST" else None, initial={"name": words[:80]})
    if form.is_valid():
        try:
            made = services.save_search(request.actor, words=words, choices=chosen, **form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("The search is saved."))
            return back(request, reverse("thread:saved", args=[made.code]))
    context = {"form": form, "said": _said(asked, words, chosen)}
    return render(request, "thread/saved_form.html", context, status=422 if form.errors else 200)


@require_GET
@login_required
def saved(request: HttpRequest, code: str) -> HttpResponse:
    """What is new in one of them."""
    search = queries.saved_by_code(request.actor, code)
    rows = hit_rows(queries.new_items(request.actor, search))
    context = {
        "search": search,
        "rows": rows,
        "said": _said(SearchForm(request.actor), search.words, search.choices),
        "all_url": _all(search),
    }
    return render(request, "thread/saved.html", context)


def _all(search: SavedSearch) -> str:
    """The search page with all that it finds."""
    params = QueryDict(mutable=True)
    params.update({"q": search.words} if search.words else {})
    params.update(search.choices)
    return f"{reverse('thread:search')}?{params.urlencode()}"


@require_http_methods(["GET", "POST"])
@login_required
def saved_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Call it something else; be told or not."""
    search = queries.saved_by_code(request.actor, code)
    initial = {"name": search.name, "tells": search.tells}
    form = SavedForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        services.change_saved(request.actor, search, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return back(request, reverse("thread:saved", args=[code]))
    said = _said(SearchForm(request.actor), search.words, search.choices)
    context = {"form": form, "search": search, "said": said}
    return render(request, "thread/saved_form.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def saved_take_away(request: HttpRequest, code: str) -> HttpResponse:
    """Take it away, or bring it back."""
    search = queries.saved_by_code(request.actor, code)
    services.take_away_saved(request.actor, search)
    done = _("The search is taken away. You can bring it back below.") if search.retired else _("It is back.")
    messages.success(request, done)
    return back(request, reverse("thread:saved-list"))


@require_POST
@login_required
def saved_seen(request: HttpRequest, code: str) -> HttpResponse:
    """All that is new has been seen."""
    services.mark_seen(request.actor, queries.saved_by_code(request.actor, code))
    return back(request, reverse("thread:saved-list"))
