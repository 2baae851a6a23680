"""Searching everything one may see, from the box on every page. The words are sent by POST; what passes leads on."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.thread import queries
from rodtrad.foundation.thread.forms import SearchForm, WordsForm
from rodtrad.foundation.thread.rules.search import question_of, typed_so_far
from rodtrad.foundation.thread.tables import hit_rows, narrower_links

SUGGESTED = 7


@require_http_methods(["GET", "POST"])
@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Everything one may see that the words are found in, best first."""
    form = SearchForm(request.actor, narrowing(request))
    asked = form.asked()
    if (onward := narrowed(request, form)) is not None:
        return onward
    if form.is_refused or not (asked.words or asked.is_narrowed):
        return render(request, "thread/search.html", {"form": form}, status=422 if form.is_refused else 200)
    question = question_of(asked.words, asked.narrowed)
    hits = queries.search(request.actor, question, request.GET.get("after", ""))
    pager = {"next_url": _with(request, hits.following) if hits.following else "", "count_text": "",
             "previous_url": _with(request, "") if request.GET.get("after") else ""}  # fmt: skip
    context = {"form": form, "words": asked.words, "rows": hit_rows(hits.items), "pager": pager, "is_asked": True,
               "narrower": narrower_links(request.GET), "save_url": _save_url(request)}  # fmt: skip
    return render(request, "thread/search.html", context)


@require_POST
@login_required
def suggestions(request: HttpRequest) -> HttpResponse:
    """The first hits for what is typed so far, as a list for the box. Nothing typed is kept."""
    form = WordsForm(request.POST)
    words = form.words()
    if form.is_refused or not words:
        return HttpResponse(status=204)
    hits = queries.search(request.actor, typed_so_far(words), size=SUGGESTED)
    return render(request, "thread/_suggestions.html", {"rows": hit_rows(hits.items)})


def _save_url(request: HttpRequest) -> str:
    """Where the search as it stands is saved."""
    return reverse("thread:save-search") + _with(request, "")


def _with(request: HttpRequest, cursor: str) -> str:
    """The same search from another place, or from its beginning."""
    other = request.GET.copy()
    other.pop("after", None)
    if cursor:
        other["after"] = cursor
    return f"?{other.urlencode()}"
