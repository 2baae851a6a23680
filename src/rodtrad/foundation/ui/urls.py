"""Paths of the look itself: the style page, the accessibility statement, the choice of language."""

from django.urls import path
from django.views.i18n import set_language

from rodtrad.foundation.ui import views

app_name = "ui"
urlpatterns = [
    path("byggstenar/", views.style, name="style"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("sprak/", set_language, name="set_language"),
]
