"""Paths of the thread's own pages. Codes in addresses are public codes, never row numbers."""

from django.urls import path

from rodtrad.foundation.thread import views

app_name = "thread"
urlpatterns = [
    path("sok/", views.search, name="search"),
    path("sok/forslag/", views.suggestions, name="suggestions"),
    path("trad/flagga/<slug:code>/", views.flag, name="flag"),
    path("trad/lank/<slug:code>/", views.link, name="link"),
    path("trad/alternativ/<slug:code>/", views.alternative, name="alternative"),
    path("trad/<slug:code>/", views.show, name="show"),
    path("trad/<slug:code>/historik/", views.history, name="history"),
    path("trad/<slug:code>/lanka/", views.new_link, name="link-new"),
    path("trad/<slug:code>/gor/<slug:name>/", views.become, name="become"),
    path("trad/<slug:code>/lagg-undan/", views.retire, name="retire"),
]
