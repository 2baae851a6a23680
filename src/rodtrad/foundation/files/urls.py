"""Paths of attachments."""

from django.urls import path

from rodtrad.foundation.files import views

app_name = "files"
urlpatterns = [
    path("ny/<slug:code>/", views.new, name="new"),
    path("<slug:code>/", views.content, name="content"),
    path("<slug:code>/lagg-undan/", views.put_away, name="put-away"),
    path("<slug:code>/ta-tillbaka/", views.bring_back, name="bring-back"),
]
