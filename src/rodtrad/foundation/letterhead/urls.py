"""Paths of a place's own templates and logo."""

from django.urls import path

from rodtrad.foundation.letterhead import views

app_name = "letterhead"
urlpatterns = [
    path("", views.places, name="places"),
    path("<slug:code>/", views.show, name="show"),
]
