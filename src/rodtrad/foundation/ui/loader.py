"""Reads templates as django-cotton does, and drops the line end after a component, which would show as a space."""

from __future__ import annotations

from django.template.base import Origin
from django_cotton.cotton_loader import Loader as CottonLoader


class Loader(CottonLoader):  # type: ignore[misc]
    def get_contents(self, origin: Origin) -> str:
        text: str = super().get_contents(origin)
        return text.strip("\n") if "/cotton/" in origin.name else text
