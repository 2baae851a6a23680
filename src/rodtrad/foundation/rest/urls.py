"""Paths of keys, of the REST itself (/api/v1/), and of its description."""

from django.urls import path

from rodtrad.foundation.rest import views
from rodtrad.foundation.rest.mounting import PREFIX, patterns

app_name = "rest"
_BEGINS = PREFIX.lstrip("/")
urlpatterns = [
    path("konto/api-nycklar/", views.tokens, name="tokens"),
    path("konto/api-nycklar/ny/", views.new, name="token-new"),
    path("konto/api-nycklar/<slug:code>/aterkalla/", views.revoke, name="token-revoke"),
    path("forvalta/api-nycklar/", views.all_tokens, name="all-tokens"),
    path("api/", views.docs, name="docs"),
    path(f"{_BEGINS}openapi.json", views.openapi, name="openapi"),
    *(path(f"{_BEGINS}{row.pattern}", row.callback, name=row.name) for row in patterns()),
    path("api/<path:rest>", views.nothing, name="nothing"),
]
