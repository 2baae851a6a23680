"""Paths of maps, white spots, equality and the board's reports: part of urls.py."""

from django.urls import path

from rodtrad.work.insights.views import board_reports, joined, maps, white_spots

_CELL = "vita-flackar/<slug:town>/<int:circle>/<slug:group>/<slug:theme>/"

urlpatterns = [
    path("karta/", maps.local_map, name="map"),
    path("karta/ta-ut/", maps.take_map, name="map-take"),
    path("karta/visa/", maps.map_slides, name="map-slides"),
    path("karta/flera/", joined.merged, name="merged"),
    path("karta/sverige/", joined.national, name="national"),
    path("karta/spara/<slug:town>/", maps.keep, name="map-keep"),
    path("karta/<slug:code>/", maps.picture, name="picture"),
    path("vita-flackar/", white_spots.matrix, name="white-spots"),
    path("vita-flackar/flera/", joined.white_joined, name="white-joined"),
    path(_CELL, white_spots.cell, name="cell"),
    path(f"{_CELL}uteslut/", white_spots.exclude, name="cell-exclude"),
    path(f"{_CELL}ta-tillbaka/", white_spots.undecide, name="cell-undecide"),
    path("vilka-hors/", white_spots.heard, name="equality"),
    path("vilka-hors/<slug:town>/<slug:dimension>/", white_spots.shares, name="shares"),
    path("svar-vi-ar-skyldiga/", white_spots.debt, name="debt"),
    path("rapporter/", board_reports.report_list, name="reports"),
    path("rapporter/ny/", board_reports.begin, name="report-new"),
    path("rapporter/<slug:code>/", board_reports.show, name="report"),
    path("rapporter/<slug:code>/ta-ut/", board_reports.take, name="report-take"),
    path("rapporter/<slug:code>/andra/", board_reports.edit, name="report-edit"),
    path("rapporter/<slug:code>/godkann/", board_reports.approve, name="report-approve"),
    path("rapporter/<slug:code>/fraga/", board_reports.ask, name="report-ask"),
    path("rapporter/<slug:code>/fraga/<slug:question>/", board_reports.answer, name="report-answer"),
]
