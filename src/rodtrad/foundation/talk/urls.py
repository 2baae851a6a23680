"""Paths of talk. Codes in addresses are public codes, never row numbers."""

from django.urls import path

from rodtrad.foundation.talk.views import comments, delegations, mail, notices

app_name = "talk"
urlpatterns = [
    path("samtal/om/<slug:code>/", comments.new, name="new"),
    path("samtal/svara/<slug:code>/", comments.answer, name="answer"),
    path("samtal/andra/<slug:code>/", comments.edit, name="edit"),
    path("samtal/lagg-undan/<slug:code>/", comments.retire, name="retire"),
    path("samtal/ta-tillbaka/<slug:code>/", comments.bring_back, name="bring-back"),
    path("samtal/klart/<slug:code>/", comments.settle, name="settle"),
    path("samtal/folj/<slug:code>/", comments.follow, name="follow"),
    path("besked/", notices.notices, name="notices"),
    path("besked/lasta/", notices.all_read, name="all-read"),
    path("besked/val/", notices.preferences, name="preferences"),
    path("besked/<slug:code>/", notices.notice, name="notice"),
    path("att-gora/lamna/<str:key>/", delegations.delegate, name="delegate"),
    path("att-gora/ge-tillbaka/<slug:code>/", delegations.give_back, name="give-back"),
    path("att-gora/avsluta/<slug:code>/", delegations.end, name="end"),
    path("att-gora/vikarie/", delegations.stand_ins, name="stand-ins"),
    path("att-gora/vikarie/<slug:code>/avsluta/", delegations.stand_in_end, name="stand-in-end"),
    path("forvalta/e-post/", mail.mail, name="mail"),
    path("forvalta/e-post/<slug:code>/igen/", mail.again, name="mail-again"),
]
