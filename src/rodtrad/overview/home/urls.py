"""Paths of the start page."""

from django.urls import path

from rodtrad.overview.home import views

app_name = "home"
urlpatterns = [path("", views.start, name="start")]
