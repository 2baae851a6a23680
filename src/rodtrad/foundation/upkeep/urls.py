"""Paths of the page on how the installation is doing."""

from django.urls import path

from rodtrad.foundation.upkeep import views

app_name = "upkeep"
urlpatterns = [path("", views.health, name="health")]
