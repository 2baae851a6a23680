"""Addresses of the measures. Codes in addresses are public codes, never row numbers."""

from __future__ import annotations

from django.urls import path

from rodtrad.sources.indicators.views import (
    compared,
    comparing,
    fetching,
    groups,
    lines,
    measures,
    others,
    taking,
    values,
)

app_name = "indicators"
urlpatterns = [
    path("", measures.measure_list, name="list"),
    path("fil/", measures.taken_list, name="list-file"),
    path("ny/", measures.new, name="new"),
    path("ta-in/", taking.take_in, name="take-in-many"),
    path("ta-in/<slug:code>/", taking.preview, name="preview"),
    path("jamforelse/<slug:code>/", compared.map_columns, name="compared-map"),
    path("jamforelse/<slug:code>/bort/", compared.put_away, name="compared-away"),
    path("kolada/", fetching.kolada, name="kolada"),
    path("kolada/lista/", fetching.fetch_list, name="kolada-list"),
    path("serier/", others.series, name="series"),
    path("serier/<str:name>/", others.one, name="series-one"),
    path("grupper/", groups.group_list, name="groups"),
    path("grupper/ny/", groups.new, name="group-new"),
    path("grupp/<slug:code>/", groups.show, name="group"),
    path("grupp/<slug:code>/andra/", groups.edit, name="group-edit"),
    path("grupp/<slug:code>/lagg-undan/", groups.retire, name="group-retire"),
    path("grupp/<slug:code>/ta-tillbaka/", groups.bring_back, name="group-bring-back"),
    path("signal/<slug:code>/", lines.signal, name="signal"),
    path("syfte/<slug:code>/bort/", lines.aim_end, name="aim-end"),
    path("marke/<slug:code>/bort/", lines.unmark, name="unmark"),
    path("<slug:code>/", measures.show, name="show"),
    path("<slug:code>/fil/", measures.taken, name="file"),
    path("<slug:code>/andra/", measures.edit, name="edit"),
    path("<slug:code>/lagg-undan/", measures.retire, name="retire"),
    path("<slug:code>/ta-tillbaka/", measures.bring_back, name="bring-back"),
    path("<slug:code>/skriver/", measures.writers, name="writers"),
    path("<slug:code>/varden/", values.grid, name="values"),
    path("<slug:code>/rattelser/", values.corrections, name="corrections"),
    path("<slug:code>/ta-in/", taking.take_in, name="take-in"),
    path("<slug:code>/hamtas/", fetching.change, name="fetch"),
    path("<slug:code>/jamfor/ta-in/", compared.send, name="compared-file"),
    path("<slug:code>/jamfor/fil/", compared.taken, name="compared-taken"),
    path("<slug:code>/jamfor/", comparing.compare, name="compare"),
    path("<slug:code>/mal/", lines.aim_new, name="aim-new"),
    path("<slug:code>/marke/", lines.mark_new, name="mark-new"),
]
