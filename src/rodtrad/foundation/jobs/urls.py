"""Paths of background work."""

from django.urls import path

from rodtrad.foundation.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.list_jobs, name="list"),
    path("<slug:code>/", views.show, name="show"),
    path("<slug:code>/stoppa/", views.stop, name="stop"),
    path("<slug:code>/starta-igen/", views.start_again, name="start-again"),
]
