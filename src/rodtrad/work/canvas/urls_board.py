"""Paths of the living board: the pulse, writing in place, matching, guiding questions, the quick thought."""

from django.urls import path

from rodtrad.work.canvas.views import capture, guiding, live, matching

urlpatterns = [
    path("snabbt/", capture.quick, name="quick"),
    path("kort/<slug:code>/skriv/", live.write, name="card-write"),
    path("vagledning/forslag/<slug:code>/", guiding.decide, name="guiding-decide"),
    path("vagledning/<slug:place>/", guiding.manage, name="guiding"),
    path("vagledning/<slug:place>/ny-fraga/", guiding.new, name="guiding-new"),
    path("vagledning/<slug:place>/<slug:key>/", guiding.edit, name="guiding-edit"),
    path("<slug:code>/puls/", live.pulse, name="pulse"),
    path("<slug:code>/nytt-kort/", live.quick, name="card-quick"),
    path("<slug:code>/lanka/", live.link, name="link"),
    path("<slug:code>/matchning/<slug:name>/", matching.matrix, name="matrix"),
    path("<slug:code>/vagledning/", guiding.for_case, name="guiding-case"),
    path("<slug:code>/vagledning/visad/", guiding.shown, name="guiding-shown"),
    path("<slug:code>/vagledning/<slug:key>/rosta/", guiding.vote, name="guiding-vote"),
]
