"""Insights are one line in the menu; their pages hang together by tabs."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.base import manifests
from rodtrad.work.insights.templatetags.insights import SECTIONS, insight_pages, insight_sections

PAGES = [name for _title, pages in SECTIONS for name, _page in pages]


def test_menu_when_shown_then_insights_are_one_line() -> None:
    lines = [entry.url for entry in manifests.menu_entries() if entry.url.startswith("insights:")]

    assert lines == ["insights:list"]


def test_tabs_when_here_then_one_section_and_one_page_are_current() -> None:
    sections = [str(tab["title"]) for tab in insight_sections("labels") if tab["current"]]
    pages = [tab["url"] for tab in insight_pages("labels") if tab["current"]]

    assert (sections, pages) == (["Insikter"], [reverse("insights:labels")])
    assert insight_pages("value-maps") == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_page_when_opened_then_its_tabs_say_where_one_is(client, cast, name) -> None:
    client.force_login(cast.developer, backend="allauth.account.auth_backends.AuthenticationBackend")

    said = client.get(reverse(f"insights:{name}")).content.decode()

    assert f'<a href="{reverse(f"insights:{name}")}" aria-current="page">' in said
