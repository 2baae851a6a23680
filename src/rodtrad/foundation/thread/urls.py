"""Paths of the thread's own pages. Codes in addresses are public codes, never row numbers."""

from django.urls import path

from rodtrad.foundation.thread import views
from rodtrad.foundation.thread.views import saved

app_name = "thread"
urlpatterns = [
    path("sok/", views.search, name="search"),
    path("sok/forslag/", views.suggestions, name="suggestions"),
    path("sok/spara/", saved.save, name="save-search"),
    path("sok/sparade/", saved.saved_list, name="saved-list"),
    path("sok/sparade/<slug:code>/", saved.saved, name="saved"),
    path("sok/sparade/<slug:code>/andra/", saved.saved_edit, name="saved-edit"),
    path("sok/sparade/<slug:code>/sett/", saved.saved_seen, name="saved-seen"),
    path("sok/sparade/<slug:code>/ta-bort/", saved.saved_take_away, name="saved-take-away"),
    path("trad/flagga/<slug:code>/", views.flag, name="flag"),
    path("trad/lank/<slug:code>/", views.link, name="link"),
    path("trad/alternativ/<slug:code>/", views.alternative, name="alternative"),
    path("trad/<slug:code>/", views.show, name="show"),
    path("trad/<slug:code>/historik/", views.history, name="history"),
    path("trad/<slug:code>/lanka/", views.new_link, name="link-new"),
    path("trad/<slug:code>/gor/<slug:name>/", views.become, name="become"),
    path("trad/<slug:code>/lagg-undan/", views.retire, name="retire"),
]
