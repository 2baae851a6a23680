"""Knowledge in use: the list, and the same as a file."""

from __future__ import annotations

import csv

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import Page, linked
from rodtrad.kernel.kubinol.words import KNOWLEDGE
from rodtrad.work.canvas.choices import TYPE_PLURALS, TYPE_TITLES, word_label
from rodtrad.work.canvas.forms.asking_lists import KnowledgeFilter
from rodtrad.work.canvas.queries import knowledge_use as queries
from rodtrad.work.canvas.queries.cards import facts_of_card
from rodtrad.work.canvas.rules.cells import safe_cell


@require_http_methods(["GET", "POST"])
@login_required
def knowledge(request: HttpRequest) -> HttpResponse:
    """What is known in the works one may see; what nobody uses comes first."""
    form = KnowledgeFilter(narrowing(request))
    wanted = form.wanted()
    if (onward := narrowed(request, form)) is not None:
        return onward
    if form.is_refused:
        return _page(request, form, wanted, Page(), 422)
    return _page(
        request, form, wanted, queries.knowledge_page(request.actor, wanted, request.GET.get("after", ""))
    )


def _page(request: HttpRequest, form, wanted, page, status: int = 200) -> HttpResponse:
    cases = {row.card.case_id: row.card.case for row in page.rows}
    numbers = queries.kinds_by_case(request.actor, cases) if cases else {}
    context = {
        "form": form, "page": linked(page, request.GET), "narrowed": wanted != queries.KnowledgeWanted(),
        "rows": [_told(row) for row in page.rows], "kinds": [TYPE_PLURALS[name] for name in KNOWLEDGE],
        "by_case": [(case, [numbers.get(pk, {}).get(name, 0) for name in KNOWLEDGE]) for pk, case in cases.items()],
        "query": request.GET.urlencode(), "unused": wanted.use == "unused",
    }  # fmt: skip
    return render(request, "canvas/asking/knowledge.html", context, status=status)


def _told(row) -> dict[str, object]:
    fields = row.card.fields
    applies = next((fact.items for fact in facts_of_card(row.card) if fact.items), ())
    return {
        "card": row.card, "item": row.card.item, "case": row.card.case, "used_by": row.used_by,
        "kind": TYPE_TITLES[row.card.item.kind], "year": fields.get("year", ""),
        "trust": word_label("trust", fields["trust"]) if fields.get("trust") else "",
        "applies": "; ".join(f"{title}: {value}" for title, value in applies),
    }  # fmt: skip


@require_GET
@login_required
def knowledge_file(request: HttpRequest) -> HttpResponse:
    """The list as CSV (semicolons, UTF-8 with a mark, as Swedish spreadsheets read it), no cell a formula."""
    wanted = KnowledgeFilter(request.GET).wanted()
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="kunskap.csv"'
    table = csv.writer(response, delimiter=";", lineterminator="\r\n")
    table.writerow([_("Knowledge"), _("Kind"), _("Year"), _("Trust"), _("Valid for"), _("Where it comes from"),
                    _("Work"), _("Municipality"), _("Used by")])  # fmt: skip
    for row in queries.knowledge_for_file(request.actor, wanted):
        told, card = _told(row), row.card
        cells = [card.item.text, capfirst(str(told["kind"])), told["year"], told["trust"], told["applies"],
                 card.reference, card.case.item.title, card.case.municipality.name,
                 ", ".join(item.title for item in row.used_by)]  # fmt: skip
        table.writerow([safe_cell(str(cell)) for cell in cells])
    return response
