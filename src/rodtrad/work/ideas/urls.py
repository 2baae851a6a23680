"""Addresses of the ideas. Codes in addresses are public codes, never row numbers and never a sender's code."""

from __future__ import annotations

from django.urls import path

from rodtrad.work.ideas import urls_triage
from rodtrad.work.ideas.views import (
    campaigns,
    conference,
    files,
    ideas,
    importing,
    looking,
    public,
    sending,
)

app_name = "ideas"
urlpatterns = [
    *urls_triage.urlpatterns,
    path("", ideas.idea_list, name="list"),
    path("ny/", sending.new, name="new"),
    path("svar/", public.follow, name="follow"),
    path("skriv/<slug:public_code>/", public.write, name="public"),
    path("skriv/<slug:public_code>/liknande/", public.similar, name="public-similar"),
    path("granska/", looking.waiting, name="waiting"),
    path("granska/<slug:code>/", looking.look, name="look"),
    path("ta-in/<slug:code>/", importing.preview, name="import-preview"),
    path("kampanjer/", campaigns.campaigns, name="campaigns"),
    path("kampanjer/ny/", campaigns.new, name="campaign-new"),
    path("kampanj/<slug:code>/", campaigns.campaign, name="campaign"),
    path("kampanj/<slug:code>/andra/", campaigns.edit, name="campaign-edit"),
    path("kampanj/<slug:code>/stang/", campaigns.close, name="campaign-close"),
    path("kampanj/<slug:code>/oppna/", campaigns.reopen, name="campaign-reopen"),
    path("kampanj/<slug:code>/skriv/", sending.send, name="send"),
    path("kampanj/<slug:code>/liknande/", sending.similar, name="similar"),
    path("kampanj/<slug:code>/lappar/", conference.notes, name="notes"),
    path("kampanj/<slug:code>/vagg/", conference.wall, name="wall"),
    path("kampanj/<slug:code>/vagg/nytt/", conference.wall_notes, name="wall-notes"),
    path("kampanj/<slug:code>/ta-in/", importing.bring_in, name="import"),
    path("kampanj/<slug:code>/affisch/", files.poster, name="poster"),
    path("kampanj/<slug:code>/hafte/", files.booklet, name="booklet"),
    path("kampanj/<slug:code>/fil/", files.taken, name="taken"),
    path("<slug:code>/", ideas.show, name="show"),
    path("<slug:code>/andra/", ideas.edit, name="edit"),
    path("<slug:code>/dela/", ideas.split, name="split"),
    path("<slug:code>/dela/angra/", ideas.unsplit, name="unsplit"),
    path("<slug:code>/lagg-undan/", ideas.retire, name="retire"),
    path("<slug:code>/ta-tillbaka/", ideas.bring_back, name="bring-back"),
    path("<slug:code>/ta-tillbaka-rost/", ideas.voice_back, name="voice-back"),
]
