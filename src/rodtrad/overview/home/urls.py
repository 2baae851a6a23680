"""Paths of the start page and of what waits."""

from django.urls import path

from rodtrad.overview.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("att-gora/", views.todos, name="todos"),
    path("att-gora/person/<slug:code>/", views.person, name="person"),
]
